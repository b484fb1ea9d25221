//! The urn is a set: order and number of readings change nothing, and what it says always fits the meeting.

use postmortem_meeting::codec::chat::Profile;
use postmortem_meeting::codec::urn::Urn;
use postmortem_meeting::domain::*;
use proptest::prelude::*;

use super::make::{Dice, SECRET, draft, id, person, poll, record, vote};
use super::{chat, named, room, roster};

/// What an urn says, after the texts were read in this order.
fn says(asked: &PollDraft, texts: &[String]) -> (Tally, (u16, Vec<PersonId>)) {
    let mut room = room(asked.clone());
    texts.iter().for_each(|text| _ = room.read(text));
    (room.urn.tally(), room.urn.voted())
}

/// Messages with ballots, cut ballots, ballots of another poll and talk.
fn messages(asked: &PollDraft, seed: u64, count: usize) -> Vec<(String, String)> {
    let own = record(&poll(asked.clone(), 1));
    let other = record(&poll(asked.clone(), 2));
    let mut dice = Dice::new(seed);
    let names = ["Ann Bo", "Bo Diddley", "Cy Young", "Dee (Guest)", "Ірина Ковальчук"];
    let message = |dice: &mut Dice| {
        let who = dice.below(names.len());
        let answers = vec![dice.below(4) as u16; own.questions()];
        let ballot = |record, dice: &mut Dice| {
            let posted = if dice.below(6) == 0 { dice.below(names.len()) } else { who };
            vote(record, posted as u8, &answers, names[posted], dice.below(3) as u8)
        };
        let body = match dice.below(8) {
            0 => "I see it differently".to_owned(),
            1 => ballot(&other, dice),
            2 => ballot(&own, dice)[..20].to_owned() + "…",
            3 => format!("\"{}\" well said", ballot(&own, dice)),
            _ => ballot(&own, dice),
        };
        (names[who].to_owned(), body)
    };
    (0..count).map(|_| message(&mut dice)).collect()
}

fn text(messages: &[(String, String)]) -> String {
    let messages: Vec<(&str, &str)> = messages.iter().map(|(name, body)| (name.as_str(), body.as_str())).collect();
    chat(&messages)
}

