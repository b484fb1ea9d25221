//! What the loop needs of the world.

use std::rc::Rc;

use web_sys::{Document, Window};

use crate::domain::{Clock, MeetingId};
use crate::present::Zone;
use crate::shell::{BrowserClock, BrowserStore, Store, fragment, page_address, replace_fragment, zone};

/// Takes a name and details as JSON.
pub type Tell = Box<dyn Fn(&str, &str)>;

/// A place in somebody else's page, whose address, title and keys are not ours.
pub struct Within {
    /// The meeting it is for: under this name it is kept and comes back.
    pub meeting: Option<MeetingId>,
    /// The agenda as a list, for a meeting that is not there yet; empty when there is none.
    pub agenda: String,
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

    /// The page's address, if others find this widget by it.
    pub(super) fn page_address(&self) -> Option<String> {
        page_address(&self.window).filter(|_| self.within.is_none())
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
