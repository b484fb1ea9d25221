//! Chats with hostile or damaged codes, as files: `tests/data/codes`. All are about one poll.

use postmortem_meeting::codec::chat::decode;
use postmortem_meeting::domain::*;

use super::{named, room};

/// A file, who is counted with which fist, and why the rest is not.
type Case = (&'static str, Secrecy, &'static [(&'static str, u16)], &'static [Why]);

const CASES: &[Case] = &[
    ("all-pmu", Secrecy::Open, &[("Ann Bo", 3)], &[]),
    ("back-to-back", Secrecy::Open, &[("Ann Bo", 3), ("Bo Diddley", 4), ("Cy Young", 5)], &[]),
    ("cr-only", Secrecy::Open, &[("Ann Bo", 3), ("Bo Diddley", 4)], &[]),
    // A header inside a message gives nobody's ballot away: Cy's was posted by somebody else.
    ("fake-header", Secrecy::Open, &[("Ann Bo", 3)], &[Why::OtherSender]),
    ("gap", Secrecy::Open, &[("Bo Diddley", 4)], &[Why::Cut]),
    ("html", Secrecy::Open, &[("Ann Bo", 3), ("Bo Diddley", 4)], &[]),
    ("link-for-ballot", Secrecy::Open, &[("Bo Diddley", 4)], &[Why::NotABallot]),
    ("newer", Secrecy::Open, &[("Ann Bo", 3)], &[Why::Newer, Why::Newer]),
    ("other-polls", Secrecy::Open, &[("Ann Bo", 3)], &[Why::OtherPoll, Why::OtherPoll]),
    ("quoted-after-new", Secrecy::Open, &[("Ann Bo", 5)], &[Why::Replaced]),
    ("sealed-peek", Secrecy::Sealed, &[("Ann Bo", 3), ("Bo Diddley", 0)], &[Why::Forged]),
    ("split", Secrecy::Open, &[("Bo Diddley", 4)], &[Why::Cut]),
    ("teams-preview", Secrecy::Open, &[("Ann Bo", 3), ("Bo Diddley", 4)], &[]),
    ("translated", Secrecy::Open, &[("Ann Bo", 3), ("Bo Diddley", 4)], &[]),
    ("two-senders", Secrecy::Open, &[("Bo Diddley", 4)], &[Why::OtherSender]),
    ("typos", Secrecy::Open, &[("Bo Diddley", 4), ("Cy Young", 5)], &[Why::Cut]),
    ("utf16", Secrecy::Open, &[("Ann Bo", 3)], &[]),
];

fn folder() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/codes")
}

#[test]
fn every_file_gives_its_votes_and_says_what_does_not_count() {
    for (file, secrecy, votes, whys) in CASES {
        let bytes = std::fs::read(folder().join(format!("{file}.txt"))).unwrap();
        let text = decode(&bytes).unwrap().text;
        let mut room = room(named(Scale::Fist, *secrecy));
        for _ in 0..2 {
            room.read(&text);
            let given: Vec<(String, u16)> =
                room.votes().into_iter().filter(|vote| vote.2 != Way::Typed).map(|vote| (vote.0, vote.1 - 1)).collect();
            let expected: Vec<(String, u16)> = votes.iter().map(|(name, fist)| ((*name).to_owned(), *fist)).collect();
            assert_eq!(given, expected, "{file}");
            assert_eq!(room.whys(), *whys, "{file}: {:?}", room.urn.aside());
        }
        assert_eq!(room.ballots() as usize, votes.len(), "{file}");
    }
}

#[test]
fn no_file_is_forgotten() {
    let names = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut files: Vec<String> = names.collect();
    files.sort();
    let known: Vec<String> = CASES.iter().map(|case| format!("{}.txt", case.0)).collect();
    assert_eq!(files, known);
}
