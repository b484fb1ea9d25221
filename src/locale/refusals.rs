//! Why something was not done, and what to do instead.

use super::Words;
use crate::domain::Refusal;

impl Words {
    /// A refusal as a person reads it.
    pub fn refusal(&self, refusal: Refusal) -> &'static str {
        match refusal {
            Refusal::NotStarted => "The meeting has not started. Start it first.",
            Refusal::Started => "The meeting has started, so its agenda stays. Edit the steps instead.",
            Refusal::Closed => "The meeting is closed. Reopen it to change it.",
            Refusal::NoAgenda => "There is no agenda yet. Choose a length or add a step.",
            Refusal::Gone => "That is no longer there. Undo brings it back.",
            Refusal::Empty => "Nothing was written, so nothing was added.",
            Refusal::Full => "The list is full. Remove something first.",
            Refusal::StepUsed => "Time was spent on this step, so it stays in the minutes. Rename it instead.",
            Refusal::LastStep => "A meeting needs one step at least.",
            Refusal::NoExtension => "This step had its last extension. Park what is left, or move on.",
            Refusal::CannotPay => "That step has no minutes to give. Choose another.",
            Refusal::WrongTime => "That does not fit the clock. Nothing was changed.",
            Refusal::PollOpen => "Votes are coming in for another question. Reveal it or take it away first.",
            Refusal::Revealed => "The result is on the table already.",
            Refusal::NotRevealed => "Nothing is revealed yet. Reveal the votes first.",
            Refusal::Misfit => "That does not belong to this question. Nothing was changed.",
            Refusal::Known => "Somebody with that name is on the list already.",
        }
    }
}
