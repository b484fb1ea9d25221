//! Customers, and the message that goes outside.

use super::Text;

/// Whether the outside message may go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it is.
    Approved,
    /// With the edits named.
    WithEdits,
    /// Not yet.
    Held,
}

impl Verdict {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Approved, Self::WithEdits, Self::Held];
}

/// What was heard from customers, and what they will be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// What customers have said since.
    pub heard: Text,
    /// The drafted message, or a link to it.
    pub message: Text,
    /// The edits it needs, or why it is held.
    pub edits: Text,
    /// Whether it may go out; `None` is not decided.
    pub verdict: Option<Verdict>,
    /// Who said so.
    pub by: Text,
}
