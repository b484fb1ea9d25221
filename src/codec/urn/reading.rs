//! Reading a text in slices short enough that a page stays alive.

use std::rc::Rc;

use super::Urn;
use super::people::People;
use super::posts::{Class, Post, gather, kind, open};
use super::typed::{RUN, Run, Said};
use crate::codec::ballot::digest::sha256;
use crate::codec::ballot::frame::Kind;
use crate::codec::ballot::link::records;
use crate::codec::ballot::order::{sort, sort_set};
use crate::codec::ballot::scan::{Found, Scanner, What, scan};
use crate::codec::ballot::{Record, is_own_result};
use crate::codec::chat::{Asked, Message, PASTE_CAP, Parser, Profile, Typed, opener, typed};
use crate::domain::{Text, lower};

/// How many bytes are read in one step.
const SLICE: usize = 64 * 1024;
/// How many sealed ballots are opened in one step.
const OPENINGS: usize = 4;
/// How many result codes of one text are looked at.
const RESULTS: usize = 16;
/// The most senders of one text whose votes are kept.
const SENDERS: usize = 2_000;

/// What a text was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChatSummary {
    /// The layout it was read by.
    pub profile: Profile,
    /// Whether a person chose the layout.
    pub chosen: bool,
    /// How many messages it has.
    pub messages: usize,
    /// Whether there was any vote for this poll in it, counted or not.
    pub found: bool,
    /// Whether it has votes that do not count because the line that asks for them is not in it.
    pub no_opener: bool,
}

/// What a text said beside its codes.
#[derive(Clone, Debug)]
pub(super) struct Paste {
    /// Tells texts apart.
    pub text: [u8; 32],
    /// Typed votes.
    pub runs: Vec<Run>,
    /// Which code stood in whose message.
    pub posters: Vec<Poster>,
    /// Who posted the poll: the first in the text.
    pub asker: Option<String>,
}

/// A sender of a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Poster {
    pub class: Class,
    pub body: Vec<u8>,
    pub key: String,
    pub name: Text,
}

/// A text on its way into an urn.
pub struct Reading {
    record: Record,
    people: People,
    secret: Option<[u8; 32]>,
    asked: Asked,
    text: Rc<str>,
    profile: Option<Profile>,
    parser: Option<Parser>,
    whole: bool,
    /// The sealed ballots the urn has opened before, sorted.
    opened: Vec<Vec<u8>>,
    scanner: Scanner,
    found: Vec<Found>,
    posts: Vec<Post>,
    summary: ChatSummary,
    messages: Vec<Message>,
    window: Window,
    said: Vec<(Window, String, Said)>,
    posters: Vec<Poster>,
    asker: Option<String>,
    /// Whether the line that asks for votes of this poll was seen.
    opener: bool,
    over: bool,
    stage: Stage,
    done: usize,
}

/// Where in a chat a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Window {
    /// Nobody has asked for votes yet.
    Before,
    /// Votes for this poll were asked for.
    Ours,
    /// Votes for another poll were asked for.
    Theirs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Codes,
    Chat,
    Messages(usize),
    Open(usize),
    Over,
}

impl Reading {
    pub(super) fn new(urn: &Urn, mut text: String, profile: Option<Profile>, whole: bool) -> Self {
        if text.len() > PASTE_CAP {
            text.truncate(text.floor_char_boundary(PASTE_CAP));
        }
        let opened = urn.posts.iter().filter(|post| post.class == Class::Sealed && post.read.is_some());
        Self {
            record: urn.record.clone(),
            people: urn.people.clone(),
            secret: urn.secret,
            asked: Asked {
                scale: urn.terms.scale,
                topics: urn.terms.topics,
                options: urn.options.clone(),
                tag: urn.record.tag(),
            },
            text: text.into(),
            profile,
            parser: None,
            whole,
            opened: opened.map(|post| post.body.clone()).collect(),
            scanner: Scanner::default(),
            found: Vec::new(),
            posts: Vec::new(),
            summary: ChatSummary {
                profile: profile.unwrap_or(Profile::Plain),
                chosen: profile.is_some(),
                messages: 0,
                found: false,
                no_opener: false,
            },
            messages: Vec::new(),
            window: Window::Before,
            said: Vec::new(),
            posters: Vec::new(),
            asker: None,
            opener: false,
            over: false,
            stage: Stage::Codes,
            done: 0,
        }
    }

