//! Typed votes: the first line of a message as a vote, nearly one, or something else (polls, 4.3).
//!
//! Without a word such as `vote` before it the whole line must be the value: `3` counts, `3 people were hit` does not.
//! What can be read in two ways is never guessed.

mod multi;
mod number;
mod words;

use super::names::{narrow, unseen};
use super::opener::after_tag;
use super::{Asked, Typed};
use crate::codec::postmortem::{Text as _, cut_text as cut, head_text as head};
use crate::domain::{Scale, small};
use words::{DATES, KEYWORDS, VALUES};

/// How much of a line is read, in bytes; a longer one is talk unless a keyword begins it.
const REACH: usize = 400;

/// What a message is for a poll: its first line is a vote, nearly one, or something else.
///
/// ```
/// use postmortem_meeting::codec::chat::{Asked, Typed, typed};
/// use postmortem_meeting::domain::Scale;
/// let asked = Asked { scale: Scale::Fist, topics: 1, options: Vec::new(), tag: "W41".into() };
/// assert_eq!(typed("3", &asked), Typed::Vote(vec![4]));
/// assert_eq!(typed("3-4", &asked), Typed::Unclear);
/// assert_eq!(typed("3 people were hit", &asked), Typed::Talk);
/// ```
pub fn typed(body: &str, asked: &Asked) -> Typed {
    let mut lines = body.parts("\n").filter(|line| !line.bare().is_empty());
    let first = lines.next().map_or(Typed::Talk, |line| one(line, asked));
    // Chats show messages sent in a row under one header; two votes there are one too many.
    if let Typed::Vote(_) = first
        && let Some(Typed::Vote(other)) = lines.next().map(|line| one(line, asked))
        && first != Typed::Vote(other)
    {
        return Typed::Unclear;
    }
    match first {
        // One value on a scale that is not asked topic by topic, while there are several.
        Typed::Vote(vote) if vote.len() != asked.topics.max(1) => Typed::Unclear,
        first => first,
    }
}

/// Small letters, common width, Western digits, plain dashes and quotes; without what is not seen, tones of skin and
/// the frames of keycaps.
pub(super) fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for c in line.letters().map(narrow) {
        let c = match c {
            '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '♂' | '♀' => continue,
            c if unseen(c) => continue,
            '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
            '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
            '\u{966}'..='\u{96f}' => digit(c, '\u{966}'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '‘' | '’' => '\'',
            '“' | '”' => '"',
            c if c.is_whitespace() || c.is_control() => ' ',
            c => c,
        };
        if c == ' ' && (out.is_empty() || out.ends(" ")) {
            continue;
        }
        out.push(small(c));
    }
    while let Some((before, rest)) = out.halves(":skin-tone-") {
        out = [before, rest.halves(":").map_or("", |(_, after)| after)].concat();
    }
    out.bare().own()
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c).wrapping_sub(u32::from(zero)), 10).unwrap_or(c)
}

/// A line without what may follow a vote: `.!,;)` and `(edited)`.
fn ended(line: &str) -> &str {
    let mut line = line.bare();
    loop {
        let next = line.before("(edited)").unwrap_or(line).trim_end_any("s.!,;");
        let next = if next.holds("(") { next } else { next.trim_end_any(")") };
        if next.len() == line.len() {
            return line;
        }
        line = next;
    }
}

fn one(line: &str, asked: &Asked) -> Typed {
    let short = head(line, REACH);
    let text = plain(short);
    let mut rest = text.as_str();
    if rest.begins("@") {
        // Whom it is said to: one word, or more of a name when they begin with capitals.
        let mut names = short.bare().words();
        names.next();
        rest = rest.halves(" ").map_or("", |(_, after)| after);
        while keyed(rest, asked) == Typed::Talk && whole(ended(rest), asked) == Typed::Talk {
            let more = names.next().filter(|name| name.begins_any("u")).and_then(|_| rest.halves(" "));
            let Some((_, after)) = more.filter(|_| text.len() - rest.len() < 80) else { return Typed::Talk };
            rest = after;
            if whole(ended(rest), asked) != Typed::Talk {
                return whole(ended(rest), asked);
            }
        }
    }
    match keyed(rest, asked) {
        Typed::Talk if line.len() == short.len() => whole(ended(rest), asked),
        found => found,
    }
}

/// A keyword or the poll's tag, then a vote, then perhaps a comment.
fn keyed(text: &str, asked: &Asked) -> Typed {
    let Some((rest, tag)) = keyword(text, asked) else { return Typed::Talk };
    let bare = rest.bare();
    let mark = bare.after_any(":=#-").map(str::trim_start);
    // `vote - 3` and `vote-3` are threes, `vote -1` may be a thumb down and is no number.
    let sign = bare.begins("-") && rest.begins(" ") && !bare.begins("- ");
    let tries = if sign { [Some(bare), None] } else { [mark, Some(bare)] };
    let mut found = Typed::Talk;
    for value in tries.into_iter().flatten() {
        found = commented(value, asked, tag);
        if found != Typed::Talk {
            break;
        }
    }
    found
}

fn keyword<'a>(text: &'a str, asked: &Asked) -> Option<(&'a str, bool)> {
    let tagged = after_tag(text.after("poll ").unwrap_or(text), &asked.tag);
    if let Some(rest) = tagged {
        return Some((rest, true));
    }
    let rest = KEYWORDS.listed().find_map(|word| text.after(word)).filter(|rest| rest.begins_any("s:=-#"))?;
    // `vote W41: 3`
    let after = after_tag(rest.bare_start(), &asked.tag);
    Some((after.unwrap_or(rest), after.is_some()))
}

