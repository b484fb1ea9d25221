//! `#[derive(Properties)]`: props that are given one by one, without a builder of their own.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, DeriveInput, Expr, Fields, parse2};

pub fn expand(item: TokenStream) -> syn::Result<TokenStream> {
    let item: DeriveInput = parse2(item)?;
    let (name, vis) = (&item.ident, &item.vis);
    let parts = format_ident!("{name}Parts");
    let Data::Struct(data) = &item.data else { return Err(syn::Error::new_spanned(name, "props are a struct")) };
    let Fields::Named(fields) = &data.fields else { return Err(syn::Error::new_spanned(name, "props have names")) };
    let (mut names, mut types, mut needed) = (Vec::new(), Vec::new(), Vec::new());
    let (mut given, mut takes) = (Vec::new(), Vec::new());
    for field in &fields.named {
        let Some(name) = &field.ident else { continue };
        let mut take = None;
        for attr in &field.attrs {
            if attr.path().is_ident("prop_or_default") {
                take = Some(quote!(#name: #name.unwrap_or_default()));
            } else if attr.path().is_ident("prop_or") {
                let value: Expr = attr.parse_args()?;
                take = Some(quote!(#name: #name.unwrap_or_else(|| #value)));
            }
        }
        if take.is_none() {
            needed.push(name.to_string());
            given.push(quote!(#name: ::core::option::Option::Some(#name)));
        } else {
            given.push(quote!(#name));
        }
        takes.push(take.unwrap_or_else(|| quote!(#name)));
        names.push(name);
        types.push(&field.ty);
    }
    Ok(quote! {
        #[doc = "Props while they are given."]
        #[doc(hidden)]
        #[allow(missing_docs, missing_debug_implementations)]
        #vis struct #parts { #(pub #names: ::core::option::Option<#types>,)* }

        impl ::core::default::Default for #parts {
            #[inline(always)]
            fn default() -> Self {
                Self { #(#names: ::core::option::Option::None,)* }
            }
        }

        impl crate::ui::part::Given for #name {
            type Parts = #parts;

            const NEEDED: &'static [&'static str] = &[#(#needed),*];

            fn whole(parts: #parts) -> ::core::option::Option<Self> {
                match parts {
                    #parts { #(#given,)* } => ::core::option::Option::Some(Self { #(#takes,)* }),
                    #[allow(unreachable_patterns)]
                    other => crate::ui::part::incomplete(other),
                }
            }
        }
    })
}
