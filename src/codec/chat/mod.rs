//! Chat logs: who said what, and which of it is a vote.

mod bytes;
mod heads;
mod names;
mod noise;
mod opener;
mod parser;
mod reader;
mod typed;
mod when;
mod zoom;

use std::ops::Range;

pub use bytes::{ASK_CAP, Decoded, Letters, PASTE_CAP, TooLong, decode};
pub use names::{clean_name, fold_name, is_own, look_alike, twins};
pub use opener::opener;
pub use parser::{Parser, parse};
pub use typed::typed;

use crate::domain::{Scale, Text};

/// The layouts that are told apart, in the order in which ties are decided (polls, 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Zoom's saved file, newer: header line, body below.
    ZoomSaved,
    /// Zoom's saved file, older: all in one line; the words may be of any language.
    ZoomLine,
    /// Zoom's cloud recording: time, name and text between tabs.
    ZoomCloud,
    /// Google Meet: name, time, texts.
    Meet,
    /// Google Meet's recording of the chat.
    MeetRecording,
    /// Teams, the classic client.
    TeamsClassic,
    /// Teams, the new client.
    Teams,
    /// Webex.
    Webex,
    /// BigBlueButton.
    BigBlueButton,
    /// Jitsi: the time stands after the text.
    Jitsi,
    /// Slack.
    Slack,
    /// Discord.
    Discord,
    /// `Name: text` lines, as people write them down themselves.
    Plain,
}

impl Profile {
    /// All of them, in the order in which ties are decided.
    pub const ALL: [Self; 13] = [
        Self::ZoomSaved,
        Self::ZoomLine,
        Self::ZoomCloud,
        Self::Meet,
        Self::MeetRecording,
        Self::TeamsClassic,
        Self::Teams,
        Self::Webex,
        Self::BigBlueButton,
        Self::Jitsi,
        Self::Slack,
        Self::Discord,
        Self::Plain,
    ];
}

/// A message of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who sent it, cleaned, as shown to people.
    pub sender: Text,
    /// The sender folded for comparing ([`fold_name`]).
    pub key: String,
    /// When, in seconds of the day (or of the recording), if the header said it.
    pub second: Option<u32>,
    /// What was written, without quotes, previews, reactions and other noise; lines parted by `\n`.
    pub body: String,
    /// Whether it went to one person only.
    pub direct: bool,
    /// Where it stands in the text, in bytes, header included.
    pub at: Range<usize>,
}

/// Why a line, or a part of one, belongs to no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noise {
    /// It stands before the first header, so nobody knows who wrote it.
    Before,
    /// The header names nobody: no letter, too long, or a code.
    NoName,
    /// A header without text.
    Empty,
    /// The app repeats the beginning of the message.
    Preview,
    /// Somebody else's words, repeated.
    Quote,
    /// A reaction, or how many there are.
    Reaction,
    /// That a message was changed.
    Edited,
    /// The app itself speaks: joins, counts of replies, marks.
    System,
}

/// A piece of the text that belongs to no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Why.
    pub why: Noise,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

/// A chat as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The layout it was read by.
    pub profile: Profile,
    /// How sure that is, 0 to 100; 100 when somebody said so.
    pub confidence: u8,
    /// The messages, in the order of the text.
    pub messages: Vec<Message>,
    /// What belongs to no message, in the order of the text; blank lines are not listed.
    pub ignored: Vec<Ignored>,
}

/// What a poll asks, as far as it takes to read a typed vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The scale.
    pub scale: Scale,
    /// How many topics; one when the question stands alone.
    pub topics: usize,
    /// The labels of [`Scale::Own`].
    pub options: Vec<Text>,
    /// The poll's spoken tag, such as `W41`.
    pub tag: String,
}

/// What a message is for a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A vote: the chosen option per topic, 0 is blank.
    Vote(Vec<u16>),
    /// It looks like a vote but cannot be read in one way only.
    Unclear,
    /// Something else.
    Talk,
}
