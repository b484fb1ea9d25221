//! Names: a key is its own key, what is shown has no tricks, looking alike goes both ways.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::chat::{clean_name, fold_name, look_alike, opener};

fuzz_target!(|names: (&str, &str)| {
    let (one, other) = names;
    let key = fold_name(one);
    assert_eq!(fold_name(&key), key);
    assert_eq!(fold_name(&format!(" {one}\u{200b} ")), key);
    let shown = clean_name(one);
    assert!(
        !shown
            .as_str()
            .chars()
            .any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    );
    assert_eq!(look_alike(one, other), look_alike(other, one));
    assert!(!look_alike(one, one));
    if let Some(tag) = opener(one) {
        assert!(tag.len() == 3 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() && !b"ILOU".contains(&byte)));
    }
});
