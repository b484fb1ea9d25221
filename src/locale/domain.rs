//! The words of the domain: steps, questions, roles, scales (design, domain 1 to 4).

use super::Words;
use crate::domain::{
    Answer, Choice, Destination, ItemKind, Length, Mark, Missing, Presence, Role, RuleWords, School, Severity,
    StepKind, Verdict,
};

/// The Retrospective Prime Directive, to the letter.
pub const DIRECTIVE: &str = "Regardless of what we discover, we understand and truly believe that everyone did the best job they could, given what they knew at the time, their skills and abilities, the resources available, and the situation at hand.";
/// Who wrote it.
pub const DIRECTIVE_BY: &str = "Norm Kerth";
/// Where it was published.
pub const DIRECTIVE_SOURCE: &str = "Project Retrospectives: A Handbook for Team Review";

impl Words {
    /// The directive said plainly.
    pub fn gloss(&self) -> &'static str {
        "In plain words: judge the conditions of that day, not the people in them. It sets no ceiling on what we change from here."
    }

    /// What a step is called unless the team named it.
    pub fn step_title(&self, kind: StepKind) -> &'static str {
        match kind {
            StepKind::Opening => "Opening",
            StepKind::Summary => "Owner’s summary",
            StepKind::Path => "How did we get here?",
            StepKind::Proposed => "Proposed actions",
            StepKind::Gaps => "More or different work",
            StepKind::Confidence => "Confidence in the plan",
            StepKind::Decisions => "Decisions and commitments",
            StepKind::Customers => "Customers, outside message",
            StepKind::Close => "Close and read-back",
            StepKind::Walk => "Walk the timeline",
            StepKind::Learned => "What did we learn?",
            StepKind::Own => "A step of our own",
        }
    }

    /// The questions of a step, ready to be spoken.
    pub fn questions(&self, kind: StepKind) -> &'static [&'static str] {
        match kind {
            StepKind::Opening => &["Does everyone know the goal, the agenda, the ground rules and the stop word?"],
            StepKind::Summary => &[
                "In three sentences: what should stick? Then we go to how we got here.",
                "I’d assume we’ve all read this part. What is not in the document that matters?",
                "Which line of the timeline would you argue with?",
            ],
            StepKind::Path => &[
                "Which wider conditions made this possible, and by what path did we arrive here?",
                "What was the first sign for you, and where did it show up?",
                "What made that step look like a good one at the time?",
                "What usually prevents this, and how come it did not that day?",
                "Which deadline, habit or rule was pulling on the decision?",
                "What was visible on the screens at that minute, and what was hidden?",
            ],
            StepKind::Proposed => &[
                "Do we believe the plan makes a repeat less likely?",
                "For each item: when is it finished, and how would we see it?",
            ],
            StepKind::Gaps => &[
                "What is missing, and what would we do differently?",
                "What would prevent it, what would detect it sooner, what would soften it?",
                "What would have made the response easier?",
            ],
            StepKind::Confidence => &[
                "How confident are you that this plan makes a repeat less likely? Show five fingers to none, on three.",
                "I hear no doubts. If this fails in three months, what was the reason?",
            ],
            StepKind::Decisions => &[
                "Will the leaders who set priorities stand behind this item?",
                "Can you commit: yes, no, or an answer by a date?",
                "What makes room for it?",
            ],
            StepKind::Customers => {
                &["What have we heard from customers since?", "Is the drafted message right to publish?"]
            }
            StepKind::Close => &[
                "I read back the decisions; shout if one is wrong.",
                "What is unresolved, and who does what next?",
                "Was this hour useful? Did you learn something that changes your work?",
            ],
            StepKind::Walk => &[
                "Let’s begin before the incident and walk forward. What was normal that day?",
                "What was the first sign for you, and where did it show up?",
                "What did you take to be going on? What came next?",
                "What usually happens at this step on a normal day?",
                "What other courses did you have in mind then, and what spoke against them?",
            ],
            StepKind::Learned => &[
                "Which moment of this incident surprised you most?",
                "What do we know now that changes how we work?",
                "What would a newcomer find strange about this story?",
            ],
            StepKind::Own => &[],
        }
    }

    /// A role.
    pub fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => "Postmortem owner",
            Role::Facilitator => "Facilitator",
            Role::Commander => "Incident commander",
            Role::Deputy => "Deputy or scribe",
            Role::Engineer => "Service owner, engineer",
            Role::EngineeringManager => "Engineering manager",
            Role::ProductManager => "Product manager",
            Role::TechLead => "Tech lead",
            Role::TeamRep => "Team representative",
            Role::CustomerLiaison => "Customer liaison",
            Role::NoteTaker => "Note taker",
            Role::CoFacilitator => "Co-facilitator",
            Role::Observer => "Observer",
        }
    }

    /// A role where there is little room.
    pub fn role_short(&self, role: Role) -> &'static str {
        match role {
            Role::Owner => "Owner",
            Role::Commander => "IC",
            Role::Deputy => "Deputy",
            Role::Engineer => "Engineer",
            Role::EngineeringManager => "EM",
            Role::ProductManager => "PM",
            Role::TeamRep => "Team",
            Role::CustomerLiaison => "Liaison",
            Role::CoFacilitator => "Co-facilitator",
            other => self.role(other),
        }
    }

    /// Words that mean a role in a pasted list of people, with the role; whole words, small letters.
    pub fn role_words(&self) -> &'static [(&'static str, Role)] {
        &[
            ("postmortem owner", Role::Owner),
            ("owner", Role::Owner),
            ("co-facilitator", Role::CoFacilitator),
            ("facilitator", Role::Facilitator),
            ("moderator", Role::Facilitator),
            ("incident commander", Role::Commander),
            ("commander", Role::Commander),
            ("ic", Role::Commander),
            ("deputy", Role::Deputy),
            ("shadow", Role::Deputy),
            ("scribe", Role::Deputy),
            ("engineering manager", Role::EngineeringManager),
            ("em", Role::EngineeringManager),
            ("product manager", Role::ProductManager),
            ("product owner", Role::ProductManager),
            ("pm", Role::ProductManager),
            ("tech lead", Role::TechLead),
            ("tl", Role::TechLead),
            ("customer liaison", Role::CustomerLiaison),
            ("liaison", Role::CustomerLiaison),
            ("support", Role::CustomerLiaison),
            ("note taker", Role::NoteTaker),
            ("notes", Role::NoteTaker),
            ("observer", Role::Observer),
            ("service owner", Role::Engineer),
            ("engineer", Role::Engineer),
            ("sre", Role::Engineer),
            ("developer", Role::Engineer),
        ]
    }

    /// Whether somebody is here.
    pub fn presence(&self, presence: Presence) -> &'static str {
        match presence {
            Presence::Expected => "Expected",
            Presence::Present => "Here",
            Presence::Absent => "Absent",
            Presence::Left => "Left",
        }
    }

    /// A ground rule.
    pub fn rule<'a>(&self, rule: &'a RuleWords) -> &'a str {
        match rule {
            RuleWords::EveryoneSpeaks => "Everyone speaks, nobody hogs",
            RuleWords::WhatAndHow => "We ask what and how, never who and why",
            RuleWords::Own(text) => text.as_str(),
        }
    }

    /// A school's name, and what it is for.
    pub fn school(&self, school: School) -> (&'static str, &'static str) {
        match school {
            School::BuyIn => ("Buy-in first", "Most time on causes and on a decision for every action item"),
            School::Learning => ("Learning first", "Most time on the story; early fixes are parked until the end"),
        }
    }

    /// A preset's length.
    pub fn length(&self, length: Length) -> String {
        format!("{} min", length.minutes())
    }

    /// A severity.
    pub fn severity(&self, severity: Severity) -> String {
        format!("Sev-{}", severity.number())
    }

    /// A decision.
    pub fn choice(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Do => "Do",
            Choice::Later => "Later",
            Choice::Dont => "Don’t",
        }
    }

    /// What a decision asks of the room.
    pub fn choice_asks(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Do => "By when, and what makes room for it?",
            Choice::Later => "Until when, and what goes first?",
            Choice::Dont => "What do we accept, and who accepts it?",
        }
    }

    /// An answer of the roll call, as a button.
    pub fn answer(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Commit => "Commits",
            Answer::Counter => "Counter-offer",
            Answer::AnswerBy => "Answers by …",
            Answer::Understand => "Needs to understand",
            Answer::Decline => "Declines",
        }
    }

    /// What one asks a leader to finish the sentence with.
    pub fn answer_asks(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Commit => "by when",
            Answer::Counter => "what instead, or by when",
            Answer::AnswerBy => "by when",
            Answer::Understand => "what first",
            Answer::Decline => "because",
        }
    }

    /// An action item's kind.
    pub fn item_kind(&self, kind: ItemKind) -> &'static str {
        match kind {
            ItemKind::Investigate => "Investigate",
            ItemKind::Mitigate => "Mitigate",
            ItemKind::Repair => "Repair",
            ItemKind::Detect => "Detect",
            ItemKind::Prevent => "Prevent",
        }
    }

    /// What a decided item lacks.
    pub fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::Owner => "no owner",
            Missing::OneOwner => "several owners",
            Missing::Due => "no date",
            Missing::Ticket => "no ticket",
            Missing::Reason => "no reason",
            Missing::Implication => "no implication",
            Missing::Until => "no time named",
            Missing::Approver => "nobody accepts it",
            Missing::Commitment => "nobody committed",
        }
    }

    /// What a note is.
    pub fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::Plain => "Note",
            Mark::Insight => "Insight",
            Mark::OpenQuestion => "Open question",
            Mark::Idea => "Idea for later",
            Mark::Private => "Only for me",
        }
    }

    /// Where a parked topic goes.
    pub fn destination(&self, destination: Destination) -> &'static str {
        match destination {
            Destination::Open => "Not placed yet",
            Destination::Ticket => "A ticket",
            Destination::Meeting => "Another meeting",
            Destination::Owner => "The service’s owner",
            Destination::Nowhere => "It was said, that is enough",
        }
    }

    /// Whether the outside message may go out.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Approved => "Approved",
            Verdict::WithEdits => "With edits",
            Verdict::Held => "Held",
        }
    }
}
