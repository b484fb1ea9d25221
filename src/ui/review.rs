//! "Is this what you meant?": what was read, beside the lines it was read from.

mod row;

use std::rc::Rc;

use crate::ui::prelude::*;

use self::row::CandidateRow;
use super::setup::{DayEntry, Entry, Face, OpenFile, Select, Switch};
use super::{Field, FieldKind, Icon, Msg, Place, Reading, Sign, use_grown, use_words};
use crate::codec::postmortem::Postmortem;
use crate::domain::{Fact, Severity};
use crate::locale::{Setup, Words};
use crate::present::review::{Change, Proposal};
use crate::present::room::roles_text;

/// Props of [`Review`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReviewProps {
    /// What was read.
    pub reading: Reading,
    /// Whether it is added to the meeting that is being prepared.
    pub into_draft: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// What was read, for correction; nothing is taken over before somebody says so.
#[component]
pub fn Review(props: &ReviewProps) -> Html {
    // Another document begins again.
    let document = Rc::as_ptr(&props.reading.found).addr();
    html! {
        <Correction key={document} reading={props.reading.clone()} into_draft={props.into_draft}
            on_msg={props.on_msg.clone()} />
    }
}

#[derive(Clone, PartialEq)]
struct Draft(Proposal);

impl Draft {
    fn of(found: &Postmortem) -> Self {
        Self(Proposal::of(found))
    }
}

