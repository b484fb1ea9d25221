//! Sealing: the published suite, checked against another hand's work, and what must not open.

use std::convert::Infallible;

use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use postmortem_meeting::codec::ballot::inner::{read_sealed, token};
use postmortem_meeting::codec::ballot::record::spoken;
use postmortem_meeting::codec::ballot::seal::{OVERHEAD, seal};
use postmortem_meeting::codec::ballot::{Record, public_key};
use postmortem_meeting::domain::*;

use super::make::{Dice, SECRET, draft, poll, record, vote};
use super::{hex, only};

const INFO: &[u8] = b"pm-sealed-1";

type Aead = hpke::aead::ChaCha20Poly1305;
type Kdf = hpke::kdf::HkdfSha256;
type X25519 = hpke::kem::X25519HkdfSha256;

/// Opens with a secret alone.
fn open(secret: &[u8; 32], info: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
    postmortem_meeting::codec::ballot::seal::open(secret, &public_key(secret), info, sealed)
}

/// Hands out the bytes it was given; numbers nobody asks for.
struct Given([u8; 32]);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(0)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(0)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Given {}

#[test]
fn the_sealed_vector_opens() {
    let secret: [u8; 32] = std::array::from_fn(|at| at as u8);
    let hash = hex("e1025943101f34f1e09e39526a8f026ba9294f02eb8f72163449346344d503c2");
    let code = "PMUS11XW415KR9Y79M7S0K9ENGJK6MMTNZTPQ1CK91NC867XB7A8BN99ZRCZ4HHRFTHP66EWRMS94PJBGK9WY3JQ5MG6Y1T6P3G0PSSWWD6A4Q5";
    assert_eq!(code.len(), 111);
    assert_eq!(spoken(&hash), "W41");
    let (_, data) = only(code);
    assert_eq!(data[..3], hash[..3]);
    assert_eq!(open(&secret, &[INFO, &hash], &data[3..]), Some(hex("00 0102030405060708 04")));
    let hashed = postmortem_meeting::codec::ballot::digest::sha256(&[b"pm-poll-1", b"demo poll"]);
    assert_eq!(hashed.to_vec(), hash);
}

#[test]
fn another_hand_makes_the_same_bytes_from_the_same_chance() {
    let mut dice = Dice::new(11);
    for length in [0, 1, 10, 43, 500] {
        let (secret, entropy) = (dice.bytes::<32>(), dice.bytes::<32>());
        let text: Vec<u8> = (0..length).map(|_| dice.next() as u8).collect();
        let key = public_key(&secret);
        let ours = seal(&key, &entropy, &[INFO, b"poll"], &text).unwrap();
        assert_eq!(ours.len(), text.len() + OVERHEAD);

        let theirs = <X25519 as Kem>::PublicKey::from_bytes(&key).unwrap();
        let info = [INFO, b"poll"].concat();
        let (shown, sealed) = hpke::single_shot_seal_with_rng::<Aead, Kdf, X25519>(
            &OpModeS::Base,
            &theirs,
            &info,
            &text,
            b"",
            &mut Given(entropy),
        )
        .unwrap();
        assert_eq!(ours, [shown.to_bytes().to_vec(), sealed].concat());

        let own = <X25519 as Kem>::PrivateKey::from_bytes(&secret).unwrap();
        let shown = <X25519 as Kem>::EncappedKey::from_bytes(&ours[..32]).unwrap();
        let opened = hpke::single_shot_open::<Aead, Kdf, X25519>(&OpModeR::Base, &own, &shown, &info, &ours[32..], b"");
        assert_eq!(opened.unwrap(), text);
        assert_eq!(open(&secret, &[INFO, b"poll"], &ours).unwrap(), text);
    }
}

fn sealed_record(named: bool, nonce: u8) -> Record {
    record(&poll(PollDraft { secrecy: Secrecy::Sealed, named, ..draft(Scale::Disposition) }, nonce))
}

