//! A button that opens a file.

use crate::ui::prelude::*;
use web_sys::{File, HtmlInputElement};

use super::{Icon, Sign};

/// Props of [`FilePicker`].
#[derive(Clone, PartialEq, Properties)]
pub struct FilePickerProps {
    /// What the button says.
    pub label: AttrValue,
    /// Takes the file.
    pub on_file: Callback<File>,
    /// Further classes of the button.
    #[prop_or_default]
    pub class: Classes,
    /// Whether a sign stands before the words.
    #[prop_or(true)]
    pub sign: bool,
}

/// A button that opens the browser's file dialog; the same file can be opened twice in a row.
#[component]
pub fn FilePicker(props: &FilePickerProps) -> Html {
    let input = use_node_ref();
    let open = {
        let input = input.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.click();
            }
        })
    };
    let onchange = {
        let (input, on_file) = (input.clone(), props.on_file.clone());
        Callback::from(move |_: Event| {
            let Some(input) = input.cast::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
            input.set_value("");
        })
    };
    html! {
        <>
            <button type="button" class={props.class.clone()} onclick={open}>
                if props.sign { <Icon sign={Sign::File} /> }<span>{ props.label.clone() }</span>
            </button>
            <input ref={input} type="file" hidden={true} tabindex="-1" {onchange}
                accept=".md,.markdown,.txt,.json,.erb,text/markdown,text/plain,application/json" />
        </>
    }
}
