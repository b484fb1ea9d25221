//! What the reader asks of a text. Every question is one small function that is no generic: the ones of the standard
//! library come out anew at every call, and there are hundreds of calls.
//!
//! A set of characters is a text: each character stands for itself, a small letter for a whole class, see [`among`].
//! A list of words is a text as well, with `|` between them.

use super::words::cut;
use crate::domain::small;

/// Whether a set has a character: `s` is white space, `d` a digit, `a` a letter, `w` a letter or digit, `x` neither, `u` a capital, `l` a small letter,
/// `e` what only separates: trimmed from both ends of titles and values.
#[inline(never)]
pub(crate) fn among(set: &str, c: char) -> bool {
    set.chars().any(|of| match of {
        's' => c.is_whitespace(),
        'd' => c.is_ascii_digit(),
        'a' => c.is_alphabetic(),
        'w' => c.is_alphanumeric(),
        'u' => small(c) != c,
        'l' => great(c) != c || matches!(c, 'ß' | 'ª' | 'º'),
        'x' => !c.is_alphanumeric(),
        'e' => among("s,;|-–—·•:：→、=", c),
        _ => of == c,
    })
}

/// The capital of a letter: the one whose small letter it is.
#[inline(never)]
pub(crate) fn great(c: char) -> char {
    let near = |less: u32| char::from_u32(u32::from(c).wrapping_sub(less)).filter(|up| *up != c && small(*up) == c);
    match c {
        'ÿ' => 'Ÿ',
        'ı' => 'I',
        _ => [32, 1, 80, 48, 37, 38, 63, 64].into_iter().find_map(near).unwrap_or(c),
    }
}

/// Words by their letters, each with a number.
pub(crate) struct Index {
    rows: Vec<Vec<(String, usize)>>,
}

impl Index {
    #[inline(never)]
    pub(crate) fn new() -> Index {
        Index { rows: vec![Vec::new(); 1024] }
    }

    /// Adds the bits of a number to what a word has.
    #[inline(never)]
    pub(crate) fn add(&mut self, word: &str, bits: usize) {
        if let Some(row) = self.rows.get_mut(place(word)) {
            match row.iter_mut().find(|(known, _)| known == word) {
                Some((_, value)) => *value |= bits,
                None => row.push((word.own(), bits)),
            }
        }
    }

    /// The number of a word; 0 when there is none.
    #[inline(never)]
    pub(crate) fn get(&self, word: &str) -> usize {
        let row = self.rows.get(place(word)).map_or(&[][..], Vec::as_slice);
        row.iter().find(|(known, _)| known == word).map_or(0, |(_, value)| *value)
    }
}

fn place(word: &str) -> usize {
    word.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte))) % 1024
}

/// Where a part begins.
#[inline(never)]
fn seek(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let first = *part.first()?;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if text.get(at..)?.starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
}

#[inline(never)]
fn split(text: &str, at: Option<usize>, len: usize) -> Option<(&str, &str)> {
    let at = at?;
    Some((cut(text, 0, at), cut(text, at + len, text.len())))
}

#[inline(never)]
fn width(text: &str, at: usize) -> usize {
    cut(text, at, text.len()).chars().next().map_or(0, char::len_utf8)
}

pub(crate) trait Text {
    fn text(&self) -> &str;

    #[inline(never)]
    fn first(&self) -> Option<char> {
        self.text().chars().next()
    }

    #[inline(never)]
    fn last(&self) -> Option<char> {
        self.text().chars().next_back()
    }

    #[inline(never)]
    fn own(&self) -> String {
        String::from(self.text())
    }

    #[inline(never)]
    fn bare(&self) -> &str {
        let text = self.text();
        // Mostly there is nothing to trim, and that shows at both ends without decoding.
        match text.as_bytes() {
            [b'!'..=b'~', .., b'!'..=b'~'] | [b'!'..=b'~'] => text,
            _ => text.trim(),
        }
    }

