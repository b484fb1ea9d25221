//! What the faces before the meeting show.

use crate::codec::agenda;
use crate::codec::postmortem::Unreadable;
use crate::domain::{
    Item, Length, Meeting, MeetingId, Minutes, Missing, School, Severity, StepDraft, StepId, StepKind, Text, preset,
};
use crate::locale::{Setup, Words};
use crate::present::room;

/// How far a kept meeting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptStage {
    /// It is being prepared.
    Draft,
    /// It runs.
    Open,
    /// It is over.
    Closed,
}

/// A meeting kept in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name in this browser.
    pub id: MeetingId,
    /// Its title; empty when nobody has said.
    pub title: String,
    /// When it was kept, as a person reads it.
    pub when: String,
    /// How far it is.
    pub stage: KeptStage,
}

/// Whether this browser keeps meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageState {
    /// It does.
    #[default]
    Kept,
    /// The page around the widget does.
    ByPage,
    /// It refuses to: what is not downloaded is gone with the tab.
    Refused,
}

/// What a draft's agenda looks like next to the presets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The preset length its minutes add up to.
    pub length: Option<Length>,
    /// The school it follows.
    pub school: School,
    /// Whether somebody changed it, so that replacing it would lose work.
    pub edited: bool,
}

/// Compares a draft's agenda with the presets.
pub fn shape(meeting: &Meeting) -> Shape {
    let planned = meeting.planned();
    let length = Length::ALL.into_iter().find(|l| u32::from(l.minutes()) == planned);
    let as_shipped = length.is_some_and(|l| is_preset(meeting, l));
    let edited = !meeting.steps().is_empty() && !as_shipped;
    Shape { length, school: meeting.school(), edited }
}

fn is_preset(meeting: &Meeting, length: Length) -> bool {
    let mut steps = preset(meeting.school(), length);
    if !meeting.expects_liaison() {
        let mut gave = Minutes::default();
        for step in steps.iter_mut().filter(|s| s.kind == StepKind::Customers) {
            gave = std::mem::take(&mut step.minutes);
        }
        if let Some(main) = steps.iter_mut().find(|s| is_main(s.kind)) {
            main.minutes = main.minutes.plus(gave);
        }
    }
    meeting.steps().iter().map(crate::domain::Step::draft).eq(steps)
}

fn is_main(kind: StepKind) -> bool {
    matches!(kind, StepKind::Path | StepKind::Walk)
}

/// What there is to say about the customer liaison; `None` for an agenda without such steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Liaison {
    /// Whether one is expected.
    pub expected: bool,
    /// Whether the severity speaks against it: then the other choice is offered.
    pub doubted: bool,
    /// The minutes the customers' step has or gave away.
    pub minutes: u16,
    /// The step that gets them.
    pub taker: String,
}

/// Whether a customer liaison is expected, and whether the severity says otherwise (A5).
pub fn liaison(words: &Words, meeting: &Meeting) -> Option<Liaison> {
    let customers = meeting.step_of(StepKind::Customers)?;
    let main = meeting.steps().iter().find(|s| is_main(s.kind))?;
    let expected = meeting.expects_liaison();
    let doubted = match meeting.severity() {
        None => false,
        Some(Severity::One) => !expected,
        Some(_) => expected,
    };
    let taker = room::step_title(words, main).to_owned();
    Some(Liaison { expected, doubted, minutes: customers.planned.get(), taker })
}

/// More action items than the box for decisions holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    /// How many are to be decided.
    pub items: usize,
    /// The minutes they need.
    pub need: usize,
    /// The minutes there are.
    pub has: usize,
    /// The step for decisions.
    pub step: StepId,
    /// Its title.
    pub title: String,
    /// A step that can give what is missing, its title and the minutes.
    pub pay: Option<(StepId, String, u16)>,
}