    /// Does a few milliseconds of work. How much is done, of how much, while there is more; `None` when it is finished.
    pub fn step(&mut self) -> Option<(usize, usize)> {
        self.stage = match self.stage {
            Stage::Codes if self.scanner.step(&self.text, SLICE, &mut self.found) => Stage::Codes,
            Stage::Codes => {
                self.sort_codes();
                Stage::Chat
            }
            Stage::Chat => {
                let mut parser = match self.parser.take() {
                    Some(parser) => parser,
                    None => Parser::new(Rc::clone(&self.text), self.profile),
                };
                if parser.step() {
                    self.parser = Some(parser);
                    return Some(self.progress(Stage::Chat));
                }
                let chat = parser.finish();
                self.summary.profile = chat.profile;
                self.summary.messages = chat.messages.len();
                self.messages = chat.messages;
                Stage::Messages(0)
            }
            Stage::Messages(at) => self.read_messages(at),
            Stage::Open(at) => self.open_some(at),
            Stage::Over => Stage::Over,
        };
        (self.stage != Stage::Over).then(|| self.progress(self.stage))
    }

    /// How much is done, of how much.
    fn progress(&mut self, stage: Stage) -> (usize, usize) {
        let read = match stage {
            Stage::Codes => self.scanner.at(),
            Stage::Chat => self.text.len(),
            Stage::Messages(_) | Stage::Open(_) | Stage::Over => self.text.len() * 2,
        };
        self.done = self.done.max(read);
        // Opening is the slow part: a ballot is worth a kilobyte of text.
        let openings = if let Stage::Open(at) = stage { at } else { 0 };
        let all = self.text.len() * 3 + self.posts.len() * 1024;
        ((self.done + openings * 1024).min(all), all)
    }

    /// Makes codes of what was found, and reads the plain ones.
    fn sort_codes(&mut self) {
        let own = self.record.tag_bytes();
        let results = self.found.iter().filter_map(|found| match &found.what {
            What::Code(Kind::Result, data) if data.starts_with(&own) => Some((found.at.start, data)),
            _ => None,
        });
        // Anybody can write something like a result; only the facilitator's own makes what follows it late.
        let result = results.take(RESULTS).find(|(_, data)| is_own_result(&self.record, data)).map(|(at, _)| at);
        for found in std::mem::take(&mut self.found) {
            let in_time = result.is_none_or(|result| found.at.start < result);
            if let Some((class, body)) = self.sort(found.what).filter(|(class, _)| *class != Class::Link) {
                self.posts.push(Post { class, body, in_time, read: None });
            }
        }
        self.over |= self.scanner.is_over() | gather(&mut self.posts);
        self.posts.iter_mut().for_each(|post| open(post, &self.record, None));
        self.summary.found = self.posts.iter().any(|post| matches!(post.class, Class::Plain | Class::Sealed));
    }

    /// What a code is to this poll; `None` for what is no ballot and no poll of it.
    fn sort(&self, what: What) -> Option<(Class, Vec<u8>)> {
        let own = self.record.tag_bytes();
        Some(match what {
            What::Code(Kind::Plain, data) if data.starts_with(&own) => (Class::Plain, data),
            What::Code(Kind::Sealed, data) if data.starts_with(&own) => (Class::Sealed, data),
            What::Code(Kind::Plain | Kind::Sealed, data) => (Class::Other, data),
            What::Code(Kind::Poll, data) if data == self.record.to_bytes() => (Class::Link, Vec::new()),
            What::Code(..) => return None,
            What::Newer(values) => (Class::Newer, values),
            What::Cut(values) if matches!(kind(&values), Some(Kind::Plain | Kind::Sealed)) => (Class::Cut, values),
            What::Cut(_) => return None,
        })
    }

