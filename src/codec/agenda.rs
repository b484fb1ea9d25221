//! An agenda as people paste it: one topic per line or bullet, with minutes in any of the usual notations.
//!
//! ```text
//! - Topic [15 min]      1. Topic (15m)      Topic - 15'      10:00-10:15 Topic
//! Topic 0:15            Topic: 1h 30        Topic, ½ h       Topic – 15 Min.
//! ```
//! Deeper items become the questions of their topic. A heading and a line with the total are no topics.

use super::postmortem::{Text, among};
use super::postmortem::{
    Unreadable, cut_text as cut, fold_text as fold, head_text as head, list_mark, read_text, squeeze_text as squeeze,
};

/// The largest text read: 64 KiB.
pub const CAP: usize = 64 * 1024;

/// The longest time a topic can have, in minutes: one day.
pub const MOST: u16 = 24 * 60;

/// The longest title or question, in bytes of UTF-8; what is longer is cut.
pub const TITLE: usize = 300;

/// One topic of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The words of the topic, without mark, number and minutes.
    pub title: String,
    /// Minutes, 1 to [`MOST`]; nothing when the text says none.
    pub minutes: Option<u16>,
    /// The deeper items below it, in order: its questions.
    pub notes: Vec<String>,
    /// Source line, counted from 1.
    pub line: usize,
}

/// Reads the topics of an agenda; a text with words but no topic gives none.
///
/// A topic that only says when it starts (`10:00 Topic`) lasts until the next one that does.
///
/// # Errors
/// [`Unreadable::Empty`] for white space, [`Unreadable::TooLong`] above [`CAP`], [`Unreadable::NotText`] for NUL.
///
/// # Example
/// ```
/// use postmortem_meeting::codec::agenda;
/// let topics = agenda::read("# Agenda\n- Summary [5 min]\n- How did we get here? (20m)\n  - What surprised you?\n")?;
/// assert_eq!(topics[1].minutes, Some(20));
/// assert_eq!(agenda::write(&topics), "- Summary [5 min]\n- How did we get here? [20 min]\n  - What surprised you?\n");
/// # Ok::<(), postmortem_meeting::codec::postmortem::Unreadable>(())
/// ```
pub fn read(text: &str) -> Result<Vec<Topic>, Unreadable> {
    let text = read_text(text.as_bytes(), CAP)?;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (nth, raw) in text.lines().enumerate() {
        lines.extend(Line::new(nth + 1, raw));
    }
    let first = lines.iter().find(|l| l.mark != Mark::None);
    let timed = lines.iter().any(|l| l.mark == Mark::None && Part::of(l.text).timed());
    let mut topics: Vec<Topic> = Vec::new();
    let mut starts: Vec<Option<u16>> = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let part = Part::of(line.text);
        let deeper = match first {
            Some(first) if line.mark != Mark::None => {
                // Bullets between numbers are the questions of the number above, unless they have their own time.
                line.indent > first.indent || (first.mark == Mark::Number && line.mark == Mark::Bullet && !part.timed())
            }
            Some(_) => line.indent > 0,
            None => line.indent > 0 && nth > 0,
        };
        if total(&part.title) {
            continue;
        }
        if deeper {
            if let Some(topic) = topics.last_mut() {
                let note = bare_note(line.text);
                topic.notes.extend((!note.is_empty()).then_some(note));
                continue;
            }
        } else if line.mark == Mark::None {
            // Next to bullets a plain line is a topic only with a time of its own; without any it is a heading.
            let heading = line.text.bare_end().ends_any(":：")
                || fold(line.text).one_of(
                    "agenda|tagesordnung|ordre du jour|orden del dia|pauta|dagsorden|dagordning|議題|アジェンダ",
                );
            if !part.timed() && (first.is_some() || heading || (timed && nth == 0)) {
                continue;
            }
        }
        if !part.title.is_empty() {
            starts.push(part.start);
            topics.push(Topic { title: part.title, minutes: part.minutes, notes: Vec::new(), line: line.no });
        }
    }
    for (nth, topic) in topics.iter_mut().enumerate() {
        let span = starts.get(nth).copied().flatten().zip(starts.get(nth + 1).copied().flatten());
        topic.minutes = topic.minutes.or_else(|| span.and_then(|(from, to)| between(from, to)));
    }
    Ok(topics)
}

