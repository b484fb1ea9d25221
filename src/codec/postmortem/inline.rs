//! Marks inside a line made into plain text: emphasis, code, links, pictures, tags, entities.
//! A link that only refers (a bare address, `#12`, `PR`, `OPS-7`) becomes [`REF`] so that titles can do without it.

use super::links::{refers, target};
use super::text::{Text, among};
use super::words::cut;

/// Stands in the plain text for a link that only refers.
pub(crate) const REF: char = '\u{fffc}';

/// The same as a text.
pub(crate) const REFS: &str = "\u{fffc}";

/// A link that only refers: where to, and what it was called.
#[derive(Debug, Clone)]
pub(crate) struct Ref {
    pub(crate) url: String,
    pub(crate) label: String,
}

/// A line without its marks.
#[derive(Debug, Default)]
pub(crate) struct Plain {
    pub(crate) text: String,
    /// One for each [`REF`] in the text, in order.
    pub(crate) refs: Vec<Ref>,
    /// Addresses of links whose words stayed in the text.
    pub(crate) links: Vec<String>,
    /// Where a bold start of the text ends; 0 when it does not start bold.
    pub(crate) lead: usize,
    /// The whole text was struck through.
    pub(crate) struck: bool,
}

struct Mark {
    at: usize,
    len: usize,
    kind: usize,
    open: bool,
    close: bool,
}

/// Takes the marks out of a line.
pub(crate) fn plain(source: &str) -> Plain {
    let mut reader = Reader { out: String::with_capacity(source.len()), ..Reader::default() };
    reader.read(source);
    reader.finish()
}

