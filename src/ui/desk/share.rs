//! What others get of a running meeting: a link to follow it, or the meeting itself to go on with it.

use crate::ui::prelude::*;

use crate::domain::{Secrecy, Stage};
use crate::locale::{Follow, HandOver as T, Polls};
use crate::ui::poll::{PollMsg, Posting};
use crate::ui::{Icon, Msg, Seen, Sign, use_words};

/// Props of [`Share`].
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The part of the menu for others.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let words = use_words();
    let titled = use_state(|| false);
    let handing = use_state(|| false);
    let (meeting, on_msg) = (&props.seen.meeting, &props.on_msg);
    if !matches!(meeting.stage(), Stage::Open(_)) {
        return Html::default();
    }
    let (with, open) = (*titled, *handing);
    let tick = {
        let titled = titled.clone();
        Callback::from(move |_: Event| titled.set(!with))
    };
    let unfold = {
        let handing = handing.clone();
        Callback::from(move |_: MouseEvent| handing.set(!open))
    };
    let asked = meeting.open_poll().map(|poll| poll.asked.secrecy);
    html! {
        <section class="pm-part pm-form">
            <h3 class="pm-label"><span>{ words.say(Follow::Head) }</span></h3>
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(on_msg, Msg::CopyFollow(with))}>
                    <Icon sign={Sign::Copy} />{ words.say(Follow::Copy) }
                </button>
            </div>
            <p class="pm-note">{ words.say(Follow::CopyNote) }</p>
            if !meeting.title().is_empty() {
                <div class="pm-pick">
                    <label><input type="checkbox" checked={with} onchange={tick} /><span>{ words.say(Follow::WithTitle) }</span></label>
                </div>
            }
            <div class="pm-btns">
                <button type="button" class="pm-btn" aria-expanded={open.to_string()} onclick={unfold}>{ words.say(T::Open) }</button>
            </div>
            if open {
                <p>{ words.say(T::How) }{ " " }<b>{ words.say(T::Private) }</b></p>
                <p class="pm-note">{ words.say(T::Clocks) }</p>
                if let Some(secrecy) = asked {
                    <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>
                        { words.say(T::PollOpen) }
                        if secrecy != Secrecy::Open { { " " }{ words.say(T::PollKey) } }
                    </span></p>
                    if secrecy != Secrecy::Open {
                        <div class="pm-btns">
                            <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::Poll(PollMsg::Copy(Posting::Recovery)))}>
                                <Icon sign={Sign::Copy} />{ words.say(Polls::KeyCopy) }
                            </button>
                        </div>
                    }
                }
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={press(on_msg, Msg::HandOver(false))}>
                        <Icon sign={Sign::Save} />{ words.say(T::File) }
                    </button>
                    <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::HandOver(true))}>
                        <Icon sign={Sign::Copy} />{ words.say(T::Code) }
                    </button>
                </div>
                <p class="pm-note">{ words.say(T::CodeNote) }</p>
            }
        </section>
    }
}
