//! Changes to the room: opener, people, notes, parking lot, and what an import brings.

use super::{FEW, MANY, Outcome, RULES, done, room_for, written};
use crate::domain::{
    Destination, Import, Lead, Mark, Meeting, Note, NoteId, Parked, ParkedId, Person, PersonDraft, PersonId, Presence,
    Refusal, Role, Rule, RuleId, RuleWords, StepId, Text, Timestamp, lower,
};

/// Takes over what a person agreed to: all of it or nothing.
pub(super) fn take_over(meeting: &mut Meeting, import: &Import) -> Outcome {
    room_for(&meeting.items, import.items.len(), FEW)?;
    room_for(&meeting.roster, import.people.len(), FEW)?;
    let keep = |old: &mut Text, new: &Text| {
        if !new.is_empty() {
            *old = new.clone();
        }
    };
    keep(&mut meeting.title, &import.title);
    keep(&mut meeting.incident, &import.incident);
    keep(&mut meeting.link, &import.link);
    meeting.day = import.day.or(meeting.day);
    meeting.severity = import.severity.or(meeting.severity);
    for draft in &import.items {
        if !draft.title.is_empty() {
            super::decisions::add(meeting, draft)?;
        }
    }
    for person in &import.people {
        welcome(meeting, person);
    }
    done()
}

pub(super) fn add_people(meeting: &mut Meeting, people: &[PersonDraft]) -> Outcome {
    room_for(&meeting.roster, people.len(), FEW)?;
    if people.iter().all(|p| p.name.is_empty()) {
        return Err(Refusal::Empty);
    }
    for person in people {
        welcome(meeting, person);
    }
    done()
}

/// Adds a person, or gives a known one the roles.
fn welcome(meeting: &mut Meeting, draft: &PersonDraft) {
    if draft.name.is_empty() {
        return;
    }
    let known = meeting.roster.iter_mut().find(|p| same_name(&p.name, &draft.name));
    if let Some(known) = known {
        for role in &draft.roles {
            if !known.roles.contains(role) {
                known.roles.push(*role);
            }
        }
        return;
    }
    let mut roles = Vec::new();
    for role in &draft.roles {
        if !roles.contains(role) {
            roles.push(*role);
        }
    }
    let id = PersonId(meeting.fresh());
    let name = draft.name.clone();
    meeting.roster.push(Person { id, name, roles, presence: Presence::Expected });
}

fn same_name(a: &Text, b: &Text) -> bool {
    lower(a.as_str()) == lower(b.as_str())
}

pub(super) fn rename(meeting: &mut Meeting, id: PersonId, name: &Text) -> Outcome {
    let name = written(name)?;
    if meeting.roster.iter().any(|p| p.id != id && same_name(&p.name, &name)) {
        return Err(Refusal::Known);
    }
    meeting.person_mut(id)?.name = name;
    done()
}

pub(super) fn set_role(meeting: &mut Meeting, id: PersonId, role: Role, on: bool) -> Outcome {
    let person = meeting.person_mut(id)?;
    person.roles.retain(|r| *r != role);
    if on {
        person.roles.push(role);
    }
    done()
}

/// Marks all who were only expected as present; who is marked as absent or gone stays so.
pub(super) fn all_here(meeting: &mut Meeting) -> Outcome {
    for person in meeting.roster.iter_mut().filter(|p| p.presence == Presence::Expected) {
        person.presence = Presence::Present;
    }
    done()
}

/// Takes a person off the roster with all that names them; their words in the minutes go too, so undo is at hand.
pub(super) fn remove(meeting: &mut Meeting, id: PersonId) -> Outcome {
    meeting.person_mut(id)?;
    meeting.roster.retain(|p| p.id != id);
    if meeting.opener.note_taker == Some(id) {
        meeting.opener.note_taker = None;
    }
    for step in &mut meeting.steps {
        for lead in [&mut step.opens, &mut step.leads] {
            if *lead == Lead::Person(id) {
                *lead = Lead::Nobody;
            }
        }
    }
    for item in &mut meeting.items {
        item.commitments.retain(|c| c.person != id);
    }
    super::polls::forget_person(meeting, id);
    done()
}

pub(super) fn add_rule(meeting: &mut Meeting, text: &Text) -> Outcome {
    let words = RuleWords::Own(written(text)?);
    room_for(&meeting.opener.rules, 1, RULES)?;
    let id = RuleId(meeting.fresh());
    meeting.opener.rules.push(Rule { id, words, settled: false });
    done()
}

pub(super) fn remove_rule(meeting: &mut Meeting, id: RuleId) -> Outcome {
    let before = meeting.opener.rules.len();
    meeting.opener.rules.retain(|r| r.id != id);
    if meeting.opener.rules.len() == before { Err(Refusal::Gone) } else { done() }
}

pub(super) fn settle_rule(meeting: &mut Meeting, id: RuleId, settled: bool) -> Outcome {
    let rule = meeting.opener.rules.iter_mut().find(|r| r.id == id).ok_or(Refusal::Gone)?;
    rule.settled = settled;
    done()
}

pub(super) fn set_note_taker(meeting: &mut Meeting, person: Option<PersonId>) -> Outcome {
    if let Some(id) = person {
        meeting.person_mut(id)?;
    }
    meeting.opener.note_taker = person;
    done()
}

pub(super) fn add_note(meeting: &mut Meeting, step: StepId, mark: Mark, text: &Text, at: Timestamp) -> Outcome {
    let text = written(text)?;
    room_for(&meeting.notes, 1, MANY)?;
    meeting.step_mut(step)?;
    let id = NoteId(meeting.fresh());
    meeting.notes.push(Note { id, step, mark, text, at });
    done()
}

pub(super) fn edit_note(meeting: &mut Meeting, id: NoteId, text: &Text) -> Outcome {
    note_mut(meeting, id)?.text = written(text)?;
    done()
}

pub(super) fn mark_note(meeting: &mut Meeting, id: NoteId, mark: Mark) -> Outcome {
    note_mut(meeting, id)?.mark = mark;
    done()
}

pub(super) fn remove_note(meeting: &mut Meeting, id: NoteId) -> Outcome {
    note_mut(meeting, id)?;
    meeting.notes.retain(|n| n.id != id);
    done()
}

fn note_mut(meeting: &mut Meeting, id: NoteId) -> Result<&mut Note, Refusal> {
    meeting.notes.iter_mut().find(|n| n.id == id).ok_or(Refusal::Gone)
}

pub(super) fn park(meeting: &mut Meeting, topic: &Text, contact: &Text, destination: Destination) -> Outcome {
    let topic = written(topic)?;
    room_for(&meeting.parked, 1, MANY)?;
    let step = meeting.current().or_else(|| meeting.steps.first()).map(|s| s.id).ok_or(Refusal::NoAgenda)?;
    let id = ParkedId(meeting.fresh());
    meeting.parked.push(Parked { id, topic, contact: contact.clone(), destination, step });
    done()
}

pub(super) fn place_parked(meeting: &mut Meeting, id: ParkedId, contact: &Text, destination: Destination) -> Outcome {
    let parked = meeting.parked.iter_mut().find(|p| p.id == id).ok_or(Refusal::Gone)?;
    parked.contact = contact.clone();
    parked.destination = destination;
    done()
}

pub(super) fn remove_parked(meeting: &mut Meeting, id: ParkedId) -> Outcome {
    let before = meeting.parked.len();
    meeting.parked.retain(|p| p.id != id);
    if meeting.parked.len() == before { Err(Refusal::Gone) } else { done() }
}
