//! Fields taken off both ends of a text, one after the other, until what is left is the title.

use super::book::Book;
use super::dates::Day;
use super::due;
use super::fields::Fields;
use super::inline::REFS;
use super::links::{key, pointer};
use super::pieces::{bracketed, capital, filed, kind_word, opener, priority};
use super::text::{Text, among};
use super::words::{cut, done, fold, handle, head, kind, namelike, only_done, person};

/// A title on its way: what came off is in the fields.
pub(super) struct Peel<'a> {
    pub(super) book: &'a Book,
    pub(super) fields: Fields,
    pub(super) begun: Option<Day>,
    /// Something came off the end already.
    pub(super) seen_field: bool,
}

impl Peel<'_> {
    /// Takes fields off the front: `[P1]`, `OPS-7:`, `@ana:`, a tick.
    pub(super) fn head(&mut self, text: &str) -> String {
        let mut text = text.trim_start_any("e");
        let labelled = self.fields.owner.is_some();
        for _ in 0..8 {
            let from = text;
            text = text.trim_start_any("e\u{fe0f}");
            if let Some(rest) = text.after_any("✅✔☑✓") {
                self.fields.done = true;
                text = rest;
            } else if let Some(rest) = text.after_any("⬜🔲❌⏳🚧🔄🟡🔴🟢📌👉") {
                text = rest;
            } else if let Some((inner, rest)) = bracketed(text) {
                if !rest.bare().is_empty() && self.group(inner) {
                    text = rest;
                }
            } else if let Some(rest) = filed(text) {
                return capital(rest);
            } else if let Some(rest) = text.after(REFS).filter(|r| !r.bare().is_empty()) {
                text = rest;
            } else {
                let word = text.parts_any(" \n").next().unwrap_or("");
                let name = word.trim_end_any(":,：");
                let rest = cut(text, word.len(), text.len()).bare_start();
                let parted = word.len() > name.len() || rest.begins_any("-–—:");
                let lead = key(name) || priority(name).is_some() || only_done(name);
                if !rest.is_empty() && ((parted && lead) || handle(name)) && self.piece(name) {
                    let rest = rest.trim_start_any("e");
                    text = rest.after("to ").or(rest.after("will ")).unwrap_or(rest);
                } else if parted && kind_word(name) && self.fields.kind.is_none() {
                    self.fields.kind = kind(name);
                    text = rest;
                }
            }
            if text == from {
                break;
            }
        }
        if !labelled && self.fields.owner.is_some() { capital(text) } else { text.own() }
    }

    /// Takes fields off the end, one after the other, as long as what stands there is one.
    pub(super) fn tail(&mut self, text: &str) -> String {
        let mut text = text.bare_end();
        for _ in 0..10 {
            let bare = text.trim_end_any("e\u{fe0f}");
            let open = bare.trim_end_any("([（").bare_end();
            let stop = open.trim_end_any(".。");
            let Some(left) = self.peel(stop) else {
                // Keep the full stop of a sentence nothing was taken from.
                return if text.len() == bare.len() && open.len() == bare.len() { text } else { open }.own();
            };
            self.seen_field = true;
            text = head(stop, left).bare_end();
            text = text.trim_end_any("e");
        }
        text.own()
    }

    /// Where the text ends without its last field, or nothing when it does not end in one.
    fn peel(&mut self, text: &str) -> Option<usize> {
        let words = |left: &str| left.words().filter(|w| w.holds_any("w")).count();
        if let Some(left) = text.before(REFS) {
            return Some(self.lead_in(left.bare_end().len(), left));
        }
        if text.ends_any(")]）】") {
            let from = opener(text)?;
            let close = text.last().map_or(1, char::len_utf8);
            let open = cut(text, from, text.len()).first().map_or(1, char::len_utf8);
            let inner = cut(text, from + open, text.len() - close);
            let left = cut(text, 0, from).bare_end();
            return (words(left) > 0 && self.group(inner)).then_some(left.len());
        }
        if text.ends_any("✅✔☑✓") {
            self.fields.done = true;
            return Some(text.trim_end_any("✅✔☑✓").len());
        }
        // A due time first: `10. mars 2026` holds what looks like the end of a sentence.
        if self.fields.due.is_none()
            && let Some((at, due)) = due::tail(text, self.begun).filter(|(at, _)| words(head(text, *at)) > 0)
        {
            self.fields.due = Some(due);
            return Some(at);
        }
        // The part after the last separator, when all of it is a field.
        let parted =
            [" - ", " – ", " — ", ", ", "; ", " | ", " / ", " · ", ". ", "\n", "、", "。", ": ", " → ", " => "]
                .iter()
                .filter_map(|mark| text.last_place(mark).map(|at| (at, at + mark.len(), *mark)))
                .max_by_key(|(_, to, _)| *to);
        if let Some((at, to, mark)) = parted {
            let rest = cut(text, to, text.len());
            let strong = !mark.one_of(", |. |: | / |\n");
            // Behind the only comma first and last name say more than one word would.
            let full = mark == ", " && rest.words().count() > 1 && !cut(text, 0, at).holds(",");
            let bare_name = self.seen_field && (strong || full) && namelike(rest) && self.fields.owner.is_none();
            if words(cut(text, 0, at)) > 0 && rest.len() < 120 && (self.piece(rest) || (bare_name && self.name(rest))) {
                return Some(at);
            }
        }
        let at = text.last_place_any("s")?;
        let (left, word) = (cut(text, 0, at), cut(text, at + 1, text.len()));
        if handle(word) && self.fields.owner.is_none() {
            let mut before = left.bare_end();
            let last = before.last_part(" ").lower();
            const WITH: &str = "\
    with|to|from|for|and|of|ask|cc|mit|von|für|avec|de|pour|\
    con|para|med|met|og|und|et|y|e|en|in|at|an";
            if last.one_of(WITH) {
                return None;
            }
            if last.as_str().one_of("by|owner|assigned|owned") {
                before = cut(before, 0, before.len() - last.len()).bare_end();
            }
            self.fields.owner = person(word);
            return Some(before.len());
        }
        if key(word) && words(left) > 1 {
            self.piece(word);
            return Some(self.lead_in(left.bare_end().len(), left));
        }
        if word == "DONE" || word == "FIXED" {
            self.fields.done = true;
            return Some(left.len());
        }
        None
    }

    /// Drops the few words that only lead to a link just taken off: `see`, `Ticket`, `DONE in`.
    fn lead_in(&mut self, end: usize, text: &str) -> usize {
        let text = cut(text, 0, end);
        let from = text.spots().rev().take(60).find(|(_, c)| among(".!?);,—–\n。", *c));
        let at = from.map_or(0, |(at, c)| at + c.len_utf8());
        let fragment = cut(text, at, end);
        let count = fragment.words().count();
        let folded = fold(head(fragment, 60));
        if at > 0 && (1..=2).contains(&count) && fragment.bare_start().begins_any("u") {
            self.fields.done |= done(fragment);
            return at;
        }
        if at > 0 && (pointer(fragment) || (count <= 3 && (only_done(&folded) || done(fragment)))) {
            self.fields.done |= done(fragment);
            return at;
        }
        // Without a separator only words that surely lead to a ticket go.
        let mut kept = text.bare_end();
        while let Some((left, word)) = kept.last_halves(" ") {
            let word = word.trim_any("x");
            let sure = word.lower().one_of("see|ticket|tracked|jira|pr|via|siehe|voir|ver|se|zie|vedi|");
            let linked = word == "in" && (left.ends("tracked") || left.ends("DONE"));
            if left.words().count() < 2 || !(sure || linked) {
                break;
            }
            kept = left.bare_end();
        }
        kept.len()
    }
}
