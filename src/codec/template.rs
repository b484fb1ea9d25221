//! An agenda kept under a name: its steps as a JSON list, without the people of one meeting.

use super::json::Writer;
use super::wire;
use crate::domain::StepDraft;

/// The longest template that is read, in bytes.
pub const CAP: usize = 256 * 1024;

/// Writes the steps.
pub fn write(steps: &[StepDraft]) -> String {
    let mut out = Writer::default();
    wire::write_list(steps, &mut out);
    out.done()
}

/// Reads the steps; `None` when it is longer than [`CAP`], holds something else, or holds no step.
pub fn read(bytes: &[u8]) -> Option<Vec<StepDraft>> {
    if bytes.len() > CAP {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    wire::from_text::<Vec<StepDraft>>(text).ok().filter(|steps| !steps.is_empty())
}
