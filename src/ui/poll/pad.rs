//! The tap pad: votes shown on camera or spoken, tapped in by the facilitator.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::PollMsg;
use crate::domain::{DOTS, PersonId, Scale};
use crate::locale::Polls;
use crate::present::poll::{PollView, levels};
use crate::ui::{Msg, Seen, use_words};

/// Props of [`Pad`].
#[derive(Clone, PartialEq, Properties)]
pub struct PadProps {
    /// The meeting.
    pub seen: Seen,
    /// The poll.
    pub view: Rc<PollView>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// Whose vote, then which; topic by topic where there are several.
#[component]
pub fn Pad(props: &PadProps) -> Html {
    let words = use_words();
    let who = use_state(|| None::<PersonId>);
    let given = use_state(Vec::<u16>::new);
    let meeting = &props.seen.meeting;
    let Some(poll) = meeting.poll(props.view.id) else { return Html::default() };
    let asked = &poll.asked;
    let round = poll.round();
    let is_in = |id: &PersonId| round.is_some_and(|round| round.people.contains(id));
    let people: Vec<PersonId> = match asked.voters.is_empty() {
        true => meeting.roster().iter().map(|person| person.id).collect(),
        false => asked.voters.clone(),
    };
    let waiting: Vec<PersonId> = people.iter().copied().filter(|id| !is_in(id)).collect();
    let chosen = who.filter(|id| people.contains(id)).or_else(|| waiting.first().copied()).filter(|_| asked.named);
    let topics = poll.topics();
    let tap = {
        let (given, who, on_msg) = (given.clone(), who.clone(), props.on_msg.clone());
        Callback::from(move |option: u16| {
            let mut answers = (*given).clone();
            answers.push(option);
            if answers.len() < topics {
                return given.set(answers);
            }
            on_msg.emit(Msg::Poll(PollMsg::Tap(chosen, answers)));
            given.set(Vec::new());
            who.set(None);
        })
    };
    let mut shown = levels(asked, &words);
    if asked.scale == Scale::Dots {
        // What is left of the dots, none included.
        let left = u16::from(DOTS).saturating_sub(given.iter().sum());
        shown.retain(|level| level.option <= left);
    }
    let by_key = {
        let (tap, keys) = (tap.clone(), shown.iter().map(|l| (l.mark.clone(), l.option)).collect::<Vec<_>>());
        Callback::from(move |event: KeyboardEvent| {
            if let Some((_, option)) = keys.iter().find(|(mark, _)| *mark == event.key()) {
                event.prevent_default();
                event.stop_propagation();
                tap.emit(*option);
            }
        })
    };
    let name = chosen.and_then(|id| meeting.person(id)).map_or(words.say(Polls::TapSomebody), |p| p.name.as_str());
    let topic = asked.topics.get(given.len()).map(ToString::to_string).unwrap_or_default();
    html! {
        <div class="pm-pad" role="group" aria-label={words.say(Polls::TapIn)} onkeydown={by_key}>
            if asked.named && !people.is_empty() {
                <p class="pm-note">{ words.say(Polls::TapWho) }</p>
                <div class="pm-chips" role="group" aria-label={words.say(Polls::TapWho)}>
                    { for people.iter().filter_map(|id| meeting.person(*id)).map(|person| {
                        let (who, id) = (who.clone(), person.id);
                        let choose = Callback::from(move |_: MouseEvent| who.set(Some(id)));
                        html! {
                            <button key={id.number()} type="button" class={classes!("pm-chip", is_in(&id).then_some("is-in"))}
                                aria-pressed={(chosen == Some(id)).to_string()} onclick={choose}>
                                <i class={if is_in(&id) { "pm-disc is-sealed" } else { "pm-disc is-waiting" }} aria-hidden="true" />
                                <bdi>{ person.name.to_string() }</bdi>
                            </button>
                        }
                    }) }
                </div>
                <p class="pm-note">{ words.fill(Polls::TapWhich, &[("name", name)]) }</p>
            }
            if !topic.is_empty() { <p class="pm-mark">{ topic }</p> }
            <div class="pm-keys">
                if asked.scale == Scale::Dots {
                    <button type="button" class="pm-btn" onclick={tap.reform(|_: MouseEvent| 0)}><b>{ "0" }</b></button>
                }
                { for shown.iter().map(|level| {
                    let option = level.option;
                    html! {
                        <button key={usize::from(option)} type="button" class="pm-btn" onclick={tap.reform(move |_: MouseEvent| option)}>
                            <b>{ level.mark.clone() }</b><small>{ level.label.clone() }</small>
                        </button>
                    }
                }) }
            </div>
            <p class="pm-note">{ words.say(Polls::TapKeys) }</p>
        </div>
    }
}
