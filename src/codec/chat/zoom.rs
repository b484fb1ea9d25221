//! The words of Zoom's headers: `From Ann to Everyone:` in any language.

use super::when::clock;
use crate::codec::postmortem::{Text as _, cut_text as cut, head_text};

/// Words before the sender and before the recipient, in small letters.
const FROM: &[&str] = &[
    "from",
    "von",
    "de",
    "da",
    "van",
    "från",
    "fra",
    "od",
    "от",
    "від",
    "kimden",
    "dari",
    "từ",
    "보낸",
    "来自",
    "差出人",
    "送信者",
];
const TO: &[&str] = &[
    "to", "an", "à", "a", "para", "pour", "naar", "aan", "till", "til", "do", "кому", "до", "к", "для", "pre", "kime",
    "ke", "đến", "到", "宛先", "받는",
];

/// Recipients who are everybody, in small letters.
const ALL: &[&str] = &[
    "everyone",
    "everybody",
    "all panelists",
    "hosts and panelists",
    "meeting group",
    "alle",
    "allen",
    "tous",
    "tout le monde",
    "todos",
    "todo el mundo",
    "tutti",
    "iedereen",
    "wszyscy",
    "wszystkich",
    "alla",
    "все",
    "всем",
    "всех",
    "всіх",
    "усі",
    "усім",
    "herkes",
    "semua",
    "mọi người",
    "모두",
    "所有人",
    "大家",
    "全员",
    "全員",
];

/// Words that were learned from the text itself, since no list has every language.
#[derive(Clone, Debug, Default)]
pub(super) struct Learned {
    from: String,
    to: String,
    all: String,
}

/// Whether a word is one of a list or the learned one, in any case.
fn is(word: &str, list: &[&str], learned: &str) -> bool {
    if word.len() > 40 {
        return false;
    }
    if word.is_ascii() {
        let same = |of: &str| word.eq_ignore_ascii_case(of);
        return list.iter().any(|of| same(of)) || (same(learned) && !word.is_empty());
    }
    let small = word.lower();
    list.contains(&small.as_str()) || small == learned
}

/// Whether a recipient is everybody, with or without what stands behind: `Everyone (in Meeting)`.
pub(super) fn everybody(to: &str, learned: &Learned) -> bool {
    let to = to.bare();
    let start = to.place("(").map_or(to, |at| cut(to, 0, at)).bare_end();
    is(start, ALL, &learned.all) || (to.len() < 100 && is(start.halves(" in ").map_or(start, |(all, _)| all), ALL, ""))
}

/// What follows the word before a sender.
pub(super) fn from<'a>(text: &'a str, learned: &Learned) -> Option<&'a str> {
    let text = text.bare_start();
    let end = text.place_any("s").filter(|end| *end < 40)?;
    is(cut(text, 0, end), FROM, &learned.from).then(|| cut(text, end, text.len()))
}

/// Sender and recipient. Names may hold the word in the middle too: two blanks around it say most, then a recipient
/// who is everybody, then the last one.
pub(super) fn parted<'a>(text: &'a str, learned: &Learned) -> (&'a str, &'a str) {
    let mut found = (0, text, "");
    for word in text.words() {
        if word.len() > 40 || !is(word, TO, &learned.to) {
            continue;
        }
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let (before, after) = (cut(text, 0, at), cut(text, at + word.len(), text.len()));
        if before.bare().is_empty() || after.bare().is_empty() {
            continue;
        }
        let wide = before.ends("  ") && after.begins("  ");
        let rank = 1 + usize::from(everybody(after, learned)) + 2 * usize::from(wide);
        if rank >= found.0 {
            found = (rank, before, after);
        }
    }
    (found.1.bare(), found.2.bare())
}

/// The words a text uses on every line with a time, when no list knows them: one behind the time, one in the middle,
/// on at least three lines and with two senders.
#[inline(never)]
pub(super) fn learn(text: &str) -> Learned {
    let mut learned = Learned::default();
    let mut heads: Vec<Vec<&str>> = Vec::new();
    for line in text.parts("\n").take(2000) {
        let line = head_text(line, 300);
        let Some(clock) = clock(line) else { continue };
        let Some((head, _)) = cut(line, clock.len, line.len()).halves(":") else { continue };
        let mut words = Vec::new();
        for word in head.words() {
            words.push(word);
        }
        // The word before the sender is the same on all lines, the first one says which.
        if words.len() > 3 && head.begins_any("s") && heads.first().is_none_or(|first| first.first() == words.first()) {
            heads.push(words);
        }
    }
    let [first, second, _, ..] = heads.as_slice() else { return learned };
    for word in first.iter().skip(2) {
        let everywhere = heads.iter().all(|head| middle(head, word) + 1 < head.len());
        // A word that everybody has behind the same sender is a part of the sender's name.
        let sender = |head: &[&str]| head.get(..middle(head, word)).unwrap_or_default().concat();
        let name = sender(first);
        if everywhere && heads.iter().any(|head| sender(head) != name) {
            (learned.from, learned.to) = (first.first().map_or("", |from| from).lower(), word.lower());
            // Whom two of the first lines go to is everybody.
            let to = |head: &[&str]| head.get(middle(head, word) + 1..).unwrap_or_default().join(" ");
            let third = heads.get(2).map(|head| to(head)).unwrap_or_default();
            learned.all = if to(second) == third { third } else { to(first) }.lower();
            break;
        }
    }
    learned
}

/// Where a word stands behind the sender's first one.
fn middle(head: &[&str], word: &str) -> usize {
    head.iter().skip(2).position(|other| *other == word).map_or(head.len(), |at| at + 2)
}
