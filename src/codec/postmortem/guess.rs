//! What no field says but the title or the first sentences do: severity, key, day.

use super::Postmortem;
use super::book::Book;
use super::dates::{self, Day};
use super::header::spotted;
use super::headings::{self, Class};
use super::lines::{Doc, Shape};
use super::links::key;
use super::text::Text;
use super::words::{cut, head};

/// Fills severity, incident and date from the title and the first sentences; gives the day when it had to be guessed.
pub(super) fn guess(book: &Book, out: &mut Postmortem, doc: &Doc) -> Option<Day> {
    let title = out.title.clone();
    if let Some(title) = &title {
        if out.severity.is_none() {
            out.severity = severity(&title.text).and_then(|s| spotted(s, title.line));
        }
        if out.incident.is_none() {
            let word = title.text.parts_any(" :()[],").find(|w| key(w) && !w.holds("#"));
            out.incident = word.and_then(|w| spotted(w, title.line));
        }
    }
    if out.date.is_some() {
        return None;
    }
    let in_title: Vec<Day> = title.as_ref().map_or(Vec::new(), |t| dates::all(&t.text, 4));
    let year = in_title.iter().find_map(|d| d.year);
    let mut found = in_title.iter().find(|d| d.day > 0).copied().map(|d| (d, title.as_ref().map_or(1, |t| t.line)));
    if found.and_then(|(d, _)| d.year).is_none() {
        found = found.or_else(|| in_prose(book, doc)).map(|(d, line)| (Day { year: d.year.or(year), ..d }, line));
    }
    let (day, line) = found?;
    out.date = day.iso().and_then(|iso| spotted(&iso, line));
    day.year.map(|_| day)
}

/// The first day in the first sentences; a day without a year takes the next year written.
fn in_prose(book: &Book, doc: &Doc) -> Option<(Day, usize)> {
    let mut waiting: Option<(Day, usize)> = None;
    let mut seen = 0;
    for block in &doc.blocks {
        let class = if matches!(block.shape, Shape::Heading(_)) {
            headings::classify(book, &block.text)
        } else {
            Class::Unknown
        };
        if matches!(class, Class::Strong | Class::Weak | Class::Mixed) || seen > 60 {
            break;
        }
        let mut texts: Vec<(&str, usize)> = Vec::new();
        for (nth, line) in block.text.parts("\n").take(400).enumerate() {
            texts.push((line, block.from + nth));
        }
        if let Shape::Table(rows) = &block.shape {
            for row in rows.iter().take(400) {
                for cell in &row.cells {
                    texts.push((cell, row.line));
                }
            }
        }
        for (text, line) in texts.into_iter().take(400) {
            seen += 1;
            for day in dates::all(head(text, 4000), usize::MAX) {
                match (waiting, day.year) {
                    (Some((first, at)), Some(year)) => {
                        return Some((Day { year: Some(year), ..first }, at));
                    }
                    (None, Some(_)) if day.day > 0 => return Some((day, line)),
                    (None, None) => waiting = Some((day, line)),
                    _ => {}
                }
            }
        }
    }
    waiting
}

/// `SEV-1`, `Sev 2`, `SEV3` inside a title.
fn severity(title: &str) -> Option<&str> {
    let lower = title.to_ascii_lowercase();
    let at = lower.match_indices("sev").map(|(at, _)| at).find(|at| {
        let before = at.checked_sub(1).and_then(|b| lower.as_bytes().get(b));
        before.is_none_or(|b| !b.is_ascii_alphanumeric())
    })?;
    let rest = cut(title, at, title.len());
    let end = rest.spots().find(|(_, c)| c.is_ascii_digit()).map(|(n, _)| n + 1)?;
    let between = cut(rest, 3, end - 1);
    between.to_ascii_lowercase().one_of("|-| |erity |erity: |: |erity-").then(|| cut(rest, 0, end))
}
