//! The urn: whatever comes in, in whatever order and however often, each person is one vote and nothing vanishes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "urn/corpus.rs"]
mod corpus;
#[path = "ballots/make.rs"]
mod make;
#[path = "laws/script.rs"]
mod script;
#[path = "urn/sets.rs"]
mod sets;

use make::{Dice, SECRET, draft, id, person, poll, record, vote};
use postmortem_meeting::codec::ballot::frame::{Kind, encode};
use postmortem_meeting::codec::ballot::scan::{What, scan};
use postmortem_meeting::codec::ballot::{Cast, Record, cast, result_code};
use postmortem_meeting::codec::chat::Profile;
use postmortem_meeting::codec::urn::{ChatSummary, Urn};
use postmortem_meeting::domain::*;

/// A round with its poll, record and urn.
struct Room {
    poll: Poll,
    record: Record,
    urn: Urn,
}

fn roster() -> Vec<Person> {
    vec![person(1, "Ann Bo"), person(2, "Bo Diddley"), person(3, "Cy Young"), person(4, "Ірина Ковальчук")]
}

fn room(asked: PollDraft) -> Room {
    let poll = poll(asked, 1);
    let record = record(&poll);
    let mut urn = Urn::new(&poll, &record, &roster());
    if record.key().is_some() {
        urn.set_key(Some(SECRET));
    }
    Room { poll, record, urn }
}

fn named(scale: Scale, secrecy: Secrecy) -> PollDraft {
    PollDraft { named: true, secrecy, ..draft(scale) }
}

impl Room {
    fn read(&mut self, text: &str) -> ChatSummary {
        let reading = self.urn.begin(text.to_owned(), None, false);
        self.urn.take(reading)
    }

    fn vote(&self, voter: u8, answer: u16, name: &str, revision: u8) -> String {
        vote(&self.record, voter, &vec![answer; self.poll.topics()], name, revision)
    }

    fn opener(&self) -> (&'static str, String) {
        ("Fay Cilitator", format!("Poll {}: type 0-5. How sure are you?", self.record.tag()))
    }

    fn ballots(&self) -> u16 {
        self.urn.tally().ballots
    }

    /// The reasons of what is not counted, in order.
    fn whys(&self) -> Vec<Why> {
        self.urn.aside().iter().map(|aside| aside.why).collect()
    }

    /// Who voted what, in a named poll with one topic.
    fn votes(&self) -> Vec<(String, u16, Way)> {
        let tally = self.urn.tally();
        tally.votes.iter().map(|vote| (vote.name.to_string(), vote.answers[0], vote.way)).collect()
    }
}

/// A chat as an app saves it; a message each minute.
fn chat(messages: &[(&str, &str)]) -> String {
    chat_from(0, messages)
}

fn chat_from(minute: usize, messages: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, (name, body)) in messages.iter().enumerate() {
        let minute = minute + at;
        text.push_str(&format!("{:02}:{:02}:00 From  {name}  to  Everyone:\n", 10 + minute / 60, minute % 60));
        text.push_str(&format!("\t{}\n", body.replace('\n', "\n\t")));
    }
    text
}

// One person, one vote

#[test]
fn codes_are_counted_wherever_they_stand() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed] {
        let mut room = room(PollDraft { secrecy, ..draft(Scale::Fist) });
        let text =
            format!("bla {}\n> {} and {}", room.vote(1, 4, "", 0), room.vote(2, 6, "", 0), room.vote(3, 4, "", 0));
        let summary = room.read(&text);
        assert!(summary.found && !summary.no_opener);
        assert_eq!(room.urn.tally().counts, [[0, 0, 0, 2, 0, 1]]);
        assert_eq!(room.urn.voted(), (3, vec![]), "an unnamed poll does not say who");
        assert_eq!(room.whys(), []);
    }
}

#[test]
fn a_named_ballot_is_the_person_of_the_roster() {
    let mut room = room(named(Scale::Fist, Secrecy::Sealed));
    room.read(&format!("{} {}", room.vote(1, 4, "ann bo", 0), room.vote(2, 5, "Ірина Ковальчук", 0)));
    assert_eq!(room.urn.voted(), (2, vec![id(1), id(4)]));
    let votes = [("ann bo".to_owned(), 4, Way::Sealed), ("Ірина Ковальчук".to_owned(), 5, Way::Sealed)];
    assert_eq!(room.votes(), votes);
}

