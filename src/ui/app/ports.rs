//! What the loop needs of the world.

use std::rc::Rc;

use web_sys::{Document, Window};

use crate::domain::{Clock, Length, MeetingId, School};
use crate::present::Zone;
use crate::shell::{
    BrowserClock, BrowserStore, MemoryStore, NoStore, Store, fragment, page_address, replace_fragment, zone,
};

/// Takes a name and details as JSON.
pub type Tell = Box<dyn Fn(&str, &str)>;

/// Who keeps the meetings of a widget in somebody else's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// This browser.
    Browser,
    /// Nobody.
    Nobody,
    /// The page, which asks for the save file after each change.
    Page,
}

/// A place in somebody else's page, whose address, title and keys are not ours.
pub struct Within {
    /// The meeting it is for: under this name it is kept and comes back.
    pub meeting: Option<MeetingId>,
    /// The agenda as a list, for a meeting that is not there yet; empty when there is none.
    pub list: String,
    /// What a meeting without such a list begins with.
    pub preset: (School, Length),
    /// Words that stand for the directive; empty when the usual ones do.
    pub opener: String,
    /// Who keeps the meeting.
    pub keeper: Keeper,
    /// The address of the page of its own, which opens voting links; empty when there is none.
    pub page: String,
    /// Whether it is all there is in its window, so that keys pressed nowhere are its own.
    pub alone: bool,
    /// Whether it makes no sound.
    pub muted: bool,
    /// Tells the page what happened: a name, and numbers and short words as JSON.
    pub tell: Tell,
}

/// The browser, with a clock and a store that tests may replace.
#[derive(Clone)]
pub struct Ports {
    /// The page's window.
    pub window: Window,
    /// The page's document.
    pub document: Document,
    /// Both clocks.
    pub clock: Rc<dyn Clock>,
    /// Where meetings are kept.
    pub store: Rc<dyn Store>,
    /// Where keys are kept for as long as the tab lives.
    pub session: Rc<dyn Store>,
    /// Where it stands, unless the page is its own.
    pub within: Option<Rc<Within>>,
}

impl Ports {
    /// The browser itself.
    pub fn of(window: Window, document: Document) -> Self {
        let clock = Rc::new(BrowserClock::new(Some(&window)));
        let store = Rc::new(BrowserStore::new(&window));
        let session = Rc::new(BrowserStore::of_tab(&window));
        Self { window, document, clock, store, session, within: None }
    }

    /// The same, in somebody else's page.
    pub fn within(self, within: Within) -> Self {
        let memory = || Rc::new(MemoryStore::default());
        let (store, session): (Rc<dyn Store>, Rc<dyn Store>) = match within.keeper {
            Keeper::Browser => (self.store, self.session),
            Keeper::Nobody => (Rc::new(NoStore), memory()),
            Keeper::Page => (memory(), memory()),
        };
        Self { store, session, within: Some(Rc::new(within)), ..self }
    }

    /// Whether meetings are kept in this browser, where other windows find them.
    pub(super) fn is_kept_here(&self) -> bool {
        self.within.as_ref().is_none_or(|within| within.keeper == Keeper::Browser)
    }

    /// Whether the page around keeps the meetings.
    pub(super) fn kept_by_page(&self) -> bool {
        self.within.as_ref().is_some_and(|within| within.keeper == Keeper::Page)
    }

    /// Whether keys that are pressed nowhere are for this widget.
    pub(super) fn is_alone(&self) -> bool {
        self.within.as_ref().is_none_or(|within| within.alone)
    }

    /// What the address says behind `#`; a page that is not ours says nothing to us.
    pub(super) fn fragment(&self) -> String {
        if self.within.is_some() { String::new() } else { fragment(&self.window) }
    }

    /// Puts something else behind `#`.
    pub(super) fn name_place(&self, fragment: &str) {
        if self.within.is_none() {
            replace_fragment(&self.window, fragment);
        }
    }

    /// The address of a page that others can open this widget by.
    pub(super) fn page_address(&self) -> Option<String> {
        match &self.within {
            Some(within) => Some(within.page.clone()).filter(|page| page.starts_with("http")),
            None => page_address(&self.window),
        }
    }

    /// The reader's zone at this moment.
    pub fn zone(&self) -> Zone {
        zone(self.clock.read().wall)
    }
}

impl PartialEq for Ports {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.clock, &other.clock) && Rc::ptr_eq(&self.store, &other.store)
    }
}
