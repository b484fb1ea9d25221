//! The log of a meeting: the source for undo, saving and sync.

use super::{Effect, Meeting, Refusal, Stamped, update};

/// The most actions kept; older ones are folded into the start, and undo ends there.
pub const LOG_CAP: usize = 10_000;

/// Two edits of the same text this close together, in milliseconds, are one step of undo.
const ONE_EDIT: i64 = 10_000;

/// So many actions after the last one a meeting is kept for undo to start from.
const STRIDE: usize = 64;

/// A meeting with the actions that made it: `replay(start, log) == meeting`, always.
#[derive(Clone, Debug)]
pub struct Journal {
    start: Meeting,
    log: Vec<Stamped>,
    undone: Vec<Vec<Stamped>>,
    meeting: Meeting,
    /// The meeting after the first so many actions of the log; an undo before it starts from the start.
    halfway: Option<(usize, Meeting)>,
    revision: u64,
}

impl Journal {
    /// Begins with a meeting and nothing done.
    pub fn new(start: Meeting) -> Self {
        Self { meeting: start.clone(), start, log: Vec::new(), undone: Vec::new(), halfway: None, revision: 0 }
    }

    /// Takes up a log; the refusal of its first action that does not fit is the answer if there is one.
    pub fn replay(start: Meeting, log: Vec<Stamped>) -> Result<Self, Refusal> {
        let mut meeting = start.clone();
        for stamped in &log {
            update(&mut meeting, stamped)?;
        }
        Ok(Self { start, log, undone: Vec::new(), meeting, halfway: None, revision: 0 })
    }

    /// The meeting as it stands.
    pub fn meeting(&self) -> &Meeting {
        &self.meeting
    }

    /// The meeting before the first action of the log.
    pub fn start(&self) -> &Meeting {
        &self.start
    }

    /// The actions, oldest first.
    pub fn log(&self) -> &[Stamped] {
        &self.log
    }

    /// What was undone and can be done again, the next one last.
    pub fn undone(&self) -> &[Vec<Stamped>] {
        &self.undone
    }

    /// The same journal with what was undone in it, as what comes after a revision.
    pub fn following(self, revision: u64, undone: Vec<Vec<Stamped>>) -> Self {
        Self { undone, revision: revision.saturating_add(1), ..self }
    }

    /// Grows with every change, undo and redo; equal numbers mean an equal meeting.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The same meeting under another name in this browser.
    pub fn under(mut self, id: super::MeetingId) -> Self {
        self.start.id = id.clone();
        self.meeting.id = id;
        self.halfway = None;
        self
    }

    /// Takes an action; what was undone before it is gone.
    ///
    /// A stamp from a clock that ran back is kept as the moment it counts for, so that a replay hears the same moments.
    pub fn act(&mut self, stamped: Stamped) -> Result<Vec<Effect>, Refusal> {
        let stamped = Stamped { at: stamped.at.max(self.meeting.heard()), ..stamped };
        let far = self.log.len() >= self.halfway.as_ref().map_or(0, |(done, _)| *done) + STRIDE;
        let before = far.then(|| self.meeting.clone());
        let effects = update(&mut self.meeting, &stamped)?;
        self.undone.clear();
        self.revision += 1;
        let again = self
            .log
            .last_mut()
            .filter(|last| stamped.action.replaces(&last.action) && stamped.at.since(last.at) < ONE_EDIT);
        match again {
            Some(last) => {
                *last = stamped;
                // What was kept right after the action that was replaced is no longer true.
                self.forget_after(self.log.len().saturating_sub(1));
            }
            None => {
                if let Some(before) = before {
                    self.halfway = Some((self.log.len(), before));
                }
                self.log.push(stamped);
            }
        }
        if self.log.len() > LOG_CAP {
            self.fold();
        }
        Ok(effects)
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        self.log.iter().any(|s| !s.action.is_glance())
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last change back, with any glances after it; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(place) = self.log.iter().rposition(|s| !s.action.is_glance()) else {
            return false;
        };
        let taken = self.log.split_off(place);
        self.forget_after(place);
        let (done, from) = self.halfway.as_ref().map_or((0, &self.start), |(done, meeting)| (*done, meeting));
        let mut meeting = from.clone();
        for stamped in self.log.iter().skip(done) {
            // It was taken once from the same state, so it is taken again.
            let _ = update(&mut meeting, stamped);
        }
        self.meeting = meeting;
        self.undone.push(taken);
        self.revision += 1;
        true
    }

    /// Does the last undone change again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(again) = self.undone.pop() else {
            return false;
        };
        for stamped in again {
            if update(&mut self.meeting, &stamped).is_ok() {
                self.log.push(stamped);
            }
        }
        self.revision += 1;
        true
    }

    /// Drops what is kept of the meeting unless it came before this many actions, or just with them.
    fn forget_after(&mut self, place: usize) {
        if self.halfway.as_ref().is_some_and(|(done, _)| *done > place) {
            self.halfway = None;
        }
    }

    /// Folds the older half of the log into the start.
    fn fold(&mut self) {
        self.halfway = None;
        let kept = self.log.split_off(self.log.len() / 2);
        for stamped in &self.log {
            let _ = update(&mut self.start, stamped);
        }
        self.log = kept;
    }
}
