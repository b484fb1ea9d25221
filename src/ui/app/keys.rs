//! Single keys: only outside fields, never with a modifier, and they can be switched off.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use super::{App, Ports};
use crate::codec::settings::Command;
use crate::domain::{Action, Stage};
use crate::shell::Listener;
use crate::ui::{Msg, Panel, Place};

/// Listens on the page. Keys that belong to a field, a control or the browser are left alone, and so are those of
/// whatever else is on the page: the focus has to be in `root` or nowhere.
pub(super) fn listen(ports: &Ports, root: NodeRef, note_key: Rc<Cell<char>>, heard: Callback<String>) -> Listener {
    let nowhere = ports.is_alone();
    Listener::new(&ports.document, "keydown", on_key(nowhere, move || root.get(), note_key, heard))
}

/// What hears keys in a document, for the part of it under `root`; `nowhere`: also when nothing has the focus.
pub(super) fn on_key(
    nowhere: bool,
    root: impl Fn() -> Option<Node>,
    note_key: Rc<Cell<char>>,
    heard: Callback<String>,
) -> impl Fn(web_sys::Event) {
    move |event| {
        // Events of a floating window are of another realm, so nothing is checked.
        let event: KeyboardEvent = event.unchecked_into();
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.repeat() {
            return;
        }
        if event.default_prevented() || !is_ours(&event, root(), nowhere) {
            return;
        }
        let key = event.key();
        // The key that goes to a field is not typed into it.
        if !is_typing(&event) && key.to_lowercase().chars().eq([note_key.get()]) {
            event.prevent_default();
        }
        if key == "Escape" || (key.chars().count() == 1 && !is_typing(&event)) {
            heard.emit(key);
        }
    }
}

/// Whether the focus is inside the widget, or nowhere.
fn is_ours(event: &web_sys::Event, root: Option<Node>, nowhere: bool) -> bool {
    let target = event.composed_path().get(0).unchecked_into::<Node>();
    let nowhere = nowhere && matches!(target.node_name().as_str(), "BODY" | "HTML" | "#document");
    nowhere || root.is_some_and(|root| root.contains(Some(&target)))
}

/// Listens for text that is pasted outside every field, or into the one for the chat.
pub(super) fn listen_to_pastes(ports: &Ports, root: NodeRef, heard: Callback<String>) -> Listener {
    let nowhere = ports.is_alone();
    Listener::new(&ports.document, "paste", move |event| {
        let event: ClipboardEvent = event.unchecked_into();
        let target = event.composed_path().get(0);
        let for_chat = target.dyn_ref::<Element>().is_some_and(|field| field.class_list().contains("pm-chat"));
        let ours = is_ours(&event, root.get(), nowhere);
        if event.default_prevented() || !ours || (is_typing(&event) && !for_chat) {
            return;
        }
        let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        if !text.is_empty() {
            if for_chat {
                event.prevent_default();
            }
            heard.emit(text);
        }
    })
}

/// Whether the key goes into a field.
fn is_typing(event: &web_sys::Event) -> bool {
    let target = event.composed_path().get(0);
    let Ok(element) = target.dyn_into::<HtmlElement>() else { return false };
    let tag = element.tag_name();
    let box_like = tag == "INPUT"
        && matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "file"));
    element.is_content_editable() || tag == "TEXTAREA" || tag == "SELECT" || (tag == "INPUT" && !box_like)
}

impl App {
    /// What a single key stands for, as this person likes it.
    pub(super) fn command(&self, key: &str) -> Option<Command> {
        let settings = &self.cues.settings;
        let mut letters = key.chars();
        let one = letters.next().filter(|_| settings.single && letters.next().is_none());
        one.and_then(|key| settings.keys.find(key))
    }

    /// A key was pressed; whether it did anything.
    pub(super) fn pressed(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if self.watching.is_some() {
            if let Some(command) = self.command(key) {
                self.pressed_here(command);
            }
            return false;
        }
        if key == "Escape" {
            return self.put_away();
        }
        if !matches!(self.place, Place::Desk | Place::Stage | Place::Prepare) {
            return false;
        }
        let Some((seen, command)) = self.seen.clone().zip(self.command(key)) else { return false };
        let msg = match command {
            Command::Undo => Msg::Undo,
            Command::Redo => Msg::Redo,
            _ if self.place == Place::Prepare => return false,
            Command::Next => match self.onward() {
                Some(action) => Msg::Act(action),
                None => return false,
            },
            Command::Pause => match seen.meeting.stage() {
                Stage::Open(timing) if timing.is_running() => Msg::Act(Action::Pause),
                Stage::Open(_) => Msg::Act(Action::Resume),
                _ => return false,
            },
            Command::Stage => Msg::Go(if self.place == Place::Stage { Place::Desk } else { Place::Stage }),
            Command::Directive => Msg::Directive,
            _ if self.place == Place::Stage => return false,
            Command::Agenda => Msg::Toggle(Panel::Agenda),
            Command::Park => Msg::Toggle(Panel::Parking),
            Command::Minutes => Msg::Toggle(Panel::Minutes),
            Command::Poll => Msg::Toggle(Panel::Poll),
            Command::Menu => Msg::Toggle(Panel::Menu),
            Command::Keys => Msg::Toggle(Panel::Keys),
            Command::Note => {
                self.panel = None;
                if let Some(field) = self.note_field.cast::<HtmlElement>() {
                    let _ = field.focus();
                }
                return true;
            }
        };
        self.did(ctx, msg);
        self.pressed_something(ctx);
        true
    }

    /// Closes the row or section somebody edits, as its own button would. Whether there was one.
    fn close_row(&self) -> bool {
        let open = ":is(li, [data-fold]):focus-within :is([aria-expanded=\"true\"], [data-close])";
        let found = self.root.cast::<Element>().and_then(|root| root.query_selector(open).ok().flatten());
        let Some(button) = found.map(JsCast::unchecked_into::<HtmlElement>) else { return false };
        // With the keyboard on it the field hands over what was typed.
        let _ = button.focus();
        button.click();
        true
    }

    /// Escape: the topmost thing goes.
    fn put_away(&mut self) -> bool {
        if self.directive {
            self.directive = false;
        } else if self.close_row() {
            // A press like any other does the rest.
        } else if self.panel.is_some() {
            self.panel = None;
        } else if self.asking.is_some() {
            self.asking = None;
        } else if self.place == Place::Stage {
            self.place = Place::Desk;
        } else if self.note.is_some() {
            self.note = None;
        } else {
            return false;
        }
        true
    }
}
