//! The single keys: what each does, and another one for it.

use std::rc::Rc;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::codec::settings::{Clash, Command, Keys as Map, Settings};
use crate::locale::Menu as T;
use crate::ui::{Msg, use_words};

/// Props of [`Keys`].
#[derive(Clone, PartialEq, Properties)]
pub struct KeysProps {
    /// What this person likes.
    pub settings: Rc<Settings>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

const GROUPS: [(T, &[Command]); 3] = [
    (T::KeysRun, &[Command::Next, Command::Pause, Command::Undo, Command::Redo]),
    (
        T::KeysShow,
        &[Command::Stage, Command::Directive, Command::Agenda, Command::Minutes, Command::Menu, Command::Keys],
    ),
    (T::KeysWork, &[Command::Note, Command::Park, Command::Poll]),
];

/// What a command is called.
fn named(command: Command) -> T {
    match command {
        Command::Next => T::KeyNext,
        Command::Pause => T::KeyPause,
        Command::Stage => T::KeyStage,
        Command::Directive => T::KeyDirective,
        Command::Agenda => T::KeyAgenda,
        Command::Park => T::KeyPark,
        Command::Note => T::KeyNote,
        Command::Poll => T::KeyPoll,
        Command::Minutes => T::KeyMinutes,
        Command::Undo => T::KeyUndo,
        Command::Redo => T::KeyRedo,
        Command::Menu => T::KeyMenu,
        Command::Keys => T::KeyKeys,
    }
}

/// A key as it is printed on keyboards.
fn printed(key: char) -> String {
    key.to_uppercase().collect()
}

/// All single keys; a press on one waits for another.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let words = use_words();
    let waiting = use_state(|| None::<Command>);
    let told = use_state(String::new);
    let settings = &props.settings;
    let take = {
        let (props, waiting, told) = (props.clone(), waiting.clone(), told.clone());
        Callback::from(move |keys: Map| {
            waiting.set(None);
            told.set(words.say(T::KeysResetDone).to_owned());
            props.on_msg.emit(Msg::Set(Rc::new(Settings { keys, ..(*props.settings).clone() })));
        })
    };
    let onkeydown = {
        let (keys, take, waiting, told) = (settings.keys.clone(), take.clone(), waiting.clone(), told.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(command) = *waiting else { return };
            let key = event.key();
            let mut chars = key.chars();
            let (Some(one), None) = (chars.next(), chars.next()) else {
                if key == "Escape" {
                    // It ends the waiting and closes nothing.
                    event.prevent_default();
                    waiting.set(None);
                    told.set(String::new());
                }
                return;
            };
            event.prevent_default();
            let name = |command| words.say(named(command));
            let filled = |text, command| words.fill(text, &[("name", name(command)), ("key", &printed(one))]);
            let text = match keys.with(command, one) {
                Ok(keys) => {
                    take.emit(keys);
                    filled(T::KeysSet, command)
                }
                Err(Clash::Taken(other)) => filled(T::KeysTaken, other),
                Err(Clash::Unusable) => words.say(T::KeysUnusable).to_owned(),
            };
            told.set(text);
        })
    };
    let onblur = {
        let waiting = waiting.clone();
        Callback::from(move |_: FocusEvent| waiting.set(None))
    };
    let row = |command: Command| {
        let (name, key) = (words.say(named(command)), printed(settings.keys.of(command)));
        let is_waiting = *waiting == Some(command);
        let (waiting, told, said) = (waiting.clone(), told.clone(), words.fill(T::KeysPress, &[("name", name)]));
        let onclick = Callback::from(move |event: MouseEvent| {
            // Some browsers do not give a button the keyboard when it is clicked.
            if let Some(button) =
                event.target().and_then(|t| t.unchecked_into::<HtmlElement>().closest("button").ok()?)
            {
                let _ = button.unchecked_into::<HtmlElement>().focus();
            }
            waiting.set(Some(command).filter(|_| !is_waiting));
            told.set(if is_waiting { String::new() } else { said.clone() });
        });
        html! {
            <li>
                <button type="button" aria-pressed={is_waiting.to_string()} {onclick}
                    onkeydown={onkeydown.clone()} onblur={onblur.clone()}>
                    <span>{ name }</span>{ " " }<kbd>{ if is_waiting { "…".to_owned() } else { key } }</kbd>
                </button>
            </li>
        }
    };
    let single = settings.single;
    let switched = Msg::Set(Rc::new(Settings { single: !single, ..(**settings).clone() }));
    html! {
        <>
            <section>
                <div class="pm-pick">
                    <label>
                        <input type="checkbox" checked={single} onchange={press(&props.on_msg, switched)} />
                        <span>{ words.say(T::KeysOn) }</span>
                    </label>
                </div>
                <p class="pm-note">{ words.say(T::KeysHint) }</p>
                <p class="pm-keys-told" role="status">{ told.to_string() }</p>
            </section>
            { for GROUPS.into_iter().map(|(head, commands)| html! {
                <section class="pm-part">
                    <h4 class="pm-label">{ words.say(head) }</h4>
                    <ul class="pm-menu is-keys">{ for commands.iter().map(|command| row(*command)) }</ul>
                </section>
            }) }
            <section class="pm-part">
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-plain" onclick={take.reform(|_: MouseEvent| Map::default())}>{ words.say(T::KeysReset) }</button>
                </div>
            </section>
        </>
    }
}
