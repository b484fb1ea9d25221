//! The urn: everything that came in for one round of a poll, outside of the meeting and never shown before the reveal.
//!
//! It is a set: texts may be read in any order and as often as one likes, the urn is the same. What is in it is judged
//! only when somebody asks, so that nothing depends on what came first.

mod count;
mod people;
mod posts;
mod reading;
mod typed;

pub use reading::{ChatSummary, Reading};

use super::ballot::order::sort_set;
use super::ballot::{Record, public_key};
use super::chat::{Profile, fold_name};
use crate::domain::{Aside, Person, PersonId, Poll, Scale, Tally, Text, Why};
use count::{Count, count};
use people::People;
use posts::{Class, Post, gather, open};
use reading::Paste;
use typed::Said;

/// The most ballots of a round, and the most that is set aside (polls, 2.6).
const BALLOTS: usize = 1_000;
/// The most texts an urn remembers the senders of.
const PASTES: usize = 100;

/// What the poll allows.
#[derive(Clone, Debug)]
struct Terms {
    scale: Scale,
    topics: usize,
    options: usize,
    named: bool,
    voters: Vec<PersonId>,
}

/// A vote tapped in by the facilitator.
#[derive(Clone, Debug)]
struct Tap {
    person: Option<PersonId>,
    name: Text,
    key: String,
    answers: Vec<u16>,
}

/// Everything that came in for one round.
#[derive(Clone, Debug)]
pub struct Urn {
    terms: Terms,
    options: Vec<Text>,
    record: Record,
    people: People,
    secret: Option<[u8; 32]>,
    posts: Vec<Post>,
    pastes: Vec<Paste>,
    taps: Vec<Tap>,
    over: bool,
    before: Option<Before>,
}

/// What was there when the round was revealed.
#[derive(Clone, Debug)]
struct Before {
    posts: Vec<Post>,
    said: Vec<(String, Said)>,
}

impl Urn {
    /// An empty urn for the poll's round at hand.
    pub fn new(poll: &Poll, record: &Record, roster: &[Person]) -> Self {
        let asked = &poll.asked;
        let (scale, named, voters) = (asked.scale, asked.named, asked.voters.clone());
        Self {
            terms: Terms { scale, topics: poll.topics(), options: poll.options(), named, voters },
            options: asked.options.clone(),
            record: record.clone(),
            people: People::new(roster),
            secret: None,
            posts: Vec::new(),
            pastes: Vec::new(),
            taps: Vec::new(),
            over: false,
            before: None,
        }
    }

    /// Takes the round's secret, and opens what came in before it; or forgets it. Another round's opens nothing and is
    /// not taken.
    pub fn set_key(&mut self, secret: Option<[u8; 32]>) {
        self.secret = secret.filter(|secret| self.record.key() == Some(&public_key(secret)));
        let secret = self.secret;
        for post in &mut self.posts {
            open(post, &self.record, secret.as_ref());
        }
    }

    /// Takes a vote that was shown or said. A second tap for the same person stands in place of the first.
    pub fn tap(&mut self, person: Option<PersonId>, name: &Text, answers: Vec<u16>) {
        let key = fold_name(name.as_str());
        self.taps.push(Tap { person, name: name.clone(), key, answers });
    }

    /// Takes the last tap back; whether there was one.
    pub fn untap(&mut self) -> bool {
        self.taps.pop().is_some()
    }

    /// Whether anything was tapped.
    pub fn tapped(&self) -> bool {
        !self.taps.is_empty()
    }

    /// Begins reading a chat, or any text. `profile` was chosen by hand, `None` has it guessed; with `whole`, typed
    /// votes count though the line that asks for them is missing.
    pub fn begin(&self, text: String, profile: Option<Profile>, whole: bool) -> Reading {
        Reading::new(self, text, profile, whole)
    }

