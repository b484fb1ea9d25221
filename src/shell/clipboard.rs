//! Puts text on the clipboard, in three ways one after the other.
//!
//! 1. The asynchronous clipboard: missing on plain http, refused in frames without `clipboard-write`.
//! 2. `execCommand('copy')`: old, but it works in sandboxed frames.
//! 3. Neither: [`Copied::NotAllowed`], and the widget shows the text selected, to be copied by hand.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Document, Element, HtmlDocument, HtmlElement, HtmlTextAreaElement, Window,
};

use super::Listener;

/// What came of copying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It is on the clipboard.
    Done,
    /// The browser allows neither way: show the text selected.
    NotAllowed,
}

/// Copies text, and the same as HTML for those who paste into an editor. Call it from a click or a key.
///
/// `root` is an element of the widget in the window that was clicked; inside an open modal dialog it must be part of
/// that dialog, since nothing else can be selected then. A text field stands in it for a moment; focus returns.
pub fn copy(text: String, html: Option<String>, root: &Element, done: impl FnOnce(Copied) + 'static) {
    let Some(document) = root.owner_document() else { return done(Copied::NotAllowed) };
    // Asked for now, while the click counts.
    let may = !is_forbidden(&document);
    let asked = document.default_view().filter(|_| may).and_then(|window| ask(&window, &text, html.as_deref()));
    let root = root.clone();
    spawn_local(async move {
        if let Some(promise) = asked
            && JsFuture::from(promise).await.is_ok()
        {
            return done(Copied::Done);
        }
        let copied = command(&document, &root, &text, html.as_deref());
        done(if copied { Copied::Done } else { Copied::NotAllowed });
    });
}

// By hand: `web-sys` keeps `ClipboardItem` behind an unstable flag and lets `writeText` throw through.
#[wasm_bindgen]
extern "C" {
    type AsyncClipboard;

    #[wasm_bindgen(method, catch, js_name = "writeText")]
    fn write_text(this: &AsyncClipboard, text: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &AsyncClipboard, items: &Array) -> Result<Promise, JsValue>;

    type ClipboardItem;

    #[wasm_bindgen(constructor, catch)]
    fn new(texts: &Object) -> Result<ClipboardItem, JsValue>;
}

/// Whether the frame's rules forbid it, where the browser tells: asked all the same it complains for everyone to read.
fn is_forbidden(document: &Document) -> bool {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
    let policy = get(document, "featurePolicy");
    let allows = get(&policy, "allowsFeature").dyn_into::<js_sys::Function>();
    allows.is_ok_and(|allows| allows.call1(&policy, &"clipboard-write".into()).is_ok_and(|may| may == JsValue::FALSE))
}

/// Asks the asynchronous clipboard; `None` where there is none.
fn ask(window: &Window, text: &str, html: Option<&str>) -> Option<Promise> {
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).ok()?;
    let clipboard = clipboard.is_object().then(|| clipboard.unchecked_into::<AsyncClipboard>())?;
    if let Some(html) = html
        && let Ok(item) = both(text, html)
        && let Ok(promise) = clipboard.write(&Array::of1(&item))
    {
        return Some(promise);
    }
    clipboard.write_text(text).ok()
}

fn both(text: &str, html: &str) -> Result<ClipboardItem, JsValue> {
    let texts = Object::new();
    for (mime, text) in [("text/plain", text), ("text/html", html)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        Reflect::set(&texts, &mime.into(), &blob)?;
    }
    ClipboardItem::new(&texts)
}

/// Copies through the old command: a text field is selected, and the copy event is given both kinds of text.
fn command(document: &Document, root: &Element, text: &str, html: Option<&str>) -> bool {
    let Ok(field) = document.create_element("textarea") else { return false };
    let field = field.unchecked_into::<HtmlTextAreaElement>();
    field.set_value(text);
    field.set_read_only(true);
    let _ = field.set_attribute("aria-hidden", "true");
    // In reach and out of sight, without scrolling anything; as rules of the object, since a strict policy drops
    // style attributes.
    for (name, value) in [("position", "fixed"), ("inset", "0 auto auto 0"), ("opacity", "0")] {
        let _ = field.style().set_property(name, value);
    }
    let focused = focused(root);
    if root.append_child(&field).is_err() {
        return false;
    }
    field.select();
    let (filled, seen) = (Rc::new(Cell::new(false)), Rc::new((text.to_owned(), html.map(str::to_owned))));
    let copied = {
        let filled = Rc::clone(&filled);
        // On the field itself, so that a host page that listens further up cannot replace the text before.
        let _fill = Listener::new(&field, "copy", move |event| {
            let event = event.unchecked_into::<ClipboardEvent>();
            let Some(data) = event.clipboard_data() else { return };
            let (text, html) = seen.as_ref();
            filled.set(data.set_data("text/plain", text).is_ok());
            if let Some(html) = html {
                let _ = data.set_data("text/html", html);
            }
            event.prevent_default();
            event.stop_propagation();
        });
        document.unchecked_ref::<HtmlDocument>().exec_command("copy").unwrap_or(false)
    };
    field.remove();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    // Some browsers answer true and do nothing; then no copy event came.
    copied && filled.get()
}

/// What has the keyboard in the document or the shadow root the element is in.
fn focused(element: &Element) -> Option<HtmlElement> {
    let focused = Reflect::get(&element.get_root_node(), &"activeElement".into()).ok()?;
    focused.is_object().then(|| focused.unchecked_into())
}
