//! What apps put between the words of people: quotes, reactions and their counts, marks of their own.

use super::Noise;
use crate::codec::postmortem::{Text as _, cut_text as cut, head_text as short};

/// Lines of the app anywhere in a message, in small letters; `#` is a number, `*` anything.
const ANYWHERE: &[(Noise, &[&str])] = &[
    (Noise::System, &["replied to a thread:", "has context menu", "last read", "joined #*", "left #*"]),
    (Noise::System, &["also sent to the channel"]),
    (Noise::Quote, &["begin reference, *"]),
];

/// The same below the first line only: as a first line they may be somebody's words.
const BELOW: &[(Noise, &[&str])] = &[
    (
        Noise::Edited,
        &["(edited)", "edited", "bearbeitet", "(bearbeitet)", "modifié", "(modifié)", "editado", "(editado)"],
    ),
    (Noise::Reaction, COUNTED),
    (Noise::Reaction, &["like #", "heart #", "laugh #", "surprised #", "sad #", "angry #"]),
    (Noise::System, &["new", "new messages", "# replies", "# reply", "last reply *", "last read *", "view thread"]),
    (Noise::System, &["view newer replies", "view reply", "show more", "add reaction", "from a thread in *"]),
    (Noise::System, &["today", "yesterday"]),
];

/// How many reacted, in words.
const COUNTED: &[&str] = &["# * reaction.", "# * reactions.", "# * reaction", "# * reactions"];

/// Messages that are reactions as a whole, with what must follow in the same line; of Zoom.
const EVENTS: &[(&str, &str)] = &[("Reacted to \"", "\" with "), ("Removed a ", " reaction from \"")];

/// Words before an emoji that make a message a reaction.
const MARKS: &str = "add|remove|added|removed";

/// Marks at the end of a line that nobody wrote.
const ENDS: &[(Noise, &str)] = &[
    (Noise::Edited, "(edited)"),
    (Noise::Edited, "(bearbeitet)"),
    (Noise::Edited, "(modifié)"),
    (Noise::Edited, "(editado)"),
    (Noise::System, "View newer replies"),
];

/// What a reply begins with.
const REPLIES: &[&str] = &["Replying to \"", "Antwort auf \"", "En réponse à \"", "Respondiendo a \""];

/// Where the line is that is looked at.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// The message has no line yet.
    pub(super) first: bool,
    /// The line before was a reaction, so a bare number counts it.
    pub(super) after_reaction: bool,
}

/// Whether a line belongs to the app or to somebody else.
pub(super) fn noise(line: &str, next: &str, place: Place) -> Option<Noise> {
    if line.begins(">") {
        return Some(Noise::Quote);
    }
    if place.after_reaction && count(line) {
        return Some(Noise::Reaction);
    }
    let bare = line.bare();
    let first = bare.as_bytes().first().map_or(0, u8::to_ascii_lowercase);
    let mark = if first.is_ascii_digit() { b'#' } else { first };
    let lists = ANYWHERE.iter().chain(BELOW.iter().filter(|_| !place.first));
    for (why, shapes) in lists {
        for shape in *shapes {
            if shape.as_bytes().first() == Some(&mark) && bare.len() < 300 && fits(bare, shape) {
                return Some(*why);
            }
        }
    }
    let tail = line.ends_any("d") && is_emoji(line.trim_end_any("ds"));
    let more = is_emoji(next) && is_emoji(line);
    let counted = !place.first && (tail || more || counts_below(line, next));
    counted.then_some(Noise::Reaction)
}

/// Whether a line is an emoji whose count stands in the next one.
pub(super) fn counts_below(line: &str, next: &str) -> bool {
    let next = next.bare();
    let number = next.as_bytes().first().is_some_and(u8::is_ascii_digit);
    number && (count(next) || COUNTED.iter().any(|shape| fits(next, shape))) && is_emoji(line)
}

/// Whether a message is nothing but a reaction.
pub(super) fn event(line: &str) -> bool {
    let begins = |(start, middle): &(&str, &str)| line.after(start).is_some_and(|rest| short(rest, 400).holds(middle));
    EVENTS.iter().any(begins) || line.halves(" ").is_some_and(|(word, rest)| word.one_of(MARKS) && is_emoji(rest))
}

/// How many bytes of a line are a quote that a reply begins with.
pub(super) fn replied(line: &str) -> usize {
    let Some(rest) = REPLIES.iter().find_map(|start| line.after(start)) else { return 0 };
    let near = short(rest, 240);
    // Long messages are cut and end in dots; a short one may hold quotation marks itself.
    let end = near.place("...\"").map(|at| at + 4).or_else(|| near.place("…\"").map(|at| at + 4)).or_else(|| {
        let within = near.spots().nth(21).map_or(near, |(at, _)| cut(near, 0, at));
        within.last_place("\"").map(|at| at + 1)
    });
    line.len() - rest.len() + end.unwrap_or(rest.len())
}

/// What stands at the end of a line without having been written.
pub(super) fn ending(line: &str) -> Option<(Noise, &str)> {
    ENDS.iter().find_map(|(why, end)| Some((*why, line.before(end)?)))
}

/// A bare number.
fn count(line: &str) -> bool {
    let line = line.bare();
    (1..=4).contains(&line.len()) && line.only("d")
}

/// Nothing but emoji, as signs or as `:names:`.
fn is_emoji(line: &str) -> bool {
    let line = line.bare();
    let begins = line.as_bytes().first().is_some_and(|byte| *byte == b':' || !byte.is_ascii());
    begins && line.len() < 100 && line.words().all(|word| sign(word) || code(word))
}

fn sign(word: &str) -> bool {
    word.letters().all(|c| !c.is_ascii() && !c.is_alphanumeric()) && word.letters().any(|c| c > '\u{2100}')
}

fn code(word: &str) -> bool {
    word.len() > 2 && word.begins(":") && word.ends(":") && word.only("w:_+-")
}

/// Whether a line has a shape: `#` is a number, `*` anything; case of Latin letters says nothing.
fn fits(line: &str, shape: &str) -> bool {
    let (mut line, mut shape) = (line.as_bytes(), shape.as_bytes());
    if let Some(rest) = shape.strip_prefix(b"# ") {
        let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let Some(after) = line.get(digits..).and_then(|rest| rest.strip_prefix(b" ")) else { return false };
        if digits == 0 {
            return false;
        }
        (line, shape) = (after, rest);
    }
    let same = |a: Option<&[u8]>, b: &[u8]| a.is_some_and(|a| a.eq_ignore_ascii_case(b));
    if let Some(start) = shape.strip_suffix(b"#") {
        let number = line.get(start.len()..).unwrap_or_default();
        return same(line.get(..start.len()), start)
            && (1..5).contains(&number.len())
            && number.iter().all(u8::is_ascii_digit);
    }
    match shape.iter().position(|byte| *byte == b'*') {
        Some(at) => {
            let (start, end) = (shape.get(..at).unwrap_or_default(), shape.get(at + 1..).unwrap_or_default());
            line.len() > at + end.len() && same(line.get(..at), start) && same(line.get(line.len() - end.len()..), end)
        }
        None => line.eq_ignore_ascii_case(shape),
    }
}
