//! What chats do to text, composed up to three deep: the same data comes out (polls, 2.1).

use postmortem_meeting::codec::ballot::alphabet::{Sign, fold};
use postmortem_meeting::codec::ballot::scan::{MARKERS, Scanner, What, scan};
use proptest::prelude::*;

use super::make::{draft, poll, record, vote};
use super::only;
use postmortem_meeting::domain::*;

/// Puts something behind every so many signs, never inside the marker and the kind.
fn strew(text: &str, every: usize, what: &str) -> String {
    let mut out = String::new();
    let mut signs = 0;
    for c in text.chars() {
        out.push(c);
        if matches!(fold(c), Sign::Value(_) | Sign::U) {
            signs += 1;
            if signs >= 4 && signs % every == 0 {
                out.push_str(what);
            }
        }
    }
    out
}

fn each(text: &str, change: impl Fn(usize, char) -> String) -> String {
    text.chars().enumerate().map(|(at, c)| change(at, c)).collect()
}

type Mangling = fn(&str) -> String;

const MANGLINGS: &[(&str, Mangling)] = &[
    ("small letters", |text| text.to_lowercase()),
    ("mixed case", |text| each(text, |at, c| if at % 2 == 0 { c.to_lowercase().collect() } else { c.into() })),
    ("wide letters", |text| {
        each(text, |_, c| char::from_u32(c as u32 + 0xfee0).filter(|_| c.is_ascii_alphanumeric()).unwrap_or(c).into())
    }),
    ("retyped", |text| {
        each(text, |at, c| {
            match (c, at % 2) {
                ('0', _) => 'o',
                ('1', 0) => 'l',
                ('1', _) => 'I',
                _ => c,
            }
            .into()
        })
    }),
    ("wrapped", |text| strew(text, 17, "\r\n")),
    ("quoted", |text| format!("> {}", strew(text, 20, "\n> "))),
    ("indented", |text| strew(text, 25, "\n\u{a0}\u{a0}\t")),
    ("in groups", |text| strew(text, 4, " ")),
    ("with dashes", |text| strew(text, 5, "\u{2013}")),
    ("zero width", |text| each(text, |_, c| format!("{c}\u{200b}"))),
    ("soft hyphens", |text| each(text, |at, c| if at % 3 == 0 { format!("{c}\u{ad}") } else { c.into() })),
    ("variation selectors", |text| each(text, |_, c| format!("{c}\u{fe0f}"))),
    ("turned marks", |text| format!("\u{202a}{text}\u{202c}\u{200f}")),
    ("bold", |text| format!("**{text}**")),
    ("as code", |text| format!("`{text}`")),
    ("in italics", |text| format!("_{}_", strew(text, 30, "_"))),
    ("punctuated", |text| format!("({text}.,!)")),
    ("with an emoji", |text| format!("🦀{text}👍🏽")),
];

fn codes() -> Vec<String> {
    let asked = |secrecy, named| PollDraft { secrecy, named, ..draft(Scale::Disposition) };
    let of = |secrecy, name: &str| vote(&record(&poll(asked(secrecy, !name.is_empty()), 3)), 7, &[1, 3], name, 2);
    vec![of(Secrecy::Open, ""), of(Secrecy::Open, "Zoë O’Hara"), of(Secrecy::Sealed, "Ann")]
}

#[test]
fn codes_survive_every_three_things_a_chat_does() {
    for code in codes() {
        let data = only(&code);
        let check = |names: &[&str], text: &str| assert_eq!(only(text), data, "{names:?}: {text}");
        for (a, first) in MANGLINGS {
            let once = first(&code);
            check(&[a], &once);
            for (b, second) in MANGLINGS {
                let twice = second(&once);
                check(&[a, b], &twice);
                for (c, third) in MANGLINGS {
                    check(&[a, b, c], &third(&twice));
                }
            }
        }
    }
}

