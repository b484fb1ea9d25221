//! The urn: any texts are read, in either order and twice, and give the same tally.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_meeting::codec::ballot::{Cast, Record, cast};
use postmortem_meeting::codec::urn::Urn;
use postmortem_meeting::codec::wire;
use postmortem_meeting::domain::{Bytes, Person, Poll, PollDraft, Presence, Round, Text, Timestamp};

fn poll() -> Poll {
    let nonce = Bytes::new(&[1; 8]);
    let (opened, key) = (Timestamp::from_millis(1_760_947_200_000), Bytes::default());
    let round = Round { opened, nonce, key, voted: 0, people: Vec::new(), tally: None };
    let asked = PollDraft { named: true, ..PollDraft::default() };
    Poll { id: wire::from_text("9").unwrap(), asked, rounds: vec![round], ending: None, words: Text::default() }
}

fn person(number: u32, name: &str) -> Person {
    let id = wire::from_text(&number.to_string()).unwrap();
    Person { id, name: Text::line(name), roles: Vec::new(), presence: Presence::Present }
}

/// Text from bytes; small numbers become votes, so that there is something to count.
fn text(data: &[u8], record: &Record) -> String {
    let mut text = String::new();
    let mut rest = data;
    while let [first, more @ ..] = rest {
        let names = ["Ann Bo", "Bo", "Cy", "Ann"];
        let name = names[usize::from(first >> 4) % 4];
        match first {
            0..=9 if more.len() > 1 => {
                let answers = [u16::from(more[0] % 7)];
                let voter = [more[1] % 4; 16];
                let vote =
                    Cast { record, voter: &voter, entropy: &[0; 32], answers: &answers, name, open: first % 2 == 0, revision: first % 3 };
                text.push_str(&cast(&vote));
            }
            14 => text.push_str(&format!("\n10:0{}:00 From  {name}  to  Everyone:\n\t", more.len() % 10)),
            15 => text.push_str(&format!("Poll {}: type 0-5", record.tag())),
            _ => text.push(char::from(*first)),
        }
        rest = more;
    }
    text
}

fuzz_target!(|data: &[u8]| {
    let poll = poll();
    let (record, _) = Record::of(&poll, &poll.rounds[0], "Sure?");
    let (one, other) = data.split_at(data.len() / 2);
    let (one, other) = (text(one, &record), text(other, &record));
    let tally = |texts: &[&String]| {
        let mut urn = Urn::new(&poll, &record, &[person(1, "Ann Bo"), person(2, "Bo")]);
        for text in texts {
            let reading = urn.begin((*text).clone(), None, false);
            urn.take(reading);
        }
        (urn.tally(), urn.voted())
    };
    let first = tally(&[&one, &other]);
    assert_eq!(first, tally(&[&other, &one]));
    assert_eq!(first, tally(&[&one, &other, &one]));
});
