//! What windows on one meeting say to each other, as text: one line of JSON, capped, and checked like a save file.
//!
//! Any page of the same origin may say anything on a channel, and from disk that is any page at all. So what does not
//! fit is nothing, and what fits is a meeting that holds everything a meeting of this program holds.

use super::save;
use super::wire::{self, Wire};
use crate::domain::{Scene, Word};

/// What stands before every message; a program of another version is not understood, and says nothing here.
const VERSION: &str = "pmw1 ";

/// Writes what one desk says to the others.
pub fn write(word: &Word) -> String {
    wrapped(word)
}

/// Reads what another desk said; `None` for anything else.
pub fn read(text: &str) -> Option<Word> {
    unwrapped(text).filter(|word| !matches!(word, Word::Nothing))
}

/// Writes what is said between the desk and the windows that show its meeting.
pub fn write_scene(scene: &Scene) -> String {
    wrapped(scene)
}

/// Reads what was said there; `None` for anything else.
pub fn read_scene(text: &str) -> Option<Scene> {
    unwrapped(text).filter(|scene| !matches!(scene, Scene::Nothing))
}

fn wrapped<T: Wire>(thing: &T) -> String {
    [VERSION, &wire::to_text(thing)].concat()
}

fn unwrapped<T: Wire>(text: &str) -> Option<T> {
    let text = text.strip_prefix(VERSION).filter(|text| text.len() <= save::CAP)?;
    wire::from_text(text).ok()
}
