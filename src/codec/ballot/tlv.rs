//! Extensions at the end of a record or a plain ballot: type, length, value.

use super::Flaw;
use super::cursor::Cursor;

/// Looks whether there is one this page would have to understand. Even types may be ignored, odd ones may not.
pub fn check(bytes: &[u8]) -> Result<(), Flaw> {
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut cursor = Cursor::new(rest);
        let odd = cursor.byte()? % 2 == 1;
        let length = cursor.byte()?;
        cursor.take(length.into())?;
        if odd {
            return Err(Flaw::Newer);
        }
        rest = cursor.rest();
    }
    Ok(())
}
