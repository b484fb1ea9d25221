//! What people do in a meeting, as data.

use super::{
    Answer, Aside, Bytes, Choice, Date, Destination, Due, Ending, ItemField, ItemId, ItemKind, Lead, Mark, Minutes,
    NoteId, ParkedId, PersonId, PollDraft, PollId, Presence, Role, RuleId, School, Severity, StepDraft, StepId, Tally,
    Text, Timestamp, Verdict,
};

/// An action with the moment it happened; the log of a meeting is a list of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// When, on the line of [`super::Timekeeper`].
    pub at: Timestamp,
    /// What was done.
    pub action: Action,
}

/// A fact about the meeting that is one piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// What the meeting is called.
    Title,
    /// The incident's number or name.
    Incident,
    /// The incident's first day, `yyyy-mm-dd`; anything else clears it.
    Day,
    /// Where the written postmortem is.
    Link,
}

/// A person who is not on the roster yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonDraft {
    /// What they are called.
    pub name: Text,
    /// What they are here as.
    pub roles: Vec<Role>,
}

/// An action item that is not in the meeting yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemDraft {
    /// What will be done.
    pub title: Text,
    /// What it does.
    pub kind: Option<ItemKind>,
    /// Who answers for it.
    pub owner: Text,
    /// When it is due.
    pub due: Option<Due>,
    /// Its ticket.
    pub ticket: Text,
    /// The document's priority.
    pub priority: Text,
    /// Whether the document says that it is done.
    pub done: bool,
}

/// What was read from a written postmortem and agreed to by a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// The title; empty keeps the meeting's.
    pub title: Text,
    /// The incident's number; empty keeps the meeting's.
    pub incident: Text,
    /// The incident's first day.
    pub day: Option<Date>,
    /// How grave it was.
    pub severity: Option<Severity>,
    /// Where the document is.
    pub link: Text,
    /// The action items, added to those there are.
    pub items: Vec<ItemDraft>,
    /// The people, added to those there are; a known name gains the roles.
    pub people: Vec<PersonDraft>,
}

/// Where the minutes of an extension come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pay {
    /// A later step gives them; the planned end stays.
    Step(StepId),
    /// The meeting ends later; the room said so aloud.
    End,
}

/// Everything that can be done to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are named after what they do, update() says how")]
pub enum Action {
    // Before the meeting
    Describe { fact: Fact, text: Text },
    SetSeverity { severity: Option<Severity> },
    TakeOver { import: std::boxed::Box<Import> },

    // The agenda
    UseAgenda { school: School, steps: Vec<StepDraft> },
    AddStep { after: Option<StepId>, draft: StepDraft },
    RemoveStep { step: StepId },
    RenameStep { step: StepId, title: Text },
    MoveStep { step: StepId, to: usize },
    SetMinutes { step: StepId, minutes: Minutes },
    SetLead { step: StepId, leads: Lead },
    SetQuestions { step: StepId, questions: Vec<Text> },
    ShiftMinutes { from: StepId, to: StepId, minutes: Minutes },
    ExpectLiaison { expected: bool },
    Ask { step: StepId, question: u16 },

    // The opener
    SetDirective { text: Option<Text> },
    AddRule { text: Text },
    RemoveRule { rule: RuleId },
    SettleRule { rule: RuleId, settled: bool },
    SetStopWord { word: Text },
    SettleStopWord { settled: bool },
    SetNoteTaker { person: Option<PersonId> },
    SkipOpener,

    // Time
    Start,
    Pause,
    Resume,
    GoTo { step: StepId },
    CorrectBegin { at: Timestamp },
    TakeBack { from: Timestamp, to: Timestamp },
    ClockWasSet { by: i64 },
    Extend { step: StepId, pay: Pay },
    Close,
    Reopen,

    // The room
    AddPeople { people: Vec<PersonDraft> },
    RenamePerson { person: PersonId, name: Text },
    SetRole { person: PersonId, role: Role, on: bool },
    SetPresence { person: PersonId, presence: Presence },
    AllHere,
    RemovePerson { person: PersonId },

    // Decisions
    AddItem { draft: ItemDraft },
    FillIn { item: ItemId, field: ItemField, text: Text },
    SetKind { item: ItemId, kind: Option<ItemKind> },
    RemoveItem { item: ItemId },
    MoveItem { item: ItemId, to: usize },
    PutOnTable { item: ItemId },
    Decide { item: ItemId, choice: Option<Choice> },
    Answer { item: ItemId, person: PersonId, answer: Answer, words: Text, hedged: bool },
    TakeAnswerBack { item: ItemId, person: PersonId },

    // Polls
    OpenPoll { draft: std::boxed::Box<PollDraft>, nonce: Bytes, key: Bytes },
    CountIn { poll: PollId, voted: u16, people: Vec<PersonId> },
    Reveal { poll: PollId, tally: std::boxed::Box<Tally> },
    Late { poll: PollId, aside: Vec<Aside> },
    Settle { poll: PollId, aside: usize, answers: Vec<u16> },
    VoteAgain { poll: PollId, nonce: Bytes, key: Bytes },
    Conclude { poll: PollId, ending: Option<Ending>, words: Text },
    DropPoll { poll: PollId },

    // Notes and the parking lot
    AddNote { step: StepId, mark: Mark, text: Text },
    EditNote { note: NoteId, text: Text },
    MarkNote { note: NoteId, mark: Mark },
    RemoveNote { note: NoteId },
    Park { topic: Text, contact: Text, destination: Destination },
    PlaceParked { parked: ParkedId, contact: Text, destination: Destination },
    RemoveParked { parked: ParkedId },

    // Customers
    HearCustomers { text: Text },
    DraftMessage { text: Text },
    NoteEdits { text: Text },
    Rule { verdict: Option<Verdict>, by: Text },
}

impl Action {
    /// Whether it only turns what is looked at; undo passes over such steps to the last change.
    pub fn is_glance(&self) -> bool {
        matches!(self, Self::PutOnTable { .. } | Self::Ask { .. } | Self::CountIn { .. })
    }

    /// Whether it says the same thing again, newer: then the older one need not be kept.
    ///
    /// True only where doing the newer one alone gives the same meeting as doing both.
    pub fn replaces(&self, older: &Self) -> bool {
        match (self, older) {
            (Self::Describe { fact: a, .. }, Self::Describe { fact: b, .. }) => a == b,
            (Self::RenameStep { step: a, .. }, Self::RenameStep { step: b, .. })
            | (Self::Ask { step: a, .. }, Self::Ask { step: b, .. }) => a == b,
            (Self::FillIn { item: a, field: f, .. }, Self::FillIn { item: b, field: g, .. }) => a == b && f == g,
            (Self::EditNote { note: a, .. }, Self::EditNote { note: b, .. }) => a == b,
            (Self::CountIn { poll: a, .. }, Self::CountIn { poll: b, .. }) => a == b,
            (Self::SetStopWord { .. }, Self::SetStopWord { .. })
            | (Self::SetDirective { .. }, Self::SetDirective { .. })
            | (Self::PutOnTable { .. }, Self::PutOnTable { .. })
            | (Self::HearCustomers { .. }, Self::HearCustomers { .. })
            | (Self::DraftMessage { .. }, Self::DraftMessage { .. })
            | (Self::NoteEdits { .. }, Self::NoteEdits { .. }) => true,
            _ => false,
        }
    }
}
