//! One action item before a decision.

use crate::ui::prelude::*;

use crate::domain::{Action, Item, ItemId, Text};
use crate::locale::Setup;
use crate::present::setup::item_hint;
use crate::ui::setup::{ItemFacts, ItemFields, moves};
use crate::ui::{Icon, Sign, use_words};

/// Props of [`ItemRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemRowProps {
    /// The item.
    pub item: Item,
    /// Its place, from 0.
    pub place: usize,
    /// Whether it is the last.
    pub last: bool,
    /// Takes what people do.
    pub act: Callback<Action>,
    /// Moves it to a place; the part gets the keyboard back.
    pub shift: Callback<(ItemId, usize, &'static str)>,
    /// Hears that the row went away.
    pub gone: Callback<()>,
}

/// Its head opens into fields; two buttons move it.
#[component]
pub fn ItemRow(props: &ItemRowProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let (item, act, place) = (&props.item, &props.act, props.place);
    let (id, title) = (item.id, item.title.as_str());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let shift = {
        let (shift, last) = (props.shift.clone(), props.last);
        Callback::from(move |(up, part): (bool, &'static str)| {
            let to = if up { place.checked_sub(1) } else { Some(place + 1).filter(|_| !last) };
            if let Some(to) = to {
                shift.emit((id, to, part));
            }
        })
    };
    let onkeydown = {
        let shift = shift.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(up) = moves(&event) {
                event.prevent_default();
                shift.emit((up, "title"));
            }
        })
    };
    let mover = |up: bool, part: &'static str, sign, key, stuck: bool| {
        html! {
            <button type="button" class="pm-btn is-icon is-bare" data-part={part} aria-disabled={stuck.then_some("true")}
                aria-label={words.fill(key, &[("title", title)])}
                onclick={shift.reform(move |_: MouseEvent| (up, part))}><Icon {sign} /></button>
        }
    };
    let remove = {
        let (act, gone) = (act.clone(), props.gone.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::RemoveItem { item: id });
            gone.emit(());
        })
    };
    html! {
        <li data-row={id.number().to_string()} class={classes!("is-own", item.done.then_some("is-off"), open.then_some("is-open"))}>
            <div class="is-row is-editing" {onkeydown}>
                <button type="button" class="is-head" data-part="title" aria-expanded={open.to_string()} onclick={toggle}>
                    <span class="is-title">{ title }</span>
                </button>
                <span class="is-movers">
                    { mover(true, "up", Sign::Up, Setup::MoveUp, place == 0) }
                    { mover(false, "down", Sign::Down, Setup::MoveDown, props.last) }
                </span>
            </div>
            if item.done {
                <p class="is-facts"><span>{ words.say(Setup::IsDone) }</span></p>
            } else {
                <ItemFacts owner={item.owner.to_string()} several={item.has_several_owners()} due={item.due.clone()}
                    ticket={item.ticket.to_string()} kind={item.kind} />
                if let Some(hint) = item_hint(&words, item) {
                    <p class="pm-hint"><Icon sign={Sign::Question} /><span>{ hint }</span></p>
                }
            }
            if *open {
                <ItemFields title={title.to_owned()} owner={item.owner.to_string()} due={item.due.clone()}
                    ticket={item.ticket.to_string()} kind={item.kind}
                    on_fill={act.reform(move |(field, text): (_, String)| Action::FillIn { item: id, field, text: Text::line(&text) })}
                    on_kind={act.reform(move |kind| Action::SetKind { item: id, kind })} />
                <button type="button" class="pm-btn" onclick={remove}>{ words.say(Setup::RemoveItem) }</button>
            }
        </li>
    }
}
