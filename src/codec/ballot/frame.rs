//! One code: marker, kind, version, length, data, checksum (polls, 2.2).

use super::alphabet::{SIGNS, bytes, count, sign, values};
use super::digest::sha256;

/// What every code begins with.
pub const MARKER: &str = "PMU";
/// The value of the version `1`.
pub const VERSION: u8 = 1;
/// The signs before the data: kind, version and length.
pub const HEAD: usize = 4;
/// The signs of the checksum.
pub const CHECK: usize = 6;

/// What a code holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// `B`: a ballot everybody can read.
    Plain,
    /// `S`: a sealed ballot.
    Sealed,
    /// `P`: a poll.
    Poll,
    /// `R`: a result.
    Result,
    /// `K`: the facilitator's key.
    Recovery,
    /// `F`: the plan of a running meeting.
    Follow,
    /// `H`: a piece of a meeting that is handed over.
    HandOver,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Sealed, Self::Poll, Self::Result, Self::Recovery, Self::Follow, Self::HandOver];

    /// Its sign.
    pub fn letter(self) -> u8 {
        match self {
            Self::Plain => b'B',
            Self::Sealed => b'S',
            Self::Poll => b'P',
            Self::Result => b'R',
            Self::Recovery => b'K',
            Self::Follow => b'F',
            Self::HandOver => b'H',
        }
    }

    /// The kind of a sign's value.
    pub fn of(value: u8) -> Option<Self> {
        let letter = sign(value);
        Self::ALL.into_iter().find(|kind| char::from(kind.letter()) == letter)
    }

    /// The most bytes of data.
    pub fn most(self) -> usize {
        if self == Self::Poll { 1023 } else { 512 }
    }
}

/// What the values of a whole code are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A code of this version.
    Code(Kind, Vec<u8>),
    /// The checksum is right, the kind or the version is not known.
    Newer,
    /// The checksum is wrong.
    Broken,
}

/// The code for some data; what is beyond the most a code holds is cut.
pub fn encode(kind: Kind, data: &[u8]) -> String {
    let data = data.get(..kind.most()).unwrap_or(data);
    let mut code = String::from(MARKER);
    code.extend(unchecked(kind, data).into_iter().chain(checksum(kind.letter(), b'1', data)).map(sign));
    code
}

/// The values between marker and checksum.
pub fn unchecked(kind: Kind, data: &[u8]) -> Vec<u8> {
    let letter = SIGNS.iter().position(|sign| *sign == kind.letter()).unwrap_or(0);
    let mut all = vec![letter as u8, VERSION, (data.len() >> 5 & 31) as u8, (data.len() & 31) as u8];
    all.extend(values(data));
    all
}

/// How many values a code has in all, by its first [`HEAD`]; `None` when no code begins like this.
pub fn length(head: &[u8]) -> Option<usize> {
    let &[kind, version, high, low] = head else { return None };
    let bytes = usize::from(high) << 5 | usize::from(low);
    let most = Kind::of(kind).filter(|_| version == VERSION).map_or(1023, Kind::most);
    (1..=most).contains(&bytes).then(|| HEAD + count(bytes) + CHECK)
}

/// Reads the values between the marker and the end.
pub fn decode(whole: &[u8]) -> Frame {
    let read = || {
        let (head, rest) = whole.split_at_checked(HEAD)?;
        let (&[kind, version, ..], true) = (head, length(head)? == whole.len()) else { return None };
        let (data, check) = rest.split_at_checked(rest.len().checked_sub(CHECK)?)?;
        let data = bytes(data)?;
        if checksum(sign(kind) as u8, sign(version) as u8, &data) != check {
            return None;
        }
        Some(match Kind::of(kind).filter(|_| version == VERSION) {
            Some(kind) => Frame::Code(kind, data),
            None => Frame::Newer,
        })
    };
    read().unwrap_or(Frame::Broken)
}

/// The first thirty bits of the hash, as values. It finds accidents and is no signature.
fn checksum(kind: u8, version: u8, data: &[u8]) -> [u8; CHECK] {
    let length = (data.len() as u16).to_be_bytes();
    let [a, b, c, d, ..] = sha256(&[b"pm-wire-1", &[kind, version], &length, data]);
    let bits = u32::from_be_bytes([a, b, c, d]) >> 2;
    [25, 20, 15, 10, 5, 0].map(|shift| (bits >> shift & 31) as u8)
}
