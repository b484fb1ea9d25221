//! Notes per step, and the parking lot.

use super::{NoteId, ParkedId, StepId, Text, Timestamp};

/// What a note is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A plain note.
    #[default]
    Plain,
    /// Something we learned.
    Insight,
    /// A question nobody could answer yet.
    OpenQuestion,
    /// An idea for later.
    Idea,
    /// For the facilitator alone: never on the stage, never in the minutes.
    Private,
}

impl Mark {
    /// All marks, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Insight, Self::OpenQuestion, Self::Idea, Self::Private];
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name.
    pub id: NoteId,
    /// The step it was taken in.
    pub step: StepId,
    /// What it is.
    pub mark: Mark,
    /// What it says; never empty.
    pub text: Text,
    /// When it was written.
    pub at: Timestamp,
}

/// Where a parked topic goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// Nobody has said yet.
    #[default]
    Open,
    /// A ticket.
    Ticket,
    /// Another meeting.
    Meeting,
    /// The owner of that service.
    Owner,
    /// Nowhere: it was said, and that is enough.
    Nowhere,
}

impl Destination {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Open, Self::Ticket, Self::Meeting, Self::Owner, Self::Nowhere];
}

/// A topic set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parked {
    /// Its name.
    pub id: ParkedId,
    /// The topic in one line; never empty.
    pub topic: Text,
    /// Who to ask about it.
    pub contact: Text,
    /// Where it goes.
    pub destination: Destination,
    /// The step it came up in.
    pub step: StepId,
}
