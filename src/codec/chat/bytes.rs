//! A chat's bytes made into text: every encoding that chats are saved in, every line end.

/// More bytes than are read at all: 8 MiB.
pub const PASTE_CAP: usize = 8 * 1024 * 1024;

/// From here on a person is asked first: 2 MiB.
pub const ASK_CAP: usize = 2 * 1024 * 1024;

/// A text, with `\n` at the end of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How its letters were written.
    pub letters: Letters,
}

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// UTF-8, as nearly everywhere.
    Utf8,
    /// UTF-16; the file says so itself.
    Utf16,
    /// Windows-1252, which is a guess: some letters may be wrong.
    Windows,
}

/// There is more than [`PASTE_CAP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many bytes there are.
    pub bytes: usize,
}

/// What Windows puts where Latin-1 has control characters, 0x80 to 0x9f.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Reads UTF-8, UTF-16 with a byte order mark, and whatever else as Windows-1252. Never fails but for the size.
///
/// # Errors
/// [`TooLong`] above [`PASTE_CAP`].
pub fn decode(bytes: &[u8]) -> Result<Decoded, TooLong> {
    if bytes.len() > PASTE_CAP {
        return Err(TooLong { bytes: bytes.len() });
    }
    let mut lines = Lines { text: String::with_capacity(bytes.len()), turned: false };
    let mut letters = Letters::Utf16;
    match bytes {
        [0xff, 0xfe, rest @ ..] => lines.wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => lines.wide(rest, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)) {
            Ok(text) => {
                letters = Letters::Utf8;
                text.chars().for_each(|c| lines.push(c));
            }
            Err(_) => {
                letters = Letters::Windows;
                for byte in bytes {
                    let special = usize::from(*byte).checked_sub(0x80).and_then(|nth| WINDOWS.chars().nth(nth));
                    lines.push(special.unwrap_or(char::from(*byte)));
                }
            }
        },
    }
    Ok(Decoded { text: lines.text, letters })
}

/// A text that grows, with one kind of line end.
struct Lines {
    text: String,
    /// The last character was a carriage return, so a line feed says nothing new.
    turned: bool,
}

impl Lines {
    fn push(&mut self, c: char) {
        let after = std::mem::replace(&mut self.turned, c == '\r');
        match c {
            '\n' if after => {}
            '\r' | '\u{2028}' | '\u{2029}' => self.text.push('\n'),
            _ => self.text.push(c),
        }
    }

    fn wide(&mut self, bytes: &[u8], unit: fn([u8; 2]) -> u16) {
        let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(unit);
        for c in char::decode_utf16(units) {
            self.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
}
