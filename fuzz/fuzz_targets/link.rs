//! Links: any text is read or refused, and a link that was changed is never another poll.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::{Invitation, Record, invitation};

fn record() -> Record {
    let mut bytes = vec![1, 3, 3];
    bytes.extend([7; 12]);
    bytes.extend([9; 32]);
    bytes.extend(b"\x06Do it?\x02\x05alert\x08failover");
    Record::from_bytes(&bytes).unwrap()
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let _ = invitation(&text);
    let _ = invitation(&format!("pm1={text}z"));

    // Edits: a place and what comes there instead.
    let record = record();
    let mut link: Vec<char> = record.fragment().chars().collect();
    let mut rest = data;
    while let [place, kind, sign, more @ ..] = rest {
        let at = usize::from(*place) % link.len();
        let sign = char::from(sign & 127);
        match kind % 4 {
            0 => link[at] = sign,
            1 => link.insert(at, sign),
            2 => link.truncate(at.max(1)),
            _ => _ = link.remove(at.min(link.len() - 1)),
        }
        if link.is_empty() {
            return;
        }
        rest = more;
    }
    let link: String = link.into_iter().collect();
    match invitation(&link) {
        Ok(read) => assert_eq!(read, record),
        Err(Invitation::Newer) => panic!("{link} is no newer poll"),
        Err(Invitation::None | Invitation::Cut) => {}
    }
});
