//! `html!` and `#[component]` as Yew has them, made into far less code.
//!
//! Yew's own macros write out every element, attribute and component in full at every place, for speed. This product
//! counts bytes: here an element becomes a few calls of small shared functions (`crate::ui::part::Build`), and all
//! function components share one real component (`crate::ui::part::Part`). The syntax is Yew's.

mod component;
mod html;
mod props;

use proc_macro::TokenStream;

/// Elements, components, `{expressions}`, `if` and `{ for iterators }`, as in Yew.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    html::expand(input.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes `fn Name(props: &NameProps) -> Html` a component; hooks are called as in Yew.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    component::expand(item.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}

/// Makes a struct the props of a component; `#[prop_or_default]` and `#[prop_or(value)]` mark those that may be left out.
#[proc_macro_derive(Properties, attributes(prop_or_default, prop_or))]
pub fn properties(item: TokenStream) -> TokenStream {
    props::expand(item.into()).unwrap_or_else(syn::Error::into_compile_error).into()
}
