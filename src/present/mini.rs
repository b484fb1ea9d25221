//! What the mini window shows: the step, its clock, and the one next thing. Nothing private, and no vote.

use crate::domain::{BoxState, Meeting, Press, Stage};
use crate::locale::{Desk, Mini, Words};

use super::poll::{Push, expected, in_of, push, reveal_of};
use super::{Ask, Moving, next, step_title};

/// What the one button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MiniDo {
    /// What the desk would do.
    Press(Press),
    /// Brings the desk to the front, where the choice is.
    ToDesk,
}

/// The mini window at one moment, but for the digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MiniView {
    /// The step, or the meeting before and after its steps.
    pub step: String,
    /// What a low window shows instead at the end of a box.
    pub phase: Option<String>,
    /// "left of 20", "9 of 9 in".
    pub fact: String,
    /// "until 10:29", "hidden".
    pub more: String,
    /// Where the box stands.
    pub state: BoxState,
    /// The button, and the same in a word or two for low windows.
    pub button: (String, String),
    /// What it does.
    pub does: MiniDo,
}

/// The mini window of a meeting.
///
/// `reveals`: whether the desk behind it has the votes and can show them.
pub fn mini(meeting: &Meeting, moving: &Moving, reveals: bool, words: &Words) -> MiniView {
    let say = |long: Mini, short: Mini| (words.say(long).to_owned(), words.say(short).to_owned());
    let clock = moving.clock.as_deref();
    let mut view = MiniView {
        step: meeting.current().map_or_else(|| meeting.title().to_string(), |step| step_title(words, step).to_owned()),
        phase: None,
        fact: clock.map(|clock| clock.fact.clone()).unwrap_or_default(),
        more: clock.map(|clock| clock.until.clone()).unwrap_or_default(),
        state: clock.map_or(BoxState::Unboxed, |clock| clock.state),
        button: say(Mini::ToDesk, Mini::ToDeskShort),
        does: MiniDo::ToDesk,
    };
    let Some((step, Stage::Open(timing))) = meeting.current().map(|step| (step, meeting.stage())) else { return view };
    let open = meeting.open_poll().and_then(|poll| Some((poll, poll.round()?.voted, expected(poll))));
    if let Some((poll, voted, of)) = open
        && push(poll) == Some(Push::Reveal)
    {
        view.fact = in_of(voted, of, words);
        view.more = words.say(Mini::Hidden).to_owned();
        view.state = BoxState::Within;
        if reveals {
            let round = u32::try_from(poll.rounds.len()).unwrap_or(0);
            view.button = (reveal_of(voted, of, words), words.say(Mini::RevealShort).to_owned());
            view.does = MiniDo::Press(Press::Reveal { poll: poll.id, round });
        }
    } else if !timing.is_running() {
        view.button = say(Mini::Resume, Mini::Resume);
        view.does = MiniDo::Press(Press::Resume);
    } else if moving.ask != Ask::Nothing {
        let over = moving.ask == Ask::Over;
        view.phase = Some(words.say(if over { Desk::OverLine } else { Desk::CueLine }).to_owned());
        view.button = say(Mini::Ask, Mini::AskShort);
    } else if let Some(next) = next(meeting, words).filter(|next| !next.last) {
        view.button = (next.head, words.say(Mini::NextShort).to_owned());
        view.does = MiniDo::Press(Press::Next { step: step.id, item: meeting.item_on_table().map(|item| item.id) });
    }
    view
}
