//! Ballot codes: the wire format, what survives a chat, what is refused, and that sealed stays sealed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "ballots/edits.rs"]
mod edits;
#[path = "ballots/links.rs"]
mod links;
#[path = "ballots/make.rs"]
mod make;
#[path = "ballots/mangled.rs"]
mod mangled;
#[path = "ballots/seals.rs"]
mod seals;

use make::{Dice, SECRET, draft, poll, record, texts, vote};
use postmortem_meeting::codec::ballot::frame::{Kind, encode};
use postmortem_meeting::codec::ballot::inner::{Ballot, pack, packed, read_plain, unpack, write_plain};
use postmortem_meeting::codec::ballot::scan::{What, scan};
use postmortem_meeting::codec::ballot::{Cut, Flaw, Invitation, Record, alphabet, recover, recovery_code, result_code};
use postmortem_meeting::domain::*;
use proptest::prelude::*;

/// The one code in a text.
fn only(text: &str) -> (Kind, Vec<u8>) {
    let mut found = scan(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    match found.remove(0).what {
        What::Code(kind, data) => (kind, data),
        other => panic!("{text}: {other:?}"),
    }
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

// Golden vectors (polls, 2.7)

#[test]
fn the_plain_vector_reads_and_writes() {
    let data = hex("a1b2c3 00 01020304 04");
    let code = "PMUB109M6SC6001081G810C4PH0Q";
    assert_eq!(encode(Kind::Plain, &data), code);
    assert_eq!(only(code), (Kind::Plain, data.clone()));
    assert_eq!(unpack(&data[8..], 1, Scale::Fist.options()), Ok(vec![4]));
    assert_eq!(pack(&[4], Scale::Fist.options()), [4]);
}

#[test]
fn answers_lie_in_bits_the_lowest_first() {
    // Three options and blank take two bits.
    for (answers, bytes) in [(vec![1_u16, 2, 3, 0], vec![0b0011_1001_u8]), (vec![3; 5], vec![0xff, 0b11])] {
        assert_eq!(pack(&answers, 3), bytes);
        assert_eq!(unpack(&bytes, answers.len(), 3), Ok(answers));
    }
}

// Lengths (polls, 2.4)

/// The length of a vote's code in characters, and of its data in bytes.
fn weigh(topics: usize, secrecy: Secrecy, name: Option<&str>) -> (usize, usize) {
    let titles: Vec<String> = (0..topics).map(|n| format!("topic {n}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let scale = if topics == 0 { Scale::Fist } else { Scale::Disposition };
    let asked = PollDraft { secrecy, named: name.is_some(), topics: texts(&titles), ..draft(scale) };
    let poll = poll(asked, 1);
    let code = vote(&record(&poll), 1, &vec![2; poll.topics()], name.unwrap_or(""), 0);
    assert!(code.is_ascii() && code.len() < 480);
    (only(&code).1.len(), code.len())
}

#[test]
fn ballots_are_as_long_as_the_design_says() {
    let open = |topics, name| weigh(topics, Secrecy::Open, name);
    assert_eq!([open(0, None), open(10, None), open(20, None)], [(9, 28), (11, 31), (13, 34)]);
    let twelve = Some("Ann Bo Cy Di");
    assert_eq!([open(0, twelve), open(10, twelve)], [(22, 49), (24, 52)]);
    let sealed = |topics, name| weigh(topics, Secrecy::Sealed, name);
    assert_eq!(sealed(0, None), (61, 111));
    // Names are padded to 32 bytes here: letters of many scripts take two or three.
    assert_eq!([sealed(10, twelve), sealed(20, twelve)], [(96, 167), (98, 170)]);
}

#[test]
fn results_and_recovery_are_as_long_as_the_design_says() {
    let result = |secrecy, key| {
        let poll = poll(PollDraft { secrecy, ..draft(Scale::Fist) }, 1);
        result_code(&record(&poll), &Tally::blank(1, 6), &[], key).len()
    };
    assert_eq!(result(Secrecy::Open, None), 58);
    assert_eq!(result(Secrecy::Sealed, Some(&SECRET)), 58, "a key is published only if that was promised");
    assert_eq!(result(Secrecy::Published, Some(&SECRET)), 109);
    let poll = poll(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) }, 1);
    assert_eq!(recovery_code(&record(&poll), &SECRET).len(), 69);
}

#[test]
fn a_result_stands_for_its_ballots_in_any_order() {
    let poll = poll(draft(Scale::Fist), 1);
    let record = record(&poll);
    let bodies = [vec![1, 2], vec![3], vec![1, 2]];
    let code = |bodies: &[Vec<u8>]| result_code(&record, &Tally::blank(1, 6), bodies, None);
    assert_eq!(code(&bodies), code(&[vec![3], vec![1, 2]]));
    assert_ne!(code(&bodies), code(&[vec![3, 1], vec![2]]));
}

// Frames and answers round trip

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_kind_and_length_round_trips(kind in 0..5_usize, data in prop::collection::vec(any::<u8>(), 1..=512)) {
        let kind = Kind::ALL[kind];
        let code = encode(kind, &data);
        prop_assert_eq!(code.len(), 3 + 4 + alphabet::count(data.len()) + 6);
        let plain = code.strip_prefix("PMU").unwrap();
        prop_assert!(plain.bytes().all(|byte| alphabet::SIGNS.contains(&byte)));
        prop_assert_eq!(only(&code), (kind, data));
    }

    #[test]
    fn answers_round_trip(options in 1..=15_usize, raw in prop::collection::vec(any::<u16>(), 1..=40)) {
        let answers: Vec<u16> = raw.iter().map(|n| n % (options as u16 + 1)).collect();
        let bytes = pack(&answers, options);
        prop_assert_eq!(bytes.len(), packed(answers.len(), options));
        prop_assert_eq!(unpack(&bytes, answers.len(), options), Ok(answers));
    }

    #[test]
    fn plain_ballots_round_trip(seed in any::<u64>(), revision in 0..=15_u8, name in "\\PC{0,10}") {
        let record = record(&poll(PollDraft { named: true, ..draft(Scale::YesNo) }, 3));
        let mut dice = Dice::new(seed);
        let answers = vec![dice.below(4) as u16, dice.below(4) as u16];
        let ballot = Ballot { token: dice.bytes::<4>().to_vec(), revision, answers, name };
        if ballot.name.len() <= 32 {
            let data = write_plain(&record, &ballot);
            prop_assert_eq!(read_plain(&record, &data[3..]), Ok(ballot));
        }
    }

    #[test]
    fn records_round_trip_or_say_why_not(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(record) = Record::from_bytes(&bytes) {
            prop_assert_eq!(record.to_bytes(), bytes);
        }
    }
}

#[test]
fn answers_a_scale_does_not_have_are_refused() {
    // Fist: seven is none of six, and five spare bits must be zero.
    assert_eq!(unpack(&[7], 1, 6), Err(Flaw::Strange));
    assert_eq!(unpack(&[0b1000], 1, 6), Err(Flaw::Strange));
    assert_eq!(unpack(&[6, 0], 1, 6), Err(Flaw::Strange));
    assert_eq!(unpack(&[], 1, 6), Err(Flaw::Short));
    for options in 1..=15_usize {
        for questions in 1..=40_usize {
            let full = vec![options as u16; questions];
            let mut bytes = pack(&full, options);
            let spare = bytes.len() * 8 - questions * (usize::BITS - options.leading_zeros()) as usize;
            if spare > 0 {
                *bytes.last_mut().unwrap() |= 0x80;
                assert_eq!(unpack(&bytes, questions, options), Err(Flaw::Strange), "{questions} of {options}");
            }
        }
    }
}

// Versions to come (polls, 2.6)

#[test]
fn what_a_newer_page_made_is_told_from_what_is_broken() {
    let record = record(&poll(draft(Scale::Fist), 1));
    let plain = only(&vote(&record, 1, &[4], "", 0)).1;
    let read = |data: &[u8]| read_plain(&record, &data[3..]);
    assert!(read(&plain).is_ok());
    let mut reserved = plain.clone();
    reserved[3] |= 1 << 6;
    assert_eq!(read(&reserved), Err(Flaw::Newer));
    assert!(read(&[plain.clone(), vec![2, 3, 9, 9, 9]].concat()).is_ok(), "even extensions may be ignored");
    assert_eq!(read(&[plain.clone(), vec![3, 1, 9]].concat()), Err(Flaw::Newer));
    assert_eq!(read(&[plain.clone(), vec![2, 3, 9]].concat()), Err(Flaw::Short));
    assert_eq!(read(&plain[..8]), Err(Flaw::Short));
}

#[test]
fn records_of_a_newer_page_are_told() {
    let bytes = record(&poll(draft(Scale::Fist), 1)).to_bytes();
    let changed = |at: usize, to: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = to;
        Record::from_bytes(&bytes)
    };
    assert!(Record::from_bytes(&bytes).is_ok());
    assert_eq!(changed(0, 2), Err(Invitation::Newer));
    assert_eq!(changed(1, 1 << 4), Err(Invitation::Newer), "two keys");
    assert_eq!(changed(2, 99), Err(Invitation::Newer), "a scale to come");
    assert_eq!(Record::from_bytes(&[bytes.clone(), vec![1, 0]].concat()), Err(Invitation::Newer));
    let even = Record::from_bytes(&[bytes.clone(), vec![4, 1, 7]].concat()).unwrap();
    assert_ne!(even.tag_bytes(), Record::from_bytes(&bytes).unwrap().tag_bytes(), "extensions are part of the poll");
    for end in 0..bytes.len() {
        assert_eq!(Record::from_bytes(&bytes[..end]), Err(Invitation::Cut), "{end}");
    }
    assert_eq!(Record::from_bytes(&vec![1; 1024]), Err(Invitation::None));
}

