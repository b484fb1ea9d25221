//! What holds for any text: nothing is lost, nothing is moved, work grows with the length only.

use super::{asked, said};
use postmortem_meeting::codec::chat::{
    Chat, Noise, Parser, Profile, clean_name, decode, fold_name, opener, parse, typed,
};
use postmortem_meeting::domain::Scale;
use proptest::prelude::*;

fn seen(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'))
}

/// Each line is a header, a line of a body, or listed with a reason; blank ones are none of them.
fn nothing_is_lost(text: &str, chat: &Chat) -> Result<(), String> {
    let mut from = 0;
    for line in text.split('\n') {
        let start = from + line.find(seen(line)).unwrap_or(0);
        let to = start + seen(line).len();
        from += line.len() + 1;
        if seen(line).is_empty() {
            continue;
        }
        let listed = chat.ignored.iter().any(|i| i.at.start < to && start < i.at.end);
        let inside = chat.messages.iter().any(|m| m.at.start < to && start < m.at.end);
        if !listed && !inside {
            return Err(format!("{line:?} is nowhere in {text:?}: {chat:?}"));
        }
    }
    for message in &chat.messages {
        let part = text.get(message.at.clone()).ok_or("a place between characters")?;
        for line in message.body.split('\n') {
            if !part.contains(line) {
                return Err(format!("{line:?} is not in {part:?}"));
            }
        }
        if message.body.is_empty() || message.key != fold_name(&message.key) {
            return Err(format!("{message:?}"));
        }
        // What is in a message and no body of it is its header, or listed.
        let mut rest = part.to_owned();
        for line in message.body.split('\n').rev() {
            let at = rest.rfind(line).unwrap_or_default();
            let after = rest.split_off(at);
            let left = seen(after.get(line.len()..).unwrap_or_default());
            let stamp = chat.profile == Profile::Jitsi && !left.contains('\n');
            let listed =
                chat.ignored.iter().filter(|i| message.at.start <= i.at.start && i.at.end <= message.at.end).count();
            if !left.is_empty() && !stamp && listed == 0 {
                return Err(format!("{left:?} of {part:?} is nowhere"));
            }
        }
    }
    if chat.ignored.iter().any(|i| text.get(i.at.clone()).is_none_or(|part| seen(part).is_empty())) {
        return Err(format!("an empty place: {:?}", chat.ignored));
    }
    Ok(())
}

/// Messages follow each other and do not overlap; so does what is left out.
fn order_is_kept(chat: &Chat) -> bool {
    let messages = chat.messages.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start);
    messages && chat.ignored.windows(2).all(|pair| pair[0].at.start <= pair[1].at.start)
}

