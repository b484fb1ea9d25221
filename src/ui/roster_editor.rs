//! The people: who is expected, as what, and who is here.

mod row;

use crate::ui::prelude::*;

use self::row::PersonRow;
use super::setup::{FromList, Listing, focus_in};
use super::{Field, FieldKind, Icon, Msg, Seen, Sign, use_grown, use_words};
use crate::domain::{Action, Presence};
use crate::locale::Setup;
use crate::present::room::{notice_texts, people_in, person_typed};

/// More people than this are shown on demand.
const MOST: usize = 16;

/// Props of [`RosterEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct RosterEditorProps {
    /// The meeting.
    pub seen: Seen,
    /// Whether the meeting runs.
    pub running: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The people, with what is to be noticed about them.
#[component]
pub fn RosterEditor(props: &RosterEditorProps) -> Html {
    let words = use_words();
    let root = use_node_ref();
    let meeting = &props.seen.meeting;
    let act = {
        let on_msg = props.on_msg.clone();
        // One callback for all rows: a row that did not change is not drawn again.
        use_callback(on_msg, |action: Action, on_msg| on_msg.emit(Msg::Act(action)))
    };
    let gone = {
        let root = root.clone();
        // The row that had the keyboard is gone; the list's own field is the next best place.
        use_callback((), move |(), ()| focus_in(&root, "input.is-adding"))
    };
    let add = act.reform(move |typed: String| Action::AddPeople { people: person_typed(&words, &typed) });
    let read = Callback::from(move |text: String| {
        let found = people_in(&words, &text);
        let roles = found.iter().filter(|p| !p.roles.is_empty()).count().to_string();
        let count = found.len();
        Listing {
            says: match count {
                0 => words.say(Setup::NamesHelp).to_owned(),
                _ => words.count(Setup::NamesFound, count, &[("roles", &roles)]),
            },
            button: (count > 0).then(|| words.count(Setup::AddNames, count, &[])),
        }
    });
    let use_list = act.reform(move |text: String| Action::AddPeople { people: people_in(&words, &text) });
    let all_here = {
        let (act, root) = (act.clone(), root.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::AllHere);
            // The button is gone then; the first person is where one goes on.
            focus_in(&root, "select");
        })
    };
    let all = use_state(|| false);
    let most = if *all { meeting.roster().len() } else { MOST.min(meeting.roster().len()) };
    let shown = use_grown(most);
    let show = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let are = |presence| meeting.roster().iter().filter(|p| p.presence == presence).count();
    let (here, expected) = (are(Presence::Present), are(Presence::Expected));
    let others = if here + expected < meeting.roster().len() { Setup::OthersHere } else { Setup::AllHere };
    html! {
        <div ref={root} class="pm-group">
            { notice_texts(&words, meeting, true).into_iter().map(|text| html! {
                <p class="pm-hint"><Icon sign={Sign::Question} /><span>{ text }</span></p>
            }).collect::<Html>() }
            if props.running && !meeting.roster().is_empty() {
                <div class="pm-bar">
                    <p class="pm-note pm-num">{ words.fill(Setup::HereOf, &[("n", &here.to_string()), ("of", &meeting.roster().len().to_string())]) }</p>
                    if expected > 0 {
                        <button type="button" class="pm-btn is-plain" onclick={all_here}>
                            { words.say(others) }
                        </button>
                    }
                </div>
            }
            <ul class="pm-roster">
                { meeting.roster().iter().take(shown).map(|person| html! {
                    <PersonRow key={person.id.number()} person={person.clone()} act={act.clone()} gone={gone.clone()} />
                }).collect::<Html>() }
            </ul>
            if most < meeting.roster().len() {
                <button type="button" class="pm-btn is-plain" onclick={show}>{ words.count(Setup::ShowAll, meeting.roster().len(), &[]) }</button>
            }
            <Field label={words.say(Setup::AddPerson)} placeholder={words.say(Setup::AddPersonLike)} class="is-adding"
                kind={FieldKind::Adding} on_text={add} />
            <FromList open={words.say(Setup::PasteNames)} label={words.say(Setup::NamesLabel)}
                placeholder={words.say(Setup::NamesLike)} {read} on_use={use_list} />
        </div>
    }
}
