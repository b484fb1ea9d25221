//! One piece of text that is one field: a day, a handle, a ticket, a priority, a state.

use super::dates;
use super::due;
use super::fields::Value;
use super::inline::REFS;
use super::labels;
use super::links::{key, pointer};
use super::peel::Peel;
use super::text::{Text, great};
use super::words::fill;
use super::words::{cut, done, fold, handle, head, kind, namelike, only_done, person, squeeze, state};

impl Peel<'_> {
    /// The parts of a bracket, when every one of them is a field.
    pub(super) fn group(&mut self, inner: &str) -> bool {
        let inner = inner.bare();
        if inner.is_empty() || inner.len() > 200 {
            return false;
        }
        let before = self.fields.clone();
        if self.piece(inner) {
            return true;
        }
        let flat = inner.swapped(" - ", ",").swapped(" – ", ",");
        let parts: Vec<&str> = flat.parts_any(",;|/、").collect();
        if parts.len() < 2 {
            return false;
        }
        let mut names = Vec::new();
        let mut known = 0;
        for part in &parts {
            if self.piece(part) {
                known += 1;
            } else {
                names.push(*part);
            }
        }
        match names.as_slice() {
            [] => true,
            [name] if known > 0 && self.fields.owner.is_none() && namelike(name) => self.name(name),
            _ => {
                self.fields = before;
                false
            }
        }
    }

    pub(super) fn name(&mut self, text: &str) -> bool {
        self.fields.owner = person(text);
        self.fields.owner.is_some()
    }

    /// Whether a text is one field and nothing else; if so it is taken over.
    pub(super) fn piece(&mut self, text: &str) -> bool {
        let book = self.book;
        let text = text.trim_any("e.");
        if text.is_empty() {
            return false;
        }
        if text.holds(REFS) {
            let rest = text.swapped(REFS, " ");
            let said = done(&rest);
            self.fields.done |= said;
            return rest.trim_any("e").is_empty() || pointer(&rest) || (said && rest.len() < 30);
        }
        let folded = fold(head(text, 80));
        for lead in ["assigned to ", "owned by ", "assignee ", "owner ", "zustandig ", "assigne a ", "resp "] {
            if folded.begins(lead) && self.fields.owner.is_none() {
                let words = lead.words().count();
                let name = text.words().skip(words).collect::<Vec<_>>().join(" ");
                return (handle(&name) || namelike(&name)) && self.name(&name);
            }
        }
        if let [first, ..] = labels::all(book, text).as_slice()
            && cut(text, 0, first.at).bare().is_empty()
        {
            let value = Value { text: cut(text, first.value, text.len()), refs: &[], links: &[] };
            self.fields.put(first.label, &value, self.begun);
            return true;
        }
        if handle(text) {
            if self.fields.owner.is_none() {
                self.fields.owner = person(text);
            }
            return true;
        }
        if text.parts_any(" &+").filter(|w| !w.is_empty() && *w != "and").all(handle) && self.fields.owner.is_none() {
            return self.name(text);
        }
        if key(text) || (text.halves(" ").is_some_and(|(a, b)| pointer(a) && key(b))) {
            if self.fields.ticket.is_none() {
                self.fields.ticket = Some(text.last_part(" ").own());
            }
            return true;
        }
        if let Some(level) = priority(text) {
            fill(&mut self.fields.priority, Some(level));
            return true;
        }
        if only_done(text) || (folded.parts(" ").count() <= 3 && done(text) && dates::find(text).is_some()) {
            self.fields.done = true;
            return true;
        }
        if state(text) {
            return true;
        }
        if let Some(due) = due::due(text, self.begun) {
            fill(&mut self.fields.due, Some(due));
            return true;
        }
        if let Some(words) = due::said(text) {
            fill(&mut self.fields.due, Some(squeeze(words)));
            return true;
        }
        false
    }
}

/// `P1`, `prio 2`, `high priority`.
pub(super) fn priority(text: &str) -> Option<String> {
    let word = text.bare();
    let short = word.len() == 2 && word.begins_any("Pp") && word.ends_any("d");
    let folded = fold(head(word, 40));
    let long = ["priority ", "prio ", "prioritat ", "priorite "]
        .iter()
        .any(|p| folded.begins(p) && folded.parts(" ").count() == 2)
        || [" priority", " prio"].iter().any(|p| folded.ends(p) && folded.parts(" ").count() == 2);
    (short || long).then(|| squeeze(word))
}

pub(super) fn kind_word(name: &str) -> bool {
    let folded = fold(head(name, 40));
    kind(name).is_some() && !folded.holds(" ") && folded.len() > 4 && !folded.as_str().one_of("fix|analytics|fixed")
}

pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (open, close) = match text.first()? {
        '[' => ("[", "]"),
        '(' => ("(", ")"),
        '【' => ("【", "】"),
        _ => return None,
    };
    let inner = text.after(open)?;
    let at = head(inner, 200).place(close)?;
    Some((cut(inner, 0, at), cut(inner, at + close.len(), inner.len())))
}

/// Where the bracket at the end of a text opens.
pub(super) fn opener(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.spots().rev().take(300) {
        match c {
            ')' | ']' | '）' | '】' => depth += 1,
            '(' | '[' | '（' | '【' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// `Created a <ticket> to do it` is the action `do it`.
pub(super) fn filed(text: &str) -> Option<&str> {
    let (before, after) = text.halves(REFS)?;
    let folded = fold(head(before, 40));
    let mut words = folded.parts(" ");
    let verb = words.next()?.one_of("created|create|opened|open|filed|file|raised|raise");
    let few = words.all(|w| pointer(w) || w.one_of("a|an|new|jira"));
    let rest = after.bare_start().after("to ").or_else(|| after.bare_start().after("for "))?;
    (verb && few && !rest.bare().is_empty()).then_some(rest)
}

/// A text that begins with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut out = String::new();
    if let Some(first) = text.first() {
        out.push(great(first));
        out.push_str(cut(text, first.len_utf8(), text.len()));
    }
    out
}
