//! How long and what for; what that means for the agenda there is.

use crate::ui::prelude::*;

use super::Templates;
use crate::domain::{Action, CHOICES, Length, Minutes, School, Step, StepDraft, preset};
use crate::locale::Setup;
use crate::present::setup::{liaison, listed, problem, shape, tight};
use crate::ui::setup::{FromList, Listing, Segments, Switch, Twice};
use crate::ui::{Field, FieldKind, Icon, Msg, Seen, Sign, use_words};

/// Props of [`ShapeEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShapeEditorProps {
    /// The meeting.
    pub seen: Seen,
    /// Agendas kept under a name.
    pub templates: Templates,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
    /// Takes what people do to the meeting.
    pub act: Callback<Action>,
    /// Sets the names of its radio groups apart.
    pub prefix: AttrValue,
}

/// An agenda that would replace one somebody has edited.
#[derive(Clone, PartialEq)]
struct Pending {
    length: Option<Length>,
    school: School,
    steps: Vec<StepDraft>,
}

/// Length, school, customer liaison, the minutes for decisions, lists and templates.
#[component]
pub fn ShapeEditor(props: &ShapeEditorProps) -> Html {
    let words = use_words();
    let pending = use_state_eq(|| None::<Pending>);
    let meeting = &props.seen.meeting;
    let now = shape(meeting);
    // An agenda somebody worked on is replaced only after they were asked.
    let offer = {
        let (act, pending, edited) = (props.act.clone(), pending.clone(), now.edited);
        Callback::from(move |offered: Pending| {
            if edited {
                pending.set(Some(offered));
            } else {
                act.emit(Action::UseAgenda { school: offered.school, steps: offered.steps });
            }
        })
    };
    let settle = {
        let (act, pending) = (props.act.clone(), pending.clone());
        Callback::from(move |yes: bool| {
            if let Some(offered) = (*pending).clone().filter(|_| yes) {
                act.emit(Action::UseAgenda { school: offered.school, steps: offered.steps });
            }
            pending.set(None);
        })
    };
    let (length, school) = match &*pending {
        Some(offered) => (offered.length, offered.school),
        None => (now.length, now.school),
    };
    let shipped = offer.reform(|(length, school): (Length, School)| Pending {
        length: Some(length),
        school,
        steps: preset(school, length),
    });
    let on_length = {
        let shipped = shipped.clone();
        Callback::from(move |place: usize| {
            if let Some(length) = Length::ALL.get(place) {
                shipped.emit((*length, school));
            }
        })
    };
    let schools = CHOICES.into_iter().map(|choice| {
        let (name, note) = words.school(choice);
        let onchange = shipped.reform(move |_: Event| (length.unwrap_or_default(), choice));
        html! {
            <label key={name}>
                <input type="radio" name={format!("{}-school", props.prefix)} checked={choice == school} {onchange} />
                <span>{ name }<small>{ note }</small></span>
            </label>
        }
    });
    let list = offer.reform(move |steps| Pending { length: None, school, steps });
    html! {
        <>
            <Segments legend={words.say(Setup::Length)} name={format!("{}-length", props.prefix)}
                options={Length::ALL.into_iter().map(|l| words.length(l).into()).collect::<Vec<AttrValue>>()}
                chosen={length.and_then(|l| Length::ALL.iter().position(|o| *o == l))} on_choose={on_length} />
            <fieldset class="pm-school">
                <legend class="pm-label">{ words.say(Setup::WhatFor) }</legend>
                <div>{ schools.collect::<Html>() }</div>
            </fieldset>
            <div role="alert">
                if pending.is_some() {
                    <div class="pm-swap">
                        <p>{ words.say(Setup::ReplaceAsk) }</p>
                        <div class="pm-btns">
                            <button type="button" class="pm-btn" onclick={settle.reform(|_: MouseEvent| true)}>{ words.say(Setup::Replace) }</button>
                            <button type="button" class="pm-btn" onclick={settle.reform(|_: MouseEvent| false)}>{ words.say(Setup::KeepMine) }</button>
                        </div>
                    </div>
                }
            </div>
            <LiaisonSwitch seen={props.seen.clone()} act={props.act.clone()} />
            <TightHint seen={props.seen.clone()} act={props.act.clone()} />
            <OwnAgenda seen={props.seen.clone()} templates={props.templates.clone()} on_msg={props.on_msg.clone()} {list} />
        </>
    }
}

/// Props of what speaks of the meeting and does one thing to it.
#[derive(Clone, PartialEq, Properties)]
struct HintProps {
    seen: Seen,
    act: Callback<Action>,
}

