//! Polls, people and chance for tests, always the same.
#![allow(dead_code, reason = "each test file uses a part of it")]

use postmortem_meeting::codec::ballot::{Cast, Record, cast, public_key};
use postmortem_meeting::codec::wire::{self, Wire};
use postmortem_meeting::domain::*;

/// The secret of every sealed round here.
pub const SECRET: [u8; 32] = [7; 32];

pub fn id<T: Wire>(number: u32) -> T {
    wire::from_text(&number.to_string()).unwrap()
}

pub fn person(number: u32, name: &str) -> Person {
    Person { id: id(number), name: Text::line(name), roles: Vec::new(), presence: Presence::Present }
}

pub fn texts(texts: &[&str]) -> Vec<Text> {
    texts.iter().map(|text| Text::line(text)).collect()
}

/// A draft that fits its scale.
pub fn draft(scale: Scale) -> PollDraft {
    PollDraft {
        scale,
        topics: if scale.takes_topics() { texts(&["Alert on lag", "Rehearse failover"]) } else { Vec::new() },
        options: if scale == Scale::Own { texts(&["tea", "coffee"]) } else { Vec::new() },
        named: scale.naming().unwrap_or(false),
        ..PollDraft::default()
    }
}

/// The poll with one open round; `nonce` tells rounds apart.
pub fn poll(asked: PollDraft, nonce: u8) -> Poll {
    let key = if asked.secrecy == Secrecy::Open { Bytes::default() } else { Bytes::new(&public_key(&SECRET)) };
    let opened = Timestamp::from_millis(1_760_947_200_000);
    let nonce = Bytes::new(&[nonce; 8]);
    let round = Round { opened, nonce, key, voted: 0, people: Vec::new(), tally: None };
    Poll { id: id(900), asked, rounds: vec![round], ending: None, words: Text::default() }
}

pub fn record(poll: &Poll) -> Record {
    Record::of(poll, poll.round().unwrap(), "How sure are you?").0
}

/// Chance that is none: the same numbers for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.next() as u8)
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// A vote of the voter with this number.
pub fn vote(record: &Record, voter: u8, answers: &[u16], name: &str, revision: u8) -> String {
    let seed = u64::from(voter) << 32 | u64::from(revision) << 16 | answers.iter().map(|n| u64::from(*n)).sum::<u64>();
    let entropy = Dice::new(seed + name.len() as u64 * 77 + 1).bytes();
    cast(&Cast { record, voter: &[voter; 16], entropy: &entropy, answers, name, open: false, revision })
}
