//! What people type: cleaned once, capped, and never empty by accident.

/// Cleaned text, at most [`Text::BLOCK`] characters; line breaks are `\n`, other control characters are gone.
///
/// ```
/// use postmortem_meeting::domain::Text;
/// assert_eq!(Text::line("  Add \t an alert\n ").as_str(), "Add an alert");
/// assert!(Text::block(" \u{7} ").is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// The longest single line in characters; the rest is cut.
    pub const LINE: usize = 600;
    /// The longest text in characters; the rest is cut.
    pub const BLOCK: usize = 8_000;

    /// One line: white space is folded, so nothing typed can break a table row or a heading.
    pub fn line(typed: &str) -> Self {
        let mut kept = String::new();
        let mut length = 0;
        for word in typed.split(|c: char| c.is_whitespace() || c.is_control()) {
            if word.is_empty() {
                continue;
            }
            let gap = usize::from(length > 0);
            let room = Self::LINE.saturating_sub(length + gap);
            if room == 0 {
                break;
            }
            if gap == 1 {
                kept.push(' ');
            }
            let before = kept.len();
            kept.extend(word.chars().take(room));
            length += gap + kept.get(before..).map_or(0, |s| s.chars().count());
        }
        Self(kept)
    }

    /// Several lines: line breaks stay, other control characters go, both ends are trimmed.
    pub fn block(typed: &str) -> Self {
        let clean: String = typed
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if c == '\r' { '\n' } else { c })
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        let cut: String = clean.trim().chars().take(Self::BLOCK).collect();
        Self(cut.trim_end().to_owned())
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The same in small letters, character by character: to compare, and for words inside a sentence.
///
/// Without the rule of `str::to_lowercase` for a sigma that ends a word, which would tell equal names apart.
pub fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
