//! A widget in somebody else's page: what the scripts of the element and of the frame call.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::domain::{Length, MeetingId, School};
use crate::ui::{App, AppProps, Event, Keeper, Ports, Request, Within};

/// Mounts a widget in an element of somebody's page.
///
/// `settings` is an object; each of its fields may be missing:
/// - `meeting`: the name it is kept under, in lower case letters, digits and dashes.
/// - `list`: an agenda as lines of text; `agenda`: a preset, such as "learning-45"; `opener`: other words than the
///   Prime Directive's.
/// - `storage`: "local", "none" or "host"; `page`: the address voting links open.
/// - `alone`, `muted`: "true" or nothing.
///
/// `tell` is called with the name of what happened and its details as JSON; `pm-ready` comes when the page may ask. The
/// answer is a function that takes what the page wants and a detail, both texts, and answers with a text or throws a
/// word: "not-ready", "not-now", "occupied", "unreadable" or "unknown". `destroy` takes the widget away.
#[wasm_bindgen]
pub fn mount(root: Element, settings: &JsValue, tell: Function) -> JsValue {
    let Some(window) = web_sys::window() else { return JsValue::NULL };
    let Some(document) = window.document() else { return JsValue::NULL };
    let field = |name: &str| Reflect::get(settings, &name.into()).ok().and_then(|v| v.as_string()).unwrap_or_default();
    let tell = move |name: &str, detail: &str| {
        let _ = tell.call2(&JsValue::NULL, &name.into(), &detail.into());
    };
    let (named, meeting) = (field("meeting"), MeetingId::new(&field("meeting")));
    if meeting.is_none() && !named.is_empty() {
        tell("pm-error", "{\"code\":\"bad-name\"}");
    }
    let within = Within {
        meeting,
        list: field("list"),
        preset: preset(&field("agenda")),
        opener: field("opener"),
        keeper: match &*field("storage") {
            "none" => Keeper::Nobody,
            "host" => Keeper::Page,
            _ => Keeper::Browser,
        },
        page: field("page"),
        alone: !field("alone").is_empty(),
        muted: !field("muted").is_empty(),
        tell: Box::new(tell),
    };
    let props = AppProps { ports: Ports::of(window, document).within(within), prefix: "pm".into() };
    let handle = yew::Renderer::<App>::with_root_and_props(root, props).render();
    let handle = RefCell::new(Some(handle));
    let ask = move |what: String, detail: String| -> Result<JsValue, JsValue> {
        if what == "destroy" {
            let gone = handle.borrow_mut().take();
            gone.into_iter().for_each(yew::AppHandle::destroy);
            return Ok(JsValue::UNDEFINED);
        }
        let handle = handle.borrow();
        let Some(handle) = &*handle else { return Err("unknown".into()) };
        let Some(app) = handle.get_component() else { return Err("not-ready".into()) };
        let text = match &*what {
            "export" => Some(app.export(&detail)),
            "name" => Some(app.name()),
            _ => None,
        };
        if let Some(text) = text {
            return text.map(JsValue::from).ok_or_else(|| "not-now".into());
        }
        let request = request(&what, detail).ok_or("unknown")?;
        if let Some(refused) = app.refuses(&request) {
            return Err(refused.into());
        }
        drop(app);
        handle.send_message(Event::Requested(request));
        Ok(JsValue::UNDEFINED)
    };
    Closure::<dyn Fn(String, String) -> Result<JsValue, JsValue>>::new(ask).into_js_value()
}

fn request(what: &str, detail: String) -> Option<Request> {
    Some(match what {
        "start" => Request::Start,
        "pause" => Request::Pause,
        "next" => Request::Next,
        "prev" => Request::Back,
        "extend" => Request::Extend,
        "open" => Request::Open(detail),
        "mute" => Request::Mute(!detail.is_empty()),
        _ => return None,
    })
}

/// A preset by its name, "buy-in-60"; what is missing or unknown is the usual.
fn preset(name: &str) -> (School, Length) {
    let (name, minutes) = match name.rsplit_once('-') {
        Some((school, minutes)) if minutes.parse::<u16>().is_ok() => (school, minutes),
        _ => (name, ""),
    };
    let school = if name == "learning" { School::Learning } else { School::BuyIn };
    (school, minutes.parse().ok().and_then(Length::of).unwrap_or_default())
}
