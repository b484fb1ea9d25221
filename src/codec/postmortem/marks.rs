//! What a line begins with: heading marks, list marks, boxes, front matter.

use super::book::Book;
use super::text::Text;
use super::words::{cut, head};

pub(super) fn front_matter(lines: &[&str]) -> (Vec<(String, String, usize)>, usize) {
    let mut fields: Vec<(String, String, usize)> = Vec::new();
    if lines.first().map(|l| l.bare_end()) != Some("---") {
        return (fields, 0);
    }
    let Some(end) = lines.iter().skip(1).take(300).position(|l| l.bare_end().one_of("---|...")) else {
        return (fields, 0);
    };
    let mut key = String::new();
    for (nth, line) in lines.iter().enumerate().skip(1).take(end) {
        let bare = |v: &str| v.bare().trim_any("\"'").own();
        if let Some(value) = line.bare_start().after("- ") {
            fields.push((key.clone(), bare(value), nth + 1));
        } else if let Some((name, value)) = line.halves(":").filter(|(n, _)| n.len() < 60) {
            key = name.bare().swapped("_", " ").swapped("-", " ");
            let list = value.bare().after("[").and_then(|v| v.before("]"));
            for part in list.unwrap_or(value).parts(if list.is_some() { "," } else { "\0" }).map(bare) {
                if !part.is_empty() {
                    fields.push((key.clone(), part, nth + 1));
                }
            }
        }
    }
    if fields.is_empty() { (fields, 0) } else { (fields, end + 2) }
}

pub(super) fn indent_of(line: &str) -> usize {
    line.letters().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `## Words`, `h2. Words`, `== Words ==`.
pub(super) fn heading(body: &str) -> Option<(usize, &str)> {
    let first = body.first()?;
    let run = body.letters().take_while(|c| *c == first).count();
    let rest = cut(body, run, body.len());
    match first {
        '#' if run <= 6 => {
            let spaced = rest.is_empty() || rest.begins_any("s");
            let sloppy = run >= 2 && rest.begins_any("a");
            (spaced || sloppy).then(|| (run, rest.bare().trim_end_any("#").bare_end()))
        }
        '=' if (1..=6).contains(&run) && (rest.begins(" ") || (rest.begins_any("w") && rest.ends("="))) => {
            Some((run, rest.trim_end_any("=").bare()))
        }
        'h' if run == 1 => {
            let level = rest.first()?.to_digit(10).filter(|d| (1..=6).contains(d))?;
            let text = rest.get(1..)?.after(". ")?;
            Some((usize::try_from(level).unwrap_or(6), text.bare()))
        }
        _ => None,
    }
}

/// The words after a list mark, how much deeper the mark itself puts them, and the state of a box.
pub(crate) fn marker(body: &str) -> Option<(&str, usize, Option<bool>)> {
    let first = body.first()?;
    let run = body.letters().take_while(|c| *c == first).count();
    let rest = match first {
        '*' | '-' | '+' | '•' | '‣' | '◦' | '▪' | '●' | '○' | '–' | '—' | '·' | '・' if run <= 6 => {
            cut(body, run * first.len_utf8(), body.len())
        }
        '☐' | '□' | '☑' | '☒' | '⬜' => body,
        '0'..='9' | '(' | 'a'..='z' => {
            let inner = body.after("(").unwrap_or(body);
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            let letter = digits == 0 && inner.get(1..2) == Some(")");
            let at = if letter { 1 } else { digits };
            let close =
                inner.get(at..)?.strip_prefix(if letter || first == '(' { &[')'][..] } else { &['.', ')'][..] })?;
            (1..=3).contains(&at).then_some(close)?
        }
        '[' | '\\' => return ticks(body).map(|(rest, ticked)| (rest, 0, Some(ticked))),
        _ => return None,
    };
    let list = rest.is_empty() || rest.begins_any("s") || first == '・' || first == '•' || body.begins(rest);
    if !list || (rest.is_empty() && run > 1) {
        return None;
    }
    let text = rest.bare();
    let deeper = if matches!(first, '*' | '-' | '•') { (run - 1) * 2 } else { 0 };
    Some(match ticks(text) {
        Some((rest, ticked)) => (rest, deeper, Some(ticked)),
        None => (text, deeper, None),
    })
}

/// A box in front of words: `[ ]`, `[x]`, `[]`, `☐`, `☑`.
fn ticks(text: &str) -> Option<(&str, bool)> {
    if let Some(rest) = text.after_any("☐□⬜") {
        return Some((rest.bare(), false));
    }
    if let Some(rest) = text.after_any("☑☒") {
        return Some((rest.bare(), true));
    }
    let inner = text.after("[").or_else(|| text.after("\\["))?;
    let (mark, rest) = head(inner, 8).halves("]")?;
    let rest_at = text.len() - inner.len() + mark.len() + 1;
    let ticked = match mark.trim_any(" \\\u{a0}") {
        "" | "-" | "~" | "/" | "_" | "." | "o" | ">" => false,
        "x" | "X" | "✓" | "✔" | "✅" | "v" | "*" => true,
        _ => return None,
    };
    let spaced = rest.is_empty() || rest.begins_any("s");
    spaced.then(|| (cut(text, rest_at, text.len()).bare(), ticked))
}

/// A line that only announces the next part (`Timeline:`) does not go on with the item before it.
pub(super) fn announces(book: &Book, body: &str) -> bool {
    body.len() < 80
        && body.trim_end_any("*").ends_any(":：")
        && super::headings::classify(book, body) != super::headings::Class::Unknown
}
