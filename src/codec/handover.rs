//! A running meeting as a code for the chat: its save file, packed, in as many codes as it takes.
//!
//! ```text
//! PMUH1...: id[4] | u8 part | u8 parts | a piece of the packed save file       one code, at most 512 bytes
//! id = first 4 bytes of SHA-256("pm-hand-1" | packed)
//! ```
//!
//! The pieces may be posted together or one by one, in any order. A meeting too long for a chat goes as a file.

use super::ballot::Invitation;
use super::ballot::digest::sha256;
use super::ballot::frame::{self, Kind};
use super::ballot::scan::{What, scan};
use super::pack::{pack, unpack};
use super::save;
use crate::domain::{Journal, Timestamp};

/// The longest code in characters: most chats take 4,096.
pub const MOST: usize = 4_000;
/// The longest save file that comes out of a code, in bytes.
const OPENED: usize = 1 << 16;
/// How many bytes of the packed file a code holds.
const PIECE: usize = 506;
/// How many pieces of a text are looked at: what parts can number.
const PIECES: usize = 256;

/// The meeting as a code; what led to it is left out where there is no room. `None` when it does not fit even so.
pub fn code(journal: &Journal, now: Timestamp) -> Option<String> {
    let made = |file: String| {
        let code = (file.len() <= OPENED).then(|| codes(&pack(file.as_bytes())))?;
        (code.len() <= MOST).then_some(code)
    };
    made(save::write(journal, now)).or_else(|| made(save::write_short(journal, now)))
}

fn codes(packed: &[u8]) -> String {
    let id = id(packed);
    let parts = packed.len().div_ceil(PIECE);
    let mut out = String::new();
    for (part, piece) in packed.chunks(PIECE).enumerate() {
        // Each on a line of its own: what wraps long lines does not tear the next one's beginning.
        if part > 0 {
            out.push('\n');
        }
        let mut data = id.to_vec();
        data.extend([part as u8, parts as u8]);
        data.extend(piece);
        out.push_str(&frame::encode(Kind::HandOver, &data));
    }
    out
}

fn id(packed: &[u8]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[b"pm-hand-1", packed]);
    [a, b, c, d]
}

/// Finds a meeting in a text and gives its save file; of several the one that stands last. A last one that is not whole
/// is no reason to take an older one.
pub fn find(text: &str) -> Result<Vec<u8>, Invitation> {
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    let mut torn = false;
    for found in scan(text) {
        match found.what {
            What::Code(Kind::HandOver, data) => {
                pieces.retain(|known| *known != data);
                if pieces.len() >= PIECES {
                    pieces.remove(0);
                }
                pieces.push(data);
                torn = false;
            }
            What::Cut(values) if values.first().copied().and_then(Kind::of) == Some(Kind::HandOver) => torn = true,
            _ => {}
        }
    }
    let Some(last) = pieces.last().filter(|_| !torn) else {
        return Err(if torn { Invitation::Cut } else { Invitation::None });
    };
    let Some((own, [_, parts, ..])) = last.split_first_chunk::<4>() else { return Err(Invitation::Cut) };
    let mut packed = Vec::new();
    for part in 0..*parts {
        let is_next = |data: &&Vec<u8>| data.starts_with(own) && data.get(4..6) == Some(&[part, *parts]);
        let piece = pieces.iter().find(is_next).and_then(|data| data.get(6..));
        packed.extend(piece.ok_or(Invitation::Cut)?);
    }
    if id(&packed) != *own {
        return Err(Invitation::Cut);
    }
    unpack(&packed, OPENED).ok_or(Invitation::Newer)
}
