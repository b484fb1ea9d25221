//! Names of senders: to show, to compare, and to be careful about.

use crate::codec::ballot::order::{sort, sort_set};
use crate::codec::postmortem::{Text as _, cut_text as cut};
use crate::domain::{Text, lower};

/// The longest name of a header, in characters; what is longer is none.
pub(super) const LONGEST: usize = 80;

/// What may stand in brackets behind a name without being part of it, in small letters.
const ASIDES: &str = "\
    guest|you|me|host|co-host|cohost|external|unverified|moderator|presenter|organizer|organiser|\
    gast|du|ich|extern|hôte|invité|invitée|vous|moi|anfitrión|invitado|invitada|tú|yo|ospite|convidado|você";

/// What apps call the person whose screen it is, folded, where the others have a name.
const OWN: &str = "you|me|du|sie|ich|vous|moi|tú|yo|usted|você|eu|あなた|自分|أنت|أنا";

/// Letters a combining mark makes, after the mark: `o` and the one with the mark, and so on.
const COMPOSED: [(char, &str); 9] = [
    ('\u{300}', "aàeèiìoòuù"),
    ('\u{301}', "aáeéiíoóuúyýcćnńsśzź"),
    ('\u{302}', "aâeêiîoôuû"),
    ('\u{303}', "aãnñoõ"),
    ('\u{308}', "aäeëiïoöuüyÿеёіїиӥ"),
    ('\u{30a}', "aåuů"),
    ('\u{30c}', "cčsšzžrřnňeědď"),
    ('\u{327}', "cçsş"),
    ('\u{306}', "aăgğuŭийуў"),
];

