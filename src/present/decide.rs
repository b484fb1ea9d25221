//! Deciding: one action item, its quality, the roll call, and who pays for more time.

use crate::domain::{Item, Meeting, Minutes, Missing, PersonId, Phase, Standing, Step, StepId, Text};
use crate::locale::{Decide, Words};

/// A leader in the roll call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What they lead as, short.
    pub role: String,
    /// Where they stand.
    pub standing: Standing,
    /// What they said, in a few words.
    pub said: String,
    /// Whether they are not in the room.
    pub away: bool,
}

/// An action item as the desk decides on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecideView {
    /// Its place, from 1.
    pub number: usize,
    /// What is good about its wording and data, in one line.
    pub good: Option<String>,
    /// What to sharpen, one line each.
    pub hints: Vec<String>,
    /// What its decision lacks.
    pub missing: Vec<Missing>,
    /// The roll call.
    pub answers: Vec<AnswerView>,
    /// How many leaders committed.
    pub committed: usize,
}

/// An item of the meeting, ready to be decided.
pub fn decide(meeting: &Meeting, item: &Item, words: &Words) -> DecideView {
    let number = meeting.items().iter().position(|i| i.id == item.id).map_or(0, |p| p + 1);
    let (good, hints) = quality(item, words);
    let answers: Vec<AnswerView> = meeting
        .leaders()
        .map(|person| {
            let said = item.commitments.iter().find(|c| c.person == person.id);
            let role = person.roles.iter().find(|r| r.is_leader());
            AnswerView {
                person: person.id,
                name: person.name.to_string(),
                role: role.map_or("", |r| words.role_short(*r)).to_owned(),
                standing: item.standing(person.id),
                said: said.map_or_else(
                    || words.say(Decide::NotAsked).to_owned(),
                    |c| match c.words.is_empty() {
                        true => words.answer(c.answer).to_owned(),
                        false => format!("{}: {}", words.answer(c.answer), c.words),
                    },
                ),
                away: !person.may_be_here(),
            }
        })
        .collect();
    let committed = answers.iter().filter(|a| a.standing == Standing::Committed).count();
    DecideView { number, good, hints, missing: item.missing(), answers, committed }
}

/// What is good about an item, and what to sharpen (D1): hints, never a verdict.
fn quality(item: &Item, words: &Words) -> (Option<String>, Vec<String>) {
    let title = words.title_hint(item.title.as_str());
    let mut good = Vec::new();
    let mut hints = Vec::new();
    let mut note = |fine: bool, praise: Decide, hint: Decide| {
        if fine { good.push(words.say(praise)) } else { hints.push(words.say(hint).to_owned()) }
    };
    note(title.verb, Decide::GoodVerb, Decide::HintVerb);
    if title.vague {
        note(false, Decide::GoodVerb, Decide::HintVague);
    }
    if item.has_several_owners() {
        note(false, Decide::GoodOwner, Decide::HintOneOwner);
    } else {
        note(!item.owner.is_empty(), Decide::GoodOwner, Decide::HintOwner);
    }
    note(item.due.is_some(), Decide::GoodDue, Decide::HintDue);
    note(!item.ticket.is_empty(), Decide::GoodTicket, Decide::HintTicket);
    let good = (!good.is_empty()).then(|| {
        let mut line = good.join(", ");
        if let Some(first) = line.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        line
    });
    (good, hints)
}

/// A later step that could pay for an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayView {
    /// The step.
    pub step: StepId,
    /// What it is called.
    pub title: String,
    /// Its box now.
    pub before: Minutes,
    /// Its box afterwards; `None` when it cannot pay so much.
    pub after: Option<Minutes>,
    /// Whether it is one that is never cut.
    pub protected: bool,
}

/// The steps still to come, those that can pay first.
pub fn pays(meeting: &Meeting, by: Minutes, words: &Words) -> Vec<PayView> {
    let ahead = |s: &&Step| meeting.phase(s.id) == Phase::Ahead && s.planned.get() > 0;
    let order = |p: &PayView| (p.after.is_none(), std::cmp::Reverse(p.before));
    let mut pays: Vec<PayView> = Vec::new();
    for s in meeting.steps().iter().filter(ahead) {
        let title = s.title.as_ref().map_or_else(|| words.step_title(s.kind), Text::as_str);
        let pay = PayView {
            step: s.id,
            title: title.to_owned(),
            before: s.planned,
            after: (s.spare() >= by).then(|| s.planned.less(by)).flatten(),
            protected: s.kind.is_protected(),
        };
        let place = pays.partition_point(|other| order(other) <= order(&pay));
        pays.insert(place, pay);
    }
    pays
}
