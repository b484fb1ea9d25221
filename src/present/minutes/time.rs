//! The time report of the minutes: planned against used per step (product, T7).

use super::Writer;
use crate::codec::document::{Block, Line, Table};
use crate::domain::{Phase, Schedule, Stage, StepUse, chart};
use crate::locale::Paper;

/// How wide the longest bar of the time chart is, in characters.
const BAR: i64 = 30;

/// How wide a step's name may be beside its bar, in characters.
const NAME: usize = 28;

impl Writer<'_> {
    fn minutes(&self, millis: i64) -> String {
        if millis > 0 && rounded(millis) == 0 {
            return self.words.say(Paper::UnderAMinute).to_owned();
        }
        self.words.count(Paper::Minutes, rounded(millis), &[])
    }

    pub(super) fn time(&self, blocks: &mut Vec<Block>) {
        let (meeting, words) = (self.meeting, self.words);
        if meeting.steps().is_empty() {
            return;
        }
        let draft = matches!(meeting.stage(), Stage::Draft);
        let uses = chart(meeting, self.now);
        self.heading(blocks, 2, if draft { Paper::Agenda } else { Paper::Time });
        let mut head = vec![Paper::Step, Paper::Planned];
        if !draft {
            head.push(Paper::Used);
        }
        let mut rows = Vec::new();
        for (step, using) in meeting.steps().iter().zip(&uses) {
            let mut row = vec![
                Line::of(&self.step_title(step.kind, step.title.as_ref())),
                Line::of(&self.minutes(using.planned)),
            ];
            if !draft {
                row.push(Line::of(&self.used(using)));
            }
            rows.push(row);
        }
        let planned = uses.iter().map(|u| u.planned).sum();
        let used = uses.iter().map(|u| u.used).sum();
        let mut together = vec![Line::of(words.say(Paper::Together))];
        together.push(Line::of(&self.minutes(planned)));
        if !draft {
            together.push(Line::of(&self.minutes(used)));
        }
        rows.push(together);
        let numbers = head.len().saturating_sub(1);
        let head = head.into_iter().map(|key| words.say(key).to_owned()).collect();
        let table = Table { head, rows, numbers };
        if draft {
            blocks.push(Block::Table(table));
        } else {
            blocks.push(Block::Chart(table, self.bars(&uses, used, planned)));
            self.schedule(blocks, used);
        }
    }

    fn used(&self, using: &StepUse) -> String {
        let closed = matches!(self.meeting.stage(), Stage::Closed(..));
        match using.phase {
            Phase::Skipped => self.words.say(Paper::Skipped).to_owned(),
            Phase::Ahead if closed => self.words.say(Paper::NotReached).to_owned(),
            Phase::Ahead => String::new(),
            Phase::Now | Phase::Done => self.minutes(using.used),
        }
    }

    /// "5 of 4 min".
    fn figures(&self, used: i64, planned: i64) -> String {
        let (used, planned) = (rounded(used).to_string(), rounded(planned).to_string());
        self.words.fill(Paper::OfMinutes, &[("used", &used), ("planned", &planned)])
    }

    /// A bar per step: what was used, what of the box was not, and what went over it; then all of them together.
    fn bars(&self, uses: &[StepUse], all_used: i64, all_planned: i64) -> Vec<String> {
        let longest = uses.iter().map(|u| u.planned.max(u.used)).max().unwrap_or(0).max(1);
        let width = |millis: i64| usize::try_from((millis * BAR + longest / 2) / longest).unwrap_or(0);
        let titles: Vec<String> =
            self.meeting.steps().iter().map(|s| cut_to(&self.step_title(s.kind, s.title.as_ref()), NAME)).collect();
        let together = self.words.say(Paper::Together);
        let column = titles.iter().map(|t| t.chars().count()).fold(together.chars().count(), usize::max);
        let line = |title: &str, bar: &str, figures: &str| {
            let gap = " ".repeat(column.saturating_sub(title.chars().count()));
            format!("{title}{gap}  {bar}  {figures}")
        };
        let mut lines = Vec::new();
        let widest = uses.iter().map(|u| width(u.planned).max(width(u.used))).max().unwrap_or(0);
        for (title, using) in titles.iter().zip(uses) {
            let (planned, used) = (width(using.planned), width(using.used));
            let mut bar = "█".repeat(used.min(planned));
            bar.push_str(&"░".repeat(planned.saturating_sub(used)));
            bar.push_str(&"▒".repeat(used.saturating_sub(planned)));
            bar.push_str(&" ".repeat(widest.saturating_sub(used.max(planned))));
            let figures = match using.phase {
                Phase::Now | Phase::Done if using.planned > 0 => self.figures(using.used, using.planned),
                _ => self.used(using),
            };
            lines.push(line(title, &bar, &figures));
        }
        lines.push(line(together, &" ".repeat(widest), &self.figures(all_used, all_planned)));
        lines.push(self.words.say(Paper::Legend).to_owned());
        lines
    }

    fn schedule(&self, blocks: &mut Vec<Block>, used: i64) {
        let (meeting, words) = (self.meeting, self.words);
        let Some(timing) = meeting.timing() else {
            return;
        };
        let schedule = Schedule::at(meeting.steps(), timing, self.now);
        let closed = matches!(meeting.stage(), Stage::Closed(..));
        let fact = |key: Paper, text: String| (words.say(key).to_owned(), Line::of(&text));
        let mut facts = vec![fact(Paper::Began, self.time_of(timing.began()))];
        facts.push(fact(Paper::PlannedEnd, self.time_of(schedule.planned_end)));
        if closed {
            let late = self.now.millis().saturating_sub(schedule.planned_end.millis());
            let late = match rounded(late.abs()) {
                0 => words.say(Paper::OnTime).to_owned(),
                n if late > 0 => words.count(Paper::Late, n, &[]),
                n => words.count(Paper::Early, n, &[]),
            };
            facts.push(fact(Paper::Ended, self.joined(&[self.time_of(self.now), late])));
        }
        let paused = schedule.elapsed.saturating_sub(used);
        if rounded(paused) > 0 {
            facts.push(fact(Paper::Paused, self.minutes(paused)));
        }
        let mut extended = Vec::new();
        for step in meeting.steps() {
            let by: i64 = step.extended.iter().map(|m| m.millis()).sum();
            if by > 0 {
                let title = self.step_title(step.kind, step.title.as_ref());
                let gaps = [("step", title.as_str()), ("minutes", &self.minutes(by))];
                extended.push(words.fill(Paper::ExtendedBy, &gaps));
            }
        }
        if !extended.is_empty() {
            facts.push(fact(Paper::Extended, self.joined(&extended)));
        }
        blocks.push(Block::Facts(facts));
    }
}

/// Whole minutes, halves up.
fn rounded(millis: i64) -> usize {
    usize::try_from((millis.max(0) + 30_000) / 60_000).unwrap_or(0)
}

/// The first characters of a text, with an ellipsis where something is left out.
fn cut_to(text: &str, most: usize) -> String {
    let text = text.replace('\n', " ");
    if text.chars().count() <= most {
        return text;
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}
