//! Documents as one HTML file that needs nothing else: no script, no request, nothing to press but links.
//!
//! Everything in a document is text, so `&`, `<`, `>` and quotes are written as entities. The file's own policy allows
//! its one style sheet, by its digest, and nothing else.

use super::document::{Block, Document, Entry, Line, Run, Table};

/// The style sheet; it prints, and knows light and dark.
pub const STYLE: &str = concat!(
    ":root{color-scheme:light dark}",
    "body{margin:0;background:light-dark(#fff,#14171a);color:light-dark(#14181c,#eceff1);",
    "font:16px/1.5 -apple-system,BlinkMacSystemFont,\"Segoe UI\",Roboto,\"Helvetica Neue\",\"Noto Sans\",Arial,sans-serif;overflow-wrap:anywhere}",
    "main{max-width:46rem;margin:0 auto;padding:32px 16px 72px}",
    "h1,h2,h3,h4{line-height:1.25;text-wrap:balance}h1{margin:0 0 24px;font-size:28px;font-weight:600}",
    "h2{margin:48px 0 12px;font-size:22px}h3{margin:32px 0 8px;font-size:17px}h4{margin:24px 0 8px;font-size:16px}",
    "p,ul,dl,blockquote{margin:0 0 16px}ul{padding-inline-start:20px}li{margin:4px 0}",
    "dl{display:grid;grid-template-columns:minmax(6rem,max-content) minmax(0,1fr)}",
    "dt,dd{margin:0;padding:8px 0;border-top:1px solid light-dark(#dde1e5,#2c3237)}dt{padding-inline-end:24px;color:light-dark(#5a636c,#98a2aa)}",
    "blockquote{padding-inline-start:16px;border-inline-start:3px solid light-dark(#0b5563,#7cc8d4);",
    "font-family:\"Iowan Old Style\",\"Palatino Linotype\",Palatino,\"Noto Serif\",Georgia,serif;font-size:18px}",
    "div{overflow-x:auto;margin:0 0 16px}table{border-collapse:collapse;min-width:100%}",
    "th,td{padding:8px 16px 8px 0;border-bottom:1px solid light-dark(#dde1e5,#2c3237);text-align:start;vertical-align:top;overflow-wrap:normal}",
    "th{font-size:13px;font-weight:600;color:light-dark(#5a636c,#98a2aa)}",
    ".n{padding-inline-end:0;text-align:end;font-variant-numeric:tabular-nums}",
    "summary{min-height:28px;cursor:pointer}a{color:light-dark(#0b5563,#7cc8d4);text-underline-offset:.18em}",
    ":focus-visible{outline:2px solid;outline-offset:2px}",
    "@media print{body{font-size:11pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}",
);

/// The digest of [`STYLE`] as a policy names it: SHA-256 in base64.
pub const DIGEST: &str = "nOt4LOXHSLZhVKiO/k6Dw5DX5ioyU/i5G5l5J3nqTs0=";

/// Writes a document as a page; `language` is its tag, such as "en".
pub fn write(document: &Document, language: &str) -> String {
    let mut out = String::with_capacity(16 * 1024);
    put(&mut out, &["<!doctype html>\n<html lang=\"", language, "\">\n<head>\n<meta charset=\"utf-8\">\n"]);
    put(&mut out, &["<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"]);
    put(&mut out, &[DIGEST, "'; base-uri 'none'; form-action 'none'\">\n<title>"]);
    text(&mut out, &document.title);
    put(&mut out, &["</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"]);
    put(&mut out, &["<meta name=\"referrer\" content=\"no-referrer\">\n<style>", STYLE]);
    put(&mut out, &["</style>\n</head>\n<body>\n<main>\n<h1>"]);
    text(&mut out, &document.title);
    put(&mut out, &["</h1>\n"]);
    blocks(&mut out, &document.blocks);
    put(&mut out, &["</main>\n</body>\n</html>\n"]);
    out
}

