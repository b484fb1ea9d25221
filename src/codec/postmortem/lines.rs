//! Lines made into blocks: headings, paragraphs, list items, tables. Quotes, code and comments are left out.

use super::book::Book;
use super::marks::{announces, front_matter, heading, indent_of, marker};
use super::text::Text;
use super::words::cut;

/// A document as blocks in reading order.
#[derive(Debug, Default)]
pub(crate) struct Doc {
    /// `key: value` of the front matter; a list gives one entry per value.
    pub(crate) front: Vec<(String, String, usize)>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) lines: usize,
}

/// What a block is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Heading(usize),
    Para { indent: usize },
    Item { indent: usize, ticked: Option<bool> },
    Table(Vec<Row>),
}

/// A row of a table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    pub(crate) line: usize,
    pub(crate) head: bool,
}

/// A block with its source lines, 1-based; lines inside the text are parted by `\n`.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) shape: Shape,
    pub(crate) text: String,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

/// Reads a text into blocks.
pub(crate) fn scan(book: &Book, text: &str) -> Doc {
    let all: Vec<&str> = text.lines().collect();
    let (front, skip) = front_matter(&all);
    let mut scanner = Scanner {
        book,
        doc: Doc { front, blocks: Vec::new(), lines: all.len() },
        open: None,
        blank: false,
        fence: None,
        macro_block: None,
        comment: false,
        quote: false,
        wiki: false,
    };
    for (nth, raw) in all.iter().enumerate().skip(skip) {
        scanner.line(nth + 1, raw);
    }
    scanner.finish();
    scanner.doc
}

pub(super) struct Scanner<'a> {
    book: &'a Book,
    pub(super) doc: Doc,
    pub(super) open: Option<Block>,
    /// A blank line came after the open block.
    pub(super) blank: bool,
    pub(super) fence: Option<(char, usize)>,
    pub(super) macro_block: Option<&'static str>,
    pub(super) comment: bool,
    pub(super) quote: bool,
    /// Inside a `{| ... |}` table.
    pub(super) wiki: bool,
}

impl Scanner<'_> {
    pub(super) fn finish(&mut self) {
        if let Some(block) = self.open.take() {
            self.doc.blocks.push(block);
        }
        self.blank = false;
    }

    pub(super) fn start(&mut self, shape: Shape, text: &str, line: usize) {
        self.finish();
        self.quote = false;
        self.open = Some(Block { shape, text: text.own(), from: line, to: line });
    }

    fn line(&mut self, no: usize, raw: &str) {
        if let Some((mark, len)) = self.fence {
            let body = raw.bare();
            let run = body.letters().take_while(|c| *c == mark).count();
            if run >= len && body.letters().all(|c| c == mark) {
                self.fence = None;
            }
            return;
        }
        let bare = self.uncommented(raw);
        let line: &str = bare.as_deref().unwrap_or(raw);
        let body = line.bare();
        if body.is_empty() {
            // A line that held only a comment parts nothing.
            if raw.bare().is_empty() {
                self.blank = true;
                self.quote = false;
                if matches!(self.open, Some(Block { shape: Shape::Para { .. } | Shape::Table(_), .. })) && !self.wiki {
                    self.finish();
                }
            }
            return;
        }
        if let Some(end) = self.macro_block {
            if body.holds(end) {
                self.macro_block = None;
            }
            return;
        }
        for name in ["{code", "{noformat", "{quote"] {
            if body.begins(name) {
                self.finish();
                self.macro_block = (body.times(name) == 1).then_some(name);
                return;
            }
        }
        let (mark, sign) = if body.begins("```") { ('`', "`") } else { ('~', "~") };
        let ticks = body.letters().take_while(|c| *c == mark).count();
        if ticks >= 3 && !cut(body, ticks, body.len()).holds(sign) {
            self.fence = Some((mark, ticks));
            self.quote = false;
            return;
        }
        if body.begins(">") {
            self.finish();
            self.quote = true;
            return;
        }
        self.content(no, line, body);
    }

    fn content(&mut self, no: usize, line: &str, body: &str) {
        let indent = indent_of(line);
        if self.wiki_row(no, body) {
            return;
        }
        if let Some((level, text)) = heading(body).filter(|_| indent < 4) {
            self.start(Shape::Heading(level), text, no);
            return self.finish();
        }
        if self.rule(body) || self.row(no, body) {
            return;
        }
        if let Some((text, deeper, ticked)) = marker(body) {
            return self.start(Shape::Item { indent: indent + deeper, ticked }, text, no);
        }
        if self.quote {
            return;
        }
        match &mut self.open {
            Some(block) if !self.blank && !matches!(block.shape, Shape::Table(_)) && !announces(self.book, body) => {
                block.text.push('\n');
                block.text.push_str(body);
                block.to = no;
            }
            _ => self.start(Shape::Para { indent }, body, no),
        }
    }

    /// Takes out `<!-- ... -->`, also over several lines.
    fn uncommented(&mut self, raw: &str) -> Option<String> {
        if !self.comment && !raw.holds("<!--") {
            return None;
        }
        let mut out = String::new();
        let mut rest = raw;
        loop {
            let mark = if self.comment { "-->" } else { "<!--" };
            let Some((before, after)) = rest.halves(mark) else {
                break;
            };
            if !self.comment {
                out.push_str(before);
            }
            self.comment = !self.comment;
            rest = after;
        }
        if !self.comment {
            out.push_str(rest);
        }
        Some(out)
    }

    /// A line of `---` or `===`: underlines a heading, or parts sections.
    fn rule(&mut self, body: &str) -> bool {
        let book = self.book;
        let first = body.first().unwrap_or(' ');
        let same = body.letters().all(|c| c == first);
        let spaced = body.letters().all(|c| c == first || c == ' ') && body.len() >= 3;
        if matches!(first, '=' | '-') && same && body.len() >= 2 && !self.blank {
            let level = if first == '=' { 1 } else { 2 };
            if let Some(block) = &mut self.open
                && block.from == block.to
                && match block.shape {
                    Shape::Para { .. } => true,
                    // `7. Action items`, underlined, is a numbered heading.
                    Shape::Item { .. } => {
                        super::headings::classify(book, &block.text) != super::headings::Class::Unknown
                    }
                    _ => false,
                }
            {
                block.shape = Shape::Heading(level);
                self.finish();
                return true;
            }
        }
        if (matches!(first, '-' | '*' | '_' | '=') && spaced) || (matches!(first, '-' | '=') && same && body.len() >= 2)
        {
            self.finish();
            self.quote = false;
            return true;
        }
        false
    }
}
