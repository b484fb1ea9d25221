//! The follow link: written and read it is the same plan, and whatever else is pasted is said and never believed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use postmortem_meeting::codec::ballot::Invitation;
use postmortem_meeting::codec::ballot::frame::{Kind, encode};
use postmortem_meeting::codec::follow::{Plan, PlanStep};
use postmortem_meeting::domain::*;
use postmortem_meeting::locale::Words;
use postmortem_meeting::present::{Zone, follow};
use proptest::prelude::*;

const NOON: i64 = 1_773_300_000_000;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_millis(NOON + minute * MINUTE)
}

/// A running meeting of the usual hour, on its third step since its tenth minute.
fn meeting(title: &str) -> Meeting {
    let mut meeting = Meeting::new(MeetingId::new("example").unwrap());
    let steps = preset(School::BuyIn, Length::Hour);
    let mut act = |at: Timestamp, action: Action| _ = update(&mut meeting, &Stamped { at, action }).unwrap();
    act(at(0), Action::UseAgenda { school: School::BuyIn, steps });
    act(
        at(0),
        Action::TakeOver { import: std::boxed::Box::new(Import { title: Text::line(title), ..Import::default() }) },
    );
    act(at(0), Action::Start);
    let third = meeting.steps()[2].id;
    update(&mut meeting, &Stamped { at: at(10), action: Action::GoTo { step: third } }).unwrap();
    meeting
}

#[test]
fn a_plan_says_where_the_meeting_is_and_when_it_ends() {
    let plan = Plan::of(&meeting("Yesterday’s prices"), at(12), 0, false).unwrap();
    assert_eq!((plan.made, plan.began, plan.until, plan.ends), (at(12), at(0), at(30), at(60)));
    assert_eq!((plan.paused, plan.title.as_ref(), plan.steps.len()), (false, None, 9));
    let phases: Vec<Phase> = plan.steps.iter().take(4).map(|step| step.phase).collect();
    assert_eq!(phases, [Phase::Done, Phase::Skipped, Phase::Now, Phase::Ahead]);
    assert!(plan.fragment().len() < 80, "{}", plan.fragment());
    let titled = Plan::of(&meeting("Yesterday’s prices"), at(12), 0, true).unwrap();
    assert_eq!(titled.title.unwrap().as_str(), "Yesterday’s prices");
    let shifted = Plan::of(&meeting(""), at(12), -90_000, true).unwrap();
    assert_eq!((shifted.ends, shifted.title), (at(60).plus(-90_000), None));
}

#[test]
fn a_box_that_was_used_up_and_a_clock_that_stood_still_promise_nothing() {
    let words = Words;
    let mut running = meeting("");
    let plan = Plan::of(&running, at(33), 0, false).unwrap();
    let seen = |minute: i64| follow(&plan, at(minute).millis(), &Zone::default(), &words);
    assert_eq!((seen(33).head.as_str(), seen(33).left), ("How did we get here?", None));
    assert!(seen(34).place.contains("used up"), "{}", seen(34).place);
    // Later the clock knows better than what was on the table then.
    assert_eq!(seen(39).head, "More or different work");
    update(&mut running, &Stamped { at: at(34), action: Action::Pause }).unwrap();
    let paused = Plan::of(&running, at(34), 0, false).unwrap();
    assert_eq!(follow(&paused, at(36).millis(), &Zone::default(), &words).ends, "");
}

#[test]
fn only_a_running_meeting_has_one() {
    let mut meeting = Meeting::new(MeetingId::new("example").unwrap());
    assert_eq!(Plan::of(&meeting, at(0), 0, true), None);
    let steps = preset(School::BuyIn, Length::Half);
    for action in [Action::UseAgenda { school: School::BuyIn, steps }, Action::Start, Action::Close] {
        update(&mut meeting, &Stamped { at: at(0), action }).unwrap();
    }
    assert_eq!(Plan::of(&meeting, at(0), 0, true), None);
}

#[test]
fn it_is_found_in_whatever_stands_around_it() {
    let old = Plan::of(&meeting("x"), at(12), 0, false).unwrap();
    let new = Plan::of(&meeting("x"), at(14), 0, false).unwrap();
    let address = format!("https://wiki.example/pm/#{}", new.fragment());
    for text in [
        address.clone(),
        format!("10:12 Ann: {address}, thanks"),
        new.fragment(),
        new.code(),
        new.code().to_lowercase(),
    ] {
        assert_eq!(Plan::find(&text), Ok(new.clone()), "{text}");
    }
    assert_eq!(Plan::find(&format!("{} {} {}", new.code(), old.fragment(), old.code())), Ok(new), "the newest one");
    assert_eq!(Plan::find("nothing of the kind, pmf1 or PMUF"), Err(Invitation::None));
}

