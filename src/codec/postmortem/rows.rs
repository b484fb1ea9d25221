//! Rows of tables: with pipes, with or without the outer ones, and between `{|` and `|}`.

use super::lines::{Block, Row, Scanner, Shape};
use super::text::Text;
use super::words::cut;

impl Scanner<'_> {
    /// A line of a table with pipes.
    pub(super) fn row(&mut self, no: usize, body: &str) -> bool {
        let led = body.begins("|") && body.len() > 1;
        let delimiter = body.holds("-") && body.holds("|") && body.only("|-:+ ");
        if delimiter {
            match &mut self.open {
                Some(Block { shape: Shape::Table(rows), to, .. }) => {
                    *to = no;
                    if let [row] = rows.as_mut_slice() {
                        row.head = true;
                    }
                    return true;
                }
                Some(block) if !self.blank && matches!(block.shape, Shape::Para { .. }) && block.text.holds("|") => {
                    // The last line of the paragraph was the row of column names.
                    let (rest, names) = match block.text.last_halves("\n") {
                        Some((rest, names)) => (Some(rest.own()), names),
                        None => (None, block.text.as_str()),
                    };
                    let head = Row { cells: cells(names), line: no - 1, head: true };
                    let table = Block { shape: Shape::Table(vec![head]), text: String::new(), from: no - 1, to: no };
                    match rest {
                        Some(rest) => {
                            block.text = rest;
                            block.to = no.saturating_sub(2).max(block.from);
                            self.finish();
                        }
                        None => self.open = None,
                    }
                    self.open = Some(table);
                    return true;
                }
                _ => return led || body.begins("-"),
            }
        }
        if !led && !body.holds("|") {
            return false;
        }
        let row = || Row { cells: cells(body), line: no, head: body.begins("||") && body.len() > 2 };
        match &mut self.open {
            Some(Block { shape: Shape::Table(rows), to, .. }) if !self.blank => {
                rows.push(row());
                *to = no;
                true
            }
            _ if led => {
                self.start(Shape::Table(vec![row()]), "", no);
                true
            }
            _ => false,
        }
    }

    /// A line of a `{| ... |}` table.
    pub(super) fn wiki_row(&mut self, no: usize, body: &str) -> bool {
        if body.begins("{|") {
            self.start(Shape::Table(Vec::new()), "", no);
            self.wiki = true;
            return true;
        }
        if !self.wiki {
            return false;
        }
        let Some(Block { shape: Shape::Table(rows), to, .. }) = &mut self.open else {
            self.wiki = false;
            return false;
        };
        *to = no;
        if body.begins("|}") {
            self.wiki = false;
            self.finish();
            return true;
        }
        if body.begins("|-") || body.begins("|+") {
            rows.push(Row { cells: Vec::new(), line: no, head: false });
            return true;
        }
        let (names, text) = match body.after("!") {
            Some(text) => (true, text),
            None => (false, body.after("|").unwrap_or(body)),
        };
        if rows.last().is_none() {
            rows.push(Row { cells: Vec::new(), line: no, head: names });
        }
        if let Some(row) = rows.last_mut() {
            row.head |= names;
            if row.cells.is_empty() {
                row.line = no;
            }
            let mark = if names && text.holds("!!") { "!!" } else { "||" };
            row.cells.extend(text.parts(mark).map(|c| c.bare().own()));
        }
        true
    }
}

/// The cells of a row: `\|` is a pipe in a cell, empty ones at both ends are only the frame.
fn cells(body: &str) -> Vec<String> {
    let double = body.begins("||");
    let body = if double { body.trim_any("|") } else { body };
    let body = body.after("|").unwrap_or(body);
    let mut out = vec![String::new()];
    let (mut escaped, mut bracket) = (false, false);
    for (at, c) in body.spots() {
        let linked = c == '|' && bracket && cut(body, at, body.len()).begins("|http");
        bracket = match c {
            '[' => true,
            ']' => false,
            _ => bracket && (c != '|' || linked),
        };
        let full = out.len() == COLUMNS;
        match out.last_mut() {
            Some(cell) if c != '|' || escaped || linked => cell.push(c),
            _ if full => break,
            _ => out.push(String::new()),
        }
        escaped = c == '\\' && !escaped;
    }
    if double {
        out.retain(|cell| !cell.bare().is_empty());
    }
    for cell in &mut out {
        *cell = cell.bare().swapped("\\|", "|");
    }
    if out.last().is_some_and(String::is_empty) {
        out.pop();
    }
    out
}

/// A row has at most this many cells; what follows is not read.
const COLUMNS: usize = 64;