fn put(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
}

fn blocks(out: &mut String, blocks: &[Block]) {
    let mut above = "";
    for block in blocks {
        match block {
            Block::Heading(level, title) => {
                above = title;
                let level = ["2", "3", "4"].get(usize::from(level.saturating_sub(2))).copied().unwrap_or("4");
                put(out, &["<h", level, ">"]);
                text(out, title);
                put(out, &["</h", level, ">\n"]);
            }
            Block::Paragraph(line) => within(out, "p", line),
            Block::Quote(line) => within(out, "blockquote", line),
            Block::List(entries) => list(out, entries),
            Block::Facts(facts) => {
                put(out, &["<dl>\n"]);
                for (name, line) in facts {
                    within(out, "dt", &Line::of(name));
                    within(out, "dd", line);
                }
                put(out, &["</dl>\n"]);
            }
            Block::Table(rows) | Block::Chart(rows, _) => table(out, rows, above),
            Block::Folded(summary, inner) => {
                put(out, &["<details>\n"]);
                within(out, "summary", &Line::of(summary));
                self::blocks(out, inner);
                put(out, &["</details>\n"]);
            }
        }
    }
}

fn list(out: &mut String, entries: &[Entry]) {
    put(out, &["<ul>\n"]);
    for entry in entries {
        put(out, &["<li>"]);
        inline(out, &entry.line);
        if !entry.inner.is_empty() {
            list(out, &entry.inner);
        }
        put(out, &["</li>\n"]);
    }
    put(out, &["</ul>\n"]);
}

/// A table in a box of its own, which scrolls by keyboard, too, where the window is narrow; it is named by what stands
/// above.
fn table(out: &mut String, table: &Table, name: &str) {
    let numbers = table.head.len().saturating_sub(table.numbers);
    put(out, &["<div tabindex=\"0\" role=\"region\" aria-label=\""]);
    text(out, &name.replace('\n', " "));
    put(out, &["\"><table>\n<thead><tr>"]);
    for (column, name) in table.head.iter().enumerate() {
        put(out, &["<th scope=\"col\"", if column >= numbers { " class=\"n\">" } else { ">" }]);
        text(out, name);
        put(out, &["</th>"]);
    }
    put(out, &["</tr></thead>\n<tbody>\n"]);
    let empty = Line::new();
    for row in &table.rows {
        put(out, &["<tr>"]);
        for column in 0..table.head.len() {
            put(out, &["<td", if column >= numbers { " class=\"n\">" } else { ">" }]);
            inline(out, row.get(column).unwrap_or(&empty));
            put(out, &["</td>"]);
        }
        put(out, &["</tr>\n"]);
    }
    put(out, &["</tbody></table></div>\n"]);
}

fn within(out: &mut String, tag: &str, line: &Line) {
    put(out, &["<", tag, ">"]);
    inline(out, line);
    put(out, &["</", tag, ">\n"]);
}

fn inline(out: &mut String, line: &Line) {
    for run in line.runs() {
        match run {
            Run::Plain(plain) => text(out, plain),
            Run::Strong(strong) => marked(out, "strong", strong),
            Run::Emphasis(emphasis) => marked(out, "em", emphasis),
            Run::Code(code) => marked(out, "code", code),
            Run::Link(link) => {
                put(out, &["<a href=\""]);
                text(out, link.to());
                put(out, &["\" rel=\"noopener noreferrer\">"]);
                text(out, link.text());
                put(out, &["</a>"]);
            }
        }
    }
}

fn marked(out: &mut String, tag: &str, inner: &str) {
    put(out, &["<", tag, ">"]);
    text(out, inner);
    put(out, &["</", tag, ">"]);
}

/// Writes text so that nothing in it is markup, also inside an attribute.
fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br>"),
            // A parser would make something else of them.
            '\0' | '\r' => {}
            c => out.push(c),
        }
    }
}
