//! The ways in.

use crate::ui::{App, AppProps, Ports};

/// Mounts the widget on the page, in the element `app`, whose fallback text it replaces.
///
/// Without a window, a document or the element nothing happens, and the fallback text stays.
pub fn page() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let Some(root) = document.get_element_by_id("app") else { return };
    root.set_inner_html("");
    let props = AppProps { ports: Ports::of(window, document), prefix: "pm".into() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
