//! JSON: a tree of what a text says, and a writer.

pub use serde_json::Value;

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// It ends in the middle.
    Cut,
    /// Something else stands there, or it is nested too deeply.
    Syntax,
}

/// Reads a whole text; of equal names in an object the last counts, and what is nested too deeply is no JSON.
///
/// ```
/// use postmortem_meeting::codec::json::{self, Bad, Value};
/// assert_eq!(json::read(" [17] "), Ok(Value::Array(vec![17.into()])));
/// assert_eq!(json::read("[17"), Err(Bad::Cut));
/// assert_eq!(json::read("[17}"), Err(Bad::Syntax));
/// ```
pub fn read(text: &str) -> Result<Value, Bad> {
    serde_json::from_str(text).map_err(|bad| if bad.is_eof() { Bad::Cut } else { Bad::Syntax })
}

/// Writes JSON without spaces; commas come by themselves.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
}

impl Writer {
    /// What was written.
    pub fn done(self) -> String {
        self.out
    }

    /// Something that needs no escape: a word, a bracket, a number.
    #[inline(never)]
    pub fn raw(&mut self, word: &str) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.push(',');
        }
        self.out.push_str(word);
    }

    /// Brackets that close.
    #[inline(never)]
    pub fn close(&mut self, brackets: &str) {
        self.out.push_str(brackets);
    }

    /// Opens an object with a field, whose value follows.
    #[inline(never)]
    pub fn variant(&mut self, name: &str) {
        self.raw("{");
        self.name(name);
    }

    #[inline(never)]
    fn push(&mut self, c: char) {
        self.out.push(c);
    }

    /// The name of a field.
    #[inline(never)]
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.push(':');
    }

    /// A number.
    #[inline(never)]
    pub fn int(&mut self, number: i64) {
        let mut digits = [0_u8; 20];
        let mut rest = number.unsigned_abs();
        let mut start = digits.len();
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
            start -= 1;
            if rest == 0 {
                break;
            }
        }
        self.raw(if number < 0 { "-" } else { "" });
        for digit in digits.iter().skip(start) {
            self.push(char::from(*digit));
        }
    }

    /// A string.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.raw("\"");
        for c in text.chars() {
            let short = match c {
                '"' | '\\' => c,
                '\u{8}' => 'b',
                '\t' => 't',
                '\n' => 'n',
                '\u{c}' => 'f',
                '\r' => 'r',
                '\0'..='\u{1f}' => {
                    self.out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                    self.out.extend(char::from_digit(u32::from(c) & 15, 16));
                    continue;
                }
                _ => {
                    self.push(c);
                    continue;
                }
            };
            self.push('\\');
            self.push(short);
        }
        self.push('"');
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_nested_too_deeply_is_refused() {
        assert_eq!(read(&"[".repeat(1_000_000)), Err(Bad::Syntax));
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_others_write(words in ".*", number in any::<i64>()) {
            let mut out = Writer::default();
            out.raw("[");
            out.text(&words);
            out.int(number);
            out.close("]");
            prop_assert_eq!(out.done(), serde_json::json!([words, number]).to_string());
        }
    }
}
