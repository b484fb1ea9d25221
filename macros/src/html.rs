//! `html!`: reads Yew's syntax, writes calls.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Expr, Ident, LitStr, Path, Token, braced, token};

pub fn expand(input: TokenStream) -> syn::Result<TokenStream> {
    let bare = match input.clone().into_iter().next() {
        Some(TokenTree::Punct(p)) => p.as_char() != '<',
        Some(TokenTree::Group(g)) => g.delimiter() != Delimiter::Brace,
        Some(TokenTree::Ident(i)) => i != "if",
        Some(TokenTree::Literal(_)) => true,
        None => false,
    };
    let nodes = if bare { vec![Node::Text(input)] } else { nodes.parse2(input)? };
    let steps = one(&nodes);
    Ok(quote!({
        let mut __b = crate::ui::part::Build::new();
        #steps
        __b.done()
    }))
}

fn nodes(input: ParseStream) -> syn::Result<Vec<Node>> {
    let mut nodes = Vec::new();
    while !input.is_empty() {
        nodes.push(input.parse::<Node>()?);
    }
    Ok(nodes)
}

/// Steps that build exactly one node: one stands for itself, several are a list, none is nothing.
fn one(nodes: &[Node]) -> TokenStream {
    match nodes {
        [] => quote!(__b.nothing();),
        [one] => one.write(),
        many => {
            let kids = many.iter().map(Node::write);
            quote!(__b.open_list(); #(#kids)* __b.close();)
        }
    }
}

enum Node {
    Element { name: Name, attrs: Vec<Attr>, kids: Vec<Node>, span: Span },
    Component { path: Path, attrs: Vec<Attr>, base: Option<Expr>, kids: Vec<Node>, span: Span },
    List(Vec<Node>),
    Text(TokenStream),
    Each(Expr),
    If(TokenStream),
}

/// The name of an element or an attribute, hyphens included.
type Name = String;

struct Attr {
    name: Name,
    value: Expr,
}

impl Parse for Node {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Token![<]) {
            return tag(input);
        }
        if input.peek(Token![if]) {
            return Ok(Self::If(condition(input)?));
        }
        let inside;
        braced!(inside in input);
        if inside.peek(Token![for]) && !inside.peek2(Token![<]) {
            let fork = inside.fork();
            fork.parse::<Token![for]>()?;
            if fork.call(Expr::parse_without_eager_brace).is_ok() && fork.is_empty() {
                inside.parse::<Token![for]>()?;
                return Ok(Self::Each(inside.parse()?));
            }
        }
        Ok(Self::Text(inside.parse()?))
    }
}

fn tag(input: ParseStream) -> syn::Result<Node> {
    let open: Token![<] = input.parse()?;
    if input.peek(Token![>]) {
        input.parse::<Token![>]>()?;
        let kids = children(input)?;
        input.parse::<Token![<]>()?;
        input.parse::<Token![/]>()?;
        input.parse::<Token![>]>()?;
        return Ok(Node::List(kids));
    }
    let fork = input.fork();
    let first: Ident = fork.call(Ident::parse_any)?;
    let is_component = first.to_string().starts_with(char::is_uppercase) || fork.peek(Token![::]);
    let (name, path) = if is_component {
        (String::new(), Some(input.call(Path::parse_mod_style)?))
    } else {
        (hyphenated(input)?, None)
    };
    let mut attrs = Vec::new();
    let mut base = None;
    while !input.peek(Token![>]) && !input.peek(Token![/]) {
        if input.peek(Token![..]) {
            input.parse::<Token![..]>()?;
            let mut tokens = TokenStream::new();
            while !(input.peek(Token![>]) || input.peek(Token![/]) && input.peek2(Token![>])) {
                tokens.extend([input.parse::<TokenTree>()?]);
            }
            base = Some(syn::parse2(tokens)?);
            continue;
        }
        attrs.push(attr(input)?);
    }
    let mut kids = Vec::new();
    if input.peek(Token![/]) {
        input.parse::<Token![/]>()?;
        input.parse::<Token![>]>()?;
    } else {
        input.parse::<Token![>]>()?;
        kids = children(input)?;
        input.parse::<Token![<]>()?;
        input.parse::<Token![/]>()?;
        match &path {
            Some(_) => drop(input.call(Path::parse_mod_style)?),
            None => {
                let closed = hyphenated(input)?;
                if closed != name {
                    return Err(input.error(format!("</{closed}> closes <{name}>")));
                }
            }
        }
        input.parse::<Token![>]>()?;
    }
    let span = open.span;
    Ok(match path {
        Some(path) => Node::Component { path, attrs, base, kids, span },
        None => Node::Element { name, attrs, kids, span },
    })
}

