//! Bringing files: a face that takes what is dropped anywhere on it, and a button that opens one.

use crate::ui::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, File, HtmlInputElement, Node};

use crate::ui::{Icon, Msg, Sign};

/// What the first page opens: text, Markdown and save files.
const ACCEPTED: &str = ".md,.markdown,.txt,.json,text/plain,text/markdown,application/json";

/// Props of [`Face`].
#[derive(Clone, PartialEq, Properties)]
pub struct FaceProps {
    /// Whether it has two columns where there is room.
    #[prop_or_default]
    pub two: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
    /// What stands on it.
    pub children: Html,
}

/// The root of a face before the meeting; a file dropped anywhere on it is read.
#[component]
pub fn Face(props: &FaceProps) -> Html {
    let root = use_node_ref();
    let over = use_state_eq(|| false);
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if event.data_transfer().is_some_and(|d| carries_files(&d)) {
                event.prevent_default();
                over.set(true);
            }
        })
    };
    let ondragleave = {
        let (over, root) = (over.clone(), root.clone());
        Callback::from(move |event: DragEvent| {
            let to = event.related_target().and_then(|t| t.dyn_into::<Node>().ok());
            let stays = to.is_some() && root.cast::<Node>().is_some_and(|r| r.contains(to.as_ref()));
            if !stays {
                over.set(false);
            }
        })
    };
    let ondrop = {
        let (over, on_msg) = (over.clone(), props.on_msg.clone());
        Callback::from(move |event: DragEvent| {
            over.set(false);
            let file = event.data_transfer().and_then(|d| d.files()).and_then(|f| f.get(0));
            if let Some(file) = file {
                event.prevent_default();
                on_msg.emit(Msg::ReadFile(file));
            }
        })
    };
    let class = classes!("pm-setup", props.two.then_some("is-two"), (*over).then_some("is-over"));
    html! { <div ref={root} {class} {ondragover} {ondragleave} {ondrop}>{ props.children.clone() }</div> }
}

fn carries_files(data: &DataTransfer) -> bool {
    data.types().includes(&JsValue::from_str("Files"), 0)
}

/// Props of [`OpenFile`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenFileProps {
    /// What it says.
    pub label: AttrValue,
    /// A second, quieter line: then it is a row among the ways to begin.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    /// Whether it is a quiet button.
    #[prop_or_default]
    pub plain: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// A button that opens a file: the browser's own file field, dressed.
#[component]
pub fn OpenFile(props: &OpenFileProps) -> Html {
    let onchange = props.on_msg.reform(Msg::ReadFile);
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target().map(|t| t.unchecked_into::<HtmlInputElement>()) else {
            return;
        };
        let file: Option<File> = input.files().and_then(|f| f.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            onchange.emit(file);
        }
    });
    let input = html! {
        <input type="file" class="pm-file" accept={ACCEPTED} aria-label={props.label.clone()} {onchange} />
    };
    match &props.note {
        None => {
            let class = classes!("pm-btn", "pm-open", props.plain.then_some("is-plain"));
            html! { <label {class}>{ input }<span>{ &props.label }</span></label> }
        }
        Some(note) => html! {
            <label class="pm-way pm-open">
                { input }<Icon sign={Sign::File} /><span>{ &props.label }<small>{ note }</small></span>
                <Icon sign={Sign::Next} />
            </label>
        },
    }
}
