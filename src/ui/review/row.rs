//! One action item that may be taken over, beside its source.

use std::rc::Rc;

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::locale::Setup;
use crate::present::review::{Candidate, Change, several_owners};
use crate::ui::setup::{ItemFacts, ItemFields};
use crate::ui::use_words;

/// The most source lines shown.
const SHOWN: usize = 12;

/// Props of [`CandidateRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct CandidateRowProps {
    /// Its place in the list.
    pub place: usize,
    /// The item.
    pub item: Rc<Candidate>,
    /// The document.
    pub lines: Rc<Vec<String>>,
    /// Takes a correction.
    pub change: Callback<Change>,
}

/// One row: taken or not, what was understood, what it was read from.
#[component]
pub fn CandidateRow(props: &CandidateRowProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let place = props.place;
    let Candidate { taken, item, lines, group } = &*props.item;
    let take = {
        let change = props.change.clone();
        Callback::from(move |event: Event| {
            if let Some(target) = event.target() {
                let on = target.unchecked_into::<HtmlInputElement>().checked();
                change.emit(Change::Take(place, on));
            }
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let title = item.title.as_str();
    let several = several_owners(item.owner.as_str());
    let left_out = item.done && !taken;
    let class = classes!((!taken).then_some("is-off"), open.then_some("is-open"));
    html! {
        <li {class}>
            <label class="is-check">
                <input type="checkbox" checked={*taken} onchange={take}
                    aria-label={words.fill(Setup::TakeItem, &[("title", title)])} />
            </label>
            <div class="is-item">
                <span class="is-title">{ title }</span>
                if left_out {
                    <p class="is-facts"><span>{ words.say(Setup::MarkedDone) }</span></p>
                } else {
                    <ItemFacts owner={item.owner.to_string()} {several} due={item.due.clone()}
                        ticket={item.ticket.to_string()} kind={item.kind} />
                }
            </div>
            <button type="button" class="pm-btn is-plain is-edit" aria-expanded={open.to_string()} onclick={toggle}
                aria-label={words.fill(if *open { Setup::DoneItem } else { Setup::EditItem }, &[("title", title)])}>
                { words.say(if *open { Setup::Done } else { Setup::Edit }) }
            </button>
            if *open {
                <ItemFields title={title.to_owned()} owner={item.owner.to_string()} due={item.due.clone()}
                    ticket={item.ticket.to_string()} kind={item.kind}
                    on_fill={props.change.reform(move |(field, text)| Change::Fill(place, field, text))}
                    on_kind={props.change.reform(move |kind| Change::Kind(place, kind))} />
            }
            <Source lines={*lines} group={group.clone()} document={props.lines.clone()} />
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SourceProps {
    lines: Option<(usize, usize)>,
    group: Option<String>,
    document: Rc<Vec<String>>,
}

/// The lines it was read from, with their number.
#[component]
fn Source(props: &SourceProps) -> Html {
    let words = use_words();
    let Some((first, last)) = props.lines else {
        return html! { <p class="pm-origin pm-note">{ words.say(Setup::AddedByHand) }</p> };
    };
    let shown = last.saturating_sub(first).saturating_add(1).min(SHOWN);
    let lines: Vec<&str> =
        props.document.iter().skip(first.saturating_sub(1)).take(shown).map(String::as_str).collect();
    let number = first.to_string();
    let place = match &props.group {
        Some(group) => words.fill(Setup::LineIn, &[("line", &number), ("group", group)]),
        None => words.fill(Setup::Line, &[("line", &number)]),
    };
    html! {
        <figure class="pm-origin">
            <figcaption class="pm-note pm-num">{ place }</figcaption>
            <code dir="auto">{ lines.join("\n") }</code>
        </figure>
    }
}
