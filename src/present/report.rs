//! Where the time went (T7).

use crate::domain::{MINUTE, Meeting, Phase, Timestamp, chart};
use crate::locale::{Desk, Words};

use super::step_title;

/// A step in the time report; minutes, rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeRow {
    /// What the step is called.
    pub title: String,
    /// Planned minutes.
    pub planned: u32,
    /// Used minutes.
    pub used: u32,
    /// "5 of 4 min", "not opened".
    pub said: String,
}

/// Planned against used, step by step.
pub fn time_report(meeting: &Meeting, now: Timestamp, words: &Words) -> Vec<TimeRow> {
    let minutes = |millis: i64| u32::try_from((millis + MINUTE / 2) / MINUTE).unwrap_or(0);
    chart(meeting, now)
        .into_iter()
        .filter_map(|row| {
            let step = meeting.step(row.step)?;
            let (planned, used) = (minutes(row.planned), minutes(row.used));
            let said = match row.phase {
                Phase::Ahead | Phase::Skipped => words.say(Desk::NotOpened).to_owned(),
                _ => words.fill(Desk::UsedOf, &[("used", &used.to_string()), ("planned", &planned.to_string())]),
            };
            Some(TimeRow { title: step_title(words, step).to_owned(), planned, used, said })
        })
        .collect()
}
