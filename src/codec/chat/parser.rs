//! From a text to messages: which layout it is, and then line by line.

use std::rc::Rc;

use super::heads::Habits;
use super::reader::Reader;
use super::when::only_clock;
use super::zoom::learn;
use super::{Chat, Profile};
use crate::codec::postmortem::Text as _;

/// How much of a text is looked at to tell its layout, in lines and in bytes.
const SAMPLE: (usize, usize) = (2000, 64 * 1024);

/// How much is read in one step, in bytes.
const STEP: usize = 64 * 1024;

/// Reads a chat by a layout, or by the one it fits best. Never fails; work grows with the length of the text only.
///
/// ```
/// use postmortem_meeting::codec::chat::{Profile, parse};
/// let chat = parse("[10:01 AM] Ann Bo\n4\n", None);
/// assert_eq!((chat.profile, chat.messages[0].sender.as_str()), (Profile::TeamsClassic, "Ann Bo"));
/// assert_eq!(chat.messages[0].body, "4");
/// ```
pub fn parse(text: &str, profile: Option<Profile>) -> Chat {
    let mut parser = Parser::new(text.into(), profile);
    while parser.step() {}
    parser.finish()
}

/// [`parse`] in slices, so that a page stays alive meanwhile.
pub struct Parser {
    text: Rc<str>,
    sample: Rc<str>,
    habits: Habits,
    /// The layouts that were not tried yet.
    left: std::array::IntoIter<Profile, 13>,
    best: (usize, Profile),
    second: usize,
    confidence: u8,
    reader: Option<Reader>,
    visited: usize,
}

impl Parser {
    /// Begins with a text.
    pub fn new(text: Rc<str>, profile: Option<Profile>) -> Self {
        let sample: Rc<str> = sample(&text).into();
        let habits = Habits { learned: learn(&sample), halved: halved(&sample), chat: true };
        let reader = profile.map(|profile| Reader::new(Rc::clone(&text), profile, habits.clone()));
        let visited = 2 * sample.len();
        Self {
            text,
            sample,
            habits,
            left: Profile::ALL.into_iter(),
            best: (0, Profile::Plain),
            second: 0,
            confidence: 100,
            reader,
            visited,
        }
    }

    /// Tries one layout, or reads on for about 64 kB; whether there is more to do.
    pub fn step(&mut self) -> bool {
        if let Some(reader) = &mut self.reader {
            return reader.read(STEP);
        }
        match self.left.next() {
            Some(profile) => self.try_one(profile),
            None => self.choose(),
        }
        true
    }

    /// How many bytes were looked at so far, counted each time: a measure of work that knows no clock.
    pub fn visited(&self) -> usize {
        self.visited + self.reader.as_ref().map_or(0, |reader| reader.visited)
    }

    /// What was read; whatever steps are left are not taken.
    pub fn finish(self) -> Chat {
        let (profile, confidence) = (self.best.1, self.confidence);
        match self.reader {
            Some(reader) => reader.finish(confidence),
            None => Chat { profile, confidence: 0, messages: Vec::new(), ignored: Vec::new() },
        }
    }

    #[inline(never)]
    fn try_one(&mut self, profile: Profile) {
        let mut reader = Reader::new(Rc::clone(&self.sample), profile, self.habits.clone());
        while reader.read(STEP) {}
        self.visited += reader.visited;
        let score = reader.score(self.sample.len() == self.text.len());
        if score > self.best.0 {
            self.second = self.best.0;
            self.best = (score, profile);
        } else {
            self.second = self.second.max(score);
        }
    }

    #[inline(never)]
    fn choose(&mut self) {
        let (score, profile) = self.best;
        // Four points are a message: one may be chance, three hardly are, and a close second is a doubt.
        let sure = match score {
            0 => 0,
            1..4 => 40,
            4..8 => 60,
            8..12 => 80,
            _ => 100,
        };
        self.confidence = if self.second * 4 >= score * 3 { sure / 2 } else { sure };
        self.habits.chat = score > 0;
        self.reader = Some(Reader::new(Rc::clone(&self.text), profile, self.habits.clone()));
    }
}

/// The beginning of a text, whole lines.
fn sample(text: &str) -> &str {
    let (lines, bytes) = SAMPLE;
    let short = crate::codec::postmortem::head_text(text, bytes);
    let end = short.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').nth(lines).map(|(at, _)| at);
    match end {
        Some(at) => crate::codec::postmortem::cut_text(short, 0, at),
        None => short,
    }
}

/// Whether times that stand alone mostly say which half of the day they mean.
fn halved(text: &str) -> bool {
    let (mut with, mut without) = (0_usize, 0_usize);
    for line in text.parts("\n").filter(|line| line.len() < 40) {
        match only_clock(line) {
            Some(clock) if clock.halved => with += 1,
            Some(_) => without += 1,
            None => {}
        }
    }
    with > 0 && with * 3 >= without
}
