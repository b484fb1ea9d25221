//! Links that point to tickets, and the words that only lead to one.

use super::text::Text;
use super::words::{cut, fold, handle, head, only_done};

/// The `(address "title")` after a link's words, and how many bytes it takes.
pub(super) fn target(rest: &str) -> Option<(&str, usize)> {
    let inner = rest.after("(")?;
    let mut depth = 0;
    for (at, c) in inner.spots().take(2000) {
        match c {
            '(' if depth < 3 => depth += 1,
            ')' if depth > 0 => depth -= 1,
            ')' => {
                let url = cut(inner, 0, at).words().next().unwrap_or("");
                return Some((url.trim_any("<>"), at + 2));
            }
            '(' | '\n' | '[' => return None,
            _ => {}
        }
    }
    None
}

#[rustfmt::skip]
const POINTERS: &str = "\
    pr|prs|mr|pull|merge|request|issue|issues|ticket|tickets|jira|bug|\
    link|here|github|gitlab|linear|asana|see|tracking|tracker|tracked|story|\
    task|epic|in|by|via|on|at|the|this|with|case|ref|commit|card|\
    vorgang|siehe|lien|voir|enlace|ver|sak|se|zie|vedi|ticker|チケット|参照|\
    リンク";

/// Whether words are no more than a pointer to a ticket.
pub(crate) fn pointer(text: &str) -> bool {
    let folded = fold(head(text, 60));
    !folded.is_empty() && folded.parts(" ").count() <= 5 && folded.parts(" ").all(|w| w.one_of(POINTERS))
}

/// Whether a link's words only refer to what it points at.
pub(super) fn refers(label: &str, url: &str) -> bool {
    let label = label.bare();
    if url.is_empty() || handle(label) {
        return false;
    }
    if label.trim_any("s[]():-\u{fffc}").is_empty() || only_done(label) {
        return true;
    }
    label.len() < 80
        && label.parts_any("s/:").count() <= 5
        && label.parts_any("s:").all(|w| w.is_empty() || key(w) || short(w) || pointer(w) || w.only("d"))
}

/// `T1234`, a key only where it is the words of a link.
fn short(word: &str) -> bool {
    let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or("");
    digits.len() >= 3 && digits.only("d")
}

/// A ticket's key: `OPS-12`, `#12`, `owner/name#12`.
pub(crate) fn key(word: &str) -> bool {
    let digits = |t: &str| (1..=8).contains(&t.len()) && t.only("d");
    if let Some((name, number)) = word.last_halves("#") {
        let path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.');
        return digits(number) && name.letters().all(path);
    }
    let Some((name, number)) = word.last_halves("-") else {
        return false;
    };
    let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let known = "UTF|SHA|ISO|MD|RFC|SEV|HTTP|TLS|AES|GPT|COVID|IPV|P|Q|CVE|X|AI";
    digits(number)
        && (2..=10).contains(&name.len())
        && name.letters().all(upper)
        && name.first().is_some_and(|c| c.is_ascii_uppercase())
        && !name.one_of(known)
}

/// Whether an address looks like a ticket or a change, not like a page to read.
pub(crate) fn tracked(url: &str) -> bool {
    #[rustfmt::skip]
    const SIGNS: &str = "\
    /issues/|/issue/|/pull/|/pulls/|/browse/|/merge_requests/|/commit/|/tickets/|\
    /ticket/|/tasks/|/task/|/story/|/work_items/|/_workitems/|/bugs/|show_bug|\
    trello.com/c/|app.asana.com|b.corp|/b/|shortcut.com|jira|youtrack|bugzilla|\
    /incidents/|/T";
    SIGNS.listed().any(|sign| url.holds(sign)) && url.holds_any("d")
}
