//! The save file: one meeting with everything that was done to it, as JSON (product, X3).
//!
//! ```text
//! {
//!   "format": "postmortem-meeting",   always this
//!   "version": 1,                     grows when an older reader could not make sense of it
//!   "saved": 1760950800000,           when, in milliseconds since 1970
//!   "start": { ... },                 the meeting before the first action of the log
//!   "log": [ { "at": ..., "action": { ... } }, ... ]
//! }
//! ```
//!
//! The meeting is `start` with the actions of `log` done to it in order; moments are milliseconds since 1970 and never
//! go back. Names of things (`id`) are numbers that `start.next` is above of. Texts are at most 8,000 characters, days
//! are `yyyy-mm-dd`, boxes are minutes. What an action or a field is called is what it is called in
//! [`crate::domain::Action`] and [`Meeting`]. Fields a reader does not know are passed over.
//!
//! A file may have been edited, cut off or made up. [`read`] gives a journal that holds everything a journal of this
//! program holds, or says what is wrong; it never panics and never gives half a meeting.

use super::json::{self, Bad, Value, Writer};
use super::wire::{self, Fault, Reader, Wire};
use crate::domain::{Flaw, Journal, LOG_CAP, Meeting, Refusal, Stamped, Timestamp};

/// What the file calls itself.
const FORMAT: &str = "postmortem-meeting";

/// The version this program writes, and the highest it reads.
pub const VERSION: u32 = 1;

/// The longest file that is read, in bytes: 8 MiB.
pub const CAP: usize = 8 * 1024 * 1024;

/// Why a file was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than any file of this program; the cap in bytes.
    TooLong {
        /// The longest file that is read.
        cap: usize,
    },
    /// Not text at all: an image, an archive, another program's file.
    NotText,
    /// Text, but not JSON.
    NotJson,
    /// The file ends in the middle, as after an interrupted download or copy.
    Cut,
    /// JSON, but not a saved meeting.
    Foreign,
    /// Written by a newer version of this program.
    Newer {
        /// Its version.
        version: u32,
    },
    /// A saved meeting in which something does not fit.
    Broken(Break),
}

/// What does not fit in a saved meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A field is missing or holds something else.
    Shape {
        /// The field's name.
        field: &'static str,
    },
    /// The meeting it starts from.
    Start(Flaw),
    /// The log is longer than any log of this program.
    Long,
    /// An action of the log cannot be done.
    Log(Refusal),
    /// The meeting the log leads to.
    End(Flaw),
}

/// Writes a journal as a save file; opening it gives the same meeting.
///
/// A log that makes the file longer than [`CAP`] is left out: the meeting is whole, undo begins anew.
///
/// ```
/// use postmortem_meeting::codec::save;
/// use postmortem_meeting::domain::{Journal, Meeting, MeetingId, Timestamp};
/// let journal = Journal::new(Meeting::new(MeetingId::new("example").ok_or("id")?));
/// let file = save::write(&journal, Timestamp::from_millis(1));
/// let (again, saved) = save::read(file.as_bytes()).map_err(|_| "unreadable")?;
/// assert_eq!(again.meeting(), journal.meeting());
/// assert_eq!(saved.millis(), 1);
/// # Ok::<(), &str>(())
/// ```
pub fn write(journal: &Journal, saved: Timestamp) -> String {
    let whole = write_file(journal.start(), journal.log(), saved);
    if whole.len() <= CAP { whole } else { write_short(journal, saved) }
}

/// The same without what led to the meeting: undo begins anew.
pub fn write_short(journal: &Journal, saved: Timestamp) -> String {
    write_file(journal.meeting(), &[], saved)
}

fn write_file(start: &Meeting, log: &[Stamped], saved: Timestamp) -> String {
    let mut out = Writer::default();
    out.raw("{");
    out.name("format");
    out.text(FORMAT);
    out.name("version");
    out.int(i64::from(VERSION));
    out.name("saved");
    saved.write(&mut out);
    out.name("start");
    wire::write_meeting(start, &mut out);
    out.name("log");
    wire::write_list(log, &mut out);
    out.close("}");
    out.done()
}

/// Opens a save file: the journal, and when it was saved.
pub fn read(bytes: &[u8]) -> Result<(Journal, Timestamp), Unreadable> {
    if bytes.len() > CAP {
        return Err(Unreadable::TooLong { cap: CAP });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // An end in the middle of a character.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
            return Err(Unreadable::Cut);
        }
        Err(_) => return Err(Unreadable::NotText),
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Unreadable::Cut);
    }
    let file = json::read(text).map_err(|bad| match bad {
        Bad::Cut => Unreadable::Cut,
        Bad::Syntax => Unreadable::NotJson,
    })?;
    let version = match file.get("version") {
        Some(Value::Int(version)) => u32::try_from(*version.max(&0)).unwrap_or(u32::MAX),
        Some(Value::Huge) => u32::MAX,
        _ => 0,
    };
    match file.get("format") {
        Some(Value::String(format)) if format == FORMAT && version > 0 => {
            if version > VERSION {
                return Err(Unreadable::Newer { version });
            }
            read_first(&file).map_err(Unreadable::Broken)
        }
        _ => Err(Unreadable::Foreign),
    }
}

/// Reads version 1.
fn read_first(file: &Value) -> Result<(Journal, Timestamp), Break> {
    let mut from = Reader::default();
    let saved = from.get(file, "saved");
    let saved = Timestamp::read(&mut from, saved);
    let start = from.get(file, "start");
    let parts = wire::parts(&mut from, start);
    let log = from.get(file, "log");
    let log = Vec::<Stamped>::read(&mut from, log);
    let shape = |Fault { field }| Break::Shape { field };
    from.sound().map_err(shape)?;
    let parts = parts.ok_or(Break::Shape { field: "id" })?;
    let start = Meeting::restore(parts).map_err(Break::Start)?;
    if log.len() > LOG_CAP {
        return Err(Break::Long);
    }
    let journal = Journal::replay(start, log).map_err(Break::Log)?;
    journal.meeting().check().map_err(Break::End)?;
    Ok((journal, saved))
}
