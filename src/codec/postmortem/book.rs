//! The vocabulary made ready for many questions: built once for every document that is read.

use super::headings::PHRASES;
use super::labels::{Label, NAMES};
use super::text::{Index, Text};
use super::words::{Held, cut};

pub(crate) struct Book {
    /// The rows of labels by their names, counted from 1.
    labels: Index,
    /// Phrases of whole words in headings, each with the bits of its classes.
    whole: Index,
    /// Phrases that may stand inside a word.
    inside: Vec<(&'static str, usize)>,
}

impl Book {
    pub(crate) fn new() -> Book {
        let mut book = Book { labels: Index::new(), whole: Index::new(), inside: Vec::new() };
        for (nth, (_, names)) in NAMES.iter().enumerate() {
            for name in names.listed() {
                // The earlier row wins.
                if book.labels.get(name) == 0 {
                    book.labels.add(name, nth + 1);
                }
            }
        }
        for (class, phrases) in PHRASES {
            let bit = 1 << *class as usize;
            for phrase in phrases.listed() {
                match phrase.after("~") {
                    Some(part) => book.inside.push((part, bit)),
                    None if !phrase.is_ascii() => book.inside.push((phrase, bit)),
                    None => book.whole.add(phrase, bit),
                }
            }
        }
        book
    }

    /// The label a folded name stands for.
    pub(crate) fn label(&self, name: &str) -> Option<Label> {
        NAMES.get(self.labels.get(name).wrapping_sub(1)).map(|(label, _)| *label)
    }

    /// The classes whose phrases a folded text holds.
    pub(crate) fn classes(&self, folded: &str) -> usize {
        let mut found = 0;
        let held = Held::new(folded);
        for (part, bit) in &self.inside {
            found |= if held.anywhere(part) { *bit } else { 0 };
        }
        let mut rest = Some(folded);
        while let Some(text) = rest {
            // No phrase has more than five words.
            let mut end = 0;
            for word in text.parts(" ").take(5) {
                end += word.len();
                found |= self.whole.get(cut(text, 0, end));
                end += 1;
            }
            rest = text.halves(" ").map(|(_, rest)| rest);
        }
        found
    }
}
