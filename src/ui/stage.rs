//! The stage: safe to share. Private notes, hints and single answers never reach it.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::desk::{Clock, Line, ReadBack};
use super::poll::{OnStagePoll, scales};
use super::{Disc, Icon, Msg, Place, Seen, Sign, use_counted, use_words};
use crate::domain::{BoxState, Choice, Item, Scale, Stage as MeetingStage, Step, StepKind, count};
use crate::locale::{DIRECTIVE, DIRECTIVE_BY, DIRECTIVE_SOURCE, Decide, Desk, OnStage, Windows, Words};
use crate::present::poll::{TopicView, at_hand, draft, levels, poll_view};
use crate::present::{ClockView, Ends, Segment, questions, step_title};

/// Props of [`Stage`].
#[derive(Clone, PartialEq, Properties)]
pub struct StageProps {
    /// The meeting.
    pub seen: Seen,
    /// The step's clock.
    pub clock: Option<Rc<ClockView>>,
    /// The end of the meeting.
    pub ends: Rc<Ends>,
    /// The line.
    pub line: Rc<Vec<Segment>>,
    /// Whether the directive lies over the step.
    pub directive: bool,
    /// In a window of its own: whether its desk has left.
    pub alone: Option<bool>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// What everybody may see.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let title = match meeting.title().as_str() {
        "" => words.say(Desk::Untitled).to_owned(),
        title => title.to_owned(),
    };
    let closed = matches!(meeting.stage(), MeetingStage::Closed(..));
    html! {
        <div class="pm-stage" part="stage">
            <article>
                <header class="pm-stage-top">
                    <h1>{ title }</h1>
                    <span class="pm-num">
                        { words.say(if closed { Desk::EndsClosed } else { Desk::Ends }) }{ " " }<b>{ props.ends.planned.clone() }</b>
                        if !props.ends.lateness.is_empty() { { ", " }{ props.ends.lateness.clone() } }
                    </span>
                </header>
                <Main seen={props.seen.clone()} directive={props.directive} />
                <footer class="pm-stage-foot">
                    <Foot seen={props.seen.clone()} clock={props.clock.clone()} directive={props.directive} />
                    <Line line={props.line.clone()} />
                </footer>
            </article>
            if props.alone.is_none() {
                <button type="button" class="pm-stage-back" aria-label={words.say(OnStage::BackToDesk)}
                    onclick={press(&props.on_msg, Msg::Go(Place::Desk))}>
                    <Icon sign={Sign::Back} />
                </button>
            }
            if props.alone == Some(true) { <p class="pm-stage-gone" role="status">{ words.say(Windows::DeskGone) }</p> }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MainProps {
    seen: Seen,
    directive: bool,
}

#[component]
fn Main(props: &MainProps) -> Html {
    use_counted("stage-main");
    let words = use_words();
    let meeting = &props.seen.meeting;
    let Some(step) = meeting.current() else { return Html::default() };
    let opener = || html! { <div class="pm-stage-main">{ directive(meeting.opener().text.as_ref().map(ToString::to_string)) }</div> };
    if props.directive {
        return opener();
    }
    if let Some(poll) = at_hand(meeting)
        && let Some(view) = poll_view(meeting, poll, &words).map(Rc::new)
    {
        return html! { <OnStagePoll {view} /> };
    }
    match step.kind {
        StepKind::Opening => opener(),
        StepKind::Decisions => match meeting.item_on_table() {
            Some(item) => html! { <div class="pm-stage-main">{ on_item(&props.seen, item, &words) }</div> },
            None => asked(step, &words),
        },
        // A long one is scrolled, by keyboard too.
        StepKind::Close => html! {
            <div class="pm-stage-main" role="group" tabindex="0" aria-label={step_title(&words, step)}>
                <ReadBack seen={props.seen.clone()} most={5} />
            </div>
        },
        StepKind::Confidence => {
            let asked = draft(meeting, Scale::Fist, &words);
            let topics = vec![TopicView { title: String::new(), levels: levels(&asked, &words) }];
            html! {
                <div class="pm-stage-main pm-stage-poll">
                    <div>{ said(step, &words) }</div>
                    { scales(&topics, false, false) }
                </div>
            }
        }
        StepKind::Customers if !meeting.outside().message.is_empty() => {
            let outside = meeting.outside();
            let long = outside.message.as_str().chars().count() > 200;
            html! {
                <div class="pm-stage-main" role="group" tabindex="0" aria-label={step_title(&words, step)}>
                    <p class="pm-stage-by">
                        { words.say(OnStage::Message) }
                        if let Some(verdict) = outside.verdict { { ": " }<b>{ words.verdict(verdict) }</b> }
                    </p>
                    <p class="pm-said" data-length={if long { "item-long" } else { "long" }}>{ outside.message.to_string() }</p>
                </div>
            }
        }
        _ => asked(step, &words),
    }
}

fn asked(step: &Step, words: &Words) -> Html {
    html! { <div class="pm-stage-main"><p class="pm-stage-by">{ step_title(words, step) }</p>{ said(step, words) }</div> }
}

/// The question on the table, as large as its length allows.
fn said(step: &Step, words: &Words) -> Html {
    let all = questions(step, words);
    let question = all.get(usize::from(step.asked) % all.len().max(1)).cloned();
    let text = question.unwrap_or_else(|| step_title(words, step));
    let length = match text.chars().count() {
        0..40 => Some("short"),
        40..=140 => None,
        _ => Some("long"),
    };
    html! { <p class="pm-said" data-length={length}>{ text }</p> }
}

fn directive(own: Option<String>) -> Html {
    match own {
        Some(text) => html! { <blockquote class="pm-said" data-length="long">{ text }</blockquote> },
        None => html! {
            <>
                <blockquote class="pm-said pm-quote" data-length="directive">{ DIRECTIVE }</blockquote>
                <p class="pm-stage-by">{ DIRECTIVE_BY }{ ", " }<cite>{ DIRECTIVE_SOURCE }</cite></p>
            </>
        },
    }
}

fn on_item(seen: &Seen, item: &Item, words: &Words) -> Html {
    let meeting = &seen.meeting;
    let place = meeting.items().iter().position(|i| i.id == item.id).map_or(0, |p| p + 1);
    let (n, of) = (place.to_string(), meeting.items().len().to_string());
    let by = match item.owner.as_str() {
        "" => words.fill(OnStage::ItemOf, &[("n", &n), ("of", &of)]),
        name => words.fill(OnStage::ItemOfBy, &[("n", &n), ("of", &of), ("name", name)]),
    };
    let long = item.title.as_str().chars().count() > 110;
    html! {
        <>
            <div class="pm-stage-item">
                <p class="pm-stage-by">{ by }</p>
                <p class="pm-said" data-length={if long { "item-long" } else { "item" }}>{ item.title.to_string() }</p>
            </div>
            <ul class="pm-stage-choices">
                { for Choice::ALL.into_iter().map(|choice| {
                    let chosen = item.choice == Some(choice);
                    html! {
                        <li class={classes!(chosen.then_some("is-chosen"))} aria-current={chosen.then_some("true")}>
                            <Disc choice={Some(choice)} /><b>{ words.choice(choice) }</b>
                            <span>{ if chosen { because(item, words) } else { words.choice_asks(choice).to_owned() } }</span>
                        </li>
                    }
                }) }
            </ul>
        </>
    }
}

/// What was said about the decision, for the room to check.
fn because(item: &Item, words: &Words) -> String {
    let due = item.due.as_ref().map(|d| words.due(d)).unwrap_or_default();
    let parts: [String; 3] = match item.choice {
        Some(Choice::Do) => [due, item.implication.to_string(), item.room.to_string()],
        Some(Choice::Later) => [item.until.to_string(), item.room.to_string(), item.implication.to_string()],
        _ => [item.reason.to_string(), item.implication.to_string(), item.approver.to_string()],
    };
    let said: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    match (said.is_empty(), item.choice) {
        (true, Some(choice)) => words.choice_asks(choice).to_owned(),
        _ => said.join(". "),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FootProps {
    seen: Seen,
    clock: Option<Rc<ClockView>>,
    directive: bool,
}

#[component]
fn Foot(props: &FootProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let Some(step) = meeting.current() else { return Html::default() };
    let content = matches!(
        step.kind,
        StepKind::Opening | StepKind::Decisions | StepKind::Close | StepKind::Customers | StepKind::Confidence
    ) || props.directive;
    let fact = |clock: &ClockView| {
        let state = match clock.state {
            BoxState::Cue => "is-cue",
            BoxState::Over => "is-over",
            BoxState::Within | BoxState::Unboxed => "",
        };
        if content {
            html! { <p class="is-facts"><b>{ step_title(&words, step) }</b><span class={state}>{ clock.fact.clone() }</span></p> }
        } else {
            html! { <p class="is-facts"><b class={state}>{ clock.fact.clone() }</b>{ clock.until.clone() }</p> }
        }
    };
    html! {
        <div class="pm-stage-time">
            if let Some(clock) = &props.clock {
                <Clock clock={clock.clone()} low={content} />
                { fact(clock) }
            }
            { beside(&props.seen, step, &words) }
        </div>
    }
}

/// What stands at the end of the foot: the stop word, the decisions so far, or what comes next.
fn beside(seen: &Seen, step: &Step, words: &Words) -> Html {
    let meeting = &seen.meeting;
    match step.kind {
        StepKind::Opening if !meeting.opener().stop_word.is_empty() => html! {
            <p class="is-next">
                { words.say(OnStage::StopWord) }
                <b>{ words.fill(OnStage::StopWordIs, &[("word", meeting.opener().stop_word.as_str())]) }</b>
            </p>
        },
        StepKind::Decisions if !meeting.items().is_empty() => {
            let counted = count(meeting.items());
            let current = meeting.item_on_table().map(|i| i.id);
            let progress = words.fill(
                Decide::Progress,
                &[("decided", &counted.decided().to_string()), ("open", &counted.open.to_string())],
            );
            html! {
                <div class="pm-stage-count">
                    if meeting.items().len() <= 16 {
                        <ol class="pm-stage-tally" aria-hidden="true">
                            { for meeting.items().iter().map(|item| html! {
                                <li key={item.id.number()} aria-current={(Some(item.id) == current).then_some("true")}><Disc choice={item.choice} /></li>
                            }) }
                        </ol>
                    }
                    <span>{ progress }</span>
                </div>
            }
        }
        _ => match meeting.following() {
            Some(next) => {
                html! { <p class="is-next">{ words.say(OnStage::Next) }<b>{ step_title(words, next) }</b></p> }
            }
            None => html! { <p class="is-next">{ words.say(OnStage::MinutesFollow) }</p> },
        },
    }
}
