//! Line by line through a chat in one layout.

use std::rc::Rc;

use super::heads::{Habits, Head, REACH, View, head};
use super::names::{begun, clean_name, ended, fold_name, is_name};
use super::noise::{Place, counts_below, ending, event, noise, replied};
use super::when::only_clock;
use super::{Chat, Ignored, Message, Noise, Profile};
use crate::codec::postmortem::{Text as _, among, cut_text as cut, head_text as short};
use crate::domain::Text;

/// A line that is not blank: where it begins, where its words end, where the next one begins.
#[derive(Clone, Copy, Default)]
struct Line {
    from: usize,
    end: usize,
    next: usize,
}

/// The message that is being read.
struct Open {
    name: String,
    second: Option<u32>,
    direct: bool,
    from: usize,
    /// Where the header ends.
    head: usize,
    /// Where the lines of the text are.
    kept: Vec<(usize, usize)>,
    end: usize,
    /// It is no message, and why.
    no: Option<Noise>,
    /// Why its last line that does not count is none of its own.
    noise: Option<Noise>,
    after_reaction: bool,
}

pub(super) struct Reader {
    /// Held together with others, so that a reader can wait between two slices.
    text: Rc<str>,
    profile: Profile,
    habits: Habits,
    window: [Option<Line>; 3],
    open: Option<Open>,
    /// Whom a header without a name belongs to.
    last: String,
    messages: Vec<Message>,
    ignored: Vec<Ignored>,
    /// Headers of what is no message: reactions, joins.
    events: usize,
    /// Names that begin with a capital, or in a script that has none.
    great: usize,
    /// Names met before, as written, shown and folded.
    known: Vec<(String, Text, String)>,
    /// Lines only this layout has.
    marks: usize,
    lines: usize,
    pub(super) visited: usize,
}

/// The most names that are remembered.
const KNOWN: usize = 400;

/// The words of a line.
fn words(text: &str, line: Option<Line>) -> &str {
    line.map_or("", |line| cut(text, line.from, line.end))
}

/// A line without what is not seen at its end; empty when there is nothing to see.
fn trimmed(line: &str) -> &str {
    match line.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] | [b'!'..=b'~'] => line,
        _ => {
            let line = ended(line);
            if begun(line).is_empty() { "" } else { line }
        }
    }
}

impl Reader {
    pub(super) fn new(text: Rc<str>, profile: Profile, habits: Habits) -> Self {
        let mut reader = Self {
            text,
            profile,
            habits,
            window: [None; 3],
            open: None,
            last: String::new(),
            messages: Vec::new(),
            ignored: Vec::new(),
            events: 0,
            great: 0,
            known: Vec::new(),
            marks: 0,
            lines: 0,
            visited: 0,
        };
        let first = reader.line(0);
        let second = first.and_then(|line| reader.line(line.next));
        let third = second.and_then(|line| reader.line(line.next));
        reader.window = [first, second, third];
        reader
    }

    /// The next line that is not blank.
    fn line(&mut self, from: usize) -> Option<Line> {
        let all = Rc::clone(&self.text);
        let mut from = from;
        while from < all.len() {
            let rest = cut(&all, from, all.len());
            let len = rest.bytes().position(|byte| byte == b'\n').unwrap_or(rest.len());
            self.visited += len + 1;
            let words = trimmed(cut(rest, 0, len));
            if !words.is_empty() {
                return Some(Line { from, end: from + words.len(), next: from + len + 1 });
            }
            from += len + 1;
        }
        None
    }

    fn advance(&mut self) {
        let [_, second, third] = self.window;
        let fourth = third.and_then(|line| self.line(line.next));
        self.window = [second, third, fourth];
    }

    /// Reads on for about so many bytes; whether there is more.
    pub(super) fn read(&mut self, bytes: usize) -> bool {
        let text = Rc::clone(&self.text);
        let mut until = None;
        while let [Some(line), next, third] = self.window {
            if line.from >= *until.get_or_insert(line.from + bytes) {
                return true;
            }
            let view = View { line: words(&text, Some(line)), next: words(&text, next), third: words(&text, third) };
            self.visited +=
                [view.line, view.next, view.third].iter().map(|words| words.len().min(REACH)).sum::<usize>();
            self.lines += 1;
            let found = head(self.profile, view, &self.habits);
            let jitsi = self.profile == Profile::Jitsi;
            match found {
                Some(head) => {
                    self.begin(line, &head);
                    for _ in 1..head.lines {
                        self.advance();
                        self.lines += 1;
                    }
                }
                None if jitsi && self.open.is_none() => self.begin(line, &Head { name: view.line, ..Head::default() }),
                None => match only_clock(view.line).filter(|_| jitsi) {
                    Some(clock) => self.stamp(clock.second, line),
                    None => self.body(line, view.next),
                },
            }
            self.advance();
        }
        self.close();
        false
    }

