//! Typed votes against a slow and simple reading of the same grammar, for the fist of five and the dots. The input
//! chooses words, so that votes come up often.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{Asked, Typed, typed};
use postmortem_meeting::domain::{Scale, Text};

const WORDS: [&str; 48] = [
    "0", "1", "2", "3", "4", "5", "6", "9", "10", "/5", "/", " ", " ", " ", "vote", "my vote", "fist", "W41", "w4l",
    ":", "-", "=", "#", ".", "!", ",", ";", ")", "(", "(edited)", "+", "+1", "one", "three", "five", "fingers", "@ann",
    "because", "people", "or", "\n", "?", "👍", "do", "later", "yes", "no", "３",
];

fn written(data: &[u8]) -> String {
    data.iter().take(40).map(|byte| WORDS[usize::from(*byte) % WORDS.len()]).collect()
}

/// The numbers of a line that stand alone, in digits and in words.
fn numbers(line: &str) -> Vec<u16> {
    let spelled = ["zero", "one", "two", "three", "four", "five"];
    let parts = line.split(|c: char| c.is_whitespace() || ",;/&()".contains(c)).map(|part| {
        // `vote-3` says three, `votethree` says nothing.
        let keyed = |word: &str| part.strip_prefix(word).filter(|rest| rest.starts_with([':', '=', '#', '-']));
        let part = ["vote", "fist", "#w41", "w41"].iter().find_map(|word| keyed(word)).unwrap_or(part);
        part.trim_matches(|c: char| ":=#-.!?".contains(c))
    });
    let number = |part: &str| {
        part.parse()
            .ok()
            .filter(|_| part.len() == 1)
            .or_else(|| Some(spelled.iter().position(|name| *name == part)? as u16))
    };
    parts.filter_map(|part| number(part).filter(|_| !part.starts_with('+'))).collect()
}

/// What a line says without its mention, keyword, tag and ornaments.
fn bare(line: &str) -> String {
    let line = line.to_lowercase().replace('３', "3").replace("w4l", "w41").replace("(edited)", "");
    let line = line.trim();
    let line = if line.starts_with('@') { line.split_once(' ').map_or("", |(_, rest)| rest) } else { line };
    // `3/5` is a three; `/5` after anything else, or before more of a word, is a number of its own.
    let mut line = line.to_owned();
    for digit in 0..=9 {
        for of in ["/5", " /5", "/ 5", " / 5"] {
            let whole = format!("{digit}{of}");
            let parts: Vec<&str> = line.split(&whole).collect();
            let mut bare = parts[0].to_owned();
            for part in &parts[1..] {
                bare +=
                    if part.starts_with(char::is_alphanumeric) { whole.clone() } else { digit.to_string() }.as_str();
                bare += part;
            }
            line = bare;
        }
    }
    line
}

fuzz_target!(|data: &[u8]| {
    let body = written(data);
    let asked = |scale, topics| Asked {
        scale,
        topics,
        options: vec![Text::line("Yes"), Text::line("No")],
        tag: "W41".to_owned(),
    };
    for scale in Scale::ALL {
        for topics in [1, 3] {
            let vote = typed(&body, &asked(scale, topics));
            if let Typed::Vote(options) = &vote {
                let most = if scale == Scale::Own { 2 } else { scale.options() };
                assert!(
                    options.len() == topics && options.iter().all(|option| usize::from(*option) <= most),
                    "{body:?}"
                );
                assert!(options.iter().any(|option| *option > 0), "a blank ballot is never typed: {body:?}");
            }
        }
    }
    let line = body.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let plain = bare(line);
    if let Typed::Vote(vote) = typed(&body, &asked(Scale::Fist, 1)) {
        // One number of the scale and no other, and nothing else unless a keyword or the tag stands before it.
        let found: Vec<u16> = numbers(&plain).into_iter().filter(|number| *number <= 5).collect();
        assert!(!found.is_empty() && found.iter().all(|number| *number == vote[0] - 1), "{body:?} {found:?} {vote:?}");
        let small = line.to_lowercase();
        let keyed = ["vote", "fist", "w41", "w4l"].iter().any(|word| small.contains(word));
        let other = plain
            .split(|c: char| !c.is_alphabetic())
            .any(|word| !word.is_empty() && !["one", "three", "five", "fingers"].contains(&word));
        assert!(keyed || !other, "{body:?}");
    }
    if let [digit] = line.trim().as_bytes()
        && (b'0'..=b'5').contains(digit)
    {
        let wanted = Typed::Vote(vec![u16::from(digit - b'0') + 1]);
        let found = typed(&body, &asked(Scale::Fist, 1));
        assert!(found == wanted || found == Typed::Unclear && body.trim().contains('\n'), "{body:?}");
    }
    if let Typed::Vote(vote) = typed(&body, &asked(Scale::Dots, 3)) {
        assert!((1..=3).contains(&vote.iter().sum::<u16>()), "{body:?}");
        for (nth, dots) in vote.iter().enumerate() {
            let said = numbers(&plain.replace('+', " "));
            let times = said.iter().filter(|number| **number == nth as u16 + 1).count();
            assert!(times >= usize::from(*dots), "{body:?}");
        }
    }
});
