//! Bytes taken from the front.

use super::Flaw;

/// What is left to read.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Flaw> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Flaw::Short)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Flaw> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Flaw> {
        let (taken, rest) = self.rest.split_first_chunk().ok_or(Flaw::Short)?;
        self.rest = rest;
        Ok(*taken)
    }

    /// A length in one byte, then that much text.
    pub(super) fn text(&mut self) -> Result<&'a str, Flaw> {
        let length = self.byte()?;
        let bytes = self.take(length.into())?;
        std::str::from_utf8(bytes).map_err(|_| Flaw::Strange)
    }

    pub(super) fn rest(self) -> &'a [u8] {
        self.rest
    }
}
