//! Action items in tables: columns in any order, named in any of the known languages.

use super::book::Book;
use super::dates::Day;
use super::fields::{self, Fields, Value};
use super::inline;
use super::labels::{self, Label};
use super::lines::Row;
use super::list::Draft;
use super::text::Text;
use super::words::lend;
use super::words::{fold, namelike, nothing};

/// Which column holds what.
pub(crate) struct Columns {
    labels: Vec<Option<Label>>,
    title: usize,
    /// The names say that this is a table of actions, wherever it stands.
    pub(crate) sure: bool,
}

/// Reads the names of the columns; nothing when the table cannot hold actions.
pub(crate) fn columns(book: &Book, rows: &[Row], in_section: bool) -> Option<Columns> {
    let first = rows.iter().find(|r| !r.cells.is_empty())?;
    let labels: Vec<Option<Label>> = first.cells.iter().map(|c| labels::column(book, &inline::words(c))).collect();
    if labels.contains(&Some(Label::Clock)) {
        return None;
    }
    let held = labels.iter().any(field);
    let exact: Vec<Option<Label>> = first.cells.iter().map(|c| labels::exact(book, &inline::words(c))).collect();
    let named = |want: Label| labels.iter().position(|l| *l == Some(want));
    let action = named(Label::Action);
    let sure = exact.contains(&Some(Label::Action)) && exact.iter().any(field);
    if !sure && !in_section {
        return None;
    }
    let blank = || labels.iter().zip(&first.cells).position(|(l, c)| l.is_none() && !c.is_empty());
    // A column of issues holds the words of the actions when no other does.
    let wordy = || {
        let at = named(Label::Ticket)?;
        let words = |r: &Row| r.cells.get(at).map_or(0, |c| inline::words(c).words().count());
        rows.iter().skip(1).map(words).max().filter(|most| *most >= 3).map(|_| at)
    };
    let title =
        action.or_else(|| named(Label::Title)).or_else(|| named(Label::Detail)).or_else(wordy).or_else(blank)?;
    // A table of two columns that explains words is a legend.
    let explains = !held
        && action.is_none()
        && labels.iter().any(|l| matches!(l, Some(Label::Kind | Label::Priority | Label::Status)));
    if explains && first.cells.len() <= 2 {
        return None;
    }
    Some(Columns { labels, title, sure })
}

/// Whether a column holds a field of an action.
fn field(label: &Option<Label>) -> bool {
    matches!(label, Some(Label::Owner | Label::Due | Label::Ticket | Label::Status | Label::Done | Label::Team))
}

/// The actions of a table.
pub(crate) fn read(book: &Book, rows: &[Row], columns: &Columns, begun: Option<Day>) -> Vec<Draft> {
    let mut out = Vec::new();
    let mut group: Option<String> = None;
    let start = rows.iter().position(|r| !r.cells.is_empty()).map_or(0, |at| at + 1);
    for row in rows.iter().skip(start) {
        let source = row.cells.get(columns.title).map_or("", String::as_str);
        let mut filled = row.cells.iter().filter(|c| !c.is_empty());
        let only = filled.next().filter(|_| filled.next().is_none() && row.cells.len() < columns.labels.len() + 1);
        if let Some(cell) = only
            && (cell.begins("**") && cell.ends("**"))
        {
            group = Some(inline::words(cell));
            continue;
        }
        let mut fields = Fields::default();
        for (nth, (cell, label)) in row.cells.iter().zip(&columns.labels).enumerate() {
            if let Some(label) = label.filter(|_| !cell.is_empty() && nth != columns.title) {
                let plain = inline::plain(cell);
                let value = Value { text: &plain.text, refs: &plain.refs, links: &plain.links };
                fields.put(label, &value, begun);
            }
        }
        let mut own = match super::marks::marker(source) {
            Some((text, _, Some(ticked))) => Fields { done: ticked, ..fields::read(book, text, begun) },
            _ => fields::read(book, source, begun),
        };
        if own.done {
            fields.done = true;
        }
        let title = std::mem::take(&mut own.title);
        fields.add(own);
        fields.title = title;
        if nothing(&fields.title) || placeholder(book, &fields.title) {
            continue;
        }
        let mut draft = Draft::new(fields, (row.line, row.line));
        lend(&mut draft.fields.group, &group);
        out.push(draft);
    }
    out
}

/// A template's row that nobody filled in.
fn placeholder(book: &Book, title: &str) -> bool {
    let bare = title.trim_any("<>[]{}.… ");
    !bare.holds_any("a")
        || (bare.len() < title.len() && namelike(bare) && labels::exact(book, bare).is_some())
        || fold(title).is_empty()
}