/// Writes topics in the plain notation, one line each, questions indented below. [`read`] gives the same topics back.
pub fn write(topics: &[Topic]) -> String {
    let mut out = String::new();
    for topic in topics {
        out.push_str("- ");
        out.push_str(&topic.title);
        if let Some(minutes) = topic.minutes {
            out.push_str(" [");
            out.push_str(&minutes.to_string());
            out.push_str(" min]");
        }
        for note in &topic.notes {
            out.push_str("\n  - ");
            out.push_str(note);
        }
        out.push('\n');
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Bullet,
    Number,
}

struct Line<'a> {
    no: usize,
    indent: usize,
    mark: Mark,
    text: &'a str,
}

impl Line<'_> {
    /// A line that can be a topic or a question: not empty, not a heading, not a rule.
    fn new(no: usize, raw: &str) -> Option<Line<'_>> {
        let body = raw.bare();
        let wiki = body.after("h").and_then(|b| b.get(1..)).is_some_and(|b| b.begins(". "));
        let rule = !body.holds_any("w");
        if rule || wiki || body.begins("#") || body.begins("=") {
            return None;
        }
        let mut indent = raw.letters().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        // `10.00 Topic` and `10) Topic` begin alike: a clock is no number of a list.
        let (mark, text) = match list_mark(body) {
            Some((text, deeper)) => {
                indent += deeper;
                (if body.begins_any("w(") { Mark::Number } else { Mark::Bullet }, text)
            }
            None => (Mark::None, body),
        };
        Some(Line { no, indent, mark, text })
    }
}

fn unmarked(text: &str) -> &str {
    let mut text = text.bare();
    while let Some((rest, _)) = list_mark(text).filter(|(rest, _)| rest.len() < text.len()) {
        text = rest.bare();
    }
    text
}

fn bare_note(text: &str) -> String {
    let note = squeeze(text);
    let note = unmarked(head(unmarked(&note), TITLE)).own();
    if note.holds_any("w") { note } else { String::new() }
}

/// The words of a line and the time they give.
struct Part {
    title: String,
    minutes: Option<u16>,
    start: Option<u16>,
}

impl Part {
    fn timed(&self) -> bool {
        self.minutes.is_some() || self.start.is_some()
    }

    /// The words and the time of a line. What is left when a time was taken may be a time again beside another one; such
    /// a title names nothing.
    fn of(text: &str) -> Part {
        let mut part = Part::taken(text);
        while part.minutes.is_some() && !part.title.is_empty() {
            let again = Part::taken(&[&part.title, " [1 min]"].concat());
            if again.title.len() >= part.title.len() {
                break;
            }
            part.title = again.title;
        }
        part
    }

    /// Takes marks and times off both ends until nothing more comes off.
    fn taken(text: &str) -> Part {
        let mut part = Part { title: String::new(), minutes: None, start: None };
        let mut title = squeeze(text);
        loop {
            let before = title.len();
            for mark in ["`", "**", "__"] {
                title = title.swapped(mark, "");
            }
            let mut rest = unmarked(&title).trim_any(EDGES);
            rest = part.front(rest).trim_any(EDGES);
            rest = part.back(rest).trim_any(EDGES);
            title = squeeze(head(rest, TITLE));
            if title.len() == before {
                break;
            }
        }
        if title.holds_any("a") {
            part.title = title;
        }
        part
    }

    fn take(&mut self, minutes: u16) {
        self.minutes = self.minutes.or(Some(minutes));
    }

