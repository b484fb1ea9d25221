//! The poll panel of the desk: asking, counting in, reading the result.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::ask::Asking;
use super::open::Open;
use super::result::outcome;
use super::{Counting, PollMsg};
use crate::domain::{PollDraft, Refusal, Stage};
use crate::locale::Polls;
use crate::present::poll::{at_hand, poll_view};
use crate::ui::{Msg, Seen, use_words};

/// What the loop knows of polls; no vote is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ballots {
    /// The round that is being counted.
    pub counting: Option<Rc<Counting>>,
    /// The question that would be asked now.
    pub draft: Rc<PollDraft>,
    /// Whether something else is asked although a result is at hand.
    pub anew: bool,
    /// Whether votes can be sealed here.
    pub can_seal: bool,
}

/// Props of [`PollPanel`].
#[derive(Clone, PartialEq, Properties)]
pub struct PollPanelProps {
    /// The meeting.
    pub seen: Seen,
    /// What the loop knows of polls.
    pub ballots: Ballots,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The poll at hand, else a new question.
#[component]
pub fn PollPanel(props: &PollPanelProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let ballots = &props.ballots;
    let found = at_hand(meeting);
    let shown = found.filter(|poll| poll.is_open() || !ballots.anew);
    let view = shown.and_then(|poll| poll_view(meeting, poll, &words)).map(Rc::new);
    let counting = ballots.counting.clone().unwrap_or_default();
    match (shown, view) {
        (Some(poll), Some(view)) if poll.is_open() => html! {
            <Open seen={props.seen.clone()} {view} {counting} on_msg={props.on_msg.clone()} />
        },
        (Some(_), Some(view)) => outcome(meeting, &view, &counting, &props.on_msg, &words),
        _ if !matches!(meeting.stage(), Stage::Open(_)) => html! {
            <p class="pm-note">{ words.refusal(Refusal::NotStarted) }</p>
        },
        _ => html! {
            <>
                <Asking seen={props.seen.clone()} draft={ballots.draft.clone()} can_seal={ballots.can_seal} on_msg={props.on_msg.clone()} />
                if found.is_some() {
                    <div class="pm-btns">
                        <button type="button" class="pm-btn is-plain" onclick={press(&props.on_msg, Msg::Poll(PollMsg::Anew(false)))}>{ words.say(Polls::Latest) }</button>
                    </div>
                }
            </>
        },
    }
}
