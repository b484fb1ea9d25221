//! Headers of messages: what each layout writes before the text.

use super::Profile;
use super::names::{LONGEST, is_name};
use super::opener::opener;
use super::when::{clock, glued, loose, may_end, moment, only_clock};
use super::zoom::{Learned, everybody, from, parted};
use crate::codec::postmortem::{Text as _, cut_text as cut};

/// How much of a line can belong to a header, in bytes.
pub(super) const REACH: usize = 600;

/// A line and the two below it, blank ones left out; ends are trimmed, indents are kept.
#[derive(Clone, Copy, Default)]
pub(super) struct View<'a> {
    pub(super) line: &'a str,
    pub(super) next: &'a str,
    pub(super) third: &'a str,
}

/// What is known about the text as a whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Habits {
    pub(super) learned: Learned,
    /// Times carry a word for the half of the day.
    pub(super) halved: bool,
    /// It is a chat at all: `Name: text` alone is no reason to think so.
    pub(super) chat: bool,
}

/// A header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The sender as written; the one before when the header only gives a time.
    pub(super) name: &'a str,
    pub(super) follows: bool,
    pub(super) second: Option<u32>,
    pub(super) direct: bool,
    /// The text that follows in the same line: always the end of the line.
    pub(super) text: &'a str,
    /// How many lines it takes.
    pub(super) lines: usize,
}

fn named<'a>(name: &'a str, second: Option<u32>, text: &'a str) -> Head<'a> {
    Head { name: name.bare(), second, text: text.bare(), lines: 1, ..Head::default() }
}

/// The header that begins here, if one does.
pub(super) fn head<'a>(profile: Profile, view: View<'a>, habits: &Habits) -> Option<Head<'a>> {
    let line = view.line;
    match profile {
        Profile::ZoomSaved => zoom_saved(line, habits),
        Profile::ZoomLine => zoom_line(line, habits),
        Profile::ZoomCloud => {
            let (second, rest) = timed(line)?;
            let (name, text) = rest.after("\t")?.halves(":\t")?;
            Some(named(name, second, text))
        }
        Profile::Meet => {
            let clock = only_clock(view.next)?;
            let flush = !view.next.begins("  ") && clock.halved == habits.halved;
            (flush && is_name(line)).then(|| Head { lines: 2, ..named(line, Some(clock.second), "") })
        }
        Profile::MeetRecording => {
            let (second, rest) = timed(line)?;
            let rest = rest.bare_start();
            let end = rest.after("-->").or_else(|| rest.after(","))?.bare();
            clock(end).filter(|clock| clock.len == end.len())?;
            let (name, text) = view.next.halves(": ").unwrap_or(("", view.next));
            Some(Head { lines: 2, ..named(name, second, text) })
        }
        Profile::TeamsClassic => teams_classic(line),
        Profile::Teams => {
            if let Some(clock) = moment(view.next)
                && !view.next.begins("  ")
                && is_name(line)
                && (clock.halved == habits.halved || only_clock(view.next).is_none())
            {
                return Some(Head { lines: 2, ..named(line, Some(clock.second), "") });
            }
            let (name, clock) = glued(line)?;
            is_name(name).then(|| named(name, Some(clock.second), ""))
        }
        Profile::Webex => {
            let (who, time) = from(line, &habits.learned)?.last_halves(": ")?;
            let clock = only_clock(time)?;
            let (name, to) = parted(who, &habits.learned);
            let direct = !everybody(to, &habits.learned);
            (!to.is_empty()).then(|| Head { direct, ..named(name, Some(clock.second), "") })
        }
        Profile::BigBlueButton => big_blue_button(line),
        // The time comes last; the reader itself keeps count.
        Profile::Jitsi => None,
        Profile::Slack => slack(view, habits),
        Profile::Discord => discord(view),
        Profile::Plain => plain(line, habits),
    }
}

/// The time a line begins with, and the rest.
fn timed(line: &str) -> Option<(Option<u32>, &str)> {
    let clock = clock(line)?;
    Some((Some(clock.second), cut(line, clock.len, line.len())))
}

/// `10:01:00 From  Ann Bo  to  Everyone:`; the text stands below, indented, so that a header inside of it is none.
fn zoom_saved<'a>(line: &'a str, habits: &Habits) -> Option<Head<'a>> {
    let (second, rest) = timed(line)?;
    let who = from(rest, &habits.learned)?.before(":")?;
    let (name, to) = parted(who, &habits.learned);
    let direct = !everybody(to, &habits.learned);
    (!to.is_empty()).then(|| Head { direct, ..named(name, second, "") })
}

/// `10:01:00 From Ann to Bo(Privately) : hi`; the oldest has no recipient.
fn zoom_line<'a>(line: &'a str, habits: &Habits) -> Option<Head<'a>> {
    let (second, rest) = timed(line)?;
    let rest = from(rest, &habits.learned)?;
    let reach = crate::codec::postmortem::head_text(rest, REACH);
    let mut found: Option<Head> = None;
    for (at, _) in reach.spots().filter(|(_, c)| *c == ':').take(6) {
        let (who, text) = (cut(rest, 0, at), cut(rest, at + 1, rest.len()));
        if text.bare().is_empty() || !text.begins_any("s") {
            continue;
        }
        let (name, to) = parted(who, &habits.learned);
        let all = everybody(to, &habits.learned);
        let head = Head { direct: !all && !to.is_empty(), ..named(name, second, text) };
        // A recipient who is everybody, or `(Privately)`, is the surest end of a header.
        if all || (!to.is_empty() && to.ends(")")) {
            return Some(head);
        }
        if found.is_none() && who.ends_any("s") {
            found = Some(head);
        }
    }
    found
}