    /// `10:00-10:15 Topic`, `10:00 Topic`, `[15 min] Topic`, `15 min Topic`.
    fn front<'a>(&mut self, text: &'a str) -> &'a str {
        if let Some((inner, rest)) = bracket_first(text)
            && self.time(inner)
        {
            return rest;
        }
        if let Some((start, rest)) = clock(text) {
            let after = rest.bare_start();
            let dash = after.after_any("-–—‑").or_else(|| after.after("to ")).or_else(|| after.after("bis "));
            if let Some((end, rest)) = dash.and_then(|d| clock(d.bare_start()))
                && let Some(minutes) = between(start, end)
            {
                self.start = self.start.or(Some(start));
                self.take(minutes);
                return rest;
            }
            let named = rest.begins_any("s:,") && rest.holds_any("a");
            if named {
                self.start = self.start.or(Some(start));
                return rest;
            }
        }
        let mut ends = Vec::new();
        for (at, c) in text.spots() {
            if ends.len() < 4 && among("s:,", c) {
                ends.push(at);
            }
        }
        while let Some(at) = ends.pop() {
            if let Some(minutes) = duration(cut(text, 0, at), false) {
                self.take(minutes);
                return cut(text, at, text.len());
            }
        }
        text
    }

    /// `Topic [15 min]`, `Topic (15m)`, `Topic - 15'`, `Topic: 1h 30`, `Topic 0:15`, `Topic 10:00-10:15`.
    fn back<'a>(&mut self, text: &'a str) -> &'a str {
        let open = match text.last() {
            Some(']') => text.last_place("["),
            Some(')') => text.last_place("("),
            Some('）') => text.last_place("（"),
            _ => None,
        };
        if let Some(at) = open {
            let inner = cut(text, at, text.len()).trim_any("[]()（）");
            return if self.time(inner) { cut(text, 0, at) } else { text };
        }
        let mut starts = Vec::new();
        for (at, c) in text.spots().rev() {
            if starts.len() < 8 && among("s:,-–—|", c) {
                starts.push((at, c));
            }
        }
        while let Some((at, c)) = starts.pop() {
            let rest = cut(text, at + c.len_utf8(), text.len());
            // A bare `1:30` behind a number or an am is a clock, not a length.
            if self.time(rest) {
                return cut(text, 0, at);
            }
        }
        text
    }

    /// A length or a span of the clock and nothing else.
    fn time(&mut self, text: &str) -> bool {
        if let Some(minutes) = duration(text, true) {
            self.take(minutes);
            return true;
        }
        let Some((start, rest)) = clock(text.bare()) else {
            return false;
        };
        let Some(end) = rest.bare_start().after_any("-–—‑") else {
            return false;
        };
        match clock(end.bare_start()) {
            Some((end, "")) if between(start, end).is_some() => {
                self.start = self.start.or(Some(start));
                between(start, end).into_iter().for_each(|m| self.take(m));
                true
            }
            _ => false,
        }
    }
}

/// Trimmed from both ends of a topic.
const EDGES: &str = "s-–—:：|,;·";

