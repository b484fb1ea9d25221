//! The beat of the widget: once a second, and whenever the page comes or goes.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::{Document, Window};

use super::{Beats, Listener};

/// A second in milliseconds.
const SECOND: u32 = 1_000;
/// How far behind the boundary a tick is aimed at: some browsers run timers a little early.
const BEHIND: u32 = 4;

/// Why the ticker spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// A second of the wall clock began. A hidden page may get these late, down to one a minute: never count them.
    Second,
    /// The page can be seen again, was restored or has the keyboard again. The machine may have slept.
    Back,
    /// The page was hidden or is about to go. The last good moment to save.
    Away,
}

/// Speaks once a second of the wall clock and when the page comes and goes, until it is dropped.
#[must_use = "a ticker stops when it is dropped"]
pub struct Ticker {
    timer: Rc<Timer>,
    alarms: RefCell<Vec<Timeout>>,
    _page: [Listener; 4],
}

impl Ticker {
    /// Starts on the page's own window and document, not a floating one's. `spoke` may drop the ticker.
    pub fn new(window: &Window, document: &Document, spoke: impl Fn(Beat) + 'static) -> Self {
        let spoke: Rc<dyn Fn(Beat)> = Rc::new(spoke);
        let timer = Rc::new(Timer {
            spoke: Rc::clone(&spoke),
            armed: RefCell::default(),
            beats: RefCell::default(),
            phase: Cell::new(0),
        });
        Timer::arm(&timer);
        let say = |beat| {
            let spoke = Rc::clone(&spoke);
            move |_| spoke(beat)
        };
        let (seen, weak) = (document.clone(), Rc::downgrade(&timer));
        let visibility = move |_| {
            let Some(timer) = weak.upgrade() else { return };
            Timer::hide(&timer, seen.hidden());
            (timer.spoke)(if seen.hidden() { Beat::Away } else { Beat::Back });
        };
        let page = [
            Listener::new(document, "visibilitychange", visibility),
            Listener::new(window, "pageshow", say(Beat::Back)),
            Listener::new(window, "focus", say(Beat::Back)),
            Listener::new(window, "pagehide", say(Beat::Away)),
        ];
        Self { timer, alarms: RefCell::default(), _page: page }
    }

    /// Says at which part of a second, in milliseconds, the digits turn over; the beat follows from its next one on.
    pub fn turn_over_at(&self, phase: i64) {
        if self.timer.phase.replace(phase) != phase {
            Timer::arm(&self.timer);
        }
    }

    /// Speaks once more in so many milliseconds each, as [`Beat::Second`]; earlier wishes are forgotten.
    ///
    /// For the cue and the end of a time box. The timer behind the seconds is held back to one a minute when the page
    /// is hidden, since each arms the next; a single one is not. Ask from a click, a key or when the page goes, not
    /// from a beat, or it counts as one of the chain.
    pub fn wake_in(&self, moments: impl Iterator<Item = u32>) {
        let alarms = moments.map(|millis| {
            let spoke = Rc::clone(&self.timer.spoke);
            Timeout::new(millis.saturating_add(BEHIND), move || spoke(Beat::Second))
        });
        let alarms = alarms.collect::<Vec<Timeout>>();
        self.alarms.replace(alarms);
    }
}

/// One timeout that arms the next. It is held by the ticker alone, so the chain ends with it.
struct Timer {
    spoke: Rc<dyn Fn(Beat)>,
    armed: RefCell<Option<Timeout>>,
    /// Speaks besides while the page is hidden. The chain goes on, so nothing is lost where this stays silent.
    beats: RefCell<Option<Beats>>,
    /// The part of a second it aims at.
    phase: Cell<i64>,
}

impl Timer {
    fn arm(this: &Rc<Self>) {
        let weak = Rc::downgrade(this);
        let timeout = Timeout::new(this.wait(), move || Self::fire(&weak));
        // The timeout that was held has run; dropping it here cancels nothing.
        this.armed.replace(Some(timeout));
    }

    fn fire(weak: &Weak<Self>) {
        let Some(this) = weak.upgrade() else { return };
        // Armed first, so that a tick that fails does not stop the clock.
        Self::arm(&this);
        (this.spoke)(Beat::Second);
    }

    /// Milliseconds until the digits turn over.
    fn wait(&self) -> u32 {
        until_next(js_sys::Date::now(), self.phase.get())
    }

    /// The page went out of sight, or came back.
    fn hide(this: &Rc<Self>, hidden: bool) {
        let weak = Rc::downgrade(this);
        let beats = Some(()).filter(|()| hidden).and_then(|()| Beats::new(move || Self::beat(&weak)));
        if let Some(beats) = &beats {
            beats.ask(this.wait());
        }
        this.beats.replace(beats);
    }

    fn beat(weak: &Weak<Self>) {
        let Some(this) = weak.upgrade() else { return };
        if let Some(beats) = this.beats.borrow().as_ref() {
            beats.ask(this.wait());
        }
        (this.spoke)(Beat::Second);
    }
}

/// Milliseconds until just after the wall clock comes to that part of a second again.
fn until_next(now: f64, phase: i64) -> u32 {
    let into = (now as i64).saturating_sub(phase).rem_euclid(i64::from(SECOND)) as u32;
    SECOND.saturating_sub(into).saturating_add(BEHIND)
}
