//! Text and bytes at the border: capped in size, never trusted, and either a value or an error a person can act on.

pub mod agenda;
pub mod ballot;
pub mod chat;
pub mod document;
pub mod follow;
pub mod handover;
pub mod head;
pub mod html;
pub mod json;
pub mod markdown;
pub mod names;
pub mod pack;
pub mod plain;
pub mod postmortem;
pub mod save;
pub mod settings;
pub mod template;
pub mod urn;
pub mod windows;
pub mod wire;

/// What a file seems to be, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A save file, whole or not.
    Save,
    /// Text to be read as a postmortem.
    Text,
}

/// Tells a save file from a written postmortem: JSON begins with a brace, Markdown does not.
pub fn kind_of(bytes: &[u8]) -> Kind {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'{') => Kind::Save,
        _ => Kind::Text,
    }
}