    /// A header: the message before it is whole.
    fn begin(&mut self, line: Line, head: &Head<'_>) {
        if !head.follows {
            self.drop_preview(head.name);
        }
        self.close();
        let nobody = self.profile == Profile::Plain && head.name.is_empty();
        let name = if head.follows { std::mem::take(&mut self.last) } else { head.name.own() };
        let system = self.profile == Profile::BigBlueButton && name.lower() == "system";
        let no = match () {
            () if system => Some(Noise::System),
            () if nobody || is_name(&name) => None,
            () => Some(Noise::NoName),
        };
        // A header over more than one line ends with the last of them.
        let [_, second, third] = self.window;
        let last = match head.lines {
            0 | 1 => line,
            2 => second.unwrap_or(line),
            _ => third.unwrap_or(line),
        };
        self.last.clone_from(&name);
        self.open = Some(Open {
            name,
            second: head.second,
            direct: head.direct,
            from: line.from,
            head: last.end - head.text.len(),
            kept: Vec::new(),
            end: last.end,
            no,
            noise: None,
            after_reaction: false,
        });
        if !head.text.is_empty() {
            let text = Line { from: last.end - head.text.len(), ..last };
            let below = if head.lines > 1 { third } else { second };
            let all = Rc::clone(&self.text);
            self.body(text, words(&all, below));
        }
    }

    /// The time that ends a message of Jitsi.
    fn stamp(&mut self, second: u32, line: Line) {
        if let Some(open) = &mut self.open {
            open.second = Some(second);
            open.end = line.end;
        }
        let count = self.messages.len();
        self.close();
        if self.messages.len() == count {
            self.ignore(Noise::Empty, line.from, line.end);
        }
    }

    /// A line of the text.
    fn body(&mut self, line: Line, next: &str) {
        let Some(mut open) = self.open.take() else {
            return self.ignore(Noise::Before, line.from, line.end);
        };
        self.keep(&mut open, line, next);
        open.end = line.end;
        self.open = Some(open);
    }

    fn keep(&mut self, open: &mut Open, line: Line, next: &str) {
        let all = Rc::clone(&self.text);
        if let Some(why) = open.no {
            return self.ignore(why, line.from, line.end);
        }
        let zoom = matches!(self.profile, Profile::ZoomSaved | Profile::ZoomLine | Profile::ZoomCloud);
        let mut from = line.from;
        let mut end = line.end;
        if self.profile == Profile::ZoomSaved {
            let words = cut(&all, from, end);
            from += match words.after("\t").or_else(|| words.after("  ")) {
                Some(rest) => words.len() - rest.len(),
                None => 0,
            };
        }
        if open.kept.is_empty() {
            let words = cut(&all, from, end);
            from += words.len() - begun(words).len();
            if zoom {
                let words = cut(&all, from, end);
                if event(words) {
                    (open.no, open.noise) = (Some(Noise::Reaction), Some(Noise::Reaction));
                    return self.ignore(Noise::Reaction, line.from, line.end);
                }
                let quote = replied(words);
                if quote > 0 {
                    self.ignore(Noise::Quote, from, from + quote);
                    let rest = cut(&all, from + quote, end);
                    from += quote + rest.len() - begun(rest).len();
                }
            }
        }
        let place = Place { first: open.kept.is_empty(), after_reaction: open.after_reaction };
        let words = cut(&all, from, end);
        if words.is_empty() {
            return;
        }
        let found = noise(words, next, place);
        // The count below an emoji is nobody's number, even when the emoji is the message.
        let counted = place.after_reaction && words.only("sd");
        open.after_reaction = counts_below(words, next) || (found == Some(Noise::Reaction) && !counted);
        if let Some(why) = found {
            open.noise = found;
            self.marks += usize::from(why != Noise::Quote && matches!(self.profile, Profile::Slack | Profile::Teams));
            return self.ignore(why, from, end);
        }
        while let Some((why, rest)) = ending(cut(&all, from, end)) {
            let bare = ended(rest);
            self.ignore(why, from + rest.len(), end);
            end = from + bare.len();
        }
        if end > from {
            open.kept.push((from, end));
        }
    }

