//! Planned against used, per step (T7).

use super::{Meeting, Phase, StepId, Timestamp};

/// How the time of one step was used; all in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepUse {
    /// The step.
    pub step: StepId,
    /// Where it stands.
    pub phase: Phase,
    /// Its box.
    pub planned: i64,
    /// What it took so far.
    pub used: i64,
}

/// Planned against used for every step in order; all unused while the meeting is a draft.
pub fn chart(meeting: &Meeting, now: Timestamp) -> Vec<StepUse> {
    let now = meeting.clock(now);
    meeting
        .steps()
        .iter()
        .map(|step| StepUse {
            step: step.id,
            phase: meeting.phase(step.id),
            planned: step.planned.millis(),
            used: meeting.timing().map_or(0, |t| t.elapsed(step.id, now)),
        })
        .collect()
}
