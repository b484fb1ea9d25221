//! Random meetings: raw numbers that become actions once the meeting they meet is known.
//!
//! Targets come from the meeting as it stands, so most actions fit; some name things that are not there. The numbers
//! shrink, so a broken law comes with a short script.
#![allow(dead_code, reason = "each test file uses a part of it")]

use postmortem_meeting::codec::wire::{self, Wire};
use postmortem_meeting::domain::*;
use proptest::prelude::*;

/// A moment to begin at: 20 October 2025, 08:00 UTC.
pub const MORNING: i64 = 1_760_947_200_000;

/// How the clock moves before an action.
#[derive(Clone, Copy, Debug)]
pub enum Pace {
    /// On by so many milliseconds.
    On(u32),
    /// This stamp lies so many milliseconds back; the next one does not.
    Back(u32),
    /// A stamp of zero.
    Zero,
    /// A stamp at the end of time.
    Huge,
}

/// One action, not yet made.
#[derive(Clone, Copy, Debug)]
pub struct Raw {
    pub kind: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
    pub pace: Pace,
}

fn pace() -> impl Strategy<Value = Pace> {
    prop_oneof![
        60 => (0_u32..4_000).prop_map(Pace::On),
        100 => (0_u32..600_000).prop_map(Pace::On),
        12 => (0_u32..900_000).prop_map(Pace::Back),
        2 => Just(Pace::Zero),
        1 => Just(Pace::Huge),
    ]
}

/// A clock that only goes forward.
fn forward() -> impl Strategy<Value = Pace> {
    (0_u32..600_000).prop_map(Pace::On)
}

fn raws(pace: impl Strategy<Value = Pace>, most: usize) -> impl Strategy<Value = Vec<Raw>> {
    let raw = (any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>(), pace).prop_map(|(kind, a, b, c, pace)| Raw {
        kind,
        a,
        b,
        c,
        pace,
    });
    proptest::collection::vec(raw, 0..most)
}

/// Up to 40 of anything, on a clock that sometimes misbehaves.
pub fn anything() -> impl Strategy<Value = Vec<Raw>> {
    raws(pace(), 40)
}

/// Up to 40 of anything, on a clock that goes forward.
pub fn anything_forward() -> impl Strategy<Value = Vec<Raw>> {
    raws(forward(), 40)
}

/// Turns raw numbers into stamped actions, one at a time.
#[derive(Clone, Debug)]
pub struct Teller {
    now: i64,
    before: Option<Action>,
}

impl Default for Teller {
    fn default() -> Self {
        Self { now: MORNING, before: None }
    }
}

impl Teller {
    /// The next action of any kind; now and then the kind of the last one again, with other words.
    pub fn next(&mut self, meeting: &Meeting, raw: &Raw) -> Stamped {
        let again = self.before.as_ref().filter(|_| raw.kind % 4 == 0).and_then(|b| reworded(b, raw));
        let action = again.unwrap_or_else(|| any_action(meeting, raw));
        self.stamp(raw.pace, action)
    }

    /// The next action that has to do with time; `corrections` lets moments be moved.
    pub fn next_of_time(&mut self, meeting: &Meeting, raw: &Raw, corrections: bool) -> Stamped {
        let action = time_action(meeting, raw, corrections);
        self.stamp(raw.pace, action)
    }

    pub fn stamp(&mut self, pace: Pace, action: Action) -> Stamped {
        let at = match pace {
            Pace::On(by) => {
                self.now += i64::from(by);
                self.now
            }
            Pace::Back(by) => self.now - i64::from(by),
            Pace::Zero => 0,
            Pace::Huge => i64::MAX,
        };
        self.before = Some(action.clone());
        Stamped { at: Timestamp::from_millis(at), action }
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now)
    }
}

/// How far a meeting is when a script begins.
#[derive(Clone, Copy, Debug)]
pub enum Begin {
    Empty,
    Draft,
    Open,
}

/// Mostly open meetings, since most laws are about them.
pub fn begin() -> impl Strategy<Value = Begin> {
    prop_oneof![1 => Just(Begin::Empty), 2 => Just(Begin::Draft), 5 => Just(Begin::Open)]
}

