//! Saving a meeting and opening it again, and files that are no such thing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/example.rs"]
mod example;
#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::codec::save::{self, Break, Unreadable};
use postmortem_meeting::codec::wire;
use postmortem_meeting::domain::*;
use proptest::prelude::*;
use serde_json::{Value, json};

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn example() -> String {
    save::write(&example::held().journal, Timestamp::from_millis(example::BEGAN))
}

fn error(bytes: &[u8]) -> Unreadable {
    save::read(bytes).map(|_| ()).unwrap_err()
}

/// The meeting of the example as it ended, as a file says it.
fn as_it_ended() -> Value {
    let journal = Journal::new(example::held().meeting().clone());
    let file = save::write(&journal, Timestamp::default());
    serde_json::from_str::<Value>(&file).unwrap()["start"].take()
}

/// The example with something changed by hand.
fn edited(edit: impl FnOnce(&mut Value)) -> Result<Journal, Unreadable> {
    let mut file: Value = serde_json::from_str(&example()).unwrap();
    // The meeting as it ended, so that the log cannot hide what is edited.
    file["start"] = as_it_ended();
    file["log"] = json!([]);
    edit(&mut file);
    save::read(file.to_string().as_bytes()).map(|(journal, _)| journal)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn saving_and_opening_gives_the_same_meeting_and_the_same_undo(
        begin in script::begin(), raws in script::anything(), saved in 0_i64..1 << 45,
    ) {
        let journal = script::journal(begin, &raws);
        let saved = Timestamp::from_millis(saved);
        let file = save::write(&journal, saved);
        let (again, when) = save::read(file.as_bytes()).unwrap();
        prop_assert_eq!(again.meeting(), journal.meeting());
        if again.log().is_empty() && !journal.log().is_empty() {
            // Left out, which only a log of megabytes may be.
            let log = format!("{:?}", journal.log()).len();
            prop_assert!(log > save::CAP / 2, "{log}");
            prop_assert_eq!(again.start(), journal.meeting());
        } else {
            prop_assert_eq!(again.start(), journal.start());
            prop_assert_eq!(again.log(), journal.log());
        }
        prop_assert_eq!(when, saved);
        prop_assert_eq!(save::write(&again, saved), file);
    }

    #[test]
    fn a_file_that_was_cut_off_says_so(begin in script::begin(), raws in script::anything(), at in any::<prop::sample::Index>()) {
        let file = save::write(&script::journal(begin, &raws), Timestamp::default());
        let cut = &file.as_bytes()[..at.index(file.len())];
        prop_assert_eq!(error(cut), Unreadable::Cut);
    }

    #[test]
    fn a_file_with_flipped_bits_is_refused_or_still_a_sound_meeting(
        raws in script::anything(), flips in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..8), 1..4),
    ) {
        let mut file = save::write(&script::journal(script::Begin::Open, &raws), Timestamp::default()).into_bytes();
        for (at, bit) in flips {
            let at = at.index(file.len());
            file[at] ^= 1 << bit;
        }
        if let Ok((journal, _)) = save::read(&file) {
            prop_assert_eq!(journal.meeting().check(), Ok(()));
        }
    }

    #[test]
    fn bytes_of_any_kind_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(save::read(&bytes).is_err());
    }
}

/// Every value of a file replaced by something else, one at a time: what opens is sound.
#[test]
fn a_file_edited_anywhere_by_hand_is_refused_or_still_a_sound_meeting() {
    fn places(value: &Value, path: &str, into: &mut Vec<String>) {
        into.push(path.to_owned());
        match value {
            Value::Object(map) => {
                map.iter().for_each(|(key, inner)| places(inner, &format!("{path}/{}", key.replace('/', "~1")), into))
            }
            Value::Array(list) => {
                list.iter().enumerate().for_each(|(n, inner)| places(inner, &format!("{path}/{n}"), into));
            }
            _ => {}
        }
    }
    let mut file: Value = serde_json::from_str(&example()).unwrap();
    file["start"] = as_it_ended();
    file["log"].as_array_mut().unwrap().truncate(3);
    file["log"][0]["action"] = json!({ "DraftMessage": { "text": "a" } });
    file["log"].as_array_mut().unwrap().truncate(1);
    let mut all = Vec::new();
    places(&file, "", &mut all);
    assert!(all.len() > 300, "the example has plenty of places");
    let (mut opened, mut refused) = (0, 0);
    for path in all {
        for other in [
            json!(null),
            json!(0),
            json!(-1),
            json!(7),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(""),
            json!("x\u{0}y\nz"),
            json!([]),
            json!({}),
            json!([7, 7]),
            json!(true),
        ] {
            let mut edited = file.clone();
            *edited.pointer_mut(&path).unwrap() = other;
            match save::read(edited.to_string().as_bytes()) {
                Ok((journal, _)) => {
                    opened += 1;
                    assert_eq!(journal.meeting().check(), Ok(()), "{path}");
                }
                Err(_) => refused += 1,
            }
        }
    }
    assert!(opened > 200 && refused > 300, "{opened} opened, {refused} refused");
}

