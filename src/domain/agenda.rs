//! The agenda: ordered steps, each with a time box, and the presets that add up.

use super::{Minutes, PersonId, Role, StepId, Text};

/// What a step is for; its title and questions come with the language unless the team wrote its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// Prime Directive, ground rules, note taker.
    Opening,
    /// The owner sums up causes and timeline.
    Summary,
    /// How did we get here?
    Path,
    /// The owner presents the proposed actions.
    Proposed,
    /// What is missing, what would we do differently?
    Gaps,
    /// Is the team confident in the plan?
    Confidence,
    /// A decision and named commitments per action item.
    Decisions,
    /// Customers, and the outside message.
    Customers,
    /// Read-back and close.
    Close,
    /// A walk along the timeline ("Learning first").
    Walk,
    /// What did we learn ("Learning first")?
    Learned,
    /// A step of the team's own; it always carries a title.
    Own,
}

impl StepKind {
    /// Whether its box is never cut to pay for another step (opener, confidence, decisions, outside message, read-back).
    pub fn is_protected(self) -> bool {
        matches!(self, Self::Opening | Self::Confidence | Self::Decisions | Self::Customers | Self::Close)
    }
}

/// Who opens or leads a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lead {
    /// Nobody in particular.
    #[default]
    Nobody,
    /// Whoever holds the role.
    Role(Role),
    /// A person of the roster.
    Person(PersonId),
}

/// A step of the meeting's agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub id: StepId,
    /// What it is for.
    pub kind: StepKind,
    /// The team's own title; `None` takes the kind's.
    pub title: Option<Text>,
    /// The time box, extensions and payments included.
    pub planned: Minutes,
    /// Paying for other steps never takes the box below this.
    pub floor: Minutes,
    /// Who opens it.
    pub opens: Lead,
    /// Who leads the talk.
    pub leads: Lead,
    /// The team's own questions; `None` takes the kind's.
    pub questions: Option<Vec<Text>>,
    /// Which of its questions is on the table, from 0.
    pub asked: u16,
    /// Extensions in order; each is shorter than the one before.
    pub extended: Vec<Minutes>,
}

impl Step {
    pub(in crate::domain) fn new(id: StepId, draft: &StepDraft) -> Self {
        let protected = draft.kind.is_protected();
        Self {
            id,
            kind: draft.kind,
            title: draft.title.clone().filter(|t| !t.is_empty()),
            planned: draft.minutes,
            floor: if protected { draft.minutes } else { draft.minutes.min(Minutes::new(1)) },
            opens: draft.opens,
            leads: draft.leads,
            questions: draft.questions.as_deref().and_then(own_questions),
            asked: 0,
            extended: Vec::new(),
        }
    }

    /// Minutes it could give to another step.
    pub fn spare(&self) -> Minutes {
        self.planned.less(self.floor).unwrap_or_default()
    }

    /// How long the next extension may be, or `None` when the step had its last one.
    ///
    /// Half the box, four minutes at most, then half of the extension before: 4, 2, 1, and then the room moves on.
    pub fn next_extension(&self) -> Option<Minutes> {
        let next = match self.extended.last() {
            Some(last) => last.get() / 2,
            None => (self.planned.get() / 2).clamp(1, 4),
        };
        (next > 0 && self.planned.get() > 0).then(|| Minutes::new(next))
    }

    /// What it was before, as a draft: for a template that keeps the agenda.
    pub fn draft(&self) -> StepDraft {
        let own = |lead: Lead| match lead {
            Lead::Person(_) => Lead::Nobody,
            other => other,
        };
        StepDraft {
            kind: self.kind,
            title: self.title.clone(),
            minutes: self.planned,
            opens: own(self.opens),
            leads: own(self.leads),
            questions: self.questions.clone(),
        }
    }
}

/// The most questions of a step.
pub(in crate::domain) const QUESTIONS: usize = 40;

/// The team's own questions that say something, or `None` when none does: then the kind's are asked.
pub(in crate::domain) fn own_questions(questions: &[Text]) -> Option<Vec<Text>> {
    let own: Vec<Text> = questions.iter().filter(|q| !q.is_empty()).take(QUESTIONS).cloned().collect();
    (!own.is_empty()).then_some(own)
}

/// A step that is not on an agenda yet: from a preset, a template or a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDraft {
    /// What it is for.
    pub kind: StepKind,
    /// The team's own title.
    pub title: Option<Text>,
    /// The time box.
    pub minutes: Minutes,
    /// Who opens it.
    pub opens: Lead,
    /// Who leads the talk.
    pub leads: Lead,
    /// The team's own questions.
    pub questions: Option<Vec<Text>>,
}

