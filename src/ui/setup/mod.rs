//! What the faces before the meeting are built from.

mod bring;
mod choose;
mod entry;
mod item;
mod list;
mod twice;

pub(in crate::ui) use bring::{Face, OpenFile};
pub(in crate::ui) use choose::{Segments, Select, Switch};
pub(in crate::ui) use entry::{DayEntry, Entry};
pub(in crate::ui) use item::{ItemFacts, ItemFields};
pub(in crate::ui) use list::{FromList, Listing};
pub(in crate::ui) use twice::Twice;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Puts the keyboard on the first element inside `root` that fits; nothing happens when there is none.
pub(in crate::ui) fn focus_in(root: &NodeRef, selector: &str) {
    let found = root.cast::<Element>().and_then(|e| e.query_selector(selector).ok().flatten());
    if let Some(found) = found {
        // A node of another window fails a checked cast; every element that fits can take the focus.
        let _ = found.unchecked_into::<HtmlElement>().focus();
    }
}

/// Where a row goes when Alt is held with an arrow: up is `true`.
pub(in crate::ui) fn moves(event: &KeyboardEvent) -> Option<bool> {
    if !event.alt_key() || event.ctrl_key() || event.meta_key() {
        return None;
    }
    match event.key().as_str() {
        "ArrowUp" => Some(true),
        "ArrowDown" => Some(false),
        _ => None,
    }
}
