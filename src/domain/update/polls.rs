//! Polls: asking, counting in, revealing, and what the room makes of it.

use super::{Outcome, done, room_for};
use crate::domain::{
    About, Aside, Bytes, Ending, Meeting, OPTIONS, PersonId, Poll, PollDraft, PollId, ROUNDS, Refusal, Round, Scale,
    Secrecy, Settled, TOPICS, Tally, Text, Timestamp, Vote, Way,
};

/// The most polls of a meeting.
pub(in crate::domain) const POLLS: usize = 200;

/// The most votes of a round, and the most that is set aside (polls, 2.6).
pub(in crate::domain) const VOTES: usize = 1_000;

pub(super) fn open(meeting: &mut Meeting, draft: &PollDraft, nonce: &Bytes, key: &Bytes, at: Timestamp) -> Outcome {
    meeting.open()?;
    room_for(&meeting.polls, 1, POLLS)?;
    if meeting.open_poll().is_some() {
        return Err(Refusal::PollOpen);
    }
    let asked = tidy(meeting, draft)?;
    let round = round(&asked, nonce, key, at)?;
    let id = PollId(meeting.fresh());
    meeting.polls.push(Poll { id, asked, rounds: vec![round], ending: None, words: Text::default() });
    done()
}

pub(super) fn vote_again(meeting: &mut Meeting, poll: PollId, nonce: &Bytes, key: &Bytes, at: Timestamp) -> Outcome {
    meeting.open()?;
    if meeting.open_poll().is_some() {
        return Err(Refusal::PollOpen);
    }
    let poll = meeting.poll_mut(poll)?;
    if !poll.may_vote_again() {
        return Err(Refusal::Full);
    }
    let round = round(&poll.asked, nonce, key, at)?;
    poll.rounds.push(round);
    done()
}

/// Those of them who are on the list, each once, in order.
fn known(meeting: &Meeting, people: &[PersonId]) -> Vec<PersonId> {
    let mut known = Vec::new();
    for id in people.iter().filter(|id| meeting.person(**id).is_some()) {
        if let Err(place) = known.binary_search(id) {
            known.insert(place, *id);
        }
    }
    known
}

pub(super) fn count_in(meeting: &mut Meeting, poll: PollId, voted: u16, people: &[PersonId]) -> Outcome {
    let known = known(meeting, people);
    let round = meeting.poll_mut(poll)?.open_round()?;
    round.voted = voted.min(VOTES as u16);
    round.people = known;
    done()
}

pub(super) fn reveal(meeting: &mut Meeting, poll: PollId, tally: &Tally) -> Outcome {
    let mut tally = tally.clone();
    for vote in &mut tally.votes {
        vote.person = vote.person.filter(|id| meeting.person(*id).is_some());
    }
    let poll = meeting.poll_mut(poll)?;
    if !poll.fits(&tally) {
        return Err(Refusal::Misfit);
    }
    let round = poll.open_round()?;
    round.voted = tally.ballots;
    round.tally = Some(tally);
    done()
}

pub(super) fn late(meeting: &mut Meeting, poll: PollId, aside: &[Aside]) -> Outcome {
    let poll = meeting.poll_mut(poll)?;
    let (topics, options) = (poll.topics(), poll.options());
    let tally = poll.revealed()?;
    for one in aside {
        let known = tally.aside.iter().any(|a| a.name == one.name && a.why == one.why && a.words == one.words);
        let fits = one.answers.is_empty() || answers_fit(&one.answers, topics, options);
        if !known && fits && tally.aside.len() < VOTES {
            tally.aside.push(Aside { settled: None, ..one.clone() });
        }
    }
    done()
}

