//! Polls: asking, counting in, revealing, and the ballot page.

mod ask;
mod ballot;
mod chat;
mod open;
mod pad;
mod panel;
mod post;
mod result;
mod scale;
mod settle;
mod stage;

use crate::codec::ballot::Cut;
use crate::codec::chat::{Letters, Profile};
use crate::codec::urn::ChatSummary;
use crate::domain::{PollDraft, Text, Why};

pub use ballot::{Ballot, BallotState};
pub use chat::big_chat;
pub use panel::{Ballots, PollPanel};
pub use scale::{scales, tray};
pub use stage::OnStagePoll;

/// Whether the key of the round is at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyState {
    /// Kept over a reload.
    #[default]
    Kept,
    /// In memory only.
    Loose,
    /// Not here.
    Gone,
}

/// What the loop knows of the round that is being counted, without a single vote.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counting {
    /// The round's letters, to be said aloud.
    pub tag: String,
    /// The voting link; empty on pages others cannot open.
    pub link: String,
    /// The poll code.
    pub code: String,
    /// Whether titles were shortened, or items go by number.
    pub cut: Option<Cut>,
    /// Where the key is; `None` when nothing is sealed.
    pub key: Option<KeyState>,
    /// Whether there is a result code to copy.
    pub result: bool,
    /// Whether votes came in before a reload that are not here.
    pub lost: bool,
    /// Whether somebody tapped.
    pub tapped: bool,
    /// What will not be counted: whose, and why.
    pub aside: Vec<(Text, Why)>,
    /// Whose name looks like another one in other letters, and like which.
    pub twins: Vec<(Text, Text)>,
    /// How many bytes a long chat has that waits for somebody to say whether it is read.
    pub big: Option<usize>,
    /// How the letters of the last chat were written, if it was a file.
    pub letters: Option<Letters>,
    /// The last chat.
    pub chat: Option<ChatSummary>,
    /// How far the reading of a long chat is: done, of all.
    pub working: Option<(usize, usize)>,
}

/// What of a poll is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posting {
    /// The voting link.
    Link,
    /// The poll code.
    Code,
    /// The line that asks for typed votes.
    Typed,
    /// The recovery code of the key.
    Recovery,
    /// The result code.
    Result,
}

/// Something done about a poll that the loop has to do: it holds keys and votes.
#[derive(Clone, Debug, PartialEq)]
pub enum PollMsg {
    /// The question is changed before it is asked.
    Draft(Box<PollDraft>),
    /// The question is asked as it stands.
    Ask,
    /// Something else is asked, or the last result is looked at again.
    Anew(bool),
    /// The room votes once more.
    Again,
    /// A chat was pasted.
    Chat(String),
    /// A saved chat was opened or dropped.
    ChatFile(web_sys::File),
    /// A long chat is read after all, or left.
    ReadBig(bool),
    /// The last chat is read in another way.
    ReadAs(Option<Profile>),
    /// Typed votes count without the line that asks.
    CountAll,
    /// A vote was tapped in: whose, and what.
    Tap(Option<crate::domain::PersonId>, Vec<u16>),
    /// The last tap is taken back.
    Untap,
    /// The votes are shown.
    Reveal,
    /// The question is taken away.
    Drop,
    /// Something is copied.
    Copy(Posting),
    /// The step gets the time the room voted for.
    Extend,
    /// What the room leans to becomes the decision, item by item.
    RecordChoices,
    /// The answers of a commitment poll go into the roll call.
    RecordAnswers,
    /// A recovery code was typed.
    Recover(String),
    /// A poll code or link was pasted to vote.
    OpenBallot(String),
    /// A ballot is filled in: answers, name, and whether it stays unsealed.
    Cast(Vec<u16>, String, bool),
    /// The vote's code is copied once more.
    CopyVote,
    /// The vote is to be changed.
    Change,
}
