//! A pasted list of people: one per line, with commas or semicolons, from an invitation or a spreadsheet.
//!
//! ```text
//! Ana Lima (EM)      Ana Lima - Engineering Manager      Ana Lima <ana@example.org>; Bo Ng <bo@example.org>
//! Lima, Ana <ana@example.org>      @ana      ana.lima@example.org      Facilitator: Ana Lima
//! ```

use super::postmortem::{Index, Text, capital, fill};
use super::postmortem::{
    cut_text as cut, fold_text as fold, head_text as head, is_handle, list_mark, squeeze_text as squeeze,
};

/// At most this many people are read; more are left out.
pub const MOST: usize = 500;

/// The longest name, in characters; what is longer is cut.
pub const NAME: usize = 120;

/// At most this many bytes of the text are looked at: 256 KiB.
pub const CAP: usize = 256 * 1024;

/// One person of a pasted list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name as written, first name first, at most [`NAME`] characters; a handle keeps its `@`.
    pub name: String,
    /// What the list says the person is, in its own words, such as `EM` or `Engineering Manager`.
    pub role_words: Option<String>,
    /// The e-mail address: only there to tell two people of one name apart.
    pub mail: Option<String>,
}

/// Reads the people of a pasted list or invitation, in order, each once. Never fails: what is no name is left out.
///
/// # Example
/// ```
/// let people = postmortem_meeting::codec::names::read("Lima, Ana <ana@example.org>; Bo Ng (SRE)");
/// assert_eq!(people[0].name, "Ana Lima");
/// assert_eq!(people[1].role_words.as_deref(), Some("SRE"));
/// ```
pub fn read(text: &str) -> Vec<Person> {
    let text = head(text, CAP).trim_start_any("\u{feff}");
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        let line = unmarked(line);
        if !line.is_empty() {
            lines.push(line);
        }
    }
    // `Lima, Ana` on every line is one person a line; on a single line it would be two.
    let pair = |line: &&str| line.halves(", ").is_some_and(|(last, first)| word(last) && word(first) && !role(first));
    let turned = lines.len() > 1 && lines.iter().all(pair);
    let mut people = People { list: Vec::new(), mails: Index::new(), names: Index::new() };
    for line in &lines {
        let (line, role) = unlabelled(line);
        if sentence(line) {
            continue;
        }
        let mut found = Vec::new();
        for part in line.parts(";") {
            entries(part, turned, lines.len() > 1, &mut found);
        }
        for entry in found {
            if people.list.len() >= MOST {
                return people.list;
            }
            people.add(&entry, role);
        }
    }
    people.list
}

struct People {
    list: Vec<Person>,
    /// Where in the list an address and a name stand, counted from 1.
    mails: Index,
    names: Index,
}

impl People {
    fn add(&mut self, entry: &str, role: Option<&str>) {
        let Some(mut person) = person(entry) else {
            return;
        };
        person.role_words = person.role_words.or_else(|| role.map(Text::own));
        let name = fold(&person.name);
        let mail = person.mail.as_deref().unwrap_or("").lower();
        let by_mail = self.mails.get(&mail).checked_sub(1);
        let by_name = self.names.get(&name).checked_sub(1);
        // The same name with another address is somebody else.
        let same = |at: &usize| self.list.get(*at).is_some_and(|p| p.mail.is_none() || person.mail.is_none());
        let at = match by_mail.or(by_name.filter(same)) {
            Some(at) => at,
            None => {
                self.list.push(Person { role_words: None, mail: None, ..person.clone() });
                if by_name.is_none() {
                    self.names.add(&name, self.list.len());
                }
                self.list.len() - 1
            }
        };
        if by_mail.is_none() && !mail.is_empty() {
            self.mails.add(&mail, at + 1);
        }
        if let Some(known) = self.list.get_mut(at) {
            fill(&mut known.role_words, person.role_words);
            fill(&mut known.mail, person.mail);
        }
    }
}

fn unmarked(line: &str) -> &str {
    let mut line = line.bare();
    while let Some((rest, _)) = list_mark(line).filter(|(rest, _)| rest.len() < line.len()) {
        line = rest.bare();
    }
    line.trim_start_any("✓✔✅✗❌❓\u{fe0f}| ")
}

/// One to three words of letters.
fn word(text: &str) -> bool {
    let count = text.words().count();
    (1..=2).contains(&count) && text.only("a -'’.")
}

/// Labels over lists of people, folded.
#[rustfmt::skip]
const LISTS: &str = "\
    attendees|participants|invitees|guests|people|required|required attendees|optional|optional attendees|to|cc|\
    bcc|from|present|absent|organizer|organiser|host|names|members|teilnehmer|teilnehmende|erforderlich|\
    eingeladen|anwesend|organisator|an|presents|invites|participantes|asistentes|convidados|deltakere|deltagere|\
    deltagare|deelnemers|partecipanti|obligatoire|facultatif|参加者|出席者|必須|任意";

