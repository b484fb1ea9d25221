//! A list pasted as text: what it would become is counted while it is typed.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::focus_in;
use crate::locale::Setup;
use crate::ui::use_words;

/// What a pasted list would become.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// The count in words.
    pub says: String,
    /// What the button says; `None` when there is nothing to use.
    pub button: Option<String>,
}

/// Props of [`FromList`].
#[derive(Clone, PartialEq, Properties)]
pub struct FromListProps {
    /// The button that opens it.
    pub open: AttrValue,
    /// What one may paste.
    pub label: AttrValue,
    /// An example.
    pub placeholder: AttrValue,
    /// Reads the text for the count.
    pub read: Callback<String, Listing>,
    /// Takes the text.
    pub on_use: Callback<String>,
}

/// A button that opens into a text area.
#[component]
pub fn FromList(props: &FromListProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let text = use_state_eq(String::new);
    let root = use_node_ref();
    {
        let root = root.clone();
        use_effect_with(*open, move |open| {
            if *open {
                focus_in(&root, "textarea");
            }
        });
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(target) = event.target() {
                text.set(target.unchecked_into::<HtmlTextAreaElement>().value());
            }
        })
    };
    let listing = props.read.emit((*text).clone());
    let use_it = {
        let (open, text, on_use) = (open.clone(), text.clone(), props.on_use.clone());
        Callback::from(move |_: MouseEvent| {
            on_use.emit((*text).clone());
            text.set(String::new());
            open.set(false);
        })
    };
    html! {
        <div ref={root} class="pm-fromlist">
            <button type="button" class="pm-btn is-plain" aria-expanded={open.to_string()} onclick={toggle.clone()}>
                { &props.open }
            </button>
            if *open {
                <label class="pm-entry">
                    <span>{ &props.label }</span>
                    <textarea class="pm-field" rows="6" placeholder={props.placeholder.clone()}
                        value={(*text).clone()} {oninput} />
                </label>
                <p class="pm-note" role="status">{ &listing.says }</p>
                <div class="pm-btns">
                    if let Some(button) = &listing.button {
                        <button type="button" class="pm-btn" onclick={use_it}>{ button }</button>
                    }
                    <button type="button" class="pm-btn is-plain" onclick={toggle}>{ words.say(Setup::Cancel) }</button>
                </div>
            }
        </div>
    }
}
