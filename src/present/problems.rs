//! What went wrong with something from outside, and what to do.

use crate::codec::save::Unreadable;
use crate::locale::{Menu, Words};

/// Why a save file was not opened.
pub fn save_problem(problem: Unreadable, words: &Words) -> &'static str {
    words.say(match problem {
        Unreadable::TooLong { .. } | Unreadable::NotText | Unreadable::Foreign => Menu::SaveForeign,
        Unreadable::NotJson | Unreadable::Cut | Unreadable::Broken(_) => Menu::SaveCut,
        Unreadable::Newer { .. } => Menu::SaveNewer,
    })
}
