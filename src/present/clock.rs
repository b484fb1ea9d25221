//! What moves with the clock: digits, the line, the end of the meeting, and the moments to ask the room.

use std::rc::Rc;

use crate::domain::{Box, BoxState, MINUTE, Meeting, Phase, Schedule, Stage, StepKind, Timestamp, count};
use crate::locale::{Desk, Words};

use super::{Zone, step_title};

/// The step's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockView {
    /// What stands before the minutes: "about ", or nothing.
    pub before: String,
    /// Minutes, the loud part.
    pub head: String,
    /// Seconds with their colon, the quiet part; " min" where they are hidden.
    pub seconds: String,
    /// Whether seconds are hidden.
    pub rough: bool,
    /// Where the box stands.
    pub state: BoxState,
    /// The same in words, for those who listen.
    pub spoken: String,
    /// "left of 20 min", "past the box", "time to ask the room".
    pub fact: String,
    /// "until 10:29", "planned until 10:29".
    pub until: String,
    /// Whether it stands still.
    pub paused: bool,
}

/// The end of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// "11:00".
    pub planned: String,
    /// "on time", "2 min behind", "3 min ahead".
    pub lateness: String,
    /// When it would end as things are.
    pub projected: String,
    /// How long it has run, "0:42".
    pub elapsed: String,
}

/// What a segment of the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SegmentKind {
    /// Done.
    Done,
    /// On the table.
    Now,
    /// On the table, time to ask.
    Cue,
    /// Time past the box.
    Tail,
    /// Still to come, or passed over.
    Ahead,
}

/// A piece of the line that is the agenda to scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Its length in tenths of a minute.
    pub length: u32,
    /// How much of it is filled, in half percents.
    pub fill: u16,
}

/// What the room should be asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Nothing.
    Nothing,
    /// The box is nearly used up: extend, park, or move on.
    Cue,
    /// The box is used up.
    Over,
}

/// What an extension of the step on the table would do to the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtensionView {
    /// When the box would end.
    pub until: String,
    /// When the meeting ends if another step pays.
    pub ends: String,
    /// When it ends if nobody pays.
    pub ends_later: String,
}

/// Everything that moves with the clock; each part is equal while nothing changes for the eye.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    /// The step's clock; `None` before the start.
    pub clock: Option<Rc<ClockView>>,
    /// The end of the meeting.
    pub ends: Rc<Ends>,
    /// The line.
    pub line: Rc<Vec<Segment>>,
    /// What the room should be asked.
    pub ask: Ask,
    /// Whole minutes past the box.
    pub over: usize,
    /// What an extension would do, where one is left.
    pub extension: Option<Rc<ExtensionView>>,
    /// "Go to decisions now?": a quarter of an hour is left and nothing is decided.
    pub decide_now: bool,
}

/// When the cue and the end of the box come, in milliseconds from now; `None` for what is past, and while no box runs.
pub fn dues(meeting: &Meeting, now: Timestamp) -> [Option<i64>; 2] {
    let Some((timing, step)) = meeting.timing().zip(meeting.current()) else { return [None; 2] };
    let the_box = Box::at(step, timing, meeting.clock(now));
    let runs = matches!(meeting.stage(), Stage::Open(_)) && timing.is_running();
    [the_box.to_cue(), the_box.left()].map(|due| Some(due).filter(|due| *due > 0 && runs))
}

/// The window's title while a meeting is open: "04:59 - Timeline". It holds nothing but the time and the step.
pub fn title(meeting: &Meeting, clock: &ClockView, words: &Words) -> Option<String> {
    let step = meeting.current().filter(|_| matches!(meeting.stage(), Stage::Open(_)))?;
    let plus = if clock.state == BoxState::Over { "+" } else { "" };
    // Two digits, so that the titles of tabs stay as wide as they are.
    let zero = if clock.head.len() == 1 && !clock.rough { "0" } else { "" };
    let time = [plus, zero, &clock.head, &clock.seconds].concat();
    Some(words.fill(Desk::Title, &[("time", &time), ("step", step_title(words, step))]))
}

