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
    text.chars().map(small).collect()
}

/// The small letter of a capital, in the scripts people here write; any other character is itself.
///
/// ```
/// use postmortem_meeting::domain::small;
/// assert_eq!(['Q', 'Ä', 'Ł', 'Σ', 'Я', 'ß', '本'].map(small), ['q', 'ä', 'ł', 'σ', 'я', 'ß', '本']);
/// ```
///
/// The table of the standard library knows every script there ever was, and weighs 12 kB.
#[inline(never)]
pub fn small(c: char) -> char {
    let at = u32::from(c);
    let small = match at {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => {
            at + 32
        }
        0x400..=0x40f => at + 80,
        0x531..=0x556 => at + 48,
        // Capitals and small letters in turn, the capital even or odd.
        0x100..=0x12f
        | 0x132..=0x137
        | 0x14a..=0x177
        | 0x1de..=0x1ef
        | 0x1f8..=0x21f
        | 0x222..=0x233
        | 0x3d8..=0x3ef
        | 0x460..=0x481
        | 0x48a..=0x4bf
        | 0x4d0..=0x52f
        | 0x1e00..=0x1e95
        | 0x1ea0..=0x1eff => at | 1,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc | 0x4c1..=0x4ce => at + (at & 1),
        // Those that stand alone.
        0x130 => 0x69,
        0x178 => 0xff,
        0x386 => 0x3ac,
        0x388..=0x38a => at + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => at + 63,
        0x4c0 => 0x4cf,
        0x1e9e => 0xdf,
        _ => at,
    };
    char::from_u32(small).unwrap_or(c)
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn small_letters_are_those_of_the_standard() {
        for c in '\0'..=char::MAX {
            let others = c.to_lowercase().next();
            let known = ['\0'..='\u{17f}', '\u{370}'..='\u{58f}', '\u{1e00}'..='\u{1eff}', '\u{ff00}'..='\u{ffef}'];
            // Letters of old that no text of today has.
            let rare =
                ['\u{370}', '\u{372}', '\u{376}', '\u{37f}', '\u{3cf}', '\u{3f4}', '\u{3f7}', '\u{3f9}', '\u{3fa}'];
            let rare = rare.contains(&c) || ('\u{3fd}'..='\u{3ff}').contains(&c);
            if small(c) != c || known.iter().any(|known| known.contains(&c)) && !rare {
                assert_eq!(Some(small(c)), others, "{c} {:x}", u32::from(c));
            }
        }
    }
}
