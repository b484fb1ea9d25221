//! Buy-in polls: a question on a scale, at most two rounds of voting, and what came out of them.
//!
//! A meeting knows who has voted but never what, until somebody reveals a round: then the whole [`Tally`] arrives in
//! one action. Whatever is counted before lies outside of the meeting (`codec::urn`), so that no log, no save file and
//! no other window can give a vote away.

use super::{ItemId, PersonId, PollId, StepId, Text, Timestamp};

/// The most topics of one poll (polls, 2.6).
pub const TOPICS: usize = 40;
/// The most options of one poll.
pub const OPTIONS: usize = 15;
/// The most rounds of one poll; after them "not agreed" is the result (domain, 4.3).
pub const ROUNDS: usize = 2;
/// How many dots each has in a dot vote.
pub const DOTS: u8 = 3;

/// What people choose from (design, domain 4.2). The number of an option begins with 1; 0 is blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Fist of five: 0 stop, hear me first ... 5 sure it will help. Option 1 is the fist.
    #[default]
    Fist,
    /// Consent, concern, objection.
    Consent,
    /// Eight gradients of agreement, from all in to block.
    Gradients,
    /// Up, sideways, down: for time and for other small things.
    Thumbs,
    /// Do, later, don't; per topic.
    Disposition,
    /// The five answers of a leader.
    Commitment,
    /// Up to [`DOTS`] dots over the topics; option n is n dots.
    Dots,
    /// Can I speak openly? 1 nothing ... 5 anything.
    Safety,
    /// Yes, no, abstain; per topic. The exit questions use it.
    YesNo,
    /// Options of the team's own.
    Own,
}

impl Scale {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Fist,
        Self::Consent,
        Self::Disposition,
        Self::Commitment,
        Self::Thumbs,
        Self::Gradients,
        Self::Dots,
        Self::Safety,
        Self::YesNo,
        Self::Own,
    ];

    /// How many options it has by itself; 0 for options of the team's own.
    pub fn options(self) -> usize {
        match self {
            Self::Fist => 6,
            Self::Gradients => 8,
            Self::Commitment | Self::Safety => 5,
            Self::Consent | Self::Thumbs | Self::Disposition | Self::Dots | Self::YesNo => 3,
            Self::Own => 0,
        }
    }

    /// Whether it can be asked about several topics at once.
    pub fn takes_topics(self) -> bool {
        matches!(self, Self::Disposition | Self::Dots | Self::YesNo)
    }

    /// Whether its votes always, never, or by choice carry names: commitments are never unnamed, the safety check is
    /// never named (domain, 4.1 and 4.5).
    pub fn naming(self) -> Option<bool> {
        match self {
            Self::Commitment => Some(true),
            Self::Safety => Some(false),
            _ => None,
        }
    }
}

/// What a poll is about: where its result goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum About {
    /// Nothing that has a place of its own.
    #[default]
    Room,
    /// A step of the agenda.
    Step(StepId),
    /// More time for a step.
    Extension(StepId),
    /// An action item.
    Item(ItemId),
    /// The whole plan.
    Plan,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Electorate {
    /// Nobody said.
    #[default]
    Anybody,
    /// All who are here, or who may come.
    Everybody,
    /// All but those who lead.
    Team,
    /// Those who lead.
    Leaders,
}

impl Electorate {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Everybody, Self::Team, Self::Leaders, Self::Anybody];
}

/// Who can read a ballot that lies in the chat (polls, 3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Secrecy {
    /// Everybody can, at once: typed votes and plain codes.
    #[default]
    Open,
    /// Only the facilitator can; the key is destroyed.
    Sealed,
    /// Only the facilitator can, and everybody once the key is published at the end.
    Published,
}

/// Bytes from the browser's entropy that belong to a round; never a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bytes(Vec<u8>);

impl Bytes {
    /// Takes at most 64 bytes; more are cut.
    pub fn new(bytes: &[u8]) -> Self {
        Self(bytes.iter().take(64).copied().collect())
    }

    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

/// A poll that was not asked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PollDraft {
    /// The scale.
    pub scale: Scale,
    /// Where the result goes.
    pub about: About,
    /// One sentence; empty takes the scale's own question.
    pub question: Text,
    /// What is asked about, when it is more than the question: action items, themes.
    pub topics: Vec<Text>,
    /// The items the topics stand for, in the same order; empty or as long as the topics.
    pub items: Vec<ItemId>,
    /// The options of [`Scale::Own`].
    pub options: Vec<Text>,
    /// Whether votes carry names.
    pub named: bool,
    /// Who can read a ballot in the chat.
    pub secrecy: Secrecy,
    /// Who is expected to vote; empty when nobody said.
    pub voters: Vec<PersonId>,
}