/// Lines of an invitation that name nobody, folded.
#[rustfmt::skip]
const OTHER: &str = "\
    when|where|subject|location|date|time|meeting link|link|video call|zoom|agenda|title|phone|pin|\
    meeting id|passcode|http|https|wann|wo|betreff|ort|datum|uhrzeit|quand|ou|objet|lieu|cuando|\
    donde|asunto|notes|description|duration|calendar|sent|gesendet|日時|場所|件名";

/// Takes a label off a line: `To: ...`; the label is the role when it names one: `Facilitator: Ana`.
fn unlabelled(line: &str) -> (&str, Option<&str>) {
    let Some((label, rest)) = line.halves_any(":：").filter(|(label, _)| label.len() < 50 && !label.holds_any("@<("))
    else {
        return (line, None);
    };
    let folded = fold(label);
    if folded.one_of(OTHER) {
        return ("", None);
    }
    if folded.one_of(LISTS) {
        return (rest, None);
    }
    if role(label) { (rest, Some(label.bare())) } else { (rest, None) }
}

/// A sentence names nobody, whatever stands between its commas.
fn sentence(line: &str) -> bool {
    !line.holds_any("@;\t(") && line.parts(",").any(|part| part.words().take(7).count() > 6)
}

/// Adds the entries of a part between semicolons.
fn entries(part: &str, turned: bool, many: bool, out: &mut Vec<String>) {
    let part = part.bare();
    if part.holds("\t") {
        return out.push(part.own());
    }
    // Commas behind an address part people; the commas before it may part a last name from a first.
    let mut rest = Some(part);
    while let Some(now) = rest {
        let end = now.place(">,").map_or(now.len(), |at| at + 1);
        let entry = cut(now, 0, end).bare();
        rest = now.get(end + 1..);
        let before = entry.parts("<").next().unwrap_or("").bare().trim_any("\"");
        let commas = commas(before);
        match (commas.as_slice(), entry.holds("<")) {
            ([], _) => joined(entry, out),
            ([one], true) if turns(cut(before, 0, *one), cut(before, one + 1, before.len())) => {
                out.push(turn(entry, before, *one))
            }
            ([one], false) if turned => out.push(turn(entry, before, *one)),
            ([one], false) if many && role(cut(before, one + 1, before.len())) => out.push(entry.own()),
            _ => {
                let mut at = 0;
                let flat = entry.trim_start_any("\"");
                let mut places = self::commas(flat);
                places.push(flat.len());
                for place in places {
                    joined(cut(flat, at, place), out);
                    at = place + 1;
                }
            }
        }
    }
}

/// Where the commas are that stand in no bracket.
fn commas(text: &str) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut out = Vec::new();
    for (at, c) in text.spots() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => out.push(at),
            _ => {}
        }
    }
    out
}

/// Whether `last, first` is one person and not two.
fn turns(last: &str, first: &str) -> bool {
    let words = |t: &str| t.parts("(").next().unwrap_or("").words().count();
    words(last) == 1 || words(first) == 1 || words(first) == 0
}

fn turn(entry: &str, before: &str, comma: usize) -> String {
    let (last, first) = (cut(before, 0, comma).bare(), cut(before, comma + 1, before.len()).bare());
    let (first, more) = first.split_at(first.place("(").unwrap_or(first.len()));
    let mail = entry.place("<").map_or("", |at| cut(entry, at, entry.len()));
    [first.bare(), last, more, mail].join(" ")
}

/// `Ana and Bo` are two.
fn joined(entry: &str, out: &mut Vec<String>) {
    let mut entry = entry.bare();
    let plain = !entry.holds_any("(<[") && !entry.holds(" - ") && !entry.holds(" – ");
    if plain {
        for mark in [" and ", " & ", " und ", " et "] {
            if entry.holds(mark) {
                for name in entry.parts(mark) {
                    out.push(name.own());
                }
                return;
            }
        }
        entry = entry.after("and ").unwrap_or(entry);
    }
    out.push(entry.own());
}

/// What a calendar says about a guest, folded.
#[rustfmt::skip]
const STATES: &str = "\
    accepted|declined|tentative|tentatively accepted|maybe|no response|not responded|none|awaiting|pending|invited|\
    yes|no|going|not going|organizer|organiser|meeting organizer|meeting organiser|host|optional|required|\
    optional attendee|required attendee|attendee|guest|external|you|me|he him|she her|they them|present|absent|\
    remote|zugesagt|abgesagt|mit vorbehalt|vorbehaltlich|keine antwort|organisator|organisatorin|erforderlich|\
    accepte|refuse|provisoire|organisateur|organisatrice|facultatif|obligatoire|aceptado|rechazado|provisional|\
    organizador|opcional|aceito|recusado|godtatt|avslatt|forelopig|valgfri|accepterad|avbojd|geaccepteerd|\
    geweigerd|accettato|rifiutato|承諾|辞退|未定|主催者|任意";

