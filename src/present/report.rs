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

impl TimeRow {
    /// Whether it took more than its box.
    pub fn is_over(&self) -> bool {
        self.used > self.planned && self.planned > 0
    }
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
                _ if planned == 0 => words.fill(Desk::Min, &[("n", &used.to_string())]),
                _ => words.fill(Desk::UsedOf, &[("used", &used.to_string()), ("planned", &planned.to_string())]),
            };
            Some(TimeRow { title: step_title(words, step).to_owned(), planned, used, said })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Action, Minutes, StepDraft, StepId, Text};
    use crate::present::setup::tests::{after, draft};

    #[test]
    fn what_a_step_took_is_said_beside_its_box() {
        let mut meeting = draft();
        let ids: Vec<StepId> = meeting.steps().iter().map(|s| s.id).collect();
        let open = StepDraft::own(Text::line("Open end"), Minutes::new(0), None);
        after(&mut meeting, Action::AddStep { after: ids.first().copied(), draft: open });
        let ids: Vec<StepId> = meeting.steps().iter().map(|s| s.id).collect();
        let mut at = |minutes: i64, action| {
            let at = Timestamp::from_millis(minutes * MINUTE);
            assert!(crate::domain::update(&mut meeting, &crate::domain::Stamped { at, action }).is_ok());
        };
        at(10, Action::Start);
        at(15, Action::GoTo { step: ids[1] });
        at(17, Action::GoTo { step: ids[2] });
        let rows = time_report(&meeting, meeting.heard(), &Words);
        assert_eq!((rows[0].said.as_str(), rows[0].is_over()), ("5 of 4 min", true));
        assert_eq!((rows[1].said.as_str(), rows[1].is_over()), ("2 min", false));
        assert_eq!(rows[3].said, "not opened");
    }
}