/// Text made of what chats are made of, so that headers come up often.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "Ann Bo",
        "Cy Roe",
        "10:01",
        "10:01:00",
        "10:02 AM",
        "[10:01 AM]",
        "[10:02]",
        " From ",
        " to ",
        "Everyone",
        ":",
        " : ",
        ": ",
        "\t",
        "  ",
        "\n",
        "\n",
        "\n",
        "\n\n",
        "3",
        "5",
        "yes",
        "👍",
        ":+1:",
        "2 like reactions.",
        "(edited)",
        " by Ann Bo",
        " — Today at 10:01 AM",
        "15/01/2026 2:34 pm",
        "from ",
        "Von ",
        " an ",
        "Alle",
        "> ",
        "Replying to \"",
        "\" ",
        "Reacted to \"4\" with 👍",
        "add 👍",
        "PMUB1",
        "@",
        "[Ann : MODERATOR]: ",
        "00:00:07.114,00:00:10.114",
        "\u{200b}",
        "\u{202e}",
        "Poll W41: type 0-5",
        "é",
        "漢",
        "午後",
        "Begin Reference, ",
        "...\"",
        "(Privately)",
        "\u{a0}",
        "-",
        "—",
        "[3 hours ago]",
    ]);
    prop_oneof![
        4 => prop::collection::vec(scrap, 0..40).prop_map(|parts| parts.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_whole_and_in_order(text in scraps()) {
        for profile in Profile::ALL.map(Some).into_iter().chain([None]) {
            let chat = parse(&text, profile);
            if let Err(why) = nothing_is_lost(&text, &chat) {
                prop_assert!(false, "{:?}: {}", profile, why);
            }
            prop_assert!(order_is_kept(&chat), "{:?} {:?}", text, chat);
            prop_assert!(chat.confidence <= 100 && profile.is_none_or(|profile| profile == chat.profile));
        }
    }

    #[test]
    fn any_message_is_a_vote_or_none(body in scraps(), scale in prop::sample::select(Scale::ALL.to_vec()), topics in 0_usize..40) {
        let asked = asked(scale, topics);
        let first = typed(&body, &asked);
        prop_assert_eq!(typed(&body, &asked), first);
        opener(&body);
        clean_name(&body);
    }

    #[test]
    fn any_bytes_are_a_chat(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = decode(&bytes).expect("short").text;
        let chat = parse(&text, None);
        prop_assert!(nothing_is_lost(&text, &chat).is_ok());
    }

    /// Two parts of a log give what the whole gives.
    #[test]
    fn messages_of_two_pastes_are_those_of_one(one in said_lines(), other in said_lines()) {
        for profile in [Profile::ZoomSaved, Profile::TeamsClassic, Profile::BigBlueButton, Profile::Slack, Profile::Discord] {
            let written = |list: &[(String, String)]| -> String { list.iter().map(|(name, body)| block(profile, name, body)).collect() };
            let (a, b) = (written(&one), written(&other));
            let mut both = said(&parse(&a, Some(profile)));
            both.extend(said(&parse(&b, Some(profile))));
            prop_assert_eq!(said(&parse(&format!("{a}{b}"), Some(profile))), both);
        }
    }
}

fn said_lines() -> impl Strategy<Value = Vec<(String, String)>> {
    let name = prop::sample::select(vec!["Ann Bo", "Cy", "Zoë"]).prop_map(str::to_owned);
    prop::collection::vec((name, "[a-z0-9]{1,9}( [a-z]{1,5}){0,3}"), 1..8)
}

fn block(profile: Profile, name: &str, body: &str) -> String {
    match profile {
        Profile::ZoomSaved => format!("10:01:00 From  {name}  to  Everyone:\n\t{body}\n"),
        Profile::TeamsClassic => format!("[10:01 AM] {name}\n{body}\n\n"),
        Profile::BigBlueButton => format!("[10:01] [{name} : VIEWER]: {body}\n"),
        Profile::Slack => format!("{name}  [10:01 AM]\n{body}\n\n"),
        _ => format!("{name} — Today at 10:01 AM\n{body}\n"),
    }
}

/// How many bytes are looked at for each byte of the text, once the layout is known.
fn work(text: &str, profile: Profile) -> f64 {
    let mut parser = Parser::new(text.into(), Some(profile));
    while parser.step() {}
    parser.visited() as f64 / text.len() as f64
}

#[test]
fn work_grows_with_the_length_and_with_nothing_else() {
    let parts = [
        "a\n",
        "10:01\n",
        "[10:01 AM] Ann\n",
        "Ann Bo\n10:01 AM\n3\n",
        "10:01:00 From  Ann  to  Everyone:\n\t3\n",
        ": : : : : :\n",
        "10:01:00 From a to b to c : d : e\n",
        "[[[[[[[[\n",
        ":+1:\n2\n",
        "a by Ann\nAnn\n15/01/2026 2:34 pm\n\na\n",
        "\u{200b}\n",
        "\n",
        "—\n",
        "Ann: 4\n",
        "word word word 10:01 word ",
    ];
    for part in parts {
        for profile in Profile::ALL {
            let size = 40_000;
            let text = |times: usize| part.repeat(times * size / part.len());
            let (small, large) = (work(&text(1), profile), work(&text(4), profile));
            // The beginning is looked at twice more, for habits of the text; it is a smaller share of a longer one.
            assert!(large <= small + 0.1 && small < 7.0, "{part:?} {profile:?} {small} {large}");
        }
    }
}

/// Choosing the layout costs the same for any long text.
#[test]
fn choosing_is_capped() {
    let chosen = |text: &str| {
        let mut parser = Parser::new(text.into(), None);
        (0..14).for_each(|_| {
            parser.step();
        });
        parser.visited()
    };
    let text = "[10:01] [Ann Bo : MODERATOR]: some words\n".repeat(20_000);
    assert!(chosen(&text) < 4_500_000, "{}", chosen(&text));
    assert!(chosen(&text).abs_diff(chosen(&text[..text.len() / 2 + 1])) < 1000);
}

/// A step is short, so that a page can do other things between two.
#[test]
fn steps_are_short() {
    let text = "Ann Bo\n10:01 AM\n3\n".repeat(30_000);
    let mut parser = Parser::new(text.as_str().into(), None);
    let mut before = parser.visited();
    let mut more = true;
    while more {
        more = parser.step();
        let now = parser.visited();
        assert!(now - before < 400_000, "{}", now - before);
        before = now;
    }
    assert_eq!(parser.finish().messages.len(), 30_000);
}

#[test]
fn nothing_said_is_nothing_read() {
    for text in ["", "\n", " \n\t\n", "\u{feff}", "hello", "hello\nworld"] {
        let chat = parse(text, None);
        assert!(chat.messages.is_empty() && chat.confidence == 0, "{text:?}");
        assert!(chat.ignored.iter().all(|ignored| ignored.why == Noise::Before));
    }
}
