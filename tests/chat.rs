//! Chat logs: who said what, in every layout, and which of it is a vote; nothing is guessed, nothing vanishes.

// Tests may stop at the first surprise.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "chat/bytes.rs"]
mod bytes;
#[path = "chat/corpus.rs"]
mod corpus;
#[path = "chat/laws.rs"]
mod laws;
#[path = "chat/layouts.rs"]
mod layouts;
#[path = "chat/names.rs"]
mod names;
#[path = "chat/precision.rs"]
mod precision;
#[path = "chat/real.rs"]
mod real;
#[path = "chat/votes.rs"]
mod votes;

use postmortem_meeting::codec::chat::{Asked, Chat};
use postmortem_meeting::domain::{Scale, Text};

/// A poll as the reader of votes needs it.
fn asked(scale: Scale, topics: usize) -> Asked {
    let options = match scale {
        Scale::Own => ["Monday", "Wednesday afternoon", "Not this week"].map(Text::line).to_vec(),
        _ => Vec::new(),
    };
    Asked { scale, topics, options, tag: "W41".to_owned() }
}

/// `sender: body` of each message; lines of a body are parted by ` / `.
fn said(chat: &Chat) -> Vec<String> {
    let line = |m: &postmortem_meeting::codec::chat::Message| format!("{}: {}", m.sender, m.body.replace('\n', " / "));
    chat.messages.iter().map(line).collect()
}
