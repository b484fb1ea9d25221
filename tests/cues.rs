//! Cues come when they should, and a title holds nothing but the time and the step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::domain::*;
use postmortem_meeting::locale::Words;
use postmortem_meeting::present::{Zone, dues, moving, title};

fn started() -> (Meeting, Timestamp) {
    let mut meeting = script::meeting(script::Begin::Draft);
    let at = Timestamp::from_millis(script::MORNING + 48 * 60 * MINUTE);
    update(&mut meeting, &Stamped { at, action: Action::Start }).unwrap();
    (meeting, at)
}

#[test]
fn the_cue_and_the_end_are_known_ahead_and_past_ones_are_not_booked() {
    let (mut meeting, at) = started();
    let planned = meeting.current().unwrap().planned.millis();
    let cue = planned - (2 * MINUTE).min(planned / 5);
    assert_eq!(dues(&meeting, at), [Some(cue), Some(planned)]);
    assert_eq!(dues(&meeting, at.plus(cue)), [None, Some(planned - cue)]);
    assert_eq!(dues(&meeting, at.plus(planned)), [None, None]);
    update(&mut meeting, &Stamped { at: at.plus(1_000), action: Action::Pause }).unwrap();
    assert_eq!(dues(&meeting, at.plus(2_000)), [None, None], "nothing rings while the clock stands still");
}

#[test]
fn a_title_is_the_time_and_the_step_in_every_state_of_the_box() {
    let (meeting, at) = started();
    let planned = meeting.current().unwrap().planned.millis();
    let step = postmortem_meeting::present::step_title(&Words, meeting.current().unwrap()).to_owned();
    let shown = |after: i64, rough: bool| {
        let view = moving(&meeting, at.plus(after), 0, &Zone::default(), &Words, rough).clock.unwrap();
        title(&meeting, &view, &Words).unwrap()
    };
    assert_eq!(shown(planned - 59_000, false), format!("00:59 - {step}"));
    assert_eq!(shown(planned + 70_000, false), format!("+01:10 - {step}"));
    assert_eq!(shown(planned - 59_000, true), format!("1 min - {step}"));
    assert_eq!(shown(planned + 70_000, true), format!("+2 min - {step}"));
}
