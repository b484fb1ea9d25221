//! The head of the desk: what, until when, where we are, and the clock.

use std::rc::Rc;

use crate::ui::prelude::*;
use web_sys::HtmlElement;

use super::line::Line;
use crate::domain::{Action, BoxState, Stage, StepKind};
use crate::locale::Desk;
use crate::present::{ClockView, Ends, Segment, lead_name, step_title};
use crate::ui::{Icon, Msg, Panel, Seen, Sign, use_counted, use_words};

/// Props of [`Top`].
#[derive(Clone, PartialEq, Properties)]
pub struct TopProps {
    /// The meeting.
    pub seen: Seen,
    /// The end of the meeting.
    pub ends: Rc<Ends>,
    /// The panel that is open.
    pub panel: Option<Panel>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// What, until when, and the menu.
#[component]
pub fn Top(props: &TopProps) -> Html {
    use_counted("top");
    let words = use_words();
    let meeting = &props.seen.meeting;
    let title = match meeting.title().as_str() {
        "" => words.say(Desk::Untitled),
        title => title,
    };
    let closed = matches!(meeting.stage(), Stage::Closed(..));
    let ends = if closed { Desk::EndsClosed } else { Desk::Ends };
    html! {
        <div class="pm-top">
            <h1>{ title }</h1>
            <span class="pm-num pm-ends">
                { words.say(ends) }{ " " }<b>{ props.ends.planned.clone() }</b>
                if !props.ends.lateness.is_empty() { { ", " }{ props.ends.lateness.clone() } }
            </span>
            <button type="button" onclick={press(&props.on_msg, Msg::Toggle(Panel::Menu))} aria-label={words.say(Desk::Menu)}
                aria-expanded={props.panel == Some(Panel::Menu)}>
                <Icon sign={Sign::Menu} />
            </button>
        </div>
    }
}

/// Props of [`Rail`].
#[derive(Clone, PartialEq, Properties)]
pub struct RailProps {
    /// The meeting.
    pub seen: Seen,
    /// The line.
    pub line: Rc<Vec<Segment>>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The line, as the way to the agenda.
#[component]
pub fn Rail(props: &RailProps) -> Html {
    let words = use_words();
    let (n, of) = place(&props.seen);
    html! {
        <button class="pm-rail-open" type="button" onclick={press(&props.on_msg, Msg::Toggle(Panel::Agenda))}
            aria-label={words.fill(Desk::AgendaStep, &[("n", &n), ("of", &of)])}>
            <Line line={props.line.clone()} />
        </button>
    }
}

/// The place of the step on the table and the number of steps, in digits.
fn place(seen: &Seen) -> (String, String) {
    let steps = seen.meeting.steps();
    let current = seen.meeting.current().map(|step| step.id);
    let place = steps.iter().position(|s| Some(s.id) == current).map_or(0, |p| p + 1);
    (place.to_string(), steps.len().to_string())
}

/// Props of [`StepName`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepNameProps {
    /// The meeting.
    pub seen: Seen,
    /// Grows when the eyes should go to a new step.
    pub arrivals: u32,
}

/// What the step is called, where it stands and who leads it.
#[component]
pub fn StepName(props: &StepNameProps) -> Html {
    let words = use_words();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(props.arrivals, move |arrivals| {
            if *arrivals > 0
                && let Some(element) = heading.cast::<HtmlElement>()
            {
                let _ = element.focus();
            }
        });
    }
    let meeting = &props.seen.meeting;
    let Some(step) = meeting.current() else { return Html::default() };
    let (n, of) = place(&props.seen);
    let led = match lead_name(&words, meeting, step.leads) {
        Some(name) => words.fill(Desk::StepLed, &[("n", &n), ("of", &of), ("name", name)]),
        None => words.fill(Desk::StepOf, &[("n", &n), ("of", &of)]),
    };
    html! {
        <>
            <p class="pm-note">{ led }</p>
            <h2 ref={heading} tabindex="-1">{ step_title(&words, step) }</h2>
        </>
    }
}

/// Where the work is the content the clock steps back, and never leaves.
pub fn is_low(seen: &Seen, panel: Option<Panel>) -> bool {
    let kind = seen.meeting.current().map(|s| s.kind);
    panel.is_some()
        || matches!(
            kind,
            Some(
                StepKind::Opening | StepKind::Confidence | StepKind::Decisions | StepKind::Customers | StepKind::Close
            )
        )
}

/// Props of [`TimeRow`].
#[derive(Clone, PartialEq, Properties)]
pub struct TimeRowProps {
    /// The step's clock.
    pub clock: Rc<ClockView>,
    /// Whether it can be stopped and let run.
    pub open: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The clock, what it means, and the way to stop it.
#[component]
pub fn TimeRow(props: &TimeRowProps) -> Html {
    let words = use_words();
    let clock = &props.clock;
    let (action, sign, name) = match clock.paused {
        false => (Action::Pause, Sign::Pause, Desk::Pause),
        true => (Action::Resume, Sign::Play, Desk::Resume),
    };
    html! {
        <div class="pm-time">
            <Clock clock={clock.clone()} />
            <p class="is-facts">
                <b class={fact_class(clock.state)}>{ clock.fact.clone() }</b>
                { clock.until.clone() }
            </p>
            if props.open {
                <button class="pm-btn is-icon" type="button" onclick={press(&props.on_msg, Msg::Act(action))}
                    aria-label={words.say(name)}>
                    <Icon {sign} />
                </button>
            }
        </div>
    }
}

pub(in crate::ui) fn fact_class(state: BoxState) -> &'static str {
    match state {
        BoxState::Cue => "is-cue",
        BoxState::Over => "is-over",
        BoxState::Within | BoxState::Unboxed => "",
    }
}

/// Props of [`Clock`].
#[derive(Clone, PartialEq, Properties)]
pub struct ClockProps {
    /// What it shows.
    pub clock: Rc<ClockView>,
    /// Whether it stands back behind the content.
    #[prop_or_default]
    pub low: bool,
}

/// The digits: minutes in ink, seconds in grey, a plus sign past the box.
#[component]
pub fn Clock(props: &ClockProps) -> Html {
    use_counted("clock");
    let clock = &props.clock;
    let over = clock.state == BoxState::Over;
    let class = classes!(
        "pm-clock",
        over.then_some("is-over"),
        props.low.then_some("is-low"),
        clock.rough.then_some("is-rough")
    );
    html! {
        <span {class} role="timer" aria-label={clock.spoken.clone()} dir="ltr">
            if clock.rough { <span class="is-sec">{ clock.before.clone() }</span> }
            if over { <span class="is-plus">{ "+" }</span> }
            { clock.head.clone() }<span class="is-sec">{ clock.seconds.clone() }</span>
        </span>
    }
}
