//! Custom properties set through the style object.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element};

use super::prelude::*;

/// Custom properties with their values, such as `("--share", "0.4")`.
pub type Vars = Vec<(&'static str, String)>;

/// Sets custom properties on the element a node stands for, and takes those away that are no longer given.
///
/// A strict content security policy drops `style="..."` attributes, which is what `style={...}` becomes; it lets the
/// style object through. Give the node's element no `style` attribute of its own.
pub fn use_vars(hooks: &mut Hooks, node: &NodeRef, vars: Vars) {
    let node = node.clone();
    let last = use_mut_ref(hooks, || None::<(Element, Vars)>);
    // After every render: the node may stand for another element than before.
    use_effect(hooks, move || {
        let Some(element) = node.get().map(JsCast::unchecked_into::<Element>) else { return };
        let mut last = last.borrow_mut();
        let before = last.take().filter(|(known, _)| *known == element).map(|(_, vars)| vars);
        let before = before.unwrap_or_default();
        if before != vars {
            set(&element, &before, &vars);
        }
        *last = Some((element, vars));
    });
}

/// Sets what differs. HTML and SVG elements both have a style object, so neither is asked for.
fn set(element: &Element, before: &Vars, vars: &Vars) {
    let Ok(style) = Reflect::get(element, &"style".into()) else { return };
    if !style.is_object() {
        return;
    }
    let style = style.unchecked_into::<CssStyleDeclaration>();
    for (name, _) in before.iter().filter(|(name, _)| !vars.iter().any(|(kept, _)| kept == name)) {
        let _ = style.remove_property(name);
    }
    for var in vars.iter().filter(|var| !before.contains(var)) {
        let _ = style.set_property(var.0, &var.1);
    }
}