/// `[10:01 AM] Ann Bo` with the text below, or `[10:01 AM] Ann: text`.
fn teams_classic(line: &str) -> Option<Head<'_>> {
    let (time, rest) = line.after("[")?.halves("]")?;
    let second = loose(time)?;
    let rest = rest.bare_start();
    if rest.begins("[") || rest.is_empty() {
        return None;
    }
    let (name, text) = rest.halves(": ").unwrap_or((rest.before(":").unwrap_or(rest), ""));
    (!name.ends(" ") && name.len() < REACH).then(|| named(name, second, text))
}

/// `[10:01] [Ann Bo : MODERATOR]: 3`, the same without time, or `[10:01] Ann : 3`.
fn big_blue_button(line: &str) -> Option<Head<'_>> {
    let mut second = None;
    let mut rest = line;
    if let Some((time, after)) = line.after("[").and_then(|inside| inside.halves("]"))
        && let Some(clock) = only_clock(time)
    {
        (second, rest) = (Some(clock.second), after.bare_start());
    }
    if let Some((who, text)) = rest.after("[").and_then(|inside| inside.halves("]:")) {
        let (name, role) = who.last_halves(" : ").unwrap_or((who, ""));
        return (second.is_some() || (!role.is_empty() && role.only("u_"))).then(|| named(name, second, text));
    }
    second?;
    let (name, text) = rest.halves(" : ").or_else(|| rest.halves(": "))?;
    Some(named(name, second, text))
}

/// `ann  [10:01 AM]`, `[10:02]` for more of the same; or a name with the time below or behind two blanks.
fn slack<'a>(view: View<'a>, habits: &Habits) -> Option<Head<'a>> {
    let line = view.line;
    if let Some((name, time)) = line.before("]").and_then(|inside| inside.last_halves("[")) {
        let second = loose(time)?;
        if name.bare().is_empty() {
            return second.map(|_| Head { follows: true, ..named("", second, "") });
        }
        return (name.ends_any("s") && is_name(name)).then(|| named(name, second, ""));
    }
    if let Some(clock) = only_clock(line) {
        let short = !clock.halved && !line.begins_any("s");
        return short.then(|| Head { follows: true, ..named("", Some(clock.second), "") });
    }
    if let Some(clock) = moment(view.next)
        && (clock.halved || view.next.begins_any("s"))
        && (clock.halved == habits.halved || only_clock(view.next).is_none())
        && is_name(line)
    {
        return Some(Head { lines: 2, ..named(line, Some(clock.second), "") });
    }
    if !may_end(line) {
        return None;
    }
    let (name, time) = line.last_halves("  ")?;
    let clock = only_clock(time)?;
    is_name(name).then(|| named(name, Some(clock.second), ""))
}

/// `ann — Today at 10:01 AM`, also over two or three lines; `[10:02]` for more of the same.
fn discord(view: View<'_>) -> Option<Head<'_>> {
    let line = view.line;
    if let Some(clock) = line.after("[").and_then(|inside| only_clock(inside.before("]")?)) {
        return Some(Head { follows: true, ..named("", Some(clock.second), "") });
    }
    let (name, second, lines) = if let Some(time) = view.next.bare_start().after("—") {
        match time.bare() {
            "" => (line, loose(view.third)?, 3),
            time => (line, loose(time)?, 2),
        }
    } else {
        let (name, time) = line.holds("—").then(|| line.last_halves(" — "))??;
        (name, loose(time)?, 1)
    };
    is_name(name).then(|| Head { lines, ..named(name, second, "") })
}

/// Words that begin a line like a name and are none.
const LABELS: &[&str] = &[
    "note",
    "notes",
    "todo",
    "fixme",
    "error",
    "warning",
    "info",
    "debug",
    "http",
    "https",
    "re",
    "fw",
    "fwd",
    "subject",
    "date",
    "time",
    "when",
    "where",
    "who",
    "what",
    "why",
    "how",
    "from",
    "to",
    "cc",
    "ps",
    "edit",
    "update",
    "summary",
    "example",
    "priority",
    "severity",
    "level",
    "status",
    "impact",
    "duration",
    "owner",
    "author",
    "title",
    "version",
    "count",
    "total",
    "sum",
    "score",
    "points",
    "result",
    "results",
    "poll",
    "vote",
    "votes",
    "yes",
    "no",
    "question",
    "answer",
    "step",
    "item",
    "option",
    "topic",
    "default",
    "case",
    "return",
    "agenda",
    "minutes",
    "decision",
    "action",
    "actions",
    "root cause",
    "trigger",
    "timeline",
];

/// `Ann: 4`, perhaps with a time before it; and the line that asks, which is nobody's.
fn plain<'a>(line: &'a str, habits: &Habits) -> Option<Head<'a>> {
    let (second, line) = timed(line).unwrap_or((None, line));
    let line = line.bare();
    let line = ["- ", "* ", "• "].iter().find_map(|mark| line.after(mark)).unwrap_or(line).bare_start();
    let near = crate::codec::postmortem::head_text(line, 4 * LONGEST);
    let at = near.place(":").or_else(|| near.place("："))?;
    let (name, text) = (cut(line, 0, at), cut(line, at, line.len()).after_any(":：")?);
    if name.holds(" ") && opener(line).is_some() {
        return Some(named("", second, line));
    }
    let first = name.first()?;
    let fits = habits.chat
        && (first.is_alphabetic() || first == '@')
        && !text.begins("/")
        && !text.bare().is_empty()
        && is_name(name)
        && name.only("w .'’-()/@_,&")
        && name.words().take(6).count() < 6
        && !LABELS.iter().any(|label| label.eq_ignore_ascii_case(name.bare()));
    fits.then(|| named(name.trim_start_any("@"), second, text))
}
