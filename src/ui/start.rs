//! The first page: bring a postmortem, look at a sample, start from an agenda, go on with a meeting.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::poll::BallotState;
use super::setup::{Face, OpenFile, Twice};
use super::{Icon, Msg, Place, Sign, use_words};
use crate::locale::{Polls, Setup};
use crate::present::setup::{Kept, KeptStage, StorageState};

/// Props of [`Start`].
#[derive(Clone, PartialEq, Properties)]
pub struct StartProps {
    /// The meetings kept in this browser, newest first.
    pub kept: Rc<Vec<Kept>>,
    /// Whether this browser keeps meetings.
    pub storage: StorageState,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The first page.
#[component]
pub fn Start(props: &StartProps) -> Html {
    let words = use_words();
    let on_msg = &props.on_msg;
    let paste = press(on_msg, Msg::Go(Place::Paste(None)));
    let stays = match props.storage {
        StorageState::Kept => Setup::StaysHere,
        StorageState::ByPage => Setup::StaysWithPage,
        StorageState::Refused => Setup::StaysNowhere,
    };
    let refused = props.storage == StorageState::Refused;
    html! {
        <Face two=true {on_msg}>
            <header class="pm-group">
                <h1 tabindex="-1">{ words.say(Setup::Heading) }</h1>
                <p class="pm-lead">{ words.say(Setup::Promise) }</p>
                <p class={classes!("pm-hint", refused.then_some("is-warning"))}>
                    <Icon sign={if refused { Sign::Warning } else { Sign::Lock }} />
                    <span>{ words.say(stays) }</span>
                </p>
            </header>
            <div class="pm-group is-wide-gap">
                <section class="pm-drop" aria-label={words.say(Setup::Bring)}>
                    <div>
                        <p class="pm-mark">{ words.say(Setup::Bring) }</p>
                        <p class="pm-note">{ words.say(Setup::BringNote) }</p>
                    </div>
                    <div class="pm-btns">
                        <button type="button" class="pm-btn is-main" onclick={paste}>{ words.say(Setup::PasteText) }</button>
                        <OpenFile label={words.say(Setup::OpenFile)} {on_msg} />
                    </div>
                </section>
                if !props.kept.is_empty() {
                    <section class="pm-group">
                        <h2>{ words.say(Setup::KeptHere) }</h2>
                        <ul class="pm-ways">
                            { props.kept.iter().map(|kept| html! {
                                <KeptRow key={kept.id.as_str().to_owned()} kept={kept.clone()} {on_msg} />
                            }).collect::<Html>() }
                        </ul>
                    </section>
                }
                <section class="pm-group">
                    <h2 class={classes!(props.kept.is_empty().then_some("pm-away"))}>{ words.say(Setup::OtherWays) }</h2>
                    <ul class="pm-ways">
                        <li><Way sign={Sign::Play} label={words.say(Setup::Sample)} note={words.say(Setup::SampleNote)}
                            onclick={on_msg.reform(|()| Msg::Sample)} /></li>
                        <li><Way sign={Sign::Agenda} label={words.say(Setup::Blank)} note={words.say(Setup::BlankNote)}
                            onclick={on_msg.reform(|()| Msg::Blank)} /></li>
                        <li><Way sign={Sign::Poll} label={words.say(Polls::NoBoxBallot)} note={words.say(Polls::NoBoxNote)}
                            onclick={on_msg.reform(|()| Msg::Go(Place::Ballot(BallotState::default())))} /></li>
                        <li><OpenFile label={words.say(Setup::OpenSave)} note={words.say(Setup::OpenSaveNote)} {on_msg} /></li>
                    </ul>
                </section>
            </div>
        </Face>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WayProps {
    sign: Sign,
    label: AttrValue,
    note: AttrValue,
    onclick: Callback<()>,
}

/// A way to begin.
#[component]
fn Way(props: &WayProps) -> Html {
    html! {
        <button type="button" class="pm-way" onclick={props.onclick.reform(|_: MouseEvent| ())}>
            <Icon sign={props.sign} /><span>{ &props.label }<small>{ &props.note }</small></span>
            <Icon sign={Sign::Next} />
        </button>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct KeptRowProps {
    kept: Kept,
    on_msg: Callback<Msg>,
}

/// A kept meeting: open it, or erase it with a second press.
#[component]
fn KeptRow(props: &KeptRowProps) -> Html {
    let words = use_words();
    let Kept { id, title, when, stage } = &props.kept;
    let title = if title.is_empty() { words.say(Setup::Untitled) } else { title };
    let note = words.fill(
        match stage {
            KeptStage::Draft => Setup::KeptDraft,
            KeptStage::Open => Setup::KeptOpen,
            KeptStage::Closed => Setup::KeptClosed,
        },
        &[("when", when)],
    );
    let sign = match stage {
        KeptStage::Draft => Sign::Agenda,
        KeptStage::Open => Sign::Play,
        KeptStage::Closed => Sign::Minutes,
    };
    let open = {
        let id = id.clone();
        props.on_msg.reform(move |()| Msg::Reopen(id.clone()))
    };
    let forget = {
        let id = id.clone();
        props.on_msg.reform(move |()| Msg::Forget(id.clone()))
    };
    html! {
        <li class="pm-kept-one">
            <Way {sign} label={title.to_owned()} {note} onclick={open} />
            <Twice label={words.fill(Setup::Erase, &[("title", title)])} sure={words.say(Setup::EraseSure)}
                on_sure={forget} />
        </li>
    }
}
