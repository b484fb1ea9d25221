//! What a follow link shows: the plan as it would go on from when the link was made, by this machine's clock.

use crate::codec::follow::Plan;
use crate::domain::{Date, MINUTE, Phase, Timestamp};
use crate::locale::{Desk, Follow, Words};

use super::Zone;
use super::clock::lateness;

/// How long after its end a plan may still be meant, in milliseconds.
const GRACE: i64 = 30 * MINUTE;

/// A step of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowRow {
    /// When it begins, as planned; empty when nobody can say.
    pub from: String,
    /// What it is called.
    pub title: String,
    /// Its box, "20 min"; empty when it has none.
    pub minutes: String,
    /// Where it stands by the plan.
    pub phase: Phase,
}

/// The follow page at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowView {
    /// What the meeting is called, if that may be known.
    pub title: String,
    /// The step planned for now, or what there is to say instead of one.
    pub head: String,
    /// "Planned now, step 3 of 9".
    pub place: String,
    /// Minutes and seconds left of the step, and the same in words.
    pub left: Option<(String, String, String)>,
    /// "left of 20 min", and until when.
    pub fact: (String, String),
    /// When the meeting ends, as planned.
    pub ends: String,
    /// As of when this is, and that it may have changed.
    pub as_of: String,
    /// The agenda; empty when the meeting was over long ago.
    pub rows: Vec<FollowRow>,
}

/// The follow page at a moment of the wall clock, in milliseconds.
pub fn follow(plan: &Plan, wall: i64, zone: &Zone, words: &Words) -> FollowView {
    let now = Timestamp::from_millis(wall);
    let local = |at: Timestamp| zone.local(at.millis());
    let day = |at: Timestamp| Date::of_local_millis(local(at));
    // A day is said when it is not today.
    let time = |at: Timestamp| match words.time(local(at)) {
        time if day(at) == day(now) => time,
        time => words.fill(Follow::OnDay, &[("day", &words.date(day(at))), ("time", &time)]),
    };
    let mut next = plan.until.max(plan.made);
    let mut spans: Vec<Option<(Timestamp, Timestamp)>> = Vec::new();
    for step in &plan.steps {
        spans.push(match step.phase {
            Phase::Now => Some((plan.made, next)),
            Phase::Ahead => {
                let from = next;
                next = next.plus(step.minutes.millis());
                Some((from, next))
            }
            Phase::Done | Phase::Skipped => None,
        });
    }
    // The boxes that are left may go beyond the end that was planned, or not fill it.
    let last = next;
    let named = |at: usize| {
        let step = plan.steps.get(at)?;
        Some(match &step.title {
            None => words.step_title(step.kind).to_owned(),
            Some(title) if title.is_empty() => words.fill(Follow::StepN, &[("n", &(at + 1).to_string())]),
            Some(title) => title.to_string(),
        })
    };
    let made_at = plan.steps.iter().position(|step| step.phase == Phase::Now);
    // Where the box was used up when the link was made, the step goes on for as long as nobody can say better.
    let used_up = plan.until <= plan.made;
    let by_clock = spans
        .iter()
        .position(|span| span.is_some_and(|(_, to)| now < to))
        .map(|at| made_at.filter(|made| used_up && at == made + 1).unwrap_or(at));
    let begun = now >= plan.began;
    let over = !plan.paused && now >= last.max(plan.ends);
    let at = if plan.paused || !begun { made_at } else { by_clock.filter(|_| !over) };
    let mut view = FollowView {
        title: plan.title.as_ref().map(ToString::to_string).unwrap_or_default(),
        head: String::new(),
        place: String::new(),
        left: None,
        fact: Default::default(),
        ends: String::new(),
        as_of: words.fill(Follow::AsOf, &[("time", &time(plan.made))]),
        rows: Vec::new(),
    };
    if now.since(last.max(plan.ends)) > GRACE {
        let (day, time) = (words.date(day(plan.ends)), words.time(local(plan.ends)));
        view.head = words.fill(Follow::WasOver, &[("day", &day), ("time", &time)]);
        return view;
    }
    let (n, of) = (at.map_or(0, |at| at + 1).to_string(), plan.steps.len().to_string());
    let step = at.and_then(|at| Some((named(at)?, plan.steps.get(at)?, (*spans.get(at)?)?)));
    match step {
        _ if !begun => view.head = words.fill(Follow::Starts, &[("time", &time(plan.began))]),
        None => {
            view.head = words.fill(Follow::TimeUp, &[("time", &time(last.max(plan.ends)))]);
        }
        Some((title, ..)) if plan.paused => {
            view.head = title;
            view.place = words.fill(Follow::Paused, &[("n", &n), ("of", &of), ("time", &time(plan.made))]);
        }
        Some((title, ..)) if used_up && at == made_at => {
            view.head = title;
            view.place = words.fill(Follow::UsedUp, &[("n", &n), ("of", &of)]);
        }
        Some((title, step, (_, until))) => {
            view.head = title;
            view.place = words.fill(Follow::PlannedNow, &[("n", &n), ("of", &of)]);
            // A second that has begun is still there.
            let seconds = (until.since(now) + 999) / 1000;
            let (head, rest) = words.clock(seconds);
            let count = |key: Desk, n: i64| words.count(key, usize::try_from(n).unwrap_or(0), &[]);
            let (minutes, secs) = (count(Desk::Minutes, seconds / 60), count(Desk::Seconds, seconds % 60));
            let spoken = words.fill(Desk::SpokenLeft, &[("minutes", &minutes), ("seconds", &secs)]);
            view.left = Some((head, rest, spoken));
            view.fact = (
                words.fill(Desk::LeftOf, &[("n", &step.minutes.get().to_string())]),
                words.fill(Desk::PlannedUntil, &[("time", &time(until))]),
            );
        }
    }
    let ends = time(plan.ends);
    let left = plan.ends.since(now);
    view.ends = if plan.paused {
        String::new()
    } else if left > 0 {
        let minutes = usize::try_from((left + MINUTE - 1) / MINUTE).unwrap_or(0);
        words.count(Follow::EndsIn, minutes, &[("time", &ends)])
    } else {
        words.fill(Follow::EndsAt, &[("time", &ends)])
    };
    let late = last.millis() - plan.ends.millis();
    if !plan.paused && late.abs() >= MINUTE {
        view.ends.push_str(", ");
        view.ends.push_str(&lateness(late, words));
    }
    for (place, step) in plan.steps.iter().enumerate() {
        let span = spans.get(place).copied().flatten();
        let phase = match (span, at) {
            (None, _) => step.phase,
            (Some(_), Some(at)) if at == place => Phase::Now,
            (Some(_), Some(at)) if at < place => Phase::Ahead,
            (Some(_), Some(_)) => Phase::Done,
            (Some(_), None) => {
                if begun {
                    Phase::Done
                } else {
                    Phase::Ahead
                }
            }
        };
        let known = span.filter(|_| !plan.paused && Some(place) != made_at);
        view.rows.push(FollowRow {
            from: known.map(|(from, _)| words.time(local(from))).unwrap_or_default(),
            title: named(place).unwrap_or_default(),
            minutes: match step.minutes.get() {
                0 => String::new(),
                n => words.fill(Follow::Minutes, &[("n", &n.to_string())]),
            },
            phase,
        });
    }
    view
}
