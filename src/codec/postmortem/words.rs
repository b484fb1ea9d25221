//! Words compared without case, accents and punctuation, and the small word lists every part of the reader shares.

use super::Kind;
use super::text::{Text, among};

/// Lower case, no accents, every run of anything else than letters and digits as one space.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.lower().letters() {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'ì'..='ï' | 'ı' => out.push('i'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'š' | 'ś' | 'ş' => out.push('s'),
            'ž' | 'ź' | 'ż' => out.push('z'),
            'ł' => out.push('l'),
            'ř' => out.push('r'),
            'ý' => out.push('y'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            // Combining marks: the letter before them stands alone.
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe0f}' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.is_empty() || out.ends(" ") => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.bare_end().len());
    out
}

/// A folded text made ready for many questions of [`Held::has`].
pub(crate) struct Held<'a> {
    text: &'a str,
    /// Where its words begin.
    words: Vec<usize>,
    /// One bit for each byte a word begins with, so that most phrases cost one look.
    first: [u64; 4],
    any: [u64; 4],
}

fn bit(byte: u8) -> (usize, u64) {
    (usize::from(byte >> 6), 1 << (byte & 63))
}

fn set(mask: &mut [u64; 4], byte: u8) {
    let (at, bit) = bit(byte);
    if let Some(part) = mask.get_mut(at) {
        *part |= bit;
    }
}

fn holds(mask: &[u64; 4], byte: Option<&u8>) -> bool {
    let (at, bit) = byte.map_or((4, 0), |b| bit(*b));
    mask.get(at).is_some_and(|part| part & bit != 0)
}

impl<'a> Held<'a> {
    pub(crate) fn new(text: &'a str) -> Held<'a> {
        let mut held = Held { text, words: Vec::new(), first: [0; 4], any: [0; 4] };
        let mut before = b' ';
        for (at, byte) in text.bytes().enumerate() {
            set(&mut held.any, byte);
            if before == b' ' && byte != b' ' {
                set(&mut held.first, byte);
                held.words.push(at);
            }
            before = byte;
        }
        held
    }

    /// Whether it holds a phrase as whole words; `~` before a phrase, or a script without spaces, means anywhere.
    pub(crate) fn has(&self, phrase: &str) -> bool {
        if let Some(part) = phrase.after("~") {
            return self.anywhere(part);
        }
        if !phrase.is_ascii() {
            return self.anywhere(phrase);
        }
        holds(&self.first, phrase.as_bytes().first())
            && self.words.iter().any(|at| {
                let rest = cut(self.text, *at, self.text.len()).as_bytes();
                rest.starts_with(phrase.as_bytes()) && matches!(rest.get(phrase.len()), None | Some(b' '))
            })
    }

    pub(crate) fn anywhere(&self, part: &str) -> bool {
        holds(&self.any, part.as_bytes().first()) && self.text.holds(part)
    }
}

impl Held<'_> {
    /// Whether it holds one of a list of phrases.
    #[inline(never)]
    pub(crate) fn any(&self, list: &'static str) -> bool {
        list.listed().any(|phrase| self.has(phrase))
    }
}

/// [`Held::has`] for a single question.
pub(crate) fn has(folded: &str, phrase: &str) -> bool {
    Held::new(folded).has(phrase)
}

