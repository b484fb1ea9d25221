//! Time that stays right: one line of timestamps from a wall clock that jumps and a monotonic one that sleeps.
//!
//! A browser's wall clock (`Date.now`) can be set; its monotonic clock (`performance.now`) stops while most machines
//! sleep and starts anew with every page. Neither is enough alone. [`Timekeeper`] takes both at every chance and keeps
//! a time that never runs backwards. What it had to decide for the people in the room it says as a [`Jump`].

use super::Timestamp;

/// How far the two clocks may disagree between two readings before it means something, in milliseconds.
const SLACK: i64 = 2_000;
/// From how long without a reading the page itself stood still, in milliseconds: a hidden page is held back to one a
/// minute, which is no silence.
const SILENCE: i64 = 180_000;

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

    /// Whether the monotonic clock is known to go on while the machine sleeps; it is on few.
    fn runs_asleep(&self) -> bool {
        false
    }
}

/// A stretch nobody saw: the wall clock went on while the page did not, or the page was away.
///
/// It is as long as the two clocks disagree and lies at the end of the time between two readings: what the page saw of
/// that time is no part of it, so that a tick a minute takes nothing from the room.
///
/// It is counted unless the room takes it back, since a meeting goes on while a laptop sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it begins, after what was seen.
    pub from: Timestamp,
    /// The first moment after it, the present one.
    pub to: Timestamp,
    /// Whether a clock that was set ahead would explain it as well, so that the room must be asked that too.
    pub maybe_set: bool,
}

/// What a reading gave away besides the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// Nobody saw a stretch of time; it counts so far.
    Gap(Gap),
    /// Only the wall clock was set, by so many milliseconds; the line goes on as if it had not been.
    ClockSet(i64),
}

/// Keeps one time that never runs backwards.
///
/// | Between two readings | On most machines | Where the monotonic clock goes on in sleep |
/// |---|---|---|
/// | both clocks agree | time went by | the same |
/// | both agree over more than three minutes | the page stood still: a sure [`Gap`] | the same; the machine slept |
/// | the wall clock is ahead | slept, or was set ahead: a [`Gap`] with a question | it was set |
/// | the wall clock is behind | it was set back | it was set back |
///
/// On most machines nothing tells a sleep from a clock that was set ahead: both clocks and every tick look the same
/// before and after, since ticks sleep with the monotonic clock.
#[derive(Clone, Debug)]
pub struct Timekeeper {
    last: Reading,
    now: Timestamp,
    runs_asleep: bool,
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
        Self { last: reading, now: now.max(seen), runs_asleep: false }
    }

    /// Says whether the monotonic clock goes on while the machine sleeps ([`Clock::runs_asleep`]).
    #[must_use]
    pub fn on_machine(self, runs_asleep: bool) -> Self {
        Self { runs_asleep, ..self }
    }

    /// Takes a reading and moves on; the answer is what it gave away, if anything.
    pub fn observe(&mut self, reading: Reading) -> Option<Jump> {
        let wall = reading.wall.saturating_sub(self.last.wall);
        let mono = reading.mono.saturating_sub(self.last.mono).max(0);
        self.last = reading;
        let (before, seen) = (self.now, self.now.plus(mono));
        let ahead = wall.saturating_sub(mono);
        if ahead >= SLACK && !self.runs_asleep {
            self.now = self.now.plus(wall);
            return Some(Jump::Gap(Gap { from: seen, to: self.now, maybe_set: true }));
        }
        self.now = seen;
        if mono >= SILENCE {
            return Some(Jump::Gap(Gap { from: before, to: seen, maybe_set: false }));
        }
        (ahead >= SLACK || ahead <= -SLACK).then_some(Jump::ClockSet(ahead))
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
