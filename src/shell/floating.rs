//! A small window that stays on top of all others, with a part of this page in it, where the browser has such a thing.
//!
//! The part is an element that is made once and moved: into the window when it opens, out of it when it goes. What is
//! inside keeps its listeners, its focus order and its state.

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Document, Element, Node, Window};

use super::{Listener, is_top};

// By hand: `web-sys` does not know it.
#[wasm_bindgen]
extern "C" {
    type Floater;
    #[wasm_bindgen(method, js_name = requestWindow, catch)]
    fn request_window(this: &Floater, options: &Object) -> Result<Promise, JsValue>;
}

/// The element that floats, and its window while there is one.
pub struct Floating {
    host: Element,
    open: Option<Open>,
}

struct Open {
    window: Window,
    _heard: [Listener; 2],
}

impl Floating {
    /// An element that floats nowhere yet; `None` on a page that cannot make elements.
    pub fn new(page: &Document) -> Option<Self> {
        let host = page.create_element("div").ok()?;
        host.set_class_name("pm-page");
        Some(Self { host, open: None })
    }

    /// Whether the browser has such windows for this page: not in frames, and not on plain http.
    pub fn is_possible(page: &Window) -> bool {
        floater(page).is_some() && is_top(page)
    }

    /// Asks for a window of about this size; works in a click only, and uses it up. `answered` hears of it later.
    pub fn ask(page: &Window, (width, height): (u32, u32), answered: impl FnOnce(Option<Window>) + 'static) {
        let options = Object::new();
        for (name, value) in [("width", width), ("height", height)] {
            let _ = Reflect::set(&options, &name.into(), &value.into());
        }
        let Some(Ok(promise)) = floater(page).map(|floater| floater.request_window(&options)) else {
            return answered(None);
        };
        spawn_local(async move {
            let given = JsFuture::from(promise).await;
            // A window of another realm fails every check of its class.
            answered(given.ok().map(JsCast::unchecked_into));
        });
    }

    /// The element.
    pub fn host(&self) -> &Element {
        &self.host
    }

    /// The document it is in, while it floats.
    pub fn document(&self) -> Option<Document> {
        self.open.as_ref().and_then(|open| open.window.document())
    }

    /// Moves the element into the window; the styles are those around `near`. `keyed` hears its keys, `gone` when
    /// somebody closes it.
    pub fn float(
        &mut self,
        window: Window,
        (near, title): (&Node, &str),
        keyed: impl Fn(web_sys::Event) + 'static,
        gone: impl Fn() + 'static,
    ) {
        let Some((document, body)) = window.document().and_then(|document| Some((document.clone(), document.body()?)))
        else {
            let _ = window.close();
            return;
        };
        document.set_title(title);
        dress(near, &window, &document);
        let _ = body.append_child(&self.host);
        let heard = [Listener::new(&document, "keydown", keyed), Listener::new(&window, "pagehide", move |_| gone())];
        self.open = Some(Open { window, _heard: heard });
    }

    /// Takes the element out of its window, and closes the window.
    pub fn sink(&mut self) {
        self.host.remove();
        if let Some(open) = self.open.take() {
            let _ = open.window.close();
        }
    }
}

impl Drop for Floating {
    fn drop(&mut self) {
        self.sink();
    }
}

fn floater(page: &Window) -> Option<Floater> {
    let floater = Reflect::get(page, &"documentPictureInPicture".into()).ok()?;
    floater.is_object().then(|| floater.unchecked_into())
}

/// Gives the window language, theme and styles of the place around `near`: those of one document do not reach another,
/// and a sheet is only taken from the document's own maker.
fn dress(near: &Node, window: &Window, document: &Document) {
    let root = near.get_root_node();
    let Some(page) = near.owner_document() else { return };
    let sheets = Array::new();
    let copy = |sheet: CssStyleSheet| {
        if let Some(made) = copied(&sheet, window) {
            sheets.push(&made);
        } else if let Some(node) = sheet.owner_node() {
            // From disk a linked sheet is not for reading; it is linked once more.
            let copy = node.clone_node_with_deep(true).ok();
            let _ = copy.zip(document.head()).map(|(copy, head)| head.append_child(&copy));
        }
    };
    if root.is_same_node(Some(&page)) {
        if let Some((ours, theirs)) = page.document_element().zip(document.document_element()) {
            for name in ours.get_attribute_names().iter().filter_map(|name| name.as_string()) {
                let value = ours.get_attribute(&name).unwrap_or_default();
                let _ = theirs.set_attribute(&name, &value);
            }
        }
        let all = page.style_sheets();
        (0..all.length()).filter_map(|at| all.item(at)).map(JsCast::unchecked_into).for_each(copy);
    } else if let Ok(own) = Reflect::get(&root, &"adoptedStyleSheets".into()) {
        // In a tree of its own only its own styles count.
        Array::from(&own).iter().map(JsCast::unchecked_into).for_each(copy);
    }
    let _ = Reflect::set(document, &"adoptedStyleSheets".into(), &sheets);
}

fn copied(sheet: &CssStyleSheet, window: &Window) -> Option<JsValue> {
    let rules = sheet.css_rules().ok()?;
    let mut text = String::new();
    for at in 0..rules.length() {
        text.push_str(&rules.item(at)?.css_text());
    }
    let maker: Function = Reflect::get(window, &"CSSStyleSheet".into()).ok()?.unchecked_into();
    let made = Reflect::construct(&maker, &Array::new()).ok()?;
    made.unchecked_ref::<CssStyleSheet>().replace_sync(&text).ok()?;
    Some(made)
}
