//! Settings survive a reload, and nothing foreign in the browser's storage can spoil them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use postmortem_meeting::codec::settings::{Clash, Command, Keys, Settings};
use proptest::prelude::*;

/// Each key does one thing, each thing has a key.
fn are_sound(keys: &Keys) {
    for command in Command::ALL {
        let key = keys.of(command);
        assert_eq!(keys.find(key), Some(command), "{key:?} in {keys:?}");
        assert!(!key.is_whitespace() && !key.is_control() && !key.is_numeric());
    }
}

#[test]
fn a_key_that_has_a_job_is_not_given_away() {
    let keys = Keys::default();
    assert_eq!(keys.with(Command::Next, 'p'), Err(Clash::Taken(Command::Pause)));
    assert_eq!(keys.with(Command::Next, 'P'), Err(Clash::Taken(Command::Pause)));
    assert_eq!(keys.with(Command::Next, 'n'), Ok(keys.clone()), "it may keep its own");
    for key in [' ', '\n', '1', '\u{7f}', '\u{a0}'] {
        assert_eq!(keys.with(Command::Next, key), Err(Clash::Unusable));
    }
    let changed = keys.with(Command::Next, 'J').unwrap();
    assert_eq!(
        (changed.find('j'), changed.find('J'), changed.find('n')),
        (Some(Command::Next), Some(Command::Next), None)
    );
}

#[test]
fn two_commands_may_change_places() {
    let keys = Keys::default().with(Command::Next, 'x').unwrap();
    let keys = keys.with(Command::Pause, 'n').unwrap().with(Command::Next, 'p').unwrap();
    let settings = Settings { keys, ..Settings::default() };
    assert_eq!(Settings::read(&settings.write()), settings);
}

#[test]
fn what_is_missing_or_foreign_is_as_usual() {
    let usual = Settings::default();
    for text in ["", "{}", "[1]", "{\"keys\":7,\"title\":\"no\"}", "{\"keys\":\"\"}", "{\"keys\":\"    \"}", "{"] {
        assert_eq!(Settings::read(text), usual, "{text}");
    }
    assert_eq!(Settings::read(&format!("{{\"chime\":true}}{}", " ".repeat(2_000))), usual, "too long to be ours");
    let some = Settings::read("{\"chime\":true,\"keys\":\"j\",\"later\":[1]}");
    assert!(some.chime && some.title);
    assert_eq!((some.keys.of(Command::Next), some.keys.of(Command::Pause)), ('j', 'p'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn settings_come_back_as_they_were_kept(
        on in proptest::array::uniform5(any::<bool>()),
        changes in proptest::collection::vec((0..13_usize, any::<char>()), 0..30),
    ) {
        let mut keys = Keys::default();
        for (place, key) in changes {
            keys = keys.with(Command::ALL[place], key).unwrap_or(keys);
            are_sound(&keys);
        }
        let [title, chime, rough, awake, single] = on;
        let settings = Settings { title, chime, rough, awake, single, keys };
        prop_assert_eq!(Settings::read(&settings.write()), settings);
    }

    #[test]
    fn whatever_storage_holds_the_keys_are_sound(keys in any::<String>(), text in any::<String>()) {
        are_sound(&Settings::read(&text).keys);
        let mut line = postmortem_meeting::codec::json::Writer::default();
        line.raw("{");
        line.name("keys");
        line.text(&keys);
        line.close("}");
        are_sound(&Settings::read(&line.done()).keys);
    }
}
