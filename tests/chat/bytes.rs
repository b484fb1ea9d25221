//! Bytes of every encoding that chats are saved in.

use postmortem_meeting::codec::chat::{ASK_CAP, Letters, PASTE_CAP, TooLong, decode};
use proptest::prelude::*;

fn text(bytes: &[u8]) -> (String, bool) {
    let decoded = decode(bytes).expect("short");
    (decoded.text, decoded.letters == Letters::Windows)
}

#[test]
fn encodings() {
    let wanted = ("Zoë: 5\nBo: 4 👍\n".to_owned(), false);
    let written = "Zoë: 5\r\nBo: 4 👍\r\n";
    assert_eq!(text(written.as_bytes()), wanted);
    assert_eq!(text(&[b"\xef\xbb\xbf", written.as_bytes()].concat()), wanted);
    let wide = |mark: [u8; 2], of: fn(u16) -> [u8; 2]| {
        let units: Vec<u8> = written.encode_utf16().flat_map(of).collect();
        text(&[&mark[..], &units].concat())
    };
    assert_eq!(wide([0xff, 0xfe], u16::to_le_bytes), wanted);
    assert_eq!(wide([0xfe, 0xff], u16::to_be_bytes), wanted);
    assert_eq!(text(b"Zo\xeb: 5 \x80 \x93x\x94 \xff"), ("Zoë: 5 € “x” ÿ".to_owned(), true));
    // Half a pair and half a unit.
    assert_eq!(text(&[0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x42]), ("\u{fffd}A".to_owned(), false));
    assert_eq!(text(b""), (String::new(), false));
}

#[test]
fn line_ends() {
    for ends in ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"] {
        assert_eq!(text(format!("a{ends}b{ends}{ends}c").as_bytes()).0, "a\nb\n\nc", "{ends:?}");
    }
    assert_eq!(text(b"a\r\r\nb").0, "a\n\nb");
}

#[test]
fn caps() {
    let long = vec![b'a'; PASTE_CAP + 1];
    assert_eq!(decode(&long), Err(TooLong { bytes: PASTE_CAP + 1 }));
    assert_eq!(decode(&long[1..]).map(|decoded| decoded.text.len()), Ok(PASTE_CAP));
    assert_eq!((ASK_CAP, PASTE_CAP), (2 << 20, 8 << 20));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_text(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let (text, guessed) = text(&bytes);
        let old = text.contains(['\r', '\u{2028}']);
        prop_assert!(!old);
        prop_assert!(!guessed || std::str::from_utf8(&bytes).is_err());
    }
}