/// The actions that bring a meeting there.
pub fn prelude(begin: Begin) -> Vec<Stamped> {
    let at = |action| Stamped { at: Timestamp::from_millis(MORNING), action };
    let person = |name: &str, roles: &[Role]| PersonDraft { name: Text::line(name), roles: roles.to_vec() };
    let item = |title: &str| ItemDraft { title: Text::line(title), ..ItemDraft::default() };
    let mut actions = Vec::new();
    if matches!(begin, Begin::Draft | Begin::Open) {
        actions.push(at(Action::UseAgenda { school: School::BuyIn, steps: preset(School::BuyIn, Length::Hour) }));
        actions.push(at(Action::AddPeople {
            people: vec![
                person("Amara", &[Role::Facilitator]),
                person("Priya", &[Role::EngineeringManager]),
                person("Tomasz", &[Role::ProductManager, Role::Owner]),
            ],
        }));
        actions.push(at(Action::AddItem { draft: item("Page on slow checkout") }));
        actions.push(at(Action::AddItem { draft: item("Cap the retries") }));
    }
    if matches!(begin, Begin::Open) {
        actions.push(at(Action::Start));
    }
    actions
}

pub fn empty() -> Meeting {
    Meeting::new(MeetingId::new("laws").unwrap())
}

/// A meeting that far.
pub fn meeting(begin: Begin) -> Meeting {
    let mut meeting = empty();
    for stamped in prelude(begin) {
        update(&mut meeting, &stamped).unwrap();
    }
    meeting
}

/// An id that no meeting gave out.
pub fn nobody<T: Wire>() -> T {
    wire::from_text("4000000000").unwrap()
}

fn pick<T: Copy>(list: &[T], at: u16) -> Option<T> {
    if list.is_empty() { None } else { Some(list[usize::from(at) % list.len()]) }
}

/// Mostly one of those there are, sometimes one that is not.
fn id<T: Copy + Wire>(there: impl Iterator<Item = T>, at: u16) -> T {
    let there: Vec<T> = there.collect();
    if at % 16 == 15 { nobody() } else { pick(&there, at).unwrap_or_else(nobody) }
}

pub fn step_id(meeting: &Meeting, at: u16) -> StepId {
    id(meeting.steps().iter().map(|s| s.id), at)
}

fn item_id(meeting: &Meeting, at: u16) -> ItemId {
    id(meeting.items().iter().map(|i| i.id), at)
}

fn person_id(meeting: &Meeting, at: u16) -> PersonId {
    id(meeting.roster().iter().map(|p| p.id), at)
}

fn note_id(meeting: &Meeting, at: u16) -> NoteId {
    id(meeting.notes().iter().map(|n| n.id), at)
}

fn parked_id(meeting: &Meeting, at: u16) -> ParkedId {
    id(meeting.parked().iter().map(|p| p.id), at)
}

fn rule_id(meeting: &Meeting, at: u16) -> RuleId {
    id(meeting.opener().rules.iter().map(|r| r.id), at)
}

/// Things people type, and things they do not.
pub const TYPED: [&str; 24] = [
    "",
    "   ",
    "a",
    "Amara",
    "AMARA",
    "Priya, Tomasz",
    "2025-10-27",
    "2025-02-30",
    "Q4 2026",
    "two\nlines",
    "a | b || c",
    "*bold* _it_ `code` ~~no~~",
    "[a](javascript:alert(1))",
    "<script>alert('x')</script> &amp;",
    "# heading\n- item\n1. one\n> quote",
    "\\ \\| \\\\",
    "“quoted” — dash …",
    "日本語の文",
    "\u{202e}rtl \u{200b}zero",
    "tab\there\r\nand\rthere",
    "\u{0}\u{7}bell",
    "a, b; c / d",
    "https://wiki.example/pm?id=1|2",
    "```\nfence\n```",
];

pub fn text(at: u16) -> Text {
    match at % 64 {
        63 => Text::block(&"long ".repeat(2_000)),
        62 => Text::line(&"x".repeat(700)),
        n => Text::block(TYPED[usize::from(n) % TYPED.len()]),
    }
}

/// Text that says something.
fn said(at: u16) -> Text {
    let text = text(at);
    if text.is_empty() && at % 5 != 0 { Text::line("something") } else { text }
}

fn role(at: u16) -> Role {
    Role::ALL[usize::from(at) % Role::ALL.len()]
}

