//! Typed votes: of each sender the last one counts, however the texts overlap.
//!
//! A text gives one run for each sender: their votes in the order of the text. An urn keeps runs as a set, and the
//! vote that counts is worked out from the set alone: a run that lies within another says nothing; a vote that
//! something follows in any run is beaten; of what is left, the later one by the clock counts, and if no clock tells,
//! none does. So texts may overlap and come in any order.

use crate::codec::ballot::order::sort_set;
use crate::domain::Text;

/// The most votes of one sender in one text; the last ones are kept.
pub(super) const RUN: usize = 50;

/// Half a day in seconds.
const HALF_DAY: u32 = 43_200;

/// A message that is a vote, or nearly one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Said {
    pub second: Option<u32>,
    pub body: String,
    pub name: Text,
    /// `None` when it can be read in more ways than one.
    pub answers: Option<Vec<u16>>,
}

/// The votes of one sender in one text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub key: String,
    pub said: Vec<Said>,
}

/// What became of a sender's votes.
#[derive(Debug, Default)]
pub(super) struct Spoken<'a> {
    /// The vote that counts.
    pub vote: Option<&'a Said>,
    /// Votes another one stands in place of.
    pub replaced: Vec<&'a Said>,
    /// What cannot be read in one way, and no vote follows.
    pub unclear: Vec<&'a Said>,
    /// Votes of which nothing tells the later one.
    pub torn: Vec<&'a Said>,
}

/// Works out what counts of a sender's runs.
#[inline(never)]
pub(super) fn settle<'a>(runs: &[&'a [Said]]) -> Spoken<'a> {
    let mut spoken = Spoken::default();
    let mut votes: Vec<Vec<&Said>> = Vec::new();
    for run in runs {
        let mut all = Vec::new();
        for said in *run {
            if said.answers.is_some() {
                all.push(said);
            }
        }
        votes.push(all);
    }
    sort_set(&mut votes);
    let (mut whole, mut last): (Vec<&[&Said]>, Vec<&Said>) = (Vec::new(), Vec::new());
    for run in &votes {
        if !votes.iter().any(|other| other != run && holds(other, run)) {
            whole.push(run);
            last.extend(run.last());
        }
    }
    sort_set(&mut last);
    let beaten = |said: &Said| whole.iter().any(|run| is_followed(run, said));
    let mut left: Vec<&Said> = Vec::new();
    for said in &last {
        if !beaten(said) {
            left.push(*said);
        }
    }
    if left.is_empty() {
        left = last;
    }
    let wins = |said: &Said| left.iter().all(|other| other.answers == said.answers || is_later(said, other));
    spoken.vote = left.iter().find(|said| wins(said)).copied();
    if spoken.vote.is_none() {
        spoken.torn = left;
    }
    for run in &votes {
        for said in run {
            let counts = match spoken.vote {
                Some(vote) => vote.answers == said.answers,
                None => spoken.torn.contains(said),
            };
            if !counts {
                spoken.replaced.push(said);
            }
        }
    }
    for run in runs {
        let mut followed = false;
        for said in run.iter().rev() {
            if said.answers.is_some() {
                followed = true;
            } else {
                if followed { &mut spoken.replaced } else { &mut spoken.unclear }.push(said);
            }
        }
    }
    spoken
}

/// Whether something else comes after a vote in a run it is in.
fn is_followed(run: &[&Said], said: &Said) -> bool {
    run.contains(&said) && run.last().is_some_and(|last| *last != said)
}

/// Whether a run lies within another, in one piece.
fn holds(long: &[&Said], short: &[&Said]) -> bool {
    short.is_empty() || long.windows(short.len()).any(|part| part == short)
}

/// Whether one was said after the other. Clocks of a chat begin anew at midnight.
fn is_later(said: &Said, than: &Said) -> bool {
    match (said.second, than.second) {
        (Some(said), Some(than)) => {
            let after = (said % (2 * HALF_DAY) + 2 * HALF_DAY - than % (2 * HALF_DAY)) % (2 * HALF_DAY);
            (1..HALF_DAY).contains(&after)
        }
        _ => false,
    }
}
