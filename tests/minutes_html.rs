//! The minutes as one HTML file: everything in them stays text, and nothing in the file can run or ask for anything.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/example.rs"]
mod example;
#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::codec::document::{Block, Document, Entry, Line, Table};
use postmortem_meeting::codec::html::{DIGEST, STYLE, write};
use postmortem_meeting::domain::*;
use postmortem_meeting::locale::Words;
use postmortem_meeting::present::minutes;
use proptest::prelude::*;
use sha2::{Digest, Sha256};

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let number = chunk.iter().chain([0, 0].iter()).take(3).fold(0_usize, |sum, b| sum << 8 | usize::from(*b));
        for place in 0..4 {
            let sign = char::from(SIGNS[number >> (18 - 6 * place) & 63]);
            out.push(if place > chunk.len() { '=' } else { sign });
        }
    }
    out
}

/// What a browser would find in the body: tags with their attributes as they stand, and the text between them.
fn parts(html: &str) -> (Vec<String>, String) {
    let (mut tags, mut text, mut rest) = (Vec::new(), String::new(), html);
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        if tag == "br" {
            text.push('\n');
        } else {
            tags.push(tag.to_owned());
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    let read = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    (tags, read.replace("&amp;", "&"))
}

/// The tags the file may hold; a link has an address of the web and nothing else of anybody's.
fn is_known(tag: &str) -> bool {
    const KNOWN: &str = "main h1 h2 h3 h4 p ul li dl dt dd table thead tbody tr th td blockquote details summary strong em code div a body html";
    let fixed = ["th scope=\"col\"", "th scope=\"col\" class=\"n\"", "td class=\"n\""];
    let region =
        tag.strip_prefix("div tabindex=\"0\" role=\"region\" aria-label=\"").and_then(|rest| rest.strip_suffix('"'));
    let link = tag.strip_prefix("a href=\"http").and_then(|rest| rest.strip_suffix("\" rel=\"noopener noreferrer\""));
    fixed.contains(&tag)
        || region.is_some_and(|name| !name.contains(['"', '<']))
        || link.is_some_and(|to| !to.contains(['"', '<', ' ']))
        || KNOWN.split(' ').any(|known| tag == known || tag.strip_prefix('/') == Some(known))
}

fn body(html: &str) -> &str {
    html.split_once("<body>").unwrap().1
}

#[test]
fn the_policy_names_the_style_sheet_and_nothing_else() {
    assert_eq!(DIGEST, base64(&Sha256::digest(STYLE)), "the style sheet changed: put its new digest there");
    let html = write(&Document::default(), "en");
    let policy = html.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
    assert_eq!(policy, format!("default-src 'none'; style-src 'sha256-{DIGEST}'; base-uri 'none'; form-action 'none'"));
    assert!(!html.contains("<script") && !html.contains("src=") && !STYLE.contains("url(") && !STYLE.contains("</"));
}

#[test]
fn the_minutes_of_a_held_meeting() {
    let story = example::held();
    let local = |at: Timestamp| at.millis() + 2 * 60 * MINUTE;
    let html = write(&minutes::document(story.meeting(), story.now(), &Words, &local), "en");
    let path = format!("{}/tests/golden/minutes.html", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("GOLDEN").is_ok_and(|v| v == "write") {
        std::fs::write(&path, &html).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), html, "look at it and run again with GOLDEN=write");
    assert!(!html.contains(example::SECRET), "what is private stays with its writer");
    let (tags, _) = parts(body(&html));
    let strange: Vec<&String> = tags.iter().filter(|tag| !is_known(tag)).collect();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn every_kind_of_block_is_written_whole() {
    let rows = vec![vec![Line::new().strong("a"), Line::of("1")], vec![Line::of("b")]];
    let blocks = vec![
        Block::Heading(2, "Two".into()),
        Block::Heading(9, "Deep".into()),
        Block::List(vec![Entry { line: Line::of("one"), inner: vec![Entry::new(Line::new().emphasis("in"))] }]),
        Block::Facts(vec![("Held".into(), Line::of("today\nhere"))]),
        Block::Table(Table { head: vec!["What".into(), "n".into()], rows, numbers: 1 }),
        Block::Quote(Line::typed("see https://e.example/a?b=1&c=2.")),
        Block::Folded("More".into(), vec![Block::Paragraph(Line::of("less"))]),
    ];
    let html = write(&Document { title: "A & B".into(), blocks }, "en");
    let expected = "\n<main>\n<h1>A &amp; B</h1>\n<h2>Two</h2>\n<h4>Deep</h4>\n<ul>\n<li>one<ul>\n<li><em>in</em></li>\n</ul>\n</li>\n</ul>\n\
        <dl>\n<dt>Held</dt>\n<dd>today<br>here</dd>\n</dl>\n<div tabindex=\"0\" role=\"region\" aria-label=\"Deep\"><table>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\" class=\"n\">n</th></tr></thead>\n\
        <tbody>\n<tr><td><strong>a</strong></td><td class=\"n\">1</td></tr>\n<tr><td>b</td><td class=\"n\"></td></tr>\n</tbody></table></div>\n\
        <blockquote>see <a href=\"https://e.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">https://e.example/a?b=1&amp;c=2</a>.</blockquote>\n\
        <details>\n<summary>More</summary>\n<p>less</p>\n</details>\n</main>\n</body>\n</html>\n";
    assert_eq!(body(&html), expected);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_of_any_kind_stays_text(typed in "([a-c \n<>&\"'/=;#!-]|</main>|<script>|<!--|-->|&lt;|&amp;|]]>|javascript:|https://e.example/|é|\u{2028}|\0|\r){0,24}") {
        let read: String = typed.chars().filter(|c| !matches!(c, '\0' | '\r')).collect();
        let line = || Line::typed(&typed);
        let blocks = vec![
            Block::Heading(3, typed.clone()),
            Block::Paragraph(line()),
            Block::List(vec![Entry { line: line(), inner: vec![Entry::new(line())] }]),
            Block::Facts(vec![(typed.clone(), line())]),
            Block::Table(Table { head: vec![typed.clone()], rows: vec![vec![line()]], numbers: 0 }),
            Block::Folded(typed.clone(), vec![Block::Quote(line())]),
        ];
        let html = write(&Document { title: typed.clone(), blocks }, "en");
        let (tags, text) = parts(body(&html));
        for tag in &tags {
            prop_assert!(is_known(tag), "{}", tag);
        }
        let squeezed = |text: &str| text.split('\n').collect::<String>();
        prop_assert_eq!(squeezed(&text), squeezed(&read).repeat(11));
    }
}
