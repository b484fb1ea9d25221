//! Days as people write them. Only what can mean one day becomes ISO; everything else stays words.

use super::text::Text;
use super::words::{cut, fold, head};

/// A day found in a text, with the bytes it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) year: Option<u32>,
    pub(crate) month: u32,
    /// 0 when only a month and a year are written.
    pub(crate) day: u32,
}

impl Day {
    /// `yyyy-mm-dd`, when the year is known.
    pub(crate) fn iso(self) -> Option<String> {
        self.year.filter(|_| self.day > 0).map(|year| iso(year, self.month, self.day))
    }
}

/// `yyyy-mm-dd`.
pub(crate) fn iso(year: u32, month: u32, day: u32) -> String {
    let mut out = year.to_string();
    for part in [month, day] {
        out.push_str(if part < 10 { "-0" } else { "-" });
        out.push_str(&part.to_string());
    }
    out
}

/// Month names and their short forms in the languages read, folded; the number is the month.
#[rustfmt::skip]
const MONTHS: &[(u32, &str)] = &[
    (1, "\
        january|jan|januar|janner|janvier|janv|enero|ene|janeiro|gennaio|gen|\
        januari"),
    (2, "\
        february|feb|februar|fevrier|fevr|fev|febrero|fevereiro|febbraio|\
        februari"),
    (3, "\
        march|mar|marz|maerz|mrz|mars|marzo|marco|maart|mrt|marts"),
    (4, "\
        april|apr|avril|avr|abril|abr|aprile"),
    (5, "\
        may|mai|mayo|maio|maggio|mag|mei|maj"),
    (6, "\
        june|jun|juni|juin|junio|junho|giugno|giu"),
    (7, "\
        july|jul|juli|juillet|juil|julio|julho|luglio|lug"),
    (8, "\
        august|aug|aout|agosto|ago|augustus|augusti"),
    (9, "\
        september|sep|sept|septembre|septiembre|setembro|set|settembre"),
    (10, "\
        october|oct|oktober|okt|octobre|octubre|outubro|out|ottobre|ott"),
    (11, "\
        november|nov|novembre|noviembre|novembro"),
    (12, "\
        december|dec|dezember|dez|decembre|diciembre|dic|dezembro|dicembre|\
        desember|des"),
];

fn month(word: &str) -> Option<u32> {
    let folded = fold(head(word, 20));
    MONTHS.iter().find_map(|(month, names)| folded.one_of(names).then_some(*month))
}

fn english(word: &str) -> bool {
    let folded = fold(head(word, 20));
    MONTHS.iter().any(|(_, names)| names.listed().take(2).any(|n| n == folded)) || folded == "sept"
}

fn fits(year: Option<u32>, month: u32, day: u32) -> bool {
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_some_and(|y| !y.is_multiple_of(4) || (y.is_multiple_of(100) && !y.is_multiple_of(400))) => 28,
        2 => 29,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

#[derive(Clone, Copy)]
struct Token<'a> {
    from: usize,
    to: usize,
    text: &'a str,
    number: Option<u32>,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut run: Option<(usize, bool)> = None;
    for (at, c) in text.spots().chain([(text.len(), ' ')]) {
        let class = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        if run.map(|(_, digits)| digits) != class || matches!(c, '年' | '月' | '日') {
            if let Some((from, digits)) = run {
                let word = cut(text, from, at);
                let number = if digits && word.len() <= 4 { word.parse().ok() } else { None };
                out.push(Token { from, to: at, text: word, number });
            }
            run = class.map(|digits| (at, digits));
        }
    }
    out
}

/// The first day or month written in a text.
pub(crate) fn find(text: &str) -> Option<Day> {
    all(text, 1).first().copied()
}

/// The first `most` days or months written in a text, in order.
pub(crate) fn all(text: &str, most: usize) -> Vec<Day> {
    let list = tokens(text);
    let mut out = Vec::new();
    let mut nth = 0;
    while nth < list.len() && out.len() < most {
        let found = day_at(&Near { text, list: list.get(nth..).unwrap_or(&[]) });
        nth += found.map_or(1, |(_, used)| used);
        if let Some((day, _)) = found {
            out.push(day);
        }
    }
    out
}

/// The tokens from one on.
struct Near<'a> {
    text: &'a str,
    list: &'a [Token<'a>],
}

