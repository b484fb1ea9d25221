//! The body of the desk: the work of the step, or a panel over it.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::ask::{ExtendSheet, ParkSheet};
use super::close::ReadBack;
use super::customers::Customers;
use super::decisions::Decisions;
use super::dock::Asking;
use super::keys::Keys;
use super::menu::{Can, Keeping, Menu};
use super::minutes::Minutes;
use super::notes::Notes;
use super::opener::{Opener, Reminders};
use super::parking::Parking;
use super::question::Question;
use crate::codec::settings::Settings;
use crate::domain::{Action, Stage, StepKind, Text};
use crate::locale::{Decide, Desk, Polls};
use crate::present::{Ask, ExtensionView, TimeRow};
use crate::ui::poll::{Ballots, PollPanel};
use crate::ui::{
    AgendaEditor, Icon, ItemList, Msg, Panel, RosterEditor, Seen, Sign, use_counted, use_grown, use_words,
};

/// What the minutes panel shows; built only while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// The minutes as Markdown, in pieces of whole lines.
    pub text: Rc<Vec<AttrValue>>,
    /// Where the time went.
    pub time: Rc<Vec<TimeRow>>,
}

/// Props of [`Body`].
#[derive(Clone, PartialEq, Properties)]
pub struct BodyProps {
    /// The meeting.
    pub seen: Seen,
    /// A name that no other widget on the page has.
    pub prefix: AttrValue,
    /// The panel that is open.
    pub panel: Option<Panel>,
    /// What the room should be asked.
    pub ask: Ask,
    /// What was chosen.
    pub asking: Option<Asking>,
    /// What an extension would do.
    pub extension: Option<Rc<ExtensionView>>,
    /// Whether to propose going to the decisions.
    pub decide_now: bool,
    /// The minutes, while their panel is open.
    pub paper: Option<Paper>,
    /// Where the meeting is kept.
    pub keeping: Keeping,
    /// Whether there is something to take back, and to do again.
    pub history: (bool, bool),
    /// What this person likes.
    pub settings: Rc<Settings>,
    /// What can be offered here.
    pub can: Can,
    /// The field for a new note.
    pub note: NodeRef,
    /// What the loop knows of polls.
    pub ballots: Ballots,
    /// Takes the choice at the end of a box.
    pub on_asking: Callback<Option<Asking>>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The work of the step, or a panel.
#[component]
pub fn Body(props: &BodyProps) -> Html {
    use_counted("body");
    let meeting = &props.seen.meeting;
    let names: AttrValue = format!("{}-names", props.prefix).into();
    html! {
        <div class="pm-body">
            if let Some(panel) = props.panel {
                <Sheet {panel} body={props.clone()} />
            } else {
                <Work names={names.clone()} body={props.clone()} />
            }
            <Names id={names} people={meeting.roster().iter().map(|p| p.name.clone()).collect::<Vec<Text>>()} />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NamesProps {
    id: AttrValue,
    people: Vec<Text>,
}

/// The names fields propose; made anew only when the people change.
#[component]
fn Names(props: &NamesProps) -> Html {
    let shown = use_grown(props.people.len());
    html! {
        <datalist id={props.id.clone()}>
            { for props.people.iter().take(shown).map(|name| html! { <option value={name.to_string()} /> }) }
        </datalist>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WorkProps {
    names: AttrValue,
    body: BodyProps,
}

/// What the step asks for.
#[component]
fn Work(props: &WorkProps) -> Html {
    let words = use_words();
    let body = &props.body;
    let (seen, on_msg) = (&body.seen, &body.on_msg);
    let Some(step) = seen.meeting.current() else { return Html::default() };
    let open = matches!(seen.meeting.stage(), Stage::Open(_));
    let asked = open && body.ask != Ask::Nothing;
    let sheet = match (body.asking, &body.extension) {
        (Some(Asking::Extend), Some(offer)) if asked => Some(html! {
            <ExtendSheet seen={seen.clone()} offer={offer.clone()} prefix={format!("{}-pay", body.prefix)}
                on_asking={body.on_asking.clone()} on_msg={on_msg.clone()} />
        }),
        (Some(Asking::Park), _) if asked => Some(html! {
            <ParkSheet on_msg={on_msg.clone()} on_done={body.on_asking.reform(|()| None)} />
        }),
        _ => None,
    };
    let question = || html! { <Question seen={seen.clone()} on_msg={on_msg.clone()} /> };
    let notes = html! {
        <Notes key={step.id.number()} seen={seen.clone()} step={step.id} node={body.note.clone()} on_msg={on_msg.clone()} />
    };
    let items = || {
        html! {
            <section class="pm-part">
                <ItemList seen={seen.clone()} on_msg={on_msg.clone()} />
            </section>
        }
    };
    let say = match body.ask {
        Ask::Over => Desk::OverSay,
        // The cue of a short box comes less than two minutes before its end.
        _ if step.planned.get() < 10 => Desk::CueSayShort,
        _ => Desk::CueSay,
    };
    let cue = || {
        html! {
            <section>
                <p class="pm-label"><span>{ words.say(Desk::AskRoom) }</span></p>
                <p class="pm-said">{ words.say(say) }</p>
                <p class="pm-note">{ words.say(Desk::Thumbs) }</p>
            </section>
        }
    };
    let work = match step.kind {
        StepKind::Opening => html! { <Opener seen={seen.clone()} on_msg={on_msg.clone()} /> },
        StepKind::Decisions => html! {
            <Decisions seen={seen.clone()} names={props.names.clone()} on_msg={on_msg.clone()} />
        },
        StepKind::Customers => html! {
            <Customers seen={seen.clone()} names={props.names.clone()} on_msg={on_msg.clone()} />
        },
        StepKind::Close => html! {
            <>
                <section><p class="pm-said is-line">{ words.say(Decide::ReadBack) }</p></section>
                <section><ReadBack seen={seen.clone()} /></section>
            </>
        },
        StepKind::Confidence => poll_panel(body),
        StepKind::Proposed | StepKind::Gaps => {
            html! { <>{ if asked { cue() } else { question() } }{ items() }</> }
        }
        _ if asked => cue(),
        _ => question(),
    };
    let waiting = step.kind != StepKind::Opening && open;
    html! {
        <>
            if body.decide_now { <DecideNow seen={seen.clone()} on_msg={on_msg.clone()} /> }
            if let Some(sheet) = sheet { { sheet } } else { { work } }
            { notes }
            if waiting { <Reminders seen={seen.clone()} /> }
        </>
    }
}

fn poll_panel(body: &BodyProps) -> Html {
    html! {
        <PollPanel seen={body.seen.clone()} ballots={body.ballots.clone()} on_msg={body.on_msg.clone()} />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DecideNowProps {
    seen: Seen,
    on_msg: Callback<Msg>,
}

/// "Go to decisions now?": offered, never done by itself.
#[component]
fn DecideNow(props: &DecideNowProps) -> Html {
    let words = use_words();
    let Some(step) = props.seen.meeting.step_of(StepKind::Decisions).map(|s| s.id) else {
        return Html::default();
    };
    let go = press(&props.on_msg, Msg::Act(Action::GoTo { step }));
    html! {
        <section class="pm-offer">
            <p class="pm-hint is-warning">
                <Icon sign={Sign::Cue} />
                <span><b class="pm-mark">{ words.say(Desk::DecideNow) }</b>{ " " }{ words.say(Desk::DecideNowWhy) }</span>
            </p>
            <button type="button" class="pm-btn" onclick={go}>{ words.say(Desk::DecideNowGo) }</button>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SheetProps {
    panel: Panel,
    body: BodyProps,
}

/// A panel with its heading and a way back.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let words = use_words();
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(props.panel, move |panel| {
            // The parking lot puts the keyboard into its field: what comes next is typing.
            if *panel != Panel::Parking
                && let Some(element) = heading.cast::<web_sys::HtmlElement>()
            {
                let _ = element.focus();
            }
        });
    }
    let body = &props.body;
    let (seen, on_msg) = (&body.seen, &body.on_msg);
    let panel = props.panel;
    let running = !matches!(seen.meeting.stage(), Stage::Draft);
    let (title, close) = match panel {
        Panel::Agenda => (words.say(Desk::Agenda), Desk::CloseAgenda),
        Panel::People => (words.say(Desk::People), Desk::ClosePeople),
        Panel::Parking => (words.say(Desk::Parking), Desk::CloseParking),
        Panel::Minutes => (words.say(Desk::MinutesTool), Desk::CloseMinutes),
        Panel::Poll => (words.say(Polls::Head), Desk::ClosePoll),
        Panel::Menu => (words.say(crate::locale::Menu::Head), Desk::CloseMenu),
        Panel::Keys => (words.say(crate::locale::Menu::Keys), Desk::CloseKeys),
    };
    let content = match panel {
        Panel::Agenda => html! {
            <>
                <AgendaEditor seen={seen.clone()} {running} on_msg={on_msg.clone()} />
                <CorrectStart seen={seen.clone()} on_msg={on_msg.clone()} />
            </>
        },
        Panel::People => html! { <RosterEditor seen={seen.clone()} {running} on_msg={on_msg.clone()} /> },
        Panel::Poll => poll_panel(body),
        Panel::Parking => html! { <Parking seen={seen.clone()} on_msg={on_msg.clone()} /> },
        Panel::Minutes => body.paper.as_ref().map_or_else(Html::default, |paper| {
            html! {
                <Minutes text={paper.text.clone()} time={paper.time.clone()}
                    closed={matches!(seen.meeting.stage(), Stage::Closed(..))} on_msg={on_msg.clone()} />
            }
        }),
        Panel::Menu => html! {
            <Menu keeping={body.keeping.clone()} can_undo={body.history.0} can_redo={body.history.1}
                settings={body.settings.clone()} can={body.can} seen={body.seen.clone()} draft={!running} on_msg={on_msg.clone()} />
        },
        Panel::Keys => html! { <Keys settings={body.settings.clone()} on_msg={on_msg.clone()} /> },
    };
    html! {
        <>
            <div class="pm-sheet-head">
                <h3 ref={heading} tabindex="-1">{ title }</h3>
                <button type="button" class="pm-btn is-icon is-plain is-bare" aria-label={words.say(close)}
                    onclick={press(on_msg, Msg::Toggle(panel))}>
                    <Icon sign={Sign::Close} />
                </button>
            </div>
            { content }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct CorrectProps {
    seen: Seen,
    on_msg: Callback<Msg>,
}

/// Corrects a start that was forgotten: of the meeting, or of the step on the table.
#[component]
fn CorrectStart(props: &CorrectProps) -> Html {
    let words = use_words();
    let open = use_state(|| false);
    let meeting = &props.seen.meeting;
    let running = matches!(meeting.stage(), Stage::Open(_)) && meeting.timing().is_some_and(|t| t.is_running());
    let Some(step) = meeting.current().filter(|_| running) else { return Html::default() };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class="pm-part pm-form" data-fold="">
            <div class="pm-btns">
                <button type="button" class="pm-btn" aria-expanded={open.to_string()} onclick={toggle}>{ words.say(Desk::Correct) }</button>
            </div>
            if *open {
                <p>{ words.fill(Desk::CorrectAsk, &[("title", crate::present::step_title(&words, step))]) }</p>
                <div class="pm-chips">
                    { for [0_u16, 1, 2, 3, 5, 10, 15].into_iter().map(|n| html! {
                        <button type="button" class="pm-chip" onclick={press(&props.on_msg, Msg::BeganAgo(n))}>
                            { if n == 0 { words.say(Desk::CorrectNow).to_owned() } else { words.count(Desk::CorrectAgo, usize::from(n), &[]) } }
                        </button>
                    }) }
                </div>
                <p class="pm-note">{ words.say(Desk::CorrectHint) }</p>
            }
        </section>
    }
}
