//! The browser's two clocks.

use web_sys::{Performance, Window};

use crate::domain::{Clock, Reading};

/// Reads `Date.now` and `performance.now`.
///
/// `std::time` panics in the browser and is not used. Where there is no monotonic clock the wall clock stands in for
/// it; a clock that is set then looks like time that went by, which is the best that can be known there.
#[derive(Clone, Debug, Default)]
pub struct BrowserClock {
    performance: Option<Performance>,
    runs_asleep: bool,
}

impl BrowserClock {
    /// The clocks of a window. Keep the page's own window also while a floating one is open: the monotonic clock
    /// counts from the beginning of its page, so two windows' readings cannot be mixed.
    pub fn new(window: Option<&Window>) -> Self {
        // Of all systems only Windows lets it go on while the machine sleeps, in every browser there.
        let platform = window.and_then(|window| window.navigator().platform().ok()).unwrap_or_default();
        let performance = window.and_then(Window::performance);
        Self { runs_asleep: performance.is_some() && platform.starts_with("Win"), performance }
    }
}

impl Clock for BrowserClock {
    fn read(&self) -> Reading {
        let wall = js_sys::Date::now() as i64;
        let mono = self.performance.as_ref().map_or(wall, |clock| clock.now() as i64);
        Reading { wall, mono }
    }

    fn runs_asleep(&self) -> bool {
        self.runs_asleep
    }
}