/// The moving parts of a meeting at a moment. `shift` turns timestamps into the wall clock's own terms, in milliseconds;
/// with `rough` the clock shows minutes only.
pub fn moving(meeting: &Meeting, now: Timestamp, shift: i64, zone: &Zone, words: &Words, rough: bool) -> Moving {
    let now = meeting.clock(now);
    let time_of = |at: Timestamp| words.time(zone.local(at.millis().saturating_add(shift)));
    let Some((timing, step)) = meeting.timing().zip(meeting.current()) else {
        let end = now.plus(i64::from(meeting.planned()) * MINUTE);
        return Moving {
            clock: None,
            ends: Rc::new(Ends {
                planned: time_of(end),
                lateness: String::new(),
                projected: time_of(end),
                elapsed: String::new(),
            }),
            line: Rc::new(line(meeting, now)),
            ask: Ask::Nothing,
            over: 0,
            extension: None,
            decide_now: false,
        };
    };
    let open = matches!(meeting.stage(), Stage::Open(_));
    let the_box = Box::at(step, timing, now);
    let schedule = Schedule::at(meeting.steps(), timing, now);
    let box_end = now.plus(the_box.left());
    let mut view = clock_view(&the_box, step.planned.get(), &time_of(box_end), timing.is_running(), words, rough);
    if !open {
        view.fact = words.say(Desk::IsOver).to_owned();
    }
    let ask = match the_box.state {
        _ if !open => Ask::Nothing,
        BoxState::Cue => Ask::Cue,
        BoxState::Over => Ask::Over,
        BoxState::Within | BoxState::Unboxed => Ask::Nothing,
    };
    Moving {
        ends: Rc::new(Ends {
            planned: time_of(if open { schedule.planned_end } else { now }),
            lateness: lateness(schedule.late(), words),
            projected: time_of(schedule.projected_end),
            elapsed: words.clock(schedule.elapsed / 1000).0,
        }),
        line: Rc::new(line(meeting, now)),
        ask,
        over: usize::try_from(the_box.left().saturating_neg() / MINUTE).unwrap_or(0),
        // An extension that would be over before it begins is none.
        extension: step.next_extension().filter(|by| box_end.plus(by.millis()) > now).map(|by| {
            Rc::new(ExtensionView {
                until: time_of(box_end.plus(by.millis())),
                ends: time_of(schedule.planned_end),
                ends_later: time_of(schedule.planned_end.plus(by.millis())),
            })
        }),
        decide_now: open && decide_now(meeting, &schedule, now),
        clock: Some(Rc::new(view)),
    }
}

