//! Single keys: only outside fields, never with a modifier, and they can be switched off.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{App, Ports};
use crate::domain::{Action, Stage};
use crate::present::{next, onward};
use crate::shell::Listener;
use crate::ui::{Msg, Panel, Place};

/// Listens on the page. Keys that belong to a field, a control or the browser are left alone.
pub(super) fn listen(ports: &Ports, heard: Callback<String>) -> Listener {
    Listener::new(&ports.document, "keydown", move |event| {
        // Events of a floating window are of another realm, so nothing is checked.
        let event: KeyboardEvent = event.unchecked_into();
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.repeat() {
            return;
        }
        let key = event.key();
        // The key that goes to a field is not typed into it.
        if key == "i" && !is_typing(&event) {
            event.prevent_default();
        }
        if key == "Escape" || (key.chars().count() == 1 && !is_typing(&event)) {
            heard.emit(key);
        }
    })
}

/// Listens for text that is pasted outside every field, or into the one for the chat.
pub(super) fn listen_to_pastes(ports: &Ports, heard: Callback<String>) -> Listener {
    Listener::new(&ports.document, "paste", move |event| {
        let event: ClipboardEvent = event.unchecked_into();
        let target = event.composed_path().get(0);
        let for_chat = target.dyn_ref::<Element>().is_some_and(|field| field.class_list().contains("pm-chat"));
        if event.default_prevented() || (is_typing(&event) && !for_chat) {
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
    /// A key was pressed; whether it did anything.
    pub(super) fn pressed(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        if key == "Escape" {
            return self.put_away();
        }
        if !self.shortcuts || !matches!(self.place, Place::Desk | Place::Stage | Place::Prepare) {
            return false;
        }
        let Some(seen) = self.seen.clone() else { return false };
        let msg = match key.to_ascii_lowercase().as_str() {
            "u" => Msg::Undo,
            "r" => Msg::Redo,
            _ if self.place == Place::Prepare => return false,
            "n" => {
                let asked = self.moving.as_ref().is_some_and(|m| m.ask != crate::present::Ask::Nothing);
                let next = match next(&seen.meeting, &self.words) {
                    Some(_) if asked => Some(onward(&seen.meeting, &self.words)),
                    other => other,
                };
                // The end of the meeting takes a button, not a slip of the finger.
                match next.filter(|n| !n.last) {
                    Some(next) => Msg::Act(next.action),
                    None => return false,
                }
            }
            "p" => match seen.meeting.stage() {
                Stage::Open(timing) if timing.is_running() => Msg::Act(Action::Pause),
                Stage::Open(_) => Msg::Act(Action::Resume),
                _ => return false,
            },
            "s" => Msg::Go(if self.place == Place::Stage { Place::Desk } else { Place::Stage }),
            "d" => Msg::Directive,
            _ if self.place == Place::Stage => return false,
            "a" => Msg::Toggle(Panel::Agenda),
            "k" => Msg::Toggle(Panel::Parking),
            "m" => Msg::Toggle(Panel::Minutes),
            "v" => Msg::Toggle(Panel::Poll),
            "?" => Msg::Toggle(Panel::Menu),
            "i" => {
                self.panel = None;
                if let Some(field) = self.note_field.cast::<HtmlElement>() {
                    let _ = field.focus();
                }
                return true;
            }
            _ => return false,
        };
        self.did(ctx, msg);
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