#[test]
fn typed_votes_count_from_the_line_that_asks_for_them() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let opener = room.opener();
    let text = chat(&[("Ann Bo", "3"), (opener.0, &opener.1), ("Bo Diddley", "4"), ("Cy Young", "is it loud here?")]);
    let summary = room.read(&text);
    assert_eq!((summary.profile, summary.messages, summary.found), (Profile::ZoomSaved, 4, true));
    assert_eq!(room.votes(), [("Bo Diddley".to_owned(), 5, Way::Typed)]);
    // The next poll's line ends it.
    room.read(&chat(&[
        (opener.0, &opener.1),
        ("Ann Bo", "2"),
        ("Fay Cilitator", "Poll X7Q: type 0-5"),
        ("Ann Bo", "5"),
    ]));
    assert_eq!(room.votes()[0], ("Ann Bo".to_owned(), 3, Way::Typed));
}

#[test]
fn without_that_line_a_person_is_asked() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let text = chat(&[("Ann Bo", "3"), ("Bo Diddley", "4")]);
    let summary = room.read(&text);
    assert_eq!((summary.no_opener, summary.found, room.ballots()), (true, false, 0));
    let reading = room.urn.begin(text.clone(), Some(Profile::ZoomSaved), true);
    let summary = room.urn.take(reading);
    assert_eq!((summary.no_opener, summary.found, summary.chosen), (false, true, true));
    assert_eq!(room.ballots(), 2);
    // The answer can be taken back: the same text stands in place of its last reading.
    room.read(&text);
    assert_eq!(room.ballots(), 0);
    assert!(!room.read(&chat(&[("Ann Bo", "hello")])).no_opener, "nobody is asked about talk");
}

#[test]
fn a_tap_comes_before_a_code_and_a_code_before_typing() {
    let mut room = room(named(Scale::Fist, Secrecy::Sealed));
    let opener = room.opener();
    let code = room.vote(1, 2, "Ann Bo", 0);
    room.read(&chat(&[(opener.0, &opener.1), ("Ann Bo", "5"), ("Bo Diddley", "5")]));
    assert_eq!(room.votes()[0], ("Ann Bo".to_owned(), 6, Way::Typed), "typed votes count in a sealed poll");
    room.read(&code);
    assert_eq!(room.votes()[0], ("Ann Bo".to_owned(), 2, Way::Sealed));
    assert_eq!(room.whys(), [Why::Replaced]);
    room.urn.tap(Some(id(1)), &Text::line("Ann Bo"), vec![4]);
    assert_eq!(room.votes()[0], ("Ann Bo".to_owned(), 4, Way::Tapped));
    assert_eq!(room.whys(), [Why::Replaced, Why::Replaced]);
    room.urn.tap(Some(id(1)), &Text::line("Ann Bo"), vec![1]);
    assert_eq!((room.votes()[0].1, room.ballots()), (1, 2), "a tap corrects a tap");
    assert!(room.urn.untap() && room.urn.untap() && !room.urn.untap() && !room.urn.tapped());
    assert_eq!(room.votes()[0].2, Way::Sealed);
}

#[test]
fn hands_without_a_name_count_one_each() {
    let mut room = room(draft(Scale::Fist));
    for answer in [4, 4, 6] {
        room.urn.tap(None, &Text::default(), vec![answer]);
    }
    room.urn.tap(None, &Text::default(), vec![7]);
    room.urn.tap(None, &Text::default(), vec![]);
    assert_eq!(room.urn.tally().counts, [[0, 0, 0, 2, 0, 1]]);
}

#[test]
fn what_somebody_typed_beside_their_code_is_no_second_vote() {
    // Under the name they posted it, though the ballot has another one, and without names at all.
    for asked in [named(Scale::Fist, Secrecy::Open), draft(Scale::Fist)] {
        let mut room = room(asked);
        let (opener, code) = (room.opener(), room.vote(1, 4, "Ann Bo", 0));
        room.read(&chat(&[(opener.0, &opener.1), ("Ann", &code), ("Ann", "5")]));
        assert_eq!((room.ballots(), room.whys()), (1, vec![Why::Replaced]));
        assert_eq!(room.urn.tally().counts, [[0, 0, 0, 1, 0, 0]]);
    }
}

