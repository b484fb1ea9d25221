//! A field with its label in view.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::ui::{Field, FieldKind};

/// Props of [`Entry`].
#[derive(Clone, PartialEq, Properties)]
pub struct EntryProps {
    /// Its label.
    pub label: AttrValue,
    /// The text as it is.
    #[prop_or_default]
    pub value: AttrValue,
    /// Takes what was typed.
    pub on_text: Callback<String>,
    /// What it is for.
    #[prop_or_default]
    pub kind: FieldKind,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// Lines, of several.
    #[prop_or(3)]
    pub rows: u32,
}

/// A text field with its label in view.
#[component]
pub fn Entry(props: &EntryProps) -> Html {
    html! {
        <label class="pm-entry">
            <span aria-hidden="true">{ &props.label }</span>
            <Field label={props.label.clone()} value={props.value.clone()} on_text={props.on_text.clone()}
                kind={props.kind} placeholder={props.placeholder.clone()} rows={props.rows} />
        </label>
    }
}

/// Props of [`DayEntry`].
#[derive(Clone, PartialEq, Properties)]
pub struct DayEntryProps {
    /// Its label.
    pub label: AttrValue,
    /// The day, `yyyy-mm-dd`, or nothing.
    pub value: AttrValue,
    /// Takes the day, or nothing.
    pub on_text: Callback<String>,
}

/// A day, with the browser's own calendar.
#[component]
pub fn DayEntry(props: &DayEntryProps) -> Html {
    let onchange = {
        let on_text = props.on_text.clone();
        Callback::from(move |event: Event| {
            if let Some(target) = event.target() {
                on_text.emit(target.unchecked_into::<HtmlInputElement>().value());
            }
        })
    };
    html! {
        <label class="pm-entry">
            <span>{ &props.label }</span>
            <input class="pm-field" type="date" max="9999-12-31" value={props.value.clone()} {onchange} />
        </label>
    }
}