/// Whether the box for decisions is too small at a minute and a half per action item.
pub fn tight(words: &Words, meeting: &Meeting) -> Option<Tight> {
    let step = meeting.step_of(StepKind::Decisions)?;
    let items = meeting.items().iter().filter(|i| !i.done && i.choice.is_none()).count();
    let need = (items * 3).div_ceil(2);
    let has = usize::from(step.planned.get());
    if need <= has || has == 0 {
        return None;
    }
    let short = u16::try_from(need - has).unwrap_or(u16::MAX);
    let can_pay = |s: &&crate::domain::Step| s.id != step.id && s.spare().get() >= short;
    // A step that keeps half of its box first, the talk about causes last.
    let rank = |s: &&crate::domain::Step| {
        let keeps_half = s.planned.get() >= short.saturating_mul(2);
        let kind = match s.kind {
            StepKind::Gaps | StepKind::Learned => 0,
            StepKind::Own => 1,
            StepKind::Path | StepKind::Walk => 3,
            _ => 2,
        };
        (!keeps_half, kind)
    };
    let giver = meeting.steps().iter().filter(can_pay).min_by_key(rank);
    let pay = giver.map(|s| (s.id, room::step_title(words, s).to_owned(), short));
    let title = room::step_title(words, step).to_owned();
    Some(Tight { items, need, has, step: step.id, title, pay })
}

/// What a draft still lacks, a sentence each; none of it stops the meeting but a missing agenda.
pub fn still_open(words: &Words, meeting: &Meeting) -> Vec<String> {
    let mut open = Vec::new();
    if meeting.steps().is_empty() {
        open.push(words.say(Setup::NoAgenda).to_owned());
    }
    if meeting.title().is_empty() {
        open.push(words.say(Setup::NoTitle).to_owned());
    }
    let missing = crate::domain::notices(meeting.roster(), meeting.severity())
        .into_iter()
        .filter(|n| matches!(n, crate::domain::Notice::Nobody(_)))
        .count();
    if meeting.roster().is_empty() {
        open.push(words.say(Setup::NoPeople).to_owned());
    } else if missing > 0 {
        open.push(words.count(Setup::NoRoles, missing, &[]));
    }
    if meeting.items().is_empty() {
        open.push(words.say(Setup::NoItemsYet).to_owned());
    }
    open
}

/// The meeting's facts in one line; empty when nothing is known.
pub fn facts_line(words: &Words, meeting: &Meeting) -> String {
    let mut facts = Vec::new();
    if !meeting.incident().is_empty() {
        facts.push(meeting.incident().as_str().to_owned());
    }
    facts.extend(meeting.severity().map(|s| words.severity(s)));
    facts.extend(meeting.day().map(|d| words.date(d)));
    facts.join(", ")
}

/// What an action item lacks before anything is decided: owner, one owner, date, ticket.
pub fn lacks(owner: &str, several: bool, due: bool, ticket: bool) -> Vec<Missing> {
    let mut missing = Vec::new();
    if owner.is_empty() {
        missing.push(Missing::Owner);
    } else if several {
        missing.push(Missing::OneOwner);
    }
    if !due {
        missing.push(Missing::Due);
    }
    if !ticket {
        missing.push(Missing::Ticket);
    }
    missing
}

/// One quiet line about an action item's words, the most helpful first.
pub fn item_hint(words: &Words, item: &Item) -> Option<&'static str> {
    let hint = words.title_hint(item.title.as_str());
    let key = if !hint.verb {
        Setup::HintVerb
    } else if hint.vague {
        Setup::HintVague
    } else if item.has_several_owners() {
        Setup::HintOneOwner
    } else {
        return None;
    };
    Some(words.say(key))
}

/// Steps read from a pasted list, with how many there are, their minutes, and how many have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The steps.
    pub steps: Vec<StepDraft>,
    /// The sum of their minutes.
    pub minutes: u32,
    /// How many have no minutes.
    pub unboxed: usize,
}

/// Reads an agenda from text; `None` when there is none in it.
pub fn listed(text: &str) -> Result<Option<Listed>, Unreadable> {
    let mut found = Listed::default();
    for topic in agenda::read(text)? {
        let title = Text::line(&topic.title);
        if title.is_empty() {
            continue;
        }
        let minutes = Minutes::new(topic.minutes.unwrap_or_default());
        found.minutes += u32::from(minutes.get());
        found.unboxed += usize::from(minutes.get() == 0);
        let notes: Vec<Text> = topic.notes.iter().map(|n| Text::line(n)).collect();
        let questions = Some(notes).filter(|n| !n.is_empty());
        found.steps.push(StepDraft::own(title, minutes, questions));
    }
    Ok(Some(found).filter(|f| !f.steps.is_empty()))
}

