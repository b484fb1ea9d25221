//! Action items, the decision on each, and who stands behind it.

use super::{Due, ItemId, PersonId, Text};

/// What an action item does (design, domain 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Find out more.
    Investigate,
    /// Lessen the harm.
    Mitigate,
    /// Mend what broke.
    Repair,
    /// Notice it earlier.
    Detect,
    /// Keep it from happening again.
    Prevent,
}

impl ItemKind {
    /// All kinds, in the order of an incident.
    pub const ALL: [Self; 5] = [Self::Investigate, Self::Mitigate, Self::Repair, Self::Detect, Self::Prevent];
}

/// The decision on an action item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// It will be done now.
    Do,
    /// It will be done later: until when, and what goes first?
    Later,
    /// It will not be done: what do we accept, and who accepts it?
    Dont,
}

impl Choice {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Do, Self::Later, Self::Dont];
}

/// A leader's answer in the roll call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// "I commit, by ..."
    Commit,
    /// "This instead, or by then."
    Counter,
    /// "I will answer by ..."
    AnswerBy,
    /// "I need to understand ... first."
    Understand,
    /// "I decline, because ..."
    Decline,
}

impl Answer {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Commit, Self::Counter, Self::AnswerBy, Self::Understand, Self::Decline];
}

/// What a leader said about an action item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Who.
    pub person: PersonId,
    /// Which of the five answers.
    pub answer: Answer,
    /// In their own words.
    pub words: Text,
    /// Whether the words leave a way out ("we'll try"): then it does not count as a commitment.
    pub hedged: bool,
}

/// Where a leader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not asked, or silent.
    Silent,
    /// Said yes, with a way out.
    Hedged,
    /// Committed.
    Committed,
    /// Gave one of the other answers.
    Answered,
}

/// A piece of proposed follow-up work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// What will be done; never empty.
    pub title: Text,
    /// What it does.
    pub kind: Option<ItemKind>,
    /// The one person who answers for it.
    pub owner: Text,
    /// The team that works on it.
    pub team: Text,
    /// When it is due.
    pub due: Option<Due>,
    /// Its ticket: a number or a link.
    pub ticket: Text,
    /// The document's priority, in its words.
    pub priority: Text,
    /// Whether the document says that it is done.
    pub done: bool,
    /// The decision; `None` is undecided.
    pub choice: Option<Choice>,
    /// Why.
    pub reason: Text,
    /// What is expected to follow from the decision.
    pub implication: Text,
    /// What makes room for it (do), or what goes first (later).
    pub room: Text,
    /// Until when (later).
    pub until: Text,
    /// The one person who approves the decision, or accepts the risk.
    pub approver: Text,
    /// The roll call, one entry a person at most.
    pub commitments: Vec<Commitment>,
}

/// A text of an action item that people fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemField {
    /// What will be done.
    Title,
    /// Who answers for it.
    Owner,
    /// Which team.
    Team,
    /// When it is due.
    Due,
    /// Its ticket.
    Ticket,
    /// Why this decision.
    Reason,
    /// What is expected to follow.
    Implication,
    /// What makes room, or what goes first.
    Room,
    /// Until when.
    Until,
    /// Who approves, or accepts the risk.
    Approver,
}

/// What a decided item still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// An owner.
    Owner,
    /// More than one owner is named; one should answer for it.
    OneOwner,
    /// A due date.
    Due,
    /// A ticket.
    Ticket,
    /// The reason.
    Reason,
    /// The implication.
    Implication,
    /// Until when.
    Until,
    /// Who accepts the risk.
    Approver,
    /// A leader who committed.
    Commitment,
}

impl Item {
    pub(in crate::domain) fn new(id: ItemId, title: Text) -> Self {
        Self {
            id,
            title,
            kind: None,
            owner: Text::default(),
            team: Text::default(),
            due: None,
            ticket: Text::default(),
            priority: Text::default(),
            done: false,
            choice: None,
            reason: Text::default(),
            implication: Text::default(),
            room: Text::default(),
            until: Text::default(),
            approver: Text::default(),
            commitments: Vec::new(),
        }
    }

    /// Where a person stands on it. Silence and a hedge are not a commitment.
    pub fn standing(&self, person: PersonId) -> Standing {
        match self.commitments.iter().find(|c| c.person == person) {
            None => Standing::Silent,
            Some(c) if c.answer == Answer::Commit && c.hedged => Standing::Hedged,
            Some(c) if c.answer == Answer::Commit => Standing::Committed,
            Some(_) => Standing::Answered,
        }
    }

    /// Whether anybody committed without a way out.
    pub fn is_backed(&self) -> bool {
        self.commitments.iter().any(|c| c.answer == Answer::Commit && !c.hedged)
    }

    /// Whether it names more than one owner.
    pub fn has_several_owners(&self) -> bool {
        let owner = self.owner.as_str();
        [',', ';', '/', '&', '+'].iter().any(|mark| owner.contains(*mark)) || owner.matches('@').count() > 1
    }

    /// What it lacks for its decision to be finished; empty for a finished one, and for one that is undecided.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut need = |there: bool, what| {
            if !there {
                missing.push(what);
            }
        };
        match self.choice {
            None => {}
            Some(Choice::Do) => {
                need(!self.owner.is_empty(), Missing::Owner);
                need(!self.has_several_owners(), Missing::OneOwner);
                need(self.due.is_some(), Missing::Due);
                need(!self.ticket.is_empty(), Missing::Ticket);
                need(!self.implication.is_empty(), Missing::Implication);
                need(self.is_backed(), Missing::Commitment);
            }
            Some(Choice::Later) => {
                need(!self.owner.is_empty(), Missing::Owner);
                need(!self.until.is_empty(), Missing::Until);
                need(!self.implication.is_empty(), Missing::Implication);
            }
            Some(Choice::Dont) => {
                need(!self.reason.is_empty(), Missing::Reason);
                need(!self.implication.is_empty(), Missing::Implication);
                need(!self.approver.is_empty(), Missing::Approver);
            }
        }
        missing
    }
}

/// How far the decisions are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Items that will be done.
    pub doing: usize,
    /// Items that will be done later.
    pub later: usize,
    /// Items that will not be done.
    pub not_doing: usize,
    /// Undecided items, without those the document says are done.
    pub open: usize,
    /// Decided items that lack something.
    pub unfinished: usize,
}

impl Count {
    /// How many are decided.
    pub fn decided(&self) -> usize {
        self.doing + self.later + self.not_doing
    }
}

/// Counts the decisions.
pub fn count(items: &[Item]) -> Count {
    let mut count = Count::default();
    for item in items {
        match item.choice {
            Some(Choice::Do) => count.doing += 1,
            Some(Choice::Later) => count.later += 1,
            Some(Choice::Dont) => count.not_doing += 1,
            None if item.done => {}
            None => count.open += 1,
        }
        count.unfinished += usize::from(!item.missing().is_empty());
    }
    count
}
