//! Due times: a day, or the words people use instead of one.

use super::dates::{Day, all};
use super::text::Text;
use super::words::{Held, cut, fold, head};

/// Words that lead to a due time.
#[rustfmt::skip]
const LEADS: &str = "\
    by|due|due by|due on|until|before|no later than|not later than|latest|at the latest|target|eta|\
    deadline|bis|bis zum|fallig|fallig am|fallig bis|spatestens|avant|avant le|pour le|d ici|d ici le|\
    d ici au|antes de|antes del|para el|ate|antes do|innen|senest|senast|tot|voor|uiterlijk|entro|\
    entro il|before the|by the|by end of|by the end of|until end of";

/// Words that may stand between such a word and the day.
#[rustfmt::skip]
const FILL: &str = "\
    on|am|le|pour|para|the|el|il|o|den|op|end of|ca|around";

/// Words of a due time that is not a day.
#[rustfmt::skip]
const LOOSE: &str = "\
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|\
    fri|tomorrow|today|asap|eod|eow|eom|eoq|eoy|next week|next month|\
    next sprint|next quarter|next release|this week|this month|this quarter|this sprint|\
    end of week|end of month|end of quarter|end of year|end of|montag|dienstag|mittwoch|\
    donnerstag|freitag|samstag|sonntag|morgen|nachste woche|nachsten monat|monatsende|\
    jahresende|quartalsende|sofort|ende|lundi|mardi|mercredi|jeudi|vendredi|demain|\
    fin de|fin du|fin|semaine prochaine|lunes|martes|miercoles|jueves|viernes|\
    manana|fin de mes|segunda|terca|quarta|quinta|sexta|amanha|mandag|tirsdag|\
    onsdag|torsdag|fredag|neste uke|utgangen av|mandag|tisdag|maandag|dinsdag|\
    woensdag|donderdag|vrijdag|eind|volgende week|lunedi|martedi|mercoledi|giovedi|\
    venerdi|fine|sprint|week|weeks|days|month|months|quarter|kw|来週|来月|今週|\
    今月|月末|四半期|下周|月底|다음 주";

fn quarter(folded: &str) -> bool {
    let marks = |w: &str| {
        let w = w.as_bytes();
        matches!(w, [b'q' | b't' | b'h', b'1'..=b'4']) || matches!(w, [b'1'..=b'4', b'q' | b't'])
    };
    folded.parts(" ").any(marks)
}

/// A due time that stands alone in a text: ISO when it is a day, else the words; nothing when it is something else.
/// `begun` is the day of the incident: it lends its year to a day without one.
pub(crate) fn due(text: &str, begun: Option<Day>) -> Option<String> {
    let text = text.trim_any("e.()~。");
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let days = all(text, 2);
    if let [day] = days.as_slice() {
        let rest = fold(cut(text, 0, day.from)) + " " + &fold(cut(text, day.to, text.len()));
        let known = |word: &str| {
            LOOSE.listed().take(12).any(|d| d.begins(word) && word.len() > 1)
                || word.one_of(LEADS)
                || word.one_of(FILL)
                || word.one_of(LOOSE)
                || word.one_of("no|later|than|at|zum|d|ici|until|utc|まで|に")
        };
        if rest.words().all(known) {
            let loose = rest.words().any(|w| w.one_of("week|weeks|ende|fin|eind|fine|end|around|ca"));
            let year = |d: &Day| begun.and_then(|b| Some(b.year? + u32::from((d.month, d.day) < (b.month, b.day))));
            let whole = Day { year: day.year.or_else(|| year(day)), ..*day };
            return Some(whole.iso().filter(|_| !loose).unwrap_or_else(|| bare(text)));
        }
        return None;
    }
    let folded = fold(text);
    let few = folded.parts(" ").count() <= 7;
    let held = Held::new(&folded);
    let named = quarter(&folded) || LOOSE.listed().any(|w| held.has(w)) || days.len() == 2;
    (few && named).then(|| bare(text))
}

/// A text that says itself that it is a due time, such as `due 5/6/2026`, though it names no certain day.
pub(super) fn said(text: &str) -> Option<&str> {
    let (lead, rest) = text.bare().halves(" ")?;
    let rest = rest.trim_start_any("e");
    let time = rest.len() <= 40 && rest.holds_any("d");
    (time && lead.lower().one_of("due|eta|deadline|fällig|frist|forfall|scadenza|échéance")).then_some(rest)
}

/// A due text without the word that leads it in: `by Friday` is `Friday`.
fn bare(text: &str) -> String {
    const LEADING: &str = "by |eta |target |deadline |due |until |before |bis |\
        avant |antes de |até |on |för |innen |tot |voor |entro ";
    let lead = LEADING.listed().find(|lead| head(text, lead.len()).eq_ignore_ascii_case(lead)).unwrap_or("");
    super::words::squeeze(cut(text, lead.len(), text.len()))
}

/// Where a due time begins at the end of a text, and what it says: `... by 14 October`, `... – 2025-10-14`.
pub(crate) fn tail(text: &str, begun: Option<Day>) -> Option<(usize, String)> {
    let mut starts = Vec::with_capacity(8);
    for (at, c) in text.spots().rev() {
        if c.is_whitespace() {
            starts.push(at);
        }
        if starts.len() == 8 || text.len() - at > 80 {
            break;
        }
    }
    // The longest ending that is a due time and begins with a word for it, or follows a separator.
    starts.iter().rev().find_map(|at| {
        let rest = cut(text, *at, text.len()).bare_start();
        let before = cut(text, 0, *at).bare_end();
        let ordinal = before.before(".").is_some_and(|b| b.ends_any("d"));
        let parted =
            !ordinal && before.ends_with([',', ';', '|', '–', '—', '-', ':', '.', '·', ')', ']', super::inline::REF]);
        let folded = fold(rest);
        let led = LEADS.listed().any(|w| folded.strip_prefix(w).is_some_and(|r| r.begins(" ")));
        // `Ann Bo, Q2 2026` is a person and a time.
        let is_due = |text: &str| due(text, begun).is_some();
        let two = rest.halves(",").is_some_and(|(who, when)| !is_due(who) && is_due(when.bare_start()));
        ((parted || led) && !two).then(|| due(rest, begun)).flatten().map(|due| (before.len(), due))
    })
}
