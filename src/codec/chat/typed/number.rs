//! A number as people type one on a scale of numbers.

use super::super::Typed;
use super::super::names::number;
use super::words::{DOUBTS, NUMBERS};
use crate::codec::postmortem::Text as _;

/// A vote between two numbers: the first option is the least of them.
pub(super) fn read(text: &str, least: u32, most: u32) -> Typed {
    let text = text.bare();
    let bare = text.before(" fingers").or_else(|| text.before(" finger")).unwrap_or(text);
    let bare = match bare.halves("/") {
        Some((count, of)) if number(of.bare()) == Some(most) => count.bare_end(),
        _ => bare,
    };
    let digits = (1..=2).contains(&bare.len()) && bare.only("d");
    let word = NUMBERS.listed().position(|word| word == bare).and_then(|number| u32::try_from(number).ok());
    let found = if digits && (bare.len() == 1 || !bare.begins("0")) { number(bare) } else { word };
    match found {
        Some(number) if (least..=most).contains(&number) => {
            u16::try_from(number - least + 1).map_or(Typed::Unclear, |option| Typed::Vote(vec![option]))
        }
        Some(_) if digits => Typed::Unclear,
        _ => nearly(text),
    }
}

/// Whether a text is made of a small number or two and of doubt: `3-4`, `4.5`, `3?`, `+1`, `2 or 3`.
pub(super) fn nearly(text: &str) -> Typed {
    if text.len() > 40 {
        return Typed::Talk;
    }
    let (mut runs, mut run) = (0, 0);
    for c in text.letters() {
        run = if c.is_ascii_digit() { run + 1 } else { 0 };
        runs += usize::from(run == 1);
        // A year, a count, a port.
        if run > 2 {
            return Typed::Talk;
        }
    }
    let part = |word: &str| {
        let rest = word.trim_any("d.,/+-~?!…;()&|'\"½*=").trim_start_any("d");
        rest.is_empty() || rest.one_of(DOUBTS) || rest.letters().all(|c| !c.is_ascii() && !c.is_alphanumeric())
    };
    if (1..=3).contains(&runs) && text.words().all(part) { Typed::Unclear } else { Typed::Talk }
}
