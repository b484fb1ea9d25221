//! The head of a kept meeting: what a list shows of it, so that no list reads whole meetings.

use super::json::{self, Value, Writer};
use super::wire::{Reader, Wire};
use crate::domain::{MeetingId, Stage, Timestamp};

/// The longest head that is read, in bytes; a longer one is not ours.
const CAP: usize = 2_000;
/// The longest title a head carries, in characters.
const TITLE_CAP: usize = 120;

/// What a list shows of a kept meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The meeting's name in this browser.
    pub id: MeetingId,
    /// Its title, cut to 120 characters; empty when its head was lost.
    pub title: String,
    /// When it was last kept; the beginning of 1970 when its head was lost.
    pub saved_at: Timestamp,
    /// How far it was; `None` when its head was lost.
    pub stage: Option<KeptStage>,
    /// What to add to its moments to say them in the wall clock's terms, in milliseconds
    /// ([`crate::domain::Timekeeper::shift`]); 0 unless that clock was set back while the page was open.
    pub shift: i64,
}

/// How far a kept meeting was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptStage {
    /// Being prepared.
    Draft,
    /// Running or paused.
    Open,
    /// Over.
    Closed,
}

impl From<&Stage> for KeptStage {
    fn from(stage: &Stage) -> Self {
        match stage {
            Stage::Draft => Self::Draft,
            Stage::Open(_) => Self::Open,
            Stage::Closed(..) => Self::Closed,
        }
    }
}

impl Head {
    /// A head for a meeting about to be kept.
    pub fn new(id: MeetingId, title: &str, saved_at: Timestamp, stage: KeptStage) -> Self {
        Self { id, title: cut(title), saved_at, stage: Some(stage), shift: 0 }
    }

    /// What is known of a meeting without a head.
    pub fn lost(id: MeetingId) -> Self {
        Self { id, title: String::new(), saved_at: Timestamp::default(), stage: None, shift: 0 }
    }

    /// One line of JSON.
    pub fn write(&self) -> String {
        let mut out = Writer::default();
        out.raw("{");
        out.name("id");
        out.text(self.id.as_str());
        out.name("title");
        out.text(&self.title);
        out.name("saved_at");
        self.saved_at.write(&mut out);
        out.name("stage");
        match self.stage {
            Some(stage) => out.text(stage.name()),
            None => out.raw("null"),
        }
        if self.shift != 0 {
            out.name("shift");
            out.raw(&self.shift.to_string());
        }
        out.close("}");
        out.done()
    }

    /// Reads what [`Head::write`] wrote, cut and bounded like our own; `None` when it is anything else.
    pub fn read(line: &str) -> Option<Self> {
        if line.len() > CAP {
            return None;
        }
        let value = json::read(line).ok()?;
        let (Value::String(id), Value::String(title)) = (value.get("id")?, value.get("title")?) else {
            return None;
        };
        let stage = match value.get("stage") {
            Some(Value::String(name)) => Some(*KeptStage::ALL.iter().find(|stage| stage.name() == name)?),
            None | Some(Value::Null) => None,
            Some(_) => return None,
        };
        let mut from = Reader::default();
        let saved_at = Timestamp::read(&mut from, value.get("saved_at")?);
        from.sound().ok()?;
        let shift = value.get("shift").and_then(Value::as_i64).unwrap_or(0);
        Some(Self { id: MeetingId::new(id)?, title: cut(title), saved_at, stage, shift })
    }
}

impl KeptStage {
    const ALL: [Self; 3] = [Self::Draft, Self::Open, Self::Closed];

    fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

fn cut(title: &str) -> String {
    title.chars().take(TITLE_CAP).collect()
}
