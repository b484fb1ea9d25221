//! What was read from a written postmortem, while a person corrects it.

use std::rc::Rc;

use crate::codec::names;
use crate::codec::postmortem::{FoundItem, Kind, Postmortem};
use crate::domain::{
    Date, Due, Fact, Import, ItemDraft, ItemField, ItemKind, PersonDraft, Role, Severity, Text, lower,
};
use crate::locale::Words;
use crate::present::room;

/// An action item that may be taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Whether it will be.
    pub taken: bool,
    /// What it says.
    pub item: ItemDraft,
    /// First and last line of the source, from 1; `None` when it was added by hand.
    pub lines: Option<(usize, usize)>,
    /// The heading it stands beneath.
    pub group: Option<String>,
}

/// A person the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Whether they come to the meeting.
    pub taken: bool,
    /// What the document says: a name, perhaps with a role behind it.
    pub said: String,
}

impl Named {
    /// The name and the roles: "Farid Haddad (IC)" is both.
    pub fn read(&self, words: &Words) -> PersonDraft {
        let Some(found) = names::read(&self.said).into_iter().next() else {
            return PersonDraft { name: Text::line(&self.said), roles: Vec::new() };
        };
        let roles = found.role_words.map(|r| room::roles_in(words, &r)).unwrap_or_default();
        PersonDraft { name: Text::line(&found.name), roles }
    }
}

/// What would be taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The meeting's title.
    pub title: String,
    /// The incident's number.
    pub incident: String,
    /// The incident's first day.
    pub day: Option<Date>,
    /// How grave it was.
    pub severity: Option<Severity>,
    /// The severity in the document's words, when they are not one of the five.
    pub severity_words: Option<String>,
    /// Where the document is.
    pub link: String,
    /// The postmortem owner, or several with commas between.
    pub owner: String,
    /// Further people the document names, without the owners.
    pub people: Vec<Named>,
    /// The action items in the order of the document.
    pub items: Vec<Rc<Candidate>>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A fact reads otherwise.
    Fact(Fact, String),
    /// The severity is another.
    Severity(Option<Severity>),
    /// The owner is another.
    Owner(String),
    /// A person comes, or not.
    Invite(usize, bool),
    /// An item is taken, or left.
    Take(usize, bool),
    /// All items are taken, or left.
    TakeAll(bool),
    /// A text of an item reads otherwise.
    Fill(usize, ItemField, String),
    /// An item's kind is another.
    Kind(usize, Option<ItemKind>),
    /// An item is added by hand.
    Add(String),
}

impl Proposal {
    /// What was found, with what is marked done left out.
    pub fn of(found: &Postmortem) -> Self {
        let text = |spotted: &Option<crate::codec::postmortem::Spotted>| {
            spotted.as_ref().map(|s| s.text.clone()).unwrap_or_default()
        };
        let owners: Vec<&str> = found.owners.iter().map(|s| s.text.as_str()).collect();
        let mut people: Vec<Named> = Vec::new();
        for spotted in found.people.iter().chain(&found.authors) {
            let known = |other: &str| lower(other) == lower(&spotted.text);
            if !owners.iter().any(|o| known(o)) && !people.iter().any(|p| known(&p.said)) {
                people.push(Named { taken: true, said: spotted.text.clone() });
            }
        }
        let severity_words = text(&found.severity);
        let severity = severity_in(&severity_words);
        Self {
            title: text(&found.title),
            incident: text(&found.incident),
            day: Date::parse(&text(&found.date)),
            severity,
            severity_words: Some(severity_words).filter(|w| severity.is_none() && !w.is_empty()),
            link: text(&found.link),
            owner: owners.join(", "),
            people,
            items: found.items.iter().map(|item| Rc::new(candidate(item))).collect(),
        }
    }

    /// Takes a correction; one that speaks of an item that is not there changes nothing.
    pub fn change(&mut self, change: Change) {
        let item = |items: &mut Vec<Rc<Candidate>>, place: usize, change: &dyn Fn(&mut Candidate)| {
            if let Some(item) = items.get_mut(place) {
                change(Rc::make_mut(item));
            }
        };
        match change {
            Change::Fact(Fact::Title, text) => self.title = text,
            Change::Fact(Fact::Incident, text) => self.incident = text,
            Change::Fact(Fact::Day, text) => self.day = Date::parse(&text),
            Change::Fact(Fact::Link, text) => self.link = text,
            Change::Severity(severity) => self.severity = severity,
            Change::Owner(text) => self.owner = text,
            Change::Invite(place, on) => {
                if let Some(person) = self.people.get_mut(place) {
                    person.taken = on;
                }
            }
            Change::Take(place, on) => item(&mut self.items, place, &|i| i.taken = on),
            Change::TakeAll(on) => {
                for place in 0..self.items.len() {
                    item(&mut self.items, place, &|i| i.taken = on);
                }
            }
            Change::Fill(place, field, text) => {
                item(&mut self.items, place, &|i| fill(&mut i.item, field, &text));
            }
            Change::Kind(place, kind) => item(&mut self.items, place, &|i| i.item.kind = kind),
            Change::Add(text) => {
                let title = Text::line(&text);
                if !title.is_empty() {
                    let item = ItemDraft { title, ..ItemDraft::default() };
                    let taken = true;
                    self.items.push(Rc::new(Candidate { taken, item, ..Candidate::default() }));
                }
            }
        }
    }

    /// How many items would be taken over.
    pub fn taken(&self) -> usize {
        self.items.iter().filter(|i| i.taken && !i.item.title.is_empty()).count()
    }

