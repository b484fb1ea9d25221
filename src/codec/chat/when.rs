//! Times as chats write them.

use super::names::{begun, ended, number};
use crate::codec::postmortem::{Text as _, cut_text as cut};

/// A time of day at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// Seconds since midnight, or since the recording began.
    pub(super) second: u32,
    /// Written with a word for the half of the day.
    pub(super) halved: bool,
    /// Written with a dot, so that a number could look the same.
    pub(super) dotted: bool,
    /// How many bytes it takes.
    pub(super) len: usize,
}

/// Words for the first and for the second half of the day, before a time and behind it.
const BEFORE: [&[&str]; 2] = [&["午前", "오전", "上午", "凌晨"], &["午後", "오후", "下午", "晚上"]];
const BEHIND: [&[&str]; 2] =
    [&["am", "a.m.", "a. m.", "a.m", "vorm.", "π.μ.", "ص"], &["pm", "p.m.", "p. m.", "p.m", "nachm.", "μ.μ.", "م"]];

/// Words of a moment that is told from now, in small letters.
const SINCE: &str = "ago|vor|hace|il y a|fa|siden|sedan|geleden|há|前|전|назад|тому|now|jetzt|maintenant";

/// Words that stand beside a time, in small letters; months and days of the week by their beginnings.
const DAYS: &str = "\
    today|yesterday|at|on|heute|gestern|um|uhr|aujourd'hui|hier|à|le|hoy|ayer|a|las|hoje|ontem|às|oggi|ieri|alle|ore|\
    vandaag|gisteren|om|idag|igår|i|dag|går|kl|kl.|klo|сегодня|вчера|в|今日|昨日|de|del";
const STEMS: &str = "\
    jan|feb|mar|mär|mrt|apr|may|mai|maj|mei|jun|jul|aug|ago|aoû|sep|oct|okt|out|ott|nov|dec|dez|déc|dic|ene|gen|\
    mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|jeu|ven|dim|jue|vie|sáb|dom";

fn numbered(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// One or two digits, or exactly as many as asked for.
fn digits(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).take(most + 1).count();
    if !(least..=most).contains(&count) {
        return None;
    }
    Some((number(cut(text, 0, count))?, cut(text, count, text.len())))
}

/// What follows one of some words; the words ignore case.
fn word<'a>(text: &'a str, list: &[&str]) -> Option<&'a str> {
    for word in list {
        if text.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())) {
            return Some(cut(text, word.len(), text.len()));
        }
    }
    None
}

/// The time a text begins with.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let whole = text.len();
    // Most lines begin with a letter.
    if text.as_bytes().first().is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_digit()) {
        return None;
    }
    let spoken = !text.as_bytes().first().is_some_and(u8::is_ascii);
    let mut half = None;
    let mut text = text;
    if spoken {
        let (nth, rest) = BEFORE.iter().enumerate().find_map(|(nth, list)| Some((nth, word(text, list)?)))?;
        (half, text) = (Some(nth), begun(rest));
    }
    let (mut hour, rest) = digits(text, 1, 2)?;
    let dotted = rest.begins(".");
    let rest = match rest.after(":").or_else(|| rest.after(".")) {
        Some(rest) => rest,
        None => begun(begun(rest).after("h")?),
    };
    let (minute, mut rest) = digits(rest, 2, 2)?;
    let mut second = 0;
    let mut exact = false;
    if let Some((more, after)) =
        rest.after(":").or_else(|| rest.after(".").filter(|_| dotted)).and_then(|r| digits(r, 2, 2))
    {
        (second, rest, exact) = (more, after, true);
        if let Some((_, after)) = rest.after_any(".,").and_then(|r| digits(r, 3, 3)) {
            rest = after;
        }
    }
    if half.is_none() {
        let behind = begun(rest);
        let found = BEHIND.iter().enumerate().find_map(|(nth, list)| Some((nth, word(behind, list)?)));
        if let Some((nth, after)) = found.filter(|(_, after)| !after.begins_any("w")) {
            (half, rest) = (Some(nth), after);
        }
    }
    let more = rest.begins_any("w") || rest.begins(":") || rest.after(".").is_some_and(|after| after.begins_any("d"));
    if minute > 59 || second > 59 || (hour > 23 && !exact) || more {
        return None;
    }
    if let Some(nth) = half {
        hour = hour % 12 + if nth == 1 { 12 } else { 0 };
    }
    Some(Clock { second: hour * 3600 + minute * 60 + second, halved: half.is_some(), dotted, len: whole - rest.len() })
}

