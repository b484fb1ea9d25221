//! Poll records: any bytes are a poll or a reason, and a poll gives its bytes again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::{Record, invitation};
use postmortem_meeting::domain::{OPTIONS, TOPICS};

fuzz_target!(|data: &[u8]| {
    // Most chance goes into what comes behind a head that fits.
    let mut bytes = vec![1];
    bytes.extend(data);
    for bytes in [data, bytes.as_slice()] {
        let Ok(record) = Record::from_bytes(bytes) else { continue };
        assert_eq!(record.to_bytes(), bytes);
        let asked = record.asked();
        assert!(asked.topics.len() <= TOPICS && asked.options.len() <= OPTIONS);
        assert!(asked.topics.iter().chain(&asked.options).all(|text| !text.is_empty()));
        assert_eq!(invitation(&record.fragment()).as_ref(), Ok(&record));
        assert_eq!(invitation(&record.code()), Ok(record));
    }
});
