//! The record of a poll: everything a voter's page needs (polls, 2.3).

use super::alphabet::{is_invisible, sign, values};
use super::cursor::Cursor;
use super::digest::sha256;
use super::frame::{self, Kind};
use super::{Flaw, Invitation, link, tlv};
use crate::domain::{OPTIONS, Poll, PollDraft, Round, Scale, Secrecy, TOPICS, Text};

/// The most bytes of a title.
const TITLE: usize = 120;
/// The most characters of a link behind the `#`: a chat takes 500, a page's address up to 100.
const FRAGMENT: usize = 380;
/// How short the question and then a topic may become before topics go by number.
const FLOORS: [(usize, usize); 3] = [(TITLE, 20), (72, 12), (48, 8)];

const SEALED: u8 = 1;
const NAMED: u8 = 1 << 1;
const PUBLISHED: u8 = 1 << 2;
const WIDE: u8 = 1 << 3;

/// What was done to titles so that the link fits into a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    Whole,
    /// Some were shortened.
    Shortened,
    /// Topics go by number.
    Numbers,
    /// It does not fit even so.
    TooLong,
}

/// A poll as it is handed to voters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As it came or will go: extensions this page does not know are part of the poll's tag.
    bytes: Vec<u8>,
    hash: [u8; 32],
    flags: u8,
    scale: Scale,
    key: Option<[u8; 32]>,
    opened: u32,
    title: String,
    topics: Vec<String>,
    labels: Vec<String>,
}

impl Record {
    /// The record of a poll's round, always the same for the same round; `question` is what is asked, already the
    /// scale's own words if nobody wrote one. Titles are shortened until the link fits into a chat.
    pub fn of(poll: &Poll, round: &Round, question: &str) -> (Self, Cut) {
        let asked = &poll.asked;
        let key = round.key.as_slice().first_chunk::<32>().filter(|_| asked.secrecy != Secrecy::Open);
        let mut flags = 0;
        if key.is_some() {
            flags |= SEALED | if asked.secrecy == Secrecy::Published { PUBLISHED } else { 0 };
        }
        if asked.named {
            flags |= NAMED | WIDE;
        }
        let own = asked.scale == Scale::Own;
        let mut head = vec![1, flags, template(asked.scale)];
        head.extend(round.nonce.as_slice().iter().copied().chain(std::iter::repeat(0)).take(8));
        let minutes = u32::try_from(round.opened.millis() / 60_000).unwrap_or(0);
        head.extend(minutes.to_be_bytes());
        head.extend(key.into_iter().flatten());
        let write = |title: usize, topic: usize| {
            let mut bytes = head.clone();
            put(&mut bytes, &cut(question, title, true));
            put_all(&mut bytes, asked.topics.get(..TOPICS).unwrap_or(&asked.topics), topic);
            if own {
                put_all(&mut bytes, asked.options.get(..OPTIONS).unwrap_or(&asked.options), topic);
            }
            bytes
        };
        let fits = |bytes: &[u8]| link::length(bytes.len()) <= FRAGMENT;
        let lengths = FLOORS.iter().flat_map(|(title, floor)| (*floor..=TITLE).rev().map(|topic| (*title, topic)));
        let longest = asked.topics.iter().chain(&asked.options).map(|text| text.as_str().len()).max().unwrap_or(0);
        let whole = |title: usize, topic: usize| question.len() <= title && longest <= topic;
        let mut made = None;
        for (title, topic) in lengths {
            let bytes = write(title, topic);
            if fits(&bytes) {
                made = Some((bytes, if whole(title, topic) { Cut::Whole } else { Cut::Shortened }));
                break;
            }
        }
        let (bytes, mut done) = made.unwrap_or_else(|| (write(TITLE, 0), Cut::Numbers));
        if !fits(&bytes) || asked.topics.len() > TOPICS || asked.options.len() > OPTIONS {
            done = Cut::TooLong;
        }
        let record = Self::read(&bytes).unwrap_or_else(|_| Self {
            hash: hash(&bytes),
            bytes,
            flags,
            scale: asked.scale,
            key: key.copied(),
            opened: minutes,
            title: String::new(),
            topics: Vec::new(),
            labels: Vec::new(),
        });
        (record, done)
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// From bytes whose checksum was right.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Invitation> {
        Self::read(bytes).map_err(|flaw| match flaw {
            Flaw::Short => Invitation::Cut,
            Flaw::Strange => Invitation::None,
            Flaw::Newer => Invitation::Newer,
        })
    }

    fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        if bytes.len() > Kind::Poll.most() {
            return Err(Flaw::Strange);
        }
        let mut cursor = Cursor::new(bytes);
        if cursor.byte()? != 1 {
            return Err(Flaw::Newer);
        }
        let flags = cursor.byte()?;
        if flags >> 4 != 0 {
            return Err(Flaw::Newer);
        }
        let scale = scale(cursor.byte()?).ok_or(Flaw::Newer)?;
        cursor.take(8)?;
        let opened = u32::from_be_bytes(cursor.array()?);
        let key = if flags & SEALED != 0 { Some(cursor.array()?) } else { None };
        let title = cursor.text()?.to_owned();
        let topics = list(&mut cursor)?;
        let labels = if scale == Scale::Own { list(&mut cursor)? } else { Vec::new() };
        let counts = topics.len() <= TOPICS && (scale != Scale::Own || (2..=OPTIONS).contains(&labels.len()));
        if title.len() > TITLE || !counts {
            return Err(Flaw::Strange);
        }
        tlv::check(cursor.rest())?;
        Ok(Self { hash: hash(bytes), bytes: bytes.to_vec(), flags, scale, key, opened, title, topics, labels })
    }

    /// The poll's tag as it is spoken, such as `W41`.
    pub fn tag(&self) -> String {
        spoken(&self.hash)
    }

    /// What stands behind the page's address and a `#`.
    pub fn fragment(&self) -> String {
        link::fragment(&self.bytes)
    }

    /// The same as a code, for where there are no links.
    pub fn code(&self) -> String {
        frame::encode(Kind::Poll, &self.bytes)
    }

    /// What is asked, for showing it. Topics and options without a title have their number for one.
    pub fn asked(&self) -> PollDraft {
        let texts = |texts: &[String]| texts.iter().enumerate().map(|(at, text)| shown(text, at + 1)).collect();
        let secrecy = match self.flags & (SEALED | PUBLISHED) {
            SEALED => Secrecy::Sealed,
            flags if flags & SEALED != 0 => Secrecy::Published,
            _ => Secrecy::Open,
        };
        PollDraft {
            scale: self.scale,
            question: shown(&self.title, 0),
            topics: texts(&self.topics),
            options: texts(&self.labels),
            named: self.is_named(),
            secrecy,
            ..PollDraft::default()
        }
    }

    /// What tells this poll from every other one.
    pub fn hash(&self) -> &[u8; 32] {
        &self.hash
    }

    /// What every ballot of it begins with.
    pub fn tag_bytes(&self) -> [u8; 3] {
        let [a, b, c, ..] = self.hash;
        [a, b, c]
    }

    /// The key ballots are sealed with.
    pub fn key(&self) -> Option<&[u8; 32]> {
        self.key.as_ref()
    }

    /// Whether names are asked for.
    pub fn is_named(&self) -> bool {
        self.flags & NAMED != 0
    }

    /// Whether the key will be published.
    pub fn is_published(&self) -> bool {
        self.flags & PUBLISHED != 0 && self.key.is_some()
    }

    /// When it was opened, in minutes since 1970.
    pub fn opened(&self) -> u32 {
        self.opened
    }

    /// How many answers a ballot has.
    pub fn questions(&self) -> usize {
        self.topics.len().max(1)
    }

    /// How many options each has.
    pub fn options(&self) -> usize {
        if self.scale == Scale::Own { self.labels.len() } else { self.scale.options() }
    }

    /// How many bytes a name takes in a sealed ballot; `None` when none is asked for.
    pub(super) fn name_pad(&self) -> Option<usize> {
        self.is_named().then_some(if self.flags & WIDE != 0 { 32 } else { 16 })
    }
}

/// The first three signs of a hash.
pub fn spoken(hash: &[u8]) -> String {
    values(hash.get(..2).unwrap_or_default()).into_iter().take(3).map(sign).collect()
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    sha256(&[b"pm-poll-1", bytes])
}

/// The number of a scale in the format; a number is never used again.
fn template(scale: Scale) -> u8 {
    match scale {
        Scale::Fist => 1,
        Scale::Consent => 2,
        Scale::Disposition => 3,
        Scale::YesNo => 4,
        Scale::Own => 5,
        Scale::Gradients => 6,
        Scale::Thumbs => 7,
        Scale::Commitment => 8,
        Scale::Dots => 9,
        Scale::Safety => 10,
    }
}

fn scale(number: u8) -> Option<Scale> {
    // 0 is a scale of the team's own as well.
    Scale::ALL.into_iter().find(|scale| template(*scale) == number || (number == 0 && *scale == Scale::Own))
}

fn list(cursor: &mut Cursor) -> Result<Vec<String>, Flaw> {
    let count = cursor.byte()?;
    (0..count).map(|_| cursor.text().map(str::to_owned)).collect()
}

fn put(bytes: &mut Vec<u8>, text: &str) {
    bytes.push(text.len() as u8);
    bytes.extend(text.bytes());
}

fn put_all(bytes: &mut Vec<u8>, texts: &[Text], most: usize) {
    bytes.push(texts.len() as u8);
    texts.iter().for_each(|text| put(bytes, &cut(text.as_str(), most, true)));
}

/// At most so many bytes of a text, never half a character; what was cut ends in an ellipsis if there is to be one.
pub(in crate::codec) fn cut(text: &str, most: usize, ellipsis: bool) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let mark = if ellipsis { "…" } else { "" };
    let room = most.saturating_sub(mark.len());
    let end = text.floor_char_boundary(room);
    let mut kept = text.get(..end).unwrap_or_default().trim_end().to_owned();
    if !kept.is_empty() {
        kept.push_str(mark);
    }
    kept
}

/// A text from outside, ready to be shown: one line, nothing invisible; a number where it is empty.
pub(in crate::codec) fn shown(text: &str, number: usize) -> Text {
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let seen = Text::line(&seen);
    if seen.is_empty() && number > 0 { Text::line(&number.to_string()) } else { seen }
}
