//! Random conversations written as each app writes them, read back: who said what, in what order.

use super::said;
use postmortem_meeting::codec::chat::{Parser, Profile, parse};
use postmortem_meeting::locale::Words;
use proptest::prelude::*;

/// How an app tells the time.
#[derive(Clone, Copy, Debug)]
enum Time {
    Whole,
    Half,
    HalfNarrow,
    HalfSmall,
}

/// The time of the `nth` message.
fn time(nth: usize, how: Time, seconds: bool) -> String {
    let minute = 9 * 60 + 50 + nth * 7;
    let (hour, minute) = (minute / 60 % 24, minute % 60);
    let seconds = if seconds { format!(":{:02}", nth * 13 % 60) } else { String::new() };
    let half = |gap: &str, words: [&str; 2]| {
        let shown = if hour % 12 == 0 { 12 } else { hour % 12 };
        format!("{shown}:{minute:02}{seconds}{gap}{}", words[usize::from(hour > 11)])
    };
    match how {
        Time::Whole => format!("{hour:02}:{minute:02}{seconds}"),
        Time::Half => half(" ", ["AM", "PM"]),
        Time::HalfNarrow => half("\u{202f}", ["AM", "PM"]),
        Time::HalfSmall => half(" ", ["a.m.", "p.m."]),
    }
}

#[derive(Clone, Debug)]
struct Talk {
    /// Sender and lines.
    said: Vec<(String, Vec<String>)>,
    how: Time,
    /// A choice where an app writes in more than one way.
    way: usize,
}

fn lines(body: &[String], indent: &str) -> String {
    body.iter().map(|line| format!("{indent}{line}\n")).collect()
}

/// The conversation as an app writes it.
fn written(profile: Profile, talk: &Talk) -> String {
    let mut out = String::new();
    if profile == Profile::BigBlueButton {
        out.push_str("system: Welcome to Payments!\n");
    }
    let way = talk.way;
    for (nth, (name, body)) in talk.said.iter().enumerate() {
        let full = time(nth, Time::Whole, true);
        let clock = time(nth, talk.how, false);
        let flat = body.join("\n");
        out.push_str(&match profile {
            Profile::ZoomSaved => {
                let head = [
                    format!("{full} From {name} to Everyone:\n"),
                    format!("{full} From  {name}  to  Everyone: \n"),
                    format!("{full} From  {name}  to  Bo Poe(Direct Message):\n"),
                    format!("{full} Von {name} an Alle:\n"),
                ];
                format!("{}{}", head[way % 4], lines(body, ["\t", "  "][way % 2]))
            }
            Profile::ZoomLine => [
                format!("{full}\t From  {name} : {flat}\n"),
                format!("{full}\t From  {name}  to  Bo Poe(Privately) : {flat}\n"),
                format!("{full} Von {name} an Alle : {flat}\n"),
                format!("{full} От {name} кому Все : {flat}\n"),
            ][way % 4]
                .clone(),
            Profile::ZoomCloud => format!("{full}\t{name}:\t{flat}\n"),
            Profile::Meet => format!("{name}\n{clock}\n{flat}\n"),
            Profile::MeetRecording => {
                let to = time(nth + 1, Time::Whole, true);
                [
                    format!("{full}.114,{to}.114\n{name}: {flat}\n\n"),
                    format!("{full},114 --> {to},114\n{name}: {flat}\n\n"),
                ][way % 2]
                    .clone()
            }
            Profile::TeamsClassic => [
                format!("[{clock}] {name}\n{flat}\n\n"),
                format!("[15/01/2026 {clock}] {name}\n{flat}\nlike 2\n"),
                format!("[{clock}] {name}: {flat}\n"),
            ][way % 3]
                .clone(),
            Profile::Teams => {
                let start: String = body[0].chars().take(45).collect();
                let day = ["15/01/2026 ", "", "Yesterday ", "Thursday "][way % 4];
                let reactions = ["", "👍\n2 like reactions.\n2\n", "Edited\n"][nth % 3];
                match way % 5 {
                    // A digit at the end of a name would be part of the day.
                    4 if !name.ends_with('2') => {
                        format!("{start}... by {name}\n{name}1/15 {clock}\n\n{flat}\n{reactions}")
                    }
                    _ => format!("{start}... by {name}\n{name}\n{day}{clock}\n\n{flat}\n{reactions}"),
                }
            }
            Profile::Webex => format!(
                "from {name} to {}: {} {clock}\n{flat}\n",
                ["Everyone", "everyone"][way % 2],
                " ".repeat(way % 4)
            ),
            Profile::BigBlueButton => [
                format!("[{clock}] [{name} : MODERATOR]: {flat}\n"),
                format!("[{clock}] {name} : {flat}\n"),
                format!("[{name} : VIEWER]: {flat}\n"),
            ][way % 3]
                .clone(),
            Profile::Jitsi => format!("{name}\n{flat}\n{clock}\n"),
            Profile::Slack => [
                format!("{name}  [{clock}]\n{flat}\n\n"),
                format!("{name}\n  {clock}\n{flat}\n:+1:\n2\n"),
                format!("{name}  {clock}\n{flat} (edited) \n"),
                format!("{name}   [3 hours ago]\n{flat}\n"),
            ][way % 4]
                .clone(),
            Profile::Discord => [
                format!("{name} — Today at {clock}\n{flat}\n"),
                format!("{name} — 01/15/2026 {clock}\n{flat}\n"),
                format!("{name}\n — \nYesterday at {clock}\n{flat}\n"),
                format!("{name}\n — {clock}\n{flat}\n"),
            ][way % 4]
                .clone(),
            Profile::Plain => {
                [format!("{name}: {flat}\n"), format!("- {name}: {flat}\n"), format!("{clock} {name}: {flat}\n")]
                    [way % 3]
                    .clone()
            }
        });
    }
    out
}

