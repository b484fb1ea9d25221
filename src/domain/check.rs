//! What holds in every meeting that [`super::update()`] made, checked on one that came from outside.

use super::agenda::QUESTIONS;
use super::update::polls::{POLLS, is_tied};
use super::update::{FEW, MANY, RULES, STEPS};
use super::{Due, Lead, Meeting, Minutes, Poll, RuleWords, Stage, StepId, StepKind, Text, Timing};

/// The most stretches of time of a meeting from outside.
const VISITS: usize = 20_000;

/// The highest number a meeting from outside may have given out, so that there is always a next one.
const HIGHEST: u32 = 1_000_000_000;

/// What is wrong with a meeting that came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// More of something than a meeting holds.
    TooMany,
    /// Two things with one name, or a name that was not given out yet.
    Names,
    /// Something speaks of a step, a person or an item that is not there.
    Loose,
    /// Words are missing where something is needed.
    Wordless,
    /// A box below its floor, or extensions that grow.
    Boxes,
    /// A poll whose parts do not belong together, or two that are open.
    Polls,
    /// Stretches of time that overlap, run backwards or lie in the future.
    Time,
}

impl Meeting {
    /// Whether everything holds that holds in a meeting [`super::update()`] made; for files people may have edited.
    pub fn check(&self) -> Result<(), Flaw> {
        self.check_sizes()?;
        self.check_names()?;
        self.check_references()?;
        self.check_words()?;
        self.check_boxes()?;
        self.check_polls()?;
        match &self.stage {
            Stage::Draft => Ok(()),
            Stage::Open(timing) => self.check_time(timing),
            Stage::Closed(timing, end) => {
                let over = !timing.running && timing.since <= *end && *end <= self.heard;
                that(over, Flaw::Time)?;
                self.check_time(timing)
            }
        }
    }

    fn check_sizes(&self) -> Result<(), Flaw> {
        let fits = self.steps.len() <= STEPS
            && self.opener.rules.len() <= RULES
            && self.items.len() <= FEW
            && self.roster.len() <= FEW
            && self.notes.len() <= MANY
            && self.parked.len() <= MANY
            && self.polls.len() <= POLLS
            && self.steps.iter().all(|s| s.questions.as_ref().is_none_or(|q| q.len() <= QUESTIONS))
            && self.timing().is_none_or(|t| t.past.len() <= VISITS);
        that(fits, Flaw::TooMany)
    }

    fn check_names(&self) -> Result<(), Flaw> {
        let mut names = Names::default();
        self.steps.iter().for_each(|s| names.add(s.id.0));
        self.items.iter().for_each(|i| names.add(i.id.0));
        self.roster.iter().for_each(|p| names.add(p.id.0));
        self.notes.iter().for_each(|n| names.add(n.id.0));
        self.parked.iter().for_each(|p| names.add(p.id.0));
        self.opener.rules.iter().for_each(|r| names.add(r.id.0));
        self.polls.iter().for_each(|p| names.add(p.id.0));
        let given = names.known.last().is_none_or(|last| *last < self.next);
        that(!names.twice && given && self.next <= HIGHEST, Flaw::Names)
    }

    fn check_references(&self) -> Result<(), Flaw> {
        let step = |id: StepId| self.step(id).is_some();
        let on_roster = |lead: Lead| match lead {
            Lead::Person(id) => self.person(id).is_some(),
            Lead::Nobody | Lead::Role(_) => true,
        };
        let fits = self.steps.iter().all(|s| on_roster(s.opens) && on_roster(s.leads))
            && self.opener.note_taker.is_none_or(|id| self.person(id).is_some())
            && self.on_table.is_none_or(|id| self.item(id).is_some())
            && self.notes.iter().all(|n| step(n.step))
            && self.parked.iter().all(|p| step(p.step));
        that(fits, Flaw::Loose)?;
        for item in &self.items {
            that(item.commitments.iter().all(|c| self.person(c.person).is_some()), Flaw::Loose)?;
            let mut people = Names::default();
            item.commitments.iter().for_each(|c| people.add(c.person.0));
            that(!people.twice, Flaw::Names)?;
        }
        for person in &self.roster {
            let mut roles = Names::default();
            person.roles.iter().for_each(|role| roles.add(*role as u32));
            that(!roles.twice, Flaw::Names)?;
        }
        Ok(())
    }

    fn check_words(&self) -> Result<(), Flaw> {
        let said = |text: &Text| !text.is_empty();
        let step_said = self.steps.iter().all(|s| {
            let title = s.title.as_ref();
            title.is_none_or(said)
                && (s.kind != StepKind::Own || title.is_some())
                && s.questions.as_ref().is_none_or(|q| !q.is_empty() && q.iter().all(said))
        });
        let rules_said = self.opener.rules.iter().all(|r| match &r.words {
            RuleWords::Own(text) => said(text),
            RuleWords::EveryoneSpeaks | RuleWords::WhatAndHow => true,
        });
        let fits = step_said
            && rules_said
            && self.opener.text.as_ref().is_none_or(said)
            && self.items.iter().all(|i| said(&i.title) && i.due.as_ref().is_none_or(Due::is_said))
            && self.roster.iter().all(|p| said(&p.name))
            && self.notes.iter().all(|n| said(&n.text))
            && self.parked.iter().all(|p| said(&p.topic));
        that(fits, Flaw::Wordless)
    }

    fn check_boxes(&self) -> Result<(), Flaw> {
        for step in &self.steps {
            let mut last = Minutes::new(Minutes::MOST);
            for by in &step.extended {
                that(*by < last && by.get() > 0, Flaw::Boxes)?;
                last = *by;
            }
            that(step.floor <= step.planned, Flaw::Boxes)?;
        }
        Ok(())
    }

    fn check_polls(&self) -> Result<(), Flaw> {
        let open = self.polls.iter().filter(|poll| poll.is_open()).count();
        that(open <= 1 && self.polls.iter().all(Poll::is_sound), Flaw::Polls)?;
        that(self.polls.iter().all(|poll| is_tied(self, poll)), Flaw::Loose)
    }

    fn check_time(&self, timing: &Timing) -> Result<(), Flaw> {
        that(self.step(timing.step).is_some(), Flaw::Loose)?;
        let mut end = timing.began;
        for visit in &timing.past {
            that(self.step(visit.step).is_some(), Flaw::Loose)?;
            that(visit.from >= end && visit.to > visit.from, Flaw::Time)?;
            end = visit.to;
        }
        that(end <= timing.since && timing.since <= self.heard, Flaw::Time)
    }
}

/// Names in order, and whether one came twice; they mostly come in order, so that each finds its place at once.
#[derive(Default)]
struct Names {
    known: Vec<u32>,
    twice: bool,
}

impl Names {
    #[inline(never)]
    fn add(&mut self, name: u32) {
        match self.known.binary_search(&name) {
            Ok(_) => self.twice = true,
            Err(place) => self.known.insert(place, name),
        }
    }
}

fn that(holds: bool, otherwise: Flaw) -> Result<(), Flaw> {
    if holds { Ok(()) } else { Err(otherwise) }
}
