//! Extensions: what is refused, and why, is what a plain walk says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::{Flaw, tlv};

fn slowly(bytes: &[u8]) -> Result<(), Flaw> {
    match bytes {
        [] => Ok(()),
        [_] => Err(Flaw::Short),
        [kind, length, rest @ ..] => {
            let length = usize::from(*length);
            if length > rest.len() {
                Err(Flaw::Short)
            } else if kind % 2 == 1 {
                Err(Flaw::Newer)
            } else {
                slowly(&rest[length..])
            }
        }
    }
}

fuzz_target!(|data: &[u8]| assert_eq!(tlv::check(data), slowly(data)));
