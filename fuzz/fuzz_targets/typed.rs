//! Typed votes against laws that need no second reading of the grammar: what a vote may be, what it must be read from,
//! and what may not change it. The input chooses words, so that votes come up often.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{Asked, Typed, typed};
use postmortem_meeting::domain::{Scale, Text};

const WORDS: [&str; 48] = [
    "0", "1", "2", "3", "4", "5", "6", "9", "10", "/5", "/", " ", " ", " ", "vote", "my vote", "fist", "W41", "w4l",
    ":", "-", "=", "#", ".", "!", ",", ";", ")", "(", "(edited)", "+", "+1", "one", "three", "five", "fingers", "@ann",
    "because", "people", "or", "\n", "?", "👍", "do", "later", "yes", "no", "３",
];
/// Words that say nothing on the fist of five.
const TALK: [&str; 7] = ["because", "people", "or", "do", "later", "yes", "no"];
const SPELLED: [&str; 6] = ["zero", "one", "two", "three", "four", "five"];

fn written(data: &[u8]) -> String {
    data.iter().take(40).map(|byte| WORDS[usize::from(*byte) % WORDS.len()]).collect()
}

fn read(body: &str, scale: Scale, topics: usize) -> Typed {
    let options = vec![Text::line("Yes"), Text::line("No")];
    typed(body, &Asked { scale, topics, options, tag: "W41".to_owned() })
}

/// Whether the number is anywhere in the text, as a digit or spelled out.
fn holds(text: &str, number: u16) -> bool {
    text.contains(&number.to_string()) || SPELLED.get(usize::from(number)).is_some_and(|name| text.contains(name))
}

fuzz_target!(|data: &[u8]| {
    let body = written(data);
    let small = body.replace('３', "3").to_lowercase();
    for scale in Scale::ALL {
        for topics in [1, 3] {
            if let Typed::Vote(options) = read(&body, scale, topics) {
                let most = if scale == Scale::Own { 2 } else { scale.options() };
                assert_eq!(options.len(), topics, "{body:?}");
                assert!(options.iter().all(|option| usize::from(*option) <= most), "{body:?} {options:?}");
                assert!(options.iter().any(|option| *option > 0), "a blank ballot is never typed: {body:?}");
            }
        }
    }
    // Width, space around it and the size of letters say nothing; only names after an @ have capitals.
    let nth = data.iter().fold(0, |sum: usize, byte| sum + usize::from(*byte));
    let (scale, topics) = (Scale::ALL[nth % Scale::ALL.len()], 1 + nth % 3);
    let found = read(&body, scale, topics);
    let mut same = format!("\n \t{} \n", body.replace('３', "3"));
    if !body.contains('@') {
        same = same.to_uppercase();
    }
    assert_eq!(found, read(&same, scale, topics), "{body:?} {scale:?}");

    let line = small.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let alone = small.trim();
    if let Typed::Vote(vote) = read(&body, Scale::Fist, 1) {
        assert!(holds(line, vote[0] - 1), "{body:?} {vote:?}");
        // Without a keyword or the tag a vote is the whole line.
        let keyed = ["vote", "fist", "w41", "w4l"].iter().any(|word| line.contains(word));
        assert!(keyed || line.contains('@') || !TALK.iter().any(|word| line.contains(word)), "{body:?}");
        // Another vote behind it, said as plainly, takes it back.
        for other in (0..=5).filter(|other| *other != vote[0] - 1) {
            let again = read(&format!("{}\nvote {other}", body.trim()), Scale::Fist, 1);
            assert!(body.trim().contains('\n') || again == Typed::Unclear, "{body:?} then {other}: {again:?}");
        }
    }
    if let [digit @ b'0'..=b'5'] = alone.as_bytes() {
        assert_eq!(read(&body, Scale::Fist, 1), Typed::Vote(vec![u16::from(digit - b'0') + 1]), "{body:?}");
        let keyed = format!("vote {alone}, because 7 people asked");
        assert_eq!(read(&keyed, Scale::Fist, 1), read(&body, Scale::Fist, 1), "{body:?}");
    }
    if let Typed::Vote(vote) = read(&body, Scale::Dots, 3) {
        assert!((1..=3).contains(&vote.iter().sum::<u16>()), "{body:?} {vote:?}");
        assert!((1..).zip(&vote).all(|(topic, dots)| *dots == 0 || holds(line, topic)), "{body:?} {vote:?}");
    }
});
