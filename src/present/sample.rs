//! A complete prepared meeting about an incident that never happened.

use crate::domain::{
    Action, Date, Due, Fact, ItemDraft, ItemKind, Length, PersonDraft, Role, School, Severity, Text, preset,
};
use crate::locale::{Sample, Words};

/// The actions that build it from an empty draft.
pub fn sample(words: &Words) -> Vec<Action> {
    let say = |key| Text::block(words.say(key));
    let person = |(name, role)| PersonDraft { name: say(name), roles: vec![role] };
    let people = [
        (Sample::Tomasz, Role::Facilitator),
        (Sample::Leilani, Role::Owner),
        (Sample::Farid, Role::Commander),
        (Sample::Ngozi, Role::Engineer),
        (Sample::Marisol, Role::EngineeringManager),
        (Sample::Henrik, Role::ProductManager),
        (Sample::Aiko, Role::CustomerLiaison),
        (Sample::Bronagh, Role::TechLead),
        (Sample::Sipho, Role::NoteTaker),
    ];
    let day = |month, day| Date::new(2026, month, day).map(Due::Day);
    let item = |title, kind, owner: Option<Sample>, due, ticket: Option<Sample>| {
        let text = |key: Option<Sample>| key.map(say).unwrap_or_default();
        let draft = ItemDraft {
            title: say(title),
            kind: Some(kind),
            owner: text(owner),
            due,
            ticket: text(ticket),
            ..ItemDraft::default()
        };
        Action::AddItem { draft }
    };
    let fact = |fact, key| Action::Describe { fact, text: say(key) };
    vec![
        Action::UseAgenda { school: School::BuyIn, steps: preset(School::BuyIn, Length::Hour) },
        fact(Fact::Title, Sample::Title),
        fact(Fact::Incident, Sample::Incident),
        fact(Fact::Day, Sample::Day),
        fact(Fact::Link, Sample::Link),
        Action::SetSeverity { severity: Some(Severity::One) },
        Action::AddPeople { people: people.into_iter().map(person).collect() },
        item(Sample::Stop, ItemKind::Prevent, Some(Sample::Ngozi), day(3, 27), Some(Sample::StopTicket)),
        item(Sample::Page, ItemKind::Detect, Some(Sample::Farid), day(3, 20), Some(Sample::PageTicket)),
        item(Sample::Show, ItemKind::Detect, Some(Sample::Bronagh), day(3, 27), None),
        item(Sample::Rehearse, ItemKind::Mitigate, None, None, Some(Sample::RehearseTicket)),
        item(
            Sample::Compare,
            ItemKind::Prevent,
            Some(Sample::Bronagh),
            Due::read(words.say(Sample::Quarter)),
            Some(Sample::CompareTicket),
        ),
        item(Sample::Refund, ItemKind::Repair, Some(Sample::Henrik), day(4, 3), Some(Sample::RefundTicket)),
        Action::HearCustomers { text: say(Sample::Heard) },
        Action::DraftMessage { text: say(Sample::Message) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Meeting, MeetingId, Missing, notices};
    use crate::present::setup::{lacks, still_open, tests::after};

    #[test]
    fn the_sample_is_complete_and_has_something_to_talk_about() {
        let mut meeting = Meeting::new(MeetingId::new("sample").unwrap());
        for action in sample(&Words) {
            after(&mut meeting, action);
        }
        assert_eq!(meeting.planned(), 60);
        assert_eq!((meeting.roster().len(), meeting.items().len()), (9, 6));
        assert!(notices(meeting.roster(), meeting.severity()).is_empty());
        assert!(still_open(&Words, &meeting).is_empty());
        assert!(meeting.day().is_some() && !meeting.outside().message.is_empty());
        let lacking: Vec<Vec<Missing>> = meeting
            .items()
            .iter()
            .map(|i| lacks(i.owner.as_str(), i.has_several_owners(), i.due.is_some(), !i.ticket.is_empty()))
            .filter(|l| !l.is_empty())
            .collect();
        assert_eq!(lacking, [vec![Missing::Ticket], vec![Missing::Owner, Missing::Due]]);
    }
}