fn lead(meeting: &Meeting, at: u16) -> Lead {
    match at % 3 {
        0 => Lead::Nobody,
        1 => Lead::Role(role(at)),
        _ => Lead::Person(person_id(meeting, at / 3)),
    }
}

const KINDS: [StepKind; 12] = [
    StepKind::Opening,
    StepKind::Summary,
    StepKind::Path,
    StepKind::Proposed,
    StepKind::Gaps,
    StepKind::Confidence,
    StepKind::Decisions,
    StepKind::Customers,
    StepKind::Close,
    StepKind::Walk,
    StepKind::Learned,
    StepKind::Own,
];

fn minutes(at: u16) -> Minutes {
    match at % 16 {
        0 => Minutes::new(0),
        1 => Minutes::new(480),
        2 => Minutes::new(u16::MAX),
        3 => Minutes::new(477),
        _ => Minutes::new(at % 31),
    }
}

fn draft(meeting: &Meeting, raw: &Raw) -> StepDraft {
    StepDraft {
        kind: KINDS[usize::from(raw.a) % KINDS.len()],
        title: (raw.b % 2 == 0).then(|| text(raw.b / 2)),
        minutes: minutes(raw.c),
        opens: lead(meeting, raw.b),
        leads: lead(meeting, raw.c),
        questions: match raw.b % 5 {
            0 => Some(vec![text(raw.c), text(raw.a)]),
            1 if raw.c % 3 == 0 => Some(vec![said(raw.c); 90]),
            _ => None,
        },
    }
}

fn due(at: u16) -> Option<Due> {
    Due::read(TYPED[usize::from(at) % TYPED.len()])
}

fn item_draft(raw: &Raw, at: u16) -> ItemDraft {
    ItemDraft {
        title: said(at),
        kind: pick(&ItemKind::ALL, raw.b).filter(|_| raw.b % 2 == 0),
        owner: text(raw.b),
        due: due(raw.c),
        ticket: text(raw.c / 3),
        priority: text(raw.a / 5),
        done: raw.b % 4 == 0,
    }
}

fn person_draft(at: u16) -> PersonDraft {
    let name = if at % 4 == 0 { text(at / 4) } else { Text::line(&format!("Person {}", at % 40)) };
    PersonDraft { name, roles: vec![role(at), role(at / 2), role(at)] }
}

fn moment(meeting: &Meeting, at: u16) -> Timestamp {
    let heard = meeting.heard();
    match at % 16 {
        0 => Timestamp::from_millis(0),
        1 => Timestamp::from_millis(i64::MAX),
        2 => heard,
        n => heard.plus(-(i64::from(at / 16) * i64::from(n) * 100)),
    }
}

fn choice(at: u16) -> Option<Choice> {
    pick(&Choice::ALL, at).filter(|_| at % 5 != 0)
}

const FIELDS: [ItemField; 10] = [
    ItemField::Title,
    ItemField::Owner,
    ItemField::Team,
    ItemField::Due,
    ItemField::Ticket,
    ItemField::Reason,
    ItemField::Implication,
    ItemField::Room,
    ItemField::Until,
    ItemField::Approver,
];

/// The same deed with other words, where there are words.
fn reworded(action: &Action, raw: &Raw) -> Option<Action> {
    let text = text(raw.a);
    Some(match action.clone() {
        Action::Describe { fact, .. } => Action::Describe { fact, text },
        Action::RenameStep { step, .. } => Action::RenameStep { step, title: text },
        Action::Ask { step, .. } => Action::Ask { step, question: raw.b },
        Action::FillIn { item, field, .. } => Action::FillIn { item, field, text },
        Action::EditNote { note, .. } => Action::EditNote { note, text },
        Action::SetStopWord { .. } => Action::SetStopWord { word: text },
        Action::SetDirective { .. } => Action::SetDirective { text: Some(text) },
        Action::HearCustomers { .. } => Action::HearCustomers { text },
        Action::DraftMessage { .. } => Action::DraftMessage { text },
        Action::NoteEdits { .. } => Action::NoteEdits { text },
        _ => return None,
    })
}

