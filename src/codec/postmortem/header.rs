//! What a document says about itself: title, incident, date, severity, people, state, link.

use super::book::Book;
use super::dates::{self, Day};
use super::guess::guess;
use super::headings::{self, Class};
use super::inline;
use super::labels::{self, Label};
use super::lines::{Block, Doc, Row, Shape};
use super::text::Text;
use super::words::{cut, edges, fold, head, nothing, squeeze};
use super::{Postmortem, Spotted};

/// At most this many people of one sort are read.
const PEOPLE: usize = 200;

/// Fills everything but the items. Also gives the day the incident began, when the document says it.
pub(crate) fn read(book: &Book, doc: &Doc, out: &mut Postmortem) -> Option<Day> {
    let mut header = Header { book, out, date: None, head: true, pending: None, closed: false, title_closed: false };
    for (key, value, line) in &doc.front {
        let label = if fold(key) == "author" { Some(Label::Author) } else { labels::exact(book, key) };
        if let Some(label) = label {
            header.put(label, value, *line);
        }
    }
    for (nth, block) in doc.blocks.iter().enumerate() {
        match &block.shape {
            Shape::Heading(level) => header.heading(*level, block),
            Shape::Para { .. } if nth == 0 && header.bold_title(block) => {}
            Shape::Para { .. } => {
                for (nth, line) in block.text.parts("\n").enumerate() {
                    header.line(line, block.from + nth, false);
                }
            }
            Shape::Item { .. } => header.line(&block.text, block.from, true),
            Shape::Table(rows) => header.table(rows),
        }
    }
    let date = header.date;
    guess(book, out, doc).or(date)
}

struct Header<'a> {
    book: &'a Book,
    out: &'a mut Postmortem,
    date: Option<Day>,
    /// Still before the first part that tells a story.
    head: bool,
    pending: Option<Label>,
    /// Inside a part whose fields are not the document's: actions, timeline.
    closed: bool,
    title_closed: bool,
}

