//! The grammar of typed votes, scale by scale (polls, 4.3).

use super::asked;
use postmortem_meeting::codec::chat::{Asked, Typed, opener, typed};
use postmortem_meeting::domain::{Scale, Text};

/// What is wrong with what a list of messages gives.
fn wrong(asked: &Asked, list: &[&str], wanted: &Typed) -> Vec<String> {
    let found = list.iter().map(|body| (body, typed(body, asked)));
    found
        .filter(|(_, found)| found != wanted)
        .map(|(body, found)| format!("{:?} {body:?}: {found:?}", asked.scale))
        .collect()
}

fn check(scale: Scale, topics: usize, rows: &[(&[u16], &[&str])], unclear: &[&str], talk: &[&str]) {
    let asked = asked(scale, topics);
    let mut all = Vec::new();
    for (vote, list) in rows {
        all.extend(wrong(&asked, list, &Typed::Vote(vote.to_vec())));
    }
    all.extend(wrong(&asked, unclear, &Typed::Unclear));
    all.extend(wrong(&asked, talk, &Typed::Talk));
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn fist_of_five() {
    let rows: &[(&[u16], &[&str])] = &[
        (&[1], &["0", "zero", "Zero.", "0/5", "0️⃣", "０", "٠", "०"]),
        (&[2], &["1", "one", "1 finger", "1!"]),
        (&[3], &["2", "2)", "٢", "۲", "२", "2 fingers", "2/5", "2 / 5"]),
        (
            &[4],
            &[
                "3",
                " 3 ",
                "\u{200b}3\u{a0}",
                "3.",
                "3!!",
                "３",
                "3️⃣",
                "3⃣",
                "Three",
                "THREE",
                "3/5",
                "3 fingers",
                "3 (edited)",
                "vote 3",
                "Vote: 3",
                "my vote: 3",
                "My vote is 3",
                "vote=3",
                "vote - 3",
                "vote-3",
                "vote #3",
                "fist 3",
                "fist: 3/5",
                "fist of five: 3",
                "W41 3",
                "w41: 3",
                "W4l 3",
                "#W41 3",
                "poll W41: 3",
                "vote W41: 3",
                "vote 3, I worry about the rollout",
                "W41: 3 because of the rollout",
                "vote three because I worry",
                "@Ann 3",
                "@Ann Bo 3",
                "@Ann vote 3",
                "\n\n3",
                "3\nbecause of the rollout",
                "3\n👍\n2",
            ],
        ),
        (&[6], &["5", "five", "5/5", "fist - 5"]),
    ];
    let unclear = &[
        "4.5",
        "4,5",
        "3-4",
        "3–4",
        "10",
        "6",
        "42",
        "3?",
        "2 or 3",
        "3 or 4?",
        "3 maybe",
        "~3",
        "3+",
        "3ish",
        "3 4",
        "3/4",
        "+1",
        "-1",
        "03",
        "vote 7",
        "vote 3 or 4",
        "vote 3, or rather 4",
        "vote 3 , no, vote-4",
        "vote -3",
        "W41: 3-4",
        "3\n4",
        "3½",
        "3 👍",
    ];
    let talk = &[
        "",
        "   ",
        "3 people were hit",
        "yes",
        "👍",
        "vote",
        "vote!",
        "W41",
        "532",
        "2026",
        "10:01",
        "3:13",
        "five nines",
        "X77 3",
        "<3",
        ":3",
        "five of us",
        "3%",
        "#3 is fixed",
        "the answer is 3",
        "vote early",
        "add 3",
        "Reacted to \"4\" with 👍",
        "nine",
        "three two one go",
        "10.0.0.1",
        "v1.2",
        "fist",
        "@Ann",
        "@all please vote now",
        "voted 3",
        "W412 3",
    ];
    check(Scale::Fist, 1, rows, unclear, talk);
}

#[test]
fn other_scales_of_numbers() {
    check(
        Scale::Gradients,
        1,
        &[(&[1], &["1", "one"]), (&[8], &["8", "eight", "8/8"])],
        &["0", "9", "7-8"],
        &["nine", "8 of us"],
    );
    check(Scale::Safety, 1, &[(&[1], &["1"]), (&[5], &["5", "5/5"])], &["0", "6"], &["zero trust", "safe"]);
}

#[test]
fn consent_and_thumbs() {
    let yes: &[&str] = &[
        "yes",
        "Yes!",
        "ok",
        "OK.",
        "aye",
        "consent",
        "I consent",
        "+1",
        "(y)",
        "👍",
        "👍🏽",
        "👍👍",
        ":+1:",
        ":+1::skin-tone-3:",
        ":thumbsup:",
        "vote: yes",
        "vote +1",
        "@Ann +1",
        "W41 yes, good enough",
    ];
    let concern: &[&str] = &["concern", "+-0", "±0", "+/-0", "🤷", "🤷🏻‍♂️", "shrug", ":shrug:", "Concern."];
    let no: &[&str] = &[
        "no",
        "No.",
        "object",
        "I object",
        "block",
        "-1",
        "−1",
        "(n)",
        "👎",
        ":-1:",
        ":thumbsdown:",
        "vote -1",
        "W41: object, it drops data",
    ];
    let unclear = &["yes?", "yes or no", "yes and no", "1", "3", "no concern", "maybe", "vote yes, no", "yes\nno"];
    let talk = &[
        "yes it was down for an hour",
        "no idea",
        "ok so what now",
        "block the deploy",
        "concerning",
        "5 people",
        "okay then, moving on",
        "yes, but it was me",
    ];
    check(Scale::Consent, 1, &[(&[1], yes), (&[2], concern), (&[3], no)], unclear, talk);
    let more: &[(&[u16], &[&str])] =
        &[(&[1], &["up", "thumbs up"]), (&[2], &["sideways", "meh"]), (&[3], &["down", "thumbs-down"])];
    check(Scale::Thumbs, 1, &[(&[1], yes), (&[2], concern), (&[3], no)], &["yes/no"], talk);
    check(Scale::Thumbs, 1, more, &["up or down"], &["up and running", "it is down"]);
    check(Scale::Consent, 1, &[], &[], &["up", "down"]);
}

#[test]
fn one_item_and_several() {
    let one: &[(&[u16], &[&str])] = &[
        (&[1], &["do", "Do!", "now", "do it", "1 do", "1: do", "do 1", "vote do"]),
        (&[2], &["later", "delay", "Delay.", "1 delay"]),
        (&[3], &["decline", "no", "don't", "don’t", "Do not", "1 don't", "vote: don't"]),
    ];
    check(
        Scale::Disposition,
        1,
        one,
        &["do or delay", "1", "yes", "2 do"],
        &["do we know why", "no idea", "later today maybe", "now what"],
    );
    let several: &[(&[u16], &[&str])] = &[
        (
            &[1, 2, 0],
            &[
                "1 do, 2 delay",
                "1:do 2:later",
                "1 do 2 delay",
                "1=do; 2=later",
                "1. do 2. later",
                "1-do, 2-later",
                "1 - do, 2 - later",
                "do 1, delay 2",
                "Do 1; later 2",
                "#1 do, #2 delay",
                "topic 1 do and topic 2 delay",
                "W41: 1 do, 2 delay",
                "vote 1 do 2 delay",
                "do: 1, delay: 2",
                "1: do, 2: delay.",
                "1do 2delay",
                "１ do， ２ delay",
            ],
        ),
        (
            &[1, 2, 1],
            &["do 1 3, delay 2", "1 3 do, 2 delay", "1,3: do; 2: later", "do 1 and 3, delay 2", "3 do, 1 do, 2 delay"],
        ),
        (
            &[3, 3, 3],
            &["1 2 3 don't", "1 no 2 no 3 no", "decline 1 2 3", "do not 1 2 3", "1 do not, 2 do not, 3 don’t"],
        ),
    ];
    let unclear = &[
        "do",
        "1 do 2",
        "do 1, delay",
        "4 do",
        "1 do 1 delay",
        "1-3 do",
        "do do later",
        "1",
        "1 2",
        "1 do, 2 maybe",
        "0 do",
        "1.5 do, 2 delay",
        "W41 do it all",
    ];
    let talk = &[
        "do we know why the 2 alerts were late",
        "hello",
        "we do 3 deploys a day and delay 1 of them",
        "no idea",
        "2 people were hit",
    ];
    // Words alone name no topic, several or not; the joined ones are more than one.
    check(Scale::Disposition, 3, several, unclear, talk);
    let two: &[(&[u16], &[&str])] = &[
        (&[1, 2], &["1 yes, 2 no", "yes 1, no 2", "1: y 2: n", "1 👍 2 👎", "1 +1, 2 -1"]),
        (&[3, 0], &["1 abstain", "pass 1"]),
    ];
    check(Scale::YesNo, 2, two, &["yes", "yes no", "1 yes 1 no", "3 yes"], &["yes we did learn 2 things there"]);
    check(
        Scale::YesNo,
        1,
        &[(&[1], &["yes", "Y", "👍", "yep"]), (&[2], &["no", "nope", "-1"]), (&[3], &["abstain", "skip"])],
        &["yes?", "ok", "2"],
        &["no way", "skip this one"],
    );
}

#[test]
fn commitments() {
    let rows: &[(&[u16], &[&str])] = &[
        (&[1], &["1", "commit", "I commit", "I commit.", "committed", "W41: commit", "vote 1"]),
        (&[2], &["2", "counter", "counter-offer", "Counter offer", "counter: half of it by May"]),
        (
            &[3],
            &[
                "3",
                "by Friday",
                "by 2026-12-04",
                "by next week",
                "I'll answer by Monday",
                "by 4 Dec",
                "by tomorrow noon",
            ],
        ),
        (&[4], &["4", "I need to understand first", "need to understand", "understand"]),
        (&[5], &["5", "decline", "I decline", "no"]),
    ];
    let unclear = &["yes", "ok", "👍", "I'll try", "maybe", "0", "6", "commit or decline", "1-2"];
    let talk = &[
        "commit to main is broken",
        "by the way",
        "by design",
        "I understand that part",
        "counter is at 40",
        "5 commits",
        "by Friday it was all gone already",
    ];

    check(Scale::Commitment, 1, rows, unclear, talk);
}

#[test]
fn dots() {
    let rows: &[(&[u16], &[&str])] = &[
        (
            &[2, 0, 1, 0],
            &[
                "1 1 3",
                "1, 1, 3",
                "1,1,3",
                "1;1;3",
                "1+1+3",
                "#1 #1 #3",
                "1 and 1 and 3",
                "W41: 1 1 3",
                "vote 1 1 3",
                "1 1 3.",
            ],
        ),
        (&[1, 0, 1, 0], &["1, 3", "3 1", "1 & 3", "1️⃣ 3️⃣"]),
        (&[0, 3, 0, 0], &["2 2 2"]),
        (&[0, 0, 0, 1], &["4", "topic 4"]),
    ];
    let unclear = &["1 2 3 4", "1 1 1 1", "5", "0", "1 5", "1-3", "1 or 3", "1.3", "1/3"];
    check(Scale::Dots, 4, rows, unclear, &["3 people", "2026", "113", "hello", "in 2 and 3 we saw it", "10:01"]);
}

#[test]
fn own_options() {
    let rows: &[(&[u16], &[&str])] = &[
        (&[1], &["1", "Monday", "monday!", "one", "W41 Monday"]),
        (&[2], &["2", "wednesday  Afternoon", "vote: Wednesday afternoon"]),
        (&[3], &["3", "Not this week", "not this week."]),
    ];
    check(Scale::Own, 1, rows, &["4", "1 or 2", "0"], &["Monday was bad", "Wednesday", "this week"]);
    let numbers = Asked { options: ["2", "1", "10"].map(Text::line).to_vec(), ..asked(Scale::Own, 1) };
    assert_eq!(typed("10", &numbers), Typed::Vote(vec![3]));
    assert_eq!(typed("1", &numbers), Typed::Unclear, "the first option, or the one called 1");
    assert_eq!(typed("3", &numbers), Typed::Vote(vec![3]));
    let twice = Asked { options: ["Yes", "yes!"].map(Text::line).to_vec(), ..asked(Scale::Own, 1) };
    assert_eq!(typed("yes", &twice), Typed::Unclear);
}

#[test]
fn a_vote_fits_its_poll() {
    for scale in Scale::ALL {
        for topics in 0..4 {
            let asked = asked(scale, topics);
            for body in
                ["0", "1", "2", "3", "yes", "no", "do", "1 do", "1 yes", "by Friday", "Monday", "1 1", "+1", "2 2 2"]
            {
                if let Typed::Vote(vote) = typed(body, &asked) {
                    let options = if scale == Scale::Own { 3 } else { scale.options() };
                    assert_eq!(vote.len(), topics.max(1), "{scale:?} {body}");
                    assert!(vote.iter().all(|option| usize::from(*option) <= options), "{scale:?} {body}");
                }
            }
        }
    }
}

#[test]
fn the_line_that_asks() {
    for text in [
        "Poll W41: type 0-5. How sure are you?",
        "poll w41: type 0-5",
        "Ｐｏｌｌ Ｗ４１：type 0-5",
        "POLL W4L : type",
        "  Poll  #W41: type yes or no",
        "*Poll W41*: type 0-5",
        "🗳️ Poll W41: type 0-5",
        "\nPoll W41: type 0-5\nmore",
        "Umfrage W41: 0-5 eingeben",
        "投票 W41：0-5",
    ] {
        assert_eq!(opener(text).as_deref(), Some("W41"), "{text}");
    }
    for text in [
        "",
        "W41",
        "Poll W41",
        "Poll: type 0-5",
        "We poll W41: yes",
        "> Poll W41: type 0-5",
        "\"Poll W41: type 0-5\"",
        "Poll W4123: type",
        "hello\nPoll W41: type 0-5",
        "Poll WU1: type",
        "Poll W 4 1: type",
        "Poll 🎉🎉🎉: type",
    ] {
        assert_eq!(opener(text), None, "{text}");
    }
}
