//! A listener that is gone when it is dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// Hears one kind of event on one target for as long as it is kept.
///
/// The event is handed over without a check of its class, since an event from a floating window belongs to that
/// window's own classes; read it with `unchecked_into`.
#[must_use = "a listener hears nothing once it is dropped"]
pub struct Listener {
    target: EventTarget,
    kind: String,
    heard: Closure<dyn Fn(Event)>,
}

impl Listener {
    /// Begins to listen. `heard` may be called again while it runs, so it takes `&self` only.
    pub fn new(target: &EventTarget, kind: &str, heard: impl Fn(Event) + 'static) -> Self {
        let heard = Closure::<dyn Fn(Event)>::new(heard);
        // Fails only for a target that is none; then there is nothing to hear and nothing to undo.
        let _ = target.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
        Self { target: target.clone(), kind: kind.to_owned(), heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(&self.kind, heard);
    }
}
