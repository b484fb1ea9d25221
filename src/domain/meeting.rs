//! The meeting itself: a draft, an open one, or a closed one.

use super::{
    Date, Flaw, Item, ItemId, MeetingId, Minutes, Note, Opener, Outside, Parked, Person, PersonId, Poll, PollId, Role,
    RuleId, School, Step, StepId, StepKind, Text, Timestamp, Timing,
};

/// How grave the incident was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Customers are hit hard; a customer liaison takes part.
    One,
    /// Grave.
    Two,
    /// Limited.
    Three,
    /// Small.
    Four,
    /// Hardly felt.
    Five,
}

impl Severity {
    /// All of them, gravest first.
    pub const ALL: [Self; 5] = [Self::One, Self::Two, Self::Three, Self::Four, Self::Five];

    /// 1 to 5.
    pub fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
            Self::Four => 4,
            Self::Five => 5,
        }
    }

    /// Days until an action item is due if nobody says otherwise: 15 at Sev-1, 30 below (design, domain 1.5).
    pub fn due_days(self) -> i32 {
        if self == Self::One { 15 } else { 30 }
    }
}

/// The stage of a meeting's life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is being prepared.
    Draft,
    /// It runs.
    Open(Timing),
    /// It is over; the moment says since when.
    Closed(Timing, Timestamp),
}

/// Where a step stands on the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Still to come.
    Ahead,
    /// On the table.
    Now,
    /// Was on the table.
    Done,
    /// Passed over; it can still be opened.
    Skipped,
}

/// A meeting. Read it through its methods; [`super::update()`] alone changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub(in crate::domain) id: MeetingId,
    pub(in crate::domain) title: Text,
    pub(in crate::domain) incident: Text,
    pub(in crate::domain) severity: Option<Severity>,
    pub(in crate::domain) day: Option<Date>,
    pub(in crate::domain) link: Text,
    pub(in crate::domain) school: School,
    pub(in crate::domain) steps: Vec<Step>,
    /// What the customers' step gave away when no liaison comes; `None` while one is expected.
    pub(in crate::domain) gave: Option<Minutes>,
    pub(in crate::domain) opener: Opener,
    pub(in crate::domain) roster: Vec<Person>,
    pub(in crate::domain) items: Vec<Item>,
    pub(in crate::domain) on_table: Option<ItemId>,
    pub(in crate::domain) notes: Vec<Note>,
    pub(in crate::domain) parked: Vec<Parked>,
    pub(in crate::domain) outside: Outside,
    pub(in crate::domain) polls: Vec<Poll>,
    pub(in crate::domain) stage: Stage,
    /// The last moment it heard of; no action happens before it.
    pub(in crate::domain) heard: Timestamp,
    pub(in crate::domain) next: u32,
}

/// What a meeting from outside is made of, by the names of [`Meeting`].
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are those of the meeting")]
pub struct Parts {
    pub id: MeetingId,
    pub title: Text,
    pub incident: Text,
    pub severity: Option<Severity>,
    pub day: Option<Date>,
    pub link: Text,
    pub school: School,
    pub steps: Vec<Step>,
    pub gave: Option<Minutes>,
    pub opener: Opener,
    pub roster: Vec<Person>,
    pub items: Vec<Item>,
    pub on_table: Option<ItemId>,
    pub notes: Vec<Note>,
    pub parked: Vec<Parked>,
    pub outside: Outside,
    pub polls: Vec<Poll>,
    pub stage: Stage,
    pub heard: Timestamp,
    pub next: u32,
}

impl Meeting {
    /// A meeting from outside, or what does not hold in it.
    pub fn restore(parts: Parts) -> Result<Self, Flaw> {
        let meeting = Self {
            id: parts.id,
            title: parts.title,
            incident: parts.incident,
            severity: parts.severity,
            day: parts.day,
            link: parts.link,
            school: parts.school,
            steps: parts.steps,
            gave: parts.gave,
            opener: parts.opener,
            roster: parts.roster,
            items: parts.items,
            on_table: parts.on_table,
            notes: parts.notes,
            parked: parts.parked,
            outside: parts.outside,
            polls: parts.polls,
            stage: parts.stage,
            heard: parts.heard,
            next: parts.next,
        };
        meeting.check().map(|()| meeting)
    }

    /// What the customers' step gave away, the item somebody put on the table, and the number of the next thing: what
    /// a file needs and nobody else.
    pub(crate) fn hidden(&self) -> (Option<Minutes>, Option<ItemId>, u32) {
        (self.gave, self.on_table, self.next)
    }