fn drafts() -> impl Strategy<Value = PollDraft> {
    let scale = prop_oneof![Just(Scale::Fist), Just(Scale::Disposition), Just(Scale::Consent)];
    (scale, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(scale, named, sealed, asked)| PollDraft {
        named,
        secrecy: if sealed { Secrecy::Sealed } else { Secrecy::Open },
        voters: if asked { vec![id(1), id(2), id(3)] } else { Vec::new() },
        ..draft(scale)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_twice_is_reading_once(asked in drafts(), seed in any::<u64>(), count in 0..20_usize) {
        let text = text(&messages(&asked, seed, count));
        let once = says(&asked, std::slice::from_ref(&text));
        prop_assert_eq!(&says(&asked, &[text.clone(), text.clone()]), &once);
        prop_assert_eq!(&says(&asked, &[[text.clone(), text].concat()]), &once);
    }

    #[test]
    fn messages_with_codes_may_come_in_any_order(asked in drafts(), seed in any::<u64>(), count in 0..20_usize) {
        let mut messages = messages(&asked, seed, count);
        let once = says(&asked, &[text(&messages)]);
        Dice::new(seed ^ 77).shuffle(&mut messages);
        prop_assert_eq!(says(&asked, &[text(&messages)]), once);
    }

    #[test]
    fn a_text_in_parts_is_the_text(asked in drafts(), seed in any::<u64>(), count in 0..20_usize, at in 0..20_usize) {
        let messages = messages(&asked, seed, count);
        let (head, tail) = messages.split_at(at.min(count));
        let (head, tail) = (text(head), text(tail));
        let whole = says(&asked, &[text(&messages)]);
        prop_assert_eq!(&says(&asked, &[head.clone(), tail.clone()]), &whole);
        prop_assert_eq!(&says(&asked, &[tail, head]), &whole);
    }

    #[test]
    fn talk_changes_nothing(asked in drafts(), seed in any::<u64>(), count in 1..12_usize, at in 0..12_usize) {
        let mut messages = messages(&asked, seed, count);
        let once = says(&asked, &[text(&messages)]);
        messages.insert(at.min(count), ("Gus".to_owned(), "what does the third one mean?".to_owned()));
        prop_assert_eq!(says(&asked, &[text(&messages)]), once);
    }

    #[test]
    fn typed_votes_of_overlapping_texts_give_the_same_in_any_order(
        raw in prop::collection::vec((0..3_usize, 0..7_usize), 1..14),
        cuts in prop::collection::vec((0..14_usize, 0..14_usize), 1..5),
        seed in any::<u64>(),
    ) {
        let asked = named(Scale::Fist, Secrecy::Open);
        let opener = room(asked.clone()).opener();
        let said = ["0", "1", "3", "5", "3-4", "hm", "4"];
        let names = ["Ann Bo", "Bo Diddley", "Cy Young"];
        let all: Vec<(&str, &str)> = raw.iter().map(|(who, what)| (names[*who], said[*what])).collect();
        let part = |from: usize, to: usize| {
            let (from, to) = (from.min(all.len()), to.min(all.len()));
            let body = all.get(from.min(to)..to.max(from)).unwrap();
            [chat(&[(opener.0, &opener.1)]), super::chat_from(from.min(to) + 1, body)].concat()
        };
        let mut texts: Vec<String> = cuts.iter().map(|(from, to)| part(*from, *to)).collect();
        let first = says(&asked, &texts);
        Dice::new(seed).shuffle(&mut texts);
        texts.push(texts[0].clone());
        prop_assert_eq!(&says(&asked, &texts), &first);
        // With the whole chat among them, nothing else matters.
        let whole = says(&asked, &[part(0, all.len())]);
        texts.push(part(0, all.len()));
        let with = says(&asked, &texts);
        prop_assert_eq!(with.0.votes, whole.0.votes);
    }

    #[test]
    fn any_text_is_read_and_what_it_says_fits_the_meeting(
        asked in drafts(),
        seed in any::<u64>(),
        pieces in prop::collection::vec(prop_oneof!["\\PC{0,30}", "PMU[BSP]1[0-9A-Z]{0,60}", "[0-5]{1,2}\n", "Ann: [0-9]\n"], 0..12),
    ) {
        let mixed = [text(&messages(&asked, seed, 6)), pieces.concat()].concat();
        let mut room = room(asked.clone());
        let reading = room.urn.begin(mixed, None, true);
        room.urn.take(reading);
        room.urn.tap(None, &Text::line("Hand"), vec![2; room.poll.topics()]);
        prop_assert!(reveals(&asked, &room.urn));
    }
}

/// Whether a meeting takes the tally.
fn reveals(asked: &PollDraft, urn: &Urn) -> bool {
    let mut meeting = super::script::meeting(super::script::Begin::Open);
    let at = Timestamp::from_millis(super::script::MORNING);
    let mut act = |action| update(&mut meeting, &Stamped { at, action }).is_ok();
    let asked = PollDraft { voters: Vec::new(), ..asked.clone() };
    let key = if asked.secrecy == Secrecy::Open { Bytes::default() } else { Bytes::new(&[9; 32]) };
    assert!(act(Action::OpenPoll { draft: std::boxed::Box::new(asked), nonce: Bytes::new(&[1; 8]), key }));
    let poll = meeting.polls().last().unwrap().id;
    let tally = std::boxed::Box::new(urn.tally());
    update(&mut meeting, &Stamped { at, action: Action::Reveal { poll, tally } }).is_ok()
}

// Work in slices, and limits

#[test]
fn a_reading_moves_on_in_small_steps_and_ends() {
    let mut room = room(PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) });
    let codes: Vec<String> = (0..30).map(|n| room.vote(n, 4, "", 0)).collect();
    let text = format!("{}{}", "what was said before ".repeat(20_000), codes.join("\n"));
    let mut reading = room.urn.begin(text, None, false);
    let (mut steps, mut last) = (0, (0, 1));
    while let Some((done, of)) = reading.step() {
        assert!(done <= of && done * last.1 >= last.0 * of, "{done} of {of} after {last:?}");
        last = (done, of);
        steps += 1;
    }
    // Seven slices of text, looked through and read; thirteen layouts tried; four ballots a step.
    assert!((25..100).contains(&steps), "{steps}");
    assert_eq!(reading.step(), None);
    room.urn.take(reading);
    assert_eq!(room.ballots(), 30);
    // What was opened once is not opened again.
    let mut again = room.urn.begin(codes.join("\n"), None, false);
    let mut steps = 0;
    while again.step().is_some() {
        steps += 1;
    }
    assert!(steps < 6 + Profile::ALL.len() + 2, "{steps}");
    room.urn.take(again);
    assert_eq!(room.ballots(), 30);
}

