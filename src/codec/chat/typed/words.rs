//! The words of typed votes, in small letters. A further language adds its words to the lists.

use crate::domain::Scale;

const YES: &str = "yes|yep|yeah|y|ok|okay|aye|consent|i consent|+1|(y)|👍|:+1:|:thumbsup:";
const CONCERN: &str = "concern|a concern|i have a concern|+-0|+/-0|±0|shrug|🤷|:shrug:|:person_shrugging:|¯\\_(ツ)_/¯";
const NO: &str = "no|nope|n|object|i object|objection|block|-1|(n)|👎|:-1:|:thumbsdown:";

/// What a word means on a scale; option 0 is a word that sounds like a vote there and is none.
pub(super) const VALUES: &[(Scale, u16, &str)] = &[
    (Scale::Consent, 1, YES),
    (Scale::Consent, 2, CONCERN),
    (Scale::Consent, 3, NO),
    (Scale::Consent, 0, "no objection|no objections|no concern|no concerns|maybe|not sure"),
    (Scale::Thumbs, 1, YES),
    (Scale::Thumbs, 1, "up|thumbs up|thumb up|thumbs-up"),
    (Scale::Thumbs, 2, CONCERN),
    (Scale::Thumbs, 2, "sideways|meh|neutral|don't mind|thumbs sideways|thumb sideways"),
    (Scale::Thumbs, 3, NO),
    (Scale::Thumbs, 3, "down|thumbs down|thumb down|thumbs-down"),
    (Scale::Thumbs, 0, "maybe|not sure"),
    (Scale::YesNo, 1, "yes|yep|yeah|y|aye|+1|(y)|👍|:+1:|:thumbsup:"),
    (Scale::YesNo, 2, "no|nope|nay|n|-1|(n)|👎|:-1:|:thumbsdown:"),
    (Scale::YesNo, 3, "abstain|i abstain|abstention|pass|skip"),
    (Scale::YesNo, 0, "ok|okay|maybe|not sure"),
    (Scale::Disposition, 1, "do|now|do it|do now|do it now"),
    (Scale::Disposition, 2, "delay|later|do later|do it later|defer|postpone"),
    (Scale::Disposition, 3, "decline|no|don't|dont|do not|don't do|don't do it"),
    (Scale::Disposition, 0, "yes|ok|maybe|not sure"),
    (Scale::Commitment, 1, "commit|i commit|committed|i am committed|i'm committed"),
    (Scale::Commitment, 2, "counter|counter-offer|counter offer|counteroffer"),
    (Scale::Commitment, 3, "i'll answer by a date|answer by a date"),
    (
        Scale::Commitment,
        4,
        "understand|understand first|need to understand|need to understand first|i need to understand|\
         i need to understand first",
    ),
    (Scale::Commitment, 5, "decline|i decline|declined|no"),
    (Scale::Commitment, 0, "yes|ok|okay|+1|👍|maybe|i'll try|try|not sure"),
];

/// Numbers in words, from zero.
pub(super) const NUMBERS: &str = "zero|one|two|three|four|five|six|seven|eight";

/// What may stand before a vote; longer ones first.
pub(super) const KEYWORDS: &str = "my vote is|my vote|i vote|fist of five|vote|fist";

/// What stands between two numbers, or beside one, when somebody is not sure; and what only joins topics.
pub(super) const DOUBTS: &str = "or|to|and|maybe|between|about|probably|ish|th|st";
pub(super) const JOINTS: &str = "and|topic|topics|item|items|number";

/// Words a date begins with, after `by`.
pub(super) const DATES: &str = "\
    tomorrow|today|tonight|noon|eod|eow|end|next|jan|january|feb|february|mar|march|apr|april|may|jun|june|jul|july|aug|\
    august|sep|sept|september|oct|october|nov|november|dec|december|mon|monday|tue|tuesday|wed|wednesday|thu|thursday|\
    fri|friday|sat|saturday|sun|sunday";
