//! The action items before a decision: add, edit, order, and a quiet word about each.

mod row;

use crate::ui::prelude::*;

use self::row::ItemRow;
use super::setup::focus_in;
use super::{Field, FieldKind, Msg, Seen, use_grown, use_words};
use crate::domain::{Action, ItemDraft, ItemId, Text};
use crate::locale::Setup;

/// More rows than this are shown on demand: a long list must not hold up the meeting.
const MOST: usize = 24;

/// Props of [`ItemList`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemListProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The action items.
#[component]
pub fn ItemList(props: &ItemListProps) -> Html {
    let words = use_words();
    let root = use_node_ref();
    let wanted = use_mut_ref(|| None::<(ItemId, &'static str)>);
    {
        let (root, wanted) = (root.clone(), wanted.clone());
        use_effect_with(props.seen.revision, move |_| {
            if let Some((item, part)) = wanted.borrow_mut().take() {
                let row = item.number();
                focus_in(&root, &format!("[data-row=\"{row}\"] [data-part=\"{part}\"]"));
            }
        });
    }
    let act = {
        let on_msg = props.on_msg.clone();
        use_callback(on_msg, |action: Action, on_msg| on_msg.emit(Msg::Act(action)))
    };
    let shift = {
        let wanted = wanted.clone();
        use_callback(act.clone(), move |(item, to, part): (ItemId, usize, &'static str), act| {
            *wanted.borrow_mut() = Some((item, part));
            act.emit(Action::MoveItem { item, to });
        })
    };
    let gone = {
        let root = root.clone();
        use_callback((), move |(), ()| focus_in(&root, "input.is-adding"))
    };
    let add = act.reform(|title: String| Action::AddItem {
        draft: ItemDraft { title: Text::line(&title), ..ItemDraft::default() },
    });
    let items = props.seen.meeting.items();
    let all = use_state(|| false);
    let most = if *all { items.len() } else { MOST.min(items.len()) };
    let shown = use_grown(most);
    let show = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div ref={root} class="pm-group">
            <ul class="pm-items">
                { items.iter().take(shown).enumerate().map(|(place, item)| html! {
                    <ItemRow key={item.id.number()} item={item.clone()} {place} last={place + 1 == items.len()}
                        act={act.clone()} shift={shift.clone()} gone={gone.clone()} />
                }).collect::<Html>() }
            </ul>
            if most < items.len() {
                <button type="button" class="pm-btn is-plain" onclick={show}>{ words.count(Setup::ShowAll, items.len(), &[]) }</button>
            }
            <Field label={words.say(Setup::AddItem)} placeholder={words.say(Setup::AddItemLike)} class="is-adding"
                kind={FieldKind::Adding} on_text={add} />
        </div>
    }
}
