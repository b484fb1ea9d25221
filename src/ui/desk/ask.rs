//! At the end of a box: more time that another step pays for, or a topic to park.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::dock::Asking;
use crate::domain::{Action, Destination, Pay, StepId, Text};
use crate::locale::Desk;
use crate::present::{ExtensionView, pays};
use crate::ui::{Field, Icon, Msg, Seen, Sign, use_words};

/// Props of [`ExtendSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExtendProps {
    /// The meeting.
    pub seen: Seen,
    /// What the extension would do to the clock.
    pub offer: Rc<ExtensionView>,
    /// Closes the sheet.
    pub on_asking: Callback<Option<Asking>>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
    /// A name for the group, unique on the page.
    pub prefix: AttrValue,
}

/// More time: how much, who pays, and what it does to the end.
#[component]
pub fn ExtendSheet(props: &ExtendProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let picked = use_state(|| None::<Option<StepId>>);
    let Some((step, by)) = meeting.current().and_then(|s| Some((s, s.next_extension()?))) else {
        return html! { <section><p class="pm-said">{ words.say(Desk::NoExtension) }</p></section> };
    };
    let offers = pays(meeting, by, &words);
    let first = offers.iter().find(|o| o.after.is_some()).map(|o| o.step);
    // The first that can pay is proposed; nobody is the last resort.
    let chosen: Option<StepId> = picked.unwrap_or(first);
    let pay = chosen.map_or(Pay::End, Pay::Step);
    let minutes = usize::from(by.get());
    let then = match by.get() / 2 {
        0 => words.say(Desk::ThenOn).to_owned(),
        n => words.fill(Desk::ThenShorter, &[("n", &words.count(Desk::Minutes, usize::from(n), &[]))]),
    };
    let go = {
        let (step, on_asking) = (step.id, props.on_asking.clone());
        let on_msg = props.on_msg.clone();
        Callback::from(move |_: MouseEvent| {
            on_msg.emit(Msg::Act(Action::Extend { step, pay }));
            on_asking.emit(None);
        })
    };
    let offer = &props.offer;
    let ends = match pay {
        Pay::Step(_) => words.fill(Desk::StillEnds, &[("time", &offer.ends)]),
        Pay::End => words.fill(Desk::EndsThen, &[("time", &offer.ends_later)]),
    };
    html! {
        <>
            <section>
                <p class="pm-label"><span>{ words.say(Desk::AskRoom) }</span></p>
                <p class="pm-said">{ words.say(Desk::PaySay) }</p>
            </section>
            <section class="pm-part">
                <h3 class="pm-mark">{ words.count(Desk::ExtendBy, minutes, &[]) }</h3>
                <p class="pm-note">{ then }</p>
            </section>
            <section>
                <p class="pm-label"><span>{ words.say(Desk::PaidBy) }</span></p>
                <div class="pm-pick" role="radiogroup" aria-label={words.say(Desk::PaidBy)}>
                    { for offers.iter().map(|offer| {
                        let before = offer.before.get().to_string();
                        match offer.after {
                            Some(after) => {
                                let (picked, id) = (picked.clone(), offer.step);
                                html! {
                                    <label key={id.number()}>
                                        <input type="radio" name={props.prefix.clone()} checked={chosen == Some(id)}
                                            onchange={move |_| picked.set(Some(Some(id)))} />
                                        <span>{ offer.title.clone() }</span>
                                        <span class="pm-num"><s>{ before }</s>{ " " }{ words.count(Desk::Min, usize::from(after.get()), &[]) }</span>
                                    </label>
                                }
                            }
                            None => html! {
                                <p key={offer.step.number()} class="is-locked">
                                    <Icon sign={Sign::Lock} />
                                    <span>{ offer.title.clone() }</span>
                                    <span class="pm-num">
                                        { if offer.protected { words.say(Desk::Protected).to_owned() } else { words.fill(Desk::TooShort, &[("n", &before)]) } }
                                    </span>
                                </p>
                            },
                        }
                    }) }
                    <label key="end">
                        <input type="radio" name={props.prefix.clone()} checked={chosen.is_none()}
                            onchange={let picked = picked.clone(); move |_| picked.set(Some(None))} />
                        <span>{ words.say(Desk::EndMoves) }<small class="pm-note">{ words.say(Desk::EndMovesHint) }</small></span>
                        <span class="pm-num">{ words.count(Desk::PlusMin, minutes, &[]) }</span>
                    </label>
                </div>
                <button class="pm-btn is-main pm-next" type="button" onclick={go}>
                    <span>{ words.fill(Desk::ExtendTo, &[("time", &offer.until)]) }<small>{ ends }</small></span>
                    <Icon sign={Sign::Check} />
                </button>
            </section>
        </>
    }
}

/// Props of [`ParkSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct ParkProps {
    /// Closes the sheet; absent where the form stands for itself.
    #[prop_or_default]
    pub on_done: Callback<()>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// A topic to park: one line, who to ask, where it goes.
#[component]
pub fn ParkSheet(props: &ParkProps) -> Html {
    let words = use_words();
    let topic = use_state(String::new);
    let contact = use_state(String::new);
    let place = use_state(Destination::default);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        });
    }
    let keep = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |text: String| state.set(text))
    };
    let park = {
        let (topic, contact, place) = (topic.clone(), contact.clone(), place.clone());
        let (on_msg, on_done) = (props.on_msg.clone(), props.on_done.clone());
        Callback::from(move |typed: String| {
            let line = Text::line(&typed);
            let empty = line.is_empty();
            on_msg.emit(Msg::Act(Action::Park { topic: line, contact: Text::line(&contact), destination: *place }));
            if !empty {
                topic.set(String::new());
                contact.set(String::new());
                place.set(Destination::default());
                on_done.emit(());
            }
        })
    };
    let press = {
        let topic = topic.clone();
        park.reform(move |_: MouseEvent| (*topic).clone())
    };
    html! {
        <section class="pm-form">
            <p class="pm-said is-line">{ words.say(Desk::ParkAsk) }</p>
            <Field label={words.say(Desk::ParkTopic)} placeholder={words.say(Desk::ParkTopic)}
                value={(*topic).clone()} on_text={keep(&topic)} on_enter={park} node={field} />
            <Field label={words.say(Desk::ParkContact)} placeholder={words.say(Desk::ParkContact)}
                value={(*contact).clone()} on_text={keep(&contact)} />
            <div class="pm-chips" role="group" aria-label={words.say(Desk::ParkWhere)}>
                { for Destination::ALL.into_iter().map(|destination| {
                    let place = place.clone();
                    html! {
                        <button type="button" class="pm-chip" aria-pressed={(*place == destination).to_string()}
                            onclick={move |_| place.set(destination)}>{ words.destination(destination) }</button>
                    }
                }) }
            </div>
            <button type="button" class="pm-btn" onclick={press}>{ words.say(Desk::ParkIt) }</button>
        </section>
    }
}