fn children(input: ParseStream) -> syn::Result<Vec<Node>> {
    let mut kids = Vec::new();
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        kids.push(input.parse()?);
    }
    Ok(kids)
}

/// `name="text"`, `name={value}` or `{name}`.
fn attr(input: ParseStream) -> syn::Result<Attr> {
    if input.peek(token::Brace) {
        let inside;
        braced!(inside in input);
        let ident: Ident = inside.call(Ident::parse_any)?;
        let name = ident.to_string();
        return Ok(Attr { name, value: syn::parse_quote!(#ident) });
    }
    let name = hyphenated(input)?;
    input.parse::<Token![=]>()?;
    let value = if input.peek(token::Brace) {
        let inside;
        braced!(inside in input);
        block(inside.parse()?)?
    } else {
        let literal: syn::Lit = input.parse()?;
        syn::parse_quote!(#literal)
    };
    Ok(Attr { name, value })
}

/// What stands in braces: an expression, or statements with one at their end.
fn block(tokens: TokenStream) -> syn::Result<Expr> {
    syn::parse2(tokens.clone()).or_else(|_| syn::parse2(quote!({ #tokens })))
}

fn hyphenated(input: ParseStream) -> syn::Result<Name> {
    let mut name = input.call(Ident::parse_any)?.to_string();
    while input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        name.push('-');
        name.push_str(&input.call(Ident::parse_any)?.to_string());
    }
    Ok(name.trim_start_matches("r#").to_owned())
}

/// `if a { .. } else if let Some(b) = c { .. } else { .. }`; without an else there is nothing.
fn condition(input: ParseStream) -> syn::Result<TokenStream> {
    input.parse::<Token![if]>()?;
    let mut head = TokenStream::new();
    while !input.peek(token::Brace) {
        head.extend([input.parse::<TokenTree>()?]);
        // A struct or a block in the head stands in parentheses, as in Rust itself.
        if let Some(TokenTree::Group(g)) = head.clone().into_iter().last()
            && g.delimiter() == Delimiter::Brace
        {
            return Err(input.error("parenthesise this"));
        }
    }
    let inside;
    braced!(inside in input);
    let then = one(&nodes(&inside)?);
    let other = if !input.peek(Token![else]) {
        quote!(__b.nothing();)
    } else {
        input.parse::<Token![else]>()?;
        if input.peek(Token![if]) {
            condition(input)?
        } else {
            let inside;
            braced!(inside in input);
            one(&nodes(&inside)?)
        }
    };
    Ok(quote!(if #head { #then } else { #other }))
}

impl Node {
    fn write(&self) -> TokenStream {
        match self {
            Self::List(nodes) => {
                let kids = nodes.iter().map(Self::write);
                quote!(__b.open_list(); #(#kids)* __b.close();)
            }
            Self::Text(expr) => quote!(crate::ui::part::Kid::put({ #expr }, &mut __b);),
            Self::Each(expr) => quote! {
                __b.open_list();
                for __kid in #expr { crate::ui::part::Kid::put(__kid, &mut __b); }
                __b.close();
            },
            Self::If(tokens) => tokens.clone(),
            Self::Element { name, attrs, kids, span } => element(name, attrs, kids, *span),
            Self::Component { path, attrs, base, kids, span } => component(path, attrs, base.as_ref(), kids, *span),
        }
    }
}

/// An element: what never changes is one text, `tag\0name\0value...`; the rest is told step by step.
fn element(name: &str, attrs: &[Attr], kids: &[Node], span: Span) -> TokenStream {
    let mut fixed = name.to_owned();
    let mut calls = Vec::new();
    for Attr { name, value } in attrs {
        calls.push(match name.as_str() {
            "ref" => quote!(__b.node(#value);),
            "key" => quote!(__b.key(::yew::virtual_dom::Key::from(#value));),
            "value" => quote!(__b.value(crate::ui::part::Value::value(#value));),
            "checked" => quote!(__b.checked(#value);),
            "disabled" | "hidden" | "readonly" | "autofocus" | "multiple" | "selected" | "open" => {
                quote!(__b.flag(#name, #value);)
            }
            event if event.starts_with("on") => {
                let event = Ident::new(event, span);
                quote!(__b.#event(::yew::html::IntoEventCallback::into_event_callback(#value));)
            }
            name => match value {
                Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => {
                    fixed.push('\0');
                    fixed.push_str(name);
                    fixed.push('\0');
                    fixed.push_str(&text.value());
                    continue;
                }
                value => quote!(crate::ui::part::Value::set(#value, #name, &mut __b);),
            },
        });
    }
    let kids = kids.iter().map(Node::write);
    let fixed = LitStr::new(&fixed, span);
    quote_spanned! {span=>
        __b.open(#fixed);
        #(#calls)*
        #(#kids)*
        __b.close();
    }
}

fn component(path: &Path, attrs: &[Attr], base: Option<&Expr>, kids: &[Node], span: Span) -> TokenStream {
    let key = attrs.iter().find(|a| a.name == "key").map(|a| &a.value);
    let key = match key {
        Some(key) => quote!(::core::option::Option::Some(::yew::virtual_dom::Key::from(#key))),
        None => quote!(::core::option::Option::None),
    };
    let children = (!kids.is_empty()).then(|| {
        let steps = one(kids);
        quote!({ let mut __b = crate::ui::part::Build::new(); #steps __b.done() })
    });
    let props: Vec<_> =
        attrs.iter().filter(|a| a.name != "key").map(|a| (Ident::new(&a.name, span), &a.value)).collect();
    let call = match base {
        Some(base) => {
            let sets = props.iter().map(|(name, value)| quote!(__p.#name = (#value).into();));
            quote!(part::<#path>(&mut __b, __PLACE, #key, { #[allow(unused_mut)] let mut __p: __P = #base; #(#sets)* __p }))
        }
        None if props.is_empty() && children.is_none() => {
            quote!(part::<#path>(&mut __b, __PLACE, #key, crate::ui::part::plain::<__P>()))
        }
        None => {
            let children = children.map(|kids| (Ident::new("children", span), kids));
            let children = children.iter().map(|(name, kids)| (name, quote!(#kids)));
            let (names, values): (Vec<_>, Vec<_>) =
                props.iter().map(|(name, value)| (name, quote!(#value))).chain(children).unzip();
            let texts = names.iter().map(|name| LitStr::new(&name.unraw().to_string(), span));
            quote! {
                part_of::<#path>(&mut __b, __PLACE, #key, {
                    const _: () = debug_assert!(
                        crate::ui::part::has_all(<__P as crate::ui::part::Given>::NEEDED, &[#(#texts),*]),
                        "a prop is missing"
                    );
                    let mut __g = <<__P as crate::ui::part::Given>::Parts as ::core::default::Default>::default();
                    #(crate::ui::part::give(&mut __g.#names, ::yew::html::IntoPropValue::into_prop_value(#values));)*
                    __g
                })
            }
        }
    };
    quote_spanned! {span=> {
        type __P = <#path as crate::ui::part::Shown>::Props;
        const __PLACE: u32 = line!() * 1000 + column!();
        crate::ui::part::#call;
    }}
}