/// Something that has to do with time.
pub fn time_action(meeting: &Meeting, raw: &Raw, corrections: bool) -> Action {
    let step = step_id(meeting, raw.a);
    let kinds = if corrections { 14 } else { 10 };
    match raw.kind % kinds {
        0 => Action::Start,
        1 => Action::Pause,
        2 | 3 => Action::Resume,
        4 | 5 => Action::GoTo { step },
        6 => {
            let step = meeting.current().map_or(step, |s| s.id);
            let pay = if raw.b % 2 == 0 { Pay::End } else { Pay::Step(step_id(meeting, raw.c)) };
            Action::Extend { step, pay }
        }
        7 => Action::SkipOpener,
        8 if raw.b % 3 == 0 => Action::Close,
        8 => Action::GoTo { step },
        9 => Action::Reopen,
        10 => Action::CorrectBegin { at: moment(meeting, raw.a) },
        11 | 12 => Action::TakeBack { from: moment(meeting, raw.a), to: moment(meeting, raw.b) },
        _ => Action::ClockWasSet { by: clock_error(raw) },
    }
}

fn clock_error(raw: &Raw) -> i64 {
    match raw.a % 8 {
        0 => -1,
        1 => i64::MAX,
        2 => i64::MIN,
        _ => i64::from(raw.b) * 10,
    }
}

/// Anything at all.
pub fn any_action(meeting: &Meeting, raw: &Raw) -> Action {
    let &Raw { kind, a, b, c, .. } = raw;
    let step = step_id(meeting, a);
    let item = item_id(meeting, a);
    let person = person_id(meeting, a);
    if kind >= 208 {
        return poll_action(meeting, raw);
    }
    match kind % 64 {
        0..=9 => time_action(meeting, &Raw { kind: (c % 251) as u8, ..*raw }, true),
        10 => {
            let facts = [Fact::Title, Fact::Incident, Fact::Day, Fact::Link];
            Action::Describe { fact: facts[usize::from(a) % 4], text: text(b) }
        }
        11 => Action::SetSeverity { severity: pick(&Severity::ALL, a).filter(|_| b % 4 != 0) },
        12 => Action::TakeOver {
            import: std::boxed::Box::new(Import {
                title: text(a),
                incident: text(b),
                day: Date::new(2025, 10, (c % 31) as u8),
                severity: pick(&Severity::ALL, c).filter(|_| c % 2 == 0),
                link: text(c),
                items: (0..a % 4).map(|n| item_draft(raw, b.wrapping_add(n))).collect(),
                people: (0..b % 4).map(|n| person_draft(c.wrapping_add(n))).collect(),
            }),
        },
        13 => {
            let school = CHOICES[usize::from(a) % 2];
            let mut steps = match b % 4 {
                0 => vec![draft(meeting, raw); usize::from(c % 70)],
                _ => preset(school, Length::ALL[usize::from(b) % 4]),
            };
            if c % 3 == 0 {
                steps.push(draft(meeting, raw));
            }
            Action::UseAgenda { school, steps }
        }
        14 => {
            Action::AddStep { after: Some(step).filter(|_| b % 5 != 0), draft: draft(meeting, &Raw { a: c, ..*raw }) }
        }
        15 => Action::RemoveStep { step },
        16 => Action::RenameStep { step, title: text(b) },
        17 => Action::MoveStep { step, to: if b == 9 { usize::MAX } else { usize::from(b % 12) } },
        18 => Action::SetMinutes { step, minutes: minutes(b) },
        19 => Action::SetLead { step, leads: lead(meeting, b) },
        20 => Action::SetQuestions { step, questions: (0..b % 50).map(|n| text(c.wrapping_add(n))).collect() },
        21 | 22 => Action::ShiftMinutes {
            from: step,
            to: step_id(meeting, b),
            minutes: if c % 3 == 0 { minutes(c) } else { Minutes::new(c % 5) },
        },
        23 | 24 => Action::ExpectLiaison { expected: b % 2 == 0 },
        25 => Action::Ask { step, question: b },
        26 => Action::SetDirective { text: Some(text(b)).filter(|_| a % 3 != 0) },
        27 => Action::AddRule { text: text(b) },
        28 => Action::RemoveRule { rule: rule_id(meeting, a) },
        29 => Action::SettleRule { rule: rule_id(meeting, a), settled: b % 2 == 0 },
        30 => Action::SetStopWord { word: text(b) },
        31 => Action::SettleStopWord { settled: b % 2 == 0 },
        32 => Action::SetNoteTaker { person: Some(person).filter(|_| b % 4 != 0) },
        33 | 34 => Action::AddPeople { people: (0..b % 5).map(|n| person_draft(c.wrapping_add(n))).collect() },
        35 => Action::RenamePerson { person, name: text(b) },
        36 => Action::SetRole { person, role: role(b), on: c % 2 == 0 },
        37 => {
            let all = [Presence::Expected, Presence::Present, Presence::Absent, Presence::Left];
            match all.get(usize::from(b) % 5) {
                Some(presence) => Action::SetPresence { person, presence: *presence },
                None => Action::AllHere,
            }
        }
        38 => Action::RemovePerson { person },
        39 | 40 => Action::AddItem { draft: item_draft(raw, a) },
        41 | 42 => Action::FillIn { item, field: FIELDS[usize::from(b) % 10], text: text(c) },
        43 => Action::SetKind { item, kind: pick(&ItemKind::ALL, b).filter(|_| c % 3 != 0) },
        44 => Action::RemoveItem { item },
        45 => Action::MoveItem { item, to: usize::from(b % 9) },
        46 => Action::PutOnTable { item },
        47 | 48 => Action::Decide { item, choice: choice(b) },
        49 | 50 => Action::Answer {
            item,
            person: person_id(meeting, b),
            answer: Answer::ALL[usize::from(c) % 5],
            words: text(c / 5),
            hedged: c % 3 == 0,
        },
        51 => Action::TakeAnswerBack { item, person: person_id(meeting, b) },
        52 | 53 => Action::AddNote { step, mark: Mark::ALL[usize::from(b) % 5], text: said(c) },
        54 => Action::EditNote { note: note_id(meeting, a), text: text(b) },
        55 => Action::MarkNote { note: note_id(meeting, a), mark: Mark::ALL[usize::from(b) % 5] },
        56 => Action::RemoveNote { note: note_id(meeting, a) },
        57 => Action::Park { topic: said(a), contact: text(b), destination: Destination::ALL[usize::from(c) % 5] },
        58 => Action::PlaceParked {
            parked: parked_id(meeting, a),
            contact: text(b),
            destination: Destination::ALL[usize::from(c) % 5],
        },
        59 => Action::RemoveParked { parked: parked_id(meeting, a) },
        60 => Action::HearCustomers { text: text(a) },
        61 => Action::DraftMessage { text: text(a) },
        62 => Action::NoteEdits { text: text(a) },
        _ => Action::Rule { verdict: pick(&Verdict::ALL, a).filter(|_| b % 4 != 0), by: text(c) },
    }
}

