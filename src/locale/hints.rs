//! Language data for hints: hedges, verbs, vague words. Data, never a verdict.

use super::Words;
use crate::domain::lower;

/// Words that leave a way out of a commitment (design, domain 4.2).
const HEDGES: &[&str] = &[
    "try",
    "trying",
    "see what we can",
    "should be doable",
    "should be possible",
    "should be fine",
    "someone will",
    "somebody will",
    "do our best",
    "do my best",
    "best effort",
    "hopefully",
    "maybe",
    "perhaps",
    "probably",
    "might",
    "if we have time",
    "if time",
    "if possible",
    "when we get to it",
    "at some point",
    "look into",
    "ideally",
    "i guess",
    "i think so",
    "in principle",
];

/// Verbs that promise nothing one could see finished.
const VAGUE: &[&str] = &["improve", "consider", "think", "look", "explore", "discuss", "be", "try", "ensure"];

/// First words of a title that are no verbs.
const NO_VERBS: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "we",
    "more",
    "better",
    "no",
    "new",
    "all",
    "some",
    "there",
    "it",
    "this",
    "that",
    "possible",
    "potential",
    "lack",
    "missing",
    "need",
    "needs",
    "should",
    "monitoring",
    "alerting",
    "documentation",
    "training",
    "testing",
    "tests",
    "alerts",
    "runbook",
    "dashboard",
    "process",
    "and",
    "or",
    "for",
    "in",
    "on",
    "with",
    "to",
    "from",
    "as",
];

/// What a title tells about the work behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TitleHint {
    /// It seems to start with a verb.
    pub verb: bool,
    /// Its verb is one that is never finished.
    pub vague: bool,
}

impl Words {
    /// Whether an answer leaves a way out: "we'll try", "should be doable".
    pub fn is_hedge(&self, said: &str) -> bool {
        let said = words_of(said);
        HEDGES.iter().any(|hedge| said.contains(&format!(" {hedge} ")))
    }

    /// Reads a title the way a careful reader skims it.
    pub fn title_hint(&self, title: &str) -> TitleHint {
        let lower = words_of(title);
        let first = lower.split_whitespace().next().unwrap_or_default();
        let verb = !first.is_empty()
            && !NO_VERBS.contains(&first)
            && !first.ends_with("tion")
            && !first.ends_with("ment")
            && first.chars().all(|c| c.is_alphabetic() || c == '-');
        TitleHint { verb, vague: VAGUE.contains(&first) }
    }
}

/// Small letters, one space around every word.
fn words_of(text: &str) -> String {
    let mut out = String::from(" ");
    for word in lower(text).split(|c: char| !c.is_alphanumeric() && c != '-') {
        if !word.is_empty() {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hedge_is_pointed_out_and_a_promise_is_not() {
        for said in ["We’ll try", "see what we can do", "Should be doable!", "someone will do it"] {
            assert!(Words.is_hedge(said), "{said}");
        }
        for said in ["by 3 November", "Yes, with two people", "the retry budget ships Friday", ""] {
            assert!(!Words.is_hedge(said), "{said}");
        }
    }

    #[test]
    fn a_title_that_starts_with_a_verb_is_seen() {
        assert!(Words.title_hint("Add an alert on pool waits").verb);
        assert!(!Words.title_hint("The alerting is too slow").verb);
        assert!(Words.title_hint("Improve monitoring").vague);
    }
}
