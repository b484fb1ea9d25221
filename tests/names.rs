//! A pasted list of people or an invitation: whatever its form, everybody is read once.

// Tests may stop at the first surprise.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use postmortem_meeting::codec::names::{self, Person};
use proptest::prelude::*;

/// `name | role | mail` of each person.
fn read(text: &str) -> Vec<String> {
    let word = |w: Option<String>| w.unwrap_or_default();
    let line = |p: Person| format!("{} | {} | {}", p.name, word(p.role_words), word(p.mail));
    names::read(text).into_iter().map(|p| line(p).trim_end_matches([' ', '|']).to_owned()).collect()
}

#[test]
fn one_person_is_read_in_every_form() {
    for (text, wanted) in [
        ("Ana Lima", "Ana Lima"),
        ("- Ana Lima", "Ana Lima"),
        ("1. Ana Lima", "Ana Lima"),
        ("- [x] Ana Lima", "Ana Lima"),
        ("Ana Lima (EM)", "Ana Lima | EM"),
        ("Ana Lima - Engineering Manager", "Ana Lima | Engineering Manager"),
        ("Ana Lima – Engineering Manager (Payments)", "Ana Lima | Engineering Manager"),
        ("Ana Lima <ana@example.org>", "Ana Lima |  | ana@example.org"),
        ("\"Lima, Ana\" <ana@example.org>", "Ana Lima |  | ana@example.org"),
        ("Lima, Ana <ana@example.org>", "Ana Lima |  | ana@example.org"),
        ("van Dijk, Zoë (Payments) <zoe@example.org>", "Zoë van Dijk | Payments | zoe@example.org"),
        ("Ana Lima (ana@example.org)", "Ana Lima |  | ana@example.org"),
        ("Ana Lima ana@example.org", "Ana Lima |  | ana@example.org"),
        ("ana.lima@example.org", "Ana Lima |  | ana.lima@example.org"),
        ("<mailto:ana.lima@example.org>", "Ana Lima |  | ana.lima@example.org"),
        ("@ana", "@ana"),
        ("Ana Lima (accepted)", "Ana Lima"),
        ("✓ Ana Lima (Organizer)", "Ana Lima"),
        ("Ana Lima - Accepted", "Ana Lima"),
        ("Ana Lima (she/her) (SRE)", "Ana Lima | SRE"),
        ("Ana Lima\tSRE\tana@example.org\tAccepted", "Ana Lima | SRE | ana@example.org"),
        ("Facilitator: Ana Lima", "Ana Lima | Facilitator"),
        ("Attendees: Ana Lima", "Ana Lima"),
        ("山田 太郎", "山田 太郎"),
        ("Jean-Luc O'Neill", "Jean-Luc O'Neill"),
        ("Priya N.", "Priya N"),
    ] {
        assert_eq!(read(text), [wanted], "{text}");
    }
}

#[test]
fn many_people_stand_in_one_line() {
    let three = ["Ana Lima", "Bo Ng", "Cy Roe"];
    for text in [
        "Ana Lima, Bo Ng, Cy Roe",
        "Ana Lima; Bo Ng; Cy Roe",
        "Ana Lima, Bo Ng and Cy Roe",
        "Teilnehmer: Ana Lima, Bo Ng und Cy Roe",
        "To: Ana Lima;Bo Ng; Cy Roe;",
    ] {
        assert_eq!(read(text), three, "{text}");
    }
    let mails = ["Ana Lima |  | a@x.org", "Bo Ng |  | b@x.org"];
    for text in [
        "Ana Lima <a@x.org>, Bo Ng <b@x.org>",
        "Lima, Ana <a@x.org>, Ng, Bo <b@x.org>",
        "Lima, Ana <a@x.org>; Ng, Bo <b@x.org>",
        "\"Lima, Ana\" <a@x.org>, \"Ng, Bo\" <b@x.org>",
    ] {
        assert_eq!(read(text), mails, "{text}");
    }
    assert_eq!(read("Ana (EM, Payments), Bo (SRE)"), ["Ana | EM, Payments", "Bo | SRE"]);
}

#[test]
fn last_names_first_on_every_line_are_turned() {
    assert_eq!(read("Lima, Ana\nNg, Bo\n"), ["Ana Lima", "Bo Ng"]);
    assert_eq!(read("Lima, Ana"), ["Lima", "Ana"], "on one line they are two");
    assert_eq!(read("Ana Lima, Engineering Manager\nBo Ng, SRE\n"), ["Ana Lima | Engineering Manager", "Bo Ng | SRE"]);
}

