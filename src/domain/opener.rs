//! The first step: the Prime Directive, ground rules, a stop word, a note taker.

use super::{PersonId, RuleId, Text};

/// A rule the room agrees on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// What it says.
    pub words: RuleWords,
    /// Whether it was said and nobody objected.
    pub settled: bool,
}

/// What a ground rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleWords {
    /// Everyone speaks, nobody hogs.
    EveryoneSpeaks,
    /// We ask what and how, never who and why.
    WhatAndHow,
    /// The team's own rule.
    Own(Text),
}

/// The opener of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opener {
    /// The team's own text; `None` is the Prime Directive, word for word.
    pub text: Option<Text>,
    /// Ground rules in order.
    pub rules: Vec<Rule>,
    /// The word that stops any talk that drifts.
    pub stop_word: Text,
    /// Whether the stop word was said to the room.
    pub stop_word_settled: bool,
    /// Who takes notes.
    pub note_taker: Option<PersonId>,
}

impl Opener {
    /// The opener as shipped: two rules and a stop word, nothing settled.
    pub(in crate::domain) fn shipped(first: RuleId, second: RuleId) -> Self {
        Self {
            rules: vec![
                Rule { id: first, words: RuleWords::EveryoneSpeaks, settled: false },
                Rule { id: second, words: RuleWords::WhatAndHow, settled: false },
            ],
            stop_word: Text::line("ELMO"),
            ..Self::default()
        }
    }

    /// How many of its points are settled, and how many there are: rules, stop word, note taker.
    pub fn settled(&self) -> (usize, usize) {
        let rules = self.rules.iter().filter(|r| r.settled).count();
        let word = usize::from(!self.stop_word.is_empty());
        let word_settled = usize::from(word == 1 && self.stop_word_settled);
        let taker = usize::from(self.note_taker.is_some());
        (rules + word_settled + taker, self.rules.len() + word + 1)
    }
}
