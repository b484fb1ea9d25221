//! The ways in.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::domain::MeetingId;
use crate::ui::{App, AppProps, Ports, Within};

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

/// Mounts a widget in an element of somebody's page; the answer takes it away again.
///
/// `meeting` names the meeting it is for, in letters, digits and dashes; `agenda` is a list as text, or empty; `tell` is
/// called with the name of what happened and its details as JSON.
#[wasm_bindgen]
pub fn mount(root: Element, meeting: &str, agenda: String, tell: Function) -> JsValue {
    let Some(window) = web_sys::window() else { return JsValue::NULL };
    let Some(document) = window.document() else { return JsValue::NULL };
    let tell = move |name: &str, detail: &str| {
        let _ = tell.call2(&JsValue::NULL, &name.into(), &detail.into());
    };
    let within = Within { meeting: MeetingId::new(meeting), agenda, tell: Box::new(tell) };
    let ports = Ports { within: Some(Rc::new(within)), ..Ports::of(window, document) };
    let props = AppProps { ports, prefix: "pm".into() };
    let handle = yew::Renderer::<App>::with_root_and_props(root, props).render();
    Closure::once_into_js(move || handle.destroy())
}
