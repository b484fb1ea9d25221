//! The opener: the directive, ground rules, stop word, note taker.

use crate::ui::prelude::*;

use crate::domain::{Action, PersonId, Role};
use crate::locale::{DIRECTIVE, DIRECTIVE_BY, DIRECTIVE_SOURCE, Desk};
use crate::present::room::notice_texts;
use crate::ui::{Icon, Msg, Seen, Sign, use_words};

/// Props of [`Directive`].
#[derive(Clone, PartialEq, Properties)]
pub struct DirectiveProps {
    /// The team's own text, if there is one.
    pub own: Option<AttrValue>,
    /// The size it is set in, on the stage.
    #[prop_or_default]
    pub length: Option<AttrValue>,
}

/// The words that are read aloud.
#[component]
pub fn Directive(props: &DirectiveProps) -> Html {
    match &props.own {
        Some(own) => {
            html! { <blockquote class="pm-said" data-length={props.length.clone()}>{ own.clone() }</blockquote> }
        }
        None => html! {
            <>
                <blockquote class="pm-said pm-quote" data-length={props.length.clone()}>{ DIRECTIVE }</blockquote>
                <p class="pm-note pm-stage-by">{ DIRECTIVE_BY }{ ", " }<cite>{ DIRECTIVE_SOURCE }</cite></p>
            </>
        },
    }
}

/// Props of [`Opener`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenerProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The first step of a meeting.
#[component]
pub fn Opener(props: &OpenerProps) -> Html {
    let words = use_words();
    let choosing = use_state(|| false);
    let meeting = &props.seen.meeting;
    let opener = meeting.opener();
    let (settled, of) = opener.settled();
    let (settled, of) = (settled.to_string(), of.to_string());
    let taker = opener.note_taker.and_then(|id| meeting.person(id)).map(|p| p.name.to_string());
    let tick = |checked: bool, action: Action, label: Html| {
        html! {
            <label>
                <input type="checkbox" {checked} onchange={press(&props.on_msg, Msg::Act(action.clone()))} />
                <span>{ label }</span>
            </label>
        }
    };
    let toggle = {
        let choosing = choosing.clone();
        Callback::from(move |_: MouseEvent| choosing.set(!*choosing))
    };
    let name = {
        let (on_msg, choosing) = (props.on_msg.clone(), choosing.clone());
        Callback::from(move |person: PersonId| {
            on_msg.emit(Msg::Act(Action::SetNoteTaker { person: Some(person) }));
            choosing.set(false);
        })
    };
    html! {
        <>
            <section>
                <p class="pm-label">{ words.say(if opener.text.is_some() { Desk::OwnOpener } else { Desk::ReadAloud }) }</p>
                <Directive own={opener.text.as_ref().map(|t| AttrValue::from(t.to_string()))} />
                if opener.text.is_none() { <p class="pm-note">{ words.gloss() }</p> }
            </section>
            <section class="pm-part">
                <h3 class="pm-label">
                    <span>{ words.say(Desk::Settle) }</span>
                    <span class="pm-num">{ words.fill(Desk::SettledOf, &[("n", &settled), ("of", &of)]) }</span>
                </h3>
                <div class="pm-pick">
                    { for opener.rules.iter().map(|rule| tick(
                        rule.settled,
                        Action::SettleRule { rule: rule.id, settled: !rule.settled },
                        html! { words.rule(&rule.words) },
                    )) }
                    if !opener.stop_word.is_empty() {
                        { tick(
                            opener.stop_word_settled,
                            Action::SettleStopWord { settled: !opener.stop_word_settled },
                            html! { words.fill(Desk::StopWord, &[("word", opener.stop_word.as_str())]) },
                        ) }
                    }
                    <div class="pm-pick-row">
                        <Icon sign={if taker.is_some() { Sign::Check } else { Sign::Warning }} />
                        <span>
                            { match &taker {
                                Some(name) => words.fill(Desk::NoteTaker, &[("name", name)]),
                                None => words.say(Desk::NoNoteTaker).to_owned(),
                            } }
                        </span>
                        <button type="button" class="pm-btn is-plain" aria-expanded={choosing.to_string()} onclick={toggle}>
                            { words.say(Desk::Change) }
                        </button>
                    </div>
                </div>
                if *choosing {
                    <div class="pm-names" role="group" aria-label={words.say(Desk::NoNoteTaker)}>
                        { for meeting.roster().iter().filter(|p| p.may_be_here() && !p.is(Role::Facilitator)).map(|person| {
                            let id = person.id;
                            html! {
                                <button type="button" key={id.number()} onclick={name.reform(move |_| id)}>
                                    { person.name.to_string() }
                                </button>
                            }
                        }) }
                    </div>
                }
            </section>
            <Reminders seen={props.seen.clone()} all=true />
        </>
    }
}

/// Props of [`Reminders`].
#[derive(Clone, PartialEq, Properties)]
pub struct RemindersProps {
    /// The meeting.
    pub seen: Seen,
    /// Whether roles that nobody holds are named too; said once, they need not be said at every step.
    #[prop_or_default]
    pub all: bool,
}

/// What stands out about the room, quietly.
#[component]
pub fn Reminders(props: &RemindersProps) -> Html {
    let words = use_words();
    let all = notice_texts(&words, &props.seen.meeting, props.all);
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            { for all.into_iter().map(|text| html! {
                <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ text }</span></p>
            }) }
        </section>
    }
}
