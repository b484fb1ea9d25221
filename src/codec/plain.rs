//! Documents as plain text, for a chat: short, and readable without any markup.

use super::document::{Block, Document, Entry, Line, Run, Table};

/// Writes a document as plain text; it ends with a line break.
pub fn write(document: &Document) -> String {
    let mut out = document.title.replace('\n', " ");
    out.push('\n');
    blocks(&mut out, &document.blocks);
    out
}

fn blocks(out: &mut String, blocks: &[Block]) {
    let mut under_heading = false;
    for block in blocks {
        // A heading stands close to what it heads.
        if !under_heading {
            out.push('\n');
        }
        under_heading = matches!(block, Block::Heading(..));
        match block {
            Block::Heading(_, text) => {
                out.push_str(&text.replace('\n', " "));
                out.push('\n');
            }
            Block::Paragraph(line) => {
                out.push_str(&inline(line, "\n"));
                out.push('\n');
            }
            Block::List(entries) => list(out, entries, 0),
            Block::Facts(facts) => {
                for (name, line) in facts {
                    out.push_str(&name.replace('\n', " "));
                    out.push_str(": ");
                    out.push_str(&inline(line, "\n  "));
                    out.push('\n');
                }
            }
            Block::Table(table) => rows(out, table),
            Block::Quote(line) => {
                out.push_str("  ");
                out.push_str(&inline(line, "\n  "));
                out.push('\n');
            }
            Block::Chart(_, lines) => {
                for line in lines {
                    out.push_str(&line.replace('\n', " "));
                    out.push('\n');
                }
            }
            Block::Folded(summary, inner) => {
                out.push_str(&summary.replace('\n', " "));
                out.push('\n');
                self::blocks(out, inner);
            }
        }
    }
}

fn list(out: &mut String, entries: &[Entry], depth: usize) {
    let indent = "  ".repeat(depth);
    for entry in entries {
        out.push_str(&indent);
        out.push_str("- ");
        out.push_str(&inline(&entry.line, &format!("\n{indent}  ")));
        out.push('\n');
        list(out, &entry.inner, depth + 1);
    }
}

/// A row is a line: its first cell, then the others with their columns' names.
fn rows(out: &mut String, table: &Table) {
    for row in &table.rows {
        out.push_str("- ");
        let mut written = 0;
        for (column, cell) in row.iter().enumerate() {
            let text = inline(cell, "\n  ");
            if text.is_empty() {
                continue;
            }
            match (written, column, table.head.get(column)) {
                (0, _, _) => {}
                (1, _, _) => out.push_str("\n  "),
                _ => out.push_str("; "),
            }
            if let (1.., Some(name)) = (column, table.head.get(column)) {
                out.push_str(name);
                out.push_str(": ");
            }
            out.push_str(&text);
            written += 1;
        }
        out.push('\n');
    }
}

fn inline(line: &Line, line_break: &str) -> String {
    let mut out = String::new();
    for run in line.runs() {
        match run {
            Run::Plain(text) | Run::Strong(text) | Run::Emphasis(text) | Run::Code(text) => {
                out.push_str(&text.replace('\n', line_break));
            }
            Run::Link(link) if link.is_bare() => out.push_str(link.to()),
            Run::Link(link) => {
                out.push_str(&link.text().replace('\n', " "));
                out.push_str(" (");
                out.push_str(link.to());
                out.push(')');
            }
        }
    }
    out
}