    /// Reads messages on: who posted which code, and what was typed.
    fn read_messages(&mut self, first: usize) -> Stage {
        let mut bytes = 0;
        let mut at = first;
        while bytes < SLICE
            && let Some(message) = self.messages.get_mut(at)
        {
            let message = Message { sender: std::mem::take(&mut message.sender), ..message.clone() };
            bytes += message.body.len() + 64;
            at += 1;
            self.done = self.text.len() + message.at.start;
            self.read_message(message);
        }
        if at < self.messages.len() {
            return Stage::Messages(at);
        }
        self.messages = Vec::new();
        Stage::Open(0)
    }

    fn read_message(&mut self, message: Message) {
        let Message { sender: mut name, mut key, second, body, .. } = message;
        if let Some((own, called)) = self.people.own(&key) {
            (key, name) = (own.clone(), called.clone());
        }
        let codes = scan(&body);
        let mut linked = records(&body).iter().flatten().any(|record| *record == self.record.to_bytes());
        let has_codes = !codes.is_empty();
        for found in codes {
            if let Some((class, body)) = self.sort(found.what) {
                linked |= class == Class::Link;
                if matches!(class, Class::Plain | Class::Sealed) {
                    self.posters.push(Poster { class, body, key: key.clone(), name: name.clone() });
                }
            }
        }
        let opens = opener(&body);
        let ours = opens.as_ref().is_some_and(|tag| lower(tag) == lower(&self.asked.tag));
        if linked {
            self.posters.push(Poster { class: Class::Link, body: Vec::new(), key: key.clone(), name: name.clone() });
        }
        if (linked || ours) && self.asker.is_none() {
            self.asker = Some(key.clone());
        }
        if opens.is_some() {
            self.opener |= ours;
            self.window = if ours { Window::Ours } else { Window::Theirs };
            return;
        }
        if has_codes || linked {
            return;
        }
        let answers = match typed(&body, &self.asked) {
            Typed::Vote(answers) => Some(answers),
            Typed::Unclear => None,
            Typed::Talk => return,
        };
        let body = body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let body = Text::line(body).to_string();
        self.said.push((self.window, key, Said { second, body, name, answers }));
    }

    fn open_some(&mut self, first: usize) -> Stage {
        let Some(secret) = self.secret else { return Stage::Over };
        let (record, opened) = (&self.record, &self.opened);
        let sealed = self.posts.iter_mut().enumerate().skip(first).filter(|(_, post)| {
            let new = || opened.binary_search(&post.body).is_err();
            post.class == Class::Sealed && post.read.is_none() && new()
        });
        let mut next = None;
        for (at, post) in sealed.take(OPENINGS) {
            open(post, record, Some(&secret));
            next = Some(at + 1);
        }
        next.map_or(Stage::Over, Stage::Open)
    }

    /// Everything that was found; what is left to read is read first.
    pub(super) fn finish(mut self) -> (ChatSummary, Vec<Post>, Paste, bool) {
        while self.step().is_some() {}
        let whole = self.whole && !self.opener;
        let mut said = std::mem::take(&mut self.said);
        // Stable: the votes of a sender stay in the order of the text.
        sort(&mut said, |a, b| a.1.cmp(&b.1));
        let mut runs: Vec<Run> = Vec::new();
        for (window, key, said) in said {
            if window != Window::Ours && !(whole && window == Window::Before) {
                self.summary.no_opener |= !self.opener && !self.whole && said.answers.is_some();
                continue;
            }
            self.summary.found = true;
            match runs.last_mut().filter(|run| run.key == key) {
                Some(run) => run.said.push(said),
                None => runs.push(Run { key, said: vec![said] }),
            }
        }
        for run in &mut runs {
            let more = run.said.len().saturating_sub(RUN);
            run.said.drain(..more);
        }
        // They are sorted by their senders already.
        self.over |= runs.len() > SENDERS;
        runs.truncate(SENDERS);
        sort_set(&mut self.posters);
        let paste = Paste { text: sha256(&[self.text.as_bytes()]), runs, posters: self.posters, asker: self.asker };
        (self.summary, self.posts, paste, self.over)
    }
}
