//! A document without a markup: what the minutes are before a writer gives them a wiki's syntax.
//!
//! It holds what every wiki and a chat can show, and nothing else. Text in it is text: a writer escapes it, so that
//! nothing typed becomes markup. A line break inside text is `\n`; writers make of it what the place allows.

/// A document with one title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The title, one line.
    pub title: String,
    /// What follows it.
    pub blocks: Vec<Block>,
}

/// A part of a document that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 2 is below the title, 4 the deepest.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Line),
    /// A list with bullets.
    List(Vec<Entry>),
    /// Names with what they stand for.
    Facts(Vec<(String, Line)>),
    /// A table.
    Table(Table),
    /// Somebody's words.
    Quote(Line),
    /// Numbers as a table and as bars, a line each, in which every character has the same width; a writer takes one.
    Chart(Table, Vec<String>),
    /// What is shown on demand only, where a wiki can do that; its summary is always shown.
    Folded(String, Vec<Block>),
}

/// An entry of a list, with a list of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub line: Line,
    /// The entries below it.
    pub inner: Vec<Entry>,
}

/// A table with a head; rows may be short, a writer fills them up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns' names.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
    /// How many columns at the end hold numbers.
    pub numbers: usize,
}

/// Text with a little emphasis and links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Run>);

/// A stretch of text of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// As it is.
    Plain(String),
    /// Strong.
    Strong(String),
    /// Emphasised.
    Emphasis(String),
    /// Characters of one width.
    Code(String),
    /// A link.
    Link(Link),
}

/// A link to a page: its address begins with `https://` or `http://` and holds no space, quote or bracket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    text: String,
    to: String,
}

impl Link {
    /// A link, or `None` when the address is none that is safe to follow: `javascript:`, `data:`, a path.
    ///
    /// ```
    /// use postmortem_meeting::codec::document::Link;
    /// assert!(Link::new("page", "https://wiki.example/page").is_some());
    /// assert!(Link::new("page", "javascript:alert(1)").is_none());
    /// ```
    pub fn new(text: &str, to: &str) -> Option<Self> {
        let scheme = ["https://", "http://"].iter().any(|scheme| {
            to.len() > scheme.len() && to.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        });
        (scheme && to.chars().all(fits_address)).then(|| Self { text: text.to_owned(), to: to.to_owned() })
    }

    /// What is shown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it leads.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// Whether it shows its own address.
    pub fn is_bare(&self) -> bool {
        self.text == self.to
    }
}

/// Characters an address keeps in every markup; others end it.
fn fits_address(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"<>\"'`|\\^{}[]()*".contains(c)
}

impl Line {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Text as it is.
    pub fn of(text: &str) -> Self {
        Self::new().plain(text)
    }

    /// Text that people typed; web addresses in it become links.
    pub fn typed(text: &str) -> Self {
        Self::new().then_typed(text)
    }

    /// Its parts.
    pub fn runs(&self) -> &[Run] {
        &self.0
    }

    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds text.
    pub fn plain(self, text: &str) -> Self {
        self.with(text, Run::Plain)
    }

    /// Adds strong text.
    pub fn strong(self, text: &str) -> Self {
        self.with(text, Run::Strong)
    }

    /// Adds emphasised text.
    pub fn emphasis(self, text: &str) -> Self {
        self.with(text, Run::Emphasis)
    }

    /// Adds what stands in another line.
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Adds typed text with its web addresses as links.
    pub fn then_typed(mut self, text: &str) -> Self {
        let mut rest = text;
        while let Some(start) = address_in(rest) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c| !fits_address(c)).unwrap_or(from.len());
            let (address, _) = from.split_at(end);
            // A full stop after an address ends the sentence, not the address.
            let address = address.trim_end_matches([',', '.', ';', ':', '!', '?']);
            let (shown, after) = from.split_at(address.len());
            self = self.plain(before);
            match Link::new(shown, shown) {
                Some(link) => self.0.push(Run::Link(link)),
                None => self = self.plain(shown),
            }
            rest = after;
        }
        self.plain(rest)
    }

    fn with(mut self, text: &str, kind: fn(String) -> Run) -> Self {
        if !text.is_empty() {
            self.0.push(kind(text.to_owned()));
        }
        self
    }
}

/// Where a web address begins.
fn address_in(text: &str) -> Option<usize> {
    let secure = text.find("https://");
    let plain = text.find("http://");
    match (secure, plain) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl Entry {
    /// An entry with nothing below it.
    pub fn new(line: Line) -> Self {
        Self { line, inner: Vec::new() }
    }
}
