//! Reads JSON into a tree; nothing in it is believed yet.

/// What stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number above all of those, of at most 64 bits.
    Huge,
    /// Any other number: nothing here has a use for it.
    Fraction,
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Self>),
    /// Names with their values, as they stand there.
    Object(Vec<(String, Self)>),
}

impl Value {
    /// The value of a field; of equal names the last counts.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The whole number it is.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    /// It ends in the middle.
    Cut,
    /// Something else stands there, or it is nested too deeply.
    Syntax,
}

/// How deep lists and objects may be nested.
const DEPTH: usize = 127;

/// Reads a whole text; what is nested too deeply is no JSON.
///
/// ```
/// use postmortem_meeting::codec::json::{self, Bad, Value};
/// assert_eq!(json::read(" [17] "), Ok(Value::Array(vec![Value::Int(17)])));
/// assert_eq!(json::read("[17"), Err(Bad::Cut));
/// assert_eq!(json::read("[17}"), Err(Bad::Syntax));
/// ```
pub fn read(text: &str) -> Result<Value, Bad> {
    let mut rest = Rest(text);
    let value = rest.value(DEPTH)?;
    rest.space();
    if rest.0.is_empty() { Ok(value) } else { Err(Bad::Syntax) }
}

/// The text that is still to be read.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\n', '\t', '\r']);
    }

    #[inline(never)]
    fn next(&mut self) -> Result<char, Bad> {
        let mut chars = self.0.chars();
        let next = chars.next().ok_or(Bad::Cut);
        self.0 = chars.as_str();
        next
    }

    /// The next character that is no space, which stays there.
    #[inline(never)]
    fn peek(&mut self) -> Result<char, Bad> {
        self.space();
        self.0.chars().next().ok_or(Bad::Cut)
    }

    /// The rest of a word.
    fn word(&mut self, word: &str, value: Value) -> Result<Value, Bad> {
        for wanted in word.chars() {
            if self.next()? != wanted {
                return Err(Bad::Syntax);
            }
        }
        Ok(value)
    }

    fn value(&mut self, depth: usize) -> Result<Value, Bad> {
        match self.peek()? {
            'n' => self.word("null", Value::Null),
            't' => self.word("true", Value::Bool(true)),
            'f' => self.word("false", Value::Bool(false)),
            '"' => self.text().map(Value::String),
            '[' => {
                let mut list = Vec::new();
                self.inside(']', depth, |rest, depth| {
                    list.push(rest.value(depth)?);
                    Ok(())
                })?;
                Ok(Value::Array(list))
            }
            '{' => {
                let mut fields = Vec::new();
                self.inside('}', depth, |rest, depth| {
                    if rest.peek()? != '"' {
                        return Err(Bad::Syntax);
                    }
                    let name = rest.text()?;
                    if rest.peek()? != ':' {
                        return Err(Bad::Syntax);
                    }
                    rest.next()?;
                    fields.push((name, rest.value(depth)?));
                    Ok(())
                })?;
                Ok(Value::Object(fields))
            }
            _ => self.number(),
        }
    }

    /// What stands between brackets, with commas between.
    fn inside(
        &mut self,
        end: char,
        depth: usize,
        mut one: impl FnMut(&mut Self, usize) -> Result<(), Bad>,
    ) -> Result<(), Bad> {
        let depth = depth.checked_sub(1).ok_or(Bad::Syntax)?;
        self.next()?;
        if self.peek()? == end {
            return self.next().map(drop);
        }
        loop {
            one(self, depth)?;
            match self.peek()? {
                ',' => self.next()?,
                c if c == end => return self.next().map(drop),
                _ => return Err(Bad::Syntax),
            };
        }
    }

    /// Digits, at least one; their number stays within what fits, or is `None`.
    #[inline(never)]
    fn digits(&mut self) -> Result<Option<u64>, Bad> {
        let mut number = Some(0_u64);
        let mut any = false;
        while let Some(digit) = self.0.chars().next().and_then(|c| c.to_digit(10)) {
            number = number.and_then(|n| n.checked_mul(10)?.checked_add(digit.into()));
            any = true;
            self.next()?;
        }
        if any {
            return Ok(number);
        }
        Err(if self.0.is_empty() { Bad::Cut } else { Bad::Syntax })
    }

    fn skip(&mut self, any_of: &[char]) -> bool {
        let rest = self.0.strip_prefix(any_of);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn number(&mut self) -> Result<Value, Bad> {
        let minus = self.skip(&['-']);
        let zero = self.0.starts_with('0');
        let long = self.0.len();
        let whole = self.digits()?;
        if zero && long - self.0.len() > 1 {
            return Err(Bad::Syntax);
        }
        let mut fraction = minus && zero;
        if self.skip(&['.']) {
            self.digits()?;
            fraction = true;
        }
        if self.skip(&['e', 'E']) {
            self.skip(&['+', '-']);
            self.digits()?;
            fraction = true;
        }
        Ok(match whole {
            Some(whole) if !fraction => {
                let (number, beyond) = if minus {
                    (0_i64.checked_sub_unsigned(whole), Value::Fraction)
                } else {
                    (i64::try_from(whole).ok(), Value::Huge)
                };
                number.map_or(beyond, Value::Int)
            }
            _ => Value::Fraction,
        })
    }

    /// A string, from its first quotation mark on.
    #[inline(never)]
    fn text(&mut self) -> Result<String, Bad> {
        self.next()?;
        let mut text = String::new();
        loop {
            let plain = self.0.find(|c| c < ' ' || c == '"' || c == '\\').ok_or(Bad::Cut)?;
            let (before, rest) = self.0.split_at(plain);
            text.push_str(before);
            self.0 = rest;
            match self.next()? {
                '"' => return Ok(text),
                '\\' => text.push(self.escaped()?),
                _ => return Err(Bad::Syntax),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Bad> {
        Ok(match self.next()? {
            c @ ('"' | '\\' | '/') => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let mut code = self.unit()?;
                // A character beyond the first 65,536 is written as two.
                if code >> 10 == 0xd800 >> 10 {
                    self.word("\\u", Value::Null)?;
                    let low = self.unit()?.wrapping_sub(0xdc00);
                    if low >= 0x400 {
                        return Err(Bad::Syntax);
                    }
                    code = 0x10000 + ((code - 0xd800) << 10) + low;
                }
                char::from_u32(code).ok_or(Bad::Syntax)?
            }
            _ => return Err(Bad::Syntax),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Result<u32, Bad> {
        let mut code = Ok(0);
        for _ in 0..4 {
            let digit = self.next()?.to_digit(16).ok_or(Bad::Syntax);
            code = code.and_then(|code| Ok(code << 4 | digit?));
        }
        code
    }
}
