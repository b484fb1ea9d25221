//! Finding codes in a text, whatever stands around them and in them (polls, 2.2).
//!
//! The text is walked once for markers, and once more from each marker until the code is whole or cannot be. A `U` ends
//! a code, and every marker has one, so no character is looked at more than twice however hostile the text is.

use std::ops::Range;

use super::alphabet::{Sign, fold, sign};
use super::frame::{self, Frame, HEAD, Kind, MARKER, VERSION};

/// The most markers that are looked at in one text.
pub const MARKERS: usize = 20_000;
/// The most gaps in a row between two signs.
const GAPS: usize = 24;
/// From how many values on a cut code is one and not a word that begins like it: head and tag.
const TELLING: usize = HEAD + 3;

/// A code in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes.
    pub at: Range<usize>,
    /// What.
    pub what: What,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A whole code of this version.
    Code(Kind, Vec<u8>),
    /// A whole code of a version or a kind to come; its values.
    Newer(Vec<u8>),
    /// A code that is not whole, or is mistyped; its values as far as they go.
    Cut(Vec<u8>),
}

/// All codes of a text, in order.
pub fn scan(text: &str) -> Vec<Found> {
    let mut scanner = Scanner::default();
    let mut found = Vec::new();
    while scanner.step(text, usize::MAX, &mut found) {}
    found
}

/// A walk through a text, in as many steps as the caller likes.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    at: usize,
    markers: usize,
    looks: usize,
    over: bool,
}

impl Scanner {
    /// Walks on for about so many bytes; whether there is more. The text must be the same every time.
    pub fn step(&mut self, text: &str, bytes: usize, found: &mut Vec<Found>) -> bool {
        let until = self.at.saturating_add(bytes);
        while self.at < until {
            let Some(start) = self.next_marker(text, until) else { break };
            if self.markers == MARKERS {
                self.over = true;
                self.at = text.len();
                break;
            }
            self.markers += 1;
            let (values, end) = self.read(text);
            let what = match frame::decode(&values) {
                Frame::Code(kind, data) => What::Code(kind, data),
                Frame::Newer => What::Newer(values),
                Frame::Broken if tells(&values) => What::Cut(values),
                Frame::Broken => continue,
            };
            if !matches!(what, What::Cut(_)) {
                self.at = end;
            }
            found.push(Found { at: start..end, what });
        }
        self.at < text.len()
    }

    /// How far it got, in bytes.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many characters were looked at, twice where it was twice.
    pub fn looks(&self) -> usize {
        self.looks
    }

    /// Whether there were more markers than are looked at.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Goes behind the next marker and gives its beginning; `None` at the end, or at `until` if no marker began.
    fn next_marker(&mut self, text: &str, until: usize) -> Option<usize> {
        let mut marker = MARKER.chars().map(fold);
        let (p, m) = (marker.next()?, marker.next()?);
        let (mut start, mut seen) = (self.at, 0);
        for (at, c) in text.get(self.at..)?.char_indices() {
            let at = self.at + at;
            if seen == 0 && at >= until {
                self.at = at;
                return None;
            }
            self.looks += 1;
            match fold(c) {
                Sign::Nothing => {}
                sign if sign == p => (start, seen) = (at, 1),
                sign if sign == m && seen == 1 => seen = 2,
                Sign::U if seen == 2 => {
                    self.at = at + c.len_utf8();
                    return Some(start);
                }
                _ => seen = 0,
            }
        }
        self.at = text.len();
        None
    }

    /// The values behind a marker, as many as its head says or as there are, and where they end.
    fn read(&mut self, text: &str) -> (Vec<u8>, usize) {
        let (mut values, mut end, mut gaps, mut need) = (Vec::new(), self.at, 0, HEAD);
        for (at, c) in text.get(self.at..).unwrap_or_default().char_indices() {
            if values.len() == need {
                break;
            }
            self.looks += 1;
            match fold(c) {
                Sign::Value(value) => {
                    values.push(value);
                    end = self.at + at + c.len_utf8();
                    gaps = 0;
                    if values.len() == HEAD {
                        need = frame::length(&values).unwrap_or(HEAD);
                    }
                }
                // The kind stands close to the marker.
                Sign::Gap if !values.is_empty() && gaps < GAPS => gaps += 1,
                Sign::Nothing => {}
                Sign::U | Sign::Gap | Sign::Break => break,
            }
        }
        (values, end)
    }
}

fn tells(values: &[u8]) -> bool {
    matches!(values, [kind, VERSION, ..] if Kind::of(*kind).is_some()) && values.len() >= TELLING
}

/// The first characters of a code, to show it to people.
pub fn start(values: &[u8]) -> String {
    let mut words = String::from(MARKER);
    words.extend(values.iter().take(12).map(|value| sign(*value)));
    words.push('…');
    words
}