impl StepDraft {
    /// A step of the team's own, led by the facilitator.
    pub fn own(title: Text, minutes: Minutes, questions: Option<Vec<Text>>) -> Self {
        Self {
            kind: StepKind::Own,
            title: Some(title),
            minutes,
            opens: Lead::Nobody,
            leads: Lead::Role(Role::Facilitator),
            questions,
        }
    }
}

/// The two schools a meeting can follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum School {
    /// Most time on causes and on a decision for every action item.
    #[default]
    BuyIn,
    /// Most time on the story; early fixes are parked until the end.
    Learning,
}

/// The lengths presets exist for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// 30 minutes.
    Half,
    /// 45 minutes.
    ThreeQuarters,
    /// 60 minutes.
    #[default]
    Hour,
    /// 90 minutes.
    HourAndHalf,
}

impl Length {
    /// All of them, shortest first.
    pub const ALL: [Self; 4] = [Self::Half, Self::ThreeQuarters, Self::Hour, Self::HourAndHalf];

    /// The length in minutes.
    pub fn minutes(self) -> u16 {
        match self {
            Self::Half => 30,
            Self::ThreeQuarters => 45,
            Self::Hour => 60,
            Self::HourAndHalf => 90,
        }
    }

    /// The length of so many minutes.
    pub fn of(minutes: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.minutes() == minutes)
    }

    fn column<T: Copy>(self, [half, three, hour, more]: [T; 4]) -> T {
        match self {
            Self::Half => half,
            Self::ThreeQuarters => three,
            Self::Hour => hour,
            Self::HourAndHalf => more,
        }
    }
}

/// A row of a preset: the kind, who opens, who leads, minutes for 30, 45, 60 and 90.
pub type PresetRow = (StepKind, Lead, Lead, [u16; 4]);

const FACILITATOR: Lead = Lead::Role(Role::Facilitator);
const OWNER: Lead = Lead::Role(Role::Owner);
const LIAISON: Lead = Lead::Role(Role::CustomerLiaison);

/// "Buy-in first": the split of design, domain 3.2.
pub const BUY_IN: [PresetRow; 9] = [
    (StepKind::Opening, FACILITATOR, FACILITATOR, [2, 3, 4, 5]),
    (StepKind::Summary, OWNER, OWNER, [3, 4, 5, 8]),
    (StepKind::Path, FACILITATOR, FACILITATOR, [10, 15, 20, 32]),
    (StepKind::Proposed, OWNER, OWNER, [2, 3, 5, 6]),
    (StepKind::Gaps, FACILITATOR, FACILITATOR, [3, 5, 6, 10]),
    (StepKind::Confidence, FACILITATOR, FACILITATOR, [2, 2, 3, 4]),
    (StepKind::Decisions, FACILITATOR, FACILITATOR, [4, 6, 7, 12]),
    (StepKind::Customers, LIAISON, FACILITATOR, [2, 4, 5, 7]),
    (StepKind::Close, FACILITATOR, FACILITATOR, [2, 3, 5, 6]),
];

/// "Learning first": a little under six tenths for the walk along the timeline, decisions last.
pub const LEARNING: [PresetRow; 7] = [
    (StepKind::Opening, FACILITATOR, FACILITATOR, [2, 3, 4, 5]),
    (StepKind::Summary, OWNER, OWNER, [2, 3, 3, 4]),
    (StepKind::Walk, FACILITATOR, FACILITATOR, [15, 24, 35, 52]),
    (StepKind::Learned, FACILITATOR, FACILITATOR, [3, 5, 6, 10]),
    (StepKind::Decisions, FACILITATOR, FACILITATOR, [3, 4, 5, 8]),
    (StepKind::Customers, LIAISON, FACILITATOR, [2, 2, 2, 4]),
    (StepKind::Close, FACILITATOR, FACILITATOR, [3, 4, 5, 7]),
];

/// Every school at every length.
pub const CHOICES: [School; 2] = [School::BuyIn, School::Learning];

/// The steps of a preset; their minutes add up to the length.
///
/// ```
/// use postmortem_meeting::domain::{preset, Length, School};
/// let minutes: u16 = preset(School::BuyIn, Length::Hour).iter().map(|s| s.minutes.get()).sum();
/// assert_eq!(minutes, 60);
/// ```
pub fn preset(school: School, length: Length) -> Vec<StepDraft> {
    let rows: &[PresetRow] = match school {
        School::BuyIn => &BUY_IN,
        School::Learning => &LEARNING,
    };
    rows.iter()
        .map(|&(kind, opens, leads, minutes)| StepDraft {
            kind,
            title: None,
            minutes: Minutes::new(length.column(minutes)),
            opens,
            leads,
            questions: None,
        })
        .collect()
}
