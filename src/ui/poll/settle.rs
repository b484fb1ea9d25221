//! What was not counted, with its reason: a person counts it by hand or leaves it out.

use crate::ui::prelude::*;

use crate::domain::{Action, Poll, Scale, Settled, Text};
use crate::locale::{Polls, Words};
use crate::present::poll::{AsideView, levels};
use crate::ui::{Icon, Msg, Sign};

/// The list of what was not counted.
pub fn settling(poll: &Poll, aside: &[AsideView], on_msg: &Callback<Msg>, words: &Words) -> Html {
    html! {
        <details class="pm-part pm-settle">
            <summary>{ words.count(Polls::NotCounted, aside.len(), &[]) }</summary>
            <ul class="pm-lines">
                { for aside.iter().map(|one| html! {
                    <li key={one.place}>
                        <p>
                            if !one.name.is_empty() { <bdi class="pm-mark">{ one.name.clone() }</bdi>{ ": " } }
                            if !one.words.is_empty() { <bdi>{ one.words.clone() }</bdi>{ " " } }
                            <span class="pm-note">{ words.why(one.why) }</span>
                        </p>
                        { settle(poll, one, on_msg, words) }
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// Names that look like another one in other letters: a reason to look twice, no more.
pub fn twins(twins: &[(Text, Text)], words: &Words) -> Html {
    if twins.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="pm-lines pm-aside">
            { for twins.iter().enumerate().map(|(at, (name, like))| html! {
                <li key={at} class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>
                    <bdi class="pm-mark">{ name.to_string() }</bdi>{ " " }{ words.fill(Polls::LooksLike, &[("name", like.as_str())]) }
                </span></li>
            }) }
        </ul>
    }
}

fn settle(poll: &Poll, one: &AsideView, on_msg: &Callback<Msg>, words: &Words) -> Html {
    let act = |answers: Vec<u16>| press(on_msg, Msg::Act(Action::Settle { poll: poll.id, aside: one.place, answers }));
    match one.settled {
        Some(Settled::Counted) => return html! { <p class="pm-note">{ words.say(Polls::WasCounted) }</p> },
        Some(Settled::Dismissed) => return html! { <p class="pm-note">{ words.say(Polls::WasDismissed) }</p> },
        None => {}
    }
    let single = poll.asked.topics.len() <= 1 && poll.asked.scale != Scale::Dots;
    html! {
        <div class="pm-chips" role="group" aria-label={words.say(Polls::SettleHow)}>
            if !one.answers.is_empty() {
                <button type="button" class="pm-chip" onclick={act(one.answers.clone())}>{ words.say(Polls::CountIt) }</button>
            } else if single {
                { for levels(&poll.asked, words).iter().map(|level| html! {
                    <button key={usize::from(level.option)} type="button" class="pm-chip" title={level.label.clone()}
                        onclick={act(vec![level.option])}>{ words.fill(Polls::SettleAs, &[("level", &level.mark)]) }</button>
                }) }
            }
            <button type="button" class="pm-chip" onclick={act(Vec::new())}>{ words.say(Polls::Dismiss) }</button>
        </div>
    }
}
