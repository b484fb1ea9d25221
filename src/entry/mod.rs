//! The ways in.

mod around;

pub use around::mount;

use crate::ui::{App, AppProps, Ports};

/// Mounts the widget on a page of its own, in the element whose fallback text it replaces.
///
/// Without a window, a document or the element nothing happens, and the fallback text stays. Pages of others have
/// elements called `app`, too, so its class is asked for as well.
pub fn page() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let Some(root) = document.query_selector("main#app.pm-page").ok().flatten() else { return };
    root.set_text_content(None);
    let props = AppProps { ports: Ports::of(window, document), prefix: "pm".into() };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
