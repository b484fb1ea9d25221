//! JSON: a tree of what a text says, and a writer.

mod read;

pub use read::{Bad, Value, read};

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

    fn plain(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(yes) => Value::Bool(yes),
            serde_json::Value::Number(number) => match number.as_i64() {
                Some(number) => Value::Int(number),
                None if number.is_u64() => Value::Huge,
                None => Value::Fraction,
            },
            serde_json::Value::String(text) => Value::String(text),
            serde_json::Value::Array(list) => Value::Array(list.into_iter().map(plain).collect()),
            serde_json::Value::Object(fields) => {
                Value::Object(fields.into_iter().map(|(name, value)| (name, plain(value))).collect())
            }
        }
    }

    /// What others read, with the names of an object in order.
    fn others(text: &str) -> Result<Value, Bad> {
        serde_json::from_str(text).map(plain).map_err(|bad| if bad.is_eof() { Bad::Cut } else { Bad::Syntax })
    }

    fn ordered(value: Value) -> Value {
        match value {
            Value::Array(list) => Value::Array(list.into_iter().map(ordered).collect()),
            Value::Object(fields) => {
                let fields: std::collections::BTreeMap<_, _> = fields.into_iter().collect();
                Value::Object(fields.into_iter().map(|(name, value)| (name, ordered(value))).collect())
            }
            other => other,
        }
    }

    #[track_caller]
    fn reads_as_others(text: &str) {
        assert_eq!(read(text).map(ordered), others(text), "{text}");
    }

    #[test]
    fn what_is_nested_too_deeply_is_refused() {
        assert_eq!(read(&"[".repeat(1_000_000)), Err(Bad::Syntax));
        for depth in [126, 127, 128, 129] {
            reads_as_others(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
            reads_as_others(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
        }
    }

    #[test]
    fn a_text_is_read_as_others_read_it() {
        for text in [
            "",
            " ",
            "-",
            "-0",
            "0",
            "00",
            "01",
            "-01",
            "1.",
            "1.5",
            "1.x",
            "1e",
            "1e+",
            "1E-3",
            ".5",
            "+1",
            "1 2",
            "nul",
            "truth",
            "true",
            "nul",
            "null",
            "falsy",
            "[",
            "[]",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{",
            "{}",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" : 1 , \"a\" : 2 }",
            "{\"a\",1}",
            "\"",
            "\"a",
            "\"\\",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u00e9\\/\\b\\f\\n\\r\\t\\\\\\\"\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ud83d\\u0041\"",
            "\"\\ude00\"",
            "\"\\ud83d",
            "\"a\nb\"",
            "\"\u{7f}\u{e9}\"",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551615",
            "18446744073709551616",
            "\u{feff}1",
            "1\u{a0}",
            "]",
            ":",
        ] {
            reads_as_others(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_others_read_it(text in "[\\[\\]{}:,\"\\\\ntrue0-9eE.+ \t-]{0,24}") {
            // A power beyond all measure is a number here.
            prop_assume!(!text.contains(['e', 'E']) || text.len() < 5);
            prop_assert_eq!(read(&text).map(ordered), others(&text));
        }

        #[test]
        fn a_damaged_text_is_read_as_others_read_it(cut in 0_usize..200, put in "[\\[\\]{}:,\"\\\\u09x -]{0,2}") {
            let text = "{\"a\":[1,-23,{\"b\":null,\"c\":\"x\\u00e9\\n\"},[[]],true],\"d\":{},\"e\":\"\\ud83d\\ude00\"}";
            let (before, after) = text.split_at(cut % (text.len() + 1));
            for text in [before.to_owned(), format!("{before}{put}{after}"), format!("{before}{put}")] {
                prop_assert_eq!(read(&text).map(ordered), others(&text));
            }
        }

        #[test]
        fn what_is_written_is_what_others_write(words in ".*", number in any::<i64>()) {
            let mut out = Writer::default();
            out.raw("[");
            out.text(&words);
            out.int(number);
            out.close("]");
            let text = out.done();
            prop_assert_eq!(read(&text), Ok(Value::Array(vec![Value::String(words.clone()), Value::Int(number)])));
            prop_assert_eq!(text, serde_json::json!([words, number]).to_string());
        }
    }
}
