//! Changes to the agenda.

use super::{Outcome, STEPS, done, move_to, room_for};
use crate::domain::agenda::own_questions;
use crate::domain::{
    About, Effect, Lead, Meeting, Minutes, Phase, Refusal, School, Stage, Step, StepDraft, StepId, StepKind, Text,
    Timestamp,
};

pub(super) fn replace(meeting: &mut Meeting, school: School, steps: &[StepDraft]) -> Outcome {
    if !matches!(meeting.stage, Stage::Draft) {
        return Err(Refusal::Started);
    }
    if steps.is_empty() {
        return Err(Refusal::NoAgenda);
    }
    room_for::<StepDraft>(&[], steps.len(), STEPS)?;
    for draft in steps {
        fits(meeting, draft)?;
    }
    let steps: Vec<Step> = steps.iter().map(|draft| Step::new(StepId(meeting.fresh()), draft)).collect();
    let expected = meeting.expects_liaison();
    meeting.steps = steps;
    meeting.school = school;
    meeting.gave = None;
    // Notes and parked topics of a draft belong to no step any more; they stay with the first.
    if let Some(first) = meeting.steps.first().map(|s| s.id) {
        meeting.notes.iter_mut().for_each(|n| n.step = first);
        meeting.parked.iter_mut().for_each(|p| p.step = first);
    }
    if !expected {
        // An agenda without a customers' step has no minutes to give away.
        return expect_liaison(meeting, false).or_else(|_| done());
    }
    done()
}

pub(super) fn add(meeting: &mut Meeting, after: Option<StepId>, draft: &StepDraft) -> Outcome {
    room_for(&meeting.steps, 1, STEPS)?;
    fits(meeting, draft)?;
    let place = match after {
        None => 0,
        Some(after) => place_of(meeting, after)? + 1,
    };
    let step = Step::new(StepId(meeting.fresh()), draft);
    meeting.steps.insert(place.min(meeting.steps.len()), step);
    done()
}

/// A step of the team's own has a title, and who leads is on the roster.
fn fits(meeting: &Meeting, draft: &StepDraft) -> Result<(), Refusal> {
    if draft.kind == StepKind::Own && draft.title.as_ref().is_none_or(Text::is_empty) {
        return Err(Refusal::Empty);
    }
    for lead in [draft.opens, draft.leads] {
        if let Lead::Person(person) = lead {
            meeting.person(person).ok_or(Refusal::Gone)?;
        }
    }
    Ok(())
}

pub(super) fn remove(meeting: &mut Meeting, id: StepId) -> Outcome {
    let place = place_of(meeting, id)?;
    if meeting.timing().is_some_and(|t| t.visited(id)) {
        return Err(Refusal::StepUsed);
    }
    if meeting.steps.len() == 1 {
        return Err(Refusal::LastStep);
    }
    let removed = meeting.steps.remove(place);
    super::polls::forget(meeting, About::Step(id));
    super::polls::forget(meeting, About::Extension(id));
    if removed.kind == StepKind::Customers {
        meeting.gave = None;
    }
    let neighbour = meeting.steps.get(place.saturating_sub(1)).map(|s| s.id);
    if let Some(neighbour) = neighbour {
        meeting.notes.iter_mut().filter(|n| n.step == id).for_each(|n| n.step = neighbour);
        meeting.parked.iter_mut().filter(|p| p.step == id).for_each(|p| p.step = neighbour);
    }
    done()
}

pub(super) fn rename(meeting: &mut Meeting, id: StepId, title: &Text) -> Outcome {
    let step = meeting.step_mut(id)?;
    if title.is_empty() && step.kind == StepKind::Own {
        return Err(Refusal::Empty);
    }
    step.title = Some(title.clone()).filter(|t| !t.is_empty());
    done()
}

pub(super) fn reorder(meeting: &mut Meeting, id: StepId, to: usize) -> Outcome {
    let place = place_of(meeting, id)?;
    move_to(&mut meeting.steps, place, to);
    done()
}

/// A person who sets a box by hand also says how far it may be cut.
pub(super) fn set_minutes(meeting: &mut Meeting, id: StepId, minutes: Minutes) -> Outcome {
    let step = meeting.step_mut(id)?;
    step.planned = minutes;
    step.floor = if step.kind.is_protected() { minutes } else { minutes.min(Minutes::new(1)) };
    if step.kind == StepKind::Customers {
        meeting.gave = None;
    }
    done()
}