pub(super) fn settle(meeting: &mut Meeting, poll: PollId, aside: usize, answers: &[u16]) -> Outcome {
    let named: Vec<_> = meeting.roster.iter().map(|p| (p.id, p.name.clone())).collect();
    let poll = meeting.poll_mut(poll)?;
    let (topics, options, scale, keep) = (poll.topics(), poll.options(), poll.asked.scale, poll.asked.named);
    if !answers.is_empty() && !answers_fit(answers, topics, options) {
        return Err(Refusal::Misfit);
    }
    let round = poll.rounds.last_mut().ok_or(Refusal::Gone)?;
    let tally = round.tally.as_mut().ok_or(Refusal::NotRevealed)?;
    let one = tally.aside.get_mut(aside).filter(|one| one.settled.is_none()).ok_or(Refusal::Gone)?;
    if answers.is_empty() {
        one.settled = Some(Settled::Dismissed);
        return done();
    }
    one.settled = Some(Settled::Counted);
    let name = one.name.clone();
    let person = named.iter().find(|(_, known)| *known == name).map(|(id, _)| *id);
    tally.add(scale, answers);
    if keep {
        tally.votes.push(Vote { name, person, answers: answers.to_vec(), way: Way::Tapped });
    }
    round.voted = tally.ballots;
    done()
}

pub(super) fn conclude(meeting: &mut Meeting, poll: PollId, ending: Option<Ending>, words: &Text) -> Outcome {
    let poll = meeting.poll_mut(poll)?;
    poll.revealed()?;
    poll.ending = ending;
    poll.words = words.clone();
    done()
}

pub(super) fn drop_poll(meeting: &mut Meeting, poll: PollId) -> Outcome {
    let place = meeting.polls.iter().position(|p| p.id == poll).ok_or(Refusal::Gone)?;
    meeting.polls.remove(place);
    done()
}

/// Somebody is no longer on the roster; what they voted stays under their name.
pub(super) fn forget_person(meeting: &mut Meeting, id: PersonId) {
    for poll in &mut meeting.polls {
        poll.asked.voters.retain(|voter| *voter != id);
        for round in &mut poll.rounds {
            round.people.retain(|voter| *voter != id);
            for vote in round.tally.iter_mut().flat_map(|tally| &mut tally.votes) {
                vote.person = vote.person.filter(|voter| *voter != id);
            }
        }
    }
}

/// What a poll was about is gone; the poll stays.
pub(super) fn forget(meeting: &mut Meeting, gone: About) {
    for poll in &mut meeting.polls {
        if poll.asked.about == gone {
            poll.asked.about = About::Room;
        }
        if matches!(gone, About::Item(item) if poll.asked.items.contains(&item)) {
            poll.asked.items.clear();
        }
    }
}

/// Whether what a poll speaks of is there.
pub(in crate::domain) fn is_tied(meeting: &Meeting, poll: &Poll) -> bool {
    let person = |id: &PersonId| meeting.person(*id).is_some();
    let about = match poll.asked.about {
        About::Room | About::Plan => true,
        About::Step(step) | About::Extension(step) => meeting.step(step).is_some(),
        About::Item(item) => meeting.item(item).is_some(),
    };
    about
        && poll.asked.items.iter().all(|id| meeting.item(*id).is_some())
        && poll.asked.voters.iter().all(person)
        && poll.rounds.iter().all(|round| {
            let votes = round.tally.iter().flat_map(|tally| &tally.votes);
            round.people.iter().all(person) && votes.filter_map(|vote| vote.person.as_ref()).all(person)
        })
}

/// The question as it will be asked, or why it cannot be.
fn tidy(meeting: &Meeting, draft: &PollDraft) -> Result<PollDraft, Refusal> {
    let mut asked = draft.clone();
    let scale = asked.scale;
    if scale == Scale::Own {
        asked.options.retain(|text| !text.is_empty());
        if !(2..=OPTIONS).contains(&asked.options.len()) {
            return Err(Refusal::Empty);
        }
    } else {
        asked.options.clear();
    }
    if scale.takes_topics() {
        if asked.topics.iter().any(Text::is_empty) || (asked.topics.is_empty() && scale != Scale::YesNo) {
            return Err(Refusal::Empty);
        }
        if asked.topics.len() > TOPICS {
            return Err(Refusal::Full);
        }
    } else {
        asked.topics.clear();
    }
    let gone = match asked.about {
        About::Room | About::Plan => false,
        About::Step(step) | About::Extension(step) => meeting.step(step).is_none(),
        About::Item(item) => meeting.item(item).is_none(),
    };
    if gone {
        return Err(Refusal::Gone);
    }
    let items_known = asked.items.iter().all(|id| meeting.item(*id).is_some());
    if asked.items.len() != asked.topics.len() || !items_known {
        asked.items.clear();
    }
    if let Some(named) = scale.naming() {
        asked.named = named;
    }
    asked.voters = known(meeting, &asked.voters);
    Ok(asked)
}

