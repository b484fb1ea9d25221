//! Judging what is in an urn (polls, 2.5): one vote for each person, everything else set aside with its reason.

use std::cmp::Ordering;

use super::people::alike;
use super::posts::{Class, Post, is_repeat};
use super::reading::Poster;
use super::typed::{Run, Said, settle};
use super::{BALLOTS, Urn};
use crate::codec::ballot::inner::{Ballot, OPEN_TOKEN};
use crate::codec::ballot::order::{sort, sort_set};
use crate::codec::ballot::record::spoken;
use crate::codec::chat::{clean_name, fold_name, is_own};
use crate::domain::{Aside, PersonId, Tally, Text, Vote, Way, Why};

/// What an urn comes to.
pub(super) struct Count {
    pub tally: Tally,
    /// Who is known to have voted, in a named poll.
    pub people: Vec<PersonId>,
    /// Sealed ballots nobody can open here.
    pub unopened: u16,
    /// The ballots that were counted.
    pub bodies: Vec<Vec<u8>>,
}

/// A vote that may count.
struct Voice<'a> {
    /// Tapped votes, then codes, then typed ones: the first of a person counts.
    rank: u8,
    /// Which one it is. Of taps, the last one comes first.
    at: usize,
    way: Way,
    /// Whose it is, folded; empty when nobody knows.
    key: String,
    /// The sender in the chat, folded; the same as `key` unless a ballot has a name of its own.
    sender: &'a str,
    name: Text,
    person: Option<PersonId>,
    /// What was typed.
    words: &'a str,
    answers: &'a [u16],
    /// The ballot, if it came as one.
    post: Option<&'a Post>,
    /// Why it is held back, if it is.
    held: Option<Why>,
}

impl<'a> Voice<'a> {
    #[inline(never)]
    fn new(rank: u8, way: Way, key: &str, name: &Text, answers: &'a [u16]) -> Self {
        let (key, name) = (key.to_owned(), name.clone());
        Voice { rank, at: 0, way, key, sender: "", name, person: None, words: "", answers, post: None, held: None }
    }

    fn body(&self) -> Option<&[u8]> {
        self.post.map(|post| post.body.as_slice())
    }

    fn is_clean(&self) -> bool {
        self.rank == 1 && self.held.is_none()
    }

    /// Whether it is from the same person as another, as far as that is known.
    fn goes_with(&self, other: &Voice) -> bool {
        self.person == other.person && (self.person.is_some() || !self.key.is_empty() && self.key == other.key)
    }

    /// The order in which votes are judged: people, names, nobody; of each the one that counts first.
    #[inline(never)]
    fn order(&self, other: &Voice) -> Ordering {
        // A person comes before a name, and a name before nobody.
        let group = |voice: &Voice| if voice.person.is_some() { 0 } else { 1 + u8::from(voice.key.is_empty()) };
        let whose = group(self).cmp(&group(other)).then_with(|| match self.person {
            Some(_) => self.person.cmp(&other.person),
            None if self.key.is_empty() => self.at.cmp(&other.at),
            None => self.key.cmp(&other.key),
        });
        let of_one = || {
            self.rank
                .cmp(&other.rank)
                .then_with(|| if self.rank == 0 { other.at.cmp(&self.at) } else { Ordering::Equal })
        };
        whose
            .then_with(of_one)
            .then_with(|| self.answers.cmp(other.answers))
            .then_with(|| self.body().cmp(&other.body()))
    }
}

/// What is being counted.
struct Counting<'a> {
    urn: &'a Urn,
    voices: Vec<Voice<'a>>,
    aside: Vec<Aside>,
    unopened: u16,
}

pub(super) fn count(urn: &Urn) -> Count {
    let mut counting = Counting { urn, voices: Vec::new(), aside: Vec::new(), unopened: 0 };
    counting.read_codes();
    counting.read_typed();
    counting.read_taps();
    counting.name_people();
    let voices = std::mem::take(&mut counting.voices);
    let winners = counting.judge(&voices);
    counting.add_others(&winners);
    let terms = &urn.terms;
    let mut tally = Tally::blank(terms.topics, terms.options);
    let (mut people, mut bodies) = (Vec::new(), Vec::new());
    for voice in winners {
        if usize::from(tally.ballots) >= BALLOTS {
            counting.put_voice(Why::TooMany, voice);
            continue;
        }
        tally.add(terms.scale, voice.answers);
        if let Some(post) = voice.post {
            bodies.push(post.body.clone());
        }
        if terms.named {
            people.extend(voice.person);
            let (name, answers) = (voice.name.clone(), voice.answers.to_vec());
            tally.votes.push(Vote { name, person: voice.person, answers, way: voice.way });
        }
    }
    sort(&mut tally.votes, |a, b| {
        let names = a.name.cmp(&b.name);
        names.then_with(|| a.answers.cmp(&b.answers)).then_with(|| a.way.cmp(&b.way))
    });
    sort_set(&mut people);
    tidy(&mut counting.aside);
    tally.aside = counting.aside;
    Count { tally, people, unopened: counting.unopened, bodies }
}

