//! Finding codes in any text: work grows with the text only, and slices change nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::scan::{Scanner, scan};

fuzz_target!(|data: &[u8]| {
    let slice = data.first().map_or(1, |byte| usize::from(*byte) + 1);
    let text = String::from_utf8_lossy(data);
    let (mut scanner, mut found) = (Scanner::default(), Vec::new());
    while scanner.step(&text, slice, &mut found) {}
    assert_eq!(found, scan(&text));
    assert!(scanner.looks() <= 3 * text.chars().count() + 10);
    for one in found {
        assert!(text.get(one.at).is_some());
    }
});
