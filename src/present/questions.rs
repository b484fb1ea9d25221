//! The questions of a step.

use crate::domain::Step;
use crate::locale::Words;

/// The questions of a step: the team's own, else the kind's.
pub fn questions<'a>(step: &'a Step, words: &Words) -> Vec<&'a str> {
    match &step.questions {
        Some(own) => own.iter().map(|q| q.as_str()).collect(),
        None => words.questions(step.kind).to_vec(),
    }
}