fn poll_id(meeting: &Meeting, at: u16) -> PollId {
    id(meeting.polls().iter().map(|p| p.id), at)
}

fn poll_draft(meeting: &Meeting, raw: &Raw) -> PollDraft {
    let &Raw { a, b, c, .. } = raw;
    let abouts = [
        About::Room,
        About::Plan,
        About::Step(step_id(meeting, b)),
        About::Extension(step_id(meeting, c)),
        About::Item(item_id(meeting, b)),
    ];
    let scale = Scale::ALL[usize::from(a) % 10];
    let items: Vec<ItemId> = meeting.items().iter().map(|i| i.id).take(usize::from(b % 5)).collect();
    let mut topics: Vec<Text> = items.iter().map(|id| meeting.item(*id).unwrap().title.clone()).collect();
    if c % 4 == 0 {
        topics.push(text(b));
    }
    PollDraft {
        scale,
        about: abouts[usize::from(c) % 5],
        question: text(c),
        topics,
        items,
        options: (0..a % 18).map(|n| text(b.wrapping_add(n))).collect(),
        named: c % 2 == 0,
        secrecy: [Secrecy::Open, Secrecy::Sealed, Secrecy::Published][usize::from(b) % 3],
        voters: meeting.roster().iter().map(|p| p.id).take(usize::from(a % 7)).collect(),
    }
}