#[test]
fn part_of_a_name_is_a_person_only_if_it_can_be_nobody_else() {
    let asked = PollDraft { voters: vec![id(1), id(2)], ..named(Scale::Fist, Secrecy::Open) };
    let opener = room(asked.clone()).opener();
    let votes = |messages: &[(&str, &str)]| {
        let mut room = room(asked.clone());
        room.read(&chat(&[&[(opener.0, opener.1.as_str())], messages].concat()));
        (room.urn.voted().1, room.whys())
    };
    assert_eq!(votes(&[("Ann", "3")]), (vec![id(1)], vec![]));
    assert_eq!(votes(&[("Bo, Ann (Guest)", "3")]), (vec![id(1)], vec![]));
    assert_eq!(votes(&[("Bo", "3")]), (vec![], vec![Why::NotAsked]), "Ann Bo or Bo Diddley");
    assert_eq!(votes(&[("Ann", "3"), ("Ann Bo", "4")]), (vec![id(1)], vec![Why::NotAsked]));
    assert_eq!(votes(&[("Cy Young", "3")]), (vec![], vec![Why::NotAsked]));
}

#[test]
fn a_name_too_long_for_a_ballot_is_still_known() {
    let long = "Ірина Володимирівна Ковальчук-Шевченко";
    let asked = PollDraft { voters: vec![id(5)], ..named(Scale::Fist, Secrecy::Sealed) };
    let poll = poll(asked, 1);
    let record = record(&poll);
    let mut urn = Urn::new(&poll, &record, &[person(5, long)]);
    urn.set_key(Some(SECRET));
    let reading = urn.begin(vote(&record, 1, &[3], long, 0), None, false);
    urn.take(reading);
    assert_eq!(urn.voted(), (1, vec![id(5)]));
}

// Revisions and conflicts

#[test]
fn the_highest_revision_counts_in_any_order() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed] {
        let mut dice = Dice::new(3);
        for _ in 0..20 {
            let mut room = room(PollDraft { secrecy, ..draft(Scale::Fist) });
            let mut codes: Vec<String> = (0..6).map(|n| room.vote(1, u16::from(n) + 1, "", n)).collect();
            dice.shuffle(&mut codes);
            codes.iter().for_each(|code| _ = room.read(&format!("{code} {}", codes[0])));
            assert_eq!(room.urn.tally().counts, [[0, 0, 0, 0, 0, 1]]);
            assert_eq!(room.whys(), [Why::Replaced; 5]);
        }
    }
}

#[test]
fn one_number_with_two_contents_is_a_conflict_until_a_higher_one_comes() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed] {
        let mut room = room(PollDraft { secrecy, ..draft(Scale::Fist) });
        let (one, other) = (room.vote(1, 2, "", 0), room.vote(1, 5, "", 0));
        room.read(&format!("{one} {other}"));
        assert_eq!((room.ballots(), room.whys()), (0, vec![Why::Conflict; 2]));
        room.read(&room.vote(1, 5, "", 1));
        assert_eq!((room.ballots(), room.whys()), (1, vec![Why::Replaced]));
    }
}

#[test]
fn the_same_vote_sealed_twice_is_one_vote() {
    let mut room = room(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) });
    let seal = |entropy: u8| {
        use postmortem_meeting::codec::ballot::{Cast, cast};
        let (record, voter, entropy) = (&room.record, &[1; 16], &[entropy; 32]);
        cast(&Cast { record, voter, entropy, answers: &[4], name: "", open: false, revision: 0 })
    };
    let codes = [seal(1), seal(2)];
    assert_ne!(codes[0], codes[1]);
    room.read(&codes.join(" "));
    assert_eq!((room.ballots(), room.whys()), (1, vec![]));
}

// Whose it is

#[test]
fn two_ballots_under_one_name_are_held_until_somebody_looks() {
    let mut room = room(named(Scale::Fist, Secrecy::Sealed));
    room.read(&format!("{} {}", room.vote(1, 4, "Ann Bo", 0), room.vote(2, 5, "ANN BO", 0)));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::SameName; 2]));
    assert_eq!(room.urn.aside()[0].answers, [5], "one click counts it");
    room.urn.tap(Some(id(1)), &Text::line("Ann Bo"), vec![5]);
    assert_eq!((room.ballots(), room.whys()), (1, vec![Why::Replaced; 2]));
}

