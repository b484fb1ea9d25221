//! What every component uses: Yew's callbacks and hooks, with our own `html!`, `#[component]` and `classes!`.

pub(in crate::ui) use super::part::classes;
pub use super::part::press;
pub use postmortem_meeting_macros::{component, html};
pub use web_sys::{DragEvent, Event, FocusEvent, InputEvent, KeyboardEvent, MouseEvent};
pub use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, Reducible, UseStateHandle, hook, use_callback, use_context,
    use_effect, use_effect_with, use_mut_ref, use_node_ref, use_reducer, use_state, use_state_eq,
};

/// Further classes of a component.
pub type Classes = AttrValue;
