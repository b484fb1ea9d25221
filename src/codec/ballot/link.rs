//! Poll links: the record behind a `#`, where no server sees it (polls, 2.3).

use super::alphabet::is_invisible;
use super::digest::sha256;
use super::frame::Kind;
use super::scan::{What, scan};
use super::{Invitation, Record};

/// A kind of link: how it begins, and what its checksum is of.
pub struct Mark(pub &'static str, pub &'static [u8]);

/// What begins the fragment of a poll.
pub const BEGIN: &str = "pm1";
/// A poll.
const POLL: Mark = Mark(BEGIN, b"pm-link-1");
/// What ends a link: it shows that nothing is missing, and keeps a trailing `-` or `_` from being taken for punctuation.
const END: char = 'z';
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// No record is longer than this as a link.
const MOST: usize = 1_400;

/// A record as a fragment.
pub fn fragment(record: &[u8]) -> String {
    wrap(&POLL, record)
}

/// Bytes as the fragment of a kind.
pub fn wrap(mark: &Mark, record: &[u8]) -> String {
    let mut out = String::from(mark.0);
    out.push('=');
    let mut held = 0_u32;
    let mut bits = 0;
    let sign = |value: u32| SIGNS.get((value & 63) as usize).copied().map_or('A', char::from);
    for byte in record.iter().chain(&checksum(mark, record)) {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            out.push(sign(held >> bits));
        }
    }
    if bits > 0 {
        out.push(sign(held << (6 - bits)));
    }
    out.push(END);
    out
}

/// How long the fragment of so many bytes is.
pub fn length(record: usize) -> usize {
    POLL.0.len() + 1 + ((record + 4) * 8).div_ceil(6) + 1
}

/// Finds a poll in a text, as a link, as a fragment or as a code. Of several the one asked last is taken: a whole chat
/// may hold all polls of a meeting.
pub fn invitation(text: &str) -> Result<Record, Invitation> {
    let mut best: Result<Record, Invitation> = Err(Invitation::None);
    let mut offer = |read: Result<Record, Invitation>| {
        let better = match (&best, &read) {
            (Ok(best), Ok(read)) => read.opened() >= best.opened(),
            (Ok(_), Err(_)) | (_, Err(Invitation::None)) => false,
            (Err(best), Err(_)) => *best != Invitation::Newer,
            (Err(_), Ok(_)) => true,
        };
        if better {
            best = read;
        }
    };
    for found in scan(text) {
        match found.what {
            What::Code(Kind::Poll, data) => offer(Record::from_bytes(&data)),
            What::Cut(values) if values.first().copied().and_then(Kind::of) == Some(Kind::Poll) => {
                offer(Err(Invitation::Cut));
            }
            What::Newer(_) => offer(Err(Invitation::Newer)),
            What::Code(..) | What::Cut(_) => {}
        }
    }
    for record in records(text) {
        offer(record.ok_or(Invitation::Cut).and_then(|bytes| Record::from_bytes(&bytes)));
    }
    best
}

/// The records of all links of a text, in order; `None` for one that is not whole.
pub fn records(text: &str) -> Vec<Option<Vec<u8>>> {
    unwrap(&POLL, text)
}

/// The bytes of all links of a kind, in order; `None` for one that is not whole.
pub fn unwrap(mark: &Mark, text: &str) -> Vec<Option<Vec<u8>>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(mark.0).take(1_000) {
        let mut rest = Decoded(text.get(at + mark.0.len()..).unwrap_or_default());
        if rest.next() == Some('=') {
            found.push(read(mark, rest));
        }
    }
    found
}

fn read(mark: &Mark, signs: Decoded) -> Option<Vec<u8>> {
    let run: Vec<u8> = signs
        .filter(|c| !is_invisible(*c))
        .map(|c| u8::try_from(c).unwrap_or(b' '))
        .take_while(|c| SIGNS.contains(c))
        .take(MOST + 64)
        .collect();
    // A chat's marks for bold or italic may stand right behind the end.
    let end = run.iter().rposition(|c| !matches!(c, b'-' | b'_'))?;
    let (last, body) = run.get(..=end)?.split_last()?;
    if char::from(*last) != END {
        return None;
    }
    let mut bytes = Vec::with_capacity(body.len());
    let (mut held, mut bits) = (0_u32, 0);
    for c in body {
        held = held << 6 | SIGNS.iter().position(|sign| sign == c)? as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    if bits == 6 || held & ((1 << bits) - 1) != 0 {
        return None;
    }
    let (record, check) = bytes.split_last_chunk::<4>()?;
    (checksum(mark, record) == *check).then(|| record.to_vec())
}

fn checksum(mark: &Mark, record: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[mark.1, record]);
    [a, b, c, d]
}

/// Characters, those of a percent sign and two digits decoded, however often they were encoded.
struct Decoded<'a>(&'a str);

impl Iterator for Decoded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let mut next = step(&mut self.0)?;
        while next == '%'
            && let Some(hex) = self.0.get(..2)
            && let Ok(byte) = u8::from_str_radix(hex, 16)
            && hex.is_ascii()
            && !hex.starts_with('+')
        {
            self.0 = self.0.get(2..).unwrap_or_default();
            next = char::from(byte);
        }
        Some(next)
    }
}

fn step(rest: &mut &str) -> Option<char> {
    let mut chars = rest.chars();
    let next = chars.next();
    *rest = chars.as_str();
    next
}
