//! The opener in short: its text, ground rules, the stop word, or none of it.

use crate::ui::prelude::*;

use crate::domain::{Action, RuleWords, StepKind, Text};
use crate::locale::{DIRECTIVE, DIRECTIVE_BY, Setup};
use crate::ui::setup::Entry;
use crate::ui::{Field, FieldKind, Icon, Seen, Sign, use_words};

/// Props of [`OpenerEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenerEditorProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub act: Callback<Action>,
}

/// What the meeting opens with.
#[component]
pub fn OpenerEditor(props: &OpenerEditorProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let (meeting, act) = (&props.seen.meeting, &props.act);
    let opener = meeting.opener();
    let own = opener.text.as_ref();
    let text = own.map_or(DIRECTIVE, Text::as_str).to_owned();
    let set_text = act.reform(|typed: String| {
        // The shipped text is never kept as the team's own, so that it stays the same to the letter.
        let text = Some(Text::block(&typed)).filter(|t| !t.is_empty() && t.as_str() != DIRECTIVE);
        Action::SetDirective { text }
    });
    let rules = opener.rules.iter().map(|rule| {
        let id = rule.id;
        let says = words.rule(&rule.words);
        html! {
            <li key={id.number()} class={classes!(matches!(rule.words, RuleWords::Own(_)).then_some("is-own"))}>
                <span>{ says }</span>
                <button type="button" class="pm-btn is-icon is-bare" aria-label={words.fill(Setup::RemoveRule, &[("rule", says)])}
                    onclick={act.reform(move |_: MouseEvent| Action::RemoveRule { rule: id })}><Icon sign={Sign::Remove} /></button>
            </li>
        }
    });
    html! {
        <>
            <div class="pm-bar">
                <h2>{ words.say(Setup::Opener) }</h2>
                <button type="button" class="pm-btn is-plain" aria-expanded={open.to_string()} onclick={toggle}>
                    { words.say(if *open { Setup::Done } else { Setup::Edit }) }
                </button>
            </div>
            if meeting.step_of(StepKind::Opening).is_none() {
                <p class="pm-note">{ words.say(Setup::OpenerSkipped) }</p>
            } else if !*open {
                <p class="pm-note">
                    if own.is_some() { { words.say(Setup::OwnText) } } else { { words.fill(Setup::ShippedText, &[("by", DIRECTIVE_BY)]) } }
                    { " " }
                    { words.count(Setup::RulesCount, opener.rules.len(), &[]) }
                    { " " }
                    if !opener.stop_word.is_empty() { { words.fill(Setup::StopWordIs, &[("word", opener.stop_word.as_str())]) } }
                </p>
            }
            if *open {
                <div class="pm-entries">
                    <Entry label={words.say(Setup::OpenerText)} value={text} rows=6 kind={FieldKind::Block} on_text={set_text} />
                    if own.is_some() {
                        <button type="button" class="pm-btn" onclick={act.reform(|_: MouseEvent| Action::SetDirective { text: None })}>
                            { words.say(Setup::ShippedBack) }
                        </button>
                    }
                    <div class="pm-entry">
                        <span>{ words.say(Setup::Rules) }</span>
                        <ul class="pm-rules">{ rules.collect::<Html>() }</ul>
                        <Field label={words.say(Setup::AddRule)} placeholder={words.say(Setup::AddRule)} kind={FieldKind::Adding}
                            on_text={act.reform(|typed: String| Action::AddRule { text: Text::line(&typed) })} />
                    </div>
                    <Entry label={words.say(Setup::StopWord)} value={opener.stop_word.to_string()}
                        on_text={act.reform(|typed: String| Action::SetStopWord { word: Text::line(&typed) })} />
                    if meeting.step_of(StepKind::Opening).is_some() {
                        <div>
                            <button type="button" class="pm-btn" onclick={act.reform(|_: MouseEvent| Action::SkipOpener)}>{ words.say(Setup::SkipOpener) }</button>
                            <p class="pm-note">{ words.say(Setup::SkipOpenerNote) }</p>
                        </div>
                    }
                </div>
            }
        </>
    }
}
