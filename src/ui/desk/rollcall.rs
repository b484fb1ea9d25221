//! The roll call of leaders: five answers, named, in their own words.

use crate::ui::prelude::*;

use crate::domain::{Action, Answer, Commitment, ItemId, PersonId, Standing, Text};
use crate::locale::Decide;
use crate::present::AnswerView;
use crate::ui::{Field, Icon, Msg, Sign, use_words};

/// Props of [`RollCall`].
#[derive(Clone, PartialEq, Properties)]
pub struct RollCallProps {
    /// The item.
    pub item: ItemId,
    /// The leaders and where they stand.
    pub answers: Vec<AnswerView>,
    /// How many committed.
    pub committed: usize,
    /// What was said so far.
    pub commitments: Vec<Commitment>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// Who stands behind an item.
#[component]
pub fn RollCall(props: &RollCallProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<PersonId>);
    let (n, of) = (props.committed.to_string(), props.answers.len().to_string());
    html! {
        <section class="pm-part">
            <h3 class="pm-label">
                <span>{ words.say(Decide::RollCall) }</span>
                if !props.answers.is_empty() {
                    <span class="pm-num">{ words.fill(Decide::RollCount, &[("n", &n), ("of", &of)]) }</span>
                }
            </h3>
            if props.answers.is_empty() {
                <p class="pm-hint"><Icon sign={Sign::Coach} /><span>{ words.say(Decide::NoLeaders) }</span></p>
            } else {
                <ul class="pm-people pm-lines">
                    { for props.answers.iter().map(|answer| {
                        let (open, id) = (open.clone(), answer.person);
                        let said = props.commitments.iter().find(|c| c.person == id).cloned();
                        let is_open = *open == Some(id);
                        let on_open = Callback::from(move |()| open.set(if is_open { None } else { Some(id) }));
                        html! {
                            <Leader key={id.number()} item={props.item} answer={answer.clone()} {said} {is_open} {on_open}
                                on_msg={props.on_msg.clone()} />
                        }
                    }) }
                </ul>
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LeaderProps {
    item: ItemId,
    answer: AnswerView,
    said: Option<Commitment>,
    is_open: bool,
    on_open: Callback<()>,
    on_msg: Callback<Msg>,
}

#[component]
fn Leader(props: &LeaderProps) -> Html {
    let words = use_words();
    let view = &props.answer;
    let (item, person) = (props.item, view.person);
    let current = props.said.as_ref().map(|s| s.answer);
    let spoken = props.said.as_ref().map(|s| s.words.clone()).unwrap_or_default();
    let answer = {
        let spoken = spoken.clone();
        props.on_msg.reform(move |answer: Answer| {
            let hedged = words.is_hedge(spoken.as_str());
            Msg::Act(Action::Answer { item, person, answer, words: spoken.clone(), hedged })
        })
    };
    let say = {
        let answer = current.unwrap_or(Answer::Commit);
        props.on_msg.reform(move |text: String| {
            let text = Text::line(&text);
            let hedged = words.is_hedge(text.as_str());
            Msg::Act(Action::Answer { item, person, answer, words: text, hedged })
        })
    };
    let back = press(&props.on_msg, Msg::Act(Action::TakeAnswerBack { item, person }));
    let class = if view.standing == Standing::Committed { "is-answer pm-mark" } else { "is-answer" };
    html! {
        <li>
            <button type="button" class="pm-leader" aria-expanded={props.is_open.to_string()} onclick={props.on_open.reform(|_| ())}>
                <span>
                    { view.name.clone() }{ " " }<span class="is-role">{ view.role.clone() }</span>
                    if view.away { <span class="is-role">{ ", " }{ words.say(Decide::Away) }</span> }
                </span>
                <span {class}>{ view.said.clone() }</span>
            </button>
            if view.standing == Standing::Hedged {
                <p class="pm-hint"><Icon sign={Sign::Coach} /><span>{ words.say(Decide::Hedge) }</span></p>
            }
            if props.is_open {
                <div class="pm-form pm-answers">
                    <p class="pm-said is-line">{ words.fill(Decide::AskLeader, &[("name", &view.name)]) }</p>
                    <div class="pm-chips" role="group" aria-label={words.fill(Decide::AnswerOf, &[("name", &view.name)])}>
                        { for Answer::ALL.into_iter().map(|kind| html! {
                            <button type="button" class="pm-chip" aria-pressed={(current == Some(kind)).to_string()}
                                onclick={answer.reform(move |_| kind)}>{ words.answer(kind) }</button>
                        }) }
                    </div>
                    if current.is_some() {
                        <Field label={words.fill(Decide::WordsOf, &[("name", &view.name)])}
                            placeholder={words.answer_asks(current.unwrap_or(Answer::Commit))}
                            value={spoken.to_string()} on_text={say} />
                        <button type="button" class="pm-btn is-plain" onclick={back}>{ words.say(Decide::TakeBack) }</button>
                    }
                </div>
            }
        </li>
    }
}