/// The plain text alone, references by their name or address.
pub(crate) fn words(source: &str) -> String {
    let plain = plain(source);
    let mut refs = plain.refs.iter();
    let mut out = String::with_capacity(plain.text.len());
    for c in plain.text.letters() {
        match (c == REF).then(|| refs.next()).flatten() {
            Some(r) => out.push_str(if r.label.is_empty() { &r.url } else { &r.label }),
            None => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct Reader {
    out: String,
    refs: Vec<(usize, Ref)>,
    links: Vec<String>,
    marks: Vec<Mark>,
    drops: Vec<usize>,
    brackets: Vec<usize>,
}

impl Reader {
    fn read(&mut self, source: &str) {
        let mut at = 0;
        let mut no_ticks = [false; 8];
        while let Some(c) = cut(source, at, source.len()).first() {
            let rest = cut(source, at, source.len());
            let next = rest.get(c.len_utf8()..).and_then(|r| r.first());
            at += match c {
                '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                    self.out.extend(next);
                    2
                }
                '`' => self.code(rest, &mut no_ticks),
                '*' | '_' | '~' => self.emphasis(rest, c, source, at),
                '\'' if rest.begins("'''") => 3,
                '[' => {
                    self.brackets.push(self.out.len());
                    self.out.push('[');
                    1
                }
                ']' => self.bracket(rest),
                '<' => self.angle(rest),
                '&' => self.entity(rest),
                'h' if rest.begins("https://") || rest.begins("http://") => self.address(rest),
                REF | '\0' => c.len_utf8(),
                '\u{a0}' | '\t' => {
                    self.out.push(' ');
                    c.len_utf8()
                }
                _ => {
                    self.out.push(c);
                    c.len_utf8()
                }
            };
        }
    }

    fn code(&mut self, rest: &str, no_ticks: &mut [bool; 8]) -> usize {
        let run = rest.bytes().take_while(|b| *b == b'`').count();
        let known = no_ticks.get_mut(run);
        let mut at = run;
        if known.as_ref().is_some_and(|none| !**none) {
            while let Some(found) = rest.get(at..).and_then(|r| r.place("`")) {
                let from = at + found;
                let len = cut(rest, from, rest.len()).bytes().take_while(|b| *b == b'`').count();
                if len == run {
                    self.out.push_str(cut(rest, run, from).bare());
                    return from + len;
                }
                at = from + len;
            }
            if let Some(none) = known {
                *none = true;
            }
        }
        run
    }

    fn emphasis(&mut self, rest: &str, c: char, source: &str, at: usize) -> usize {
        let len = rest.letters().take_while(|x| *x == c).count();
        let before = cut(source, 0, at).last();
        let after = cut(rest, len, rest.len()).first();
        let open = after.is_some_and(|a| !a.is_whitespace());
        let close = before.is_some_and(|b| !b.is_whitespace());
        let inside = c == '_' && before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
        if len <= 3 && !inside && (c != '~' || len == 2) {
            let kind = len
                + match c {
                    '*' => 0,
                    '_' => 3,
                    _ => 4,
                };
            self.marks.push(Mark { at: self.out.len(), len, kind, open, close });
        }
        self.out.push_str(cut(rest, 0, len));
        len
    }

    fn bracket(&mut self, rest: &str) -> usize {
        let Some(from) = self.brackets.pop() else {
            self.out.push(']');
            return 1;
        };
        let label = cut(&self.out, from + 1, self.out.len());
        if let Some((url, used)) = target(cut(rest, 1, rest.len())) {
            if cut(&self.out, 0, from).ends("!") {
                self.back_to(from - 1);
            } else if refers(label, url) {
                let label = label.bare().swapped(REFS, "");
                self.refer(from, url.own(), label);
            } else {
                self.links.push(url.own());
                self.drops.push(from);
            }
            return 1 + used;
        }
        if label.begins("~") && label.len() > 1 {
            let name = label.trim_any("~").own();
            self.back_to(from);
            self.out.push('@');
            self.out.push_str(&name);
            return 1;
        }
        // [words|address] as some wikis write it, [address words] as others do.
        if let Some((at, _)) = self.refs.last().filter(|(at, _)| *at > from) {
            let (at, end) = (*at, *at + REF.len_utf8());
            if end == self.out.len() && cut(&self.out, from, at).ends("|") {
                let url = self.refs.pop().map(|(_, r)| r.url).unwrap_or_default();
                let label = cut(&self.out, from + 1, at - 1).own();
                if refers(&label, &url) {
                    self.refer(from, url, label);
                } else {
                    self.out.truncate(at - 1);
                    self.links.push(url);
                    self.drops.push(from);
                }
                return 1;
            }
            if at == from + 1 && end < self.out.len() {
                let url = self.refs.pop().map(|(_, r)| r.url).unwrap_or_default();
                let label = cut(&self.out, end, self.out.len()).bare().own();
                if refers(&label, &url) {
                    self.refer(from, url, label);
                } else {
                    self.back_to(from);
                    self.links.push(url);
                    self.out.push_str(&label);
                }
                return 1;
            }
        }
        self.out.push(']');
        1
    }

    /// Puts a link that only refers in the place of what was written from a position on.
    #[inline(never)]
    fn refer(&mut self, from: usize, url: String, label: String) {
        self.back_to(from);
        self.refs.push((from, Ref { url, label }));
        self.out.push(REF);
    }

    /// Forgets everything written from a position on.
    fn back_to(&mut self, at: usize) {
        self.out.truncate(at);
        while self.marks.pop_if(|m| m.at >= at).is_some() {}
        while self.drops.pop_if(|d| *d >= at).is_some() {}
        while self.refs.pop_if(|(r, _)| *r >= at).is_some() {}
    }

    fn angle(&mut self, rest: &str) -> usize {
        if rest.begins("<http") {
            return 1;
        }
        let inner = cut(rest, 1, rest.len());
        if inner.first().is_some_and(|c| c.is_ascii_alphabetic() || c == '/') {
            let end = inner.place_any("><@").filter(|at| cut(inner, *at, inner.len()).begins(">"));
            if let Some(end) = end.filter(|at| cut(inner, 0, *at).letters().count() < 300) {
                let name = cut(inner, 0, end);
                if name.begins("br") || name.begins("/p") || name.begins("/li") {
                    self.out.push('\n');
                }
                return end + 2;
            }
        }
        self.out.push('<');
        1
    }

    fn entity(&mut self, rest: &str) -> usize {
        const NAMED: &[(&str, &str)] = &[
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&apos;", "'"),
            ("&nbsp;", " "),
            ("&ndash;", "–"),
            ("&mdash;", "—"),
            ("&rsquo;", "’"),
        ];
        let (name, text) = NAMED.iter().find(|(name, _)| rest.begins(name)).unwrap_or(&("&", "&"));
        self.out.push_str(text);
        name.len()
    }

    fn address(&mut self, rest: &str) -> usize {
        let mut depth = 0_usize;
        let mut stop = |c: char| {
            depth = if c == '(' { depth + 1 } else { depth };
            let closed = c == ')' && depth == 0;
            depth -= usize::from(c == ')' && depth > 0);
            closed || among("s<>\"|`][（）、。\u{fffc}", c)
        };
        let whole = cut(rest, 0, rest.spots().find(|(_, c)| stop(*c)).map_or(rest.len(), |(at, _)| at));
        let url = whole.trim_end_any(".,;:!?*_'~");
        self.refer(self.out.len(), url.own(), String::new());
        let closing = cut(rest, url.len(), rest.len()).begins(">");
        url.len() + usize::from(closing)
    }

    fn finish(self) -> Plain {
        // Pair the marks kind by kind; what finds no partner stays as written.
        let mut waiting: [Vec<usize>; 8] = Default::default();
        // How many bytes go at each place; the high bit when a bold start ends there.
        let mut gone = vec![0_u8; self.out.len()];
        let mut drop = |at: usize, bits: usize| {
            if let Some(place) = gone.get_mut(at) {
                *place = u8::try_from(bits).unwrap_or(0);
            }
        };
        for at in &self.drops {
            drop(*at, 1);
        }
        let start = self.out.len() - self.out.bare_start().len();
        let mut struck = false;
        for (nth, mark) in self.marks.iter().enumerate() {
            let Some(open) = waiting.get_mut(mark.kind) else {
                continue;
            };
            match open.pop_if(|_| mark.close).and_then(|first| self.marks.get(first)) {
                Some(first) => {
                    let strong = mark.kind != 6 && first.at <= start;
                    let after = cut(&self.out, mark.at + mark.len, self.out.len());
                    struck |= mark.kind == 6 && first.at <= start && !after.holds_any("w");
                    drop(first.at, first.len);
                    drop(mark.at, mark.len | if strong { 128 } else { 0 });
                }
                None if mark.open => open.push(nth),
                None => {}
            }
        }
        let mut text = String::with_capacity(self.out.len());
        let (mut from, mut lead) = (0, 0);
        for (at, bits) in gone.into_iter().enumerate().filter(|(_, bits)| *bits > 0) {
            text.push_str(cut(&self.out, from, at));
            if bits > 127 && lead == 0 {
                lead = text.len();
            }
            from = at + usize::from(bits & 127);
        }
        text.push_str(cut(&self.out, from, self.out.len()));
        Plain { text, refs: self.refs.into_iter().map(|(_, r)| r).collect(), links: self.links, lead, struck }
    }
}
