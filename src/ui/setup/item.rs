//! An action item's facts in one line, and its fields.

use crate::ui::prelude::*;

use super::{Entry, Select};
use crate::domain::{Due, ItemField, ItemKind};
use crate::locale::{Setup, Words};
use crate::present::review::due_field;
use crate::present::setup::lacks;
use crate::ui::{Icon, Sign, use_words};

/// Props of [`ItemFacts`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemFactsProps {
    /// Who answers for it.
    pub owner: AttrValue,
    /// Whether several do.
    #[prop_or_default]
    pub several: bool,
    /// When it is due.
    pub due: Option<Due>,
    /// Its ticket.
    pub ticket: AttrValue,
    /// What it does.
    #[prop_or_default]
    pub kind: Option<ItemKind>,
}

/// Owner, date and ticket in one line; what is missing is said beside the warning sign.
#[component]
pub fn ItemFacts(props: &ItemFactsProps) -> Html {
    let words = use_words();
    let missing = lacks(&props.owner, props.several, props.due.is_some(), !props.ticket.is_empty());
    html! {
        <p class="is-facts">
            if let Some(kind) = props.kind { <span>{ words.item_kind(kind) }</span> }
            if !props.owner.is_empty() { <span>{ &props.owner }</span> }
            if let Some(due) = &props.due { <span class="pm-num">{ words.due(due) }</span> }
            if !props.ticket.is_empty() { <span class="is-ticket">{ &props.ticket }</span> }
            { missing.into_iter().map(|lack| html! {
                <span class="is-missing"><Icon sign={Sign::Warning} small=true />{ words.missing(lack) }</span>
            }).collect::<Html>() }
        </p>
    }
}

/// Props of [`ItemFields`].
#[derive(Clone, PartialEq, Properties)]
pub struct ItemFieldsProps {
    /// What will be done.
    pub title: AttrValue,
    /// Who answers for it.
    pub owner: AttrValue,
    /// When it is due.
    pub due: Option<Due>,
    /// Its ticket.
    pub ticket: AttrValue,
    /// What it does.
    pub kind: Option<ItemKind>,
    /// Takes a text.
    pub on_fill: Callback<(ItemField, String)>,
    /// Takes the kind.
    pub on_kind: Callback<Option<ItemKind>>,
}

/// The fields of an action item before a decision.
#[component]
pub fn ItemFields(props: &ItemFieldsProps) -> Html {
    let words = use_words();
    let fill = |field| props.on_fill.reform(move |text| (field, text));
    let chosen = props.kind.and_then(|k| ItemKind::ALL.iter().position(|o| *o == k));
    let on_choose =
        props.on_kind.reform(|place: usize| place.checked_sub(1).and_then(|place| ItemKind::ALL.get(place).copied()));
    html! {
        <div class="pm-entries">
            <Entry label={words.say(Setup::ItemTitle)} value={props.title.clone()} on_text={fill(ItemField::Title)} />
            <Entry label={words.say(Setup::ItemOwner)} value={props.owner.clone()} on_text={fill(ItemField::Owner)} />
            <Entry label={words.say(Setup::ItemDue)} value={due_field(props.due.as_ref())}
                placeholder={words.say(Setup::ItemDueLike)} on_text={fill(ItemField::Due)} />
            <Entry label={words.say(Setup::ItemTicket)} value={props.ticket.clone()} on_text={fill(ItemField::Ticket)} />
            <label class="pm-entry">
                <span aria-hidden="true">{ words.say(Setup::ItemKind) }</span>
                <Select label={words.say(Setup::ItemKind)} options={kinds(&words)}
                    chosen={chosen.map_or(0, |c| c + 1)} {on_choose} />
            </label>
        </div>
    }
}

fn kinds(words: &Words) -> Vec<AttrValue> {
    let none = std::iter::once(words.say(Setup::NoKind).into());
    none.chain(ItemKind::ALL.into_iter().map(|k| words.item_kind(k).into())).collect()
}