fn commented(text: &str, asked: &Asked, tag: bool) -> Typed {
    let all = whole(ended(text), asked);
    if all != Typed::Talk {
        return all;
    }
    // Where several numbers are a vote, nobody can tell a comment from more of it.
    let many = asked.topics > 1 || asked.scale == Scale::Dots;
    let (mut found, mut end, mut unclear) = (Typed::Talk, 0, false);
    let mut words = 0;
    for (at, _) in text.spots().filter(|(_, c)| *c == ' ').take(if many { 0 } else { 4 }) {
        words += 1;
        let value = whole(cut(text, 0, at).trim_end_any("s.,;:!-"), asked);
        unclear |= words == 1 && value == Typed::Unclear;
        if let Typed::Vote(_) = value {
            (found, end) = (value, at);
        }
    }
    if found == Typed::Talk {
        // Words after a tag are meant as a vote, even when nobody can tell which.
        let begun = (tag || many) && (text.begins_any("d") || multi::begins(text, asked));
        return if unclear || begun { Typed::Unclear } else { Typed::Talk };
    }
    // A second value in the comment takes the first one back, or it does not.
    let differs = |part: &str| {
        let part = keyword(part, asked).map_or(part, |(rest, _)| rest);
        let other = whole(part.trim_any(".,;:!?()-=#"), asked);
        matches!(other, Typed::Vote(_)) && other != found
    };
    let link = |word: &&str| !word.holds("://");
    let parts = |word: &str| differs(word) || word.parts_any(",;/&()").any(differs);
    if cut(text, end, text.len()).words().filter(link).any(parts) { Typed::Unclear } else { found }
}

/// A text that is a vote and nothing else.
fn whole(text: &str, asked: &Asked) -> Typed {
    if text.is_empty() || text.len() > REACH {
        return Typed::Talk;
    }
    let topics = asked.topics.max(1);
    let single = match asked.scale {
        Scale::Fist => number::read(text, 0, 5),
        Scale::Gradients => number::read(text, 1, 8),
        Scale::Safety => number::read(text, 1, 5),
        Scale::Commitment => commitment(text),
        Scale::Own => return own(text, asked),
        Scale::Dots => return multi::dots(text, topics),
        Scale::Disposition | Scale::YesNo => {
            let found = if topics == 1 { word(asked.scale, text) } else { Typed::Talk };
            return if found == Typed::Talk { multi::pairs(text, asked.scale, topics) } else { found };
        }
        Scale::Consent | Scale::Thumbs => word(asked.scale, text),
    };
    match single {
        Typed::Talk if matches!(asked.scale, Scale::Consent | Scale::Thumbs) => number::nearly(text),
        found => found,
    }
}

/// What a word is on a scale of words.
fn word(scale: Scale, text: &str) -> Typed {
    if let Some(option) = value(scale, text) {
        return if option == 0 { Typed::Unclear } else { Typed::Vote(vec![option]) };
    }
    // `yes?`, `yes and no`, `yes / no`: nearly.
    let parts = || text.parts_any(" /,?!.").filter(|part| !part.is_empty());
    let any = parts().any(|part| value(scale, part).is_some());
    let all = parts().all(|part| value(scale, part).is_some() || part.one_of(words::DOUBTS));
    if any && all { Typed::Unclear } else { Typed::Talk }
}

/// The option a word stands for; the same sign several times says it once.
fn value(scale: Scale, text: &str) -> Option<u16> {
    let first = text.first()?;
    let text =
        if !first.is_ascii() && text.letters().all(|c| c == first) { cut(text, 0, first.len_utf8()) } else { text };
    VALUES.iter().find(|(of, _, list)| *of == scale && text.one_of(list)).map(|(_, option, _)| *option)
}

fn commitment(text: &str) -> Typed {
    let promised =
        text.after("i'll answer ").or_else(|| text.after("i will answer ")).or_else(|| text.after("answer "));
    if let Some(date) = promised.unwrap_or(text).after("by ") {
        let date = date.after("the ").unwrap_or(date);
        let known = |word: &str| word.begins_any("d") || word.trim_end_any(",.").one_of(DATES);
        let short = date.words().take(5).count() < 5;
        if short && date.words().next().is_some_and(known) {
            return Typed::Vote(vec![3]);
        }
    }
    // A counter-offer says what it offers.
    if text.halves(":").is_some_and(|(word, _)| value(Scale::Commitment, word.bare()) == Some(2)) {
        return Typed::Vote(vec![2]);
    }
    match word(Scale::Commitment, text) {
        Typed::Talk => number::read(text, 1, 5),
        found => found,
    }
}

/// An option's number or exactly its label; a label that is another option's number is both.
fn own(text: &str, asked: &Asked) -> Typed {
    let mut found = Vec::new();
    for (nth, label) in asked.options.iter().enumerate() {
        let label = plain(label.as_str());
        if label == text || ended(&label) == text {
            found.push(nth + 1);
        }
    }
    let options = asked.options.len();
    match number::read(text, 1, options as u32) {
        Typed::Vote(vote) => found.extend(vote.first().map(|option| usize::from(*option))),
        Typed::Unclear if found.is_empty() => return Typed::Unclear,
        _ => {}
    }
    match found.as_slice() {
        [] => Typed::Talk,
        [first, rest @ ..] if rest.iter().all(|other| other == first) => {
            u16::try_from(*first).map_or(Typed::Talk, |option| Typed::Vote(vec![option]))
        }
        _ => Typed::Unclear,
    }
}