impl Near<'_> {
    #[inline(never)]
    fn number(&self, n: usize) -> Option<u32> {
        self.list.get(n).and_then(|t| t.number)
    }

    #[inline(never)]
    fn word(&self, n: usize) -> &str {
        self.list.get(n).map_or("", |t| t.text)
    }

    /// What stands between a token and the next.
    #[inline(never)]
    fn gap(&self, n: usize) -> &str {
        match (self.list.get(n), self.list.get(n + 1)) {
            (Some(a), Some(b)) => cut(self.text, a.to, b.from),
            _ => "\0",
        }
    }

    #[inline(never)]
    fn year(&self, n: usize) -> Option<u32> {
        self.number(n).filter(|y| self.word(n).len() == 4 && (1990..2200).contains(y))
    }

    #[inline(never)]
    fn done(&self, year: Option<u32>, month: u32, day: u32, used: usize) -> Option<(Day, usize)> {
        let from = self.list.first()?.from;
        let to = self.list.get(used - 1).or(self.list.first())?.to;
        (day == 0 || fits(year, month, day)).then_some((Day { from, to, year, month, day }, used))
    }
}

impl Near<'_> {
    /// The year after a day and a month, if there is one, and how many tokens are used then.
    #[inline(never)]
    fn with_year(&self, month: u32, day: u32, n: usize) -> Option<(Option<u32>, usize)> {
        if !fits(None, month, day) {
            return None;
        }
        let at = if self.word(n).one_of("de|del|of") { n + 1 } else { n };
        let gap = self.gap(at - 1);
        let close = gap.bare().one_of("|,|.|-|'") && gap.len() <= 3;
        Some(match self.year(at).filter(|_| close) {
            Some(year) => (Some(year), at + 1),
            None => (None, n),
        })
    }
}

fn day_at(near: &Near<'_>) -> Option<(Day, usize)> {
    let first = *near.list.first()?;
    // 2025-10-14, 2025/10/14, 2025.10.14, 2025年10月14日
    if let Some(year) = near.year(0) {
        let same = near.gap(0).one_of("-|/|.|‑") && near.gap(0) == near.gap(1);
        if same && let (Some(month), Some(day)) = (near.number(1), near.number(2)) {
            return near.done(Some(year), month, day, 3);
        }
        let marks = near.word(1).one_of("年|년");
        if marks && let (Some(month), Some(day)) = (near.number(2), near.number(4)) {
            return near.done(Some(year), month, day, 6.min(near.list.len()));
        }
        return None;
    }
    if let Some(day) = first.number.filter(|_| first.text.len() <= 2) {
        // 10月14日
        if near.word(1) == "月"
            && let Some(d) = near.number(2)
        {
            return near.done(None, day, d, 4.min(near.list.len()));
        }
        // 14.10.2025, 14/10/2025, 14-10-25: day first with dots, else only where it can be read one way
        if near.gap(0).one_of(".|/|-|. ")
            && near.gap(0) == near.gap(1)
            && let (Some(second), Some(year)) =
                (near.number(1).filter(|_| near.word(1).len() <= 2), short_year(near.number(2), near.word(2).len()))
        {
            return match () {
                () if near.gap(0).begins(".") || day > 12 || day == second => near.done(Some(year), second, day, 3),
                () if second > 12 => near.done(Some(year), day, second, 3),
                () => None,
            };
        }
        // 14 October 2025, 14th of October, 14. Oktober 2025, 1er octobre, 14 de octubre de 2025
        let mut n = 1;
        if near.word(n).one_of("st|nd|rd|th|er|e|º|ª|o") && near.gap(0).is_empty() {
            n += 1;
        }
        if near.word(n).one_of("of|de|di|del") {
            n += 1;
        }
        let close = near.gap(n - 1).bare().one_of("|.|-") && near.gap(n - 1).len() <= 3;
        let month = month(near.word(n)).filter(|_| close && near.number(n).is_none())?;
        return near.with_year(month, day, n + 1).and_then(|(y, used)| near.done(y, month, day, used));
    }
    // October 14th, 2025; Sept. 18; October 2025
    let month = month(first.text)?;
    if let Some(year) = near.year(1).filter(|_| near.gap(0).one_of(" | de |-")) {
        return near.done(Some(year), month, 0, 2);
    }
    let day =
        near.number(1).filter(|_| near.word(1).len() <= 2 && english(first.text) && near.gap(0).one_of(" |. |-"))?;
    if near.gap(1).begins(":") {
        return None;
    }
    let ordinal = near.word(2).one_of("st|nd|rd|th") && near.gap(1).is_empty();
    let n = if ordinal { 3 } else { 2 };
    near.with_year(month, day, n).and_then(|(y, used)| near.done(y, month, day, used))
}

fn short_year(number: Option<u32>, len: usize) -> Option<u32> {
    match (number, len) {
        (Some(year), 4) if (1990..2200).contains(&year) => Some(year),
        (Some(year), 2) => Some(2000 + year),
        _ => None,
    }
}