    /// Takes what a finished reading found. The same text read again, perhaps by another layout, stands in place of
    /// its first reading.
    pub fn take(&mut self, read: Reading) -> ChatSummary {
        let (summary, posts, paste, over) = read.finish();
        self.posts.extend(posts);
        self.over |= gather(&mut self.posts) || over;
        // The key may have come while the text was read.
        for post in &mut self.posts {
            open(post, &self.record, self.secret.as_ref());
        }
        self.pastes.retain(|known| known.text != paste.text);
        self.pastes.push(paste);
        if self.pastes.len() > PASTES {
            self.pastes.remove(0);
            self.over = true;
        }
        summary
    }

    /// How many ballots are in and, in a named poll, whose. Sealed ballots that cannot be opened count one each.
    pub fn voted(&self) -> (u16, Vec<PersonId>) {
        let (voted, people, _) = self.standing();
        (voted, people)
    }

    /// How many are in, who, and their tally: counted once.
    pub fn standing(&self) -> (u16, Vec<PersonId>, Tally) {
        let Count { tally, people, unopened, .. } = count(self);
        (tally.ballots.saturating_add(unopened), people, tally)
    }

    /// Everything that is not counted, with its reason. It may hold answers: not to be shown before the reveal.
    pub fn aside(&self) -> Vec<Aside> {
        self.tally().aside
    }

    /// The tally of what is in.
    pub fn tally(&self) -> Tally {
        count(self).tally
    }

    /// The ballots that were counted, for [`super::ballot::result_code`].
    pub fn bodies(&self) -> Vec<Vec<u8>> {
        count(self).bodies
    }

    /// Marks the reveal: what comes in from now on is late.
    pub fn close(&mut self) {
        let said = self.said();
        self.before = Some(Before { posts: self.posts.clone(), said });
    }

    /// What came in after the reveal ([`Urn::close`]); nothing as long as there was none.
    pub fn late(&self) -> Vec<Aside> {
        let Some(before) = &self.before else { return Vec::new() };
        let known = |post: &Post| before.posts.binary_search_by(|known| known.order(post)).is_ok();
        // The key is gone by now: what is sealed stays so.
        let mut late: Vec<Aside> = Vec::new();
        for post in &self.posts {
            let (name, answers) = match &post.read {
                Some(Ok(ballot)) => (ballot.name.as_str(), ballot.answers.clone()),
                None if post.class == Class::Sealed => ("", Vec::new()),
                _ => continue,
            };
            if !known(post) {
                let name = if self.terms.named { name } else { "" };
                late.push(self.terms.aside(Why::Late, &Text::line(name), post.words(), answers, false));
            }
        }
        for one in self.said() {
            if before.said.binary_search(&one).is_err() {
                let said = one.1;
                let answers = said.answers.unwrap_or_default();
                late.push(self.terms.aside(Why::Late, &said.name, Text::line(&said.body), answers, true));
            }
        }
        count::tidy(&mut late);
        late
    }

    /// Every typed vote that was read, with its sender's key, in order.
    fn said(&self) -> Vec<(String, Said)> {
        let mut said = Vec::new();
        for paste in &self.pastes {
            for run in &paste.runs {
                for one in &run.said {
                    said.push((run.key.clone(), one.clone()));
                }
            }
        }
        sort_set(&mut said);
        said
    }
}

impl Terms {
    /// Whether answers are some of this poll.
    fn fit(&self, answers: &[u16]) -> bool {
        answers.len() == self.topics && answers.iter().all(|answer| usize::from(*answer) <= self.options)
    }

    /// Whether there are more dots than each has.
    fn too_many_dots(&self, answers: &[u16]) -> bool {
        self.scale == Scale::Dots && answers.iter().sum::<u16>() > crate::domain::DOTS.into()
    }

    /// Something set aside. Where votes have no names, nothing leads from a code's answers to who posted it; who typed
    /// a vote stands in the chat for all to see.
    fn aside(&self, why: Why, name: &Text, words: Text, answers: Vec<u16>, typed: bool) -> Aside {
        let open = self.named || typed;
        let name = if open { name.clone() } else { Text::default() };
        let words = if open || answers.is_empty() { words } else { Text::default() };
        let answers = if self.fit(&answers) { answers } else { Vec::new() };
        Aside { name, why, words, answers, settled: None }
    }
}
