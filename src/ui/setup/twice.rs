//! A button that asks once more before it does something that cannot be undone.

use crate::ui::prelude::*;

use crate::ui::{Icon, Sign};

/// Props of [`Twice`].
#[derive(Clone, PartialEq, Properties)]
pub struct TwiceProps {
    /// What it would do, with what it would do it to.
    pub label: AttrValue,
    /// What the second press does.
    pub sure: AttrValue,
    /// Takes the second press.
    pub on_sure: Callback<()>,
}

/// First a sign, then the words; leaving it with the keyboard or the mouse is a no.
#[component]
pub fn Twice(props: &TwiceProps) -> Html {
    let armed = use_state_eq(|| false);
    let onclick = {
        let (armed, on_sure) = (armed.clone(), props.on_sure.clone());
        Callback::from(move |event: MouseEvent| {
            if !*armed {
                armed.set(true);
            } else if event.detail() < 2 {
                // The second half of a double click is no answer.
                on_sure.emit(());
                armed.set(false);
            }
        })
    };
    let onblur = {
        let armed = armed.clone();
        Callback::from(move |_: FocusEvent| armed.set(false))
    };
    let class = classes!("pm-btn", "pm-twice", (!*armed).then_some("is-icon"));
    html! {
        <button type="button" {class} {onclick} {onblur}
            aria-label={(!*armed).then(|| props.label.clone())}>
            if *armed { { &props.sure } } else { <Icon sign={Sign::Remove} /> }
        </button>
    }
}
