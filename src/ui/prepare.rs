//! Preparing the meeting: its length, its agenda, the people, the action items, the opener.

mod facts;
mod opener;
mod shape;

use std::rc::Rc;

use crate::ui::prelude::*;

use self::facts::Facts;
use self::opener::OpenerEditor;
use self::shape::ShapeEditor;
use super::agenda_editor::AgendaEditor;
use super::item_list::ItemList;
use super::roster_editor::RosterEditor;
use super::setup::{Face, OpenFile};
use super::{Icon, Msg, Place, Seen, Sign, use_words};
use crate::domain::{Action, Stage, Step, StepDraft};
use crate::locale::{Setup, Words};
use crate::present::setup::still_open;
use crate::present::{Segment, SegmentKind};
use crate::ui::desk::Line;

/// Agendas kept under a name.
pub type Templates = Rc<Vec<(String, Vec<StepDraft>)>>;

/// Props of [`Prepare`].
#[derive(Clone, PartialEq, Properties)]
pub struct PrepareProps {
    /// The meeting.
    pub seen: Seen,
    /// Agendas kept under a name.
    pub templates: Templates,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
    /// Sets the names of its radio groups apart from those of another widget on the page.
    #[prop_or("pm".into())]
    pub prefix: AttrValue,
}

/// The preparation.
#[component]
pub fn Prepare(props: &PrepareProps) -> Html {
    let words = use_words();
    let (seen, on_msg) = (&props.seen, &props.on_msg);
    let meeting = &seen.meeting;
    let act = {
        let on_msg = on_msg.clone();
        use_callback(on_msg, |action: Action, on_msg| on_msg.emit(Msg::Act(action)))
    };
    let draft = matches!(meeting.stage(), Stage::Draft);
    let start = on_msg.reform(move |_: MouseEvent| if draft { Msg::Act(Action::Start) } else { Msg::Go(Place::Desk) });
    let open = still_open(&words, meeting).join(" ");
    html! {
        <Face two=true {on_msg}>
            <div class="pm-group is-wide-gap">
                <header class="pm-group">
                    <button type="button" class="pm-btn is-plain pm-back"
                        onclick={press(on_msg, Msg::Go(Place::Start))}>
                        <Icon sign={Sign::Back} />{ words.say(Setup::BackToStart) }
                    </button>
                    <h1 tabindex="-1">{ words.say(Setup::HowLong) }</h1>
                    <ShapeEditor seen={seen.clone()} templates={props.templates.clone()} {on_msg} act={act.clone()}
                        prefix={props.prefix.clone()} />
                </header>
                <section class="pm-group">
                    <Facts seen={seen.clone()} act={act.clone()} />
                </section>
            </div>
            <section class="pm-group">
                <h2>{ words.say(Setup::Agenda) }</h2>
                <Rail seen={seen.clone()} />
                <AgendaEditor seen={seen.clone()} running={false} {on_msg} />
            </section>
            <section class="pm-group">
                <h2>{ headed(&words, Setup::People, Setup::PeopleCount, meeting.roster().len()) }</h2>
                <RosterEditor seen={seen.clone()} running={false} {on_msg} />
            </section>
            <div class="pm-group is-wide-gap">
                <section class="pm-group">
                    <h2>{ headed(&words, Setup::Items, Setup::ItemsCount, meeting.items().len()) }</h2>
                    <ItemList seen={seen.clone()} {on_msg} />
                    <div class="pm-btns">
                        <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Go(Place::Paste(None)))}>
                            { words.say(Setup::FromDocument) }
                        </button>
                        <OpenFile label={words.say(Setup::OpenDocument)} {on_msg} />
                    </div>
                </section>
                <section class="pm-group">
                    <OpenerEditor seen={seen.clone()} act={act.clone()} />
                </section>
            </div>
            <footer class="pm-foot is-full">
                if !open.is_empty() { <p class="pm-note">{ open }</p> }
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-main" onclick={start}>
                        { words.say(if draft { Setup::StartMeeting } else { Setup::BackToMeeting }) }
                    </button>
                </div>
            </footer>
        </Face>
    }
}

/// A heading with the number of what stands below it, once there is any.
fn headed(words: &Words, plain: Setup, counted: Setup, count: usize) -> String {
    match count {
        0 => words.say(plain).to_owned(),
        n => words.fill(counted, &[("n", &n.to_string())]),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RailProps {
    seen: Seen,
}

/// The agenda as a line, to scale; what it shows stands beneath it in words.
#[component]
fn Rail(props: &RailProps) -> Html {
    let ahead = |step: &Step| Segment { kind: SegmentKind::Ahead, length: u32::from(step.planned.get()) * 10, fill: 0 };
    let line: Vec<Segment> = props.seen.meeting.steps().iter().map(ahead).collect();
    html! { <Line line={Rc::new(line)} /> }
}
