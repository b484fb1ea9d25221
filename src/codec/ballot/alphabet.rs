//! The thirty-two signs of a code, and how signs that a chat or a hand changed are read (polls, 2.1 and 2.2).

/// The signs, by their value. `U` is none of them, so that `PMU` only ever begins a code; I, L and O are read as digits.
pub const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What a character is to a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A sign of the alphabet.
    Value(u8),
    /// `U`: part of a marker, so the end of any code before it.
    U,
    /// Space, line break, dash, quote mark: may stand between signs.
    Gap,
    /// Invisible: as if it were not there.
    Nothing,
    /// The end of a code.
    Break,
}

/// Reads one character.
pub fn fold(c: char) -> Sign {
    // The wide forms of an input method, as their plain twins.
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(c) - 0xfee0).map_or(c, char::from),
        _ => c,
    };
    match c.to_ascii_uppercase() {
        digit @ '0'..='9' => value(digit, '0', 0),
        letter @ 'A'..='H' => value(letter, 'A', 10),
        'I' | 'L' => Sign::Value(1),
        letter @ 'J'..='K' => value(letter, 'J', 18),
        letter @ 'M'..='N' => value(letter, 'M', 20),
        'O' => Sign::Value(0),
        letter @ 'P'..='T' => value(letter, 'P', 22),
        'U' => Sign::U,
        letter @ 'V'..='Z' => value(letter, 'V', 27),
        '-' | '>' | '|' | '*' | '_' | '~' | '`' => Sign::Gap,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' => Sign::Gap,
        c if is_invisible(c) => Sign::Nothing,
        c if c.is_whitespace() => Sign::Gap,
        _ => Sign::Break,
    }
}

/// Soft hyphens, joiners, marks of direction and of variation: what nobody sees and chats strew in.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn value(c: char, first: char, base: u8) -> Sign {
    Sign::Value((u32::from(c) - u32::from(first)) as u8 + base)
}

/// The sign of a value below 32.
pub fn sign(value: u8) -> char {
    SIGNS.get(usize::from(value)).copied().map_or('0', char::from)
}

/// Bytes as values of five bits, the first bit first; the last value is filled up with zeros.
pub fn values(bytes: &[u8]) -> Vec<u8> {
    let mut values = Vec::with_capacity(count(bytes.len()));
    let (mut held, mut bits) = (0_u32, 0);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push((held >> bits & 31) as u8);
        }
    }
    if bits > 0 {
        values.push((held << (5 - bits) & 31) as u8);
    }
    values
}

/// The bytes of values; `None` when bits are left over that are not zero.
pub fn bytes(values: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(values.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0);
    for value in values {
        held = held << 5 | u32::from(*value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    (bits < 5 && held & ((1 << bits) - 1) == 0).then_some(bytes)
}

/// How many values so many bytes take.
pub fn count(bytes: usize) -> usize {
    (bytes * 8).div_ceil(5)
}
