//! Pasting the text of a postmortem.

use crate::ui::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::setup::{Face, OpenFile};
use super::{Icon, Msg, Place, Sign, use_words};
use crate::codec::postmortem::Unreadable;
use crate::locale::Setup;
use crate::present::setup::problem;

/// Props of [`Paste`].
#[derive(Clone, PartialEq, Properties)]
pub struct PasteProps {
    /// Why the last text or file could not be read.
    #[prop_or_default]
    pub problem: Option<Unreadable>,
    /// The text to begin with: what was pasted before, when one comes back to it.
    #[prop_or_default]
    pub text: AttrValue,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// A large text area, and what to do when its text cannot be read; the text stays.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let words = use_words();
    let area = use_node_ref();
    {
        let area = area.clone();
        // The field is the browser's own: a document of two million signs is not copied at every key.
        use_effect_with(props.text.clone(), move |text| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                if !text.is_empty() {
                    area.set_value(text);
                }
                let _ = area.focus();
                let _ = area.set_selection_range(0, 0);
            }
        });
    }
    {
        let area = area.clone();
        use_effect_with(props.problem.is_some(), move |stopped| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>().filter(|_| *stopped) {
                let _ = area.focus();
            }
        });
    }
    let read = {
        let (area, on_msg) = (area.clone(), props.on_msg.clone());
        Callback::from(move |()| {
            let text = area.cast::<HtmlTextAreaElement>().map(|a| a.value()).unwrap_or_default();
            on_msg.emit(Msg::ReadText(text));
        })
    };
    let onkeydown = {
        let read = read.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
                event.prevent_default();
                read.emit(());
            }
        })
    };
    let on_msg = &props.on_msg;
    html! {
        <Face {on_msg}>
            <header class="pm-group">
                <button type="button" class="pm-btn is-plain pm-back"
                    onclick={press(on_msg, Msg::Go(Place::Start))}>
                    <Icon sign={Sign::Back} />{ words.say(Setup::Back) }
                </button>
                <h1 tabindex="-1">{ words.say(Setup::PasteHeading) }</h1>
                <p class="pm-note">{ words.say(Setup::PasteNote) }</p>
            </header>
            <div class="pm-group">
                <div role="alert">
                    if let Some(found) = &props.problem {
                        <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><b>{ problem(&words, found) }</b></p>
                    }
                </div>
                <textarea ref={area} class="pm-field pm-paste" rows="14" spellcheck="false"
                    aria-label={words.say(Setup::PasteLabel)} placeholder={words.say(Setup::PasteLike)}
                    aria-invalid={props.problem.is_some().then_some("true")} {onkeydown} />
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-main" onclick={read.reform(|_: MouseEvent| ())}>
                        { words.say(Setup::ReadIt) }
                    </button>
                    <OpenFile label={words.say(Setup::OpenFile)} {on_msg} />
                </div>
                <p class="pm-note">{ words.say(Setup::PasteKeys) }</p>
            </div>
        </Face>
    }
}
