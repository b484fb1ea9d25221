//! Owner, due time, ticket, state and priority inside the words of one action item.

use super::Kind;
use super::book::Book;
use super::dates::Day;
use super::due;
use super::inline::{self, REFS, Ref};
use super::labels::{self, Found, Label};
use super::links::{key, pointer, tracked};
use super::peel::Peel;
use super::pieces::priority;
use super::text::Text;
use super::words::fill;
use super::words::{cut, done, fold, handle, head, kind, nothing, only_done, person, squeeze, state};

/// What one text says about an action.
#[derive(Debug, Default, Clone)]
pub(crate) struct Fields {
    pub(crate) title: String,
    pub(crate) owner: Option<String>,
    pub(crate) due: Option<String>,
    pub(crate) ticket: Option<String>,
    pub(crate) priority: Option<String>,
    pub(crate) kind: Option<Kind>,
    pub(crate) done: bool,
    pub(crate) group: Option<String>,
    /// The title followed a label such as `Action item:`.
    pub(crate) named: bool,
}

impl Fields {
    /// Whether anything but a title was found.
    pub(crate) fn any(&self) -> bool {
        self.stated() || self.priority.is_some()
    }

    /// Whether it says who, until when, where it is tracked, or that it is done.
    pub(crate) fn stated(&self) -> bool {
        self.owner.is_some() || self.due.is_some() || self.ticket.is_some() || self.done
    }

    /// Fills what is still missing.
    pub(crate) fn add(&mut self, other: Fields) {
        fill(&mut self.owner, other.owner);
        fill(&mut self.due, other.due);
        fill(&mut self.ticket, other.ticket);
        fill(&mut self.priority, other.priority);
        self.kind = self.kind.or(other.kind);
        fill(&mut self.group, other.group);
        self.done |= other.done;
    }

    /// Takes over one named value.
    pub(crate) fn put(&mut self, label: Label, value: &Value<'_>, begun: Option<Day>) {
        let text = value.text.trim_any("e()[]");
        match label {
            Label::Owner | Label::Author | Label::Team if self.owner.is_none() => self.owner = person(&value.named()),
            Label::Due | Label::Date if self.due.is_none() => {
                let words = squeeze(text.trim_end_any(".。"));
                self.due = due::due(text, begun).or((!nothing(&words) && !words.holds("?")).then_some(words));
            }
            Label::Ticket if self.ticket.is_none() => {
                let url = value.refs.iter().find(|r| !only_done(&r.label) || tracked(&r.url)).map(|r| r.url.clone());
                let link = value.links.first().cloned();
                let words = squeeze(text.trim_end_any("."));
                // `n/a DONE`, `Bug 12 TODO`: the state stands behind the number.
                let (words, said) = match words.last_halves(" ") {
                    Some((left, last)) if only_done(last) || state(last) => (left.own(), only_done(last)),
                    _ => (words, false),
                };
                self.done |= said;
                let plain = (!nothing(&words) && !words.holds(REFS) && !only_done(&words)).then_some(words);
                self.ticket = url.or(link).or(plain);
                self.done |= value.refs.iter().any(|r| only_done(&r.label)) || only_done(text);
            }
            Label::Status => self.done |= done(text) || value.refs.iter().any(|r| only_done(&r.label)),
            Label::Done => {
                let yes = fold(text).one_of("yes|y|x|true|ja|oui|si|sim|1|100|はい");
                self.done |= yes || done(text) || text.begins("[x]") || text.begins("[X]");
            }
            Label::Priority if self.priority.is_none() && !nothing(text) => self.priority = Some(squeeze(text)),
            Label::Kind => self.kind = self.kind.or_else(|| kind(text)),
            Label::Group if self.group.is_none() && !nothing(text) => {
                self.group = Some(squeeze(text));
                self.kind = self.kind.or_else(|| kind(text));
            }
            _ => {}
        }
    }
}

/// The text of one value with the links in it.
pub(crate) struct Value<'a> {
    pub(crate) text: &'a str,
    pub(crate) refs: &'a [Ref],
    pub(crate) links: &'a [String],
}

impl Value<'_> {
    fn named(&self) -> String {
        let mut refs = self.refs.iter();
        let mut out = String::new();
        for part in self.text.parts(REFS) {
            if !out.is_empty() {
                out.push_str(refs.next().map_or("", |r| &r.label));
            }
            out.push_str(part);
        }
        out
    }
}

