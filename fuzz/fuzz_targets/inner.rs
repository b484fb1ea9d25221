//! Ballots: any bytes are a vote of the poll or a flaw, and a vote gives its bytes again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::Record;
use postmortem_meeting::codec::ballot::inner::{pack, read_plain, read_sealed, unpack, write_plain, write_sealed};

/// A poll: names asked for and sealed by the bits of a byte, as many topics as another one says.
fn record(bits: u8, topics: u8) -> Record {
    let (sealed, template) = (bits & 1, [1, 2, 3, 4, 6, 7, 8, 9, 10][usize::from(bits >> 4) % 9]);
    let mut bytes = vec![1, bits & 0b1011, template];
    bytes.extend([7; 12]);
    bytes.extend(vec![9; usize::from(sealed) * 32]);
    bytes.push(0);
    bytes.push(topics % 41);
    bytes.extend(vec![0; usize::from(topics % 41)]);
    Record::from_bytes(&bytes).unwrap()
}

fuzz_target!(|data: &[u8]| {
    let [bits, topics, rest @ ..] = data else { return };
    let record = record(*bits, *topics);
    if let Ok(ballot) = read_plain(&record, rest) {
        assert_eq!(ballot.answers.len(), record.questions());
        assert!(ballot.answers.iter().all(|answer| usize::from(*answer) <= record.options()));
        // Extensions are not kept.
        assert!(rest.starts_with(&write_plain(&record, &ballot)[3..]));
    }
    if let Ok(ballot) = read_sealed(&record, rest) {
        assert_eq!(write_sealed(&record, &ballot), rest);
    }
    let (questions, options) = (usize::from(topics % 40) + 1, usize::from(bits % 15) + 1);
    if let Ok(answers) = unpack(rest, questions, options) {
        assert_eq!(pack(&answers, options), rest);
    }
});