fn bracket_first(text: &str) -> Option<(&str, &str)> {
    let close = match text.first()? {
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let inner = text.get(1..)?;
    inner.split_once(close)
}

/// Minutes from one time of day to another, over midnight if need be.
fn between(from: u16, to: u16) -> Option<u16> {
    let span = (to + MOST).checked_sub(from)? % MOST;
    (span > 0 && span <= MOST / 2).then_some(span)
}

/// A time of day at the start of a text, in minutes after midnight, and what follows it.
fn clock(text: &str) -> Option<(u16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let hour: u16 = cut(text, 0, digits).parse().ok().filter(|_| digits <= 2)?;
    let rest = cut(text, digits, text.len()).after_any(":.h：")?;
    let minute: u16 = rest.get(..2).filter(|m| m.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
    let mut rest = rest.get(2..)?;
    if hour > 24 || minute > 59 || rest.begins_any("d") {
        return None;
    }
    let mut hour = hour;
    let after = rest.bare_start();
    for (word, add) in [("am", 0), ("pm", 12), ("uhr", 0), ("h", 0)] {
        let Some(given) = after.get(..word.len()) else {
            continue;
        };
        let ends = after.get(word.len()..).is_some_and(|r| !r.begins_any("w"));
        if given.eq_ignore_ascii_case(word) && ends {
            rest = after.get(word.len()..)?;
            hour = if add == 12 && hour < 12 { hour + 12 } else { hour };
        }
    }
    Some(((hour * 60 + minute) % MOST, rest))
}

const MINUTE: &str = "\
    m|min|mins|minute|minutes|minuten|minut|minuter|minutter|minuto|minutos|minuti|\
    minuut|mn|'|′|’|´|分|分钟|分間|분";
const HOUR: &str = "\
    h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|ora|ore|\
    uur|timme|timmar|time|timer|時間|小时|시간";

/// A length of time that is the whole text, in minutes. Without a unit only `h:mm` counts, and only where `short` allows it.
fn duration(text: &str, short: bool) -> Option<u16> {
    if text.len() > 40 {
        return None;
    }
    let lower = text.bare().lower();
    let text = lower.without("ca.").without("approx.").without("max.").trim_start_any("~≈ ").trim_end_any(".");
    if text.one_of("half an hour|half hour|halbe stunde|eine halbe stunde|une demi-heure|media hora|½ hour") {
        return Some(30);
    }
    if short && let Some((hours, minutes)) = text.halves(":") {
        let minutes = minutes.before(":00").unwrap_or(minutes);
        let small = |t: &str, len: usize| {
            if t.len() <= len && t.bytes().all(|b| b.is_ascii_digit()) { t.parse::<u16>().ok() } else { None }
        };
        let (hours, minutes) = (small(hours, 2)?, small(minutes, 2).filter(|m| *m < 60 && minutes.len() == 2)?);
        return Some(hours * 60 + minutes).filter(|m| (1..300).contains(m));
    }
    let mut total: u32 = 0;
    let mut rest = text;
    let mut hours_before = false;
    let mut parts = 0;
    while !rest.is_empty() {
        let (tenths, after) = number(rest)?;
        let after = after.bare_start();
        let end = after.spots().find(|(_, c)| among("ds½", *c)).map_or(after.len(), |(at, _)| at);
        let unit = cut(after, 0, end).trim_end_any(".");
        let each = match unit {
            _ if unit.one_of(HOUR) && !hours_before => 60,
            _ if unit.one_of(MINUTE) => 1,
            // `1h 30` and `1h30`: the second number is minutes.
            "" if hours_before => 1,
            _ => return None,
        };
        hours_before = each == 60;
        total = total.checked_add(tenths.checked_mul(each)?)?;
        rest = cut(after, end, after.len()).bare_start();
        parts += 1;
        if parts > 2 || (each == 1 && !rest.is_empty()) {
            return None;
        }
    }
    u16::try_from(total.div_ceil(100)).ok().filter(|m| (1..=MOST).contains(m) && parts > 0)
}

/// A number in hundredths, and what follows: `15`, `1.5`, `1,25`, `½`, `1½`, the greater of `10-15`.
fn number(text: &str) -> Option<(u32, &str)> {
    if let Some(rest) = text.after("½") {
        return Some((50, rest));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let whole: u32 = cut(text, 0, digits).parse().ok().filter(|_| digits <= 4)?;
    let rest = cut(text, digits, text.len());
    if let Some(rest) = rest.after("½") {
        return Some((whole * 100 + 50, rest));
    }
    if let Some(after) = rest.bare_start().after_any("-–") {
        return number(after.bare_start()).filter(|(most, _)| *most > whole * 100);
    }
    if let Some(part) = rest.after_any(".,") {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let hundredths: u32 = cut(part, 0, digits).parse().ok().filter(|_| digits <= 2)?;
        return Some((whole * 100 + hundredths * if digits == 1 { 10 } else { 1 }, cut(part, digits, part.len())));
    }
    Some((whole * 100, rest))
}

const TOTAL: &str = "\
    total|\
    total time|\
    total duration|\
    sum|\
    gesamt|\
    gesamtdauer|\
    gesamtzeit|\
    summe|\
    duree totale|\
    temps total|\
    duracion total|\
    tiempo total|\
    tempo total|\
    duracao total|\
    totale|\
    durata totale|\
    totaal|\
    totalt|\
    i alt|\
    sammanlagt|\
    合計|\
    总计|\
    합계";

fn total(title: &str) -> bool {
    fold(title).one_of(TOTAL)
}
