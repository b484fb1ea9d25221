//! Ballots as text that survives a chat: wire format v1 (polls, 2).
//!
//! A code is found anywhere in a text ([`scan`]), whatever a chat did to it, and read only when its checksum is right
//! ([`frame`]). What lies in it: the poll ([`record`]), a vote, open or sealed ([`inner`], [`seal`]), and what the
//! facilitator keeps or publishes ([`codes`]). A poll also travels as a link ([`link`]).

pub mod alphabet;
pub mod cast;
pub mod codes;
pub(in crate::codec) mod cursor;
pub mod digest;
pub mod frame;
pub mod inner;
pub mod link;
pub(in crate::codec) mod order;
pub mod record;
pub mod scan;
pub mod seal;
pub mod tlv;

pub use cast::{Cast, cast};
pub use codes::{is_own_result, recover, recovery_code, result_code};
pub use link::invitation;
pub use record::{Cut, Record};
pub use seal::public_key;

/// Why no poll could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invitation {
    /// There is none.
    None,
    /// A link or a code that is not whole.
    Cut,
    /// Made by a newer version of the page.
    Newer,
}

/// Why bytes with a right checksum are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// They end early.
    Short,
    /// No page writes this.
    Strange,
    /// Only a newer page knows what this means.
    Newer,
}
