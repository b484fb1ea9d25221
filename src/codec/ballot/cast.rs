//! Casting a vote: from answers to the code that is posted.

use super::Record;
use super::frame::{self, Kind};
use super::inner::{Ballot, name_for, token, write_plain, write_sealed};
use super::seal::seal;

/// What a sealed ballot is bound to, beside the poll.
pub(in crate::codec) const INFO: &[u8] = b"pm-sealed-1";

/// A vote to be cast.
#[derive(Clone, Copy, Debug)]
pub struct Cast<'a> {
    /// The poll.
    pub record: &'a Record,
    /// The secret of this browser in this meeting.
    pub voter: &'a [u8; 16],
    /// Fresh bytes of the browser's entropy, new for every code.
    pub entropy: &'a [u8; 32],
    /// The chosen option per question, 0 is blank; what the scale does not have is blank too.
    pub answers: &'a [u16],
    /// The voter's name; left out where none is asked for.
    pub name: &'a str,
    /// Whether it stays unsealed though the poll would seal it.
    pub open: bool,
    /// 0 for the first vote, one more for every change, at most 15.
    pub revision: u8,
}

/// The code to post: sealed if the poll says so and the voter does not say otherwise.
pub fn cast(vote: &Cast) -> String {
    let record = vote.record;
    let sealed = record.key().is_some() && !vote.open;
    let answer = |at: usize| vote.answers.get(at).copied().filter(|n| usize::from(*n) <= record.options()).unwrap_or(0);
    let ballot = Ballot {
        token: token(vote.voter, record, sealed),
        revision: vote.revision,
        answers: (0..record.questions()).map(answer).collect(),
        name: name_for(record, vote.name),
    };
    let Some(key) = record.key().filter(|_| sealed) else {
        return frame::encode(Kind::Plain, &write_plain(record, &ballot));
    };
    let inner = write_sealed(record, &ballot);
    // A key nobody can own opens nothing: the code is empty rather than readable.
    let sealed = seal(key, vote.entropy, &[INFO, record.hash()], &inner).unwrap_or_default();
    let mut data = record.tag_bytes().to_vec();
    data.extend(sealed);
    frame::encode(Kind::Sealed, &data)
}
