//! SHA-256, and HMAC over it.

use sha2::{Digest, Sha256};

/// The hash of the parts, one after another.
#[inline(never)]
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

/// The keyed hash of the parts, one after another (RFC 2104). Keys have at most 64 bytes here; of a longer one the rest
/// would not count.
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let (mut inner, mut outer) = ([0x36_u8; 64], [0x5c_u8; 64]);
    for (byte, key) in inner.iter_mut().zip(key) {
        *byte ^= key;
    }
    for (byte, key) in outer.iter_mut().zip(key) {
        *byte ^= key;
    }
    let mut hash = Sha256::new();
    hash.update(inner);
    parts.iter().for_each(|part| hash.update(part));
    let inner: [u8; 32] = hash.finalize().into();
    sha256(&[&outer, &inner])
}
