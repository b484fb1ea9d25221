//! The one function that changes a meeting.

mod agenda;
mod decisions;
pub(in crate::domain) mod polls;
mod room;
mod time;

use super::{Action, Effect, Fact, Meeting, Refusal, Stage, Stamped, Text, Timestamp};

/// What an action did: effects for the shell, or why it was not taken.
pub(in crate::domain) type Outcome = Result<Vec<Effect>, Refusal>;

/// The most action items, and the most people, of a meeting.
pub(in crate::domain) const FEW: usize = 500;

/// The most steps of an agenda.
pub(in crate::domain) const STEPS: usize = 60;

/// The most ground rules.
pub(in crate::domain) const RULES: usize = 20;

/// The most notes, and the most parked topics, of a meeting.
pub(in crate::domain) const MANY: usize = 2_000;

/// Takes one action; on a refusal the meeting is as it was.
///
/// The moment of an action is never before the last one heard: a stamp from a clock that ran back counts as now.
/// Texts that are empty where something is needed, names of things that are gone and actions that do not fit the
/// stage are refused. Never panics.
///
/// ```
/// use postmortem_meeting::domain::*;
/// let mut meeting = Meeting::new(MeetingId::new("example").ok_or("id")?);
/// let steps = preset(School::BuyIn, Length::Hour);
/// let stamp = |at, action| Stamped { at: Timestamp::from_millis(at), action };
/// update(&mut meeting, &stamp(0, Action::UseAgenda { school: School::BuyIn, steps })).map_err(|_| "refused")?;
/// update(&mut meeting, &stamp(60_000, Action::Start)).map_err(|_| "refused")?;
/// assert!(meeting.current().is_some_and(|step| step.kind == StepKind::Opening));
/// # Ok::<(), &str>(())
/// ```
pub fn update(meeting: &mut Meeting, stamped: &Stamped) -> Outcome {
    let at = stamped.at.max(meeting.heard);
    let outcome = take(meeting, &stamped.action, at);
    if outcome.is_ok() {
        meeting.heard = at;
    }
    outcome
}

fn take(meeting: &mut Meeting, action: &Action, at: Timestamp) -> Outcome {
    match action {
        Action::Describe { fact, text } => describe(meeting, *fact, text),
        Action::SetSeverity { severity } => {
            meeting.severity = *severity;
            done()
        }
        Action::TakeOver { import } => room::take_over(meeting, import),

        Action::UseAgenda { school, steps } => agenda::replace(meeting, *school, steps),
        Action::AddStep { after, draft } => agenda::add(meeting, *after, draft),
        Action::RemoveStep { step } => agenda::remove(meeting, *step),
        Action::RenameStep { step, title } => agenda::rename(meeting, *step, title),
        Action::MoveStep { step, to } => agenda::reorder(meeting, *step, *to),
        Action::SetMinutes { step, minutes } => agenda::set_minutes(meeting, *step, *minutes),
        Action::SetLead { step, leads } => agenda::set_lead(meeting, *step, *leads),
        Action::SetQuestions { step, questions } => agenda::ask_own(meeting, *step, questions),
        Action::ShiftMinutes { from, to, minutes } => agenda::shift(meeting, *from, *to, *minutes),
        Action::ExpectLiaison { expected } => agenda::expect_liaison(meeting, *expected),
        Action::Ask { step, question } => {
            meeting.step_mut(*step)?.asked = *question;
            done()
        }

        Action::SetDirective { text } => {
            meeting.opener.text = text.clone().filter(|t| !t.is_empty());
            done()
        }
        Action::AddRule { text } => room::add_rule(meeting, text),
        Action::RemoveRule { rule } => room::remove_rule(meeting, *rule),
        Action::SettleRule { rule, settled } => room::settle_rule(meeting, *rule, *settled),
        Action::SetStopWord { word } => {
            meeting.opener.stop_word = word.clone();
            done()
        }
        Action::SettleStopWord { settled } => {
            meeting.opener.stop_word_settled = *settled;
            done()
        }
        Action::SetNoteTaker { person } => room::set_note_taker(meeting, *person),
        Action::SkipOpener => agenda::skip_opener(meeting, at),

        Action::Start => time::start(meeting, at),
        Action::Pause => time::pause(meeting, at),
        Action::Resume => time::resume(meeting, at),
        Action::GoTo { step } => time::go_to(meeting, *step, at),
        Action::CorrectBegin { at: begin } => time::correct_begin(meeting, *begin, at),
        Action::TakeBack { from, to } => time::take_back(meeting, *from, *to, at),
        Action::ClockWasSet { by } => time::clock_was_set(meeting, *by, at),
        Action::Extend { step, pay } => time::extend(meeting, *step, *pay),
        Action::Close => time::close(meeting, at),
        Action::Reopen => time::reopen(meeting, at),

        Action::AddPeople { people } => room::add_people(meeting, people),
        Action::RenamePerson { person, name } => room::rename(meeting, *person, name),
        Action::SetRole { person, role, on } => room::set_role(meeting, *person, *role, *on),
        Action::SetPresence { person, presence } => {
            meeting.person_mut(*person)?.presence = *presence;
            done()
        }
        Action::AllHere => room::all_here(meeting),
        Action::RemovePerson { person } => room::remove(meeting, *person),

        Action::AddItem { draft } => decisions::add(meeting, draft),
        Action::FillIn { item, field, text } => decisions::fill_in(meeting, *item, *field, text),
        Action::SetKind { item, kind } => {
            meeting.item_mut(*item)?.kind = *kind;
            done()
        }
        Action::RemoveItem { item } => decisions::remove(meeting, *item),
        Action::MoveItem { item, to } => decisions::reorder(meeting, *item, *to),
        Action::PutOnTable { item } => {
            meeting.item_mut(*item)?;
            meeting.on_table = Some(*item);
            done()
        }
        Action::Decide { item, choice } => decisions::decide(meeting, *item, *choice),
        Action::Answer { item, person, answer, words, hedged } => {
            decisions::answer(meeting, *item, *person, *answer, words, *hedged)
        }
        Action::TakeAnswerBack { item, person } => decisions::take_answer_back(meeting, *item, *person),

        Action::OpenPoll { draft, nonce, key } => polls::open(meeting, draft, nonce, key, at),
        Action::CountIn { poll, voted, people } => polls::count_in(meeting, *poll, *voted, people),
        Action::Reveal { poll, tally } => polls::reveal(meeting, *poll, tally),
        Action::Late { poll, aside } => polls::late(meeting, *poll, aside),
        Action::Settle { poll, aside, answers } => polls::settle(meeting, *poll, *aside, answers),
        Action::VoteAgain { poll, nonce, key } => polls::vote_again(meeting, *poll, nonce, key, at),
        Action::Conclude { poll, ending, words } => polls::conclude(meeting, *poll, *ending, words),
        Action::DropPoll { poll } => polls::drop_poll(meeting, *poll),

        Action::AddNote { step, mark, text } => room::add_note(meeting, *step, *mark, text, at),
        Action::EditNote { note, text } => room::edit_note(meeting, *note, text),
        Action::MarkNote { note, mark } => room::mark_note(meeting, *note, *mark),
        Action::RemoveNote { note } => room::remove_note(meeting, *note),
        Action::Park { topic, contact, destination } => room::park(meeting, topic, contact, *destination),
        Action::PlaceParked { parked, contact, destination } => {
            room::place_parked(meeting, *parked, contact, *destination)
        }
        Action::RemoveParked { parked } => room::remove_parked(meeting, *parked),

        Action::HearCustomers { text } => {
            meeting.outside.heard = text.clone();
            done()
        }
        Action::DraftMessage { text } => {
            meeting.outside.message = text.clone();
            done()
        }
        Action::NoteEdits { text } => {
            meeting.outside.edits = text.clone();
            done()
        }
        Action::Rule { verdict, by } => {
            meeting.outside.verdict = *verdict;
            meeting.outside.by = by.clone();
            done()
        }
    }
}

