//! Time that stays right: one line of timestamps from a wall clock that jumps and a monotonic one that sleeps.
//!
//! A browser's wall clock (`Date.now`) can be set; its monotonic clock (`performance.now`) stops while most machines
//! sleep and starts anew with every page. Neither is enough alone. [`Timekeeper`] takes both at every chance and keeps
//! a time that never runs backwards. What it had to decide for the people in the room it says as a [`Gap`].

use super::Timestamp;

/// How far the two clocks may disagree between two readings before it means something, in milliseconds.
const SLACK: i64 = 2_000;

/// What the browser's two clocks said at one moment, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Milliseconds since 1970, may jump either way.
    pub wall: i64,
    /// Milliseconds since the page began, never stored, may stand still while the machine sleeps.
    pub mono: i64,
}

/// Where readings come from: the browser in the product, a simulation in tests.
pub trait Clock {
    /// Both clocks, read together.
    fn read(&self) -> Reading;
}

/// A stretch nobody saw: the wall clock went on while the page did not, or the page was away.
///
/// It is as long as the two clocks disagree and lies at the end of the time between two readings: what the page saw of
/// that time is no part of it, so that a tick a minute takes nothing from the room.
///
/// It is counted unless the room takes it back, since a meeting goes on while a laptop sleeps. No browser tells a
/// machine that slept from a clock that was set ahead, so people are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it begins, after what was seen.
    pub from: Timestamp,
    /// The first moment after it, the present one.
    pub to: Timestamp,
}

/// Keeps one time that never runs backwards.
#[derive(Clone, Debug)]
pub struct Timekeeper {
    last: Reading,
    now: Timestamp,
}

impl Timekeeper {
    /// Starts at a reading. `seen` is the last moment a saved meeting knows; a wall clock behind it is not believed.
    pub fn new(reading: Reading, seen: Option<Timestamp>) -> Self {
        Self::again(reading, seen.unwrap_or_default(), 0)
    }

    /// Goes on after a reload in the same browser, where `shift` is what [`Timekeeper::shift`] last said there.
    ///
    /// A wall clock that was set back before the reload is still behind the line after it; without the shift the line
    /// would lose that much, or stand still.
    pub fn again(reading: Reading, seen: Timestamp, shift: i64) -> Self {
        let now = Timestamp::from_millis(reading.wall.saturating_sub(shift));
        Self { last: reading, now: now.max(seen) }
    }

    /// Takes a reading and moves on; the answer is the gap the room should be asked about, if there is one.
    pub fn observe(&mut self, reading: Reading) -> Option<Gap> {
        let wall = reading.wall.saturating_sub(self.last.wall);
        let mono = reading.mono.saturating_sub(self.last.mono).max(0);
        self.last = reading;
        let seen = self.now.plus(mono);
        if wall >= mono.saturating_add(SLACK) {
            self.now = self.now.plus(wall);
            return Some(Gap { from: seen, to: self.now });
        }
        self.now = seen;
        None
    }

    /// The present moment on the line that never runs backwards.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// What to add to a timestamp, in milliseconds, to say it in the wall clock's own terms.
    pub fn shift(&self) -> i64 {
        self.last.wall.saturating_sub(self.now.millis())
    }
}
