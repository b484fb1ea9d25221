//! What the loop needs of the world.

use std::rc::Rc;

use web_sys::{Document, Window};

use crate::domain::Clock;
use crate::present::Zone;
use crate::shell::{BrowserClock, BrowserStore, Store, zone};

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
}

impl Ports {
    /// The browser itself.
    pub fn of(window: Window, document: Document) -> Self {
        let clock = Rc::new(BrowserClock::new(Some(&window)));
        let store = Rc::new(BrowserStore::new(&window));
        let session = Rc::new(BrowserStore::of_tab(&window));
        Self { window, document, clock, store, session }
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
