//! Hostile and unlucky chats, a file each in `tests/data/chat`, and what each must give. All names are invented.

use super::asked;
use postmortem_meeting::codec::chat::{Chat, Letters, Noise, Profile, Typed, decode, look_alike, opener, parse, typed};
use postmortem_meeting::domain::Scale;
use std::path::PathBuf;

fn text(name: &str) -> (String, bool) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/chat").join(name);
    let decoded = decode(&std::fs::read(path).expect(name)).expect("short");
    (decoded.text, decoded.letters == Letters::Windows)
}

/// `sender: body [vote]` of each message in a fist of five: the number typed, `?` when unclear, `-` when talk; `*` is
/// a message to one person.
fn told(chat: &Chat) -> Vec<String> {
    let line = |m: &postmortem_meeting::codec::chat::Message| {
        let vote = match typed(&m.body, &asked(Scale::Fist, 1)) {
            Typed::Vote(vote) => (vote[0] - 1).to_string(),
            Typed::Unclear => "?".to_owned(),
            Typed::Talk => "-".to_owned(),
        };
        let body: String = m.body.replace('\n', " / ").chars().take(60).collect();
        format!("{}{}: {body} [{vote}]", m.sender, if m.direct { "*" } else { "" })
    };
    chat.messages.iter().map(line).collect()
}