    #[inline(never)]
    fn bare_start(&self) -> &str {
        self.text().trim_start()
    }

    #[inline(never)]
    fn bare_end(&self) -> &str {
        self.text().trim_end()
    }

    #[inline(never)]
    fn trim_start_any(&self, set: &str) -> &str {
        let mut text = self.text();
        while let Some(c) = text.first().filter(|c| among(set, *c)) {
            text = cut(text, c.len_utf8(), text.len());
        }
        text
    }

    #[inline(never)]
    fn trim_end_any(&self, set: &str) -> &str {
        let mut text = self.text();
        while let Some(c) = text.last().filter(|c| among(set, *c)) {
            text = cut(text, 0, text.len() - c.len_utf8());
        }
        text
    }

    #[inline(never)]
    fn trim_any(&self, set: &str) -> &str {
        self.trim_start_any(set).trim_end_any(set)
    }

    #[inline(never)]
    fn place(&self, part: &str) -> Option<usize> {
        seek(self.text(), part)
    }

    #[inline(never)]
    fn place_any(&self, set: &str) -> Option<usize> {
        self.text().spots().find(|(_, c)| among(set, *c)).map(|(at, _)| at)
    }

    #[inline(never)]
    fn last_place(&self, part: &str) -> Option<usize> {
        let text = self.text().as_bytes();
        (0..text.len()).rev().find(|at| text.get(*at..).is_some_and(|t| t.starts_with(part.as_bytes())))
    }

    #[inline(never)]
    fn last_place_any(&self, set: &str) -> Option<usize> {
        self.text().spots().rev().find(|(_, c)| among(set, *c)).map(|(at, _)| at)
    }

    #[inline(never)]
    fn holds(&self, part: &str) -> bool {
        self.place(part).is_some()
    }

    #[inline(never)]
    fn holds_any(&self, set: &str) -> bool {
        self.place_any(set).is_some()
    }

    #[inline(never)]
    fn begins(&self, part: &str) -> bool {
        self.text().as_bytes().starts_with(part.as_bytes())
    }

    #[inline(never)]
    fn begins_any(&self, set: &str) -> bool {
        self.first().is_some_and(|c| among(set, c))
    }

    #[inline(never)]
    fn ends(&self, part: &str) -> bool {
        self.text().as_bytes().ends_with(part.as_bytes())
    }

    #[inline(never)]
    fn ends_any(&self, set: &str) -> bool {
        self.last().is_some_and(|c| among(set, c))
    }

    /// What follows a beginning.
    #[inline(never)]
    fn after(&self, part: &str) -> Option<&str> {
        self.begins(part).then(|| cut(self.text(), part.len(), self.text().len()))
    }

    /// What follows the first character.
    #[inline(never)]
    fn after_any(&self, set: &str) -> Option<&str> {
        let text = self.text();
        self.begins_any(set).then(|| cut(text, width(text, 0), text.len()))
    }

    /// What follows any number of one beginning.
    #[inline(never)]
    fn without(&self, part: &str) -> &str {
        let mut text = self.text();
        while let Some(rest) = text.after(part) {
            text = rest;
        }
        text
    }

    /// What stands before an end.
    #[inline(never)]
    fn before(&self, part: &str) -> Option<&str> {
        self.ends(part).then(|| cut(self.text(), 0, self.text().len() - part.len()))
    }

    #[inline(never)]
    fn halves(&self, part: &str) -> Option<(&str, &str)> {
        split(self.text(), self.place(part), part.len())
    }

    #[inline(never)]
    fn halves_any(&self, set: &str) -> Option<(&str, &str)> {
        let at = self.place_any(set);
        split(self.text(), at, width(self.text(), at.unwrap_or(0)))
    }

    #[inline(never)]
    fn last_halves(&self, part: &str) -> Option<(&str, &str)> {
        split(self.text(), self.last_place(part), part.len())
    }

