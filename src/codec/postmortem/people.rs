//! Owners written without a label: `Ana: do it`, `Ana to do it`, `do it (Ana)`, when the document knows Ana elsewhere.

use super::Postmortem;
use super::pieces::capital;
use super::text::{Index, Text};
use super::words::{fold, handle, head, namelike};

/// Adds a full name and its first name.
#[inline(never)]
fn learn(known: &mut Index, name: &str) {
    let full = fold(head(name, 120));
    let first = full.parts(" ").next().unwrap_or("");
    if first.letters().count() > 1 && !handle(name) && namelike(name) && !full.holds("team") {
        known.add(first, 1);
    }
    known.add(&full, 1);
}

/// Gives items without an owner the person their title begins or ends with.
pub(crate) fn assign(found: &mut Postmortem) {
    let mut known = Index::new();
    for list in [&found.people, &found.authors, &found.owners] {
        for person in list {
            learn(&mut known, &person.text);
        }
    }
    for item in &found.items {
        if let Some(owner) = &item.owner {
            learn(&mut known, owner);
        }
    }
    let knows = |name: &str| !name.is_empty() && name.len() < 60 && known.get(&fold(name)) > 0;
    for item in found.items.iter_mut().filter(|item| item.owner.is_none()) {
        let title = item.title.as_str();
        let split = |mark: &str| title.halves(mark).filter(|(name, _)| knows(name) && name.begins_any("u"));
        let lead = [": ", " to ", " will ", " - ", " – ", " — "].iter().find_map(|mark| split(mark));
        let tail = || {
            let bare = title.trim_end_any(".)]");
            let marks = [" (", " [", " - ", " – ", " — "];
            marks
                .iter()
                .find_map(|mark| bare.last_halves(mark))
                .filter(|(_, name)| knows(name))
                .map(|(rest, name)| (name, rest))
        };
        let Some((name, rest)) = lead.or_else(tail) else {
            continue;
        };
        let rest = rest.trim_any("e");
        if rest.is_empty() {
            continue;
        }
        let title = capital(rest);
        item.owner = Some(name.bare().own());
        item.title = title;
    }
}
