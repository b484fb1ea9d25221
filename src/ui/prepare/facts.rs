//! The meeting's facts: one line, and its fields when they are wanted.

use crate::ui::prelude::*;

use crate::domain::{Action, Fact, Text};
use crate::locale::Setup;
use crate::present::setup::facts_line;
use crate::ui::review::{SeverityEntry, severity_at};
use crate::ui::setup::{DayEntry, Entry};
use crate::ui::{Seen, use_words};

/// Props of [`Facts`].
#[derive(Clone, PartialEq, Properties)]
pub struct FactsProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub act: Callback<Action>,
}

/// Title, incident, date, severity and link.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let untitled = meeting.title().is_empty();
    let open = use_state_eq(|| untitled);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let fact = |fact| props.act.reform(move |text: String| Action::Describe { fact, text: Text::line(&text) });
    let line = facts_line(&words, meeting);
    html! {
        <>
            <div class="pm-bar">
                <h2>{ words.say(Setup::TheMeeting) }</h2>
                <button type="button" class="pm-btn is-plain" aria-expanded={open.to_string()} onclick={toggle}>
                    { words.say(if *open { Setup::Done } else { Setup::Edit }) }
                </button>
            </div>
            if *open {
                <div class="pm-entries">
                    <Entry label={words.say(Setup::Title)} value={meeting.title().to_string()} on_text={fact(Fact::Title)} />
                    <Entry label={words.say(Setup::Incident)} value={meeting.incident().to_string()} on_text={fact(Fact::Incident)} />
                    <DayEntry label={words.say(Setup::Day)} on_text={fact(Fact::Day)}
                        value={meeting.day().map(|d| d.to_string()).unwrap_or_default()} />
                    <SeverityEntry severity={meeting.severity()}
                        on_choose={props.act.reform(|place| Action::SetSeverity { severity: severity_at(place) })} />
                    <Entry label={words.say(Setup::Link)} value={meeting.link().to_string()} on_text={fact(Fact::Link)} />
                </div>
            } else {
                <div>
                    <p>{ if untitled { words.say(Setup::Untitled) } else { meeting.title().as_str() } }</p>
                    <p class="pm-note pm-num">{ line }</p>
                    <p class="pm-note">{ meeting.link().to_string() }</p>
                </div>
            }
        </>
    }
}
