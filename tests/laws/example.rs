//! An invented meeting about an invented incident, made by doing to it what people would do.
#![allow(dead_code, reason = "each test file uses a part of it")]

use postmortem_meeting::domain::*;

/// 20 October 2025, 08:00 UTC.
pub const BEGAN: i64 = 1_760_947_200_000;

/// A note that must never be seen by anybody else.
pub const SECRET: &str = "Diego looks worn out, ask him after the call";

/// A meeting that is told, minute by minute.
pub struct Story {
    pub journal: Journal,
    at: i64,
}

impl Story {
    pub fn new() -> Self {
        let meeting = Meeting::new(MeetingId::new("checkout-latency").unwrap());
        Self { journal: Journal::new(meeting), at: BEGAN - 3_600_000 }
    }

    pub fn meeting(&self) -> &Meeting {
        self.journal.meeting()
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.at)
    }

    /// The clock at so many seconds after the beginning.
    pub fn at(&mut self, seconds: i64) -> &mut Self {
        self.at = BEGAN + seconds * 1_000;
        self
    }

    pub fn act(&mut self, action: Action) -> &mut Self {
        let at = Timestamp::from_millis(self.at);
        self.journal.act(Stamped { at, action }).unwrap();
        self
    }

    pub fn step(&self, kind: StepKind) -> StepId {
        self.meeting().step_of(kind).unwrap().id
    }

    pub fn person(&self, name: &str) -> PersonId {
        self.meeting().roster().iter().find(|p| p.name.as_str() == name).unwrap().id
    }

    pub fn item(&self, words: &str) -> ItemId {
        self.meeting().items().iter().find(|i| i.title.as_str().contains(words)).unwrap().id
    }

    pub fn fill(&mut self, item: &str, field: ItemField, text: &str) -> &mut Self {
        let item = self.item(item);
        self.act(Action::FillIn { item, field, text: Text::block(text) })
    }

    pub fn decide(&mut self, item: &str, choice: Choice) -> &mut Self {
        let item = self.item(item);
        self.act(Action::Decide { item, choice: Some(choice) })
    }

    pub fn answer(&mut self, item: &str, name: &str, answer: Answer, words: &str, hedged: bool) -> &mut Self {
        let (item, person) = (self.item(item), self.person(name));
        self.act(Action::Answer { item, person, answer, words: Text::line(words), hedged })
    }

    pub fn note(&mut self, kind: StepKind, mark: Mark, text: &str) -> &mut Self {
        let step = self.step(kind);
        self.act(Action::AddNote { step, mark, text: Text::block(text) })
    }

    pub fn go(&mut self, kind: StepKind) -> &mut Self {
        let step = self.step(kind);
        self.act(Action::GoTo { step })
    }
}

/// Before the meeting: what the written postmortem brought, and the people.
pub fn draft() -> Story {
    let mut story = Story::new();
    let person = |name: &str, roles: &[Role]| PersonDraft { name: Text::line(name), roles: roles.to_vec() };
    let item = |title: &str, owner: &str, ticket: &str, kind| ItemDraft {
        title: Text::line(title),
        kind: Some(kind),
        owner: Text::line(owner),
        ticket: Text::line(ticket),
        ..ItemDraft::default()
    };
    let mut done =
        item("Raise the fraud client’s pool to 200 connections", "Mei-Ling Zhao", "PLT-0958", ItemKind::Mitigate);
    done.done = true;
    let import = Import {
        title: Text::line("Checkout latency, 14 Oct"),
        incident: Text::line("INC-2291"),
        day: Date::new(2025, 10, 14),
        severity: Some(Severity::One),
        link: Text::line("https://wiki.example/postmortems/inc-2291"),
        items: vec![
            item(
                "Page the payments on-call when checkout p99 stays above 1.5 s for 3 minutes",
                "Diego Fuentes",
                "PAY-4471",
                ItemKind::Detect,
            ),
            item(
                "Name the fraud client’s pool size in our configuration, and fail the deploy when it is missing",
                "Kwame Mensah",
                "PLT-0961",
                ItemKind::Prevent,
            ),
            item(
                "Cap retries from checkout to fraud scoring at 10 % of calls",
                "Yusuf Demir, Kwame Mensah",
                "",
                ItemKind::Mitigate,
            ),
            item(
                "Rehearse the switch “sell without a fraud score” every quarter",
                "Kwame Mensah",
                "",
                ItemKind::Mitigate,
            ),
            item("Move fraud scoring to a cluster of its own", "", "PLT-0970", ItemKind::Prevent),
            item(
                "Show changed upstream defaults in the upgrade request",
                "Mei-Ling Zhao",
                "PLT-0963",
                ItemKind::Detect,
            ),
            done,
        ],
        people: vec![
            person("Jonas Lindqvist", &[Role::Owner, Role::Engineer]),
            person("Amara Okafor", &[Role::Facilitator]),
            person("Saoirse Byrne", &[Role::NoteTaker]),
            person("Mei-Ling Zhao", &[Role::Commander]),
            person("Yusuf Demir", &[Role::TechLead]),
            person("Priya Raghunathan", &[Role::EngineeringManager]),
            person("Tomasz Wiśniewski", &[Role::ProductManager]),
            person("Diego Fuentes", &[Role::Engineer]),
            person("Kwame Mensah", &[Role::TeamRep]),
        ],
    };
    story.act(Action::UseAgenda { school: School::BuyIn, steps: preset(School::BuyIn, Length::Hour) });
    story.act(Action::TakeOver { import: std::boxed::Box::new(import) });
    let taker = story.person("Saoirse Byrne");
    story.act(Action::SetNoteTaker { person: Some(taker) });
    story.act(Action::AddRule { text: Text::line("Cameras as you like") });
    story
}

