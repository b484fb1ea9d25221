//! Accidents: no edit of a code is taken for another code (polls, 2.2).

use postmortem_meeting::codec::ballot::alphabet::SIGNS;
use postmortem_meeting::codec::ballot::frame::{Kind, encode};
use postmortem_meeting::codec::ballot::scan::{What, scan};

use super::make::{Dice, draft, poll, record, vote};
use super::only;
use postmortem_meeting::domain::*;

/// Fifty codes: plain and sealed ballots, and short ones of other kinds.
fn fifty() -> Vec<String> {
    let asked = |secrecy| PollDraft { secrecy, named: true, ..draft(Scale::YesNo) };
    let open = record(&poll(asked(Secrecy::Open), 1));
    let sealed = record(&poll(asked(Secrecy::Sealed), 2));
    let plain = (0..38).map(|n| vote(&open, n, &[n as u16 % 4, 1], ["", "Ann", "Bo Diddley"][n as usize % 3], n % 16));
    let sealed = (0..4).map(|n| vote(&sealed, n, &[2, 3], "Ann", n));
    let mut dice = Dice::new(5);
    let others = (0..8).map(|n| encode([Kind::Result, Kind::Poll, Kind::Recovery][n % 3], &dice.bytes::<30>()));
    plain.chain(sealed).chain(others).collect()
}

/// Whether a text gives any data but the one the code holds.
fn gives_another(text: &str, own: &(Kind, Vec<u8>)) -> bool {
    scan(text).iter().any(|found| match &found.what {
        What::Code(kind, data) => (*kind, data) != (own.0, &own.1),
        What::Newer(_) => true,
        What::Cut(_) => false,
    })
}

#[test]
fn no_single_edit_of_fifty_codes_is_another_code() {
    let codes = fifty();
    assert_eq!(codes.len(), 50);
    for code in codes {
        let own = only(&code);
        let signs: Vec<u8> = code.bytes().collect();
        let check = |edited: Vec<u8>| {
            let text = String::from_utf8(edited).unwrap();
            assert!(!gives_another(&text, &own), "{code} became {text}");
        };
        for at in 0..signs.len() {
            for sign in SIGNS.iter().filter(|sign| **sign != signs[at]) {
                let mut edited = signs.clone();
                edited[at] = *sign;
                check(edited);
            }
            let mut shorter = signs.clone();
            shorter.remove(at);
            check(shorter.clone());
            // What stands behind the code moves up into it.
            shorter.extend(b" thanks 4 all");
            check(shorter);
            if at > 0 {
                let mut swapped = signs.clone();
                swapped.swap(at - 1, at);
                check(swapped);
            }
            check(signs[..at].to_vec());
        }
    }
}