fn round(asked: &PollDraft, nonce: &Bytes, key: &Bytes, at: Timestamp) -> Result<Round, Refusal> {
    let sealed = asked.secrecy != Secrecy::Open;
    let key_fits = key.as_slice().len() == if sealed { 32 } else { 0 };
    if nonce.as_slice().len() != 8 || !key_fits {
        return Err(Refusal::Misfit);
    }
    Ok(Round { opened: at, nonce: nonce.clone(), key: key.clone(), voted: 0, people: Vec::new(), tally: None })
}

fn answers_fit(answers: &[u16], topics: usize, options: usize) -> bool {
    answers.len() == topics && answers.iter().all(|answer| usize::from(*answer) <= options)
}

impl Poll {
    fn open_round(&mut self) -> Result<&mut Round, Refusal> {
        self.rounds.last_mut().filter(|round| round.tally.is_none()).ok_or(Refusal::Revealed)
    }

    fn revealed(&mut self) -> Result<&mut Tally, Refusal> {
        self.rounds.last_mut().and_then(|round| round.tally.as_mut()).ok_or(Refusal::NotRevealed)
    }

    /// Whether a tally is one of this poll.
    pub(in crate::domain) fn fits(&self, tally: &Tally) -> bool {
        let (topics, options) = (self.topics(), self.options());
        let dots = self.asked.scale == Scale::Dots;
        let most = if dots { u32::from(tally.ballots) * u32::from(crate::domain::DOTS) } else { tally.ballots.into() };
        let counts = tally.counts.len() == topics
            && tally
                .counts
                .iter()
                .all(|row| row.len() == options && row.iter().fold(0_u32, |sum, n| sum + u32::from(*n)) <= most);
        counts
            && usize::from(tally.ballots) <= VOTES
            && tally.aside.len() <= VOTES
            && tally.aside.iter().all(|a| a.answers.is_empty() || answers_fit(&a.answers, topics, options))
            && (self.asked.named || tally.votes.is_empty())
            && tally.votes.len() <= usize::from(tally.ballots)
            && tally.votes.iter().all(|vote| answers_fit(&vote.answers, topics, options))
    }

    /// Whether it is whole: for one that came from outside.
    pub(in crate::domain) fn is_sound(&self) -> bool {
        let asked = &self.asked;
        let scale = asked.scale;
        let own = scale == Scale::Own;
        let open = self.rounds.iter().filter(|round| round.tally.is_none()).count();
        (own == (2..=OPTIONS).contains(&asked.options.len()))
            && (own || asked.options.is_empty())
            && asked.topics.len() <= TOPICS
            && (scale.takes_topics() || asked.topics.is_empty())
            && (asked.items.is_empty() || asked.items.len() == asked.topics.len())
            && scale.naming().is_none_or(|named| named == asked.named)
            && (1..=ROUNDS).contains(&self.rounds.len())
            && (open == 0 || (open == 1 && self.is_open()))
            && !(self.is_open() && self.ending.is_some() && self.rounds.len() == 1)
            && self.rounds.iter().all(|round| round.nonce.as_slice().len() == 8)
            && self.rounds.iter().all(|round| usize::from(round.voted) <= VOTES)
            && self.rounds.iter().filter_map(|round| round.tally.as_ref()).all(|tally| self.fits(tally))
    }
}

impl Tally {
    /// Nothing in it yet.
    pub fn blank(topics: usize, options: usize) -> Self {
        Self { counts: vec![vec![0; options]; topics], ..Self::default() }
    }

    /// Counts one ballot in.
    pub fn add(&mut self, scale: Scale, answers: &[u16]) {
        self.ballots = self.ballots.saturating_add(1);
        for (row, answer) in self.counts.iter_mut().zip(answers) {
            let (place, by) =
                if scale == Scale::Dots { (0, *answer) } else { (usize::from(*answer).wrapping_sub(1), 1) };
            if let Some(count) = row.get_mut(place) {
                *count = count.saturating_add(by);
            }
        }
    }
}