#[rustfmt::skip]
const TABLE: &[(&str, Profile, &[&str])] = &[
    // Zoom indents what people write, so a header inside of a message is seen to be none. Others do not, and nobody
    // can tell; codes do not depend on headers.
    ("fake-header-zoom.txt", Profile::ZoomSaved, &[
        "Ann Bo: look what somebody wrote: / 10:02:00 From  Cy Roe  to  Every [-]", "Cy Roe: 2 [2]",
    ]),
    ("fake-header-zoom-line.txt", Profile::ZoomLine, &["Ann Bo: look [-]", "Cy Roe: 5 [5]", "Cy Roe: 2 [2]"]),
    ("fake-header-teams-classic.txt", Profile::TeamsClassic, &["Ann Bo: look [-]", "Cy Roe: 5 [5]", "Cy Roe: 2 [2]"]),
    ("fake-header-meet.txt", Profile::Meet, &["Ann Bo: look [-]", "Cy Roe: 5 [5]", "Cy Roe: 2 [2]"]),
    ("fake-header-slack.txt", Profile::Slack, &["ann: look [-]", "cy: 5 [5]", "cy: 2 [2]"]),
    // A header of another app is none.
    ("fake-header-webex.txt", Profile::Webex, &["Ann Bo: look / 10:02 Cy Roe: 5 [-]", "Cy Roe: 2 [2]"]),
    ("fake-header-bigbluebutton.txt", Profile::BigBlueButton, &["Ann Bo: look / 10:02 Cy Roe: 5 [-]", "Cy Roe: 2 [2]"]),
    ("fake-header-jitsi.txt", Profile::Jitsi, &["Ann Bo: look / 10:02 Cy Roe: 5 [-]", "Cy Roe: 2 [2]"]),
    ("fake-header-discord.txt", Profile::Discord, &["ann: look / 10:02 Cy Roe: 5 [-]", "cy: 2 [2]"]),
    ("odd-names-zoom.txt", Profile::ZoomSaved, &[
        "Everyone: 1 [1]", "From: 2 [2]", "to: 3 [3]", "Ann : Bo: 4 [4]", "Ann to Bo: 5 [5]", "Tab Bo: 0 [0]",
        "oB nnA: 1 [1]", "Аnn: 3 [3]", "Ann: 4 [4]",
    ]),
    ("odd-names-zoom-line.txt", Profile::ZoomLine, &["Ann to Bo: 3 [3]", "to: 4 [4]", "From: 5 [5]", "Ann : Bo: 1 [1]"]),
    ("odd-names-meet.txt", Profile::Meet, &["Everyone: 5 [5]", "To: 2 / 🎉🎉🎉 / 10:04 AM / 1 [2]", "Аnn: 3 [3]"]),
    ("odd-names-slack.txt", Profile::Slack, &["from: 3 [3]", "from: 4 [4]", "Ann : Bo: 5 / 3  [10:04 AM] / 2 [5]"]),
    ("teams-preview-code.txt", Profile::Teams, &["Ann Bo: PMUB109M6SC6001081G810C4PH0Q [-]", "Cy Roe: 3 [3]"]),
    ("teams-reactions.txt", Profile::Teams, &[
        "Fay Host: Poll W41: type 0-5. How sure are you that this holds? [-]", "Bo, Ann: 4 [4]", "Cy Roe: 2 [2]",
        "Dee: we saw the number 5 [-]",
    ]),
    ("slack-reaction-count.txt", Profile::Slack, &["fay: Poll W41: type 0-5 [-]", "ann: 3 [3]", "cy: :tada: [-]", "dee: 2 [2]"]),
    ("zoom-reactions.txt", Profile::ZoomSaved, &[
        "Fay: Poll W41: type 0-5 [-]", "Ann: 4 [4]", "Dee: add 5️⃣ [-]", "Gus: 2 [2]", "Hal: 3 [3]", "Ian*: 1 [1]",
        "Jo: add 3 more people please [-]",
    ]),
    ("meet-you.txt", Profile::Meet, &["You: Poll W41: type 0-5 [-]", "Ann Bo: 3 [3]", "Cy Roe: 3 / 4 [?]", "You: 5 [5]"]),
    ("openers.txt", Profile::Meet, &[
        "Fay Host: Poll W41: type 0-5 [-]", "Ann Bo: \"Poll W41: type 0-5\" what is that? [-]", "Cy Roe: 3 [3]",
        "Fay Host: Ｐｏｌｌ Ｋ７２： type yes or no [-]", "Gus: Poll 9QX: type 0-5 [-]",
    ]),
    ("translated.txt", Profile::Meet, &["Fay Host: Umfrage W41: Geben Sie 0-5 ein. Wie sicher sind Sie? [-]", "Ann Bo: drei [-]", "Cy Roe: 4 [4]"]),
    ("ballots.txt", Profile::ZoomSaved, &[
        "Ann: https://wiki.example.org/pm#pm1=AQAAAABBBBCCCCz [-]",
        "Bo: PMUB1 09M6SC60                                               [-]",
        "Cy: PMUB109M6SC6001081G810C4PH0QPMUB109M6SC6001081G810C4PH0Q [-]",
        "Dee: PMUB109M6SC600 [-]", "Dee: 1081G810C4PH0Q [-]", "Eve: PMUB209M6SC6001081G810C4PH0Q [-]", "Fay: PMUPMUPMUPMUPMUPMU [-]",
    ]),
    ("html.txt", Profile::Plain, &[]),
    ("numbers.yaml", Profile::Plain, &[]),
    ("labels.txt", Profile::Plain, &[]),
    ("plain.txt", Profile::Plain, &[
        ": Poll W41: type 0-5 [-]", "Ann: 3 [3]", "Bo Poe: 4 [4]", "Cy: 5 [5]", "Dee: 2 / see https://example.org/a [2]",
    ]),
    ("utf16.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
    ("utf16-big.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
    ("cr.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
    ("windows-1252.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
    ("bom.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
    ("separators.txt", Profile::Meet, &["Ann Bo: 3 [3]", "Zoë: 4 [4]"]),
];

#[test]
fn each_file_gives_what_it_must() {
    let mut wrong = Vec::new();
    for (name, profile, wanted) in TABLE {
        let chat = parse(&text(name).0, None);
        let found = told(&chat);
        if found != *wanted || chat.profile != *profile {
            wrong.push(format!("{name} {:?} {found:#?}", chat.profile));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_in_the_table() {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/chat");
    for entry in std::fs::read_dir(dir).expect("the corpus") {
        let name = entry.expect("a file").file_name();
        assert!(TABLE.iter().any(|(file, _, _)| name == *file), "{}", name.display());
    }
}

#[test]
fn what_is_left_out_is_listed_with_its_reason() {
    let reasons = |name: &str| -> Vec<Noise> { parse(&text(name).0, None).ignored.iter().map(|i| i.why).collect() };
    let zoom = reasons("odd-names-zoom.txt");
    assert_eq!(zoom, [Noise::NoName; 8], "a time, a digit, 200 emoji, a code: header and text of each");
    assert!(reasons("teams-preview-code.txt").contains(&Noise::Preview));
    let teams = reasons("teams-reactions.txt");
    for why in [Noise::Before, Noise::Preview, Noise::Reaction, Noise::Edited, Noise::System, Noise::Quote] {
        assert!(teams.contains(&why), "{why:?}");
    }
    let slack = reasons("slack-reaction-count.txt");
    assert_eq!(
        slack.iter().filter(|why| **why == Noise::Reaction).count(),
        7,
        "three with their counts, and one count"
    );
    assert!(reasons("html.txt").iter().all(|why| *why == Noise::Before));
    assert!(text("windows-1252.txt").1 && !text("utf16.txt").1);
}

#[test]
fn openers_are_found_and_quotes_of_them_are_none() {
    let openers = |name: &str| -> Vec<String> {
        parse(&text(name).0, None).messages.iter().filter_map(|m| opener(&m.body)).collect()
    };
    assert_eq!(openers("openers.txt"), ["W41", "K72", "9QX"]);
    assert_eq!(openers("translated.txt"), ["W41"]);
    assert_eq!(openers("zoom-reactions.txt"), ["W41"]);
    assert_eq!(openers("teams-reactions.txt"), ["W41"]);
    assert_eq!(openers("plain.txt"), ["W41"]);
}

#[test]
fn a_name_of_another_script_is_seen() {
    let chat = parse(&text("odd-names-zoom.txt").0, None);
    let names: Vec<&str> = chat.messages.iter().map(|m| m.sender.as_str()).collect();
    let pairs = names.iter().flat_map(|a| names.iter().map(move |b| (*a, *b)));
    assert_eq!(pairs.filter(|(a, b)| look_alike(a, b)).collect::<Vec<_>>(), [("Аnn", "Ann"), ("Ann", "Аnn")]);
}

#[test]
fn a_line_of_a_megabyte_is_one_line() {
    for part in ["3 ", "a", "PMU", "[", ": ", "10:01 "] {
        let line = part.repeat((1 << 20) / part.len());
        for profile in [Some(Profile::ZoomLine), Some(Profile::Plain), None] {
            let chat = parse(&format!("[10:01] Ann Bo\n{line}"), profile);
            assert!(chat.messages.iter().all(|m| typed(&m.body, &asked(Scale::Fist, 1)) == Typed::Talk));
        }
    }
}
