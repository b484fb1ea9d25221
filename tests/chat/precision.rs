//! Ordinary text holds no votes: prose, code, and chats full of reactions.

use super::asked;
use postmortem_meeting::codec::chat::{Typed, parse, typed};
use postmortem_meeting::domain::Scale;

/// Numbers that repeat with the seed, so that a failure can be seen again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

const WORDS: &[&str] = &[
    "the",
    "deploy",
    "was",
    "down",
    "for",
    "3",
    "5",
    "minutes",
    "and",
    "we",
    "do",
    "not",
    "know",
    "yes",
    "no",
    "later",
    "team",
    "alerts",
    "paged",
    "10:01",
    "2",
    "of",
    "people",
    "were",
    "hit",
    "rolled",
    "back",
    "object",
    "storage",
    "commit",
    "by",
    "Friday",
    "concern",
    "Note:",
    "Ann",
    "vote",
    "fist",
    "one",
    "two",
    "zero",
    "up",
    "ok",
    "+1",
    "block",
    "decline",
    "delay",
    "now",
    "counter",
    "understand",
    "abstain",
    "4.5",
    "it",
    "is",
    "because",
    "customers",
    "orders",
    "queue",
    "in",
    "a",
    "skip",
    "consent",
];

const CODE: &[&str] = &[
    "let retries = 3;",
    "if n == 0 { return; }",
    "replicas: 3",
    "timeout: 5",
    "    \"count\": 4,",
    "}",
    "    }",
    "] ,",
    "for i in 0..5 {",
    "#!/bin/sh",
    "exit 1",
    "return 0",
    "case 2: break;",
    "- name: web",
    "  - 1",
    "  - 2",
    "  3,",
    "print(\"yes\")",
    "# do later",
    "// no",
    "| 1 | yes |",
    "| 2 | no |",
    "10.0.0.1 - - [15/Jan/2026:10:01:00]",
    "2026-01-15T10:01:00Z ERROR Ann: 500",
    "10:01:00 INFO worker: 3 retries",
    "diff --git a/1 b/1",
    "@@ -1,3 +1,4 @@",
    "+1",
    "-1",
    "git commit -m 'do'",
    "1. do",
    "2. delay",
    "$ kubectl get pods",
    "     532",
    "> 3",
    "<td>3</td>",
    "{\"vote\": 3}",
    "const YES: u8 = 1;",
    "SELECT 1;",
    "3 files changed, 5 insertions(+)",
    "[INFO] Ann: 3 errors",
];

fn sentence(dice: &mut Dice) -> String {
    let count = 6 + dice.roll(14);
    let words: Vec<&str> = (0..count).map(|_| dice.pick(WORDS)).collect();
    format!("{}{}", words.join(" "), dice.pick(&[".", "!", "?", "", ";"]))
}

fn polls() -> Vec<postmortem_meeting::codec::chat::Asked> {
    Scale::ALL.into_iter().flat_map(|scale| [asked(scale, 1), asked(scale, 3)]).collect()
}

/// What in a text is taken for a vote.
fn votes(text: &str) -> Vec<String> {
    let polls = polls();
    let mut found = Vec::new();
    for message in &parse(text, None).messages {
        for asked in &polls {
            if let Typed::Vote(vote) = typed(&message.body, asked) {
                found.push(format!("{:?} {}: {} {vote:?}", asked.scale, message.sender, message.body));
            }
        }
    }
    found
}

#[test]
fn a_megabyte_of_prose_and_code_holds_no_vote() {
    let mut dice = Dice(7);
    let mut size = 0;
    while size < 1 << 20 {
        let mut text = String::new();
        let code = dice.roll(3);
        for _ in 0..60 {
            let line = match code {
                0 => sentence(&mut dice),
                1 => dice.pick(CODE).to_owned(),
                _ if dice.roll(2) == 0 => sentence(&mut dice),
                _ => dice.pick(CODE).to_owned(),
            };
            text.push_str(&line);
            text.push_str(dice.pick(&["\n", "\n\n"]));
        }
        size += text.len();
        assert_eq!(votes(&text), Vec::<String>::new(), "{text}");
    }
}

/// Sentences by people, in each way of saying who; a sentence is no vote, whatever words it has.
#[test]
fn sentences_are_no_votes() {
    let mut dice = Dice(11);
    let polls = polls();
    for _ in 0..1500 {
        let line = sentence(&mut dice);
        // A keyword at the beginning makes a vote with a comment of it.
        if ["vote", "fist", "+1", "@"].iter().any(|word| line.starts_with(word)) {
            continue;
        }
        for asked in &polls {
            assert!(!matches!(typed(&line, asked), Typed::Vote(_)), "{:?} {line}", asked.scale);
        }
    }
}

/// Reactions and their counts, as each app writes them below a sentence.
#[test]
fn reactions_are_no_votes() {
    let mut dice = Dice(13);
    let mut texts = [String::new(), String::new(), String::new(), String::new()];
    for nth in 0..400 {
        let (name, line, count) =
            (dice.pick(&["Ann Bo", "Cy Roe", "Dee"]), sentence(&mut dice).replace(['@', '+'], ""), dice.roll(6));
        let line = format!("well, {line}");
        let (emoji, code) =
            (dice.pick(&["👍", "❤️", "🎉", "👎", "🤷🏽‍♂️"]), dice.pick(&[":+1:", ":-1:", ":tada:", ":shrug:"]));
        let time = format!("{}:{:02}", 1 + nth / 60 % 12, nth % 60);
        let start: String = line.chars().take(45).collect();
        texts[0].push_str(&format!(
            "{name}  [{time} AM]\n{line}\n{code}\n{count}\n{code}\n{}\n{count} replies\n\n",
            dice.roll(6)
        ));
        texts[1].push_str(&format!(
            "{start}... by {name}\n{name}\n15/01/2026 {time} am\n\n{line}\n{emoji}\n{count} like reactions.\n{count}\n1 heart reaction.\n1\nEdited\n"
        ));
        texts[2].push_str(&format!(
            "{time}:00 From  {name}  to  Everyone:\n\t{line}\n{time}:01 From  {name}  to  Everyone:\n\tReacted to \"{count}\" with {emoji}\n\
             {time}:02 From  {name}  to  Everyone:\n\tadd {emoji}\n{time}:03 From  {name}  to  Everyone:\n\tRemoved a {emoji} reaction from \"{count}\"\n"
        ));
        texts[3].push_str(&format!("[{time} AM] {name}\n{line}\n\nlike {count}\nheart 1\n"));
    }
    for text in texts {
        assert!(parse(&text, None).messages.len() >= 400);
        assert_eq!(votes(&text), Vec::<String>::new());
    }
}
