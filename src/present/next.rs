//! The one next thing, as the main button and as a key.

use crate::domain::{Action, Item, Meeting, Stage, StepKind, count};
use crate::locale::{Decide, Desk, Words};

use super::{lead_name, step_title};

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What the button says.
    pub head: String,
    /// What follows from it.
    pub small: String,
    /// What it does.
    pub action: Action,
    /// Whether it ends the meeting.
    pub last: bool,
}

/// The next thing in an open meeting: the next undecided item while decisions are made, else the next step, else the
/// end. `None` where nothing runs. A person presses it; nothing does it by itself.
pub fn next(meeting: &Meeting, words: &Words) -> Option<Next> {
    if !matches!(meeting.stage(), Stage::Open(_)) {
        return None;
    }
    if meeting.current().is_some_and(|s| s.kind == StepKind::Decisions)
        && let Some(next) = next_item(meeting, words)
    {
        return Some(next);
    }
    let mut next = onward(meeting, words);
    let open = count(meeting.items()).open;
    if open > 0 && meeting.current().is_some_and(|s| s.kind == StepKind::Decisions) {
        next.small = words.count(Desk::LeaveOpen, open, &[]);
    }
    Some(next)
}

/// The way on at the end of a box: the next step, or the end.
pub fn onward(meeting: &Meeting, words: &Words) -> Next {
    let Some(next) = meeting.following() else {
        return Next {
            head: words.say(Desk::CloseMeeting).to_owned(),
            small: words.say(Desk::CloseHint).to_owned(),
            action: Action::Close,
            last: true,
        };
    };
    let minutes = usize::from(next.planned.get());
    let small = match lead_name(words, meeting, next.leads) {
        Some(name) => words.count(Desk::NextLed, minutes, &[("name", name)]),
        None => words.count(Desk::NextMin, minutes, &[]),
    };
    Next {
        head: words.fill(Desk::Next, &[("title", step_title(words, next))]),
        small,
        action: Action::GoTo { step: next.id },
        last: false,
    }
}

/// Recording a decision takes the next open item; `None` when no other item is open.
fn next_item(meeting: &Meeting, words: &Words) -> Option<Next> {
    let current = meeting.item_on_table()?;
    let place = meeting.items().iter().position(|i| i.id == current.id)?;
    let (before, after) = meeting.items().split_at_checked(place)?;
    let is_open = |item: &&Item| item.choice.is_none() && !item.done && item.id != current.id;
    let next = after.iter().chain(before).find(is_open)?;
    let counted = count(meeting.items());
    let (decided, open) = (counted.decided().to_string(), counted.open.to_string());
    let head = if current.choice.is_some() { Decide::Record } else { Decide::LeaveOpen };
    Some(Next {
        head: words.say(head).to_owned(),
        small: words.fill(Decide::Progress, &[("decided", &decided), ("open", &open)]),
        action: Action::PutOnTable { item: next.id },
        last: false,
    })
}
