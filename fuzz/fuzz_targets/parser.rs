//! Any text in any layout: places fit, nothing is lost, order is kept. The first byte chooses the layout.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{Profile, fold_name, parse};

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(rest);
    let profile = Profile::ALL[usize::from(*first) % Profile::ALL.len()];
    let chat = parse(&text, Some(profile));
    assert_eq!(chat.profile, profile);
    let mut end = 0;
    for message in &chat.messages {
        assert!(end <= message.at.start && message.at.start < message.at.end);
        end = message.at.end;
        let part = &text[message.at.clone()];
        assert!(!message.body.is_empty() && message.body.lines().all(|line| part.contains(line)));
        assert_eq!(message.key, fold_name(&message.key));
    }
    let mut from = 0;
    for line in text.split('\n') {
        let to = from + line.len();
        let seen = line.chars().any(|c| !c.is_whitespace() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'));
        let met = |at: &std::ops::Range<usize>| at.start < to && from < at.end;
        assert!(
            !seen || chat.messages.iter().any(|m| met(&m.at)) || chat.ignored.iter().any(|i| met(&i.at)),
            "{line:?}"
        );
        from = to + 1;
    }
});
