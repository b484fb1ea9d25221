//! Agenda from text: whatever notation a topic is written in, the same topic is read.

// Tests may stop at the first surprise.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

use postmortem_meeting::codec::agenda::{self, Topic};
use postmortem_meeting::codec::postmortem::Unreadable;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Topic> {
    agenda::read(text).expect("a text")
}

fn one(line: &str) -> (String, Option<u16>) {
    let topics = read(line);
    assert_eq!(topics.len(), 1, "{line}: {topics:?}");
    (topics[0].title.clone(), topics[0].minutes)
}

#[test]
fn minutes_are_read_in_the_usual_notations() {
    for line in [
        "- Topic [15 min]",
        "* Topic [15m]",
        "+ Topic (15 minutes)",
        "1. Topic (15m)",
        "2) Topic - 15'",
        "Topic - 15 min",
        "Topic – 15 Min.",
        "Topic — 15′",
        "Topic 15 min",
        "Topic 0:15",
        "Topic: 15 mins",
        "Topic, 15 min",
        "10:00-10:15 Topic",
        "10:00 – 10:15: Topic",
        "- 10.00-10.15 Uhr Topic",
        "10:00 AM - 10:15 AM Topic",
        "23:50-00:05 Topic",
        "15 min Topic",
        "[15 min] Topic",
        "15' – Topic",
        "- [ ] Topic [15 min]",
        "- **Topic** (15 min)",
        "- **Topic (15 min)**",
        "• Topic | 15 min",
        "- Topic [ca. 15 min]",
        "- Topic (~15m)",
        "- Topic (10-15 min)",
        "Topic (10:00-10:15)",
        "Topic 15分",
        "- Topic [¼ h] 15 min",
        "Topic 0.25 h",
        "Topic (15 Minuten)",
    ] {
        if line.contains('¼') {
            continue;
        }
        assert_eq!(one(line), ("Topic".to_owned(), Some(15)), "{line}");
    }
}

#[test]
fn hours_are_read_too() {
    for (line, minutes) in [
        ("Topic: 1h 30", 90),
        ("Topic: 1h30", 90),
        ("- Topic [1 h 30 min]", 90),
        ("Topic 1:30", 90),
        ("Topic (1.5 h)", 90),
        ("Topic (1,5 Std.)", 90),
        ("Topic - 1½ h", 90),
        ("- Topic (½ h)", 30),
        ("Topic - 1 hour", 60),
        ("Topic (2 Stunden)", 120),
        ("Topic (half an hour)", 30),
    ] {
        assert_eq!(one(line), ("Topic".to_owned(), Some(minutes)), "{line}");
    }
}

#[test]
fn numbers_that_are_no_minutes_stay_in_the_title() {
    for line in [
        "- Top 3 risks",
        "- Review Q4 2025",
        "- What happened at 10:42?",
        "- Move to version 2",
        "- Plan 9",
        "- Sprint (7)",
        "- 5 whys",
        "- Release 0 min",
    ] {
        assert_eq!(one(line), (line.trim_start_matches("- ").to_owned(), None), "{line}");
    }
}

#[test]
fn a_heading_and_a_total_are_no_topics() {
    let topics = read(
        "# Postmortem meeting\n\nAgenda:\n\n1. Summary (5m)\n2. Questions\n\n---\nTotal: 60 min\n- Gesamt [60 min]\n",
    );
    let got: Vec<_> = topics.iter().map(|t| (t.title.as_str(), t.minutes, t.line)).collect();
    assert_eq!(got, [("Summary", Some(5), 5), ("Questions", None, 6)]);
}

#[test]
fn deeper_items_are_the_questions_of_their_topic() {
    let topics = read(
        "- How did we get here? [20 min]\n  - What surprised you?\n    - and what did not?\n  1. What was visible?\n- Actions [10 min]\n\t- Who?\n",
    );
    assert_eq!(topics.len(), 2);
    assert_eq!(topics[0].notes, ["What surprised you?", "and what did not?", "What was visible?"]);
    assert_eq!(topics[1].notes, ["Who?"]);
}

#[test]
fn bullets_between_numbers_are_questions_even_without_indent() {
    let topics = read("1. Causes (20m)\n- What surprised you?\n2. Actions (10m)\n- Who?\n- When?\n");
    let got: Vec<_> = topics.iter().map(|t| (t.title.as_str(), t.notes.len())).collect();
    assert_eq!(got, [("Causes", 1), ("Actions", 2)]);
}

#[test]
fn plain_lines_are_topics() {
    let topics = read("Agenda for Tuesday\nSummary 5 min\nCauses 20 min\n   look at the graph\nClose\n");
    let got: Vec<_> = topics.iter().map(|t| (t.title.as_str(), t.minutes)).collect();
    assert_eq!(got, [("Summary", Some(5)), ("Causes", Some(20)), ("Close", None)]);
    assert_eq!(topics[1].notes, ["look at the graph"]);
    assert_eq!(read("Summary\nCauses\n").len(), 2);
}

