//! Bytes taken from the front.

use super::Flaw;

/// What is left to read.
pub(in crate::codec) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(in crate::codec) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(in crate::codec) fn take(&mut self, count: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Flaw::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(in crate::codec) fn byte(&mut self) -> Result<u8, Flaw> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(in crate::codec) fn array<const N: usize>(&mut self) -> Result<[u8; N], Flaw> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(Flaw::Short)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// A length in one byte, then that much text.
    pub(in crate::codec) fn text(&mut self) -> Result<&'a str, Flaw> {
        let length = self.byte()?;
        let bytes = self.take(length.into())?;
        std::str::from_utf8(bytes).map_err(|_| Flaw::Strange)
    }

    pub(in crate::codec) fn rest(self) -> &'a [u8] {
        self.rest
    }
}
