//! The ballot page: one question, a few big buttons, and a code for the chat. Nothing leaves the page by itself.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::ui::prelude::*;

use super::PollMsg;
use crate::codec::ballot::Record;
use crate::domain::{DOTS, PollDraft, Scale, Secrecy};
use crate::locale::{Polls, Words};
use crate::present::poll::{levels, question};
use crate::ui::{Icon, Msg, Place, Sign, use_words};

/// What the ballot page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BallotState {
    /// The poll; `None` while none was read.
    pub record: Option<Rc<Record>>,
    /// Why no poll could be read.
    pub problem: Option<Polls>,
    /// The vote as a code, once it was sealed or copied.
    pub code: Option<AttrValue>,
    /// Whether the browser copied it; else it is copied by hand.
    pub copied: bool,
    /// Whether this browser can tell a changed vote from a second one after a reload.
    pub keeps: bool,
    /// The voter's name, as it was written last.
    pub name: AttrValue,
}

/// Props of [`Ballot`].
#[derive(Clone, PartialEq, Properties)]
pub struct BallotProps {
    /// What the page knows.
    pub state: BallotState,
    /// A name that no other widget on the page has.
    pub prefix: AttrValue,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The ballot page.
#[component]
pub fn Ballot(props: &BallotProps) -> Html {
    let state = &props.state;
    match (&state.record, &state.code) {
        (None, _) => html! { <Enter ..props.clone() /> },
        (Some(_), Some(_)) => html! { <Done ..props.clone() /> },
        (Some(_), None) => html! { <Form ..props.clone() /> },
    }
}

/// A poll code or a link is pasted.
#[component]
fn Enter(props: &BallotProps) -> Html {
    let words = use_words();
    let area = use_node_ref();
    let open = {
        let (area, on_msg) = (area.clone(), props.on_msg.clone());
        Callback::from(move |_: MouseEvent| {
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            on_msg.emit(Msg::Poll(PollMsg::OpenBallot(text)));
        })
    };
    html! {
        <section class="pm-ballot">
            <button type="button" class="pm-btn is-plain pm-back" onclick={press(&props.on_msg, Msg::Go(Place::Start))}>
                <Icon sign={Sign::Back} />{ words.say(Polls::BackToStart) }
            </button>
            <h1 class="pm-said" tabindex="-1">{ words.say(Polls::BallotHead) }</h1>
            <p class="pm-note">{ words.say(Polls::NoBoxNote) }</p>
            <div role="alert">
                if let Some(problem) = props.state.problem {
                    <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><b>{ words.say(problem) }</b></p>
                }
            </div>
            <textarea ref={area} class="pm-field" rows="5" spellcheck="false" aria-label={words.say(Polls::BallotPaste)}
                placeholder={words.say(Polls::BallotPaste)} />
            <button type="button" class="pm-btn is-main pm-next" onclick={open}>
                <span>{ words.say(Polls::BallotOpenIt) }</span><Icon sign={Sign::Next} />
            </button>
        </section>
    }
}

/// The question and its answers.
#[component]
fn Form(props: &BallotProps) -> Html {
    let words = use_words();
    let answers = use_state(Vec::<u16>::new);
    let short = use_state(|| None::<Polls>);
    let name = use_node_ref();
    let Some(record) = &props.state.record else { return Html::default() };
    let asked = record.asked();
    let topics = asked.topics.len().max(1);
    let choose = {
        let (answers, short) = (answers.clone(), short.clone());
        Callback::from(move |(topic, option): (usize, u16)| {
            let mut all = (*answers).clone();
            all.resize(topics, 0);
            if let Some(answer) = all.get_mut(topic) {
                *answer = option;
            }
            short.set(None);
            answers.set(all);
        })
    };
    let given = &*answers;
    let dots: u16 = given.iter().sum();
    let is_dots = asked.scale == Scale::Dots;
    let cast = {
        let (answers, short, name, on_msg) = (answers.clone(), short.clone(), name.clone(), props.on_msg.clone());
        Callback::from(move |open: bool| {
            let name = name.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            if answers.iter().all(|answer| *answer == 0) {
                return short.set(Some(Polls::BallotChoose));
            }
            if is_dots && dots > u16::from(DOTS) {
                return short.set(Some(Polls::BallotTooMany));
            }
            on_msg.emit(Msg::Poll(PollMsg::Cast((*answers).clone(), name, open)));
        })
    };
    let sealed = asked.secrecy != Secrecy::Open;
    let who = match asked.secrecy {
        Secrecy::Open => Polls::BallotOpen,
        Secrecy::Sealed => Polls::BallotSealed,
        Secrecy::Published => Polls::BallotPublished,
    };
    let naming = if asked.named { Polls::BallotNamed } else { Polls::BallotUnnamed };
    let tag = record.tag();
    html! {
        <section class="pm-ballot">
            <p class="pm-note">{ words.fill(Polls::BallotPoll, &[("tag", &tag)]) }</p>
            <h1 class="pm-said" tabindex="-1">{ question(&asked, &words) }</h1>
            <p class="pm-note">{ words.triggers(asked.scale) }</p>
            { for (0..topics).map(|topic| {
                let chosen = given.get(topic).copied().unwrap_or(0);
                topic_answers(&asked, topic, &props.prefix, chosen, &choose, &words)
            }) }
            if is_dots { <p class="pm-note" aria-live="polite">{ words.fill(Polls::BallotDots, &[("n", &dots.to_string()), ("of", &DOTS.to_string())]) }</p> }
            if asked.named {
                <label class="pm-labelled">
                    <span class="pm-note">{ words.say(Polls::BallotName) }</span>
                    <input ref={name} class="pm-field" type="text" autocomplete="off" maxlength="32"
                        aria-label={words.say(Polls::BallotName)} value={props.state.name.clone()} />
                </label>
            }
            <p class="pm-hint"><Icon sign={if sealed { Sign::Lock } else { Sign::Warning }} /><span>
                <b>{ words.say(who) }</b>{ " " }{ words.say(naming) }{ " " }{ words.fill(Polls::BallotTag, &[("tag", &tag)]) }
                if !props.state.keeps { { " " }{ words.say(Polls::OtherBrowser) } }
            </span></p>
            <div role="alert">
                if let Some(short) = *short { <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><b>{ words.say(short) }</b></p> }
            </div>
            <button type="button" class="pm-btn is-main pm-next" onclick={cast.reform(|_: MouseEvent| false)}>
                <span>{ words.say(if sealed { Polls::SealCopy } else { Polls::PlainCopy }) }<small>{ words.say(Polls::ThenPaste) }</small></span>
                <Icon sign={Sign::Copy} />
            </button>
            if sealed {
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-plain" onclick={cast.reform(|_: MouseEvent| true)}>{ words.say(Polls::OpenCopy) }</button>
                </div>
            }
        </section>
    }
}

/// The answers about one topic.
fn topic_answers(
    asked: &PollDraft,
    topic: usize,
    prefix: &AttrValue,
    chosen: u16,
    on_choose: &Callback<(usize, u16)>,
    words: &Words,
) -> Html {
    let of = asked.topics.len();
    let title = asked.topics.get(topic).map(ToString::to_string).unwrap_or_default();
    let place = words.fill(Polls::TopicOf, &[("n", &(topic + 1).to_string()), ("of", &of.to_string())]);
    let many = of > 1;
    let name = AttrValue::from(format!("{prefix}-vote-{topic}"));
    let own = question(asked, words);
    html! {
        <fieldset key={topic}>
            <legend class={if many { "pm-mark" } else { "pm-away" }}>
                if many { <span class="pm-note pm-num">{ place }</span>{ " " } }
                { if title.is_empty() { own } else { title } }
            </legend>
            <div class={classes!("pm-votes", many.then_some("is-row"))}>
                { for levels(asked, words).into_iter().map(|level| {
                    let option = level.option;
                    // A choice of three per topic says it all by its word.
                    let bare = many && level.label.chars().count() <= 12;
                    html! {
                        <label key={usize::from(option)} class="pm-vote">
                            <input type="radio" name={name.clone()} checked={chosen == option}
                                onchange={on_choose.reform(move |_: Event| (topic, option))} />
                            if !bare { <span class="is-level">{ level.mark }</span> }
                            <span class="is-word">{ level.label }</span>
                            if !bare { <Icon sign={Sign::Check} /> }
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// The code, and where it goes.
#[component]
fn Done(props: &BallotProps) -> Html {
    let words = use_words();
    let state = &props.state;
    let (Some(record), Some(code)) = (&state.record, &state.code) else { return Html::default() };
    let head = if state.copied { Polls::CopiedHead } else { Polls::ByHandHead };
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((code.clone(), state.copied), move |(_, copied)| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|_| !copied) {
                let _ = field.focus();
                field.select();
            }
        });
    }
    let onclick = Callback::from(|event: MouseEvent| {
        if let Some(target) = event.target() {
            target.unchecked_into::<HtmlTextAreaElement>().select();
        }
    });
    html! {
        <section class="pm-ballot">
            <p class="pm-note">{ words.fill(Polls::BallotPoll, &[("tag", &record.tag())]) }</p>
            <div class="pm-done" role="status">
                <i class="pm-disc is-sealed" aria-hidden="true" />
                <h1 class="pm-said" tabindex="-1">{ words.say(head) }</h1>
            </div>
            <textarea ref={field} class="pm-field pm-code" readonly={true} rows="4" spellcheck="false"
                aria-label={words.say(Polls::YourCode)} value={code.clone()} {onclick} />
            <p class="pm-note">{ words.say(Polls::NothingLeft) }</p>
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(&props.on_msg, Msg::Poll(PollMsg::CopyVote))}>
                    <Icon sign={Sign::Copy} />{ words.say(Polls::CopyAgain) }
                </button>
                <button type="button" class="pm-btn is-plain" onclick={press(&props.on_msg, Msg::Poll(PollMsg::Change))}>
                    { words.say(Polls::ChangeVote) }
                </button>
            </div>
            <p class="pm-part pm-note">{ words.say(Polls::NewestCounts) }</p>
        </section>
    }
}
