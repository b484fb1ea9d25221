//! What the widget has to say about itself: never the only copy of anything.

use crate::ui::prelude::*;
use web_sys::HtmlTextAreaElement;

use super::{Icon, Msg, Sign, use_words};
use crate::locale::{Desk, Menu};

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Plain,
    /// Something was not done; the text says what to do.
    Problem,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it says.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// A text to copy by hand, shown selected.
    pub by_hand: Option<String>,
    /// Whether a button to undo it stands beside it.
    pub undo: bool,
}

/// Props of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// The notice.
    pub note: Note,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// A notice that stays until it is put away or something else happens.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let words = use_words();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(props.note.clone(), move |_| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let _ = field.focus();
                field.select();
            }
        });
    }
    let problem = props.note.tone == Tone::Problem;
    html! {
        <div class={classes!("pm-notice", problem.then_some("is-problem"))}>
            <Icon sign={if problem { Sign::Warning } else { Sign::Check }} />
            <div class="pm-grow">
                <p>{ props.note.text.clone() }</p>
                if let Some(text) = &props.note.by_hand {
                    <textarea ref={field} class="pm-field pm-source" rows="4" readonly={true} aria-label={words.say(Desk::CopyField)}
                        value={text.clone()} />
                }
            </div>
            if props.note.undo {
                <button type="button" class="pm-btn is-plain is-bare" onclick={press(&props.on_msg, Msg::Undo)}>{ words.say(Menu::Undo) }</button>
            }
            <button type="button" class="pm-btn is-icon is-plain is-bare" aria-label={words.say(Desk::Dismiss)}
                onclick={press(&props.on_msg, Msg::Dismiss)}>
                <Icon sign={Sign::Close} />
            </button>
        </div>
    }
}