#[test]
fn more_ballots_than_a_poll_takes_are_told() {
    let asked = draft(Scale::Fist);
    let poll = poll(asked.clone(), 1);
    let record = record(&poll);
    let ballot = |n: usize| {
        use postmortem_meeting::codec::ballot::{Cast, cast};
        let voter: [u8; 16] = Dice::new(n as u64).bytes();
        cast(&Cast {
            record: &record,
            voter: &voter,
            entropy: &[1; 32],
            answers: &[4],
            name: "",
            open: false,
            revision: 0,
        })
    };
    let codes: Vec<String> = (0..1_030).map(ballot).collect();
    let (tally, voted) = says(&asked, &[codes.join(" ")]);
    assert_eq!((tally.ballots, voted.0), (1_000, 1_000));
    assert_eq!(tally.aside.iter().filter(|aside| aside.why == Why::TooMany).count(), 30);
    let (again, _) = says(&asked, &[codes[500..].join(" "), codes[..600].join(" ")]);
    assert_eq!(again, tally);
}

#[test]
fn of_two_thousand_and_one_sealed_ballots_one_is_not_opened() {
    use postmortem_meeting::codec::ballot::frame::{Kind, encode};
    let asked = PollDraft { secrecy: Secrecy::Sealed, ..draft(Scale::Fist) };
    let mut room = room(asked);
    let tag = room.record.tag_bytes();
    let mut dice = Dice::new(9);
    let mut codes: Vec<String> =
        (0..2_000).map(|_| encode(Kind::Sealed, &[tag.to_vec(), dice.bytes::<58>().to_vec()].concat())).collect();
    codes.push(room.vote(1, 4, "", 0));
    room.read(&codes.join("\n"));
    // Ballots that do not open are as many as are listed, and one line says that there were more.
    let aside = room.urn.aside();
    assert_eq!(aside.len(), 1_000);
    assert_eq!(aside.last().unwrap().why, Why::TooMany);
    let before = room.urn.tally();
    room.read(&codes.join("\n"));
    assert_eq!(room.urn.tally(), before);
}

#[test]
fn a_text_beyond_the_most_is_cut() {
    let mut room = room(draft(Scale::Fist));
    let code = room.vote(1, 4, "", 0);
    let text = [&code, " ", &"é".repeat(4 * 1024 * 1024), &code].concat();
    let mut reading = room.urn.begin(text, None, false);
    while let Some((_, of)) = reading.step() {
        assert!(of <= 3 * 8 * 1024 * 1024 + 2048);
    }
    room.urn.take(reading);
    assert_eq!(room.ballots(), 1);
}

#[test]
fn people_of_one_name_are_not_told_apart() {
    let poll = poll(named(Scale::Fist, Secrecy::Open), 1);
    let record = record(&poll);
    let mut urn = Urn::new(&poll, &record, &[roster(), vec![person(9, "Ann Bo")]].concat());
    urn.set_key(Some(SECRET));
    let reading = urn.begin(vote(&record, 1, &[4], "Ann Bo", 0), None, false);
    urn.take(reading);
    assert_eq!(urn.voted(), (1, vec![]));
}