/// Sorts what was set aside, and keeps no more of it than a meeting takes.
#[inline(never)]
pub(super) fn tidy(aside: &mut Vec<Aside>) {
    sort(aside, |a, b| {
        let texts = || a.name.cmp(&b.name).then_with(|| a.words.cmp(&b.words));
        a.why.cmp(&b.why).then_with(texts).then_with(|| a.answers.cmp(&b.answers))
    });
    if aside.len() > BALLOTS {
        aside.truncate(BALLOTS - 1);
        aside.push(Aside {
            name: Text::default(),
            why: Why::TooMany,
            words: Text::default(),
            answers: Vec::new(),
            settled: None,
        });
    }
}

/// A ballot with the code it came as.
type Cast<'a> = (&'a Post, &'a Ballot);

impl<'a> Counting<'a> {
    #[inline(never)]
    fn put(&mut self, why: Why, name: &Text, words: Text, answers: &[u16], typed: bool) {
        self.aside.push(self.urn.terms.aside(why, name, words, answers.to_vec(), typed));
    }

    #[inline(never)]
    fn put_words(&mut self, why: Why, words: Text) {
        self.put(why, &Text::default(), words, &[], false);
    }

    #[inline(never)]
    fn put_voice(&mut self, why: Why, voice: &Voice) {
        let words = voice.post.map_or_else(|| Text::line(voice.words), Post::words);
        self.put(why, &voice.name, words, voice.answers, voice.way == Way::Typed);
    }

    #[inline(never)]
    fn put_said(&mut self, why: Why, said: &Said) {
        self.put(why, &said.name, Text::line(&said.body), said.answers.as_deref().unwrap_or_default(), true);
    }

    /// The votes that came as codes: of each token the highest revision.
    #[inline(never)]
    fn read_codes(&mut self) {
        let urn = self.urn;
        let mut ballots: Vec<Cast> = Vec::new();
        for post in &urn.posts {
            if !matches!(post.class, Class::Plain | Class::Sealed) {
                continue;
            }
            let why = match &post.read {
                Some(Ok(ballot)) if urn.terms.fit(&ballot.answers) => {
                    ballots.push((post, ballot));
                    continue;
                }
                Some(Ok(_)) => Why::Forged,
                Some(Err(why)) => *why,
                None => {
                    self.unopened = self.unopened.saturating_add(1);
                    Why::NoKey
                }
            };
            self.put_words(why, post.words());
        }
        sort(&mut ballots, |(_, a), (_, b)| {
            let revisions = || a.revision.cmp(&b.revision).reverse();
            start(a).cmp(&start(b)).then_with(revisions).then_with(|| a.token.cmp(&b.token))
        });
        let mut posters: Vec<&Poster> = Vec::new();
        for paste in &urn.pastes {
            posters.extend(&paste.posters);
        }
        sort_set(&mut posters);
        let same = |a: &[u8], b: &[u8]| a.starts_with(b) || b.starts_with(a);
        for group in ballots.chunk_by(|(_, a), (_, b)| same(&a.token, &b.token)) {
            self.read_voter(&senders(&posters, group), group);
        }
    }

    /// The ballots of one voter.
    #[inline(never)]
    fn read_voter(&mut self, senders: &[&'a Poster], ballots: &[Cast<'a>]) {
        let Some((_, first)) = ballots.iter().find(|(post, _)| post.in_time) else {
            return self.put_casts(Why::Late, senders, ballots, |_| true);
        };
        self.put_casts(Why::Late, senders, ballots, |(post, _)| !post.in_time);
        let top = |(post, ballot): &Cast| post.in_time && ballot.revision == first.revision;
        let older = |(post, ballot): &Cast| {
            post.in_time && ballot.revision != first.revision && ballot.answers != first.answers
        };
        self.put_casts(Why::Replaced, senders, ballots, older);
        if ballots.iter().any(|cast| top(cast) && cast.1 != *first) {
            return self.put_casts(Why::Conflict, senders, ballots, top);
        }
        let Some(cast) = ballots.iter().find(|cast| top(cast)) else { return };
        let own = fold_name(&first.name);
        let two = senders.len() > 1;
        let unlike = !own.is_empty() && senders.iter().any(|sender| !is_own(&sender.key) && !alike(&sender.key, &own));
        let mut voice = cast_voice(senders, cast);
        voice.held = (two || unlike).then_some(Why::OtherSender);
        self.add(voice);
    }