/// Whether the app has no place for several lines, or no way to tell a line from a header.
fn single(profile: Profile) -> bool {
    matches!(profile, Profile::Plain)
}

fn talks() -> impl Strategy<Value = Talk> {
    let names = prop::sample::subsequence(
        vec![
            "Ann Bo",
            "Bo Poe",
            "Zoë van Dijk",
            "Lima, Ana",
            "Cy (Guest)",
            "Dee O’Neill (she/her)",
            "山田 太郎",
            "Иван Петров",
            "ada",
            "Jean-Luc",
            "You",
            "Ann 2",
            "Éva Kőműves",
            "Team West",
        ],
        2..8,
    );
    let line = prop_oneof![
        4 => prop::sample::select(vec![
            "0", "1", "2", "3", "4", "5", "yes", "no", "+1", "👍", "do", "later", "1 do, 2 delay", "Poll W41: type 0-5. How sure?", "by Friday",
            "PMUB109M6SC6001081G810C4PH0Q", "https://example.org/a?b=c:d", "it was down from 10:01 to 11:40", "ok: let us go on", "(edited) the page", "4.5",
        ]).prop_map(str::to_owned),
        2 => "[A-Za-z][a-z]{0,7}( [a-z0-9]{1,8}){0,12}[.!?]?",
        1 => "[äöüß漢字и]{1,12}[.…]?",
    ];
    let body = prop_oneof![5 => prop::collection::vec(line.clone(), 1..2), 1 => prop::collection::vec(line, 2..4)];
    let how = prop::sample::select(vec![Time::Whole, Time::Half, Time::HalfNarrow, Time::HalfSmall]);
    (names, prop::collection::vec((any::<prop::sample::Index>(), body), 1..25), how, 0_usize..60).prop_map(
        |(names, said, how, way)| {
            let said = said.into_iter().map(|(who, body)| ((*who.get(&names)).to_owned(), body)).collect();
            Talk { said, how, way }
        },
    )
}

/// How many messages came back as they were said, and whether any other came.
fn came_back(profile: Profile, talk: &Talk, told: bool) -> (usize, Vec<String>) {
    let mut talk = talk.clone();
    if single(profile) {
        talk.said.iter_mut().for_each(|(_, body)| body.truncate(1));
    }
    let text = written(profile, &talk);
    let found = said(&parse(&text, told.then_some(profile)));
    let wanted: Vec<String> = talk.said.iter().map(|(name, body)| format!("{name}: {}", body.join(" / "))).collect();
    // In order: the longest run of both without gaps at the same places would be too kind, so each is met in turn.
    let mut rest = found.iter();
    let met = wanted.iter().filter(|want| rest.clone().any(|f| f == *want) && rest.any(|f| f == *want)).count();
    let missed = wanted
        .iter()
        .filter(|want| !found.contains(want))
        .map(|want| format!("{profile:?} {}: {want}\n{text}", talk.way))
        .collect();
    (met, missed)
}