// Records of our scales

#[test]
fn every_scale_travels_whole() {
    for (at, scale) in Scale::ALL.into_iter().enumerate() {
        for (secrecy, named) in [(Secrecy::Open, true), (Secrecy::Sealed, false), (Secrecy::Published, true)] {
            let asked = PollDraft { secrecy, named, ..draft(scale) };
            let poll = poll(asked.clone(), at as u8);
            let (record, cut) = Record::of(&poll, poll.round().unwrap(), "Ready?");
            assert_eq!(cut, Cut::Whole);
            assert_eq!(record.asked(), PollDraft { question: Text::line("Ready?"), ..asked });
            assert_eq!((record.questions(), record.options()), (poll.topics(), poll.options()));
            assert_eq!(Record::from_bytes(&record.to_bytes()), Ok(record.clone()));
            assert_eq!(record.tag().len(), 3);
        }
    }
}

#[test]
fn rounds_of_one_poll_have_different_tags() {
    let tags = |nonce| record(&poll(draft(Scale::Fist), nonce)).tag_bytes();
    assert_ne!(tags(1), tags(2));
    assert_eq!(tags(1), tags(1));
}

#[test]
fn every_ballot_begins_with_the_tag_people_compare() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed] {
        let record = record(&poll(PollDraft { secrecy, ..draft(Scale::Fist) }, 9));
        let code = vote(&record, 5, &[3], "", 0);
        assert_eq!(code.get(7..10), Some(record.tag().as_str()), "{code}");
    }
}