    #[inline(never)]
    fn put_casts(&mut self, why: Why, senders: &[&'a Poster], casts: &[Cast<'a>], which: impl Fn(&Cast) -> bool) {
        for cast in casts {
            if which(cast) {
                self.put_voice(why, &cast_voice(senders, cast));
            }
        }
    }

    #[inline(never)]
    fn add(&mut self, mut voice: Voice<'a>) {
        voice.at = self.voices.len();
        self.voices.push(voice);
    }

    /// The votes that were typed.
    #[inline(never)]
    fn read_typed(&mut self) {
        let mut runs: Vec<&Run> = Vec::new();
        for paste in &self.urn.pastes {
            runs.extend(&paste.runs);
        }
        sort_set(&mut runs);
        for group in runs.chunk_by(|a, b| a.key == b.key) {
            let key = group.first().map_or("", |run| run.key.as_str());
            let said: Vec<&[Said]> = group.iter().map(|run| run.said.as_slice()).collect();
            let spoken = settle(&said);
            let sets = [(Why::Replaced, spoken.replaced), (Why::Unclear, spoken.unclear), (Why::Conflict, spoken.torn)];
            for (why, mut said) in sets {
                sort_set(&mut said);
                said.into_iter().for_each(|said| self.put_said(why, said));
            }
            let Some(said) = spoken.vote else { continue };
            let answers = said.answers.as_deref().unwrap_or_default();
            if !self.urn.terms.fit(answers) {
                self.put_said(Why::Unclear, said);
                continue;
            }
            let voice = Voice::new(2, Way::Typed, key, &said.name, answers);
            self.add(Voice { sender: key, words: &said.body, ..voice });
        }
    }

    /// The votes that were tapped in.
    #[inline(never)]
    fn read_taps(&mut self) {
        for tap in &self.urn.taps {
            if self.urn.terms.fit(&tap.answers) {
                let voice = Voice::new(0, Way::Tapped, &tap.key, &tap.name, &tap.answers);
                self.add(Voice { person: tap.person, ..voice });
            }
        }
    }

    /// Finds out who is who. What a person typed under the name they posted a ballot of theirs from is theirs as well.
    #[inline(never)]
    fn name_people(&mut self) {
        for at in 0..self.voices.len() {
            let Some(voice) = self.voices.get(at).filter(|voice| voice.rank == 2) else { continue };
            let owns = |other: &&Voice| other.is_clean() && !other.sender.is_empty() && other.sender == voice.key;
            let mut owners = self.voices.iter().filter(owns);
            if let (Some(owner), None) = (owners.next(), owners.next()) {
                let key = owner.key.clone();
                if let Some(voice) = self.voices.get_mut(at) {
                    voice.key = key;
                }
            }
        }
        let mut keys: Vec<String> = Vec::new();
        for voice in &self.voices {
            if !voice.key.is_empty() {
                keys.push(voice.key.clone());
            }
        }
        sort_set(&mut keys);
        let people = self.urn.people.find(&keys);
        for voice in &mut self.voices {
            if voice.person.is_none() {
                let place = keys.binary_search(&voice.key).ok();
                voice.person = place.and_then(|place| people.get(place)).copied().flatten();
            }
        }
        sort(&mut self.voices, Voice::order);
    }

    /// Lets one vote of each person stand and sets the others aside.
    #[inline(never)]
    fn judge<'v>(&mut self, voices: &'v [Voice<'a>]) -> Vec<&'v Voice<'a>> {
        let mut winners = Vec::new();
        for group in voices.chunk_by(Voice::goes_with) {
            let hand = group.iter().find(|voice| voice.rank == 0);
            let clean = group.iter().filter(|voice| voice.is_clean()).count();
            let twice = hand.is_none() && clean > 1;
            let winner = hand
                .or_else(|| group.iter().find(|voice| voice.is_clean()))
                .or_else(|| group.iter().find(|voice| voice.rank == 2));
            for voice in group {
                let stands = winner.is_some_and(|winner| std::ptr::eq(winner, voice));
                // A tap that was corrected by another one was a slip.
                if voice.rank == 0 && !stands {
                    continue;
                }
                let why = match voice.held {
                    _ if twice && voice.is_clean() => Some(Why::SameName),
                    _ if stands => self.urn.terms.refuse(voice),
                    Some(held) if hand.is_none() => Some(held),
                    _ => Some(Why::Replaced),
                };
                match why {
                    None => winners.push(voice),
                    Some(why) => self.put_voice(why, voice),
                }
            }
        }
        winners
    }