#[test]
fn no_changed_bit_opens() {
    let record = sealed_record(false, 1);
    let (_, data) = only(&vote(&record, 1, &[1, 2], "", 0));
    let (sealed, hash) = (&data[3..], record.hash());
    assert!(open(&SECRET, &[INFO, hash], sealed).is_some());
    for bit in 0..sealed.len() * 8 {
        let mut changed = sealed.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&SECRET, &[INFO, hash], &changed), None, "bit {bit}");
    }
    for bit in 0..256 {
        let mut other = *hash;
        other[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(open(&SECRET, &[INFO, &other], sealed), None, "bit {bit} of the poll");
    }
    for end in 0..sealed.len() {
        assert_eq!(open(&SECRET, &[INFO, hash], &sealed[..end]), None);
    }
    assert_eq!(open(&[8; 32], &[INFO, hash], sealed), None, "another key");
}

#[test]
fn keys_nobody_can_own_seal_and_open_nothing() {
    let mut one = [0; 32];
    one[0] = 1;
    for point in [[0; 32], one] {
        assert_eq!(seal(&point, &[3; 32], &[INFO], b"x"), None);
        assert_eq!(open(&SECRET, &[INFO], &[point.to_vec(), vec![0; 20]].concat()), None);
    }
}

#[test]
fn all_votes_of_a_sealed_poll_are_equally_long_and_none_looks_like_another() {
    for named in [true, false] {
        let record = sealed_record(named, 1);
        let mut codes = Vec::new();
        for (voter, name) in
            ["", "A", "Ann Bo", "Ірина Ковальчук", "a name that is longer than fits", "🦀🦀🦀🦀🦀🦀🦀🦀🦀"]
                .into_iter()
                .enumerate()
        {
            for answers in [[0, 0], [1, 3], [3, 3]] {
                codes.push(vote(&record, voter as u8, &answers, name, voter as u8));
            }
        }
        assert!(codes.iter().all(|code| code.len() == codes[0].len()));
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 18);
    }
}

#[test]
fn a_sealed_vote_reads_as_it_was_cast() {
    let record = sealed_record(true, 1);
    let long = "Ірина Володимирівна Ковальчук-Шевченко";
    for (name, kept) in [("Ann", "Ann"), ("", ""), ("  Ann\t Bo \u{7}", "Ann Bo"), (long, "Ірина Володимирі")]
    {
        let (_, data) = only(&vote(&record, 4, &[3, 9], name, 40));
        let inner = open(&SECRET, &[INFO, record.hash()], &data[3..]).unwrap();
        let ballot = read_sealed(&record, &inner).unwrap();
        assert_eq!((ballot.name.as_str(), ballot.answers, ballot.revision), (kept, vec![3, 0], 15));
        assert_eq!(ballot.token, token(&[4; 16], &record, record.key().is_some()));
    }
}

#[test]
fn tokens_say_nothing_about_another_poll() {
    let (first, second) = (sealed_record(true, 1), sealed_record(true, 2));
    assert_eq!(token(&[1; 16], &first, true), token(&[1; 16], &first, true));
    assert_ne!(token(&[1; 16], &first, true), token(&[1; 16], &second, true));
    assert_ne!(token(&[1; 16], &first, true), token(&[2; 16], &first, true));
    assert_eq!(token(&[1; 16], &first, true).len(), 8);
}

#[test]
fn inners_no_page_writes_are_refused() {
    let record = sealed_record(true, 1);
    let (_, data) = only(&vote(&record, 4, &[1, 2], "Ann", 0));
    let inner = open(&SECRET, &[INFO, record.hash()], &data[3..]).unwrap();
    assert!(read_sealed(&record, &inner).is_ok());
    let broken = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut inner = inner.clone();
        change(&mut inner);
        read_sealed(&record, &inner).is_err()
    };
    assert!(broken(&|inner| inner.push(0)));
    assert!(broken(&|inner| _ = inner.pop()));
    assert!(broken(&|inner| inner[0] |= 1 << 7));
    assert!(broken(&|inner| inner[0] ^= 1 << 4), "says there is no name, and there is");
    assert!(broken(&|inner| *inner.last_mut().unwrap() = b'x'), "padding");
    assert!(broken(&|inner| inner[10] = 33), "longer than its field");
    assert!(broken(&|inner| inner[11] = 0xff), "no text");
    assert!(broken(&|inner| inner[9] |= 1 << 6), "spare bits");
}
