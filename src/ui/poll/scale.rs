//! The answers of a scale with the votes on them, and the tray of those that are in.

use crate::ui::prelude::*;

use crate::present::poll::{Level, TopicView};

/// The most discs in a row; more are told by their number.
const DISCS: u16 = 12;
/// The most discs of a tray.
const TRAY: u16 = 40;
/// When a disc lands: an order that tells nothing.
const LANDING: [&str; 8] = ["is-k0", "is-k1", "is-k2", "is-k3", "is-k4", "is-k5", "is-k6", "is-k7"];

/// The legend before the reveal, the distribution after it; `named` has names beside votes, on the desk only.
pub fn scales(topics: &[TopicView], shown: bool, named: bool) -> Html {
    let several = topics.len() > 1;
    let mut at = 0;
    html! {
        <div class={classes!("pm-topics", shown.then_some("is-revealing"))}>
            if several && !shown {
                <ol class="pm-topic-list">{ for topics.iter().map(|topic| html! { <li>{ topic.title.clone() }</li> }) }</ol>
            }
            { for topics.iter().enumerate().filter(|(place, _)| shown || *place == 0).map(|(place, topic)| html! {
                <section key={place}>
                    if shown && !topic.title.is_empty() { <h4>{ topic.title.clone() }</h4> }
                    <ul class={classes!("pm-scale", (!shown).then_some("is-hidden"), (several && shown).then_some("is-close"))}>
                        { for topic.levels.iter().map(|level| row(level, shown, named, &mut at)) }
                    </ul>
                </section>
            }) }
        </div>
    }
}

fn row(level: &Level, shown: bool, named: bool, at: &mut usize) -> Html {
    let none = shown && level.count == 0;
    html! {
        <li key={usize::from(level.option)}>
            <span class={classes!("is-level", none.then_some("is-none"))}>{ level.mark.clone() }</span>
            <span class="is-word">
                { level.label.clone() }
                if named && !level.names.is_empty() { <small><bdi>{ level.names.clone() }</bdi></small> }
            </span>
            if shown {
                <span class="is-votes">
                    if level.count <= DISCS {
                        { for (0..level.count).map(|_| {
                            *at += 1;
                            // Seven and eight have no divisor in common: neighbours do not land together.
                            let landing = LANDING.get(*at * 7 % LANDING.len()).copied().unwrap_or_default();
                            html! { <i class={classes!("pm-disc is-open", landing)} aria-hidden="true" /> }
                        }) }
                    }
                    if level.count > 0 { <small>{ level.count.to_string() }</small> }
                </span>
            }
        </li>
    }
}

/// A hatched disc for each vote that is in, an empty one for each that is missing.
pub fn tray(voted: u16, of: Option<u16>) -> Html {
    let all = of.unwrap_or(0).max(voted);
    if all > TRAY {
        return Html::default();
    }
    html! {
        <div class="pm-tray" aria-hidden="true">
            { for (0..all).map(|at| {
                let state = if at < voted { "pm-disc is-sealed" } else { "pm-disc is-waiting" };
                html! { <i class={state} /> }
            }) }
        </div>
    }
}