    /// Everything else that is in the urn: other polls, codes that are cut, the link in place of a vote.
    #[inline(never)]
    fn add_others(&mut self, winners: &[&Voice]) {
        let urn = self.urn;
        let of = |class: Class| -> Vec<&Post> { urn.posts.iter().filter(|post| post.class == class).collect() };
        let mut cut = of(Class::Cut);
        if !cut.is_empty() {
            let mut whole: Vec<Vec<u8>> = Vec::new();
            for post in &urn.posts {
                if post.class <= Class::Sealed {
                    whole.push(post.values());
                }
            }
            sort_set(&mut whole);
            cut.retain(|post| !is_repeat(&post.body, &whole));
        }
        for (at, post) in cut.iter().enumerate() {
            // They are sorted, so a longer piece of the same code comes next.
            if !cut.get(at + 1).is_some_and(|longer| longer.body.starts_with(&post.body)) {
                self.put_words(Why::Cut, post.words());
            }
        }
        for post in of(Class::Newer) {
            self.put_words(Why::Newer, post.words());
        }
        // Ballots of another poll are told by its tag and their number: a chat may hold all polls of a meeting.
        for group in of(Class::Other).chunk_by(|a, b| a.body.get(..3) == b.body.get(..3)) {
            let mut words = group.first().map(|post| spoken(&post.body)).unwrap_or_default();
            words.push_str(" × ");
            words.push_str(&group.len().to_string());
            self.put_words(Why::OtherPoll, Text::line(&words));
        }
        let asks = |key: &str| urn.pastes.iter().any(|paste| paste.asker.as_deref() == Some(key));
        let voted = |key: &str| winners.iter().any(|voice| voice.key == key || voice.sender == key);
        let mut linked: Vec<&Poster> = Vec::new();
        for paste in &urn.pastes {
            for poster in &paste.posters {
                if poster.class == Class::Link && !asks(&poster.key) && !voted(&poster.key) {
                    linked.push(poster);
                }
            }
        }
        sort_set(&mut linked);
        linked.dedup_by(|a, b| a.key == b.key);
        for poster in linked {
            self.put(Why::NotABallot, &poster.name, Text::line(&urn.record.tag()), &[], true);
        }
        if urn.over {
            self.put_words(Why::TooMany, Text::default());
        }
    }
}

impl super::Terms {
    /// Why a vote that stands does not count after all.
    fn refuse(&self, voice: &Voice) -> Option<Why> {
        let asked = voice.person.is_some_and(|person| self.voters.contains(&person));
        if self.too_many_dots(voice.answers) {
            Some(Why::TooManyDots)
        } else if self.named && !self.voters.is_empty() && voice.rank > 0 && !asked {
            Some(Why::NotAsked)
        } else {
            None
        }
    }
}

/// Who posted any of these codes, each once.
#[inline(never)]
fn senders<'a>(posters: &[&'a Poster], group: &[Cast]) -> Vec<&'a Poster> {
    let mut senders: Vec<&Poster> = Vec::new();
    for (post, _) in group {
        let first = posters.partition_point(|poster| (poster.class, &poster.body) < (post.class, &post.body));
        let of =
            posters.iter().skip(first).take_while(|poster| (poster.class, &poster.body) == (post.class, &post.body));
        senders.extend(of);
    }
    sort(&mut senders, |a, b| (&a.key, &a.name).cmp(&(&b.key, &b.name)));
    senders.dedup_by(|a, b| a.key == b.key);
    senders
}

/// Of one voter the token of an unsealed ballot is the beginning of that of a sealed one.
fn start(ballot: &Ballot) -> Option<&[u8]> {
    ballot.token.get(..OPEN_TOKEN)
}

/// A ballot as a vote of whoever posted it first.
#[inline(never)]
fn cast_voice<'a>(senders: &[&'a Poster], (post, ballot): &Cast<'a>) -> Voice<'a> {
    let way = if post.class == Class::Sealed { Way::Sealed } else { Way::Plain };
    let sender = senders.first();
    let key = sender.map_or("", |sender| sender.key.as_str());
    let voice = match sender {
        Some(sender) if ballot.name.is_empty() => Voice::new(1, way, key, &sender.name, &ballot.answers),
        _ => Voice::new(1, way, &fold_name(&ballot.name), &clean_name(&ballot.name), &ballot.answers),
    };
    Voice { sender: key, post: Some(*post), ..voice }
}
