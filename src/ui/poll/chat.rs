//! Where the call's chat is pasted, dropped or opened.

use std::rc::Rc;

use web_sys::HtmlTextAreaElement;

use crate::ui::prelude::*;

use super::{Counting, PollMsg};
use crate::codec::chat::{Letters, Profile};
use crate::locale::{Polls, Words};
use crate::present::poll::profile;
use crate::ui::setup::Select;
use crate::ui::{FilePicker, Icon, Msg, Sign, use_words};

/// Props of [`ChatBox`].
#[derive(Clone, PartialEq, Properties)]
pub struct ChatBoxProps {
    /// What the loop knows of the round.
    pub counting: Rc<Counting>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The field for the chat. What is pasted there goes to the loop, which listens on the page: eight million signs never
/// stand in the field.
#[component]
pub fn ChatBox(props: &ChatBoxProps) -> Html {
    let words = use_words();
    let area = use_node_ref();
    let counting = &props.counting;
    let on_text = props.on_msg.reform(|text: String| Msg::Poll(PollMsg::Chat(text)));
    let on_file = props.on_msg.reform(|file| Msg::Poll(PollMsg::ChatFile(file)));
    // Typed by hand, or put there by something that makes no paste event.
    let onchange = {
        let area = area.clone();
        Callback::from(move |_: Event| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            let text = area.value();
            area.set_value("");
            if !text.trim().is_empty() {
                on_text.emit(text);
            }
        })
    };
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let ondrop = {
        let (on_file, on_msg) = (on_file.clone(), props.on_msg.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            let Some(data) = event.data_transfer() else { return };
            if let Some(file) = data.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            } else if let Ok(text) = data.get_data("text") {
                on_msg.emit(Msg::Poll(PollMsg::Chat(text)));
            }
        })
    };
    let profiles: Vec<AttrValue> = std::iter::once(words.say(Polls::ProfileGuess).into())
        .chain(Profile::ALL.iter().map(|layout| profile(&words, *layout).into()))
        .collect();
    let on_profile = props.on_msg.reform(|at: usize| {
        let profile = at.checked_sub(1).and_then(|at| Profile::ALL.get(at)).copied();
        Msg::Poll(PollMsg::ReadAs(profile))
    });
    let letters = match counting.letters {
        Some(Letters::Utf16) => Some(Polls::LettersWide),
        Some(Letters::Windows) => Some(Polls::LettersGuessed),
        _ => None,
    };
    html! {
        <>
            <textarea ref={area} class="pm-field pm-chat" rows="2" spellcheck="false" aria-label={words.say(Polls::PasteHere)}
                placeholder={words.say(Polls::PasteHere)} {onchange} {ondragover} {ondrop} />
            <div class="pm-btns">
                <FilePicker label={words.say(Polls::OpenChat)} {on_file} class="pm-btn is-plain" />
            </div>
            <div role="status" class="pm-group">
                if let Some((done, all)) = counting.working {
                    <p class="pm-note">{ words.fill(Polls::ChatWorking, &[("n", &done.to_string()), ("of", &all.to_string())]) }</p>
                }
                if let Some(chat) = &counting.chat {
                    <p class="pm-note">
                        { words.count(Polls::ChatRead, chat.messages, &[]) }{ ". " }
                        { words.say(if chat.found { Polls::PasteAgain } else { Polls::ChatNothing }) }
                    </p>
                    if let Some(text) = letters { <p class="pm-note">{ words.say(text) }</p> }
                    if chat.no_opener {
                        <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ words.say(Polls::ChatNoOpener) }</span></p>
                        <button type="button" class="pm-btn" onclick={press(&props.on_msg, Msg::Poll(PollMsg::CountAll))}>{ words.say(Polls::ChatAll) }</button>
                    }
                }
            </div>
            if let Some(chat) = &counting.chat {
                <label class="pm-labelled">
                    <span class="pm-note">{ words.say(Polls::Profile) }</span>
                    <Select label={words.say(Polls::Profile)} options={profiles} on_choose={on_profile}
                        chosen={Profile::ALL.iter().position(|p| *p == chat.profile).map_or(0, |at| at + 1)} />
                </label>
            }
        </>
    }
}

/// A long chat waits: read it or leave it.
pub fn big_chat(bytes: usize, on_msg: &Callback<Msg>, words: &Words) -> Html {
    let answer = |yes: bool, text: Polls| {
        html! {
            <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::ReadBig(yes)))}>{ words.say(text) }</button>
        }
    };
    html! {
        <section class="pm-offer" role="status">
            <p class="pm-hint is-warning">
                <Icon sign={Sign::Warning} /><span>{ words.fill(Polls::ChatBig, &[("size", &words.megabytes(bytes))]) }</span>
            </p>
            <div class="pm-btns">{ answer(true, Polls::ChatReadIt) }{ answer(false, Polls::ChatLeave) }</div>
        </section>
    }
}