impl Header<'_> {
    fn heading(&mut self, level: usize, block: &Block) {
        let book = self.book;
        let text = inline::words(&block.text);
        self.pending = None;
        let found = labels::all(book, &text);
        if let [first, ..] = found.as_slice()
            && first.at == 0
            && meta(first.label)
            && !(level == 1 && matches!(first.label, Label::Incident | Label::Ticket | Label::Status))
            && (self.head || first.label == Label::Severity)
        {
            let value = cut(&text, first.value, text.len());
            if !value.bare().is_empty() {
                return self.put(first.label, value, block.from);
            }
        }
        let label = labels::exact(book, text.trim_end_any(": "))
            .filter(|l| meta(*l) && *l != Label::Incident && *l != Label::Title);
        let class = headings::classify(book, &text);
        self.closed = matches!(class, Class::Strong | Class::Weak | Class::Mixed | Class::Never);
        if let Some(label) = label {
            self.pending = Some(label);
            return;
        }
        let named = class == Class::Unknown || text.words().count() > 3;
        let placeholder = labels::exact(book, &text) == Some(Label::Title) || nothing(&text) || template(&text);
        // Below a heading that was a field (`## Owner: ...`) a second-level heading with a colon is one too.
        let field = level > 1 && text.holds(":") && !(self.out.owners.is_empty() && self.out.people.is_empty());
        if !self.title_closed && named && !placeholder && !field && self.out.title.is_none() && level <= 2 {
            self.out.title = spotted(&text, block.from);
            self.title_closed = true;
            return;
        }
        if !placeholder {
            self.title_closed = true;
        }
        if matches!(class, Class::Strong | Class::Weak | Class::Mixed | Class::Never | Class::Other | Class::Soft) {
            self.head = false;
        }
    }

    /// A document may begin with its title in bold instead of a heading.
    fn bold_title(&mut self, block: &Block) -> bool {
        let book = self.book;
        let source = block.text.as_str();
        let bold = source.begins("**") && source.ends("**") && source.times("**") == 2;
        let text = inline::words(source);
        let label = labels::all(book, &text).first().is_some_and(|f| f.at == 0);
        let title = bold
            && !label
            && self.out.title.is_none()
            && !template(&text)
            && headings::classify(book, &text) == Class::Unknown;
        if title {
            self.out.title = spotted(&text, block.from);
            self.title_closed = true;
        }
        title
    }

    fn line(&mut self, source: &str, line: usize, item: bool) {
        let book = self.book;
        let plain = inline::words(head(source, 2000));
        if let Some(label) = self.pending {
            let people = matches!(label, Label::People | Label::Author | Label::Owner);
            if !item {
                self.pending = None;
            }
            let value = plain.bare();
            if labels::all(book, value).first().is_none_or(|f| f.at > 0)
                && (people || self.pending.take().is_some() || !item)
            {
                return self.put(label, value, line);
            }
        }
        if self.closed {
            return;
        }
        let found = labels::all(book, &plain);
        let first = found.first().filter(|f| cut(&plain, 0, f.at).letters().all(|c| edges(c) || !c.is_alphanumeric()));
        if first.is_none() {
            return;
        }
        for (nth, label) in found.iter().enumerate() {
            if !meta(label.label) || !(self.head || label.label == Label::Severity) {
                continue;
            }
            let end = found.get(nth + 1).map_or(plain.len(), |f| f.at);
            let value = cut(&plain, label.value, end);
            let value = value.trim_any("e(");
            if value.is_empty() {
                self.pending = (found.len() == 1).then_some(label.label);
            } else if value.len() < 300 {
                self.put(label.label, value, line);
                if found.len() == 1 {
                    self.address(label.label, source, line);
                }
            }
        }
    }

    fn table(&mut self, rows: &[Row]) {
        let book = self.book;
        self.pending = None;
        if self.closed {
            return;
        }
        let names: Vec<Option<Label>> = rows
            .first()
            .map(|r| r.cells.iter().map(|c| labels::exact(book, &inline::words(c))).collect())
            .unwrap_or_default();
        let wide = names.len() > 2
            && rows.len() == 2
            && names.iter().filter(|l| l.is_some_and(meta)).count() * 2 > names.len();
        if let (true, Some(row)) = (wide && self.head, rows.get(1)) {
            for (cell, label) in row.cells.iter().zip(&names) {
                if let Some(label) = label.filter(|l| meta(*l)) {
                    self.put(label, &inline::words(cell), row.line);
                }
            }
            return;
        }
        if names.len() > 2 && names.iter().flatten().count() * 2 > names.len() {
            return;
        }
        for row in rows {
            let mut cells = row.cells.iter();
            while let (Some(name), Some(value)) = (cells.next(), cells.next()) {
                let name = inline::words(name);
                let label = labels::exact(book, name.trim_end_any(": "))
                    .filter(|l| meta(*l) && row.cells.len().is_multiple_of(2));
                if let Some(label) = label.filter(|l| self.head || *l == Label::Severity) {
                    self.put(label, &inline::words(value), row.line);
                    self.address(label, value, row.line);
                }
            }
        }
    }

    /// The address behind the incident's key.
    fn address(&mut self, label: Label, source: &str, line: usize) {
        if matches!(label, Label::Incident | Label::Ticket) && self.out.link.is_none() {
            let plain = inline::plain(head(source, 2000));
            let url = plain.refs.first().map(|r| &r.url).or(plain.links.first());
            self.out.link = url.and_then(|url| spotted(url, line));
        }
    }

    fn put(&mut self, label: Label, value: &str, line: usize) {
        let value = value.trim_any("e*`");
        if nothing(value) || template(value) {
            return;
        }
        let out = &mut *self.out;
        let first = |slot: &mut Option<Spotted>| {
            if slot.is_none() {
                *slot = spotted(value, line);
            }
        };
        match label {
            Label::Title => first(&mut out.title),
            Label::Date | Label::Due | Label::Clock if out.date.is_none() && label != Label::Clock => {
                if let Some(day) = dates::find(value).filter(|d| d.day > 0) {
                    self.date = Some(day);
                    out.date = day.iso().and_then(|iso| spotted(&iso, line));
                }
            }
            Label::Severity => first(&mut out.severity),
            Label::Priority if out.severity.is_none() && self.head => first(&mut out.severity),
            Label::Status => first(&mut out.status),
            Label::Incident => first(&mut out.incident),
            Label::Ticket if value.begins("http") => first(&mut out.link),
            Label::Ticket => first(&mut out.incident),
            Label::Owner => people(&mut out.owners, value, line),
            Label::Author => people(&mut out.authors, value, line),
            Label::People => people(&mut out.people, value, line),
            _ => {}
        }
    }
}

fn meta(label: Label) -> bool {
    matches!(
        label,
        Label::Title
            | Label::Date
            | Label::Severity
            | Label::Status
            | Label::Incident
            | Label::Ticket
            | Label::Owner
            | Label::Author
            | Label::People
            | Label::Priority
    )
}

/// A title a template left behind.
fn template(text: &str) -> bool {
    let folded = fold(head(text, 80));
    let brackets = text.begins_any("<[{") && text.ends_any(">]}");
    brackets
        || folded.as_str().one_of("postmortem|post mortem|incident|incident report|incident postmortem|postmortem report|template|postmortem template|incident review|retrospective|yyyy mm dd|postmortem meeting|rca|name")
}

fn people(list: &mut Vec<Spotted>, value: &str, line: usize) {
    for part in value.swapped(" and ", ",").swapped(" und ", ",").parts_any(",;\n、，&") {
        let name = part.trim_any("e*()").trim_end_any("@");
        let name = super::words::undot(name);
        if list.len() < PEOPLE && !nothing(name) && !list.iter().any(|p| p.text == name) {
            list.extend(spotted(name, line));
        }
    }
}

/// A text with its line; nothing when it is empty.
pub(super) fn spotted(text: &str, line: usize) -> Option<Spotted> {
    let text = squeeze(head(text, 300));
    (!text.is_empty()).then_some(Spotted { text, line })
}
