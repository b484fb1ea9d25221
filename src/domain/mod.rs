//! The meeting, and the one function that changes it.
//!
//! Pure: time arrives as data inside a [`Stamped`] action, ids come from the meeting's own counter, and nothing here
//! knows a browser, a language or a clock. [`update()`] is the only function that changes a [`Meeting`]; it never
//! panics, and what it will not do is a [`Refusal`] that says why. [`Journal`] keeps the actions, so that
//! `replay(log) == meeting` holds and undo is a shorter log.

mod action;
mod agenda;
mod audience;
mod check;
mod clock;
mod crew;
mod date;
mod decision;
mod ids;
mod journal;
mod meeting;
mod minutes;
mod notes;
mod opener;
mod outside;
mod poll;
mod reading;
mod refusal;
mod roster;
mod text;
mod timebox;
mod update;

pub use action::{Action, Fact, Import, ItemDraft, Pay, PersonDraft, Stamped};
pub use agenda::{BUY_IN, CHOICES, LEARNING, Lead, Length, School, Step, StepDraft, StepKind, preset};
pub use audience::{Press, Scene};
pub use check::Flaw;
pub use clock::{Clock, Gap, Jump, Reading, Timekeeper};
pub use crew::{Crew, Heard, Turn, Wish, Word};
pub use date::{Date, Due};
pub use decision::{Answer, Choice, Commitment, Count, Item, ItemField, ItemKind, Missing, Standing, count};
pub use ids::{ItemId, MeetingId, NoteId, ParkedId, PersonId, PollId, RuleId, StepId};
pub use journal::{Journal, LOG_CAP};
pub use meeting::{Meeting, Parts, Phase, Severity, Stage};
pub use minutes::{StepUse, chart};
pub use notes::{Destination, Mark, Note, Parked};
pub use opener::{Opener, Rule, RuleWords};
pub use outside::{Outside, Verdict};
pub use poll::{
    About, Aside, Bytes, DOTS, Electorate, Ending, OPTIONS, Poll, PollDraft, ROUNDS, Round, Scale, Secrecy, Settled,
    TOPICS, Tally, Vote, Way, Why,
};
pub use reading::{Duty, Light, Outlook, outlook};
pub use refusal::{Effect, Refusal, Said};
pub use roster::{Notice, Person, Presence, Role, notices};
pub use text::{Text, lower, small};
pub use timebox::{Box, BoxState, MINUTE, Minutes, Schedule, Timestamp, Timing, Visit};
pub use update::update;
