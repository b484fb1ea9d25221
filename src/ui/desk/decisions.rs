//! One action item at a time: do, later or don't, with the implication and a named commitment.

use crate::ui::prelude::*;

use super::rollcall::RollCall;
use crate::domain::{Action, Choice, Due, Item, ItemDraft, ItemField, ItemKind, Text, count};
use crate::locale::Decide;
use crate::present::decide;
use crate::ui::{Disc, Field, FieldKind, Icon, Msg, Seen, Sign, use_counted, use_words};

/// More items than this are told by number, not by discs.
const DISCS: usize = 12;

/// Props of [`Decisions`].
#[derive(Clone, PartialEq, Properties)]
pub struct DecisionsProps {
    /// The meeting.
    pub seen: Seen,
    /// The id of the list of names.
    pub names: AttrValue,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The item on the table.
#[component]
pub fn Decisions(props: &DecisionsProps) -> Html {
    use_counted("decisions");
    let words = use_words();
    let meeting = &props.seen.meeting;
    let add = props.on_msg.reform(|text: String| {
        let draft = ItemDraft { title: Text::line(&text), ..ItemDraft::default() };
        Msg::Act(Action::AddItem { draft })
    });
    let adding = html! {
        <section class="pm-part">
            <Field label={words.say(Decide::Add)} placeholder={words.say(Decide::Add)} kind={FieldKind::Adding} on_text={add} />
        </section>
    };
    let Some(item) = meeting.item_on_table() else {
        return html! {
            <>
                <section><p class="pm-said is-line">{ words.say(Decide::NoItems) }</p></section>
                { adding }
            </>
        };
    };
    let view = decide(meeting, item, &words);
    html! {
        <>
            <section>
                <Which seen={props.seen.clone()} on_msg={props.on_msg.clone()} />
                <p class="pm-said">{ item.title.to_string() }</p>
                if item.done { <p class="pm-hint"><Icon sign={Sign::Check} /><span>{ words.say(Decide::DoneBefore) }</span></p> }
                if let Some(good) = &view.good {
                    <p class="pm-hint"><Icon sign={Sign::Check} /><span>{ good.clone() }</span></p>
                }
                if item.choice.is_none() {
                    { for view.hints.iter().take(2).map(|hint| html! {
                        <p class="pm-hint"><Icon sign={Sign::Coach} /><span>{ hint.clone() }</span></p>
                    }) }
                }
            </section>
            <Verdicts item={item.clone()} on_msg={props.on_msg.clone()} />
            <Facts key={item.id.number()} item={item.clone()} names={props.names.clone()} on_msg={props.on_msg.clone()} />
            if item.choice.is_some() {
                <section>
                    if view.missing.is_empty() {
                        <p class="pm-hint"><Icon sign={Sign::Check} /><span>{ words.say(Decide::Finished) }</span></p>
                    } else {
                        <p class="pm-hint is-warning">
                            <Icon sign={Sign::Warning} />
                            <span>{ words.fill(Decide::Unfinished, &[("what", &view.missing.iter().map(|m| words.missing(*m)).collect::<Vec<_>>().join(", "))]) }</span>
                        </p>
                    }
                </section>
            }
            <RollCall key={item.id.number()} item={item.id} answers={view.answers} committed={view.committed} commitments={item.commitments.clone()}
                on_msg={props.on_msg.clone()} />
            <More key={item.id.number()} item={item.clone()} on_msg={props.on_msg.clone()} />
            { adding }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WhichProps {
    seen: Seen,
    on_msg: Callback<Msg>,
}

/// Which item, and the way to its neighbours.
#[component]
fn Which(props: &WhichProps) -> Html {
    let words = use_words();
    let items = props.seen.meeting.items();
    let Some(current) = props.seen.meeting.item_on_table() else { return Html::default() };
    let place = items.iter().position(|i| i.id == current.id).unwrap_or(0);
    let step = |to: Option<usize>, sign: Sign, name: Decide| {
        let target = to.and_then(|to| items.get(to)).map(|i| i.id);
        html! {
            <button class="pm-btn is-icon is-plain is-bare" type="button" aria-label={words.say(name)}
                disabled={target.is_none()}
                onclick={props.on_msg.reform(move |_| match target {
                    Some(item) => Msg::Act(Action::PutOnTable { item }),
                    None => Msg::Dismiss,
                })}>
                <Icon {sign} />
            </button>
        }
    };
    let counted = count(items);
    let said = words.fill(
        Decide::ItemOfLong,
        &[
            ("n", &(place + 1).to_string()),
            ("of", &items.len().to_string()),
            ("decided", &counted.decided().to_string()),
        ],
    );
    html! {
        <div class="pm-which">
            { step(place.checked_sub(1), Sign::Back, Decide::Previous) }
            if items.len() > DISCS {
                <p class="pm-note pm-num pm-grow">{ said }</p>
            } else {
                <ol aria-label={said}>
                    { for items.iter().map(|item| html! {
                        <li key={item.id.number()} aria-current={(item.id == current.id).then_some("true")}>
                            <Disc choice={item.choice} />
                        </li>
                    }) }
                </ol>
            }
            { step(Some(place + 1), Sign::Next, Decide::Following) }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct VerdictsProps {
    item: Item,
    on_msg: Callback<Msg>,
}

/// Do, later, don't; pressing the chosen one opens the decision again.
#[component]
fn Verdicts(props: &VerdictsProps) -> Html {
    let words = use_words();
    let (id, current) = (props.item.id, props.item.choice);
    html! {
        <section>
            <div class="pm-three pm-verdict" role="group" aria-label={words.say(Decide::Choice)}>
                { for Choice::ALL.into_iter().map(|choice| {
                    let chosen = current == Some(choice);
                    let action = Action::Decide { item: id, choice: (!chosen).then_some(choice) };
                    html! {
                        <button class="pm-btn" type="button" aria-pressed={chosen.to_string()}
                            onclick={press(&props.on_msg, Msg::Act(action.clone()))}>
                            <Disc choice={Some(choice)} /><span>{ words.choice(choice) }</span>
                        </button>
                    }
                }) }
            </div>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FactsProps {
    item: Item,
    names: AttrValue,
    on_msg: Callback<Msg>,
}

/// What the decision rests on; which rows there are depends on the choice.
#[component]
fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let item = &props.item;
    let id = item.id;
    let row = |label: Decide, ask: Decide, field: ItemField, value: String, people: bool| {
        let on_text = props
            .on_msg
            .reform(move |text: String| Msg::Act(Action::FillIn { item: id, field, text: Text::line(&text) }));
        let kind = if people { FieldKind::Line } else { FieldKind::Wrap };
        html! {
            <div key={label as u32}>
                <dt>{ words.say(label) }</dt>
                <dd>
                    <Field class="is-quiet" label={words.say(label)} placeholder={words.say(ask)} {value} {on_text} {kind}
                        list={people.then(|| props.names.clone())} />
                </dd>
            </div>
        }
    };
    let text = |t: &Text| t.to_string();
    let due = match &item.due {
        Some(Due::Day(day)) => day.to_string(),
        Some(Due::Words(words)) => words.to_string(),
        None => String::new(),
    };
    let owner = row(Decide::Owner, Decide::AskOwner, ItemField::Owner, text(&item.owner), true);
    let due = row(Decide::Due, Decide::AskDue, ItemField::Due, due, false);
    let ticket = row(Decide::Ticket, Decide::AskTicket, ItemField::Ticket, text(&item.ticket), false);
    let implication = |ask| row(Decide::Implication, ask, ItemField::Implication, text(&item.implication), false);
    let reason = row(Decide::Reason, Decide::AskReason, ItemField::Reason, text(&item.reason), false);
    let room = |label, ask| row(label, ask, ItemField::Room, text(&item.room), false);
    let approver = |label| row(label, Decide::AskApprover, ItemField::Approver, text(&item.approver), true);
    let rows = match item.choice {
        None => html! { <>{ owner }{ due }{ ticket }</> },
        Some(Choice::Do) => html! {
            <>
                { implication(Decide::AskImplication) }{ room(Decide::Room, Decide::AskRoom) }
                { owner }{ due }{ ticket }{ reason }{ approver(Decide::Approver) }
            </>
        },
        Some(Choice::Later) => html! {
            <>
                { row(Decide::Until, Decide::AskUntil, ItemField::Until, text(&item.until), false) }
                { room(Decide::GoesFirst, Decide::AskGoesFirst) }{ implication(Decide::AskImplicationLater) }
                { owner }{ ticket }{ reason }{ approver(Decide::Approver) }
            </>
        },
        Some(Choice::Dont) => html! {
            <>{ reason }{ implication(Decide::AskImplicationDont) }{ approver(Decide::AcceptedBy) }</>
        },
    };
    html! { <section><dl class="pm-facts">{ rows }</dl></section> }
}

#[derive(Clone, PartialEq, Properties)]
struct MoreProps {
    item: Item,
    on_msg: Callback<Msg>,
}

/// The rest of an item: its wording, team, kind, and the way out.
#[component]
fn More(props: &MoreProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let item = &props.item;
    let id = item.id;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let fill = |field| {
        props.on_msg.reform(move |text: String| Msg::Act(Action::FillIn { item: id, field, text: Text::line(&text) }))
    };
    html! {
        <section class="pm-part" data-fold="">
            <div class="pm-btns">
                <button type="button" class="pm-btn is-plain" aria-expanded={open.to_string()} onclick={toggle}>
                    { words.say(Decide::More) }
                </button>
            </div>
            if *open {
                <Field label={words.say(Decide::Wording)} kind={FieldKind::Wrap} value={item.title.to_string()}
                    on_text={fill(ItemField::Title)} />
                <Field label={words.say(Decide::Team)} placeholder={words.say(Decide::Team)} value={item.team.to_string()}
                    on_text={fill(ItemField::Team)} />
                <div class="pm-chips" role="group" aria-label={words.say(Decide::Kind)}>
                    { for ItemKind::ALL.into_iter().map(|kind| {
                        let chosen = item.kind == Some(kind);
                        html! {
                            <button type="button" class="pm-chip" aria-pressed={chosen.to_string()}
                                onclick={press(&props.on_msg, Msg::Act(Action::SetKind { item: id, kind: (!chosen).then_some(kind) }))}>
                                { words.item_kind(kind) }
                            </button>
                        }
                    }) }
                </div>
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={press(&props.on_msg, Msg::Act(Action::RemoveItem { item: id }))}>
                        { words.say(Decide::Remove) }
                    </button>
                </div>
            }
        </section>
    }
}