#[test]
fn a_file_over_the_cap_is_refused_before_it_is_read() {
    let long = vec![b' '; save::CAP + 1];
    assert_eq!(error(&long), Unreadable::TooLong { cap: save::CAP });
}

#[test]
fn a_picture_is_no_text() {
    assert_eq!(error(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Unreadable::NotText);
}

#[test]
fn an_empty_file_is_one_that_was_cut_off() {
    for bytes in [&b""[..], b"  \n", b"\xef\xbb\xbf"] {
        assert_eq!(error(bytes), Unreadable::Cut);
    }
}

#[test]
fn other_text_is_no_json() {
    for text in ["# Postmortem\n\nIt was slow.", "<html></html>", "not json", "{'a': 1}"] {
        assert_eq!(error(text.as_bytes()), Unreadable::NotJson, "{text}");
    }
}

#[test]
fn json_of_others_is_foreign() {
    for text in
        ["{}", "[]", "17", "\"postmortem-meeting\"", "null", "{\"format\":\"other\",\"version\":1}", "{\"version\":1}"]
    {
        assert_eq!(error(text.as_bytes()), Unreadable::Foreign, "{text}");
    }
}

#[test]
fn a_newer_file_names_its_version_whatever_else_it_holds() {
    for (version, named) in [(2, 2), (900, 900), (u64::MAX, u32::MAX)] {
        let text = json!({ "version": version, "shape": ["new"], "format": "postmortem-meeting" });
        assert_eq!(error(text.to_string().as_bytes()), Unreadable::Newer { version: named });
    }
}

#[test]
fn a_file_of_ours_with_a_field_missing_says_where() {
    let text = "{\n\"format\":\"postmortem-meeting\",\n\"version\":1,\n\"saved\":1,\n\"log\":[]\n}";
    assert_eq!(error(text.as_bytes()), Unreadable::Broken(Break::Shape { field: "start" }));
}

#[test]
fn a_mark_at_the_beginning_and_space_around_do_no_harm() {
    let file = format!("\u{feff}{}\n\n", example());
    assert!(save::read(file.as_bytes()).is_ok());
}

#[test]
fn a_log_that_does_not_fit_its_meeting_is_refused() {
    let refused = edited(|file| {
        file["log"] = json!([{ "at": 1, "action": "Pause" }]);
    });
    assert_eq!(refused.unwrap_err(), Unreadable::Broken(Break::Log(Refusal::Closed)));
}

#[test]
fn a_log_longer_than_any_of_ours_is_refused() {
    let refused = edited(|file| {
        let one = json!({ "at": 1, "action": { "SetSeverity": { "severity": "One" } } });
        file["log"] = json!(vec![one; LOG_CAP + 1]);
    });
    assert_eq!(refused.unwrap_err(), Unreadable::Broken(Break::Long));
}

#[test]
fn what_a_hand_could_break_is_seen() {
    let flaw = |edit: fn(&mut Value)| match edited(|file| edit(&mut file["start"])) {
        Err(Unreadable::Broken(Break::Start(flaw))) => flaw,
        other => panic!("{other:?}"),
    };
    assert_eq!(flaw(|m| m["steps"][1]["id"] = m["steps"][0]["id"].clone()), Flaw::Names);
    assert_eq!(flaw(|m| m["items"][1]["id"] = m["items"][0]["id"].clone()), Flaw::Names);
    assert_eq!(flaw(|m| m["next"] = json!(1)), Flaw::Names);
    assert_eq!(flaw(|m| m["next"] = json!(u32::MAX)), Flaw::Names);
    assert_eq!(flaw(|m| m["items"][0]["commitments"][0]["person"] = json!(1)), Flaw::Loose);
    assert_eq!(flaw(|m| m["opener"]["note_taker"] = json!(1)), Flaw::Loose);
    assert_eq!(flaw(|m| m["on_table"] = json!(1)), Flaw::Loose);
    assert_eq!(flaw(|m| m["notes"][0]["step"] = json!(1)), Flaw::Loose);
    assert_eq!(flaw(|m| m["steps"][0]["leads"] = json!({ "Person": 1 })), Flaw::Loose);
    assert_eq!(flaw(|m| m["stage"]["Closed"][0]["step"] = json!(1)), Flaw::Loose);
    assert_eq!(flaw(|m| m["items"][0]["title"] = json!(" \u{7} ")), Flaw::Wordless);
    assert_eq!(flaw(|m| m["items"][0]["due"] = json!("")), Flaw::Wordless);
    assert_eq!(flaw(|m| m["roster"][0]["name"] = json!("")), Flaw::Wordless);
    assert_eq!(flaw(|m| m["steps"][0]["kind"] = json!("Own")), Flaw::Wordless);
    assert_eq!(flaw(|m| m["steps"][0]["floor"] = json!(481)), Flaw::Boxes);
    assert_eq!(flaw(|m| m["steps"][0]["extended"] = json!([2, 2])), Flaw::Boxes);
    assert_eq!(flaw(|m| m["heard"] = json!(0)), Flaw::Time);
    assert_eq!(flaw(|m| m["stage"]["Closed"][0]["began"] = json!(i64::MAX)), Flaw::Time);
    assert_eq!(flaw(|m| m["stage"]["Closed"][0]["running"] = json!(true)), Flaw::Time);
    let visit = |m: &mut Value| m["stage"]["Closed"][0]["past"][0]["to"] = json!(i64::MAX);
    assert_eq!(flaw(visit), Flaw::Time);
    let many = |m: &mut Value| m["notes"] = json!(vec![m["notes"][0].clone(); 2_001]);
    assert_eq!(flaw(many), Flaw::TooMany);
}

#[test]
fn text_and_minutes_from_a_file_are_cut_like_those_that_are_typed() {
    let journal = edited(|file| {
        file["start"]["title"] = json!("x".repeat(20_000));
        file["start"]["steps"][2]["planned"] = json!(u16::MAX);
        file["start"]["incident"] = json!("a\u{0}b");
    });
    let journal = journal.unwrap();
    assert_eq!(journal.meeting().title().as_str().len(), Text::BLOCK);
    assert_eq!(journal.meeting().steps()[2].planned.get(), Minutes::MOST);
    assert_eq!(journal.meeting().incident().as_str(), "ab");
}

#[test]
fn fields_of_a_later_program_are_passed_over() {
    let journal = edited(|file| {
        file["extra"] = json!({ "a": [1, 2] });
        file["start"]["mood"] = json!("calm");
    });
    assert!(journal.is_ok());
}

#[test]
fn a_log_too_long_for_the_file_is_left_out_and_the_meeting_is_whole() {
    let mut journal = Journal::new(script::meeting(script::Begin::Draft));
    for n in 0..1_200_i64 {
        let text = Text::block(&format!("{n} ").repeat(2_000));
        let at = Timestamp::from_millis(script::MORNING + n * 60_000);
        journal.act(Stamped { at, action: Action::DraftMessage { text } }).unwrap();
    }
    let file = save::write(&journal, Timestamp::default());
    assert!(file.len() <= save::CAP);
    let (again, _) = save::read(file.as_bytes()).unwrap();
    assert_eq!(again.meeting(), journal.meeting());
    assert!(again.log().is_empty());
}

#[test]
fn the_first_save_file_stays_readable_forever() {
    // Never write this file anew: it stands for those that people keep.
    let (journal, saved) = save::read(include_bytes!("golden/meeting-v1.json")).unwrap();
    let meeting = journal.meeting();
    assert_eq!(saved.millis(), 1_760_951_000_000);
    assert_eq!(meeting.title().as_str(), "Checkout latency, 14 Oct");
    assert_eq!(meeting.severity(), Some(Severity::One));
    assert_eq!(meeting.day(), Date::new(2025, 10, 14));
    assert_eq!(meeting.roster().len(), 9);
    assert_eq!(meeting.items().len(), 7);
    assert_eq!(meeting.notes().len(), 6);
    assert_eq!(meeting.parked().len(), 1);
    let count = count(meeting.items());
    assert_eq!((count.doing, count.later, count.not_doing, count.open), (3, 1, 1, 1));
    assert_eq!(meeting.items()[0].due, Some(Due::Day(Date::new(2025, 10, 27).unwrap())));
    assert_eq!(meeting.outside().verdict, Some(Verdict::WithEdits));
    let path = meeting.step_of(StepKind::Path).unwrap();
    assert_eq!(path.extended, [Minutes::new(4)]);
    let timing = meeting.timing().unwrap();
    assert_eq!(timing.elapsed(path.id, meeting.heard()), 24 * MINUTE);
    let Stage::Closed(_, end) = meeting.stage() else { panic!("it is closed") };
    assert_eq!(end.since(timing.began()), 63 * MINUTE + 20_000);
    assert!(journal.can_undo());
    assert_eq!(save::write(&journal, saved), include_str!("golden/meeting-v1.json").trim_end());
}

#[test]
fn every_action_of_the_first_version_stays_readable_forever() {
    // Never write this file anew either; what is added later gets a file of its own.
    let file = include_str!("golden/actions-v1.json");
    let mut kinds = std::collections::BTreeSet::new();
    for line in file.lines().filter(|line| !matches!(*line, "[" | "]")) {
        let line = line.trim_end_matches(',');
        let written: Value = serde_json::from_str(line).unwrap();
        let action: Action = wire::from_text(line).unwrap_or_else(|fault| panic!("{written} is unreadable: {fault:?}"));
        let name = written.as_object().and_then(|map| map.keys().next().cloned());
        kinds.insert(name.unwrap_or_else(|| written.to_string()));
        assert_eq!(wire::to_text(&action), line);
    }
    assert_eq!(kinds.len(), 57);
}

#[test]
fn an_action_that_was_added_later_has_its_own_name() {
    assert_eq!(wire::to_text(&Action::AllHere), "\"AllHere\"");
    assert_eq!(wire::from_text("\"AllHere\""), Ok(Action::AllHere));
}
