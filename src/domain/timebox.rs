//! Time boxes: how long a step may take, how long it took, and what that does to the end of the meeting.
//!
//! Nothing is counted here; everything is computed from moments. [`Timing`] holds the visits, the questions are
//! functions of it and of `now`.

use super::{Step, StepId};

/// Milliseconds in a minute.
pub const MINUTE: i64 = 60_000;

/// A moment in milliseconds since 1970, on the line of [`super::Timekeeper`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after 1970; far past and far future are cut to years a clock can show.
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(0, 250_000_000_000_000))
    }

    /// Milliseconds since 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The moment so many milliseconds later.
    pub fn plus(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Milliseconds since an earlier moment; zero when it is not earlier.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }
}

/// Planned minutes, 0 to 480; 0 means that no box was set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u16);

impl Minutes {
    /// The longest box.
    pub const MOST: u16 = 480;

    /// So many minutes; more than [`Minutes::MOST`] is cut.
    pub const fn new(minutes: u16) -> Self {
        Self(if minutes > Self::MOST { Self::MOST } else { minutes })
    }

    /// The number of minutes.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The same in milliseconds.
    pub fn millis(self) -> i64 {
        i64::from(self.0) * MINUTE
    }

    /// Both together, cut at the longest box.
    pub fn plus(self, other: Self) -> Self {
        Self::new(self.0.saturating_add(other.0))
    }

    /// What is left, or `None` when there is not enough.
    pub fn less(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }
}

/// A stretch of time spent on a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The step.
    pub step: StepId,
    /// Its first moment.
    pub from: Timestamp,
    /// The moment after its last.
    pub to: Timestamp,
}

/// How the time of an opened meeting was used so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    pub(in crate::domain) began: Timestamp,
    pub(in crate::domain) past: Vec<Visit>,
    pub(in crate::domain) step: StepId,
    pub(in crate::domain) running: bool,
    /// Since when the step runs, or since when it stands still.
    pub(in crate::domain) since: Timestamp,
}

impl Timing {
    pub(in crate::domain) fn start(step: StepId, at: Timestamp) -> Self {
        Self { began: at, past: Vec::new(), step, running: true, since: at }
    }

    /// One from outside; nothing holds in it until [`super::Meeting::restore`] has looked at it.
    pub(crate) fn restore(began: Timestamp, past: Vec<Visit>, step: StepId, running: bool, since: Timestamp) -> Self {
        Self { began, past, step, running, since }
    }

    /// When the meeting began.
    pub fn began(&self) -> Timestamp {
        self.began
    }

    /// The step on the table.
    pub fn step(&self) -> StepId {
        self.step
    }

    /// Whether the clock runs; it stands still while paused.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// Since when the current visit runs or stands still.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// All closed stretches, in order.
    pub fn past(&self) -> &[Visit] {
        &self.past
    }

    /// Milliseconds spent on a step until `now`; never negative, and never less at a later moment.
    pub fn elapsed(&self, step: StepId, now: Timestamp) -> i64 {
        let past: i64 = self.past.iter().filter(|v| v.step == step).map(|v| v.to.since(v.from)).sum();
        let present = if self.running && self.step == step { now.since(self.since) } else { 0 };
        past.saturating_add(present)
    }

    /// The part of a second, in milliseconds, at which the clock of the step on the table turns over.
    pub fn phase(&self) -> i64 {
        let before = if self.running { self.elapsed(self.step, self.since) } else { 0 };
        self.since.millis().saturating_sub(before).rem_euclid(1_000)
    }

    /// Whether a step was ever on the table.
    pub fn visited(&self, step: StepId) -> bool {
        self.step == step || self.past.iter().any(|v| v.step == step)
    }

    pub(in crate::domain) fn go_to(&mut self, step: StepId, at: Timestamp) {
        self.close_visit(at);
        self.step = step;
        self.since = at;
    }

    pub(in crate::domain) fn pause(&mut self, at: Timestamp) {
        self.close_visit(at);
        self.running = false;
        self.since = at;
    }

    pub(in crate::domain) fn resume(&mut self, at: Timestamp) {
        self.running = true;
        self.since = at;
    }