pub(super) fn set_lead(meeting: &mut Meeting, id: StepId, leads: Lead) -> Outcome {
    if let Lead::Person(person) = leads {
        meeting.person_mut(person)?;
    }
    meeting.step_mut(id)?.leads = leads;
    done()
}

pub(super) fn ask_own(meeting: &mut Meeting, id: StepId, questions: &[Text]) -> Outcome {
    let step = meeting.step_mut(id)?;
    step.questions = own_questions(questions);
    step.asked = 0;
    done()
}

/// Minutes from one step to another, never below the giver's floor.
pub(super) fn shift(meeting: &mut Meeting, from: StepId, to: StepId, minutes: Minutes) -> Outcome {
    if from == to {
        return Err(Refusal::CannotPay);
    }
    let grown = meeting.step_mut(to)?.planned.get().saturating_add(minutes.get());
    if grown > Minutes::MOST {
        return Err(Refusal::Full);
    }
    let giver = meeting.step_mut(from)?;
    if giver.spare() < minutes {
        return Err(Refusal::CannotPay);
    }
    giver.planned = giver.planned.less(minutes).ok_or(Refusal::CannotPay)?;
    let taker = meeting.step_mut(to)?;
    taker.planned = taker.planned.plus(minutes);
    if taker.kind.is_protected() && taker.extended.is_empty() {
        taker.floor = taker.planned;
    }
    done()
}

/// No customer liaison: the customers' minutes go to the talk about how we got here, and back when one comes.
pub(super) fn expect_liaison(meeting: &mut Meeting, expected: bool) -> Outcome {
    if expected == meeting.expects_liaison() {
        return done();
    }
    let customers = meeting.step_of(StepKind::Customers).map(|s| s.id).ok_or(Refusal::Gone)?;
    let main = meeting.step_of(StepKind::Path).or_else(|| meeting.step_of(StepKind::Walk)).map(|s| s.id);
    if meeting.phase(customers) != Phase::Ahead {
        return Err(Refusal::StepUsed);
    }
    if let Some(gave) = meeting.gave {
        // What the giver cannot spare any more, or what was removed with it, does not come back.
        let room = longest_less(meeting.step_mut(customers)?.planned);
        let mut back = Minutes::default();
        if let Some(giver) = main {
            let giver = meeting.step_mut(giver)?;
            back = gave.min(giver.spare()).min(room);
            giver.planned = giver.planned.less(back).unwrap_or_default();
        }
        let step = meeting.step_mut(customers)?;
        step.planned = step.planned.plus(back);
        step.floor = step.planned;
        meeting.gave = None;
    } else {
        let main = main.ok_or(Refusal::Gone)?;
        let gave = meeting.step_mut(customers)?.planned;
        let taker = meeting.step_mut(main)?;
        if longest_less(taker.planned) < gave {
            return Err(Refusal::Full);
        }
        taker.planned = taker.planned.plus(gave);
        let step = meeting.step_mut(customers)?;
        step.planned = Minutes::default();
        step.floor = Minutes::default();
        meeting.gave = Some(gave);
    }
    done()
}

/// How much a box of so many minutes can still take.
fn longest_less(planned: Minutes) -> Minutes {
    Minutes::new(Minutes::MOST).less(planned).unwrap_or_default()
}

/// A team that skips the opener gives its minutes to nobody: the meeting is that much shorter.
pub(super) fn skip_opener(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    let opener = meeting.step_of(StepKind::Opening).map(|s| s.id).ok_or(Refusal::Gone)?;
    match meeting.stage {
        Stage::Draft => remove(meeting, opener),
        Stage::Closed(..) => Err(Refusal::Closed),
        Stage::Open(_) => {
            let next = meeting.following().map(|s| s.id).ok_or(Refusal::LastStep)?;
            if meeting.phase(opener) != Phase::Now {
                return Err(Refusal::WrongTime);
            }
            meeting.open()?.go_to(next, at);
            Ok(vec![Effect::ShowStep(next)])
        }
    }
}

fn place_of(meeting: &Meeting, id: StepId) -> Result<usize, Refusal> {
    meeting.steps.iter().position(|s| s.id == id).ok_or(Refusal::Gone)
}
