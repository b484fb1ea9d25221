//! Names for the parts of a meeting. All come from the meeting's own counter, so that a replay gives the same ones.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(in crate::domain) u32);

        impl $name {
            /// The number behind the name, for element keys.
            pub fn number(self) -> u32 { self.0 }

            /// The name in a file; whether it means anything is seen when the meeting is restored or changed.
            pub(crate) fn from_number(number: u32) -> Self { Self(number) }
        }
    )*};
}

ids! {
    /// A step of the agenda.
    StepId,
    /// An action item.
    ItemId,
    /// A person on the roster.
    PersonId,
    /// A note.
    NoteId,
    /// A parked topic.
    ParkedId,
    /// A ground rule.
    RuleId,
    /// A poll.
    PollId,
}

/// A meeting's name in this browser: up to 40 letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeetingId(String);

/// The name of no meeting.
impl Default for MeetingId {
    fn default() -> Self {
        Self("none".to_owned())
    }
}

impl MeetingId {
    /// Takes a name made from entropy, a link or a file; `None` when it holds anything else.
    pub fn new(name: &str) -> Option<Self> {
        let fits = (1..=40).contains(&name.len());
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (fits && plain).then(|| Self(name.to_owned()))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
