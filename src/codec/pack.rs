//! Text made small: each bit is foretold from the bytes before it, and only the surprise is written.
//!
//! Made for a save file of a few kilobytes that has to fit into a chat message, so it learns fast and needs no more
//! than itself. Whole numbers only: every machine foretells the same.

/// How many bytes of context each model knows.
const ORDERS: [u32; 6] = [0, 1, 2, 3, 4, 6];
/// Slots of a model, a power of two.
const SLOTS: usize = 1 << 18;
/// The most seen of a slot that is counted: from there on it forgets.
const SEEN: u16 = 15;
/// How much a weight learns of a mistake.
const LEARN: i32 = 10;
/// The middle of the curve from -2047 to 2047, every 128.
const CURVE: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901,
    3975, 4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/// A number from -2047 to 2047 as a chance in 4096.
fn squash(x: i32) -> i32 {
    let x = x.clamp(-2047, 2047) + 2048;
    let (at, part) = ((x >> 7) as usize, x & 127);
    let point = |at: usize| CURVE.get(at).copied().unwrap_or(4094);
    (point(at) * (128 - part) + point(at + 1) * part + 64) >> 7
}

/// The opposite of [`squash`] for every chance.
fn stretches() -> Vec<i16> {
    let mut table = Vec::with_capacity(4096);
    for x in -2047..=2047 {
        table.resize(usize::try_from(squash(x) + 1).unwrap_or(0).max(table.len()), x as i16);
    }
    table.resize(4096, 2047);
    table
}

/// What one context says of the next bit.
#[derive(Clone, Copy, Default)]
struct Voice {
    weight: i32,
    hash: u32,
    slot: usize,
    says: i32,
}

/// Foretells bits, and learns from them.
struct Model {
    stretch: Vec<i16>,
    /// Of each slot the chance of a one in twelve bits, and in four how often it was seen.
    slots: Vec<u16>,
    voices: [Voice; ORDERS.len()],
    /// The bits of the byte so far, behind a one.
    bits: u32,
    before: u64,
    chance: i32,
}

impl Model {
    fn new() -> Self {
        let mut model = Self {
            stretch: stretches(),
            slots: vec![2048 << 4; SLOTS * ORDERS.len()],
            voices: [Voice { weight: 26_000, ..Voice::default() }; ORDERS.len()],
            bits: 1,
            before: 0,
            chance: 2048,
        };
        model.foretell();
        model
    }

    /// The chance of a one, in 65,536.
    fn chance(&self) -> u32 {
        ((self.chance as u32) << 4 | 8).clamp(32, 65_503)
    }

    fn foretell(&mut self) {
        let mut sum = 0;
        for (order, voice) in self.voices.iter_mut().enumerate() {
            let place =
                (voice.hash ^ self.bits.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x85eb_ca6b) >> (32 - SLOTS.ilog2());
            voice.slot = order * SLOTS + place as usize;
            let slot = self.slots.get(voice.slot).copied().unwrap_or(2048 << 4);
            voice.says = self.stretch.get(usize::from(slot >> 4)).copied().unwrap_or(0).into();
            // What was never seen says nothing.
            if slot & 15 == 0 {
                voice.says = 0;
            }
            sum += voice.weight * voice.says;
        }
        self.chance = squash(sum >> 16);
    }

    fn learn(&mut self, bit: bool) {
        let wrong = ((i32::from(bit) << 12) - self.chance) * LEARN;
        for voice in &mut self.voices {
            voice.weight += (voice.says * wrong + 0x2000) >> 14;
            let Some(slot) = self.slots.get_mut(voice.slot) else { continue };
            let (chance, seen) = (i32::from(*slot >> 4), *slot & 15);
            let step = ((i32::from(bit) * 4095 - chance) * 2) / (2 * i32::from(seen) + 3);
            let chance = (chance + step).clamp(1, 4094) as u16;
            *slot = chance << 4 | (seen + 1).min(SEEN);
        }
        self.bits = self.bits << 1 | u32::from(bit);
        if self.bits >= 256 {
            self.before = self.before << 8 | u64::from(self.bits & 255);
            self.bits = 1;
            for (order, voice) in ORDERS.iter().zip(&mut self.voices) {
                let seen = self.before & ((1 << (8 * order)) - 1);
                let mixed = (seen ^ u64::from(*order) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                voice.hash = (mixed >> 32) as u32;
            }
        }
        self.foretell();
    }
}

/// Makes bytes small.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let [_, a, b, c] = (bytes.len() as u32).to_be_bytes();
    let mut out = vec![a, b, c];
    let mut model = Model::new();
    let (mut low, mut high) = (0_u32, u32::MAX);
    for byte in bytes {
        for at in (0..8).rev() {
            let bit = byte >> at & 1 == 1;
            let middle = split(low, high, model.chance());
            if bit {
                high = middle
            } else {
                low = middle + 1
            }
            model.learn(bit);
            while (low ^ high) >> 24 == 0 {
                out.push((high >> 24) as u8);
                (low, high) = (low << 8, high << 8 | 255);
            }
        }
    }
    // One byte more tells the rest apart: zeros follow when it is read, and low < high in their first bytes.
    out.push((high >> 24) as u8);
    out
}

fn split(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) >> 16) as u32
}

/// Bytes as they were; `None` when more than `most` are promised.
pub fn unpack(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let (length, rest) = packed.split_first_chunk::<3>()?;
    let [a, b, c] = *length;
    let length = u32::from_be_bytes([0, a, b, c]) as usize;
    if length > most {
        return None;
    }
    let mut rest = rest.iter().copied();
    let mut model = Model::new();
    let (mut low, mut high, mut at) = (0_u32, u32::MAX, 0_u32);
    for _ in 0..4 {
        at = at << 8 | u32::from(rest.next().unwrap_or(0));
    }
    let mut out = Vec::with_capacity(length);
    while out.len() < length {
        let mut byte = 0_u8;
        for _ in 0..8 {
            let middle = split(low, high, model.chance());
            let bit = at <= middle;
            if bit {
                high = middle
            } else {
                low = middle + 1
            }
            model.learn(bit);
            byte = byte << 1 | u8::from(bit);
            while (low ^ high) >> 24 == 0 {
                (low, high) = (low << 8, high << 8 | 255);
                at = at << 8 | u32::from(rest.next().unwrap_or(0));
            }
        }
        out.push(byte);
    }
    Some(out)
}
