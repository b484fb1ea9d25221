//! Links and poll codes: found anywhere, and never another poll.

use postmortem_meeting::codec::ballot::{Invitation, Record, invitation};
use postmortem_meeting::domain::*;
use proptest::prelude::*;

use super::make::{draft, poll, record};

fn one() -> Record {
    record(&poll(PollDraft { secrecy: Secrecy::Sealed, named: true, ..draft(Scale::Disposition) }, 1))
}

#[test]
fn a_poll_is_found_as_a_link_a_fragment_or_a_code() {
    let record = one();
    let (fragment, code) = (record.fragment(), record.code());
    let encoded = fragment.replacen('=', "%3D", 1);
    let twice = fragment.replacen('=', "%253D", 1).replace('-', "%2d").replace('_', "%5F");
    for text in [
        fragment.clone(),
        format!("#{fragment}"),
        format!("https://wiki.example/x?y=1#{fragment}"),
        format!("https://wiki.example/x#/route&a=1&{fragment}&b=2"),
        format!("https://wiki.example/x#{encoded}"),
        format!("https://safe.example/?url=https%3A%2F%2Fwiki.example%2F%23{twice}%26x&data=1"),
        format!("10:01 Ann: please vote\n{fragment}\n10:02 Bo: ok"),
        format!("file:///home/ann/meeting.html#\u{200b}{}", fragment.replacen("=", "=\u{ad}", 1)),
        code.clone(),
        format!("Poll W41: {} thanks", code.to_lowercase()),
    ] {
        assert_eq!(invitation(&text), Ok(record.clone()), "{text}");
    }
    for mark in [".", ",", ")", "]", ">", "\"", "'", "_", "-", "**", "…", "!", ";", " z", "\n", "%22", "&amp;b"] {
        assert_eq!(invitation(&format!("({fragment}{mark}")), Ok(record.clone()), "{mark}");
    }
}

#[test]
fn a_cut_link_is_told_and_never_another_poll() {
    let record = one();
    let fragment = record.fragment();
    for end in 4..fragment.len() {
        for tail in ["", "…", " z", ".", "%", "%3"] {
            let text = format!("https://wiki.example/#{}{tail}", &fragment[..end]);
            assert_eq!(invitation(&text), Err(Invitation::Cut), "{text}");
        }
    }
    let code = record.code();
    for end in 12..code.len() {
        assert_eq!(invitation(&code[..end]), Err(Invitation::Cut));
    }
    for at in 4..fragment.len() {
        let mut changed = fragment.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        assert_eq!(invitation(&String::from_utf8(changed).unwrap()), Err(Invitation::Cut), "{at}");
    }
}

#[test]
fn nothing_is_no_poll() {
    for text in ["", "pm1", "pm1x=abcz", "https://wiki.example/#top", "PMUP", "a vote: PMUB109M6SC6001081G810C4PH0Q"] {
        assert_eq!(invitation(text), Err(Invitation::None), "{text}");
    }
}

#[test]
fn of_several_polls_the_one_asked_last_is_taken() {
    let old = one();
    let mut later = poll(draft(Scale::Fist), 2);
    later.rounds[0].opened = Timestamp::from_millis(1_760_947_200_000 + 600_000);
    let later = record(&later);
    for text in [
        format!("{} {}", old.fragment(), later.fragment()),
        format!("{} {}", later.fragment(), old.fragment()),
        format!("{} {}", later.code(), old.fragment()),
        format!("{} {} pm1=AAAAz", old.code(), later.fragment()),
    ] {
        assert_eq!(invitation(&text), Ok(later.clone()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_a_poll_or_a_reason(text in "(pm1=|PMUP1|%3D|[a-zA-Z0-9_%&#-]){0,60}\\PC{0,10}") {
        prop_assert!(invitation(&text).is_err());
    }
}