impl PollDraft {
    /// Whether it can be asked: there are topics and options where the scale needs them.
    pub fn is_whole(&self) -> bool {
        match self.scale {
            Scale::Own => (2..=OPTIONS).contains(&self.options.len()),
            Scale::YesNo => true,
            scale => !scale.takes_topics() || !self.topics.is_empty(),
        }
    }
}

/// A poll of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its name.
    pub id: PollId,
    /// What was asked, and how.
    pub asked: PollDraft,
    /// One or two rounds, oldest first.
    pub rounds: Vec<Round>,
    /// What the room made of it.
    pub ending: Option<Ending>,
    /// The next step, who carries it and until when; in words.
    pub words: Text,
}

impl Poll {
    /// The round at hand.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// How many options each topic has.
    pub fn options(&self) -> usize {
        match self.asked.scale {
            Scale::Own => self.asked.options.len(),
            scale => scale.options(),
        }
    }

    /// How many answers a ballot holds.
    pub fn topics(&self) -> usize {
        self.asked.topics.len().max(1)
    }

    /// Whether votes are coming in and nothing is shown yet.
    pub fn is_open(&self) -> bool {
        self.round().is_some_and(|round| round.tally.is_none())
    }

    /// Whether the room may vote once more.
    pub fn may_vote_again(&self) -> bool {
        !self.is_open() && self.ending.is_none() && self.rounds.len() < ROUNDS
    }
}

/// A round of voting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Since when votes come in.
    pub opened: Timestamp,
    /// Tells this round from every other one, 8 bytes.
    pub nonce: Bytes,
    /// The public half of the round's key, 32 bytes; empty when nothing is sealed.
    pub key: Bytes,
    /// How many ballots are in.
    pub voted: u16,
    /// Who is known to have voted.
    pub people: Vec<PersonId>,
    /// What was revealed.
    pub tally: Option<Tally>,
}

/// What the room made of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// It carries.
    Agreed,
    /// It carries, and the doubts are on record.
    AgreedWithDoubts,
    /// Not agreed: a result like the others, with a next step.
    NotAgreed,
    /// It decides nothing by itself: an order, a mood.
    Noted,
}

/// What a round came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often each option was chosen: per topic, per option. In a dot vote the dots of each topic stand in its
    /// first place and nothing in the others.
    pub counts: Vec<Vec<u16>>,
    /// How many ballots were counted.
    pub ballots: u16,
    /// Who voted what, in a named poll; empty otherwise.
    pub votes: Vec<Vote>,
    /// What was not counted, and why.
    pub aside: Vec<Aside>,
}

/// One person's vote in a named poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Who, as the ballot or the chat calls them.
    pub name: Text,
    /// Who on the roster.
    pub person: Option<PersonId>,
    /// The chosen option per topic, 0 is blank.
    pub answers: Vec<u16>,
    /// How it came in.
    pub way: Way,
}

/// How a vote came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Way {
    /// Tapped by the facilitator.
    #[default]
    Tapped,
    /// Typed into the chat.
    Typed,
    /// A plain ballot code.
    Plain,
    /// A sealed ballot code.
    Sealed,
}

/// Something that looked like a vote and was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Whose it seems to be; empty when nobody knows.
    pub name: Text,
    /// Why it was not counted.
    pub why: Why,
    /// What was written; for a ballot code its first characters.
    pub words: Text,
    /// What it would be as a vote, if that can be told.
    pub answers: Vec<u16>,
    /// What a person made of it.
    pub settled: Option<Settled>,
}

/// What a person made of something that was not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Settled {
    /// It counts.
    Counted,
    /// It does not.
    Dismissed,
}

/// Why something was not counted (polls, 2.5 and 4.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// The words can be read as more than one vote, or as none that the scale has.
    #[default]
    Unclear,
    /// It belongs to another poll or another round.
    OtherPoll,
    /// A ballot that does not open with the round's key, or holds something no page writes.
    Forged,
    /// One ballot in two versions with the same number.
    Conflict,
    /// Another ballot under the same name.
    SameName,
    /// One ballot under two senders, or under a name unlike its sender's.
    OtherSender,
    /// It came after the reveal.
    Late,
    /// Made by a newer version of the page.
    Newer,
    /// The code is not whole.
    Cut,
    /// A poll link or a poll code instead of a ballot.
    NotABallot,
    /// Beyond the most that is read.
    TooMany,
    /// More dots than each has.
    TooManyDots,
    /// Sealed, and the key of the round is not here.
    NoKey,
    /// Somebody who is not asked in this poll.
    NotAsked,
    /// A later vote of the same person stands in its place.
    Replaced,
}
