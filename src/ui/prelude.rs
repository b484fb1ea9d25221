//! What every component uses: Yew's callbacks and nodes, with our own `html!`, `#[component]`, hooks and `classes!`.

pub use super::hooks::{
    Hooks, State as UseStateHandle, use_callback, use_effect, use_effect_with, use_mut_ref, use_node_ref, use_state,
    use_state_eq,
};
pub(in crate::ui) use super::part::classes;
pub use super::part::press;
pub use postmortem_meeting_macros::{Properties, component, html};
pub use web_sys::{DragEvent, Event, FocusEvent, InputEvent, KeyboardEvent, MouseEvent};
pub use yew::{AttrValue, Callback, Html, NodeRef};

/// Further classes of a component.
pub type Classes = AttrValue;
