//! Any text has a layout, and what is read by the one that was guessed is what is read by the same one told.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{Parser, Profile, parse};

fuzz_target!(|text: &str| {
    let chat = parse(text, None);
    assert!(chat.confidence <= 100);
    assert!(Profile::ALL.contains(&chat.profile));
    if chat.confidence == 0 {
        // The line that asks is found in any text.
        assert!(chat.messages.iter().all(|message| message.sender.is_empty()));
    } else {
        let told = parse(text, Some(chat.profile));
        assert_eq!((told.messages, told.ignored), (chat.messages, chat.ignored));
    }
    let mut parser = Parser::new(text.into(), None);
    let mut steps = 0;
    while parser.step() {
        steps += 1;
    }
    assert!(steps <= 16 + text.len() / 65_536);
    assert!(parser.visited() <= 8 * text.len() + 64 * 1024 * 64);
});