#[test]
fn codes_survive_a_wrap_a_case_and_something_invisible_at_every_place() {
    for code in codes() {
        let data = only(&code);
        for at in 1..code.len() {
            let (head, tail) = code.split_at(at);
            let mut all = vec![format!("{head}\u{200d}{tail}"), format!("{}{tail}", head.to_lowercase())];
            if at >= 4 {
                all.extend(["\n", "\n> ", " - ", &" ".repeat(24)].map(|gap| format!("{head}{gap}{tail}")));
            }
            for text in all {
                assert_eq!(only(&text), data, "{text}");
            }
        }
    }
}

#[test]
fn words_around_a_code_are_not_part_of_it() {
    for code in codes() {
        let data = only(&code);
        for text in
            [format!("my vote: {code} thanks"), format!("Ann: {code}\nBo: me too"), format!("PMU PMUB1 PM{code}0")]
        {
            assert_eq!(only(&text), data, "{text}");
        }
        let twice = format!("{code}{code}");
        assert_eq!(scan(&twice).iter().filter(|found| matches!(found.what, What::Code(..))).count(), 2);
    }
}

#[test]
fn a_place_in_the_text_is_where_the_code_stands() {
    let code = &codes()[1];
    let text = format!("für Ann: {} – ok", strew(code, 9, "\n> "));
    let found = &scan(&text)[0];
    let there = &text[found.at.clone()];
    assert!(there.starts_with("PMUB") && there.ends_with(&code[code.len() - 1..]), "{there}");
}

#[test]
fn a_code_that_is_not_whole_is_told_and_a_word_is_not() {
    let code = &codes()[0];
    let cut = |text: &str| scan(text).iter().map(|found| matches!(found.what, What::Cut(_))).collect::<Vec<_>>();
    assert_eq!(cut(&format!("{}… by Ann", &code[..20])), [true]);
    assert_eq!(cut(&code[..code.len() - 1]), [true]);
    assert_eq!(cut(&strew(code, 10, &" ".repeat(500))), [true], "no code has such gaps");
    for words in
        ["PMU", "PMUs are great", "A poll code begins with PMUP.", "PMUP1...", "the pmu is under load", "PMUB1"]
    {
        assert_eq!(cut(words), [] as [bool; 0], "{words}");
    }
}

/// How much a text makes the scanner look at.
fn looks(text: &str) -> (usize, usize) {
    let mut scanner = Scanner::default();
    let mut found = Vec::new();
    while scanner.step(text, 1000, &mut found) {}
    (scanner.looks(), text.chars().count())
}

#[test]
fn hostile_texts_are_walked_in_a_straight_line() {
    let hostile = [
        "PMU".repeat(30_000),
        "PMUB1ZZ".repeat(15_000),
        "PMUP1ZZ0".repeat(15_000),
        "PM".repeat(50_000),
        format!("PMUB1G0{}", "0 ".repeat(50_000)),
        format!("PMU{}", "\u{200b}".repeat(100_000)),
        "\0".repeat(100_000),
    ];
    for text in hostile {
        let (looks, chars) = looks(&text);
        assert!(looks <= 3 * chars + 10, "{looks} of {chars}: {}", &text[..8]);
    }
}

#[test]
fn markers_beyond_the_most_are_left_and_told() {
    let mut scanner = Scanner::default();
    let mut found = Vec::new();
    let text = "PMUB1ZZ".repeat(MARKERS + 1);
    while scanner.step(&text, 1 << 16, &mut found) {}
    assert!(scanner.is_over());
    let mut scanner = Scanner::default();
    while scanner.step(&text[7..], 1 << 16, &mut found) {}
    assert!(!scanner.is_over());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_walked_in_a_straight_line(
        pieces in prop::collection::vec(prop_oneof!["\\PC{0,20}", "(PMU[BSPRK0-9A-Z]{0,40}){1,4}", "[\\x00-\\x20\u{fffd}]{0,8}"], 0..30),
        slice in 1..500_usize,
    ) {
        let text = pieces.concat();
        let (looks, chars) = looks(&text);
        prop_assert!(looks <= 3 * chars + 10);
        // Slices change nothing.
        let (mut scanner, mut found) = (Scanner::default(), Vec::new());
        while scanner.step(&text, slice, &mut found) {}
        prop_assert_eq!(found, scan(&text));
    }

    #[test]
    fn any_bytes_are_walked(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = scan(&String::from_utf8_lossy(&bytes));
    }
}
