//! The line that asks for votes.

use super::typed::plain;
use crate::codec::postmortem::{Text as _, cut_text as cut, head_text as head};

/// The word for a poll as the line says it, also after a chat translated it; in small letters.
const POLL: &str = "\
    poll|umfrage|abstimmung|sondage|encuesta|votación|votação|enquete|sondaggio|peiling|omröstning|avstemning|\
    afstemning|kysely|ankieta|опрос|опитування|投票|アンケート|투표";

/// The tag of the poll a message opens: `Poll W41: type 0-5` gives `W41`, in any case and width, and with the letters
/// people mistake for digits put right.
///
/// ```
/// use postmortem_meeting::codec::chat::opener;
/// assert_eq!(opener("poll w4l : type 0-5. How sure are you?").as_deref(), Some("W41"));
/// assert_eq!(opener("Let us poll the others: who knows?"), None);
/// ```
pub fn opener(body: &str) -> Option<String> {
    let line = head(body.parts("\n").find(|line| !line.bare().is_empty())?, 200);
    let end = line.place(":").map(|at| at + 1).or_else(|| line.place("：").map(|at| at + 3))?;
    let line = plain(cut(line, 0, end));
    let line = line.trim_start_any("s*_-•");
    // A word that is no letters: an emoji.
    let line = match line.halves(" ") {
        Some((sign, rest)) if sign.letters().all(|c| !c.is_ascii() && !c.is_alphanumeric()) => {
            rest.trim_start_any("s*_")
        }
        _ => line,
    };
    let (word, rest) = line.halves(" ")?;
    if !word.one_of(POLL) {
        return None;
    }
    let rest = rest.trim_start_any("s#*_");
    let (tag, _) = rest.halves(":").filter(|(tag, _)| tag.len() < 8)?;
    tagged(tag.trim_any("s*_"))
}

/// A tag of three symbols as it is emitted: `O` is a zero, `I` and `L` are ones; there is no `U`.
pub(super) fn tagged(word: &str) -> Option<String> {
    if word.len() != 3 {
        return None;
    }
    let mut out = String::new();
    for c in word.letters() {
        out.push(match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            'U' => return None,
            c if c.is_ascii_alphanumeric() => c,
            _ => return None,
        });
    }
    Some(out)
}

/// What follows a tag at the beginning of a line.
pub(super) fn after_tag<'a>(line: &'a str, tag: &str) -> Option<&'a str> {
    let word = line.without("#");
    let rest = cut(word, 3, word.len());
    let ends = !rest.begins_any("w");
    (ends && tagged(cut(word, 0, 3))? == tagged(tag)?).then_some(rest)
}