    /// What is taken over.
    pub fn import(&self, words: &Words) -> Import {
        let owners =
            self.owner.split([',', ';']).map(|name| PersonDraft { name: Text::line(name), roles: vec![Role::Owner] });
        let people = self.people.iter().filter(|p| p.taken).map(|p| p.read(words));
        let taken = self.items.iter().filter(|i| i.taken && !i.item.title.is_empty());
        Import {
            title: Text::line(&self.title),
            incident: Text::line(&self.incident),
            day: self.day,
            severity: self.severity,
            link: Text::line(&self.link),
            items: taken.map(|i| i.item.clone()).collect(),
            people: owners.chain(people).filter(|p| !p.name.is_empty()).collect(),
        }
    }
}

fn candidate(found: &FoundItem) -> Candidate {
    let line = |text: &Option<String>| Text::line(text.as_deref().unwrap_or_default());
    let item = ItemDraft {
        title: Text::line(&found.title),
        kind: found.kind.map(kind),
        owner: line(&found.owner),
        due: found.due.as_deref().and_then(Due::read),
        ticket: line(&found.ticket),
        priority: line(&found.priority),
        done: found.done,
    };
    Candidate { taken: !found.done, item, lines: Some(found.lines), group: found.group.clone() }
}

fn kind(kind: Kind) -> ItemKind {
    match kind {
        Kind::Investigate => ItemKind::Investigate,
        Kind::Mitigate => ItemKind::Mitigate,
        Kind::Repair => ItemKind::Repair,
        Kind::Detect => ItemKind::Detect,
        Kind::Prevent => ItemKind::Prevent,
    }
}

fn fill(item: &mut ItemDraft, field: ItemField, text: &str) {
    match field {
        ItemField::Title => item.title = Text::line(text),
        ItemField::Owner => item.owner = Text::line(text),
        ItemField::Due => item.due = Due::read(text),
        ItemField::Ticket => item.ticket = Text::line(text),
        _ => {}
    }
}

/// "SEV-1", "Sev 2", "P3" and "1" name one of the five; other words need a person.
fn severity_in(words: &str) -> Option<Severity> {
    let mut digits = words.chars().filter(char::is_ascii_digit);
    let digit = digits.next().and_then(|d| d.to_digit(10))?;
    if digits.next().is_some() {
        return None;
    }
    Severity::ALL.into_iter().find(|s| u32::from(s.number()) == digit)
}

/// Whether a text names more than one owner.
pub fn several_owners(owner: &str) -> bool {
    owner.contains([',', ';', '/', '&', '+']) || owner.matches('@').count() > 1
}

/// What a due date reads like in a field.
pub fn due_field(due: Option<&Due>) -> String {
    match due {
        None => String::new(),
        Some(Due::Day(date)) => date.to_string(),
        Some(Due::Words(words)) => words.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::postmortem::Spotted;

    fn spotted(text: &str) -> Spotted {
        Spotted { text: text.to_owned(), line: 1 }
    }

    fn found() -> Postmortem {
        let item = |title: &str, done| FoundItem {
            title: title.to_owned(),
            owner: None,
            due: Some("2026-03-27".to_owned()),
            ticket: None,
            priority: None,
            kind: None,
            done,
            group: None,
            lines: (3, 4),
        };
        Postmortem {
            title: Some(spotted("Late prices")),
            severity: Some(spotted("SEV-1")),
            owners: vec![spotted("Leilani Makoa")],
            people: vec![spotted("leilani makoa"), spotted("Farid Haddad (IC)"), spotted("Feed Team")],
            authors: vec![spotted("farid haddad (IC)")],
            items: vec![item("Add an alert", false), item("Restart the workers", true)],
            ..Postmortem::default()
        }
    }

    #[test]
    fn what_is_done_is_left_out_until_somebody_takes_it() {
        let mut proposal = Proposal::of(&found());
        assert_eq!((proposal.items.len(), proposal.taken()), (2, 1));
        proposal.change(Change::Take(1, true));
        assert_eq!(proposal.import(&Words).items.len(), 2);
        proposal.change(Change::TakeAll(false));
        assert_eq!(proposal.taken(), 0);
    }

    #[test]
    fn the_owner_always_comes_and_each_of_the_others_unless_left_out() {
        let mut proposal = Proposal::of(&found());
        let said: Vec<&str> = proposal.people.iter().map(|p| p.said.as_str()).collect();
        assert_eq!(said, ["Farid Haddad (IC)", "Feed Team"]);
        assert_eq!(proposal.import(&Words).people.len(), 3);
        proposal.change(Change::Invite(1, false));
        proposal.change(Change::Invite(7, false));
        let people = proposal.import(&Words).people;
        assert_eq!(people.len(), 2);
        assert_eq!(people[0].roles, [Role::Owner]);
        assert_eq!((people[1].name.as_str(), &*people[1].roles), ("Farid Haddad", &[Role::Commander][..]));
    }

    #[test]
    fn a_correction_reaches_the_import() {
        let mut proposal = Proposal::of(&found());
        proposal.change(Change::Fill(0, ItemField::Owner, "Ngozi Eze".to_owned()));
        proposal.change(Change::Fill(9, ItemField::Owner, "nobody".to_owned()));
        proposal.change(Change::Add("  ".to_owned()));
        proposal.change(Change::Add("Write it down".to_owned()));
        let import = proposal.import(&Words);
        assert_eq!(import.items[0].owner.as_str(), "Ngozi Eze");
        assert_eq!(import.items[1].title.as_str(), "Write it down");
        assert_eq!(import.severity, Some(Severity::One));
    }

    #[test]
    fn a_severity_in_other_words_is_left_to_a_person() {
        for (said, meant) in [("P2", Some(Severity::Two)), ("Critical", None), ("Sev 0", None), ("1-5", None)] {
            assert_eq!(severity_in(said), meant, "{said}");
        }
    }
}
