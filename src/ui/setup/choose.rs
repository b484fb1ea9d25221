//! Choosing: one of a few side by side, one of many from a list, on or off.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// Props of [`Segments`].
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentsProps {
    /// What is chosen, for those who listen.
    pub legend: AttrValue,
    /// The group's name, its own on the page.
    pub name: AttrValue,
    /// What there is to choose from.
    pub options: Vec<AttrValue>,
    /// Which one is chosen.
    pub chosen: Option<usize>,
    /// Takes the choice.
    pub on_choose: Callback<usize>,
}

/// One of a few, side by side.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    let options = props.options.iter().enumerate().map(|(place, label)| {
        let onchange = props.on_choose.reform(move |_: Event| place);
        html! {
            <label key={place}>
                <input type="radio" name={props.name.clone()} checked={props.chosen == Some(place)} {onchange} />
                <span class="pm-num">{ label }</span>
            </label>
        }
    });
    html! {
        <fieldset>
            <legend class="pm-away">{ &props.legend }</legend>
            <div class="pm-seg">{ options.collect::<Html>() }</div>
        </fieldset>
    }
}

/// Props of [`Select`].
#[derive(Clone, PartialEq, Properties)]
pub struct SelectProps {
    /// The accessible name.
    pub label: AttrValue,
    /// What there is to choose from.
    pub options: Vec<AttrValue>,
    /// Which one is chosen.
    pub chosen: usize,
    /// Takes the choice.
    pub on_choose: Callback<usize>,
    /// Further classes.
    #[prop_or_default]
    pub class: Classes,
}

/// One of many, from the browser's own list.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    {
        let (node, chosen) = (node.clone(), props.chosen);
        // A select does not follow the value it is given, so it is told after every change.
        use_effect(move || {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_selected_index(i32::try_from(chosen).unwrap_or_default());
            }
        });
    }
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            let Some(target) = event.target() else { return };
            let place = target.unchecked_into::<HtmlSelectElement>().selected_index();
            if let Ok(place) = usize::try_from(place) {
                on_choose.emit(place);
            }
        })
    };
    let options = props.options.iter().enumerate().map(|(place, label)| {
        html! { <option key={place} selected={place == props.chosen}>{ label }</option> }
    });
    html! {
        <select ref={node} class={classes!("pm-field", "pm-select", props.class.clone())}
            aria-label={props.label.clone()} {onchange}>{ options.collect::<Html>() }</select>
    }
}

/// Props of [`Switch`].
#[derive(Clone, PartialEq, Properties)]
pub struct SwitchProps {
    /// What is on or off.
    pub label: AttrValue,
    /// What follows from it.
    #[prop_or_default]
    pub note: AttrValue,
    /// Whether it is on.
    pub on: bool,
    /// Takes the choice.
    pub on_switch: Callback<bool>,
}

/// On or off.
#[component]
pub fn Switch(props: &SwitchProps) -> Html {
    let onchange = {
        let on_switch = props.on_switch.clone();
        Callback::from(move |event: Event| {
            if let Some(target) = event.target() {
                on_switch.emit(target.unchecked_into::<HtmlInputElement>().checked());
            }
        })
    };
    html! {
        <label class="pm-switch">
            <input type="checkbox" checked={props.on} {onchange} />
            <span>
                { &props.label }
                if !props.note.is_empty() { <small>{ &props.note }</small> }
            </span>
        </label>
    }
}