/// At least 99 in 100 messages come back, in each layout, whether it was told or guessed.
#[test]
fn conversations_come_back() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for profile in Profile::ALL {
        for told in [true, false] {
            let (mut met, mut all, mut missed) = (0, 0, Vec::new());
            for _ in 0..70 {
                let talk = proptest::strategy::ValueTree::current(&talks().new_tree(&mut runner).expect("a talk"));
                let (found, lost) = came_back(profile, &talk, told);
                met += found;
                all += talk.said.len();
                missed.extend(lost);
            }
            println!("{profile:?} told {told}: {met} of {all}");
            assert!(
                met * 1000 >= all * 990,
                "{profile:?} told {told}: {met} of {all}\n{}",
                missed.iter().take(3).cloned().collect::<Vec<_>>().join("\n")
            );
        }
    }
}

#[test]
fn layouts_are_told_apart() {
    let body = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    let said = vec![
        ("Ann Bo".to_owned(), body(&["Good morning everybody, shall we begin?"])),
        ("Cy Roe".to_owned(), body(&["3"])),
        ("Dee".to_owned(), body(&["yes", "and a second line"])),
        ("Ann Bo".to_owned(), body(&["4"])),
    ];
    for profile in Profile::ALL {
        for way in 0..12 {
            let talk = Talk { said: said.clone(), how: [Time::Whole, Time::Half][way % 2], way };
            let chat = parse(&written(profile, &talk), None);
            assert_eq!(chat.profile, profile, "{}", written(profile, &talk));
            assert!(chat.confidence >= 40, "{profile:?} {}", chat.confidence);
        }
    }
    assert_eq!(parse("", None).confidence, 0);
}

#[test]
fn times_are_read() {
    for (time, second) in [
        ("10:01", 36060),
        ("9:05 AM", 32700),
        ("12:00 AM", 0),
        ("12:30 pm", 45000),
        ("2:34\u{202f}PM", 52440),
        ("2:34 p.m.", 52440),
        ("午後2:34", 52440),
        ("오전 9:05", 32700),
        ("15/01/2026 2:34 pm", 52440),
        ("2026-01-15 14:34:07", 52447),
        ("Thu, Jan 15, 2026, 2:34 PM", 52440),
        ("15.01.2026 14.34", 52440),
        ("Yesterday 14:34", 52440),
        ("14 h 34", 52440),
    ] {
        let chat = parse(&format!("[{time}] Ann Bo\n4\n"), Some(Profile::TeamsClassic));
        assert_eq!(
            chat.messages.first().map(|m| (m.second, m.sender.as_str())),
            Some((Some(second), "Ann Bo")),
            "{time}"
        );
        let chat = parse(&format!("Ann Bo\n{time}\n4\n"), Some(Profile::Teams));
        assert_eq!(chat.messages.first().map(|m| m.second), Some(Some(second)), "{time}");
    }
    for time in ["25:00", "10:61", "10:1", "ten", "4.50", "10:01:02:03", "10:01x", "meet at 10:01"] {
        assert_eq!(parse(&format!("Ann Bo\n{time}\n4\n"), Some(Profile::Teams)).messages, vec![], "{time}");
    }
}

#[test]
fn a_language_nobody_listed_is_learned() {
    let text = "10:01:00 Kutoka Ann kwenda Wote : 3\n10:01:05 Kutoka Cy Roe kwenda Wote : 4\n10:01:09 Kutoka Dee kwenda Ann : 5\n";
    let chat = parse(text, None);
    assert_eq!(
        (chat.profile, said(&chat)),
        (Profile::ZoomLine, ["Ann: 3", "Cy Roe: 4", "Dee: 5"].map(str::to_owned).to_vec())
    );
    assert_eq!(chat.messages.iter().map(|m| m.direct).collect::<Vec<_>>(), [false, false, true]);
    let saved = text.replace(" : ", ":\n\t");
    assert_eq!((parse(&saved, None).profile, said(&parse(&saved, None))), (Profile::ZoomSaved, said(&chat)));
}

#[test]
fn slices_give_the_same() {
    let line = "[10:01] [Ann Bo : MODERATOR]: a line of some length that says nothing at all\n";
    let text = line.repeat(4000);
    let mut parser = Parser::new(text.as_str().into(), None);
    let mut steps = 1;
    while parser.step() {
        steps += 1;
    }
    assert_eq!(parser.finish(), parse(&text, None));
    // Thirteen to choose, one to begin, and the text in pieces of 64 kB.
    assert!((text.len() / 65536..=text.len() / 65536 + 18).contains(&steps), "{steps}");
}

#[test]
fn every_layout_has_a_name_of_its_own() {
    let names = Profile::ALL.map(|profile| postmortem_meeting::present::poll::profile(&Words, profile));
    assert!(names.iter().all(|name| !name.is_empty() && names.iter().filter(|other| *other == name).count() == 1));
    assert_eq!((names[0], names[12]), ("Zoom, saved chat", "Name: text"));
}