#[test]
fn cut_newer_and_foreign_are_told_apart() {
    let plan = Plan::of(&meeting("x"), at(12), 0, true).unwrap();
    let fragment = plan.fragment();
    for end in 6..fragment.len() {
        assert_eq!(Plan::find(&fragment[..end]), Err(Invitation::Cut), "{end}");
    }
    let code = plan.code();
    for end in 12..code.len() {
        assert_eq!(Plan::find(&code[..end]), Err(Invitation::Cut), "{end}");
    }
    let bytes = plan.to_bytes();
    let changed = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        Plan::find(&encode(Kind::Follow, &bytes))
    };
    assert_eq!(changed(0, 2), Err(Invitation::Newer));
    assert_eq!(changed(1, 4), Err(Invitation::Newer));
    assert_eq!(changed(18, 200), Err(Invitation::None));
    // Another kind of link, however well made.
    assert_eq!(Plan::find(&fragment.replace("pmf1", "pm1")), Err(Invitation::None));
    assert_eq!(Plan::find(&encode(Kind::Poll, &bytes)), Err(Invitation::None));
}

fn steps() -> impl Strategy<Value = Vec<PlanStep>> {
    let title = prop_oneof![Just(None), any::<String>().prop_map(Some), "[a-zé]{0,200}".prop_map(Some)];
    let step = (title, 0..=480_u16, any::<bool>()).prop_map(|(title, minutes, own)| PlanStep {
        kind: if own { StepKind::Own } else { StepKind::Path },
        title: title.map(|title| Text::line(&title)),
        minutes: Minutes::new(minutes),
        phase: Phase::Ahead,
    });
    prop::collection::vec(step, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_meeting_fits_a_chat_and_comes_back_as_it_went(steps in steps(), title in any::<String>(), titled: bool) {
        let mut meeting = Meeting::new(MeetingId::new("example").unwrap());
        let drafts: Vec<StepDraft> = steps.into_iter().map(|step| StepDraft {
            title: step.title.or_else(|| Some(Text::line("step"))).map(|t| if t.is_empty() { Text::line("step") } else { t }),
            ..StepDraft::own(Text::line("step"), step.minutes, None)
        }).collect();
        let actions = [
            Action::UseAgenda { school: School::BuyIn, steps: drafts },
            Action::TakeOver { import: std::boxed::Box::new(Import { title: Text::line(&title), ..Import::default() }) },
            Action::Start,
        ];
        for action in actions {
            update(&mut meeting, &Stamped { at: at(0), action }).unwrap();
        }
        let plan = Plan::of(&meeting, at(3), 0, titled).expect("it fits");
        prop_assert_eq!(plan.steps.len(), meeting.steps().len());
        let (fragment, code) = (plan.fragment(), plan.code());
        prop_assert!(fragment.len() <= 380 && code.len() <= 480, "{} {}", fragment.len(), code.len());
        prop_assert_eq!(Plan::find(&fragment), Ok(plan.clone()));
        prop_assert_eq!(Plan::find(&code), Ok(plan.clone()));
        prop_assert_eq!(Plan::from_bytes(&plan.to_bytes()), Ok(plan));
    }

    #[test]
    fn at_every_moment_the_page_says_one_thing(bytes in prop::collection::vec(any::<u8>(), 25..60), count in 1..4_u8, wall: i64) {
        let mut bytes = bytes;
        (bytes[0], bytes[1], bytes[18]) = (1, bytes[1] & 1, count);
        bytes.truncate(19 + 2 * usize::from(count));
        for step in bytes[19..].chunks_mut(2) {
            (step[0], step[1]) = (step[0] & 0b1000_1111, 9);
        }
        bytes[19] = 0b0100_0100;
        bytes.copy_within(2..6, 6);
        bytes.copy_within(2..6, 14);
        if let Ok(plan) = Plan::from_bytes(&bytes) {
            for wall in [wall, plan.made.millis(), plan.made.millis() + 600_000, plan.ends.millis() - 1] {
                let view = follow(&plan, wall, &Zone::default(), &Words);
                prop_assert!(!view.head.is_empty());
                prop_assert!(view.rows.iter().filter(|row| row.phase == Phase::Now).count() <= 1);
                prop_assert!(view.left.is_none() || view.rows.iter().any(|row| row.phase == Phase::Now));
            }
        }
    }

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
        let mut first = bytes.clone();
        if let Some(version) = first.first_mut() {
            *version = 1;
        }
        for bytes in [bytes, first] {
            if let Ok(plan) = Plan::from_bytes(&bytes) {
                prop_assert_eq!(Plan::from_bytes(&plan.to_bytes()), Ok(plan));
            }
        }
        let _ = Plan::find(&text);
        let _ = Plan::find(&format!("pmf1={text}"));
    }
}
