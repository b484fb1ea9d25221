//! What windows that only show the meeting are told: the stage in a window of its own, the floating clock.
//!
//! They may be shared on a screen, so what reaches them holds no private notes, no hints and no votes: not hidden, but
//! left out ([`Meeting::for_the_room`]). They cannot change the meeting; they can only ask the desk for a [`Press`].

use super::{ItemId, Meeting, Outside, PollId, StepId, Text, Timestamp, Turn};

/// A button of a window that shows the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The directive, over everything or put away.
    Directive,
    /// The clock stands still.
    Pause,
    /// The clock runs again.
    Resume,
    /// The next thing, as seen from where one was: pressed twice, it goes on once.
    Next {
        /// The step on the table.
        step: StepId,
        /// The item on the table.
        item: Option<ItemId>,
    },
    /// The desk shows its own face.
    ToDesk,
    /// The votes of a round are shown to all; the desk knows them, who asks does not.
    Reveal {
        /// The question.
        poll: PollId,
        /// The round, from 1.
        round: u32,
    },
}

/// What is said between the desk and the windows that show its meeting.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// Nothing anybody can make sense of.
    Nothing,
    /// Another desk writes from now on: whoever shows the meeting may look.
    Here,
    /// A window wants to be shown the meeting.
    Look,
    /// The meeting as everybody may see it.
    Shown {
        /// The desk's turn; an older one's picture is not believed.
        turn: Turn,
        /// Grows with every picture of a turn.
        seq: u32,
        /// The moment, on the desk's line of time.
        now: Timestamp,
        /// What to add to its moments to say them in the wall clock's terms, in milliseconds.
        shift: i64,
        /// Whether the directive lies over everything.
        directive: bool,
        /// The meeting without what is not for everybody.
        meeting: Box<Meeting>,
    },
    /// Somebody pressed something there.
    Press(Press),
    /// The desk left the meeting.
    Left {
        /// Its turn.
        turn: Turn,
    },
}

impl Meeting {
    /// The meeting as everybody may see it: without notes, customers' words, answers of the roll call, and who voted
    /// what; of a round that was not revealed, how many are in.
    pub fn for_the_room(&self) -> Self {
        let mut shown = self.clone();
        shown.incident = Text::default();
        shown.link = Text::default();
        shown.notes.clear();
        shown.outside = Outside { heard: Text::default(), edits: Text::default(), ..shown.outside };
        for item in &mut shown.items {
            item.commitments.clear();
        }
        for round in shown.polls.iter_mut().flat_map(|poll| &mut poll.rounds) {
            if let Some(tally) = &mut round.tally {
                tally.votes.clear();
                tally.aside.clear();
            }
        }
        shown
    }
}