    /// New Teams writes the beginning of a message and its sender once more above the header; others repeat the name.
    fn drop_preview(&mut self, name: &str) {
        let all = Rc::clone(&self.text);
        let repeats = matches!(self.profile, Profile::Teams | Profile::Slack | Profile::Discord | Profile::Meet);
        let Some((from, end)) = self.open.as_ref().and_then(|open| open.kept.last().copied()).filter(|_| repeats)
        else {
            return;
        };
        let line = cut(&all, from, end);
        let preview = self.profile == Profile::Teams && is_preview(line, name);
        let Some(open) = &mut self.open else { return };
        if preview || (open.kept.len() > 1 && line == name) {
            open.kept.pop();
            open.end = open.kept.last().map_or(open.head, |(_, end)| *end).max(open.head);
            self.marks += 1;
            self.ignore(if preview { Noise::Preview } else { Noise::System }, from, end);
        }
    }

    /// The open message is whole.
    fn close(&mut self) {
        let all = Rc::clone(&self.text);
        let Some(open) = self.open.take() else { return };
        if open.no.is_some() || open.kept.is_empty() {
            self.events += usize::from(open.noise.is_some());
            return self.ignore(open.no.or(open.noise).unwrap_or(Noise::Empty), open.from, open.head);
        }
        let mut body = String::new();
        for (from, end) in &open.kept {
            if !body.is_empty() {
                body.push('\n');
            }
            body.push_str(cut(&all, *from, *end));
        }
        self.great += usize::from(open.name.first().is_some_and(|c| !among("l", c)));
        let (sender, key) = self.names(open.name);
        self.messages.push(Message {
            sender,
            key,
            second: open.second,
            body,
            direct: open.direct,
            at: open.from..open.end,
        });
    }

    /// A name to show and to compare; the first few hundred are remembered.
    fn names(&mut self, name: String) -> (Text, String) {
        let place = self.known.binary_search_by(|(known, _, _)| known.as_str().cmp(&name));
        if let Some((_, shown, key)) = place.ok().and_then(|at| self.known.get(at)) {
            return (shown.clone(), key.clone());
        }
        let (shown, key) = (clean_name(&name), fold_name(&name));
        if let Err(at) = place
            && self.known.len() < KNOWN
        {
            self.known.insert(at, (name, shown.clone(), key.clone()));
        }
        (shown, key)
    }

    fn ignore(&mut self, why: Noise, from: usize, end: usize) {
        // Lines before the first header come in great numbers.
        if why == Noise::Before
            && let Some(last) = self.ignored.last_mut().filter(|last| last.why == why)
        {
            last.at.end = end;
            return;
        }
        // What belongs together is told in parts that are not always in order; it is never far.
        let mut place = self.ignored.len();
        while let Some(before) = place.checked_sub(1)
            && self.ignored.get(before).is_some_and(|other| other.at.start > from)
        {
            place = before;
        }
        self.ignored.insert(place, Ignored { why, at: from..end });
    }

    /// How well the layout fits: four points for a message, two where nothing but a colon says so, one for each line only this layout has.
    pub(super) fn score(&self, whole: bool) -> usize {
        let all = Rc::clone(&self.text);
        let text = ended(&all);
        let jitsi = self.profile == Profile::Jitsi;
        let timed = self.events + self.messages.iter().filter(|message| !jitsi || message.second.is_some()).count();
        let fits = match self.profile {
            Profile::Jitsi => !whole || only_clock(text.last_part("\n")).is_some(),
            // Any text has a few lines that look like `Name: text`, and some code has nothing else, in small letters.
            Profile::Plain => timed * 2 >= self.lines && self.great * 4 >= timed,
            _ => true,
        };
        let points = if self.profile == Profile::Plain { 2 } else { 4 };
        if fits && timed > 0 { timed * points + self.marks } else { 0 }
    }

    /// What was read.
    pub(super) fn finish(mut self, confidence: u8) -> Chat {
        self.close();
        Chat { profile: self.profile, confidence, messages: self.messages, ignored: self.ignored }
    }
}

/// Words between a preview and its sender.
const BY: &str = "by|von|par|por|door|av|af|di|od|от|від";

/// Whether a line is the beginning of a message and its sender: `Good morning, every... by Ann Bo`.
fn is_preview(line: &str, name: &str) -> bool {
    let before = line.before(name.bare()).map(str::trim_end).unwrap_or("");
    short(line, REACH).len() == line.len() && before.last_halves(" ").is_some_and(|(_, word)| word.one_of(BY))
}
