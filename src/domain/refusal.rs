//! What [`super::update()`] answers: effects for the shell, or a refusal for a person.

use super::{Minutes, StepId};

/// Why an action was not taken; the meeting is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The meeting has not started.
    NotStarted,
    /// The meeting has started, so its agenda can be edited but not replaced.
    Started,
    /// The meeting is closed.
    Closed,
    /// There is no agenda to start with.
    NoAgenda,
    /// What it speaks of is gone.
    Gone,
    /// Nothing was written.
    Empty,
    /// There are too many of these already.
    Full,
    /// Time was spent on this step; it can be renamed but not removed.
    StepUsed,
    /// The last step cannot be removed.
    LastStep,
    /// The step had its last extension; the room moves on.
    NoExtension,
    /// That step cannot pay so much.
    CannotPay,
    /// A pause, a resume or a correction that does not fit the clock.
    WrongTime,
    /// The same person is on the roster already.
    Known,
    /// Votes are coming in for another question; one is asked at a time.
    PollOpen,
    /// The result is on the table already.
    Revealed,
    /// Nothing is revealed yet.
    NotRevealed,
    /// It does not belong to this poll.
    Misfit,
}

/// Something the shell should do; never more than a hint, the meeting is right without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Say something to those who listen instead of looking.
    Say(Said),
    /// Put the eyes and the keyboard where the new step begins.
    ShowStep(StepId),
}

/// What is said, at chosen moments only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The meeting began.
    Started,
    /// A step is on the table.
    Opened(StepId),
    /// The clock stands still.
    Paused,
    /// The clock runs again.
    Resumed,
    /// The box grew; the planned end moved by so many minutes, 0 when another step paid.
    Extended {
        /// The step whose box grew.
        step: StepId,
        /// By how much.
        by: Minutes,
        /// How far the planned end moved.
        end_moved: Minutes,
    },
    /// A decision was recorded; so many are open.
    Decided {
        /// Undecided items.
        open: usize,
    },
    /// The meeting is over.
    Closed,
}