#[test]
fn an_invitation_gives_its_guests_only() {
    let text = "Subject: Postmortem INC-42\nWhen: Tuesday 14 October, 10:00 - 11:00\nWhere: https://meet.example.org/abc\nOrganizer: Ana Lima <ana@example.org>\n\n\
        Required: Bo Ng <bo@example.org>; Cy Roe <cy@example.org>\nOptional: Dee Fox <dee@example.org>\n\n4 guests\n2 yes, 2 awaiting\nAna Lima\nOrganizer\nBo Ng\nAccepted\n\
        Please read the document before we meet, it is linked below.\nhttps://wiki.example.org/inc-42\n";
    assert_eq!(
        read(text),
        [
            "Ana Lima |  | ana@example.org",
            "Bo Ng |  | bo@example.org",
            "Cy Roe |  | cy@example.org",
            "Dee Fox |  | dee@example.org"
        ]
    );
}

#[test]
fn the_same_person_is_read_once_and_two_of_one_name_are_two() {
    assert_eq!(read("Ana Lima\nana lima (EM)\nAna Lima <ana@example.org>\n"), ["Ana Lima | EM | ana@example.org"]);
    assert_eq!(read("Ana Lima <a1@x.org>\nAna Lima <a2@x.org>\n").len(), 2);
    assert_eq!(read("Ana Lima <a@x.org>\nA. Lima <A@x.org>\n"), ["Ana Lima |  | a@x.org"]);
}

#[test]
fn nobody_is_read_from_nothing() {
    for text in ["", " \n\n", "12\n34", "---", "https://example.org/a", "Accepted", "When: Tuesday"] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn caps_hold() {
    let many: String = (0..2000)
        .map(|n| {
            format!("Person N{}\n", "abcdefghij".chars().cycle().skip(n % 10).take(3 + n / 10).collect::<String>())
        })
        .collect();
    assert_eq!(names::read(&many).len(), names::MOST);
    let long = names::read(&"å".repeat(5000));
    assert!(long.iter().all(|p| p.name.chars().count() <= names::NAME));
    assert!(names::read(&", ".repeat(5_000_000)).is_empty());
    assert!(!names::read(&"(a,".repeat(500_000)).iter().any(|p| p.name.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everybody_on_a_list_is_read_once(
        people in prop::collection::btree_set((prop::sample::select(vec!["Ana", "Bo", "Zoë", "Jean-Luc", "Änne"]), prop::sample::select(vec!["Lima", "Ng", "Roe", "Groß", "O'Neill"])), 2..8),
        style in 0u8..8,
    ) {
        let people: Vec<(&str, &str)> = people.into_iter().collect();
        let mail = |f: &str, l: &str| format!("{}.{}@example.org", f.len(), l.len() * 10 + f.len());
        let one = |(f, l): &(&str, &str)| match style {
            0..=2 => format!("{f} {l}"),
            3 => format!("- {f} {l} (SRE)"),
            4 => format!("* {f} {l} - Engineering Manager"),
            5 => format!("{l}, {f}"),
            6 => format!("{f} {l} <{}{}>", f.to_lowercase().chars().filter(char::is_ascii).collect::<String>(), mail(f, l)),
            _ => format!("{l}, {f} (accepted) <{}{}>", l.chars().filter(char::is_ascii_alphabetic).collect::<String>(), mail(f, l)),
        };
        let glue = match style { 0 => ", ", 1 | 6 => "; ", _ => "\n" };
        let text = people.iter().map(one).collect::<Vec<_>>().join(glue);
        let got: Vec<String> = names::read(&text).into_iter().map(|p| p.name).collect();
        let wanted: Vec<String> = people.iter().map(|(f, l)| format!("{f} {l}")).collect();
        prop_assert_eq!(got, wanted, "{}", text);
    }

    #[test]
    fn no_text_brings_it_down(parts in prop::collection::vec(prop_oneof![
        2 => prop::sample::select(vec!["Ana", " ", ", ", ";", "<", ">", "(", ")", "a@b.c", "\n", "\t", "\"", " - ", "@", ":", "- ", "accepted", ">,", "and "]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ], 0..40)) {
        let people = names::read(&parts.concat());
        prop_assert!(people.len() <= names::MOST);
        for p in people {
            prop_assert!(p.name.chars().any(char::is_alphabetic) && p.name.chars().count() <= names::NAME, "{:?}", p);
            prop_assert!(p.role_words.is_none_or(|r| !r.is_empty() && r.chars().count() <= names::NAME));
        }
    }
}