fn state(text: &str) -> bool {
    let folded = fold(head(text, 80));
    !folded.is_empty() && text.parts_any(",/;·").all(|part| fold(part).one_of(STATES) || fold(part).is_empty())
        || folded.one_of(STATES)
}

/// Words that make a text a role, folded.
#[rustfmt::skip]
const ROLES: &str = "\
    manager|engineer|engineering|lead|director|head|product|em|pm|po|ic|tl|sre|cto|ceo|coo|vp|\
    qa|commander|owner|facilitator|scribe|liaison|support|developer|architect|analyst|designer|moderator|\
    observer|deputy|shadow|chief|staff|senior|junior|principal|operations|ops|oncall|responder|note|\
    customer|security|entwickler|entwicklerin|leiter|leiterin|leitung|teamleiter|protokoll|moderation|responsable|\
    ingenieur|chef|directeur|jefe|gerente|ingeniero|engenheiro|leder|utvikler|ontwikkelaar|担当|部長|課長";

fn role(text: &str) -> bool {
    let folded = fold(head(text, 120));
    folded.parts(" ").any(|w| w.one_of(ROLES)) && folded.parts(" ").count() <= 8
}

/// Keeps what stands beside a name: an address, or the first words that are no state.
fn keep(part: &str, mail: &mut Option<String>, said: &mut String) {
    let part = part.bare();
    match address(part) {
        Some(found) => fill(mail, Some(found)),
        None if said.is_empty() && !state(part) => *said = part.own(),
        None => {}
    }
}

/// A text without a piece of it.
fn without(text: &str, from: usize, to: usize) -> String {
    let mut out = cut(text, 0, from).own();
    out.push(' ');
    out.push_str(cut(text, to, text.len()));
    out
}

/// A name or a role that is not too long.
fn short(text: &str) -> String {
    let end = text.spots().nth(NAME).map_or(text.len(), |(at, _)| at);
    squeeze(cut(text, 0, end))
}

/// One entry made into a person, or nothing when it names nobody.
fn person(entry: &str) -> Option<Person> {
    let mut text = head(entry, 1000).bare().own();
    let (mut mail, mut role, mut said) = (None, String::new(), String::new());
    if let Some(from) = text.place("<")
        && let Some(len) = cut(&text, from, text.len()).place(">")
    {
        mail = address(cut(&text, from + 1, from + len));
        text = without(&text, from, from + len + 1);
    }
    // Columns of a spreadsheet.
    let mut name = String::new();
    for column in text.parts("\t") {
        if name.is_empty() {
            name = column.bare().own();
        } else {
            keep(column, &mut mail, &mut role);
        }
    }
    while let Some(from) = name.place_any("([")
        && let Some(len) = cut(&name, from, name.len()).place_any(")]")
    {
        keep(cut(&name, from + 1, from + len), &mut mail, &mut role);
        name = without(&name, from, from + len + 1);
    }
    for mark in [" - ", " – ", " — ", " | ", ", ", " / ", ": "] {
        if let Some((left, right)) = name.halves(mark) {
            for part in right.bare().swapped(" - ", "|").parts_any(",|–—") {
                keep(part, &mut mail, &mut said);
            }
            name = left.bare().own();
        }
    }
    // A state word without any mark: `Ana Lima accepted`.
    if let Some((left, last)) = name.bare().last_halves(" ")
        && fold(last).one_of(STATES)
        && last.begins_any("lu")
        && left.holds(" ")
    {
        name = left.own();
    }
    let mut rest = String::new();
    for word in name.words() {
        match address(word) {
            Some(found) => mail = mail.or(Some(found)),
            None => {
                rest.push_str(word);
                rest.push(' ');
            }
        }
    }
    let mut name = squeeze(rest.trim_any("s,;-–\"'*_.|:"));
    if name.is_empty() {
        name = mail.as_deref().map(of_mail)?;
    }
    let listed = fold(&name).one_of(LISTS) || fold(&name).one_of(OTHER) || state(&name);
    let counted = name.begins_any("d+");
    let many = name.parts(" ").count() > 6;
    if listed || counted || many || name.holds("://") || !name.holds_any("a") {
        return None;
    }
    // What follows a dash says more than a bracket.
    let said = if said.is_empty() { role } else { said };
    let role_words = (!said.is_empty()).then(|| short(&said));
    Some(Person { name: short(&name), role_words, mail })
}

fn address(text: &str) -> Option<String> {
    let text = text.bare().without("mailto:").trim_any("<>(),;");
    (is_handle(text) && !text.begins("@") && text.len() <= 254).then(|| text.own())
}

/// `ana.lima@example.org` is Ana Lima.
fn of_mail(mail: &str) -> String {
    let local = mail.parts_any("@+").next().unwrap_or("");
    let mut out = String::with_capacity(local.len());
    for part in local.parts_any("._-").filter(|p| !p.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&capital(part));
    }
    out
}
