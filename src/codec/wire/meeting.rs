//! The meeting and what is in it.

use super::{Reader, Value, Wire, Writer, choice, put, record, take, write_list};
use crate::domain::{
    Answer, Choice, Commitment, Date, Destination, Due, Item, ItemField, ItemId, ItemKind, Lead, Mark, Meeting,
    MeetingId, Minutes, Note, NoteId, Opener, Outside, Parked, ParkedId, Parts, Person, PersonId, PollId, Presence,
    Role, Rule, RuleId, RuleWords, School, Severity, Stage, Step, StepId, StepKind, Text, Timestamp, Timing, Verdict,
    Visit,
};

choice!(Severity { One, Two, Three, Four, Five });
choice!(School { BuyIn, Learning });
choice!(StepKind {
    Opening,
    Summary,
    Path,
    Proposed,
    Gaps,
    Confidence,
    Decisions,
    Customers,
    Close,
    Walk,
    Learned,
    Own,
});
choice!(Role {
    Owner,
    Facilitator,
    Commander,
    Deputy,
    Engineer,
    EngineeringManager,
    ProductManager,
    TechLead,
    TeamRep,
    CustomerLiaison,
    NoteTaker,
    CoFacilitator,
    Observer,
});
choice!(Presence { Expected, Present, Absent, Left });
choice!(ItemKind { Investigate, Mitigate, Repair, Detect, Prevent });
choice!(Choice { Do, Later, Dont });
choice!(Answer { Commit, Counter, AnswerBy, Understand, Decline });
choice!(ItemField { Title, Owner, Team, Due, Ticket, Reason, Implication, Room, Until, Approver });
choice!(Mark { Plain, Insight, OpenQuestion, Idea, Private });
choice!(Destination { Open, Ticket, Meeting, Owner, Nowhere });
choice!(Verdict { Approved, WithEdits, Held });
choice!(Lead { Nobody, Role(role), Person(person) });
choice!(RuleWords { EveryoneSpeaks, WhatAndHow, Own(text) });

record!(Step {
    id, kind, title skip, planned, floor, opens or, leads or, questions skip, asked or, extended skip,
});
record!(Rule { id, words, settled or });
record!(Opener { text skip, rules or, stop_word or, stop_word_settled or, note_taker skip });
record!(Person { id, name, roles or, presence or });
record!(Commitment { person, answer, words or, hedged or });
record!(Item {
    id, title, kind skip, owner skip, team skip, due skip, ticket skip, priority skip, done skip, choice skip,
    reason skip, implication skip, room skip, until skip, approver skip, commitments skip,
});
record!(Note { id, step, mark or, text, at });
record!(Parked { id, topic, contact or, destination or, step });
record!(Outside { heard skip, message skip, edits skip, verdict skip, by skip });
record!(Visit { step, from, to });

macro_rules! ids {
    ($($type:ident),*) => {$(
        impl Wire for $type {
            fn write(&self, out: &mut Writer) {
                self.number().write(out);
            }
            fn read(from: &mut Reader, value: &Value) -> Self {
                Self::from_number(u32::read(from, value))
            }
        }
    )*};
}

ids!(StepId, ItemId, PersonId, NoteId, ParkedId, RuleId, PollId);

impl Wire for Timestamp {
    fn write(&self, out: &mut Writer) {
        out.int(self.millis());
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::from_millis(i64::read(from, value))
    }
}

impl Wire for Minutes {
    fn write(&self, out: &mut Writer) {
        self.get().write(out);
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::new(u16::read(from, value))
    }
}

impl Wire for Date {
    fn write(&self, out: &mut Writer) {
        out.text(&self.to_string());
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::parse(from.text(value)).unwrap_or_else(|| {
            from.fail();
            Self::of_local_millis(0)
        })
    }
}

impl Wire for Due {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Day(date) => date.write(out),
            Self::Words(words) => words.write(out),
        }
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::read(from.text(value)).unwrap_or(Self::Words(Text::default()))
    }
}

impl Wire for Timing {
    fn write(&self, out: &mut Writer) {
        out.raw("{");
        put!(out, &self.began(), began);
        out.name("past");
        write_list(self.past(), out);
        put!(out, &self.step(), step);
        put!(out, &self.is_running(), running);
        put!(out, &self.since(), since);
        out.close("}");
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        Self::restore(
            take!(from, value, began),
            take!(from, value, past),
            take!(from, value, step),
            take!(from, value, running),
            take!(from, value, since),
        )
    }
}

impl Wire for Stage {
    fn write(&self, out: &mut Writer) {
        match self {
            Self::Draft => out.text("Draft"),
            Self::Open(timing) => {
                out.variant("Open");
                timing.write(out);
                out.close("}");
            }
            Self::Closed(timing, end) => {
                out.variant("Closed");
                out.raw("[");
                timing.write(out);
                end.write(out);
                out.close("]}");
            }
        }
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        match from.pick(value, &["Draft", "Open", "Closed"]) {
            (1, timing) => Self::Open(Timing::read(from, timing)),
            (2, pair) => match from.list(pair) {
                [timing, end] => Self::Closed(Timing::read(from, timing), Timestamp::read(from, end)),
                _ => {
                    from.fail();
                    Self::Draft
                }
            },
            _ => Self::Draft,
        }
    }
}

/// Writes a meeting.
pub(in crate::codec) fn write_meeting(meeting: &Meeting, out: &mut Writer) {
    let (gave, on_table, next) = meeting.hidden();
    out.raw("{");
    out.name("id");
    out.text(meeting.id().as_str());
    put!(out, meeting.title(), title);
    put!(out, meeting.incident(), incident);
    put!(out, &meeting.severity(), severity);
    put!(out, &meeting.day(), day);
    put!(out, meeting.link(), link);
    put!(out, &meeting.school(), school);
    out.name("steps");
    write_list(meeting.steps(), out);
    put!(out, &gave, gave);
    put!(out, meeting.opener(), opener);
    out.name("roster");
    write_list(meeting.roster(), out);
    out.name("items");
    write_list(meeting.items(), out);
    put!(out, &on_table, on_table);
    out.name("notes");
    write_list(meeting.notes(), out);
    out.name("parked");
    write_list(meeting.parked(), out);
    put!(out, meeting.outside(), outside);
    put!(out, &meeting.polls().to_vec(), polls skip);
    put!(out, meeting.stage(), stage);
    put!(out, &meeting.heard(), heard);
    put!(out, &next, next);
    out.close("}");
}

/// Reads what a meeting is made of; `None` when it has no name, which is noted.
pub(in crate::codec) fn parts(from: &mut Reader, value: &Value) -> Option<Parts> {
    let id = from.get(value, "id");
    let Some(id) = MeetingId::new(from.text(id)) else {
        from.fail();
        return None;
    };
    Some(Parts {
        id,
        title: take!(from, value, title),
        incident: take!(from, value, incident),
        severity: take!(from, value, severity),
        day: take!(from, value, day),
        link: take!(from, value, link),
        school: take!(from, value, school),
        steps: take!(from, value, steps),
        gave: take!(from, value, gave),
        opener: take!(from, value, opener),
        roster: take!(from, value, roster),
        items: take!(from, value, items),
        on_table: take!(from, value, on_table),
        notes: take!(from, value, notes),
        parked: take!(from, value, parked),
        outside: take!(from, value, outside),
        polls: take!(from, value, polls or),
        stage: take!(from, value, stage),
        heard: take!(from, value, heard),
        next: take!(from, value, next),
    })
}
