//! The mini window: the step, its clock, and the one next thing.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::desk::Clock;
use super::{Icon, Msg, Sign, use_counted, use_words};
use crate::domain::{BoxState, Press};
use crate::locale::{Mini as T, Windows};
use crate::present::{ClockView, MiniDo, MiniView};

/// Props of [`Mini`].
#[derive(Clone, PartialEq, Properties)]
pub struct MiniProps {
    /// What there is to see.
    pub view: Rc<MiniView>,
    /// The step's clock.
    pub clock: Option<Rc<ClockView>>,
    /// Whether the desk it belongs to has left.
    pub alone: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The mini window.
#[component]
pub fn Mini(props: &MiniProps) -> Html {
    use_counted("mini");
    let words = use_words();
    let view = &props.view;
    let state = match view.state {
        BoxState::Cue => "is-cue",
        BoxState::Over => "is-over",
        BoxState::Within | BoxState::Unboxed => "",
    };
    let (msg, sign) = match view.does {
        MiniDo::Press(Press::Resume) => (Msg::Pressed(Press::Resume), Sign::Play),
        MiniDo::Press(press) => (Msg::Pressed(press), Sign::Next),
        MiniDo::ToDesk => (Msg::ToDesk, Sign::Stage),
    };
    if props.alone {
        return html! {
            <section class="pm-mini" aria-label={words.say(T::Name)}>
                <article><h1 class="is-step">{ view.step.clone() }</h1><p role="status">{ words.say(Windows::DeskGone) }</p></article>
            </section>
        };
    }
    let (long, short) = &view.button;
    html! {
        <section class="pm-mini" aria-label={words.say(T::Name)}>
            <article class={classes!(view.phase.is_some().then_some("has-phase"))}>
                <h1 class="is-step">{ view.step.clone() }</h1>
                if let Some(phase) = &view.phase { <p class={classes!("is-step", "is-phase", state)}>{ phase.clone() }</p> }
                if let Some(clock) = &props.clock { <Clock clock={clock.clone()} /> }
                <p class="is-facts"><b class={state}>{ view.fact.clone() }</b>{ view.more.clone() }</p>
                <button type="button" class="pm-btn is-main" onclick={press(&props.on_msg, msg)}>
                    <span class="is-long">{ long.clone() }</span><span class="is-short">{ short.clone() }</span><Icon {sign} />
                </button>
            </article>
        </section>
    }
}