#[test]
fn a_ballot_under_two_senders_or_another_name_is_held() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let ann = room.vote(1, 4, "Ann Bo", 0);
    room.read(&chat(&[("Ann Bo", &ann), ("Bo Diddley", &ann)]));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::OtherSender]));
    let mut room = self::room(named(Scale::Fist, Secrecy::Open));
    room.read(&chat(&[("Bo Diddley", &ann)]));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::OtherSender]));
    // Quoting is not posting, and a sender nobody knows is none.
    let mut room = self::room(named(Scale::Fist, Secrecy::Open));
    room.read(&ann);
    room.read(&chat(&[("Ann (Guest)", &ann)]));
    assert_eq!((room.ballots(), room.whys()), (1, vec![]));
}

#[test]
fn a_stolen_token_with_a_higher_revision_is_held() {
    let mut room = room(draft(Scale::Fist));
    let (own, stolen) = (room.vote(1, 4, "", 0), room.vote(1, 1, "", 9));
    room.read(&chat(&[("Ann Bo", &own), ("Mallory", &stolen)]));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::OtherSender, Why::Replaced]));
}

#[test]
fn who_is_not_asked_is_set_aside_with_the_vote() {
    let asked = PollDraft { voters: vec![id(1)], ..named(Scale::Commitment, Secrecy::Sealed) };
    let mut room = room(asked);
    room.read(&format!(
        "{} {} {}",
        room.vote(1, 1, "Ann Bo", 0),
        room.vote(2, 5, "Bo Diddley", 0),
        room.vote(3, 2, "", 0)
    ));
    assert_eq!((room.urn.voted(), room.whys()), ((1, vec![id(1)]), vec![Why::NotAsked; 2]));
    room.urn.tap(Some(id(2)), &Text::line("Bo Diddley"), vec![5]);
    assert_eq!(room.urn.voted(), (2, vec![id(1), id(2)]), "a hand is asked when it is tapped");
}

// Typed votes

#[test]
fn the_last_typed_vote_counts_however_texts_overlap() {
    let messages = [("Ann Bo", "3"), ("Bo Diddley", "1"), ("Ann Bo", "5"), ("Ann Bo", "3"), ("Bo Diddley", "2")];
    let asked = named(Scale::Fist, Secrecy::Open);
    let opener = room(asked.clone()).opener();
    let whole: Vec<(&str, &str)> = std::iter::once((opener.0, opener.1.as_str())).chain(messages).collect();
    let parts = [chat(&whole), chat(&whole[..3]), chat(&whole[..5])];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0], [2, 0, 1], [0, 2, 1]] {
        let mut room = room(asked.clone());
        order.iter().for_each(|at| _ = room.read(&parts[*at]));
        let votes = [("Ann Bo".to_owned(), 4, Way::Typed), ("Bo Diddley".to_owned(), 3, Way::Typed)];
        assert_eq!(room.votes(), votes, "{order:?}");
        assert_eq!(room.whys(), [Why::Replaced, Why::Replaced], "{order:?}");
    }
}

#[test]
fn parts_without_anything_in_common_are_told_by_their_clocks() {
    let asked = named(Scale::Fist, Secrecy::Open);
    let opener = room(asked.clone()).opener();
    let part = |minute, vote| chat_from(minute, &[(opener.0, &opener.1), ("Ann Bo", vote)]);
    let votes = |parts: &[String]| {
        let mut room = room(asked.clone());
        parts.iter().for_each(|part| _ = room.read(part));
        (room.votes(), room.whys())
    };
    let later = (vec![("Ann Bo".to_owned(), 5, Way::Typed)], vec![Why::Replaced]);
    assert_eq!(votes(&[part(5, "1"), part(40, "4")]), later);
    assert_eq!(votes(&[part(40, "4"), part(5, "1")]), later);
    assert_eq!(votes(&[part(5, "1"), part(5, "4")]), (vec![], vec![Why::Conflict; 2]), "nothing tells");
    assert_eq!(votes(&[part(5, "4"), part(5, "4"), part(9, "4")]).1, [], "the same twice is no matter");
}

