//! The polls in the minutes: what the room made of each, and the tally folded below (design, domain 4.3).

use super::Writer;
use crate::codec::document::{Block, Entry, Line};
use crate::domain::{Poll, Round, Scale};
use crate::locale::{Paper, Polls};
use crate::present::poll::{in_of, question, round_view};

impl Writer<'_> {
    /// What was asked, and what came of it. No vote stands under a name: commitments are in the roll call.
    pub(super) fn polls(&self, blocks: &mut Vec<Block>) {
        let polls: Vec<&Poll> = self.meeting.polls().iter().collect();
        if polls.is_empty() {
            return;
        }
        self.heading(blocks, 2, Paper::Polls);
        blocks.push(Block::List(polls.iter().map(|poll| self.outcome(poll)).collect()));
        let mut tallies: Vec<Entry> = Vec::new();
        for poll in &polls {
            let mut inner = Vec::new();
            for (at, round) in poll.rounds.iter().enumerate() {
                self.round(poll, at + 1, round, &mut inner);
            }
            if !inner.is_empty() {
                tallies.push(Entry { line: Line::typed(&question(&poll.asked, self.words)), inner });
            }
        }
        if !tallies.is_empty() {
            let summary = self.words.say(Paper::PollCounts).to_owned();
            blocks.push(Block::Folded(summary, vec![Block::List(tallies)]));
        }
    }

    fn outcome(&self, poll: &Poll) -> Entry {
        let words = self.words;
        let ending = match poll.ending {
            Some(ending) => words.ending(ending),
            None if poll.is_open() => words.say(Polls::PaperOpen),
            None => words.say(Polls::PaperNoEnding),
        };
        let asked = question(&poll.asked, words);
        let line = Line::typed(&asked).plain(" ").strong(ending);
        let line = if poll.words.is_empty() {
            line
        } else {
            line.plain(words.say(Paper::Colon)).then_typed(poll.words.as_str())
        };
        Entry::new(line)
    }

    /// The counts of a round that was revealed.
    #[inline(never)]
    fn round(&self, poll: &Poll, number: usize, round: &Round, entries: &mut Vec<Entry>) {
        let words = self.words;
        if round.tally.is_none() {
            return;
        }
        let Some(view) = round_view(self.meeting, poll, number, round, words) else { return };
        let mut voted = in_of(view.voted, view.of, words);
        let aside =
            view.result.as_ref().map_or(0, |result| result.aside.iter().filter(|a| a.settled.is_none()).count());
        if aside > 0 {
            voted.push_str(words.say(Paper::Comma));
            voted.push_str(&words.count(Polls::PaperAside, aside, &[]));
        }
        let several = view.topics.len() > 1;
        let mut inner: Vec<Entry> = Vec::new();
        for topic in &view.topics {
            let mut line = String::new();
            if several {
                line.push_str(&topic.title);
                line.push_str(words.say(Paper::Colon));
            }
            let mut first = true;
            for level in &topic.levels {
                if level.count == 0 {
                    continue;
                }
                if !first {
                    line.push_str("; ");
                }
                first = false;
                let bare = level.mark.is_empty() || poll.asked.scale == Scale::Disposition;
                let name = if bare { level.label.clone() } else { [&*level.mark, " (", &level.label, ")"].concat() };
                let n = level.count.to_string();
                line.push_str(&words.fill(Polls::PaperCount, &[("name", &name), ("n", &n)]));
            }
            if !line.is_empty() {
                inner.push(Entry::new(Line::typed(&line)));
            }
        }
        let head = words.fill(Polls::PaperRound, &[("n", &number.to_string()), ("voted", &voted)]);
        if !several && let Some(only) = inner.pop() {
            let line = Line::of(&head).plain(words.say(Paper::Colon)).then(only.line);
            entries.push(Entry::new(line));
            return;
        }
        entries.push(Entry { line: Line::of(&head), inner });
    }
}