/// The part of a text between two byte positions; empty when they do not fit.
pub(crate) fn cut(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// Fills what is still missing.
#[inline(never)]
pub(crate) fn fill(slot: &mut Option<String>, with: Option<String>) {
    if slot.is_none() {
        *slot = with;
    }
}

/// Fills what is still missing from what others have too.
#[inline(never)]
pub(crate) fn lend(slot: &mut Option<String>, with: &Option<String>) {
    if slot.is_none() {
        slot.clone_from(with);
    }
}

/// The longest start of a text of at most `max` bytes.
pub(crate) fn head(text: &str, max: usize) -> &str {
    let mut end = max.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    cut(text, 0, end)
}

/// One space for every run of white space.
pub(crate) fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.words() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[rustfmt::skip]
const DONE: &str = "\
    done|completed|complete|closed|fixed|resolved|finished|shipped|merged|deployed|\
    implemented|released|erledigt|fertig|abgeschlossen|umgesetzt|fait|faite|faites|\
    termine|terminee|terminees|realise|realisee|clos|hecho|hecha|completado|\
    completada|terminado|cerrado|feito|feita|concluido|concluida|fechado|utfort|\
    utford|ferdig|fullfort|klart|klar|avslutad|faerdig|udfort|afsluttet|gedaan|\
    afgerond|voltooid|klaar|fatto|fatta|completato|completata|chiuso|valmis|\
    zrobione|hotovo|完了|済|完成|已完成|완료|готово|выполнено|сделано";

#[rustfmt::skip]
const NOT_DONE: &str = "\
    not|to|todo|in progress|partly|partially|wip|pending|open|nicht|teilweise|\
    offen|pas|non|no|nao|ikke|inte|niet|nie|almost|when|until|if|be|\
    未|미";

/// Whether a status word or a group label says that the work is finished.
pub(crate) fn done(text: &str) -> bool {
    if text.holds_any("✅✔☑✓") {
        return true;
    }
    let folded = fold(head(text, 200));
    let held = Held::new(&folded);
    held.any(DONE) && !held.any(NOT_DONE)
}

/// Whether a text is nothing but a word for finished.
pub(crate) fn only_done(text: &str) -> bool {
    let folded = fold(head(text, 60));
    folded.one_of(DONE) || (folded.is_empty() && text.holds_any("✅✔☑✓") && !text.holds(super::inline::REFS))
}

#[rustfmt::skip]
const STATES: &str = "\
    in progress|wip|ongoing|started|not started|todo|to do|open|planned|pending|\
    pr open|pr exists|pr in review|in review|blocked|waiting|in arbeit|offen|geplant|\
    en cours|a faire|ouvert|en curso|en progreso|pendiente|em andamento|pendente|\
    pagar|pagaende|i gang|igangsatt|bezig|in behandeling|in corso|対応中|進行中|未着手|\
    进行中|진행 중";

/// Whether a text is nothing but a word for the state of the work, finished or not.
pub(crate) fn state(text: &str) -> bool {
    fold(head(text, 60)).one_of(STATES)
}

#[rustfmt::skip]
const NOTHING: &str = "\
    |none|n a|na|tbd|tba|nobody|unassigned|not assigned|unknown|no|nil|\
    keine|keiner|offen|niemand|aucun|aucune|ninguno|ninguna|nenhum|nenhuma|\
    ingen|inga|geen|nessuno|nessuna|no action items|no actions|none identified|\
    no follow up|todo|to be decided|to be determined|to be defined|to be done|a definir|\
    k a|なし|未定|无|없음";

/// Whether a text says that there is nothing here.
pub(crate) fn nothing(text: &str) -> bool {
    let text = text.bare();
    let template = [("<", ">"), ("[", "]"), ("{", "}")];
    if template.iter().any(|(open, close)| text.begins(open) && text.ends(close)) {
        return true;
    }
    text.len() < 60 && fold(text).one_of(NOTHING)
}

#[rustfmt::skip]
const KINDS: &[(Kind, &str)] = &[
    (Kind::Investigate, "\
        investig|untersuch|analy|enquet|undersok|undersog|onderzo|indag|調査|调查"),
    (Kind::Mitigate, "\
        mitigat|mitiga|minder|attenu|milder|begrens|緩和|軽減|缓解"),
    (Kind::Repair, "\
        repair|fix|behebung|reparat|repar|correct|korrekt|corrig|correc|復旧|修復|修正|修复|herstel"),
    (Kind::Detect, "\
        detect|detek|detec|erkenn|oppdag|opdag|upptack|rilev|検知|検出|检测"),
    (Kind::Prevent, "\
        prevent|preven|praven|vorbeug|verhinder|vermeid|forebyg|voorkom|voorkem|preveni|再発防止|予防|防止|预防"),
];

/// What kind of work a type column or a group label names, by the first word that says so.
pub(crate) fn kind(text: &str) -> Option<Kind> {
    let folded = fold(head(text, 120));
    folded.parts(" ").find_map(|word| {
        let hit = |stem: &str| if stem.is_ascii() { word.begins(stem) } else { word.holds(stem) };
        KINDS.iter().find(|(_, stems)| stems.listed().any(hit)).map(|(kind, _)| *kind)
    })
}

/// Words that only separate: trimmed from both ends of titles and values.
pub(crate) fn edges(c: char) -> bool {
    among("e", c)
}

/// The name of a person or a team as written, or nothing when the text says nobody.
pub(crate) fn person(text: &str) -> Option<String> {
    let inner = text.trim_any("e()[]\"。");
    let inner = undot(inner).trim_end_any("@");
    (!nothing(inner) && !inner.holds("?")).then(|| squeeze(head(inner, 120)))
}

/// A name without the full stop of its sentence; `Priya N.` keeps its own.
pub(crate) fn undot(name: &str) -> &str {
    let bare = name.trim_end_any(".");
    let last = bare.last_halves_any(" .").map_or(bare, |(_, last)| last);
    if last.letters().count() == 1 && last.len() < bare.len() { head(name, bare.len() + 1) } else { bare }
}

/// A handle like `@ana`, or an e-mail address.
pub(crate) fn handle(text: &str) -> bool {
    let word = "w.-_/+";
    match text.halves("@") {
        Some(("", name)) => !name.is_empty() && name.only(word) && name.holds_any("w"),
        Some((name, host)) => !name.is_empty() && name.only(word) && host.holds(".") && host.only(word),
        None => false,
    }
}

/// One to four words that begin like a name.
pub(crate) fn namelike(text: &str) -> bool {
    let mut count = 0;
    for word in text.words() {
        count += 1;
        let small = word.one_of("de|da|van|von|der|den|di|la|team|Team|&");
        let big = word.first().is_some_and(|c| among("u", c) || (c.is_alphabetic() && !among("l", c)));
        let plain = word.only("a.-'’&");
        if !(small || (big && plain)) {
            return false;
        }
    }
    (1..=4).contains(&count)
}
