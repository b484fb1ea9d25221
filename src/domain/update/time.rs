//! Changes that have to do with time.

use super::{Outcome, done};
use crate::domain::{Effect, Meeting, Minutes, Pay, Phase, Presence, Refusal, Said, Stage, StepId, Timestamp, Timing};

/// How far back a forgotten start can be corrected: four hours, in milliseconds.
const LONGEST_CORRECTION: i64 = 4 * 3_600_000;

pub(super) fn start(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    if !matches!(meeting.stage, Stage::Draft) {
        return Err(Refusal::Started);
    }
    let first = meeting.steps.first().map(|s| s.id).ok_or(Refusal::NoAgenda)?;
    meeting.stage = Stage::Open(Timing::start(first, at));
    // Nobody has looked yet who is here, so nobody is called present.
    meeting.roster.iter_mut().filter(|p| p.presence == Presence::Left).for_each(|p| p.presence = Presence::Expected);
    Ok(vec![Effect::Say(Said::Started), Effect::ShowStep(first)])
}

pub(super) fn pause(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    let timing = meeting.open()?;
    if !timing.running {
        return Err(Refusal::WrongTime);
    }
    timing.pause(at);
    Ok(vec![Effect::Say(Said::Paused)])
}

pub(super) fn resume(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    let timing = meeting.open()?;
    if timing.running {
        return Err(Refusal::WrongTime);
    }
    timing.resume(at);
    Ok(vec![Effect::Say(Said::Resumed)])
}

pub(super) fn go_to(meeting: &mut Meeting, step: StepId, at: Timestamp) -> Outcome {
    meeting.step_mut(step)?;
    let timing = meeting.open()?;
    if timing.step == step {
        return done();
    }
    timing.go_to(step, at);
    Ok(vec![Effect::Say(Said::Opened(step)), Effect::ShowStep(step)])
}

pub(super) fn correct_begin(meeting: &mut Meeting, begin: Timestamp, at: Timestamp) -> Outcome {
    let timing = meeting.open()?;
    if !timing.running || begin > at || at.since(begin) > LONGEST_CORRECTION {
        return Err(Refusal::WrongTime);
    }
    timing.correct_begin(begin);
    done()
}

pub(super) fn take_back(meeting: &mut Meeting, from: Timestamp, to: Timestamp, at: Timestamp) -> Outcome {
    let timing = meeting.open()?;
    if from >= to || to > at {
        return Err(Refusal::WrongTime);
    }
    timing.take_back(from, to);
    done()
}

/// The clock was wrong by so much and was set right: all that was measured before moves along, nothing grows.
pub(super) fn clock_was_set(meeting: &mut Meeting, by: i64, at: Timestamp) -> Outcome {
    let timing = meeting.open()?;
    let fits = by > 0 && by <= at.since(timing.since);
    if !fits {
        return Err(Refusal::WrongTime);
    }
    timing.shift(by);
    done()
}

pub(super) fn extend(meeting: &mut Meeting, step: StepId, pay: Pay) -> Outcome {
    meeting.open()?;
    let by = meeting.step_mut(step)?.next_extension().ok_or(Refusal::NoExtension)?;
    if meeting.phase(step) != Phase::Now {
        return Err(Refusal::WrongTime);
    }
    let grown = meeting.step_mut(step)?.planned.get().saturating_add(by.get());
    if grown > Minutes::MOST {
        return Err(Refusal::NoExtension);
    }
    let mut end_moved = by;
    if let Pay::Step(payer) = pay {
        if meeting.phase(payer) != Phase::Ahead {
            return Err(Refusal::CannotPay);
        }
        let payer = meeting.step_mut(payer)?;
        if payer.spare() < by {
            return Err(Refusal::CannotPay);
        }
        payer.planned = payer.planned.less(by).ok_or(Refusal::CannotPay)?;
        end_moved = Minutes::default();
    }
    let step = meeting.step_mut(step)?;
    step.planned = step.planned.plus(by);
    step.extended.push(by);
    let said = Said::Extended { step: step.id, by, end_moved };
    Ok(vec![Effect::Say(said)])
}

pub(super) fn close(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    let mut timing = meeting.open()?.clone();
    if timing.running {
        timing.pause(at);
    }
    meeting.stage = Stage::Closed(timing, at);
    Ok(vec![Effect::Say(Said::Closed)])
}

/// Goes on where the meeting was closed; the time in between is a pause.
pub(super) fn reopen(meeting: &mut Meeting, at: Timestamp) -> Outcome {
    let Stage::Closed(timing, _) = &meeting.stage else {
        return Err(Refusal::WrongTime);
    };
    let mut timing = timing.clone();
    timing.resume(at);
    meeting.stage = Stage::Open(timing);
    Ok(vec![Effect::Say(Said::Resumed)])
}