#[component]
fn Correction(props: &ReviewProps) -> Html {
    let words = use_words();
    let found = props.reading.found.clone();
    let draft = use_state(move || Draft::of(&found));
    let change = {
        let draft = draft.clone();
        use_callback((), move |change: Change, ()| {
            let mut next = Draft::clone(&draft.get());
            next.0.change(change);
            draft.set(next);
        })
    };
    let proposal = &draft.0;
    let taken = proposal.taken();
    let on_msg = &props.on_msg;
    let take_over = {
        let (on_msg, draft) = (on_msg.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| {
            on_msg.emit(Msg::TakeOver(Box::new(draft.0.import(&words))));
        })
    };
    let name = props.reading.name.clone();
    let shown = use_grown(proposal.items.len());
    html! {
        <Face two=true {on_msg}>
            <header class="pm-group is-full">
                <div class="pm-bar">
                    <button type="button" class="pm-btn is-plain pm-back"
                        onclick={press(on_msg, Msg::Go(Place::Paste(None)))}>
                        <Icon sign={Sign::Back} />{ words.say(Setup::BackToText) }
                    </button>
                    <OpenFile plain=true label={words.say(Setup::OtherFile)} {on_msg} />
                </div>
                <h1 tabindex="-1">{ words.say(Setup::ReviewHeading) }</h1>
                <p class="pm-note">
                    { match &name {
                        Some(name) => html! { <>{ words.say(Setup::ReadFrom) }{ " " }<b class="pm-mark">{ name }</b>{ ". " }</> },
                        None => html! {},
                    } }
                    { words.say(if props.into_draft { Setup::AddedToDraft } else { Setup::NothingYet }) }
                </p>
            </header>
            <section class="pm-group is-full">
                <h2>{ words.say(Setup::TheMeeting) }</h2>
                <Facts proposal={proposal.clone()} change={change.clone()} />
            </section>
            <section class="pm-group is-full">
                <h2>{ match proposal.items.len() {
                    0 => words.say(Setup::Items).to_owned(),
                    of => words.fill(Setup::ItemsTaken, &[("n", &taken.to_string()), ("of", &of.to_string())]),
                } }</h2>
                if proposal.items.is_empty() {
                    <p class="pm-hint"><Icon sign={Sign::Question} /><span>{ words.say(Setup::NothingFound) }</span></p>
                } else if proposal.items.len() > 8 {
                    <div class="pm-btns">
                        <button type="button" class="pm-btn" onclick={change.reform(|_: MouseEvent| Change::TakeAll(true))}>
                            { words.say(Setup::TakeAll) }
                        </button>
                        <button type="button" class="pm-btn" onclick={change.reform(|_: MouseEvent| Change::TakeAll(false))}>
                            { words.say(Setup::TakeNone) }
                        </button>
                    </div>
                }
                <ul class="pm-items is-sourced">
                    { proposal.items.iter().take(shown).enumerate().map(|(place, item)| html! {
                        <CandidateRow key={place} {place} item={item.clone()} lines={props.reading.lines.clone()}
                            change={change.clone()} />
                    }).collect::<Html>() }
                </ul>
                <Field label={words.say(Setup::AddItem)} placeholder={words.say(Setup::AddItem)} kind={FieldKind::Adding}
                    on_text={change.reform(Change::Add)} />
            </section>
            <footer class="pm-foot is-full">
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-main" onclick={take_over}>
                        { if taken == 0 { words.say(Setup::TakeFacts).to_owned() } else { words.count(Setup::TakeItems, taken, &[]) } }
                    </button>
                </div>
            </footer>
        </Face>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FactsProps {
    proposal: Proposal,
    change: Callback<Change>,
}

/// The meeting's facts and people as read.
#[component]
fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let (proposal, change) = (&props.proposal, &props.change);
    let fact = |fact| change.reform(move |text| Change::Fact(fact, text));
    let day = proposal.day.map(|d| d.to_string()).unwrap_or_default();
    let on_severity = change.reform(|place| Change::Severity(severity_at(place)));
    html! {
        <>
            <div class="pm-entries is-two">
                <Entry label={words.say(Setup::Title)} value={proposal.title.clone()} on_text={fact(Fact::Title)} />
                <Entry label={words.say(Setup::Incident)} value={proposal.incident.clone()} on_text={fact(Fact::Incident)} />
                <DayEntry label={words.say(Setup::Day)} value={day} on_text={fact(Fact::Day)} />
                <div class="pm-group is-tight">
                    <SeverityEntry severity={proposal.severity} on_choose={on_severity} />
                    if let Some(said) = &proposal.severity_words {
                        <p class="pm-note">{ words.fill(Setup::DocumentSays, &[("words", said)]) }</p>
                    }
                </div>
                <Entry label={words.say(Setup::Link)} value={proposal.link.clone()} on_text={fact(Fact::Link)} />
                <Entry label={words.say(Setup::Owner)} value={proposal.owner.clone()} on_text={change.reform(Change::Owner)} />
            </div>
            if !proposal.people.is_empty() {
                <fieldset class="pm-roles">
                    <legend>{ words.say(Setup::PeopleRead) }</legend>
                    <p class="pm-note">{ words.say(Setup::PeopleReadWhy) }</p>
                    <div>
                        { proposal.people.iter().enumerate().map(|(place, named)| {
                            let person = named.read(&words);
                            html! {
                                <Switch key={place} label={person.name.to_string()} note={roles_text(&words, &person.roles)}
                                    on={named.taken} on_switch={change.reform(move |on| Change::Invite(place, on))} />
                            }
                        }).collect::<Html>() }
                    </div>
                </fieldset>
            }
        </>
    }
}

/// Props of [`SeverityEntry`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SeverityEntryProps {
    /// How grave it was.
    pub severity: Option<Severity>,
    /// Takes the place in the list; see [`severity_at`].
    pub on_choose: Callback<usize>,
}

/// The severity as a choice.
#[component]
pub(super) fn SeverityEntry(props: &SeverityEntryProps) -> Html {
    let words = use_words();
    let chosen = props.severity.and_then(|s| Severity::ALL.iter().position(|o| *o == s));
    html! {
        <label class="pm-entry">
            <span aria-hidden="true">{ words.say(Setup::Severity) }</span>
            <Select label={words.say(Setup::Severity)} options={severities(&words)}
                chosen={chosen.map_or(0, |c| c + 1)} on_choose={props.on_choose.clone()} />
        </label>
    }
}

fn severities(words: &Words) -> Vec<AttrValue> {
    let none = std::iter::once(words.say(Setup::NoSeverity).into());
    none.chain(Severity::ALL.into_iter().map(|s| words.severity(s).into())).collect()
}

/// The severity at a place of the list; the first says that there is none.
pub(super) fn severity_at(place: usize) -> Option<Severity> {
    place.checked_sub(1).and_then(|place| Severity::ALL.get(place).copied())
}