    /// An empty draft with the opener as shipped.
    pub fn new(id: MeetingId) -> Self {
        Self {
            id,
            title: Text::default(),
            incident: Text::default(),
            severity: None,
            day: None,
            link: Text::default(),
            school: School::default(),
            steps: Vec::new(),
            gave: None,
            opener: Opener::shipped(RuleId(1), RuleId(2)),
            roster: Vec::new(),
            items: Vec::new(),
            on_table: None,
            notes: Vec::new(),
            parked: Vec::new(),
            outside: Outside::default(),
            polls: Vec::new(),
            stage: Stage::Draft,
            heard: Timestamp::default(),
            next: 3,
        }
    }

    /// Its name in this browser.
    pub fn id(&self) -> &MeetingId {
        &self.id
    }

    /// What it is called; empty until somebody says.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// The incident's own number or name.
    pub fn incident(&self) -> &Text {
        &self.incident
    }

    /// How grave it was.
    pub fn severity(&self) -> Option<Severity> {
        self.severity
    }

    /// The incident's first day.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// Where the written postmortem is.
    pub fn link(&self) -> &Text {
        &self.link
    }

    /// The school its agenda follows.
    pub fn school(&self) -> School {
        self.school
    }

    /// The agenda, in order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether a customer liaison is expected; without one the step's minutes went to "How did we get here?".
    pub fn expects_liaison(&self) -> bool {
        self.gave.is_none()
    }

    /// The opener.
    pub fn opener(&self) -> &Opener {
        &self.opener
    }

    /// The people.
    pub fn roster(&self) -> &[Person] {
        &self.roster
    }

    /// The action items, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The notes, oldest first.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The parking lot.
    pub fn parked(&self) -> &[Parked] {
        &self.parked
    }

    /// Customers and the outside message.
    pub fn outside(&self) -> &Outside {
        &self.outside
    }

    /// The polls, oldest first.
    pub fn polls(&self) -> &[Poll] {
        &self.polls
    }

    /// A poll by its name.
    pub fn poll(&self, id: PollId) -> Option<&Poll> {
        self.polls.iter().find(|p| p.id == id)
    }

    /// The poll whose votes come in; there is one at most.
    pub fn open_poll(&self) -> Option<&Poll> {
        self.polls.iter().find(|p| p.is_open())
    }

    /// Draft, open or closed.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The last moment it heard of.
    pub fn heard(&self) -> Timestamp {
        self.heard
    }

    /// How its time was used, once it has started.
    pub fn timing(&self) -> Option<&Timing> {
        match &self.stage {
            Stage::Draft => None,
            Stage::Open(timing) | Stage::Closed(timing, _) => Some(timing),
        }
    }

    /// The moment its clocks show: `now` while it is open, its end once it is closed.
    pub fn clock(&self, now: Timestamp) -> Timestamp {
        match &self.stage {
            Stage::Closed(_, end) => *end,
            _ => now.max(self.heard),
        }
    }

    /// The sum of all boxes.
    pub fn planned(&self) -> u32 {
        self.steps.iter().map(|s| u32::from(s.planned.get())).sum()
    }

    /// A step by its name.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|s| s.id == id)
    }

    /// The step on the table, once the meeting has started.
    pub fn current(&self) -> Option<&Step> {
        self.timing().and_then(|t| self.step(t.step))
    }

    /// The step after the one on the table.
    pub fn following(&self) -> Option<&Step> {
        let current = self.timing()?.step;
        let place = self.steps.iter().position(|s| s.id == current)?;
        self.steps.get(place + 1)
    }

    /// The first step of a kind.
    pub fn step_of(&self, kind: StepKind) -> Option<&Step> {
        self.steps.iter().find(|s| s.kind == kind)
    }

    /// Where a step stands.
    pub fn phase(&self, id: StepId) -> Phase {
        let Some(timing) = self.timing() else {
            return Phase::Ahead;
        };
        let place = |id| self.steps.iter().position(|s| s.id == id);
        if matches!(self.stage, Stage::Open(_)) && timing.step == id {
            Phase::Now
        } else if timing.visited(id) {
            Phase::Done
        } else if place(id) < place(timing.step) {
            Phase::Skipped
        } else {
            Phase::Ahead
        }
    }

    /// An item by its name.
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == id)
    }

    /// The item on the table, else the first undecided one, else the first.
    pub fn item_on_table(&self) -> Option<&Item> {
        self.on_table
            .and_then(|id| self.item(id))
            .or_else(|| self.items.iter().find(|i| i.choice.is_none() && !i.done))
            .or_else(|| self.items.first())
    }

    /// A person by their name in the meeting.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.roster.iter().find(|p| p.id == id)
    }

    /// Those who hold a role, in roster order.
    pub fn holders(&self, role: Role) -> impl Iterator<Item = &Person> {
        self.roster.iter().filter(move |p| p.is(role))
    }

    /// Those who answer the roll call, in roster order.
    pub fn leaders(&self) -> impl Iterator<Item = &Person> {
        self.roster.iter().filter(|p| p.is_leader())
    }
}
