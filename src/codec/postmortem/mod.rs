//! The importer of written postmortems: Markdown and its relatives in, header fields and action items out.
//!
//! ```text
//! bytes -> text (here) -> blocks (lines, rows, marks) -> header fields (header, guess)
//!                                                     -> action items (sections, list, table)
//! one item's words -> title and fields (fields, peel, pieces), owners known by name (people)
//! below all: labels, headings, days (dates, due), marks in a line (inline, links), word lists (words)
//! ```
//!
//! What is absent on purpose: no file names, no template of one team. Headings, columns and labels are known by
//! vocabulary (`headings`, `labels`), everything else by structure. What was understood is a proposal to correct.

mod book;
mod dates;
mod due;
mod fields;
mod guess;
mod header;
mod headings;
mod inline;
mod labels;
mod lines;
mod links;
mod list;
mod marks;
mod peel;
mod people;
mod pieces;
mod rows;
mod sections;
mod table;
mod text;
mod words;

pub(crate) use decoded as read_text;
pub(crate) use pieces::capital;
pub(crate) use text::{Index, Text, among};
pub(crate) use words::{
    cut as cut_text, fill, fold as fold_text, handle as is_handle, head as head_text, squeeze as squeeze_text,
};

/// The words after a list mark or an open box, and how much deeper the mark puts them.
pub(crate) fn list_mark(line: &str) -> Option<(&str, usize)> {
    marks::marker(line).map(|(text, deeper, _)| (text, deeper))
}

/// The largest text read: 2 MiB.
pub const CAP: usize = 2 * 1024 * 1024;

/// Why bytes could not be read as a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing but white space.
    Empty,
    /// More bytes than are read.
    TooLong {
        /// How many there are.
        bytes: usize,
        /// How many are read at most.
        cap: usize,
    },
    /// Not a text: it holds NUL bytes, or is neither UTF-8 nor UTF-16 with a byte order mark.
    NotText,
}

/// What was understood of a written postmortem. Nothing here is certain: it is shown for correction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Postmortem {
    /// The title, as written.
    pub title: Option<Spotted>,
    /// The incident's key or number, such as `INC-42`.
    pub incident: Option<Spotted>,
    /// The first day of the incident, `yyyy-mm-dd`.
    pub date: Option<Spotted>,
    /// The severity in the document's own words.
    pub severity: Option<Spotted>,
    /// Owners of the document, at most 200, without doubles.
    pub owners: Vec<Spotted>,
    /// Authors of the document, at most 200, without doubles.
    pub authors: Vec<Spotted>,
    /// The state of the document in its own words.
    pub status: Option<Spotted>,
    /// An address the header gives for the incident.
    pub link: Option<Spotted>,
    /// Participants, attendees and responders the header lists, at most 200, without doubles.
    pub people: Vec<Spotted>,
    /// The action items in document order; empty when the document has none.
    pub items: Vec<FoundItem>,
    /// How many lines the source has.
    pub lines: usize,
}

/// A text and the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spotted {
    /// Plain text without marks, at most 300 bytes.
    pub text: String,
    /// Source line, counted from 1.
    pub line: usize,
}

/// One action item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundItem {
    /// What is to be done: plain text without marks, owner, due time, ticket and state words; about 300 bytes at most.
    pub title: String,
    /// A name, a handle such as `@ana`, or an e-mail address.
    pub owner: Option<String>,
    /// `yyyy-mm-dd` when it is a day, else the words (`Q4 2025`, `Friday`).
    pub due: Option<String>,
    /// The address of the ticket when there is one, else its key (`OPS-7`, `#12`).
    pub ticket: Option<String>,
    /// The priority in the document's own words.
    pub priority: Option<String>,
    /// The kind of work, when a column or a group says it.
    pub kind: Option<Kind>,
    /// The document itself says that it is finished.
    pub done: bool,
    /// The sub-heading, label or parent item it stands below.
    pub group: Option<String>,
    /// First and last source line, counted from 1.
    pub lines: (usize, usize),
}

/// The kind of work an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Find out more.
    Investigate,
    /// Lessen the harm.
    Mitigate,
    /// Put right what broke.
    Repair,
    /// Notice it sooner.
    Detect,
    /// Keep it from coming back.
    Prevent,
}

/// Reads a written postmortem from the bytes of a file or a paste.
///
/// Takes UTF-8 with or without a byte order mark, and UTF-16 with one; line ends may be LF, CRLF or CR.
/// Work grows with the length of the text and with nothing else. A document without action items is no error.
///
/// # Errors
/// [`Unreadable`] when there is no text, more than [`CAP`] bytes, or something that is not a text.
///
/// # Example
/// ```
/// let found = postmortem_meeting::codec::postmortem::read(b"# Checkout down\n\n## Action items\n- [x] Add an alert (@ana)\n")?;
/// let item = &found.items[0];
/// assert_eq!((item.title.as_str(), item.owner.as_deref(), item.done), ("Add an alert", Some("@ana"), true));
/// # Ok::<(), postmortem_meeting::codec::postmortem::Unreadable>(())
/// ```
pub fn read(bytes: &[u8]) -> Result<Postmortem, Unreadable> {
    let text = decoded(bytes, CAP)?;
    let book = book::Book::new();
    let doc = lines::scan(&book, &text);
    let mut out = Postmortem { lines: doc.lines, ..Postmortem::default() };
    let begun = header::read(&book, &doc, &mut out);
    out.items = list::find(&book, &doc.blocks, begun)
        .into_iter()
        .map(|draft| {
            let fields = draft.fields;
            FoundItem {
                title: fields.title,
                owner: fields.owner,
                due: fields.due,
                ticket: fields.ticket,
                priority: fields.priority,
                kind: fields.kind,
                done: fields.done,
                group: fields.group,
                lines: draft.lines,
            }
        })
        .collect();
    people::assign(&mut out);
    Ok(out)
}

/// Bytes made into a text with LF line ends.
pub(crate) fn decoded(bytes: &[u8], cap: usize) -> Result<String, Unreadable> {
    if bytes.len() > cap {
        return Err(Unreadable::TooLong { bytes: bytes.len(), cap });
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, false)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, true)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => narrow(rest)?,
        _ => narrow(bytes)?,
    };
    if text.holds("\0") {
        return Err(Unreadable::NotText);
    }
    if text.bare().is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(if text.holds("\r") { text.swapped("\r\n", "\n").swapped("\r", "\n") } else { text })
}

fn narrow(bytes: &[u8]) -> Result<String, Unreadable> {
    std::str::from_utf8(bytes).map(Text::own).map_err(|_| Unreadable::NotText)
}

/// UTF-16 with the greater byte first or last.
fn wide(bytes: &[u8], big: bool) -> Result<String, Unreadable> {
    let mut units = Vec::new();
    for pair in bytes.chunks_exact(2) {
        if let [a, b] = *pair {
            units.push(if big { u16::from_be_bytes([a, b]) } else { u16::from_le_bytes([a, b]) });
        }
    }
    String::from_utf16(&units).map_err(|_| Unreadable::NotText)
}