/// Characters that are not seen: joiners, marks of direction, soft hyphens, variation selectors.
pub(super) fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Blank, or not seen and therefore as good as blank at the ends of a line.
fn void(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// A text without what is void at its beginning.
#[inline(never)]
pub(super) fn begun(text: &str) -> &str {
    let mut rest = text.letters();
    let mut at = 0;
    while let Some(c) = rest.next().filter(|c| void(*c)) {
        at += c.len_utf8();
    }
    cut(text, at, text.len())
}

/// A text without what is void at its end.
#[inline(never)]
pub(super) fn ended(text: &str) -> &str {
    let mut text = text;
    while let Some(c) = text.last().filter(|c| void(*c)) {
        text = cut(text, 0, text.len() - c.len_utf8());
    }
    text
}

/// A number in digits.
#[inline(never)]
pub(super) fn number(text: &str) -> Option<u32> {
    let digits = (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.bytes().fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0')))
}

/// A full-width character as the common one.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The same name written differently gives the same key: spaces, width, case, `(Guest)`, `(she/her)`.
///
/// ```
/// use postmortem_meeting::codec::chat::fold_name;
/// assert_eq!(fold_name("  Ann\u{a0} BO (she/her) (Guest)"), "ann bo");
/// ```
pub fn fold_name(name: &str) -> String {
    let seen: String = name.chars().filter(|c| !unseen(*c)).map(narrow).collect();
    let mut out = String::with_capacity(seen.len());
    for c in lower(&seen).letters() {
        let c = if c.is_control() || c.is_whitespace() { ' ' } else { c };
        if c == ' ' && (out.is_empty() || out.ends(" ")) {
            continue;
        }
        match composed(out.last(), c) {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(c),
        }
    }
    let mut rest = out.bare();
    while let Some(shorter) = without_aside(rest) {
        rest = shorter;
    }
    rest.own()
}

/// Whether a folded name is what apps call the person whose screen it is.
pub fn is_own(key: &str) -> bool {
    key.one_of(OWN)
}

fn composed(letter: Option<char>, mark: char) -> Option<char> {
    let (_, pairs) = COMPOSED.iter().find(|(of, _)| *of == mark)?;
    let at = pairs.letters().position(|c| Some(c) == letter)?;
    if at % 2 == 0 { pairs.letters().nth(at + 1) } else { None }
}

/// A folded name without a bracket behind it that says a role or pronouns.
fn without_aside(name: &str) -> Option<&str> {
    let (before, inside) = name.before(")")?.last_halves("(")?;
    let inside = inside.bare();
    let pronouns =
        inside.holds("/") && inside.parts("/").all(|word| (1..=6).contains(&word.bare().len()) && word.only("as"));
    (!before.bare().is_empty() && (pronouns || inside.one_of(ASIDES))).then(|| before.bare())
}

/// A name as people may see it: without control characters and without those that turn the direction of writing.
pub fn clean_name(name: &str) -> Text {
    let seen: String = name.chars().filter(|c| !unseen(*c) || *c == '\u{200d}').collect();
    Text::line(&unescaped(&seen))
}

/// The five entities some exports leave in names.
fn unescaped(text: &str) -> String {
    let mut out = text.own();
    if text.holds("&") {
        for (entity, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            out = out.swapped(entity, plain);
        }
    }
    out
}

/// Whether a header can name a person by this: it holds a letter, is not too long, and is no code.
pub(super) fn is_name(name: &str) -> bool {
    let name = name.bare();
    name.len() <= LONGEST * 4
        && name.letters().count() <= LONGEST
        && name.holds_any("a")
        && !name.ends(":")
        && !holds_code(name.as_bytes())
}

/// Whether the beginning of a code is in it.
fn holds_code(name: &[u8]) -> bool {
    name.windows(3).any(|three| matches!(three, [b'p' | b'P', b'm' | b'M', b'u' | b'U']))
}

/// Letters of other scripts that look like Latin ones: each before the one it looks like.
const ALIKE: &str = "\
    АAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSаaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwкkмmтtвbнh\
    ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaοoρpνvυuιiκkτtχxεeγyηnıi0o1lIl|l";

/// Whether two different names look the same, because letters of one come from another script.
///
/// ```
/// use postmortem_meeting::codec::chat::look_alike;
/// assert!(look_alike("Ann", "\u{410}nn") && !look_alike("Ann", "ann"));
/// ```
pub fn look_alike(a: &str, b: &str) -> bool {
    let (one, other) = (fold_name(a), fold_name(b));
    one != other && (fold_name(&skeleton(a)) == fold_name(&skeleton(b)) || skeleton(&one) == skeleton(&other))
}

/// Of these names those that look like another one, there or among people known, each with the one it looks like.
pub fn twins(names: &[Text], known: &[Text]) -> Vec<(Text, Text)> {
    let mut all: Vec<(String, String, &Text, bool)> = Vec::new();
    for (name, is_known) in known.iter().map(|name| (name, true)).chain(names.iter().map(|name| (name, false))) {
        let folded = fold_name(name.as_str());
        for key in [skeleton(&folded), fold_name(&skeleton(name.as_str()))] {
            all.push((key, folded.clone(), name, is_known));
        }
    }
    // Stable: people known come first, so it is them somebody looks like.
    sort(&mut all, |a, b| a.0.cmp(&b.0));
    let mut found = Vec::new();
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        for (_, folded, name, is_known) in group {
            let taken = *is_known || group.iter().any(|other| other.3 && other.1 == *folded);
            if let Some(other) = group.iter().find(|other| !taken && other.1 != *folded) {
                found.push(((*name).clone(), other.2.clone()));
            }
        }
    }
    sort_set(&mut found);
    found.dedup_by(|later, kept| later.0 == kept.0);
    found
}

/// A name with every letter as the Latin one it looks like.
fn skeleton(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.letters() {
        let mut pairs = ALIKE.letters();
        let mut like = c;
        while let (Some(of), Some(latin)) = (pairs.next(), pairs.next()) {
            if of == c {
                like = latin;
                break;
            }
        }
        out.push(like);
    }
    out
}