#[test]
fn what_cannot_be_read_is_listed_and_never_guessed() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let opener = room.opener();
    room.read(&chat(&[(opener.0, &opener.1), ("Ann Bo", "3-4"), ("Bo Diddley", "4.5"), ("Bo Diddley", "4")]));
    assert_eq!(room.votes(), [("Bo Diddley".to_owned(), 5, Way::Typed)]);
    let aside = room.urn.aside();
    assert_eq!(room.whys(), [Why::Unclear, Why::Replaced]);
    assert_eq!((aside[0].name.as_str(), aside[0].words.as_str()), ("Ann Bo", "3-4"));
}

#[test]
fn four_dots_are_one_too_many() {
    let mut room = room(named(Scale::Dots, Secrecy::Sealed));
    let cast = |voter, answers: &[u16], name| vote(&room.record, voter, answers, name, 0);
    let text = format!("{} {}", cast(1, &[2, 1], "Ann Bo"), cast(2, &[3, 1], "Bo Diddley"));
    room.read(&text);
    room.urn.tap(Some(id(3)), &Text::line("Cy Young"), vec![2, 2]);
    assert_eq!(room.urn.tally().counts, [[2, 0, 0], [1, 0, 0]]);
    assert_eq!(room.whys(), [Why::TooManyDots; 2]);
}

#[test]
fn a_text_read_by_the_wrong_layout_is_put_right_by_reading_it_again() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let opener = room.opener();
    let text = chat(&[(opener.0, &opener.1), ("Ann Bo", "3"), ("Bo Diddley", "4")]);
    let wrong = room.urn.begin(text.clone(), Some(Profile::Plain), true);
    room.urn.take(wrong);
    room.read(&text);
    assert_eq!(room.urn.voted(), (2, vec![id(1), id(2)]));
}

// What is not counted

#[test]
fn ballots_of_another_poll_count_nothing_here() {
    let mut room = room(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) });
    let other = record(&poll(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) }, 2));
    let text: Vec<String> = (0..5).map(|n| vote(&other, n, &[4], "", 0)).collect();
    room.read(&text.join(" "));
    room.read(&text[0]);
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::OtherPoll]));
    assert_eq!(room.urn.aside()[0].words.as_str(), format!("{} × 5", other.tag()));
    // Nor do they when somebody gives them this poll's tag.
    let What::Code(_, mut data) = scan(&text[0]).remove(0).what else { panic!() };
    data.splice(..3, room.record.tag_bytes());
    room.read(&encode(Kind::Sealed, &data));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::OtherPoll, Why::Forged]));
}

#[test]
fn a_sealed_ballot_in_an_open_poll_is_forged() {
    let mut open = room(draft(Scale::Fist));
    let data = [open.record.tag_bytes().to_vec(), vec![9; 58]].concat();
    open.read(&encode(Kind::Sealed, &data));
    assert_eq!((open.ballots(), open.whys()), (0, vec![Why::Forged]));
}

#[test]
fn a_ballot_left_unsealed_counts_and_stands_in_place_of_the_sealed_one() {
    let mut room = room(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) });
    let sealed = room.vote(1, 4, "", 0);
    let cast_open = |voter: u8, answer: u16, revision: u8| {
        let (record, entropy) = (&room.record, &[7; 32]);
        cast(&Cast { record, voter: &[voter; 16], entropy, answers: &[answer], name: "", open: true, revision })
    };
    let (changed, other) = (cast_open(1, 2, 1), cast_open(2, 6, 0));
    assert!(changed.starts_with("PMUB1") && changed.len() == 28, "{changed}");
    for text in [[&sealed, &changed, &other].map(String::as_str).join(" "), format!("{other} {changed} {sealed}")] {
        room.read(&text);
        assert_eq!(room.urn.tally().counts, [[0, 1, 0, 0, 0, 1]]);
        assert_eq!(room.whys(), [Why::Replaced]);
    }
}

#[test]
fn the_link_is_no_vote_but_posting_it_first_is_asking() {
    let mut room = room(draft(Scale::Fist));
    let link = format!("https://wiki.example/m#{}", room.record.fragment());
    let code = room.vote(1, 4, "", 0);
    room.read(&chat(&[("Fay", &link), ("Ann Bo", &link), ("Bo Diddley", &room.record.code()), ("Bo Diddley", &code)]));
    assert_eq!((room.ballots(), room.whys()), (1, vec![Why::NotABallot]));
    assert_eq!(room.urn.aside()[0].name.as_str(), "Ann Bo");
}

