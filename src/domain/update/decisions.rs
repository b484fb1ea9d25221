//! Changes to action items, decisions and commitments.

use super::{FEW, Outcome, done, move_to, room_for, written};
use crate::domain::{
    About, Answer, Choice, Commitment, Due, Effect, Item, ItemDraft, ItemField, ItemId, Meeting, PersonId, Refusal,
    Said, Text, count,
};

pub(super) fn add(meeting: &mut Meeting, draft: &ItemDraft) -> Outcome {
    let title = written(&draft.title)?;
    room_for(&meeting.items, 1, FEW)?;
    let id = ItemId(meeting.fresh());
    let mut item = Item::new(id, title);
    item.kind = draft.kind;
    item.owner = draft.owner.clone();
    item.due = draft.due.clone().filter(Due::is_said);
    item.ticket = draft.ticket.clone();
    item.priority = draft.priority.clone();
    item.done = draft.done;
    meeting.items.push(item);
    done()
}

pub(super) fn fill_in(meeting: &mut Meeting, id: ItemId, field: ItemField, text: &Text) -> Outcome {
    let item = meeting.item_mut(id)?;
    let place = match field {
        ItemField::Title => {
            item.title = written(text)?;
            return done();
        }
        ItemField::Due => {
            item.due = Due::read(text.as_str());
            return done();
        }
        ItemField::Owner => &mut item.owner,
        ItemField::Team => &mut item.team,
        ItemField::Ticket => &mut item.ticket,
        ItemField::Reason => &mut item.reason,
        ItemField::Implication => &mut item.implication,
        ItemField::Room => &mut item.room,
        ItemField::Until => &mut item.until,
        ItemField::Approver => &mut item.approver,
    };
    *place = text.clone();
    done()
}

pub(super) fn remove(meeting: &mut Meeting, id: ItemId) -> Outcome {
    meeting.item_mut(id)?;
    meeting.items.retain(|i| i.id != id);
    if meeting.on_table == Some(id) {
        meeting.on_table = None;
    }
    super::polls::forget(meeting, About::Item(id));
    done()
}

pub(super) fn reorder(meeting: &mut Meeting, id: ItemId, to: usize) -> Outcome {
    let place = meeting.items.iter().position(|i| i.id == id).ok_or(Refusal::Gone)?;
    move_to(&mut meeting.items, place, to);
    done()
}

/// Records the decision, or opens it again; the item stays on the table so that reasons can follow.
pub(super) fn decide(meeting: &mut Meeting, id: ItemId, choice: Option<Choice>) -> Outcome {
    meeting.item_mut(id)?.choice = choice;
    meeting.on_table = Some(id);
    let open = count(&meeting.items).open;
    Ok(if choice.is_some() { vec![Effect::Say(Said::Decided { open })] } else { Vec::new() })
}

pub(super) fn answer(
    meeting: &mut Meeting,
    id: ItemId,
    person: PersonId,
    answer: Answer,
    words: &Text,
    hedged: bool,
) -> Outcome {
    meeting.person_mut(person)?;
    let item = meeting.item_mut(id)?;
    let said = Commitment { person, answer, words: words.clone(), hedged };
    match item.commitments.iter_mut().find(|c| c.person == person) {
        Some(before) => *before = said,
        None => item.commitments.push(said),
    }
    done()
}

pub(super) fn take_answer_back(meeting: &mut Meeting, id: ItemId, person: PersonId) -> Outcome {
    meeting.item_mut(id)?.commitments.retain(|c| c.person != person);
    done()
}
