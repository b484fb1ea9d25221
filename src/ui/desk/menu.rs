//! The menu: where the meeting is kept, in and out, cues, keys, erasing.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::share::Share;

use crate::codec::settings::Settings;
use crate::locale::Menu as T;
use crate::ui::{Copying, FilePicker, Icon, Msg, Panel, Place, Seen, Sign, use_words};

/// What this browser and this page let the widget do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Can {
    /// The screen can be kept on.
    pub awake: bool,
    /// The page can be opened once more, as a stage.
    pub windows: bool,
}

/// Where the meeting is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In this browser, since a time of day.
    Kept(String),
    /// It will be in a moment.
    Soon,
    /// By the page around.
    ByPage,
    /// Storage is refused.
    Refused,
    /// Storage is full.
    Full,
}

/// Props of [`Menu`].
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// Where the meeting is kept.
    pub keeping: Keeping,
    /// Whether there is something to take back.
    pub can_undo: bool,
    /// Whether there is something to do again.
    pub can_redo: bool,
    /// What this person likes.
    pub settings: Rc<Settings>,
    /// What can be offered here.
    pub can: Can,
    /// The meeting.
    pub seen: Seen,
    /// Whether the meeting is still a draft.
    pub draft: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The menu.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let words = use_words();
    let erasing = use_state(|| false);
    let row = |sign: Sign, text: T, msg: Msg, disabled: bool| {
        html! {
            <li>
                <button type="button" {disabled} onclick={props.on_msg.reform(move |_| msg.clone())}>
                    <Icon {sign} /><span>{ words.say(text) }</span>
                </button>
            </li>
        }
    };
    let ask = |on: bool| {
        let erasing = erasing.clone();
        Callback::from(move |_: MouseEvent| erasing.set(on))
    };
    let settings = &props.settings;
    let switch = |text: T, on: bool, change: fn(&mut Settings)| {
        let mut changed = (**settings).clone();
        change(&mut changed);
        let onchange = press(&props.on_msg, Msg::Set(Rc::new(changed)));
        html! { <label><input type="checkbox" checked={on} {onchange} /><span>{ words.say(text) }</span></label> }
    };
    html! {
        <>
            <section>
                <p class={classes!("pm-hint", (!matches!(props.keeping, Keeping::Kept(_) | Keeping::Soon | Keeping::ByPage)).then_some("is-failed"))}>
                    <Icon sign={Sign::Save} />
                    <span>
                        { said(&props.keeping, &words) }
                        if props.keeping != Keeping::ByPage { { " " }{ words.say(T::Where) } }
                    </span>
                </p>
            </section>
            <section>
                <ul class="pm-menu">
                    { row(Sign::Undo, T::Undo, Msg::Undo, !props.can_undo) }
                    { row(Sign::Redo, T::Redo, Msg::Redo, !props.can_redo) }
                    { row(Sign::Stage, T::Stage, Msg::Go(Place::Stage), false) }
                    if props.can.windows { { row(Sign::Stage, T::StageWindow, Msg::OpenStage, false) } }
                    { row(Sign::Cue, T::MiniWindow, Msg::OpenMini, false) }
                    { row(Sign::Save, T::SaveFile, Msg::Download(Copying::Save), false) }
                    <li><FilePicker label={words.say(T::OpenFile)} on_file={props.on_msg.reform(Msg::ReadFile)} /></li>
                    if props.draft { { row(Sign::Agenda, T::Prepare, Msg::Go(Place::Prepare), false) } }
                    { row(Sign::Back, T::Home, Msg::Go(Place::Start), false) }
                </ul>
            </section>
            <Share seen={props.seen.clone()} on_msg={props.on_msg.clone()} />
            <section class="pm-part">
                <h3 class="pm-label">{ words.say(T::Time) }</h3>
                <div class="pm-pick">
                    { switch(T::TitleOn, settings.title, |s| s.title = !s.title) }
                    { switch(T::RoughOn, settings.rough, |s| s.rough = !s.rough) }
                    { switch(T::ChimeOn, settings.chime, |s| s.chime = !s.chime) }
                    { switch(T::AwakeOn, settings.awake, |s| s.awake = !s.awake) }
                </div>
                if !props.can.awake { <p class="pm-note">{ words.say(T::AwakeNot) }</p> }
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-plain" onclick={press(&props.on_msg, Msg::Ring)}>{ words.say(T::ChimeHear) }</button>
                    <button type="button" class="pm-btn is-plain" onclick={press(&props.on_msg, Msg::Toggle(Panel::Keys))}>{ words.say(T::KeysAll) }</button>
                </div>
            </section>
            <section class="pm-part">
                if *erasing {
                    <p>{ words.say(T::EraseAsk) }</p>
                    <div class="pm-btns">
                        <button type="button" class="pm-btn" onclick={press(&props.on_msg, Msg::Erase)}>{ words.say(T::EraseSure) }</button>
                        <button type="button" class="pm-btn" onclick={ask(false)}>{ words.say(T::EraseKeep) }</button>
                    </div>
                } else {
                    <div class="pm-btns">
                        <button type="button" class="pm-btn is-plain" onclick={ask(true)}>{ words.say(T::Erase) }</button>
                    </div>
                }
            </section>
        </>
    }
}

pub(in crate::ui) fn said(keeping: &Keeping, words: &crate::locale::Words) -> String {
    match keeping {
        Keeping::Kept(at) => words.fill(T::KeptAt, &[("time", at)]),
        Keeping::Soon => words.say(T::Keeping).to_owned(),
        Keeping::ByPage => words.say(T::KeptByPage).to_owned(),
        Keeping::Refused => words.say(T::NotKept).to_owned(),
        Keeping::Full => words.say(T::Full).to_owned(),
    }
}