#[test]
fn a_cut_code_is_listed_unless_the_whole_one_is_there() {
    let mut room = room(draft(Scale::Fist));
    let (one, other) = (room.vote(1, 4, "", 0), room.vote(2, 5, "", 0));
    room.read(&format!("{}… {}… {}…", &one[..20], &one[..25], &other[..22]));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::Cut; 2]));
    room.read(&one);
    assert_eq!((room.ballots(), room.whys()), (1, vec![Why::Cut]));
    assert_eq!(room.urn.aside()[0].words.as_str(), format!("{}…", &other[..15]));
}

#[test]
fn what_a_newer_page_made_is_counted_apart() {
    let mut room = room(draft(Scale::Fist));
    let data = [room.record.tag_bytes().to_vec(), vec![0x40, 1, 2, 3, 4, 4]].concat();
    room.read(&encode(Kind::Plain, &data));
    assert_eq!((room.ballots(), room.whys()), (0, vec![Why::Newer]));
}

#[test]
fn without_the_key_sealed_ballots_are_numbers_and_with_it_they_are_votes() {
    let mut room = room(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) });
    room.urn.set_key(None);
    let text = format!("{} {}", room.vote(1, 4, "", 0), room.vote(2, 6, "", 0));
    room.read(&text);
    assert_eq!((room.urn.voted().0, room.ballots(), room.whys()), (2, 0, vec![Why::NoKey; 2]));
    room.urn.set_key(Some([8; 32]));
    assert_eq!(room.whys(), [Why::NoKey; 2], "the key of another round");
    room.urn.set_key(Some(SECRET));
    assert_eq!((room.urn.voted().0, room.ballots(), room.whys()), (2, 2, vec![]));
}

#[test]
fn an_unnamed_poll_tells_nobody_whose_a_ballot_was() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed] {
        let mut room = room(PollDraft { secrecy, ..draft(Scale::Safety) });
        let codes = [room.vote(1, 4, "", 0), room.vote(1, 1, "", 1), room.vote(2, 2, "", 0), room.vote(2, 3, "", 0)];
        let text =
            chat(&[("Ann Bo", &codes[0]), ("Ann Bo", &codes[1]), ("Cy Young", &codes[2]), ("Cy Young", &codes[3])]);
        room.read(&text);
        let (tally, whys) = (room.urn.tally(), room.whys());
        assert_eq!((tally.ballots, tally.votes.len(), whys), (1, 0, vec![Why::Conflict, Why::Conflict, Why::Replaced]));
        for aside in tally.aside {
            assert!(aside.name.is_empty() && aside.words.is_empty() && !aside.answers.is_empty());
        }
    }
}

// The facilitator's own messages

