//! The dock: the one next thing, or the question for the room, and the tools.

use crate::ui::prelude::*;

use crate::domain::{Action, Stage, StepKind};
use crate::locale::{Desk, Polls, Words};
use crate::present::poll::{Push, at_hand, poll_view, push, reveal_of};
use crate::present::{Ask, next, onward, step_title};
use crate::ui::poll::{Ballots, PollMsg};
use crate::ui::{Icon, Msg, Panel, Seen, Sign, use_counted, use_words};

/// What the facilitator chose to do at the end of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// More time: who pays?
    Extend,
    /// Write it down and leave it.
    Park,
}

/// Props of [`Dock`].
#[derive(Clone, PartialEq, Properties)]
pub struct DockProps {
    /// The meeting.
    pub seen: Seen,
    /// What the room should be asked.
    pub ask: Ask,
    /// Whether an extension would give the room any time.
    pub extendable: bool,
    /// What was chosen.
    pub asking: Option<Asking>,
    /// The panel that is open.
    pub panel: Option<Panel>,
    /// Whether the directive lies over everything.
    pub directive: bool,
    /// What the loop knows of polls.
    pub ballots: Ballots,
    /// Takes the choice.
    pub on_asking: Callback<Option<Asking>>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The foot of the desk.
#[component]
pub fn Dock(props: &DockProps) -> Html {
    use_counted("dock");
    let words = use_words();
    let tool = |panel: Panel, sign: Sign, name: Desk| {
        let pressed = props.panel == Some(panel);
        html! {
            <button type="button" aria-pressed={pressed.to_string()}
                onclick={press(&props.on_msg, Msg::Toggle(panel))}>
                <Icon {sign} /><span>{ words.say(name) }</span>
            </button>
        }
    };
    let asks = props.ask != Ask::Nothing && props.panel.is_none();
    html! {
        <footer class="pm-dock" part="dock">
            if asks { <AskRoom ..props.clone() /> } else { <NextThing ..props.clone() /> }
            <div class="pm-tools">
                { tool(Panel::Agenda, Sign::Agenda, Desk::Agenda) }
                { tool(Panel::Poll, Sign::Poll, Desk::PollTool) }
                { tool(Panel::Parking, Sign::Park, Desk::Park) }
                { tool(Panel::People, Sign::People, Desk::People) }
                { tool(Panel::Minutes, Sign::Minutes, Desk::MinutesTool) }
                <button type="button" aria-pressed={props.directive.to_string()}
                    onclick={press(&props.on_msg, Msg::Directive)}>
                    <Icon sign={Sign::Directive} /><span>{ words.say(Desk::Directive) }</span>
                </button>
            </div>
        </footer>
    }
}

/// The three ways on at the end of a box; nothing moves by itself.
#[component]
fn AskRoom(props: &DockProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let over = props.ask == Ask::Over;
    let (line, more) = if over { (Desk::OverLine, Desk::OverLineMore) } else { (Desk::CueLine, Desk::CueLineMore) };
    let by = meeting.current().and_then(|s| s.next_extension()).filter(|_| props.extendable);
    let choose = |asking: Asking| {
        let chosen = props.asking == Some(asking);
        props.on_asking.reform(move |_| if chosen { None } else { Some(asking) })
    };
    let pressed = |asking: Asking| (props.asking == Some(asking)).to_string();
    let on = match meeting.following() {
        Some(next) => step_title(&words, next),
        None => words.say(Desk::CloseMeeting),
    };
    let onward = onward(meeting, &words).action;
    let go = press(&props.on_msg, Msg::Act(onward.clone()));
    html! {
        <div class={classes!("pm-ask", if over { "is-over" } else { "is-cue" })}>
            <p class="pm-ask-line">
                <Icon sign={if over { Sign::Over } else { Sign::Cue }} />
                <span><span class="pm-mark">{ words.say(line) }</span>{ " " }{ words.say(more) }</span>
            </p>
            <div class="pm-three">
                <button class="pm-btn" type="button" aria-pressed={pressed(Asking::Extend)}
                    disabled={by.is_none()} onclick={choose(Asking::Extend)}>
                    <span>{ words.say(Desk::Extend) }</span>
                    <small>{ by.map_or(words.say(Desk::NoMore).to_owned(), |m| words.count(Desk::Min, usize::from(m.get()), &[])) }</small>
                </button>
                <button class="pm-btn" type="button" aria-pressed={pressed(Asking::Park)} onclick={choose(Asking::Park)}>
                    <span>{ words.say(Desk::ParkRest) }</span><small>{ words.say(Desk::WriteDown) }</small>
                </button>
                <button class="pm-btn" type="button" onclick={go}>
                    <span>{ words.say(Desk::MoveOn) }</span><small class="pm-cut">{ on }</small>
                </button>
            </div>
        </div>
    }
}

/// The next thing about the poll at hand, where it is in view.
fn poll_push(props: &DockProps, words: &Words) -> Option<(String, String, Msg)> {
    let meeting = &props.seen.meeting;
    let in_step = meeting.current().is_some_and(|step| step.kind == StepKind::Confidence);
    let in_view = props.panel == Some(Panel::Poll) || (props.panel.is_none() && in_step);
    if !in_view || !matches!(meeting.stage(), Stage::Open(_)) {
        return None;
    }
    let found = at_hand(meeting).filter(|poll| poll.is_open() || !props.ballots.anew);
    let Some(poll) = found else {
        let small = words.say(Polls::AskSmall).to_owned();
        return props
            .ballots
            .draft
            .is_whole()
            .then(|| (words.say(Polls::Ask).to_owned(), small, Msg::Poll(PollMsg::Ask)));
    };
    let view = poll_view(meeting, poll, words)?;
    Some(match push(poll)? {
        Push::Reveal => {
            let head = reveal_of(view.voted, view.of, words);
            (head, words.say(Polls::RevealSmall).to_owned(), Msg::Poll(PollMsg::Reveal))
        }
        Push::Again => {
            let small = words.fill(Polls::SecondSmall, &[("n", &view.round.to_string())]);
            (words.say(Polls::Second).to_owned(), small, Msg::Poll(PollMsg::Again))
        }
        Push::Conclude(ending) => {
            let head = words.fill(Polls::KeepAs, &[("ending", words.ending(ending))]);
            let action = Action::Conclude { poll: poll.id, ending: Some(ending), words: poll.words.clone() };
            (head, words.say(Polls::KeepSmall).to_owned(), Msg::Act(action))
        }
    })
}

/// The one next button.
#[component]
fn NextThing(props: &DockProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let button = |head: String, small: String, sign: Sign, msg: Msg| {
        html! {
            <button class="pm-btn is-main pm-next" type="button" onclick={props.on_msg.reform(move |_| msg.clone())}>
                <span>{ head }<small>{ small }</small></span><Icon {sign} />
            </button>
        }
    };
    if let Some((head, small, msg)) = poll_push(props, &words) {
        let main = button(head, small, Sign::Next, msg);
        let on = next(meeting, &words).filter(|_| props.panel.is_none());
        return html! {
            <>
                { main }
                if let Some(on) = on {
                    <button class="pm-btn is-plain pm-dock-on" type="button" onclick={press(&props.on_msg, Msg::Act(on.action.clone()))}>{ on.head }</button>
                }
            </>
        };
    }
    match next(meeting, &words) {
        Some(next) => {
            let sign = if next.last { Sign::Check } else { Sign::Next };
            button(next.head, next.small, sign, Msg::Act(next.action))
        }
        None if props.panel == Some(Panel::Minutes) => {
            let (head, small) = (words.say(Desk::ReopenMeeting), words.say(Desk::ReopenHint));
            html! {
                <button class="pm-btn pm-next" type="button" onclick={press(&props.on_msg, Msg::Act(Action::Reopen))}>
                    <span>{ head }<small>{ small }</small></span><Icon sign={Sign::Play} />
                </button>
            }
        }
        None => {
            let (head, small) = (words.say(Desk::ToMinutes), words.say(Desk::MinutesHint));
            button(head.to_owned(), small.to_owned(), Sign::Next, Msg::Toggle(Panel::Minutes))
        }
    }
}