    #[inline(never)]
    fn last_halves_any(&self, set: &str) -> Option<(&str, &str)> {
        let at = self.last_place_any(set);
        split(self.text(), at, width(self.text(), at.unwrap_or(0)))
    }

    /// What stands after the last mark; all of it when there is none.
    #[inline(never)]
    fn last_part(&self, part: &str) -> &str {
        self.last_halves(part).map_or(self.text(), |(_, last)| last)
    }

    #[inline(never)]
    fn times(&self, part: &str) -> usize {
        let (mut count, mut rest) = (0, self.text());
        while let Some((_, more)) = rest.halves(part) {
            (count, rest) = (count + 1, more);
        }
        count
    }

    #[inline(never)]
    fn swapped(&self, part: &str, with: &str) -> String {
        let mut out = String::new();
        let mut rest = self.text();
        while let Some((left, right)) = rest.halves(part) {
            out.push_str(left);
            out.push_str(with);
            rest = right;
        }
        out.push_str(rest);
        out
    }

    /// Whether there is nothing but characters of a set.
    #[inline(never)]
    fn only(&self, set: &str) -> bool {
        self.letters().all(|c| among(set, c))
    }

    /// Whether this is one of the words of a list.
    #[inline(never)]
    fn one_of(&self, list: &str) -> bool {
        let text = self.text();
        let mut rest = Some(list);
        while let Some(now) = rest {
            let (word, more) = now.halves("|").map_or((now, None), |(word, more)| (word, Some(more)));
            if word == text {
                return true;
            }
            rest = more;
        }
        false
    }

    #[inline(never)]
    fn lower(&self) -> String {
        let mut out = String::new();
        for c in self.letters() {
            out.push(small(c));
        }
        out
    }

    fn parts(&self, mark: &'static str) -> Parts<'_> {
        Parts { rest: Some(self.text()), mark, any: false }
    }

    /// The words of a list.
    fn listed(&self) -> Parts<'_> {
        self.parts("|")
    }

    fn parts_any(&self, set: &'static str) -> Parts<'_> {
        Parts { rest: Some(self.text()), mark: set, any: true }
    }

    fn words(&self) -> Words<'_> {
        Words(self.text())
    }

    fn letters(&self) -> Letters<'_> {
        Letters(self.text().chars())
    }

    fn spots(&self) -> Spots<'_> {
        Spots(self.text().char_indices())
    }
}

impl Text for str {
    #[inline(always)]
    fn text(&self) -> &str {
        self
    }
}

/// The parts of a text between marks.
pub(crate) struct Parts<'a> {
    rest: Option<&'a str>,
    mark: &'static str,
    any: bool,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest?;
        let halves = if self.any { rest.halves_any(self.mark) } else { rest.halves(self.mark) };
        let (part, rest) = halves.map_or((rest, None), |(part, rest)| (part, Some(rest)));
        self.rest = rest;
        Some(part)
    }
}

/// The words of a text between white space.
pub(crate) struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let text = self.0.bare_start();
        let end = text.place_any("s").unwrap_or(text.len());
        self.0 = cut(text, end, text.len());
        (end > 0).then(|| cut(text, 0, end))
    }
}

/// The characters of a text.
pub(crate) struct Letters<'a>(std::str::Chars<'a>);

impl Iterator for Letters<'_> {
    type Item = char;

    #[inline(never)]
    fn next(&mut self) -> Option<char> {
        self.0.next()
    }
}

/// The characters of a text with their places.
pub(crate) struct Spots<'a>(std::str::CharIndices<'a>);

impl Iterator for Spots<'_> {
    type Item = (usize, char);

    #[inline(never)]
    fn next(&mut self) -> Option<(usize, char)> {
        self.0.next()
    }
}

impl DoubleEndedIterator for Spots<'_> {
    #[inline(never)]
    fn next_back(&mut self) -> Option<(usize, char)> {
        self.0.next_back()
    }
}