#[test]
fn you_is_the_one_facilitator_there_is() {
    let mut people = roster();
    let asked = named(Scale::Fist, Secrecy::Open);
    let poll = poll(asked, 1);
    let record = record(&poll);
    let text = |room: &Room| {
        let (opener, code) = (room.opener().1, room.vote(1, 3, "Ann Bo", 0));
        chat(&[("You", &opener), ("You", &code), ("You", "4"), ("Bo Diddley", "2")])
    };
    let mut read = |roles: &[&[Role]]| {
        for (person, roles) in people.iter_mut().zip(roles) {
            person.roles = roles.to_vec();
        }
        let urn = Urn::new(&poll, &record, &people);
        let mut room = Room { poll: poll.clone(), record: record.clone(), urn };
        room.read(&text(&room));
        (room.urn.voted(), room.whys(), room.votes().iter().map(|vote| vote.0.clone()).collect::<Vec<_>>())
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let lead: &[Role] = &[Role::Facilitator];
    // Her code comes before what she typed, both are hers.
    assert_eq!(read(&[lead]), ((2, vec![id(1), id(2)]), vec![Why::Replaced], names(&["Ann Bo", "Bo Diddley"])));
    // Nobody knows who it is: the code says its name, what was typed waits for somebody to say.
    for roles in [&[&[][..]][..], &[lead, lead]] {
        let (voted, whys, _) = read(roles);
        assert_eq!((voted, whys), ((2, vec![id(1), id(2)]), vec![Why::Replaced]));
    }
    let urn = |roster: &[Person], text: &str| {
        let mut room = Room { poll: poll.clone(), record: record.clone(), urn: Urn::new(&poll, &record, roster) };
        let opener = room.opener();
        room.read(&chat(&[(opener.0, &opener.1), ("You", text)]));
        room.votes()
    };
    let mut roster = roster();
    assert_eq!(urn(&roster, "4"), [("You".to_owned(), 5, Way::Typed)]);
    roster[1].roles = lead.to_vec();
    assert_eq!(urn(&roster, "4"), [("Bo Diddley".to_owned(), 5, Way::Typed)]);
    roster.push(person(9, "You Zhang"));
    assert_eq!(urn(&roster, "4"), [("You".to_owned(), 5, Way::Typed)], "somebody is called so");
}

// The end of a round

#[test]
fn what_comes_after_the_result_in_every_text_is_late() {
    let mut room = room(PollDraft { secrecy: Secrecy::Published, ..draft(Scale::Fist) });
    let (first, second) = (room.vote(1, 4, "", 0), room.vote(2, 5, "", 0));
    let result = result_code(&room.record, &Tally::blank(1, 6), &[], Some(&SECRET));
    room.read(&format!("{first} {result} {second}"));
    assert_eq!((room.ballots(), room.whys()), (1, vec![Why::Late]));
    room.read(&format!("{second} {first}"));
    assert_eq!((room.ballots(), room.whys()), (2, vec![]));
}

#[test]
fn a_result_somebody_made_up_makes_nothing_late() {
    for secrecy in [Secrecy::Open, Secrecy::Sealed, Secrecy::Published] {
        let mut room = room(PollDraft { secrecy, ..draft(Scale::Fist) });
        let (first, second) = (room.vote(1, 4, "", 0), room.vote(2, 5, "", 0));
        for key in [None, Some(&[9; 32])] {
            let made_up = result_code(&room.record, &Tally::blank(1, 6), &[], key);
            room.read(&format!("{made_up} {first} {made_up} {second}"));
            assert_eq!((room.ballots(), room.whys()), (2, vec![]), "{secrecy:?}");
        }
    }
}

#[test]
fn what_is_read_after_the_reveal_is_late() {
    let mut room = room(named(Scale::Fist, Secrecy::Open));
    let opener = room.opener();
    let first = room.vote(1, 4, "Ann Bo", 0);
    let before = chat(&[(opener.0, &opener.1), ("Ann Bo", &first), ("Bo Diddley", "4")]);
    room.read(&before);
    assert_eq!(room.urn.late(), []);
    room.urn.close();
    room.read(&before);
    assert_eq!(room.urn.late(), []);
    let second = room.vote(3, 5, "Cy Young", 0);
    let after = [before, chat_from(3, &[("Cy Young", &second), ("Bo Diddley", "1")])].concat();
    room.read(&after);
    room.read(&after);
    let late: Vec<_> = room.urn.late().iter().map(|one| (one.why, one.name.to_string(), one.answers.clone())).collect();
    assert_eq!(late, [(Why::Late, "Bo Diddley".to_owned(), vec![2]), (Why::Late, "Cy Young".to_owned(), vec![5])]);
}

#[test]
fn what_is_sealed_and_comes_when_the_key_is_gone_is_late_and_stays_sealed() {
    let mut room = room(named(Scale::Fist, Secrecy::Sealed));
    room.read(&room.vote(1, 4, "Ann Bo", 0));
    room.urn.close();
    room.urn.set_key(None);
    room.read(&[room.vote(1, 4, "Ann Bo", 0), room.vote(2, 6, "Cy Young", 0)].join(" "));
    let late: Vec<_> = room.urn.late().into_iter().map(|one| (one.why, one.name, one.answers)).collect();
    assert_eq!(late, [(Why::Late, Text::default(), vec![])]);
}

#[test]
fn the_counted_ballots_are_the_ones_a_result_stands_for() {
    let mut room = room(draft(Scale::Fist));
    room.read(&format!("{} {} {}", room.vote(1, 4, "", 0), room.vote(1, 5, "", 1), room.vote(2, 5, "", 0)));
    let bodies = room.urn.bodies();
    let data = |code: &str| match scan(code).remove(0).what {
        What::Code(_, data) => data,
        other => panic!("{other:?}"),
    };
    let mut expected = vec![data(&room.vote(1, 5, "", 1)), data(&room.vote(2, 5, "", 0))];
    expected.sort();
    let mut sorted = bodies.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
}
