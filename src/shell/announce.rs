//! Says things to people who listen instead of looking.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

use super::is_top;

/// How long the region is empty before a text, in milliseconds: a screen reader then also reads the same text twice.
const EMPTY: u32 = 100;
/// How long a text stands before the next one may replace it.
const STANDS: u32 = 900;
/// How many texts may wait. Late news of a meeting is no news: the oldest give way.
const WAITING: usize = 4;

/// Says texts one after the other; what still waits is dropped with it.
///
/// `document.ariaNotify` is used where it exists and is sure to be heard, the live region elsewhere.
#[derive(Clone)]
pub struct Announcer {
    voice: Rc<Voice>,
}

struct Voice {
    region: Element,
    waiting: RefCell<VecDeque<String>>,
    /// What happens next, while something is being said.
    next: RefCell<Option<Timeout>>,
}

impl Announcer {
    /// An announcer for an element with `aria-live` and nothing inside; its inside belongs to the announcer from now.
    pub fn new(region: &Element) -> Self {
        let region = region.clone();
        Self { voice: Rc::new(Voice { region, waiting: RefCell::default(), next: RefCell::default() }) }
    }

    /// Says a text as soon as those before it are said.
    pub fn say(&self, text: &str) {
        if text.is_empty() || notify(&self.voice.region, text) {
            return;
        }
        let mut waiting = self.voice.waiting.borrow_mut();
        waiting.push_back(text.to_owned());
        if waiting.len() > WAITING {
            waiting.pop_front();
        }
        drop(waiting);
        if self.voice.next.borrow().is_none() {
            Voice::clear(&self.voice);
        }
    }
}

impl Voice {
    fn clear(this: &Rc<Self>) {
        this.region.set_text_content(None);
        Self::later(this, EMPTY, Self::speak);
    }

    fn speak(this: &Rc<Self>) {
        let text = this.waiting.borrow_mut().pop_front();
        this.region.set_text_content(text.as_deref());
        Self::later(this, STANDS, Self::rest);
    }

    fn rest(this: &Rc<Self>) {
        this.next.replace(None);
        if !this.waiting.borrow().is_empty() {
            Self::clear(this);
        }
    }

    fn later(this: &Rc<Self>, millis: u32, step: fn(&Rc<Self>)) {
        let weak = Rc::downgrade(this);
        let timeout = Timeout::new(millis, move || {
            if let Some(this) = weak.upgrade() {
                step(&this);
            }
        });
        this.next.replace(Some(timeout));
    }
}

/// Tries the browser's own way; false when the region must do it.
fn notify(region: &Element, text: &str) -> bool {
    let Some(document) = region.owner_document() else { return false };
    if !heard(&document) {
        return false;
    }
    let notify = Reflect::get(&document, &"ariaNotify".into()).ok();
    let notify = notify.and_then(|notify| notify.dyn_into::<Function>().ok());
    notify.is_some_and(|notify| notify.call1(&document, &text.into()).is_ok())
}

/// Whether `ariaNotify` is sure to be heard: in a frame of another origin it falls silent without an error unless the
/// page allows it, and only some browsers tell.
fn heard(document: &Document) -> bool {
    allowed(document).unwrap_or_else(|| document.default_view().is_some_and(|window| is_top(&window)))
}

fn allowed(document: &Document) -> Option<bool> {
    let policy = Reflect::get(document, &"featurePolicy".into()).ok().filter(JsValue::is_object)?;
    let asks = Reflect::get(&policy, &"allowsFeature".into()).ok()?.dyn_into::<Function>().ok()?;
    asks.call1(&policy, &"aria-notify".into()).ok()?.as_bool()
}