fn describe(meeting: &mut Meeting, fact: Fact, text: &Text) -> Outcome {
    match fact {
        Fact::Title => meeting.title = text.clone(),
        Fact::Incident => meeting.incident = text.clone(),
        Fact::Day => meeting.day = super::Date::parse(text.as_str()),
        Fact::Link => meeting.link = text.clone(),
    }
    done()
}

/// Taken, and nobody needs to hear of it.
fn done() -> Outcome {
    Ok(Vec::new())
}

/// Text that must say something.
fn written(text: &Text) -> Result<Text, Refusal> {
    if text.is_empty() { Err(Refusal::Empty) } else { Ok(text.clone()) }
}

/// Room for one more.
fn room_for<T>(list: &[T], more: usize, most: usize) -> Result<(), Refusal> {
    if list.len().saturating_add(more) > most { Err(Refusal::Full) } else { Ok(()) }
}

/// Moves one element so that it stands at `to`; further than the end is the end.
fn move_to<T>(list: &mut Vec<T>, from: usize, to: usize) {
    if from < list.len() {
        let moved = list.remove(from);
        list.insert(to.min(list.len()), moved);
    }
}

impl Meeting {
    fn fresh(&mut self) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        id
    }

    fn step_mut(&mut self, id: super::StepId) -> Result<&mut super::Step, Refusal> {
        self.steps.iter_mut().find(|s| s.id == id).ok_or(Refusal::Gone)
    }

    fn item_mut(&mut self, id: super::ItemId) -> Result<&mut super::Item, Refusal> {
        self.items.iter_mut().find(|i| i.id == id).ok_or(Refusal::Gone)
    }

    fn poll_mut(&mut self, id: super::PollId) -> Result<&mut super::Poll, Refusal> {
        self.polls.iter_mut().find(|p| p.id == id).ok_or(Refusal::Gone)
    }

    fn person_mut(&mut self, id: super::PersonId) -> Result<&mut super::Person, Refusal> {
        self.roster.iter_mut().find(|p| p.id == id).ok_or(Refusal::Gone)
    }

    fn open(&mut self) -> Result<&mut super::Timing, Refusal> {
        match &mut self.stage {
            Stage::Draft => Err(Refusal::NotStarted),
            Stage::Open(timing) => Ok(timing),
            Stage::Closed(..) => Err(Refusal::Closed),
        }
    }
}
