//! Votes on several topics in one line: `1 do, 2 delay`, `do 1 3, delay 2`, and the topics of a dot vote.

use super::super::{Asked, Typed};
use super::value;
use super::words::JOINTS;
use crate::codec::postmortem::{Text as _, among, cut_text as cut};
use crate::domain::{DOTS, Scale};

/// A piece of the line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Topic(usize),
    Value(u16),
    Other,
}

/// The most pieces that are read; a longer line is talk.
const MOST: usize = 120;

/// Cuts a line into topics and values. A mark between two digits is no mark but part of something else.
fn pieces(text: &str, scale: Scale) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut rest = text;
    let mut digits = false;
    while let Some(first) = rest.first() {
        if out.len() > MOST {
            return vec![Piece::Other; 2 * MOST];
        }
        if first.is_ascii_digit() {
            let after = rest.trim_start_any("d");
            let number = cut(rest, 0, rest.len() - after.len());
            let short = number.len() == 1 || (number.len() == 2 && !number.begins("0"));
            let topic = super::super::names::number(number).filter(|_| short);
            out.push(topic.map_or(Piece::Other, |topic| Piece::Topic(topic as usize)));
            (rest, digits) = (after, true);
            continue;
        }
        let mark = if scale == Scale::Dots { ",;+&#" } else { ",;:=.-/&#" };
        let after = cut(rest, first.len_utf8(), rest.len());
        if first == ' ' {
            (rest, digits) = (after, false);
        } else if among(mark, first) && !value_begins(rest, scale) {
            // `1,3` are two topics, `1-3` is a range and `1.5` a number.
            if digits && after.begins_any("d") && !matches!(first, ',' | ';' | '+' | '&') {
                out.push(Piece::Other);
            }
            (rest, digits) = (after, false);
        } else {
            let (piece, len) = word(rest, scale);
            // `1 and 3` joins two, `1and3` is no word anybody types.
            out.extend(piece.or(digits.then_some(Piece::Other)));
            (rest, digits) = (cut(rest, len, rest.len()), false);
        }
    }
    out
}

/// Whether a text begins with a value that begins with a mark, such as `-1`.
fn value_begins(text: &str, scale: Scale) -> bool {
    let end = text.place_any("s,;").unwrap_or(text.len());
    value(scale, cut(text, 0, end)).is_some_and(|option| option > 0)
}

/// The longest value at the beginning of a text, or one word that is none. A word that only joins gives nothing.
fn word(text: &str, scale: Scale) -> (Option<Piece>, usize) {
    let mut ends = Vec::new();
    for (at, _) in text.spots().filter(|(at, c)| *at > 0 && among(" ,;:=./&d", *c)).take(6) {
        ends.push(at);
    }
    if ends.len() < 6 {
        ends.push(text.len());
    }
    for end in ends.iter().rev() {
        if let Some(option) = value(scale, cut(text, 0, *end).bare()).filter(|option| *option > 0) {
            return (Some(Piece::Value(option)), *end);
        }
    }
    let end = ends.first().copied().unwrap_or(text.len());
    ((!cut(text, 0, end).one_of(JOINTS)).then_some(Piece::Other), end)
}

/// Whether a line begins like a vote on topics.
pub(super) fn begins(text: &str, asked: &Asked) -> bool {
    let several = matches!(asked.scale, Scale::Disposition | Scale::YesNo);
    several && matches!(pieces(text, asked.scale).first(), Some(Piece::Topic(_) | Piece::Value(_)))
}

/// `1 do, 2 delay` or `do 1 3, delay 2`; a topic that is not named stays blank.
pub(super) fn pairs(text: &str, scale: Scale, topics: usize) -> Typed {
    let pieces = pieces(text, scale);
    let count = |of: fn(&Piece) -> bool| pieces.iter().filter(|piece| of(piece)).count();
    let others = count(|piece| *piece == Piece::Other);
    let values = count(|piece| matches!(piece, Piece::Value(_)));
    let numbers = count(|piece| matches!(piece, Piece::Topic(_)));
    if others > 0 {
        let near = others == 1 && values > 0 && numbers > 0 && pieces.len() <= 2 * topics + 2;
        return if near { Typed::Unclear } else { Typed::Talk };
    }
    if values == 0 {
        return super::number::nearly(text);
    }
    let mut vote = vec![0; topics];
    let first = matches!(pieces.first(), Some(Piece::Topic(_)));
    let mut waiting: Vec<usize> = Vec::new();
    let mut option = 0;
    let mut bare = true;
    let mut clear = true;
    for piece in &pieces {
        match piece {
            Piece::Topic(topic) if first => waiting.push(*topic),
            Piece::Value(value) if first => {
                clear &= !waiting.is_empty();
                waiting.drain(..).for_each(|topic| clear &= set(&mut vote, topic, *value));
            }
            Piece::Topic(topic) => {
                bare = false;
                clear &= set(&mut vote, *topic, option);
            }
            Piece::Value(value) => {
                clear &= option == 0 || !bare;
                (option, bare) = (*value, true);
            }
            Piece::Other => {}
        }
    }
    // The last of `do 1, delay` has no topic, the last of `1 do 2` no value.
    if clear && waiting.is_empty() && (first || !bare) { Typed::Vote(vote) } else { Typed::Unclear }
}

/// Sets a topic's option once.
fn set(vote: &mut [u16], topic: usize, option: u16) -> bool {
    let Some(slot) = topic.checked_sub(1).and_then(|at| vote.get_mut(at)) else { return false };
    let free = *slot == 0 || *slot == option;
    *slot = option;
    free
}

/// The topics of a dot vote, each number a dot: `1 1 3`.
pub(super) fn dots(text: &str, topics: usize) -> Typed {
    let pieces = pieces(text, Scale::Dots);
    let numbers = pieces.iter().filter(|piece| matches!(piece, Piece::Topic(_))).count();
    if numbers < pieces.len() {
        let near = numbers > 1 && numbers + 1 == pieces.len() && !text.holds(":");
        return if near { Typed::Unclear } else { super::number::nearly(text) };
    }
    let mut vote = vec![0_u16; topics];
    let mut clear = (1..=usize::from(DOTS)).contains(&numbers);
    for piece in &pieces {
        let Piece::Topic(topic) = piece else { continue };
        match topic.checked_sub(1).and_then(|at| vote.get_mut(at)) {
            Some(slot) => *slot += 1,
            None => clear = false,
        }
    }
    if clear { Typed::Vote(vote) } else { Typed::Unclear }
}
