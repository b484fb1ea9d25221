//! Handing over by code: what is packed comes back, whatever the chat did to it, and nothing half is believed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use postmortem_meeting::codec::ballot::Invitation;
use postmortem_meeting::codec::ballot::frame::{Kind, encode};
use postmortem_meeting::codec::handover::{code, find};
use postmortem_meeting::codec::pack::{pack, unpack};
use postmortem_meeting::codec::save;
use postmortem_meeting::domain::*;
use proptest::prelude::*;

fn meeting(items: usize) -> Journal {
    let mut journal = Journal::new(Meeting::new(MeetingId::new("example").unwrap()));
    let at = Timestamp::from_millis(1_773_300_000_000);
    let mut act = |action: Action| _ = journal.act(Stamped { at, action }).unwrap();
    act(Action::UseAgenda { school: School::BuyIn, steps: preset(School::BuyIn, Length::Hour) });
    for at in 0..items {
        let title = format!(
            "Stop import {:x} when a feed has lost more than {} % of its rows",
            (at + 9) * 0x2545_f491_4f6c,
            at * 7 % 31
        );
        let items = vec![ItemDraft { title: Text::line(&title), ..ItemDraft::default() }];
        act(Action::TakeOver { import: std::boxed::Box::new(Import { items, ..Import::default() }) });
    }
    act(Action::Start);
    journal
}

fn now() -> Timestamp {
    Timestamp::from_millis(1_773_300_100_000)
}

fn packed(journal: &Journal) -> String {
    code(journal, now()).unwrap()
}

#[test]
fn a_small_meeting_fits_a_chat_and_comes_back_whole() {
    let journal = meeting(6);
    let code = code(&journal, now()).unwrap();
    assert!(code.len() <= 3_000, "{}", code.len());
    let pieces: Vec<&str> = code.split('\n').collect();
    assert!(pieces.len() > 1);
    let turned = pieces.iter().rev().copied().collect::<Vec<_>>().join("\n10:02 Ann: ");
    let wrap = |(at, c): (usize, char)| format!("{c}{}", if at % 76 == 75 { "\n> " } else { "" });
    let line = |piece: &&str| piece.chars().enumerate().map(wrap).collect::<String>();
    let wrapped: String = pieces.iter().map(line).collect::<Vec<_>>().join("\n");
    for text in [code.clone(), turned, code.to_lowercase(), format!("{code} {code}"), wrapped] {
        let found = find(&text).unwrap_or_else(|why| panic!("{why:?}: {text}"));
        let (again, saved) = save::read(&found).unwrap();
        assert_eq!((again.meeting(), again.log().len(), saved), (journal.meeting(), journal.log().len(), now()));
    }
    // A newer one that is not whole: the older one is not taken for it.
    let mut later = meeting(6);
    later.act(Stamped { at: now(), action: Action::Pause }).unwrap();
    let newer = packed(&later);
    let torn = newer.split('\n').next().unwrap();
    assert_eq!(find(&format!("{code}\n{torn}")), Err(Invitation::Cut));
    // Codes that are nothing but many are looked at quickly.
    let many: String =
        (0..2_000_u32).map(|n| encode(Kind::HandOver, &[&n.to_be_bytes()[..], &[0, 255]].concat()) + "\n").collect();
    assert_eq!(find(&many), Err(Invitation::Cut));
    // A piece that is missing, and nothing at all.
    assert_eq!(find(pieces[0]), Err(Invitation::Cut));
    assert_eq!(find(&code[..code.len() - 9]), Err(Invitation::Cut));
    assert_eq!(find("PMUP, PMUH and other words"), Err(Invitation::None));
}

#[test]
fn a_longer_one_leaves_its_log_behind_and_a_long_one_goes_as_a_file() {
    let long = meeting(20);
    let (again, _) = save::read(&find(&code(&long, now()).unwrap()).unwrap()).unwrap();
    assert_eq!(again.meeting(), long.meeting());
    assert_eq!(code(&meeting(190), now()), None);
}

#[test]
fn two_meetings_in_one_text_do_not_mix() {
    let (a, b) = (meeting(2), meeting(3));
    let (first, last) = (code(&a, now()).unwrap(), code(&b, now()).unwrap());
    let mixed: Vec<&str> = first.split('\n').zip(last.split('\n')).flat_map(|(a, b)| [a, b]).collect();
    let (again, _) = save::read(&find(&format!("{} {last}", mixed.join(" "))).unwrap()).unwrap();
    assert_eq!(again.meeting(), b.meeting());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_packed_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..2_000), text in "[a-d ]{0,2000}") {
        for bytes in [bytes.as_slice(), text.as_bytes(), &[]] {
            prop_assert_eq!(unpack(&pack(bytes), 4_000).unwrap(), bytes);
        }
    }

    #[test]
    fn anything_can_be_unpacked_and_is_never_longer_than_it_may(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Some(all) = unpack(&bytes, 10_000) {
            prop_assert!(all.len() <= 10_000);
        }
        let _ = find(&encode(Kind::HandOver, &bytes));
    }
}