/// Reads one item's text. Only its first 4000 bytes are looked at; a title has at most 300.
pub(crate) fn read(book: &Book, source: &str, begun: Option<Day>) -> Fields {
    let plain = inline::plain(head(source, 4000));
    let text = plain.text.as_str();
    let mut fields = Fields { done: plain.struck, ..Fields::default() };
    let mut more: Vec<&str> = Vec::new();
    let found = labels::all(book, text);
    let mut own: Vec<Found> = Vec::new();
    for label in found {
        // Later labels end the title only when they are fields of an action.
        let field = matches!(
            label.label,
            Label::Owner
                | Label::Team
                | Label::Due
                | Label::Ticket
                | Label::Status
                | Label::Done
                | Label::Priority
                | Label::Kind
                | Label::Group
                | Label::Detail
        );
        let start = cut(text, 0, label.at).bare().is_empty()
            || own.len() == 1 && matches!(own.first(), Some(f) if f.label == Label::Number);
        if field || (start && matches!(label.label, Label::Action | Label::Title | Label::Number)) {
            own.push(label);
        }
    }
    let mut title = cut(text, 0, own.first().map_or(text.len(), |f| f.at)).own();
    for (nth, label) in own.iter().enumerate() {
        let end = own.get(nth + 1).map_or(text.len(), |f| f.at);
        let whole = cut(text, label.value, end);
        if matches!(label.label, Label::Action | Label::Title | Label::Number) {
            fields.named = true;
            title = whole.own();
            continue;
        }
        let mut text_of_value = sentence(whole, label.label == Label::Due);
        let spent = whole.len() - whole.bare_start().len() + text_of_value.len();
        let rest = head(cut(whole, spent, whole.len()), 200);
        for part in rest.parts_any(";|()[]\n—–·•。") {
            more.extend(part.parts(". "));
        }
        // `due: 15 March, P2, OPS-7`: what follows the comma is a field of its own.
        while let Some((left, last)) = text_of_value.trim_end_any(", ").last_halves_any(",;") {
            let last = last.bare();
            let own = only_ref(last)
                || key(last)
                || priority(last).is_some()
                || only_done(last)
                || state(last)
                || (label.label == Label::Due && handle(last))
                || (label.label == Label::Owner && (due::due(last, begun).is_some() || due::said(last).is_some()));
            if !own || matches!(label.label, Label::Ticket | Label::Detail) {
                break;
            }
            more.push(last);
            text_of_value = left;
        }
        let before = cut(text, 0, label.value).times(REFS);
        let here = text_of_value.times(REFS);
        let refs = plain.refs.get(before..before + here).unwrap_or(&[]);
        let value = Value { text: text_of_value, refs, links: &[] };
        fields.put(label.label, &value, begun);
        if label.label == Label::Detail && title.bare().is_empty() && nth == 0 && own.len() == 1 {
            title = whole.own();
        }
    }
    let mut peel = Peel { book, fields, begun, seen_field: false };
    for piece in more {
        peel.piece(piece);
    }
    let title = peel.head(&title);
    let title = peel.tail(&title);
    let mut fields = peel.fields;
    if fields.ticket.is_none() {
        let open = plain.refs.iter().find(|r| tracked(&r.url) || r.label.parts_any(" /").any(key));
        let other = plain.refs.iter().find(|r| !only_done(&r.label));
        let link = plain.links.iter().find(|l| tracked(l));
        fields.ticket =
            open.or(if link.is_none() { other } else { None }).map(|r| r.url.clone()).or_else(|| link.cloned());
    }
    fields.done |= plain.refs.iter().any(|r| only_done(&r.label));
    fields.title = finish_title(&title, plain.lead);
    fields
}

/// A link and at most the words that point to it.
fn only_ref(text: &str) -> bool {
    let rest = text.swapped(REFS, " ");
    text.holds(REFS) && (rest.trim_any("e()[]").is_empty() || pointer(&rest))
}

/// A value ends where its sentence ends.
fn sentence(text: &str, date: bool) -> &str {
    let text = text.bare_start();
    let stop = |(at, c): (usize, char)| {
        let next = cut(text, at + c.len_utf8(), text.len());
        let spaced = next.begins_any("s") && !next.bare().is_empty();
        let short = cut(text, 0, at).last_part(" ").len() <= 2;
        match c {
            '\n' => !cut(text, 0, at).bare().is_empty(),
            '.' => spaced && !short && !(date && next.bare_start().begins_any("d")),
            ';' | '|' | '—' | '–' | '。' | '·' | '•' => !(date && c == '–'),
            '-' => !date && cut(text, 0, at).ends(" ") && spaced,
            ')' | ']' => cut(text, 0, at).parts_any("([").count() <= cut(text, 0, at).parts_any(")]").count(),
            _ => false,
        }
    };
    let end = text.spots().take(400).find(|hit| stop(*hit)).map_or(text.len(), |(at, _)| at);
    head(cut(text, 0, end), 400)
}

fn finish_title(title: &str, lead: usize) -> String {
    let mut text = squeeze(&title.swapped(REFS, " "));
    for (hole, with) in [(" ()", ""), (" []", ""), ("( )", ""), (" ,", ","), (" .", "."), (" ;", ";")] {
        if text.holds(hole) {
            text = text.swapped(hole, with);
        }
    }
    let text = text.trim_any("s,;|-–—·•：→、=").trim_start_any(": .");
    if text.len() <= 300 {
        return text.own();
    }
    let bold = head(text, lead).trim_any("e");
    if lead > 0 && lead <= 300 && !bold.is_empty() {
        return bold.own();
    }
    let start = head(text, 300);
    let stop = start.last_place(". ").filter(|at| *at > 30).or_else(|| start.last_place(" ")).unwrap_or(start.len());
    cut(start, 0, stop).own() + "…"
}
