//! Names nobody else has, and bytes nobody can foresee.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::Crypto;

use crate::domain::MeetingId;

/// What a name is made of.
const SIGNS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// How long a name is: 36 signs to the power of 16 are 82 bits.
const LENGTH: usize = 16;
/// Bytes from here on would make the first signs more likely than the last.
const FAIR: u8 = 252;

/// A new meeting's name: 16 lower-case letters and digits, from the browser's entropy wherever there is some.
pub fn meeting_id() -> MeetingId {
    meeting_id_from(crypto().as_ref())
}

/// Bytes nobody can foresee, for keys; `None` where the browser has none that are good enough.
pub fn chance<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0_u8; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

fn crypto() -> Option<Crypto> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok();
    crypto.filter(JsValue::is_object).map(JsCast::unchecked_into)
}

/// A new meeting's name from this entropy. Without any it is made from the time and `Math.random`, which is enough to
/// tell meetings apart, since a name is no secret.
pub fn meeting_id_from(crypto: Option<&Crypto>) -> MeetingId {
    loop {
        let name = crypto.and_then(strong).unwrap_or_else(weak);
        // Always fits; the loop is there because only the domain may say so.
        if let Some(id) = MeetingId::new(&name) {
            return id;
        }
    }
}

/// `None` when the browser refuses, or when one name's worth of bytes held too few fair ones, which does not happen.
fn strong(crypto: &Crypto) -> Option<String> {
    let mut bytes = [0_u8; LENGTH * 4];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    let fair = bytes.iter().filter(|&&byte| byte < FAIR);
    let name: String = fair.take(LENGTH).map(|&byte| sign(byte.into())).collect();
    (name.len() == LENGTH).then_some(name)
}

/// Half time, half chance.
fn weak() -> String {
    // Not usize, which has 32 bits here.
    let mut time = js_sys::Date::now() as u64;
    let mut next = || {
        let rest = time % 36;
        time /= 36;
        rest as usize
    };
    let chance = || (js_sys::Math::random() * 36.0) as usize;
    (0..LENGTH).map(|at| sign(if at < LENGTH / 2 { next() } else { chance() })).collect()
}

fn sign(number: usize) -> char {
    SIGNS.get(number % SIGNS.len()).copied().map_or('a', char::from)
}
