//! A field for text: it holds the draft, mirrors the keyboard exactly, and hands over what was typed.

use crate::ui::prelude::*;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// How long somebody may pause in the middle of a sentence before it is kept, in milliseconds.
const PAUSE: u32 = 1_200;

/// What a field is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line; Enter hands it over.
    #[default]
    Line,
    /// One line that is handed over with Enter only, and is empty afterwards: "Add a note".
    Adding,
    /// One line that may wrap; Enter hands it over.
    Wrap,
    /// Several lines.
    Block,
}

/// Props of [`Field`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// The accessible name.
    pub label: AttrValue,
    /// The text as the meeting has it.
    #[prop_or_default]
    pub value: AttrValue,
    /// Takes what was typed: on Enter, on leaving, and when somebody pauses; never the same text twice.
    pub on_text: Callback<String>,
    /// Takes the text on Enter, after it was handed over.
    #[prop_or_default]
    pub on_enter: Callback<String>,
    /// What it is for.
    #[prop_or_default]
    pub kind: FieldKind,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
    /// The id of a `datalist` with suggestions.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// Lines of a [`FieldKind::Block`].
    #[prop_or(3)]
    pub rows: u32,
    /// A node for focus.
    #[prop_or_default]
    pub node: NodeRef,
    /// `inputmode`, for numbers.
    #[prop_or_default]
    pub mode: Option<AttrValue>,
    /// The id of a text that describes it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
}

/// A text field with its draft.
///
/// While it has the focus the draft wins; without it the meeting's text shows at once, so that undo is seen.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let draft = use_state(|| None::<String>);
    let handed = use_mut_ref(|| props.value.to_string());
    let waiting = use_mut_ref(|| None::<Timeout>);
    {
        let handed = handed.clone();
        use_effect_with(props.value.clone(), move |value| {
            *handed.borrow_mut() = value.to_string();
        });
    }
    let hand_over = {
        let (handed, waiting, on_text) = (handed.clone(), waiting.clone(), props.on_text.clone());
        Callback::from(move |text: String| {
            waiting.borrow_mut().take();
            if *handed.borrow() != text {
                *handed.borrow_mut() = text.clone();
                on_text.emit(text);
            }
        })
    };
    let adding = props.kind == FieldKind::Adding;
    let oninput = {
        let (draft, waiting, hand_over) = (draft.clone(), waiting.clone(), hand_over.clone());
        Callback::from(move |event: InputEvent| {
            let text = text_of(&event);
            draft.set(Some(text.clone()));
            if !adding && !event.is_composing() {
                let hand_over = hand_over.clone();
                *waiting.borrow_mut() = Some(Timeout::new(PAUSE, move || hand_over.emit(text.clone())));
            }
        })
    };
    let onblur = {
        let (draft, hand_over) = (draft.clone(), hand_over.clone());
        Callback::from(move |event: FocusEvent| {
            if !adding {
                hand_over.emit(text_of(&event));
                draft.set(None);
            }
        })
    };
    let onkeydown = {
        let (draft, on_text, kind) = (draft.clone(), props.on_text.clone(), props.kind);
        let on_enter = props.on_enter.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Enter that ends a composition belongs to the input method.
            if event.key() != "Enter" || event.is_composing() || event.key_code() == 229 {
                return;
            }
            match kind {
                FieldKind::Block => {}
                FieldKind::Line | FieldKind::Wrap => {
                    event.prevent_default();
                    let text = text_of(&event);
                    hand_over.emit(text.clone());
                    on_enter.emit(text);
                    // From here on it shows what became of the text.
                    draft.set(None);
                }
                FieldKind::Adding => {
                    event.prevent_default();
                    let text = text_of(&event);
                    if !text.trim().is_empty() {
                        on_text.emit(text);
                        draft.set(Some(String::new()));
                    }
                }
            }
        })
    };
    let value: AttrValue = match &*draft {
        Some(text) => text.clone().into(),
        None => props.value.clone(),
    };
    let class = classes!("pm-field", props.class.clone());
    if matches!(props.kind, FieldKind::Block | FieldKind::Wrap) {
        let rows = if props.kind == FieldKind::Wrap { 1 } else { props.rows };
        html! {
            <textarea ref={props.node.clone()} {class} aria-label={props.label.clone()} rows={rows.to_string()}
                placeholder={props.placeholder.clone()} aria-describedby={props.described_by.clone()}
                {value} {oninput} {onblur} {onkeydown} />
        }
    } else {
        html! {
            <input ref={props.node.clone()} {class} type="text" aria-label={props.label.clone()} autocomplete="off"
                list={props.list.clone()} inputmode={props.mode.clone()} placeholder={props.placeholder.clone()}
                aria-describedby={props.described_by.clone()} {value} {oninput} {onblur} {onkeydown} />
        }
    }
}

/// The text of the field an event comes from; events of another window are of another realm, so nothing is checked.
fn text_of(event: &impl AsRef<web_sys::Event>) -> String {
    let Some(target) = event.as_ref().target() else { return String::new() };
    if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        return area.value();
    }
    target.unchecked_into::<HtmlInputElement>().value()
}