    /// Says that the current step began at another moment: what lay between is its own, or the earlier steps' again.
    pub(in crate::domain) fn correct_begin(&mut self, at: Timestamp) {
        let before = self.since;
        if at > before {
            // Later than it was pressed: the difference goes back to the step that ran until then.
            if let Some(last) = self.past.last_mut().filter(|v| v.to == before) {
                last.to = at;
            }
        }
        for visit in &mut self.past {
            visit.to = visit.to.min(at);
        }
        self.past.retain(|v| v.to > v.from);
        self.since = at;
        if at < self.began || before == self.began {
            self.began = at;
        }
    }

    /// Turns a stretch into a pause: nothing that happened in it counts.
    pub(in crate::domain) fn take_back(&mut self, from: Timestamp, to: Timestamp) {
        let mut kept = Vec::with_capacity(self.past.len() + 1);
        for visit in &self.past {
            kept.push(Visit { to: visit.to.min(from), ..*visit });
            kept.push(Visit { from: visit.from.max(to), ..*visit });
        }
        if self.running && self.since < to {
            kept.push(Visit { step: self.step, from: self.since, to: from });
            self.since = to;
        }
        kept.retain(|v| v.to > v.from);
        self.past = kept;
    }

    /// Moves every moment, since the clock that gave them was wrong by so much.
    pub(in crate::domain) fn shift(&mut self, millis: i64) {
        self.began = self.began.plus(millis);
        self.since = self.since.plus(millis);
        for visit in &mut self.past {
            visit.from = visit.from.plus(millis);
            visit.to = visit.to.plus(millis);
        }
    }

    fn close_visit(&mut self, at: Timestamp) {
        if self.running && at > self.since {
            self.past.push(Visit { step: self.step, from: self.since, to: at });
        }
    }
}

/// Where a time box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxState {
    /// The step has no box.
    Unboxed,
    /// Before the cue.
    Within,
    /// Time to ask the room: two minutes or a fifth of the box are left, the lesser of both.
    Cue,
    /// Past the box.
    Over,
}

/// A step's time box at one moment; all in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Box {
    /// How long the box is, extensions included.
    pub planned: i64,
    /// How much was used.
    pub used: i64,
    /// Where it stands.
    pub state: BoxState,
}

impl Box {
    /// The box of a step at a moment.
    pub fn at(step: &Step, timing: &Timing, now: Timestamp) -> Self {
        let planned = step.planned.millis();
        let used = timing.elapsed(step.id, now);
        let left = planned.saturating_sub(used);
        let state = if planned == 0 {
            BoxState::Unboxed
        } else if left <= 0 {
            BoxState::Over
        } else if left <= before_end(planned) {
            BoxState::Cue
        } else {
            BoxState::Within
        };
        Self { planned, used, state }
    }

    /// Milliseconds left, negative past the box.
    pub fn left(&self) -> i64 {
        self.planned.saturating_sub(self.used)
    }

    /// Milliseconds until the cue, negative after it.
    pub fn to_cue(&self) -> i64 {
        self.left().saturating_sub(before_end(self.planned))
    }
}

/// How long before the end of a box the cue comes, in milliseconds.
fn before_end(planned: i64) -> i64 {
    (2 * MINUTE).min(planned / 5)
}

/// The meeting's clock at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Milliseconds since the meeting began, pauses included.
    pub elapsed: i64,
    /// The end that was planned, extensions that moved it included.
    pub planned_end: Timestamp,
    /// The end if every later step takes its box and the current one does not run further over.
    pub projected_end: Timestamp,
}

impl Schedule {
    /// Computes it from the steps in order.
    pub fn at(steps: &[Step], timing: &Timing, now: Timestamp) -> Self {
        let total: i64 = steps.iter().map(|s| s.planned.millis()).sum();
        let mut ahead = 0_i64;
        let mut passed = false;
        for step in steps {
            if step.id == timing.step {
                passed = true;
                ahead += (step.planned.millis() - timing.elapsed(step.id, now)).max(0);
            } else if passed && !timing.visited(step.id) {
                ahead += step.planned.millis();
            }
        }
        Self {
            elapsed: now.since(timing.began),
            planned_end: timing.began.plus(total),
            projected_end: now.max(timing.began).plus(ahead),
        }
    }

    /// Milliseconds behind the plan; negative when ahead.
    pub fn late(&self) -> i64 {
        self.projected_end.millis().saturating_sub(self.planned_end.millis())
    }
}
