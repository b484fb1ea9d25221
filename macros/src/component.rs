//! `#[component]`: a unit struct that knows its props and how to render them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, FnArg, ItemFn, Pat, Type, parse_quote, parse2};

pub fn expand(item: TokenStream) -> syn::Result<TokenStream> {
    let mut function: ItemFn = parse2(item)?;
    let (attrs, vis, name) = (&function.attrs, &function.vis, &function.sig.ident);
    let (pattern, props): (Pat, Type) = match function.sig.inputs.first() {
        None => (parse_quote!(_), parse_quote!(())),
        Some(FnArg::Typed(arg)) => match &*arg.ty {
            Type::Reference(reference) => ((*arg.pat).clone(), (*reference.elem).clone()),
            other => return Err(syn::Error::new_spanned(other, "props are taken by reference")),
        },
        Some(other) => return Err(syn::Error::new_spanned(other, "a component has no self")),
    };
    let output = &function.sig.output;
    let mut body = function.block.clone();
    Hooks.visit_block_mut(&mut body);
    function.block = body;
    let body = &function.block;
    Ok(quote! {
        #(#attrs)*
        #[derive(Clone, Copy, Debug)]
        #vis struct #name;

        impl crate::ui::part::Shown for #name {
            type Props = #props;

            fn show(__hooks: &mut crate::ui::hooks::Hooks, #pattern: &#props) #output #body
        }
    })
}

/// Tells every `use_...` function that is called which component's hook it is.
struct Hooks;

impl VisitMut for Hooks {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        // A hook inside a closure would run who knows when: it is told nothing, and does not compile.
        if matches!(expr, Expr::Closure(_)) {
            return;
        }
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Call(call) = expr
            && let Expr::Path(path) = &*call.func
            && path.path.segments.last().is_some_and(|s| s.ident.to_string().starts_with("use_"))
        {
            call.args.insert(0, parse_quote!(__hooks));
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
