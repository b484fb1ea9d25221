//! Which meetings and templates this browser keeps, and where.
//!
//! | Key in the browser | Holds |
//! |---|---|
//! | `pm:meeting:<id>` | the meeting as the save file's text |
//! | `pm:head:<id>` | a [`Head`] of at most some hundred bytes, so that a list never reads whole meetings |
//! | `pm:turn:<id>` | whose turn it is to write: its term and its window, 0 when that has gone |
//! | `pm:template:<name>` | a template's text |
//!
//! The meeting is written before its head and removed after it: a page that ends in between leaves a meeting that is
//! listed without a title, never a title without a meeting.

use super::{Store, StoreError};
pub use crate::codec::head::{Head, KeptStage};
use crate::domain::{MeetingId, Turn};

const MEETING: &str = "meeting:";
const HEAD: &str = "head:";
const TURN: &str = "turn:";
const TEMPLATE: &str = "template:";

/// Keeps a meeting. On an error what is kept under this id is still whole: as before, or already as now when only its
/// head found no room.
pub fn keep(store: &dyn Store, head: &Head, text: &str) -> Result<(), StoreError> {
    store.put(&named(MEETING, head.id.as_str()), text)?;
    keep_head(store, head)
}

/// Keeps a head alone: a sign of life of a meeting that is kept already.
pub fn keep_head(store: &dyn Store, head: &Head) -> Result<(), StoreError> {
    store.put(&named(HEAD, head.id.as_str()), &head.write())
}

/// The text of a kept meeting. Give it to the codec: another page may have written it.
pub fn open(store: &dyn Store, id: &MeetingId) -> Result<Option<String>, StoreError> {
    store.get(&named(MEETING, id.as_str()))
}

/// Forgets a meeting.
pub fn forget(store: &dyn Store, id: &MeetingId) -> Result<(), StoreError> {
    store.remove(&named(TURN, id.as_str()))?;
    store.remove(&named(HEAD, id.as_str()))?;
    store.remove(&named(MEETING, id.as_str()))
}

/// Notes whose turn it is to write a meeting.
pub fn keep_turn(store: &dyn Store, id: &MeetingId, turn: Turn) {
    let Turn { term, by } = turn;
    let _ = store.put(&named(TURN, id.as_str()), &format!("{term} {by}"));
}

/// Whose turn it is to write a meeting, as far as the browser knows; by nobody when that window has gone.
pub fn turn(store: &dyn Store, id: &MeetingId) -> Turn {
    let text = store.get(&named(TURN, id.as_str())).ok().flatten().unwrap_or_default();
    let (term, by) = text.split_once(' ').unwrap_or_default();
    Turn { term: term.parse().unwrap_or(0), by: by.parse().unwrap_or(0) }
}

/// All kept meetings, the last kept first; empty where storage is refused.
pub fn kept(store: &dyn Store) -> Vec<Head> {
    let keys = store.keys(MEETING);
    let ids = keys.iter().filter_map(|key| MeetingId::new(key.strip_prefix(MEETING)?));
    let order = |a: &Head, b: &Head| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.as_str().cmp(b.id.as_str()));
    let mut heads: Vec<Head> = Vec::new();
    for id in ids {
        let head = head_of(store, id);
        let place = heads.partition_point(|other| order(other, &head).is_le());
        heads.insert(place, head);
    }
    heads
}

fn head_of(store: &dyn Store, id: MeetingId) -> Head {
    let line = store.get(&named(HEAD, id.as_str())).ok().flatten();
    let head = line.and_then(|line| Head::read(&line)).filter(|head| head.id == id);
    head.unwrap_or_else(|| Head::lost(id))
}

/// Keeps a template under a name; one of the same name is replaced.
pub fn keep_template(store: &dyn Store, name: &str, text: &str) -> Result<(), StoreError> {
    store.put(&named(TEMPLATE, name), text)
}

/// The text of a template. Give it to the codec.
pub fn open_template(store: &dyn Store, name: &str) -> Result<Option<String>, StoreError> {
    store.get(&named(TEMPLATE, name))
}

/// Forgets a template.
pub fn forget_template(store: &dyn Store, name: &str) -> Result<(), StoreError> {
    store.remove(&named(TEMPLATE, name))
}

/// The names of all templates, in order.
pub fn templates(store: &dyn Store) -> Vec<String> {
    let keys = store.keys(TEMPLATE);
    keys.iter().filter_map(|key| key.strip_prefix(TEMPLATE)).map(str::to_owned).collect()
}

fn named(kind: &str, name: &str) -> String {
    format!("{kind}{name}")
}
