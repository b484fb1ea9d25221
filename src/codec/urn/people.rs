//! Names in a chat or a ballot, and the people of the roster.

use crate::codec::ballot::inner::NAME;
use crate::codec::ballot::record::cut;
use crate::codec::chat::{fold_name, is_own};
use crate::domain::{Person, PersonId, Role, Text};

/// A person, with their name folded whole and folded as a ballot would cut it.
#[derive(Clone, Debug)]
struct Known {
    id: PersonId,
    name: String,
    short: String,
}

/// The people of the roster by their names.
#[derive(Clone, Debug)]
pub(super) struct People {
    known: Vec<Known>,
    /// Who reads the chat on their own screen, folded and as written: the one facilitator there is.
    own: Option<(String, Text)>,
}

impl People {
    pub fn new(roster: &[Person]) -> Self {
        let known = |person: &Person| {
            let name = person.name.as_str();
            Known { id: person.id, name: fold_name(name), short: fold_name(&cut(name, NAME, false)) }
        };
        let mut facilitators = roster.iter().filter(|person| person.is(Role::Facilitator));
        let only = facilitators.next().filter(|_| facilitators.next().is_none());
        let own = only.map(|person| (fold_name(person.name.as_str()), person.name.clone()));
        Self { known: roster.iter().map(known).collect(), own }
    }

    /// Who is meant by each of these keys, given that these are all there are.
    ///
    /// A name that is on the roster is that person. Part of one is too, `Ann` for `Ann Bo`, if it can be nobody else on
    /// the roster and no other name here can be the same person.
    pub fn find(&self, keys: &[String]) -> Vec<Option<PersonId>> {
        let whole = |key: &String| self.only(|known| known.name == *key || known.short == *key);
        let part = |key: &String| self.only(|known| alike(&known.name, key));
        let parts: Vec<Option<PersonId>> = keys.iter().map(part).collect();
        let alone = |id: &PersonId| parts.iter().filter(|other| **other == Some(*id)).count() == 1;
        keys.iter().zip(&parts).map(|(key, part)| whole(key).or(part.filter(alone))).collect()
    }

    /// Who an app means by "You": the facilitator, unless somebody on the roster is called so.
    pub fn own(&self, key: &str) -> Option<&(String, Text)> {
        let named = || self.known.iter().any(|known| words(&known.name).contains(&key));
        self.own.as_ref().filter(|_| is_own(key) && !named())
    }

    fn only(&self, fits: impl Fn(&Known) -> bool) -> Option<PersonId> {
        let mut all = self.known.iter().filter(|known| fits(known));
        let first = all.next()?;
        all.next().is_none().then_some(first.id)
    }
}

/// Whether all words of one name are in the other.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let within = |few: &[&str], many: &[&str]| !few.is_empty() && few.iter().all(|word| many.contains(word));
    within(&a, &b) || within(&b, &a)
}

fn words(key: &str) -> Vec<&str> {
    key.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect()
}
