//! One person.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::domain::{Action, Person, Presence, Role, Text};
use crate::locale::Setup;
use crate::present::room::roles_text;
use crate::ui::setup::{Entry, Select};
use crate::ui::use_words;

/// All presences, in the order of a meeting.
const PRESENCES: [Presence; 4] = [Presence::Expected, Presence::Present, Presence::Absent, Presence::Left];

/// Props of [`PersonRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct PersonRowProps {
    /// Who.
    pub person: Person,
    /// Takes what people do.
    pub act: Callback<Action>,
    /// Hears that the row went away.
    pub gone: Callback<()>,
}

/// Name and roles open into fields; the presence is always at hand.
#[component]
pub fn PersonRow(props: &PersonRowProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let (person, act) = (&props.person, &props.act);
    let (id, name) = (person.id, person.name.as_str());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let roles = roles_text(&words, &person.roles);
    let chosen = PRESENCES.iter().position(|p| *p == person.presence).unwrap_or_default();
    let on_presence = act.reform(move |place: usize| Action::SetPresence {
        person: id,
        presence: PRESENCES.get(place).copied().unwrap_or_default(),
    });
    let away = !person.may_be_here();
    html! {
        <li class={classes!(open.then_some("is-open"), away.then_some("is-away"))}>
            <button type="button" class="is-head" aria-expanded={open.to_string()} onclick={toggle}>
                { name }
                <span class="pm-note">{ if roles.is_empty() { words.say(Setup::NoRole) } else { roles.as_str() } }</span>
            </button>
            <Select label={words.fill(Setup::PresenceOf, &[("name", name)])} class="is-compact" {chosen}
                options={PRESENCES.iter().map(|p| words.presence(*p).into()).collect::<Vec<AttrValue>>()}
                on_choose={on_presence} />
            if *open { <PersonFields ..props.clone() /> }
        </li>
    }
}

/// Name, roles and the way out.
#[component]
fn PersonFields(props: &PersonRowProps) -> Html {
    let words = use_words();
    let (person, act) = (&props.person, &props.act);
    let id = person.id;
    let roles = Role::ALL.into_iter().map(|role| {
        let onchange = {
            let act = act.clone();
            Callback::from(move |event: Event| {
                if let Some(target) = event.target() {
                    let on = target.unchecked_into::<HtmlInputElement>().checked();
                    act.emit(Action::SetRole { person: id, role, on });
                }
            })
        };
        html! {
            <label key={words.role(role)}>
                <input type="checkbox" checked={person.is(role)} {onchange} /><span>{ words.role(role) }</span>
            </label>
        }
    });
    let remove = {
        let (act, gone) = (act.clone(), props.gone.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::RemovePerson { person: id });
            gone.emit(());
        })
    };
    html! {
        <div class="pm-entries">
            <Entry label={words.say(Setup::PersonName)} value={person.name.to_string()}
                on_text={act.reform(move |text: String| Action::RenamePerson { person: id, name: Text::line(&text) })} />
            <fieldset class="pm-roles">
                <legend>{ words.say(Setup::Roles) }</legend>
                <div>{ roles.collect::<Html>() }</div>
            </fieldset>
            <button type="button" class="pm-btn" onclick={remove}>
                { words.fill(Setup::RemovePerson, &[("name", person.name.as_str())]) }
            </button>
        </div>
    }
}
