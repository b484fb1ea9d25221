//! What people did, and what they gave with it.

use super::{Reader, Value, Wire, Writer, choice, record};
use crate::domain::{Action, Fact, Import, ItemDraft, Pay, PersonDraft, Stamped, StepDraft};

record!(Stamped { at, action });
record!(PersonDraft { name, roles or });
record!(StepDraft { kind, title skip, minutes, opens or, leads or, questions skip });
record!(ItemDraft { title, kind skip, owner skip, due skip, ticket skip, priority skip, done skip });
record!(Import { title or, incident or, day or, severity or, link or, items or, people or });

choice!(Fact { Title, Incident, Day, Link });
choice!(Pay { End, Step(step) });

choice!(Action {
    Start,
    Describe { fact, text },
    SetSeverity { severity or },
    TakeOver { import },
    UseAgenda { school, steps },
    AddStep { after or, draft },
    RemoveStep { step },
    RenameStep { step, title },
    MoveStep { step, to },
    SetMinutes { step, minutes },
    SetLead { step, leads },
    SetQuestions { step, questions },
    ShiftMinutes { from, to, minutes },
    ExpectLiaison { expected },
    Ask { step, question },
    SetDirective { text or },
    AddRule { text },
    RemoveRule { rule },
    SettleRule { rule, settled },
    SetStopWord { word },
    SettleStopWord { settled },
    SetNoteTaker { person or },
    SkipOpener,
    Pause,
    Resume,
    GoTo { step },
    CorrectBegin { at },
    TakeBack { from, to },
    ClockWasSet { by },
    Extend { step, pay },
    Close,
    Reopen,
    AddPeople { people },
    RenamePerson { person, name },
    SetRole { person, role, on },
    SetPresence { person, presence },
    RemovePerson { person },
    AddItem { draft },
    FillIn { item, field, text },
    SetKind { item, kind or },
    RemoveItem { item },
    MoveItem { item, to },
    PutOnTable { item },
    Decide { item, choice or },
    Answer { item, person, answer, words, hedged },
    TakeAnswerBack { item, person },
    OpenPoll { draft, nonce, key or },
    CountIn { poll, voted, people or },
    Reveal { poll, tally },
    Late { poll, aside },
    Settle { poll, aside, answers or },
    VoteAgain { poll, nonce, key or },
    Conclude { poll, ending or, words or },
    DropPoll { poll },
    AddNote { step, mark, text },
    EditNote { note, text },
    MarkNote { note, mark },
    RemoveNote { note },
    Park { topic, contact, destination },
    PlaceParked { parked, contact, destination },
    RemoveParked { parked },
    HearCustomers { text },
    DraftMessage { text },
    NoteEdits { text },
    Rule { verdict or, by },
    AllHere,
});
