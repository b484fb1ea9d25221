//! Frames: any values are read or refused, and what is written is read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::alphabet::{Sign, fold};
use postmortem_meeting::codec::ballot::frame::{Frame, Kind, MARKER, decode, encode};

fuzz_target!(|data: &[u8]| {
    let values: Vec<u8> = data.iter().map(|byte| byte & 31).collect();
    let _ = decode(&values);

    let Some((first, rest)) = data.split_first() else { return };
    let kind = Kind::ALL[usize::from(*first) % 5];
    let rest = &rest[..rest.len().min(kind.most())];
    if rest.is_empty() {
        return;
    }
    let code = encode(kind, rest);
    let mut values: Vec<u8> = code
        .chars()
        .skip(MARKER.len())
        .map(|c| match fold(c) {
            Sign::Value(value) => value,
            other => panic!("{other:?} in a code"),
        })
        .collect();
    assert_eq!(decode(&values), Frame::Code(kind, rest.to_vec()));
    // No other value in any place is accepted.
    let at = usize::from(rest[0]) % values.len();
    values[at] = (values[at] + 1 + first % 31) % 32;
    assert_eq!(decode(&values), Frame::Broken);
});
