//! The people in words: who leads a step, what is to be noticed, what a pasted list of names says.

use crate::codec::names;
use crate::domain::{Lead, Meeting, Notice, PersonDraft, Role, Step, Text, lower, notices};
use crate::locale::{Setup, Words};

/// What a step is called: the team's title, else the one of its kind.
pub fn step_title<'a>(words: &Words, step: &'a Step) -> &'a str {
    match &step.title {
        Some(title) => title.as_str(),
        None => words.step_title(step.kind),
    }
}

/// Who leads, in words: a role's holder by name, preferably one who may be here, else the role; `None` for nobody.
pub fn lead_name<'a>(words: &Words, meeting: &'a Meeting, lead: Lead) -> Option<&'a str> {
    match lead {
        Lead::Nobody => None,
        Lead::Person(id) => meeting.person(id).map(|p| p.name.as_str()),
        Lead::Role(role) => {
            let holder = meeting.holders(role).find(|p| p.may_be_here()).or_else(|| meeting.holders(role).next());
            Some(holder.map_or(words.role(role), |p| p.name.as_str()))
        }
    }
}

/// What is to be noticed about the people, a sentence each; roles nobody holds share one, said when `all` is asked.
pub fn notice_texts(words: &Words, meeting: &Meeting, all: bool) -> Vec<String> {
    let seen = notices(meeting.roster(), meeting.severity());
    let name = |id| meeting.person(id).map_or("", |p| p.name.as_str());
    let mut texts = Vec::new();
    let nobody: Vec<String> = seen
        .iter()
        .filter_map(|n| match n {
            Notice::Nobody(role) => Some(words.role_inside(*role)),
            _ => None,
        })
        .collect();
    if all && !nobody.is_empty() {
        texts.push(words.fill(Setup::NobodyAs, &[("roles", &nobody.join(", "))]));
    }
    for notice in seen {
        let (key, id, role) = match notice {
            Notice::Nobody(_) => continue,
            Notice::Away(role, id) => (Setup::HolderAway, id, role),
            Notice::Involved(id, role) => (Setup::Involved, id, role),
            Notice::TwoJobs(id) => (Setup::TwoJobs, id, Role::NoteTaker),
        };
        texts.push(words.fill(key, &[("name", name(id)), ("role", &words.role_inside(role))]));
    }
    texts
}

/// Roles in words; empty for none.
pub fn roles_text(words: &Words, roles: &[Role]) -> String {
    let held: Vec<&str> = Role::ALL.into_iter().filter(|r| roles.contains(r)).map(|r| words.role(r)).collect();
    held.join(", ")
}

/// The roles a text names, longest words first, so that "service owner" is not an owner too.
pub fn roles_in(words: &Words, text: &str) -> Vec<Role> {
    let mut rest = String::from(" ");
    for word in lower(text).split(|c: char| !c.is_alphanumeric() && c != '-') {
        if !word.is_empty() {
            rest.push_str(word);
            rest.push(' ');
        }
    }
    let mut known: Vec<(&str, Role)> = Vec::new();
    for word in words.role_words() {
        let place = known.partition_point(|(said, _)| said.len() >= word.0.len());
        known.insert(place, *word);
    }
    let mut roles = Vec::new();
    for (said, role) in known {
        let said = format!(" {said} ");
        if rest.contains(&said) {
            rest = rest.replace(&said, " | ");
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
    }
    roles
}

/// The people a pasted list names; their mail addresses are left out.
pub fn people_in(words: &Words, text: &str) -> Vec<PersonDraft> {
    names::read(text)
        .into_iter()
        .map(|found| PersonDraft {
            name: Text::line(&found.name),
            roles: found.role_words.map(|said| roles_in(words, &said)).unwrap_or_default(),
        })
        .filter(|p| !p.name.is_empty())
        .collect()
}

/// One person as typed; what cannot be read as a name with a role is taken as a name.
pub fn person_typed(words: &Words, typed: &str) -> Vec<PersonDraft> {
    let found = people_in(words, typed);
    if found.is_empty() { vec![PersonDraft { name: Text::line(typed), roles: Vec::new() }] } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Action;
    use crate::present::setup::tests::{after, draft};

    fn people(list: &[(&str, &[Role])]) -> Action {
        let people =
            list.iter().map(|(name, roles)| PersonDraft { name: Text::line(name), roles: roles.to_vec() }).collect();
        Action::AddPeople { people }
    }

    #[test]
    fn a_role_is_said_by_its_holders_name() {
        let mut meeting = draft();
        assert_eq!(lead_name(&Words, &meeting, Lead::Role(Role::Owner)), Some("Postmortem owner"));
        after(&mut meeting, people(&[("Leilani", &[Role::Owner])]));
        assert_eq!(lead_name(&Words, &meeting, Lead::Role(Role::Owner)), Some("Leilani"));
        assert_eq!(lead_name(&Words, &meeting, Lead::Nobody), None);
    }

    #[test]
    fn roles_nobody_holds_share_one_sentence() {
        let mut meeting = draft();
        assert_eq!(notice_texts(&Words, &meeting, true).len(), 1);
        after(&mut meeting, people(&[("Farid", &[Role::Facilitator, Role::Commander])]));
        let texts = notice_texts(&Words, &meeting, true);
        assert_eq!(texts.len(), 2);
        assert!(texts[0].contains("postmortem owner") && !texts[0].contains("facilitator"));
        assert!(texts[1].contains("Farid"), "{}", texts[1]);
    }

    #[test]
    fn the_longest_role_wins() {
        assert_eq!(roles_in(&Words, "Service owner"), [Role::Engineer]);
        assert_eq!(roles_in(&Words, "IC, scribe"), [Role::Deputy, Role::Commander]);
        assert_eq!(roles_in(&Words, "picnic"), []);
    }

    #[test]
    fn a_name_that_cannot_be_read_is_taken_as_typed() {
        let typed = person_typed(&Words, "Aiko");
        assert_eq!(typed.first().map(|p| p.name.as_str()), Some("Aiko"));
    }
}
