//! A poll on the stage: the question, how many are in, the legend; after the reveal the distribution. No names.

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use crate::ui::prelude::*;

use super::{scales, tray};
use crate::domain::Light;
use crate::locale::Polls;
use crate::present::poll::{PollView, in_of};
use crate::ui::{use_counted, use_words};

/// Props of [`OnStagePoll`].
#[derive(Clone, PartialEq, Properties)]
pub struct OnStagePollProps {
    /// The poll.
    pub view: Rc<PollView>,
}

/// A poll as everybody sees it.
#[component]
pub fn OnStagePoll(props: &OnStagePollProps) -> Html {
    use_counted("stage-poll");
    let words = use_words();
    let view = &props.view;
    let counted = in_of(view.voted, view.of, &words);
    let below = match &view.result {
        None => {
            html! {
                <div class="pm-stage-in">
                    <b>{ counted }</b>
                    { tray(view.voted, view.of) }
                    <p>{ words.fill(Polls::Tag, &[("tag", &view.tag)]) }{ ". " }{ words.say(if view.open { Polls::Countdown } else { Polls::HiddenUntil }) }</p>
                    if view.open { <CountDown view={view.clone()} /> }
                </div>
            }
        }
        Some(result) => {
            let next = match result.light {
                Light::Go => Some(Polls::StageGo),
                Light::Hear => Some(Polls::StageHear),
                Light::Stop if view.again => Some(Polls::StageDoubts),
                Light::Stop => Some(Polls::StageNotYet),
                Light::Order => None,
            };
            html! {
                <div class="pm-stage-in pm-after">
                    <b>
                        { counted }
                        if let Some(least) = &result.lowest { { words.fill(Polls::StageLowest, &[("least", least)]) } }
                    </b>
                    if let Some(next) = next { <p>{ words.say(next) }</p> }
                </div>
            }
        }
    };
    let length = match view.question.chars().count() {
        0..90 => None,
        _ => Some("long"),
    };
    html! {
        <div class="pm-stage-main pm-stage-poll">
            <div><p class="pm-said" data-length={length}>{ view.question.clone() }</p>{ below }</div>
            { scales(&view.topics, view.result.is_some(), false) }
        </div>
    }
}

/// Three, two, one: everybody presses Enter at once, so that no vote pulls another along (polls, 4.3).
#[component]
fn CountDown(_: &OnStagePollProps) -> Html {
    let words = use_words();
    let left = use_state(|| None::<u8>);
    let timer = use_mut_ref(|| None::<Timeout>);
    let next = left.clone();
    use_effect_with(*left, move |now| {
        let ahead = now.and_then(|now| now.checked_sub(1));
        *timer.borrow_mut() = ahead.map(|ahead| Timeout::new(1_000, move || next.set(Some(ahead))));
    });
    let now = *left;
    html! {
        <div class="pm-stage-three">
            if matches!(now, None | Some(0)) {
                <button type="button" class="pm-btn" onclick={Callback::from(move |_: MouseEvent| left.set(Some(3)))}>{ words.say(Polls::CountDown) }</button>
            }
            <p class="pm-three" role="status">
                if let Some(now) = now { if now == 0 { { words.say(Polls::CountedDown) } } else { { now.to_string() } } }
            </p>
        </div>
    }
}