/// An hour later: the meeting as it was held.
pub fn held() -> Story {
    let mut story = draft();
    let all: Vec<PersonId> = story.meeting().roster().iter().map(|p| p.id).collect();
    story.at(0).act(Action::Start);
    for person in all {
        story.act(Action::SetPresence { person, presence: Presence::Present });
    }
    let (absent, left) = (story.person("Diego Fuentes"), story.person("Kwame Mensah"));
    story.act(Action::SetPresence { person: absent, presence: Presence::Absent });
    let rules: Vec<RuleId> = story.meeting().opener().rules.iter().map(|r| r.id).collect();
    for rule in rules.into_iter().take(2) {
        story.act(Action::SettleRule { rule, settled: true });
    }
    story.act(Action::SettleStopWord { settled: true });
    story.at(5 * 60).go(StepKind::Summary);
    story.note(
        StepKind::Summary,
        Mark::Plain,
        "The timeline is right, apart from 16:31: the page came from a customer.",
    );
    story.at(9 * 60).go(StepKind::Path);
    story.note(
        StepKind::Path,
        Mark::Insight,
        "The pool limit came from the library’s own default. Nothing in our repository names it.",
    );
    story.note(StepKind::Path, Mark::Private, SECRET);
    story.note(StepKind::Path, Mark::Insight, "Retries counted as new sessions, so every slow answer made three more.");
    story.note(StepKind::Path, Mark::OpenQuestion, "Which other clients take their pool size from a default?");
    story.at(20 * 60).act(Action::Park {
        topic: Text::line("How we test library upgrades"),
        contact: Text::line("Mei-Ling Zhao"),
        destination: Destination::Meeting,
    });
    let (path, gaps) = (story.step(StepKind::Path), story.step(StepKind::Gaps));
    story.at(28 * 60).act(Action::Extend { step: path, pay: Pay::Step(gaps) });
    story.at(33 * 60).go(StepKind::Proposed);
    story.at(36 * 60).act(Action::Pause);
    story.at(38 * 60).act(Action::Resume);
    story.at(40 * 60).go(StepKind::Gaps);
    story.note(StepKind::Gaps, Mark::Idea, "A dashboard of every default we rely on.");
    story.at(42 * 60).go(StepKind::Confidence);
    story.at(47 * 60).go(StepKind::Decisions);
    story.act(Action::SetPresence { person: left, presence: Presence::Left });

    story.decide("Page the payments", Choice::Do);
    story.fill("Page the payments", ItemField::Due, "2025-10-27");
    story.fill("Page the payments", ItemField::Implication, "The on-call hears of slow checkouts before customers do.");
    story.answer("Page the payments", "Priya Raghunathan", Answer::Commit, "by 27 October", false);

    story.decide("Name the fraud", Choice::Do);
    story.fill("Name the fraud", ItemField::Due, "2025-11-03");
    story.fill("Name the fraud", ItemField::Implication, "A changed default stops at the deploy, not at the till.");
    story.fill("Name the fraud", ItemField::Room, "The invoice export moves to the November sprint.");
    story.fill("Name the fraud", ItemField::Approver, "Priya Raghunathan");
    story.answer("Name the fraud", "Priya Raghunathan", Answer::Commit, "by 3 November", false);
    story.answer("Name the fraud", "Tomasz Wiśniewski", Answer::Commit, "moving the invoice export", false);
    story.answer("Name the fraud", "Yusuf Demir", Answer::AnswerBy, "22 October", false);

    story.decide("Cap retries", Choice::Do);
    story.fill("Cap retries", ItemField::Implication, "A slow answer stays one slow answer.");
    story.answer("Cap retries", "Yusuf Demir", Answer::Commit, "we’ll try for 3 November", true);
    story.answer("Cap retries", "Tomasz Wiśniewski", Answer::Decline, "no sprint has room before December", false);

    story.decide("Rehearse the switch", Choice::Later);
    story.fill("Rehearse the switch", ItemField::Until, "From January");
    story.fill("Rehearse the switch", ItemField::Room, "The cap has run for one month");
    story.fill("Rehearse the switch", ItemField::Implication, "Until then the switch stays a manual step.");

    story.decide("cluster of its own", Choice::Dont);
    story.fill("cluster of its own", ItemField::Reason, "Cost outweighs return while the cap holds.");
    story.fill(
        "cluster of its own",
        ItemField::Implication,
        "A second incident of this shape would again slow both services.",
    );
    story.fill("cluster of its own", ItemField::Approver, "Priya Raghunathan");

    story.at(56 * 60).go(StepKind::Customers);
    story.act(Action::HearCustomers {
        text: Text::block("Two shops asked whether orders were charged twice. They were not."),
    });
    story.act(Action::DraftMessage {
        text: Text::block(
            "On 14 October paying took up to a minute between 16:08 and 17:22.\nNo order was charged twice.",
        ),
    });
    story.act(Action::NoteEdits { text: Text::line("Say how many orders were late.") });
    story.act(Action::Rule { verdict: Some(Verdict::WithEdits), by: Text::line("Tomasz Wiśniewski") });
    story.at(60 * 60).go(StepKind::Close);
    story.at(63 * 60 + 20).act(Action::Close);
    story
}