/// A tally of the poll, or one that does not fit it.
fn tally(meeting: &Meeting, poll: &Poll, raw: &Raw) -> Tally {
    let &Raw { a, b, c, .. } = raw;
    let mut tally = Tally::blank(poll.topics() + usize::from(a % 23 == 0), poll.options());
    for n in 0..b % 9 {
        let most = poll.options() as u16 + 1 + u16::from(c % 19 == 0);
        let answers: Vec<u16> = (0..poll.topics() as u16).map(|t| (a / 3 + n * 5 + t * 7) % most).collect();
        tally.add(poll.asked.scale, &answers);
        if poll.asked.named || c % 17 == 0 {
            let name = text(n.wrapping_mul(a));
            let person = meeting.roster().get(usize::from(n)).map(|p| p.id);
            tally.votes.push(Vote { name, person, answers, way: Way::Typed });
        }
    }
    tally.aside = aside(poll, raw);
    tally
}

fn aside(poll: &Poll, raw: &Raw) -> Vec<Aside> {
    let whys = [Why::Unclear, Why::Forged, Why::Late, Why::Conflict];
    (0..raw.c % 4)
        .map(|n| Aside {
            name: text(raw.a.wrapping_add(n)),
            why: whys[usize::from(n) % 4],
            words: text(raw.b.wrapping_add(n)),
            answers: if n % 2 == 0 { vec![1; poll.topics()] } else { Vec::new() },
            settled: None,
        })
        .collect()
}

/// Something that has to do with polls.
pub fn poll_action(meeting: &Meeting, raw: &Raw) -> Action {
    let &Raw { kind, a, b, c, .. } = raw;
    let poll = poll_id(meeting, a);
    let (nonce, key) = (Bytes::new(&a.to_be_bytes().repeat(4)), Bytes::new(&b.to_be_bytes().repeat(16)));
    let key_for = |secrecy| if secrecy == Secrecy::Open && c % 13 != 0 { Bytes::default() } else { key.clone() };
    match (kind % 16, meeting.poll(poll)) {
        (0..=3, _) | (_, None) => {
            let draft = poll_draft(meeting, raw);
            let key = key_for(draft.secrecy);
            Action::OpenPoll { draft: std::boxed::Box::new(draft), nonce, key }
        }
        (4..=5, _) => {
            Action::CountIn { poll, voted: b % 80, people: vec![person_id(meeting, b), person_id(meeting, c)] }
        }
        (6..=8, Some(asked)) => Action::Reveal { poll, tally: std::boxed::Box::new(tally(meeting, asked, raw)) },
        (9, Some(asked)) => Action::Late { poll, aside: aside(asked, raw) },
        (10..=11, Some(asked)) => Action::Settle {
            poll,
            aside: usize::from(b % 3),
            answers: vec![c % 4; asked.topics() * usize::from(b % 2)],
        },
        (12..=13, Some(asked)) => Action::VoteAgain { poll, nonce, key: key_for(asked.asked.secrecy) },
        (14, _) => {
            let ending = [Some(Ending::Agreed), Some(Ending::AgreedWithDoubts), Some(Ending::NotAgreed), None];
            Action::Conclude { poll, ending: ending[usize::from(b) % 4], words: text(c) }
        }
        _ => Action::DropPoll { poll },
    }
}

/// Plays a script on a meeting; gives the actions that were taken.
pub fn play(meeting: &mut Meeting, raws: &[Raw]) -> Vec<Stamped> {
    let mut teller = Teller::default();
    let mut taken = Vec::new();
    for raw in raws {
        let stamped = teller.next(meeting, raw);
        if update(meeting, &stamped).is_ok() {
            taken.push(stamped);
        }
    }
    taken
}

/// A journal after a script in which about every eighth deed is an undo or a redo.
pub fn journal(begin: Begin, raws: &[Raw]) -> Journal {
    let mut journal = Journal::new(empty());
    for stamped in prelude(begin) {
        journal.act(stamped).unwrap();
    }
    let mut teller = Teller::default();
    for raw in raws {
        turn(&mut journal, &mut teller, raw);
    }
    journal
}

/// One turn: an action, an undo or a redo.
pub fn turn(journal: &mut Journal, teller: &mut Teller, raw: &Raw) {
    match raw.c % 16 {
        0 => {
            journal.undo();
        }
        1 => {
            journal.redo();
        }
        _ => {
            let stamped = teller.next(journal.meeting(), raw);
            let _ = journal.act(stamped);
        }
    }
}