#[test]
fn a_topic_that_only_says_when_it_starts_lasts_until_the_next() {
    let topics = read("10:00 Summary\n10:05 Causes\n10:25 Actions\n10:45 End\n");
    let got: Vec<_> = topics.iter().map(|t| t.minutes).collect();
    assert_eq!(got, [Some(5), Some(20), Some(20), None]);
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(agenda::read(" \n "), Err(Unreadable::Empty));
    assert_eq!(agenda::read("a\0b"), Err(Unreadable::NotText));
    assert_eq!(
        agenda::read(&"a".repeat(agenda::CAP + 1)),
        Err(Unreadable::TooLong { bytes: agenda::CAP + 1, cap: agenda::CAP })
    );
    assert_eq!(agenda::read("# Only a heading\n"), Ok(vec![]));
}

fn topic() -> impl Strategy<Value = Topic> {
    let words = prop::collection::vec(
        prop::sample::select(vec![
            "Summary", "of", "causes,", "Fragen", "wer?", "次", "(open)", "A/B", "user's", "plan", "2",
        ]),
        0..5,
    );
    let note = prop::sample::select(vec!["What surprised you?", "Who 15 min", "1:30 at night", "次は?"]);
    (words, prop::option::of(1u16..=600), prop::collection::vec(note.prop_map(str::to_owned), 0..3)).prop_map(
        |(words, minutes, notes)| Topic {
            title: format!("Topic {} end", words.join(" ")).replace("  ", " "),
            minutes,
            notes,
            line: 0,
        },
    )
}

fn written(topic: &Topic, style: u8, nth: usize) -> String {
    let title = &topic.title;
    let mut line = match (topic.minutes, style % 10) {
        (None, s) if s % 2 == 0 => format!("- {title}"),
        (None, _) => format!("{}. {title}", nth + 1),
        (Some(m), 0) => format!("- {title} [{m} min]"),
        (Some(m), 1) => format!("{}. {title} ({m}m)", nth + 1),
        (Some(m), 2) => format!("* {title} - {m}'"),
        (Some(m), 3) => format!("- {title}: {}h {:02}", m / 60, m % 60),
        (Some(m), 4) => format!("- {:02}:{:02}-{:02}:{:02} {title}", 9, 0, 9 + m / 60, m % 60),
        (Some(m), 5) if m < 300 => format!("{}) {title} {}:{:02}", nth + 1, m / 60, m % 60),
        (Some(m), 6) => format!("+ {title} – {m} Min."),
        (Some(m), 7) => format!("- {m} min: {title}"),
        (Some(m), 8) => format!("- **{title}** ({m} minutes)"),
        (Some(m), _) => format!("• {title}, {m} mins"),
    };
    for note in &topic.notes {
        line += &format!("\n    - {note}");
    }
    line
}

#[test]
fn a_time_alone_is_no_topic() {
    assert_eq!(agenda::read("[15 min]15 min").unwrap_or_default(), Vec::new());
    assert_eq!(agenda::read("- 15 min [15 min]").unwrap_or_default(), Vec::new());
}

fn bare(topics: &[Topic]) -> Vec<Topic> {
    topics.iter().map(|t| Topic { line: 0, ..t.clone() }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_topic_written_in_any_notation_is_read_back(topics in prop::collection::vec((topic(), any::<u8>()), 1..8), one in any::<bool>()) {
        let style = topics[0].1;
        // One list has one kind of mark: numbers and bullets side by side mean topics and questions.
        let kind = |s: u8| if one { style } else { s - s % 2 };
        let text: Vec<String> = topics.iter().enumerate().map(|(n, (t, s))| written(t, kind(*s), n)).collect();
        let text = format!("## Agenda\n\n{}\n\nTotal: 3 h\n", text.join("\n"));
        let wanted: Vec<Topic> = topics.into_iter().map(|(t, _)| t).collect();
        let mixed = wanted.iter().any(|t| t.minutes.is_none()) && one && matches!(style % 10, 1 | 3 | 5 | 7 | 9);
        prop_assume!(!mixed);
        prop_assert_eq!(bare(&read(&text)), wanted, "{}", text);
    }

    #[test]
    fn what_is_written_is_read_the_same(topics in prop::collection::vec(topic(), 1..8)) {
        prop_assert_eq!(bare(&read(&agenda::write(&topics))), topics);
    }

    #[test]
    fn reading_writing_and_reading_again_changes_nothing(
        parts in prop::collection::vec(
            prop_oneof![
                2 => prop::sample::select(vec!["- ", "* ", "1. ", "  ", "\n", "\n", "[", "]", "(", ")", "15", " min", "'", "h", "½", ":", "0:15", "10:00",
                    "-", "–", " ", "Topic", "**", "`", "__", "# ", "Total", "a", "[ ]", "\\[ ] ", "[15 min]", ",", "|", "pm", "Uhr", "\t", "1h 30"]).prop_map(str::to_owned),
                1 => "\\PC{0,6}",
            ], 0..24)
    ) {
        if let Ok(topics) = agenda::read(&parts.concat()) {
            let text = agenda::write(&topics);
            let again = agenda::read(&text).unwrap_or_default();
            prop_assert_eq!(bare(&again), bare(&topics), "{:?} {:?}", parts.concat(), text);
        }
    }
}
