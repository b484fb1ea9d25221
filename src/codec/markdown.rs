//! Documents as Markdown, for wikis (CommonMark with the tables of GitHub).
//!
//! Everything in a document is text, so every character that Markdown or HTML would read as markup is escaped:
//! with a backslash, and `<`, `>` and `&` as entities, since not every wiki knows a backslash before them.

use super::document::{Block, Document, Entry, Line, Run, Table};

/// Writes a document as Markdown; it ends with a line break.
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    out.push_str("# ");
    out.push_str(&one_line(&document.title));
    out.push('\n');
    blocks(&mut out, &document.blocks);
    out
}

fn blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        out.push('\n');
        match block {
            Block::Heading(level, text) => {
                (0..(*level).clamp(2, 6)).for_each(|_| out.push('#'));
                out.push(' ');
                out.push_str(&one_line(text));
                out.push('\n');
            }
            Block::Paragraph(line) => {
                out.push_str(&inline(line, "  \n"));
                out.push('\n');
            }
            Block::List(entries) => list(out, entries, 0),
            Block::Facts(facts) => {
                for (name, line) in facts {
                    out.push_str("- **");
                    out.push_str(&one_line(name));
                    out.push_str("**: ");
                    out.push_str(&inline(line, "  \n  "));
                    out.push('\n');
                }
            }
            // Wikis show tables, and few of them bars of letters.
            Block::Table(table) | Block::Chart(table, _) => write_table(out, table),
            Block::Quote(line) => {
                out.push_str("> ");
                out.push_str(&inline(line, "  \n> "));
                out.push('\n');
            }
            Block::Folded(summary, inner) => {
                out.push_str("<details><summary>");
                out.push_str(&html(summary));
                out.push_str("</summary>\n");
                self::blocks(out, inner);
                out.push_str("\n</details>\n");
            }
        }
    }
}

fn list(out: &mut String, entries: &[Entry], depth: usize) {
    let indent = "  ".repeat(depth);
    for entry in entries {
        out.push_str(&indent);
        out.push_str("- ");
        out.push_str(&inline(&entry.line, &format!("  \n{indent}  ")));
        out.push('\n');
        list(out, &entry.inner, depth + 1);
    }
}

fn write_table(out: &mut String, table: &Table) {
    let columns = table.head.len();
    out.push('|');
    for name in &table.head {
        out.push(' ');
        out.push_str(&one_line(name));
        out.push_str(" |");
    }
    out.push_str("\n|");
    for column in 0..columns {
        let number = column + table.numbers >= columns;
        out.push_str(if number { " ---: |" } else { " --- |" });
    }
    out.push('\n');
    for row in &table.rows {
        out.push('|');
        for column in 0..columns {
            out.push(' ');
            if let Some(line) = row.get(column) {
                out.push_str(&inline(line, "<br>"));
            }
            out.push_str(" |");
        }
        out.push('\n');
    }
}

fn one_line(text: &str) -> String {
    inline(&Line::of(&text.replace('\n', " ")), " ")
}

/// Runs with their text escaped and their line breaks written as `line_break`.
fn inline(line: &Line, line_break: &str) -> String {
    let mut out = String::new();
    let mut start = true;
    for run in line.runs() {
        match run {
            Run::Plain(text) => {
                escape(&mut out, text, line_break, start);
                start = text.ends_with('\n');
                continue;
            }
            Run::Strong(text) => marked(&mut out, text, "**"),
            Run::Emphasis(text) => marked(&mut out, text, "*"),
            Run::Code(text) => code(&mut out, text),
            Run::Link(link) if link.is_bare() => {
                out.push('<');
                out.push_str(link.to());
                out.push('>');
            }
            Run::Link(link) => {
                out.push('[');
                escape(&mut out, &link.text().replace('\n', " "), " ", false);
                out.push_str("](<");
                out.push_str(link.to());
                out.push_str(">)");
            }
        }
        start = false;
    }
    out.trim_matches(' ').to_owned()
}

/// Text between marks; the marks hold only where they touch the text, so spaces at its ends go outside.
fn marked(out: &mut String, text: &str, mark: &str) {
    let folded = text.replace('\n', " ");
    let inner = folded.trim();
    if inner.is_empty() {
        return;
    }
    if folded.starts_with(' ') {
        out.push(' ');
    }
    out.push_str(mark);
    escape(out, inner, " ", false);
    out.push_str(mark);
    if folded.ends_with(' ') {
        out.push(' ');
    }
}

/// Code in backticks; a bar is escaped since a table would be cut at it, and backticks inside become quotes.
fn code(out: &mut String, text: &str) {
    out.push('`');
    out.push_str(&text.replace('`', "'").replace('\n', " ").replace('|', "\\|"));
    out.push('`');
}

/// Writes text so that nothing in it is markup.
fn escape(out: &mut String, text: &str, line_break: &str, start: bool) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            while out.ends_with(' ') {
                out.pop();
            }
            out.push_str(line_break);
        }
        let begins = start || number > 0;
        let line = if begins { line.trim_start() } else { line };
        escape_line(out, line, begins);
    }
}

fn escape_line(out: &mut String, line: &str, begins: bool) {
    // What opens a list, a heading or a rule does so only at the beginning of a line.
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let after = line.get(at + c.len_utf8()..).unwrap_or_default();
        let before = line.get(..at).unwrap_or_default();
        let opens = begins
            && (at == 0 && matches!(c, '#' | '-' | '+' | '=' | ':')
                || at == digits && digits > 0 && matches!(c, '.' | ')'));
        let address = c == ':' && after.starts_with("//") || c == '.' && before.ends_with("www");
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '^' => {
                out.push('\\');
                out.push(c);
            }
            '=' | '+' if after.starts_with(c) => {
                out.push('\\');
                out.push(c);
            }
            _ => {
                if opens || address {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
}

fn html(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
