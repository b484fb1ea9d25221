//! A question for the room.

use crate::ui::prelude::*;

use crate::domain::Action;
use crate::locale::Desk;
use crate::present::questions;
use crate::ui::{Msg, Place, Seen, use_words};

/// Props of [`Question`].
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The question on the table, ready to be spoken, and the next one.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let words = use_words();
    let Some(step) = props.seen.meeting.current() else { return Html::default() };
    let all = questions(step, &words);
    if all.is_empty() {
        return Html::default();
    }
    let place = usize::from(step.asked) % all.len();
    let (n, of) = ((place + 1).to_string(), all.len().to_string());
    let another = {
        let (step, next) = (step.id, u16::try_from((place + 1) % all.len()).unwrap_or(0));
        press(&props.on_msg, Msg::Act(Action::Ask { step, question: next }))
    };
    html! {
        <section>
            <p class="pm-label">
                <span>{ words.say(Desk::AskRoom) }</span>
                if all.len() > 1 {
                    <span class="pm-num">{ words.fill(Desk::QuestionOf, &[("n", &n), ("of", &of)]) }</span>
                }
            </p>
            <p class="pm-said">{ all.get(place).cloned().unwrap_or_default() }</p>
            <div class="pm-btns">
                if all.len() > 1 {
                    <button class="pm-btn is-plain" type="button" onclick={another}>{ words.say(Desk::Another) }</button>
                }
                <button class="pm-btn is-plain" type="button" onclick={press(&props.on_msg, Msg::Go(Place::Stage))}>
                    { words.say(Desk::OnStage) }
                </button>
            </div>
        </section>
    }
}
