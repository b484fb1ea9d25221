//! Bytes of any encoding are a text with one kind of line end, and what was UTF-8 stays what it was.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{PASTE_CAP, decode};

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes) else {
        assert!(bytes.len() > PASTE_CAP);
        return;
    };
    assert!(!decoded.text.contains(['\r', '\u{2028}', '\u{2029}']));
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains(['\r', '\u{2028}', '\u{2029}', '\u{feff}']) => assert_eq!(decoded.text, text),
        Ok(_) => assert!(!decoded.guessed),
        Err(_) => assert!(decoded.guessed != marked),
    }
    // A text that is read is read as itself the second time.
    if !decoded.text.starts_with('\u{feff}') {
        let again = decode(decoded.text.as_bytes());
        assert!(again.is_ok_and(|again| again.text == decoded.text) || decoded.text.len() > PASTE_CAP);
    }
});
