//! The follow page: what a follow link opens. It shows the plan by the clock and calls it that.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::{Icon, Msg, Place, Sign, use_words};
use crate::domain::Phase;
use crate::locale::{Follow, Polls};
use crate::present::{FollowRow, FollowView};

/// Props of [`FollowPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct FollowPageProps {
    /// What there is to see now.
    pub view: Rc<FollowView>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The follow page.
#[component]
pub fn FollowPage(props: &FollowPageProps) -> Html {
    let words = use_words();
    let view = &props.view;
    let title = if view.title.is_empty() { words.say(Follow::Meeting).to_owned() } else { view.title.clone() };
    html! {
        <section class="pm-ballot pm-follow">
            <button type="button" class="pm-btn is-plain pm-back" onclick={press(&props.on_msg, Msg::Go(Place::Start))}>
                <Icon sign={Sign::Back} />{ words.say(Polls::BackToStart) }
            </button>
            <div>
                <p class="pm-note">{ title }</p>
                <h1 tabindex="-1">{ view.head.clone() }</h1>
                if !view.place.is_empty() { <p class="pm-note">{ view.place.clone() }</p> }
            </div>
            if let Some((minutes, seconds, spoken)) = &view.left {
                <div class="pm-time">
                    <span class="pm-clock" role="timer" aria-label={spoken.clone()} dir="ltr">
                        { minutes.clone() }<span class="is-sec">{ seconds.clone() }</span>
                    </span>
                    <p class="is-facts"><b>{ view.fact.0.clone() }</b>{ view.fact.1.clone() }</p>
                </div>
            }
            if !view.ends.is_empty() { <p class="pm-num">{ view.ends.clone() }</p> }
            <p class="pm-hint"><Icon sign={Sign::Warning} /><span>{ view.as_of.clone() }</span></p>
            if !view.rows.is_empty() {
                <section class="pm-part">
                    <h2 class="pm-label"><span>{ words.say(Follow::Agenda) }</span></h2>
                    <ol class="pm-agenda pm-plan">{ for view.rows.iter().enumerate().map(|(at, one)| row(at, one)) }</ol>
                </section>
            }
        </section>
    }
}

fn row(at: usize, row: &FollowRow) -> Html {
    let now = row.phase == Phase::Now;
    let class = match row.phase {
        Phase::Now => "is-now",
        Phase::Ahead => "is-ahead",
        Phase::Done | Phase::Skipped => "is-done",
    };
    html! {
        <li key={at} {class} aria-current={now.then_some("step")}>
            <div class="is-row">
                <span class="is-n">{ row.from.clone() }</span>
                <span class="is-title">{ row.title.clone() }</span>
                <span class="pm-num">{ row.minutes.clone() }</span>
            </div>
        </li>
    }
}