#[test]
fn titles_are_cut_until_the_link_fits_and_then_go_by_number() {
    let long = "Alert when the replication lag of the payments database is over ten seconds äöü🦀";
    let of = |count: usize, title: &str, question: &str| {
        let asked = PollDraft {
            secrecy: Secrecy::Sealed,
            named: true,
            topics: vec![Text::line(title); count],
            ..draft(Scale::Disposition)
        };
        let poll = poll(asked, 1);
        let (record, cut) = Record::of(&poll, poll.round().unwrap(), question);
        assert!(record.fragment().len() <= 380, "{count} {cut:?}");
        assert_eq!(record.questions(), count);
        (record, cut)
    };
    assert_eq!(of(1, "Short", "Do it?").1, Cut::Whole);
    let (record, cut) = of(8, long, "Do it, do it later, or don’t?");
    assert_eq!(cut, Cut::Shortened);
    assert!(record.asked().topics.iter().all(|topic| topic.as_str().ends_with('…')));
    let (record, cut) = of(40, long, long);
    assert_eq!(cut, Cut::Numbers);
    assert_eq!(record.asked().topics[39], Text::line("40"));
    for count in 1..=40 {
        of(count, long, &long.repeat(4));
    }
}

#[test]
fn own_options_are_cut_before_they_are_lost() {
    let options = vec![Text::line(&"a rather long label of an option ".repeat(8)); 15];
    let poll = poll(PollDraft { options, secrecy: Secrecy::Sealed, ..draft(Scale::Own) }, 1);
    let (record, cut) = Record::of(&poll, poll.round().unwrap(), &"why ".repeat(100));
    assert_eq!(cut, Cut::Shortened);
    assert_eq!(record.options(), 15);
    assert!(record.asked().options.iter().all(|label| label.as_str().starts_with("a rath")), "{:?}", record.asked());
}

#[test]
fn a_poll_beyond_the_limits_is_too_long() {
    let poll = poll(PollDraft { topics: vec![Text::line("x"); 300], ..draft(Scale::YesNo) }, 1);
    assert_eq!(Record::of(&poll, poll.round().unwrap(), "?").1, Cut::TooLong);
}

// Recovery

#[test]
fn a_key_comes_back_only_for_its_own_round() {
    let asked = PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) };
    let (first, second) = (record(&poll(asked.clone(), 1)), record(&poll(asked, 2)));
    let code = recovery_code(&first, &SECRET);
    assert_eq!(recover(&format!("keep this: {}", code.to_lowercase()), &first), Some(SECRET));
    assert_eq!(recover(&code, &second), None);
    assert_eq!(recover(&recovery_code(&first, &[8; 32]), &first), None, "another key");
    assert_eq!(recover(&code[..60], &first), None);
}
