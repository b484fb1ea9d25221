//! Revealing a round, and what the meeting makes of it.

use yew::prelude::*;

use super::App;
use crate::codec::ballot;
use crate::domain::{About, Action, Answer, Choice, Ending, ItemId, PersonId, Secrecy, Text};
use crate::locale::Polls;
use crate::present::poll::poll_view;

impl App {
    pub(super) fn reveal(&mut self, ctx: &Context<Self>) {
        let Some((poll, urn)) = self.open_poll().zip(self.polling.urn.as_mut()) else { return };
        let tally = urn.tally();
        let result = match (&self.polling.record, poll.asked.secrecy) {
            (Some(record), Secrecy::Published) => {
                Some(ballot::result_code(record, &tally, &urn.bodies(), self.polling.secret.as_ref()))
            }
            _ => None,
        };
        urn.close();
        self.act(ctx, Action::Reveal { poll: poll.id, tally: Box::new(tally) });
        if self.open_poll().is_none() {
            self.polling.result = result;
            self.drop_key();
            // The eyes go to the result, wherever the last vote was tapped in.
            self.arrivals += 1;
            let read = self.seen.as_ref().and_then(|seen| {
                let poll = seen.meeting.poll(poll.id)?;
                poll_view(&seen.meeting, poll, &self.words)?.result
            });
            if let Some(read) = read {
                let light = self.words.light(read.light);
                self.announce(self.words.fill(Polls::SaidRevealed, &[("light", light)]));
            }
        }
    }

    pub(super) fn extend_as_voted(&mut self, ctx: &Context<Self>) {
        if let Some(extension) = self.extension() {
            self.act(ctx, extension);
            self.conclude(ctx, Ending::Agreed);
            self.panel = None;
        }
    }

    pub(super) fn record_answers(&mut self, ctx: &Context<Self>) {
        for (item, person, answer) in self.voted_answers() {
            self.act(ctx, Action::Answer { item, person, answer, words: Text::default(), hedged: false });
        }
        self.panel = None;
    }

    /// What most chose becomes the decision where nothing else was chosen as often; the approver confirms or changes it.
    pub(super) fn record_choices(&mut self, ctx: &Context<Self>) {
        let Some(poll) = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last().cloned()) else { return };
        let Some(tally) = poll.round().and_then(|round| round.tally.as_ref()) else { return };
        for (item, row) in poll.asked.items.iter().zip(&tally.counts) {
            if let Some(choice) = leaning(row) {
                self.act(ctx, Action::Decide { item: *item, choice: Some(choice) });
            }
        }
        self.conclude(ctx, Ending::Noted);
        self.panel = None;
    }

    /// The answers of the last commitment poll about an item, by person.
    fn voted_answers(&self) -> Vec<(ItemId, PersonId, Answer)> {
        let Some(poll) = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last()) else { return Vec::new() };
        let (About::Item(item), Some(tally)) = (poll.asked.about, poll.round().and_then(|r| r.tally.as_ref())) else {
            return Vec::new();
        };
        let answered = tally.votes.iter().filter_map(|vote| {
            let option = usize::from(*vote.answers.first()?).checked_sub(1)?;
            Some((item, vote.person?, *Answer::ALL.get(option)?))
        });
        answered.collect()
    }

    fn conclude(&mut self, ctx: &Context<Self>, ending: Ending) {
        let last = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last().map(|p| (p.id, p.words.clone())));
        if let Some((poll, words)) = last {
            self.act(ctx, Action::Conclude { poll, ending: Some(ending), words });
        }
    }
}

/// The choice that has more votes than each of the others.
fn leaning(row: &[u16]) -> Option<Choice> {
    let most = row.iter().max().filter(|most| **most > 0)?;
    let mut leading = Choice::ALL.into_iter().zip(row).filter(|(_, count)| *count == most).map(|(choice, _)| choice);
    let first = leading.next();
    first.filter(|_| leading.next().is_none())
}
