//! Sealed ballots: HPKE in base mode (RFC 9180) with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
//!
//! Written out over the primitives, since the crate for all of HPKE weighs twice as much; `tests/ballots.rs` holds the
//! two against each other. Chance arrives as bytes, as everything does in the pure half.

use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};

use super::digest::hmac;

/// What a sealed text is longer than the text.
pub const OVERHEAD: usize = 32 + 16;

/// DHKEM(X25519, HKDF-SHA256).
const KEM: &[u8] = b"KEM\x00\x20";
/// That, HKDF-SHA256 and ChaCha20-Poly1305.
const SUITE: &[u8] = b"HPKE\x00\x20\x00\x01\x00\x03";

/// The half of a key that may be shown.
pub fn public_key(secret: &[u8; 32]) -> [u8; 32] {
    x25519(*secret, X25519_BASEPOINT_BYTES)
}

/// Seals a text for the owner of a key. `entropy` must come from nowhere else and be used once; `info` is what the text
/// is bound to. `None` for a key nobody can own.
pub fn seal(key: &[u8; 32], entropy: &[u8; 32], info: &[&[u8]], text: &[u8]) -> Option<Vec<u8>> {
    let seed = extract(KEM, b"", b"dkp_prk", &[entropy]);
    let secret = expand(KEM, &seed, b"sk", b"", 32);
    let shown = public_key(&secret);
    let (cipher, nonce) = cipher(&secret, key, &shown, key, info)?;
    let mut body = text.to_vec();
    let tag = cipher.encrypt_inout_detached(&nonce.into(), b"", body.as_mut_slice().into()).ok()?;
    let mut sealed = shown.to_vec();
    sealed.extend(body);
    sealed.extend(tag);
    Some(sealed)
}

/// Opens what was sealed; `None` when it was made for another key or another `info`, or was changed. `key` is the
/// public half of `secret`: whoever opens many has it at hand, and working it out is half of the work.
pub fn open(secret: &[u8; 32], key: &[u8; 32], info: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
    let (shown, rest) = sealed.split_first_chunk::<32>()?;
    let (body, tag) = rest.split_last_chunk::<16>()?;
    let (cipher, nonce) = cipher(secret, shown, shown, key, info)?;
    let mut body = body.to_vec();
    cipher.decrypt_inout_detached(&nonce.into(), b"", body.as_mut_slice().into(), &(*tag).into()).ok()?;
    Some(body)
}

/// What both sides work out: the cipher and its nonce, good for one text.
#[inline(never)]
fn cipher(
    secret: &[u8; 32],
    other: &[u8; 32],
    shown: &[u8; 32],
    key: &[u8; 32],
    info: &[&[u8]],
) -> Option<(ChaCha20Poly1305, [u8; 12])> {
    let point = x25519(*secret, *other);
    // Some points give zero with every secret.
    if point == [0; 32] {
        return None;
    }
    let seed = extract(KEM, b"", b"eae_prk", &[&point]);
    let shared = expand(KEM, &seed, b"shared_secret", &[*shown, *key].concat(), 32);
    let mut context = vec![0];
    context.extend(extract(SUITE, b"", b"psk_id_hash", &[]));
    context.extend(extract(SUITE, b"", b"info_hash", info));
    let seed = extract(SUITE, &shared, b"secret", &[]);
    let key = expand(SUITE, &seed, b"key", &context, 32);
    let nonce = expand(SUITE, &seed, b"base_nonce", &context, 12);
    Some((ChaCha20Poly1305::new(&key.into()), *nonce.first_chunk()?))
}

/// `LabeledExtract`.
fn extract(suite: &[u8], salt: &[u8], label: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut all: Vec<&[u8]> = vec![b"HPKE-v1", suite, label];
    all.extend(parts);
    hmac(salt, &all)
}

/// `LabeledExpand` of at most one block; what is asked for are its first `length` bytes.
fn expand(suite: &[u8], seed: &[u8; 32], label: &[u8], info: &[u8], length: u8) -> [u8; 32] {
    hmac(seed, &[&[0, length], b"HPKE-v1", suite, label, info, &[1]])
}
