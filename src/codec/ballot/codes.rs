//! What the facilitator keeps and publishes: the key of a round, the code of a result.

use super::digest::sha256;
use super::frame::{self, Kind};
use super::inner::pack_bits;
use super::order::sort_set;
use super::scan::{What, scan};
use super::{Record, public_key};
use crate::domain::Tally;

/// The bits of one count in a result: up to a thousand ballots with three dots each.
const COUNT: u32 = 12;

/// The round's secret as a code, for the facilitator alone.
pub fn recovery_code(record: &Record, secret: &[u8; 32]) -> String {
    let mut data = record.tag_bytes().to_vec();
    data.extend(secret);
    frame::encode(Kind::Recovery, &data)
}

/// The secret of a round, if its code stands in the text.
pub fn recover(text: &str, record: &Record) -> Option<[u8; 32]> {
    scan(text).iter().find_map(|found| {
        let What::Code(Kind::Recovery, data) = &found.what else { return None };
        let secret: [u8; 32] = data.strip_prefix(&record.tag_bytes())?.try_into().ok()?;
        (record.key() == Some(&public_key(&secret))).then_some(secret)
    })
}

/// The result as a code: the counts, a hash of the ballots that were counted (`bodies`, in any order), and the key if
/// the poll promised to publish it. Whoever has the chat can recount with it.
pub fn result_code(record: &Record, tally: &Tally, bodies: &[Vec<u8>], key: Option<&[u8; 32]>) -> String {
    let counts: Vec<u16> = tally.counts.iter().flatten().map(|count| (*count).min((1 << COUNT) - 1)).collect();
    let mut data = record.tag_bytes().to_vec();
    data.extend(pack_bits(&counts, COUNT));
    data.extend(digest(bodies));
    data.extend(key.filter(|_| record.is_published()).into_iter().flatten());
    frame::encode(Kind::Result, &data)
}

/// Whether the data of a result code is of the facilitator's own reveal: it holds the key, which nobody else has before.
pub fn is_own_result(record: &Record, data: &[u8]) -> bool {
    let Some(key) = data.last_chunk::<32>().filter(|_| record.is_published()) else { return false };
    record.key() == Some(&public_key(key))
}

/// Sixteen bytes that stand for a set of ballots.
fn digest(bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut sorted: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    sort_set(&mut sorted);
    let mut all: Vec<u8> = b"pm-result-1".to_vec();
    for body in sorted {
        all.extend((body.len() as u16).to_be_bytes());
        all.extend(body);
    }
    sha256(&[&all]).into_iter().take(16).collect()
}