/// Whether a customer liaison is expected, and where the minutes go without one.
#[component]
fn LiaisonSwitch(props: &HintProps) -> Html {
    let words = use_words();
    let Some(seen) = liaison(&words, &props.seen.meeting) else { return html! {} };
    let minutes = seen.minutes.to_string();
    let gaps = [("minutes", minutes.as_str()), ("step", seen.taker.as_str())];
    let note = words.fill(if seen.expected { Setup::LiaisonComes } else { Setup::LiaisonAway }, &gaps);
    let expect = |expected| props.act.reform(move |_: MouseEvent| Action::ExpectLiaison { expected });
    html! {
        <>
            <Switch label={words.say(Setup::Liaison)} {note} on={seen.expected}
                on_switch={props.act.reform(|expected| Action::ExpectLiaison { expected })} />
            if seen.doubted {
                <p class="pm-hint"><Icon sign={Sign::Question} /><span>
                    { words.say(if seen.expected { Setup::LiaisonNotNeeded } else { Setup::LiaisonNeeded }) }{ " " }
                    <button type="button" class="pm-link" onclick={expect(!seen.expected)}>
                        { if seen.expected { words.fill(Setup::LiaisonGive, &gaps) } else { words.say(Setup::LiaisonExpect).to_owned() } }
                    </button>
                </span></p>
            }
        </>
    }
}

/// More action items than the box for decisions holds, and who could pay.
#[component]
fn TightHint(props: &HintProps) -> Html {
    let words = use_words();
    let Some(found) = tight(&words, &props.seen.meeting) else { return html! {} };
    let (need, has) = (found.need.to_string(), found.has.to_string());
    let says = words.count(Setup::Tight, found.items, &[("need", &need), ("has", &has), ("step", &found.title)]);
    let to = found.step;
    let pay = match found.pay {
        None => html! { { words.say(Setup::TightNoPay) } },
        Some((from, step, minutes)) => {
            let onclick = props.act.reform(move |_: MouseEvent| Action::ShiftMinutes {
                from,
                to,
                minutes: Minutes::new(minutes),
            });
            html! {
                <button type="button" class="pm-link" {onclick}>
                    { words.fill(Setup::TightPay, &[("minutes", &minutes.to_string()), ("step", &step)]) }
                </button>
            }
        }
    };
    html! { <p class="pm-hint"><Icon sign={Sign::Question} /><span>{ says }{ " " }{ pay }</span></p> }
}

#[derive(Clone, PartialEq, Properties)]
struct OwnAgendaProps {
    seen: Seen,
    templates: Templates,
    on_msg: Callback<Msg>,
    list: Callback<Vec<StepDraft>>,
}

/// The team's own agendas: from a list, and kept under a name.
#[component]
fn OwnAgenda(props: &OwnAgendaProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let read = Callback::from(move |text: String| match listed(&text) {
        Err(error) if !text.is_empty() => Listing { says: problem(&words, &error), button: None },
        Ok(Some(found)) => {
            let (count, minutes) = (found.steps.len(), found.minutes.to_string());
            let mut says = words.count(Setup::StepsMinutes, count, &[("minutes", &minutes)]);
            if found.unboxed > 0 {
                says.push_str(". ");
                says.push_str(&words.count(Setup::Unboxed, found.unboxed, &[]));
            }
            Listing { says, button: Some(words.count(Setup::UseSteps, count, &[])) }
        }
        _ => Listing { says: words.say(Setup::ListHelp).to_owned(), button: None },
    });
    let list = props.list.clone();
    let on_use = Callback::from(move |text: String| {
        if let Ok(Some(found)) = listed(&text) {
            list.emit(found.steps);
        }
    });
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let keep = {
        let (seen, on_msg) = (props.seen.clone(), props.on_msg.clone());
        Callback::from(move |name: String| {
            let steps = seen.meeting.steps().iter().map(Step::draft).collect();
            on_msg.emit(Msg::KeepTemplate(name.trim().to_owned(), steps));
        })
    };
    let rows = props.templates.iter().map(|(name, steps)| {
        let minutes: u32 = steps.iter().map(|s| u32::from(s.minutes.get())).sum();
        let use_it = {
            let (list, steps) = (props.list.clone(), steps.clone());
            Callback::from(move |_: MouseEvent| list.emit(steps.clone()))
        };
        let forget = {
            let name = name.clone();
            props.on_msg.reform(move |()| Msg::ForgetTemplate(name.clone()))
        };
        html! {
            <li key={name.clone()}>
                <span>{ name }<small class="pm-num">{ words.count(Setup::StepsMinutes, steps.len(), &[("minutes", &minutes.to_string())]) }</small></span>
                <button type="button" class="pm-btn" aria-label={words.fill(Setup::UseTemplate, &[("name", name)])} onclick={use_it}>
                    { words.say(Setup::Use) }
                </button>
                <Twice label={words.fill(Setup::ForgetTemplate, &[("name", name)])} sure={words.say(Setup::ForgetSure)} on_sure={forget} />
            </li>
        }
    });
    html! {
        <>
            if !props.templates.is_empty() { <ul class="pm-templates">{ rows.collect::<Html>() }</ul> }
            <FromList open={words.say(Setup::FromList)} label={words.say(Setup::ListLabel)}
                placeholder={words.say(Setup::ListLike)} {read} {on_use} />
            <div class="pm-fromlist">
                <button type="button" class="pm-btn is-plain" aria-expanded={open.to_string()} onclick={toggle}>{ words.say(Setup::KeepAgenda) }</button>
                if *open {
                    <Field label={words.say(Setup::TemplateName)} placeholder={words.say(Setup::TemplateName)}
                        kind={FieldKind::Adding} on_text={keep} />
                }
            </div>
        </>
    }
}
