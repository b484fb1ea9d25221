//! Customers: what was heard since, and the outside message.

use crate::ui::prelude::*;

use crate::domain::{Action, Text, Verdict};
use crate::locale::Decide;
use crate::ui::{Field, FieldKind, Msg, Seen, use_words};

/// Props of [`Customers`].
#[derive(Clone, PartialEq, Properties)]
pub struct CustomersProps {
    /// The meeting.
    pub seen: Seen,
    /// The id of the list of names.
    pub names: AttrValue,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The customers' step.
#[component]
pub fn Customers(props: &CustomersProps) -> Html {
    let words = use_words();
    let outside = props.seen.meeting.outside();
    let act = |make: fn(Text) -> Action| props.on_msg.reform(move |t: String| Msg::Act(make(Text::block(&t))));
    let by = {
        let verdict = outside.verdict;
        props.on_msg.reform(move |t: String| Msg::Act(Action::Rule { verdict, by: Text::line(&t) }))
    };
    let needs_words = matches!(outside.verdict, Some(Verdict::WithEdits | Verdict::Held));
    let edits = if outside.verdict == Some(Verdict::Held) { Decide::Held } else { Decide::Edits };
    html! {
        <>
            <section>
                <h3 class="pm-label">{ words.say(Decide::Customers) }</h3>
                <Field label={words.say(Decide::Customers)} kind={FieldKind::Block} value={outside.heard.to_string()}
                    on_text={act(|text| Action::HearCustomers { text })} />
            </section>
            <section class="pm-part">
                <h3 class="pm-label">{ words.say(Decide::MessageHead) }</h3>
                <Field label={words.say(Decide::Message)} placeholder={words.say(Decide::Message)} kind={FieldKind::Block} rows={4}
                    value={outside.message.to_string()} on_text={act(|text| Action::DraftMessage { text })} />
                <p class="pm-said is-line">{ words.say(Decide::MessageAsk) }</p>
                <div class="pm-three" role="group" aria-label={words.say(Decide::MessageHead)}>
                    { for Verdict::ALL.into_iter().map(|verdict| {
                        let chosen = outside.verdict == Some(verdict);
                        let action = Action::Rule { verdict: (!chosen).then_some(verdict), by: outside.by.clone() };
                        html! {
                            <button type="button" class="pm-btn" aria-pressed={chosen.to_string()}
                                onclick={press(&props.on_msg, Msg::Act(action.clone()))}>
                                { words.verdict(verdict) }
                            </button>
                        }
                    }) }
                </div>
                if outside.verdict.is_some() {
                    <Field label={words.say(Decide::VerdictBy)} placeholder={words.say(Decide::VerdictBy)} list={props.names.clone()}
                        value={outside.by.to_string()} on_text={by} />
                }
                if needs_words {
                    <Field label={words.say(edits)} placeholder={words.say(edits)} kind={FieldKind::Wrap}
                        value={outside.edits.to_string()} on_text={act(|text| Action::NoteEdits { text })} />
                }
            </section>
        </>
    }
}