/// A text that is nothing but a time.
pub(super) fn only_clock(text: &str) -> Option<Clock> {
    let text = begun(text);
    clock(text).filter(|clock| !clock.dotted && begun(cut(text, clock.len, text.len())).is_empty())
}

/// Whether a line could end in a time.
pub(super) fn may_end(line: &str) -> bool {
    line.as_bytes()
        .last()
        .is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'm' | b'M' | b'.') || !byte.is_ascii())
}

/// The first time in a text and where it begins.
fn inside(text: &str, from: usize) -> Option<(usize, Clock)> {
    let mut word = false;
    for (at, c) in text.spots() {
        let begins = !word || !c.is_ascii_alphanumeric();
        word = c.is_alphanumeric();
        if at >= from
            && begins
            && (c.is_ascii_digit() || !c.is_ascii())
            && let Some(clock) = clock(cut(text, at, text.len()))
        {
            return Some((at, clock));
        }
    }
    None
}

/// A text that is nothing but a time, perhaps with its day.
pub(super) fn moment(text: &str) -> Option<Clock> {
    if text.len() > 80 || !numbered(text) {
        return None;
    }
    let text = ended(begun(text));
    let mut from = 0;
    while let Some((at, clock)) = inside(text, from) {
        let (before, behind) = (cut(text, 0, at), cut(text, at + clock.len, text.len()));
        let bare = before.bare().is_empty() && behind.bare().is_empty();
        if datelike(behind) && datelike(before) && !(bare && clock.dotted) {
            return Some(clock);
        }
        from = at + 1;
    }
    None
}

fn datelike(text: &str) -> bool {
    text.parts_any("s,").filter(|part| !part.is_empty()).all(|part| {
        if !part.begins_any("w") {
            return false;
        }
        let small = part.lower();
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| part.before(end)).unwrap_or(part);
        let numbers = bare.begins_any("d") && bare.only("d/.-年月日");
        let stem = small.only("a.") && small.len() < 14 && STEMS.listed().any(|stem| small.begins(stem));
        numbers || stem || small.one_of(DAYS)
    })
}

/// What stands in brackets or behind a dash beside a name: a time in any words, or how long ago it was.
pub(super) fn loose(text: &str) -> Option<Option<u32>> {
    let text = ended(begun(text));
    if text.is_empty() || text.len() > 64 {
        return None;
    }
    if let Some((_, clock)) = inside(text, 0) {
        return Some(Some(clock.second));
    }
    let small = text.lower();
    let since = small.words().any(|word| word.one_of(SINCE)) || small.holds_any("前전");
    since.then_some(None)
}

/// A name that a day and a time stick to: `Dee, Cy8/31 10:39 AM`.
pub(super) fn glued(line: &str) -> Option<(&str, Clock)> {
    let line = ended(line);
    let mut from = line.len().saturating_sub(14);
    while !line.is_char_boundary(from) {
        from += 1;
    }
    if !numbered(cut(line, from, line.len())) {
        return None;
    }
    let (at, clock) = inside(line, from)?;
    let before = cut(line, 0, at).trim_end_any("s,");
    let name = before.trim_end_any("d/.-");
    let date = cut(before, name.len(), before.len());
    let whole = at + clock.len == line.len() && at > before.len();
    (whole && name.bare().ends_any("w).") && date.len() >= 3 && date.begins_any("d") && date.holds_any("/.-"))
        .then_some((name, clock))
}