fn clock_view(the_box: &Box, planned: u16, until: &str, running: bool, words: &Words, rough: bool) -> ClockView {
    let left = the_box.left();
    let (shown, said, about) = match the_box.state {
        BoxState::Unboxed => (the_box.used / 1000, Desk::SpokenUsed, Desk::AboutUsed),
        BoxState::Over => (left.saturating_neg() / 1000, Desk::SpokenOver, Desk::AboutOver),
        // A second that has begun is still there: 20:00 stands until it is 19:59.
        _ => ((left + 999) / 1000, Desk::SpokenLeft, Desk::AboutLeft),
    };
    // The same with minutes; nothing is ever said to be about none.
    let whole = usize::try_from((shown + 59) / 60).unwrap_or(0).max(1);
    let (before, (head, seconds)) = if rough {
        let text = words.fill(Desk::About, &[("n", "|")]);
        let (before, after) = text.split_once('|').unwrap_or_default();
        (before.to_owned(), (whole.to_string(), after.to_owned()))
    } else {
        (String::new(), words.clock(shown))
    };
    let minutes = planned.to_string();
    let fact = match the_box.state {
        _ if !running => words.say(Desk::Paused).to_owned(),
        BoxState::Unboxed => words.say(Desk::NoBox).to_owned(),
        BoxState::Cue => words.say(Desk::TimeToAsk).to_owned(),
        BoxState::Over => words.say(Desk::PastTheBox).to_owned(),
        BoxState::Within => words.fill(Desk::LeftOf, &[("n", &minutes)]),
    };
    let until = match the_box.state {
        BoxState::Unboxed => String::new(),
        _ if !running => words.fill(Desk::LeftOf, &[("n", &minutes)]),
        BoxState::Over => words.fill(Desk::PlannedUntil, &[("time", until)]),
        BoxState::Cue => words.fill(Desk::LeftUntil, &[("n", &minutes), ("time", until)]),
        BoxState::Within => words.fill(Desk::Until, &[("time", until)]),
    };
    let spoken_minutes = words.count(Desk::Minutes, usize::try_from(shown / 60).unwrap_or(0), &[]);
    let spoken_seconds = words.count(Desk::Seconds, usize::try_from(shown % 60).unwrap_or(0), &[]);
    let spoken = match rough {
        true => words.count(about, whole, &[]),
        false => words.fill(said, &[("minutes", &spoken_minutes), ("seconds", &spoken_seconds)]),
    };
    ClockView { before, head, seconds, rough, state: the_box.state, spoken, fact, until, paused: !running }
}

/// Less than a minute either way is on time.
pub(super) fn lateness(late: i64, words: &Words) -> String {
    let minutes = usize::try_from(late.unsigned_abs() / MINUTE.unsigned_abs()).unwrap_or(0);
    match late {
        _ if minutes == 0 => words.say(Desk::OnTime).to_owned(),
        l if l > 0 => words.count(Desk::Behind, minutes, &[]),
        _ => words.count(Desk::Ahead, minutes, &[]),
    }
}

/// A quarter of an hour before the planned end with nothing decided, or less where the plan itself decides later.
fn decide_now(meeting: &Meeting, schedule: &Schedule, now: Timestamp) -> bool {
    let counted = count(meeting.items());
    let Some(decisions) = meeting.step_of(StepKind::Decisions) else { return false };
    if counted.decided() > 0 || counted.open == 0 || meeting.phase(decisions.id) != Phase::Ahead {
        return false;
    }
    let from_there: i64 = meeting.steps().iter().skip_while(|s| s.id != decisions.id).map(|s| s.planned.millis()).sum();
    let left = schedule.planned_end.millis().saturating_sub(now.millis());
    left <= (15 * MINUTE).min(from_there)
}

fn line(meeting: &Meeting, now: Timestamp) -> Vec<Segment> {
    let tenths = |millis: i64| u32::try_from(millis.max(0) / (MINUTE / 10)).unwrap_or(u32::MAX);
    let mut line = Vec::with_capacity(meeting.steps().len() + 1);
    for step in meeting.steps() {
        let length = tenths(step.planned.millis());
        let plain = |kind| Segment { kind, length, fill: 0 };
        match (meeting.phase(step.id), meeting.timing()) {
            (Phase::Done, _) => line.push(plain(SegmentKind::Done)),
            (Phase::Now, Some(timing)) => {
                let the_box = Box::at(step, timing, now);
                let used = the_box.used.min(the_box.planned).max(0);
                let fill = (used * 200).checked_div(the_box.planned).unwrap_or(0);
                let cue = the_box.state == BoxState::Cue;
                line.push(Segment {
                    kind: if cue { SegmentKind::Cue } else { SegmentKind::Now },
                    length,
                    fill: u16::try_from(fill).unwrap_or(200),
                });
                if the_box.state == BoxState::Over {
                    let over = tenths(the_box.left().saturating_neg()).max(3);
                    line.push(Segment { kind: SegmentKind::Tail, length: over, fill: 0 });
                }
            }
            _ => line.push(plain(SegmentKind::Ahead)),
        }
    }
    line
}