/// Why a document could not be read, and what to do.
pub fn problem(words: &Words, problem: &Unreadable) -> String {
    match *problem {
        Unreadable::Empty => words.say(Setup::ProblemEmpty).to_owned(),
        Unreadable::TooLong { bytes, cap } => {
            words.fill(Setup::ProblemLong, &[("size", &words.size(bytes)), ("cap", &words.size(cap))])
        }
        Unreadable::NotText => words.say(Setup::ProblemNotText).to_owned(),
    }
}

#[cfg(test)]
pub(in crate::present) mod tests {
    use super::*;
    use crate::domain::{Action, ItemDraft, Stamped, Timestamp, update};

    pub(in crate::present) fn after(meeting: &mut Meeting, action: Action) {
        update(meeting, &Stamped { at: Timestamp::default(), action }).unwrap();
    }

    pub(in crate::present) fn draft() -> Meeting {
        let mut meeting = Meeting::new(MeetingId::new("m").unwrap());
        let steps = preset(School::BuyIn, Length::Hour);
        after(&mut meeting, Action::UseAgenda { school: School::BuyIn, steps });
        meeting
    }

    fn with_items(count: usize) -> Meeting {
        let mut meeting = draft();
        for _ in 0..count {
            let draft = ItemDraft { title: Text::line("Add an alert"), ..ItemDraft::default() };
            after(&mut meeting, Action::AddItem { draft });
        }
        meeting
    }

    #[test]
    fn an_agenda_as_shipped_is_not_edited_with_or_without_a_liaison() {
        for school in crate::domain::CHOICES {
            for length in Length::ALL {
                let mut meeting = draft();
                after(&mut meeting, Action::UseAgenda { school, steps: preset(school, length) });
                let shipped = Shape { length: Some(length), school, edited: false };
                assert_eq!(shape(&meeting), shipped);
                after(&mut meeting, Action::ExpectLiaison { expected: false });
                assert_eq!(shape(&meeting), shipped);
            }
        }
    }

    #[test]
    fn a_renamed_step_makes_it_edited() {
        let mut meeting = draft();
        let step = meeting.steps()[2].id;
        after(&mut meeting, Action::RenameStep { step, title: Text::line("Story") });
        assert!(shape(&meeting).edited);
    }

    #[test]
    fn six_items_need_nine_minutes_and_the_talk_about_gaps_pays() {
        assert_eq!(tight(&Words, &with_items(4)), None);
        let found = tight(&Words, &with_items(6)).unwrap();
        assert_eq!((found.items, found.need, found.has), (6, 9, 7));
        let (from, title, minutes) = found.pay.unwrap();
        assert_eq!((title.as_str(), minutes), ("More or different work", 2));
        let mut meeting = with_items(6);
        let minutes = Minutes::new(minutes);
        after(&mut meeting, Action::ShiftMinutes { from, to: found.step, minutes });
        assert_eq!(tight(&Words, &meeting), None);
    }

    #[test]
    fn many_items_find_a_giver_or_none() {
        let most = tight(&Words, &with_items(16)).unwrap();
        assert_eq!(most.pay.map(|(_, title, _)| title), Some("How did we get here?".to_owned()));
        assert_eq!(tight(&Words, &with_items(60)).unwrap().pay, None);
    }

    #[test]
    fn the_severity_speaks_for_or_against_a_liaison() {
        let mut meeting = draft();
        assert!(!liaison(&Words, &meeting).unwrap().doubted);
        after(&mut meeting, Action::SetSeverity { severity: Some(Severity::Three) });
        let seen = liaison(&Words, &meeting).unwrap();
        assert!(seen.doubted && seen.expected && seen.minutes == 5);
        after(&mut meeting, Action::ExpectLiaison { expected: false });
        assert!(!liaison(&Words, &meeting).unwrap().doubted);
    }

    #[test]
    fn what_is_open_is_said_and_goes_away() {
        let meeting = Meeting::new(MeetingId::new("m").unwrap());
        assert_eq!(still_open(&Words, &meeting).len(), 4);
        let mut meeting = with_items(1);
        let text = Text::line("Late prices");
        after(&mut meeting, Action::Describe { fact: crate::domain::Fact::Title, text });
        assert_eq!(still_open(&Words, &meeting).len(), 1);
    }
}
