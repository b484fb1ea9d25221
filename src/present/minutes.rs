//! The minutes: the meeting as a document, at any moment (product, X2).
//!
//! Decisions come first, since that is what readers of the wiki look for. Sections without content are left out, apart
//! from the decisions: that there are none is said. What a facilitator noted for themselves is in no document.

mod polls;
mod time;

use crate::codec::document::{Block, Document, Entry, Line, Table};
use crate::domain::{
    Answer, Choice, Commitment, Date, Item, Mark, Meeting, Notice, Phase, Presence, Role, RuleWords, Schedule, Stage,
    Standing, StepKind, Text, Timestamp, count, notices,
};
use crate::locale::{DIRECTIVE_BY, Paper, Words};

/// A moment in the reader's zone: milliseconds since 1970 moved by the zone's offset at that moment.
pub type Local<'a> = &'a dyn Fn(Timestamp) -> i64;

/// The minutes of a meeting as it stands at `now`; a draft gives its plan.
pub fn document(meeting: &Meeting, now: Timestamp, words: &Words, local: Local) -> Document {
    let paper = Writer { meeting, now: meeting.clock(now), words, local };
    let mut blocks = Vec::new();
    paper.opening_facts(&mut blocks);
    paper.decisions(&mut blocks);
    paper.polls(&mut blocks);
    paper.customers(&mut blocks);
    paper.notes(&mut blocks);
    paper.parked(&mut blocks);
    paper.attendance(&mut blocks);
    paper.time(&mut blocks);
    paper.opener(&mut blocks);
    Document { title: paper.title(), blocks }
}

/// The decisions alone, for the chat of the call.
pub fn short(meeting: &Meeting, now: Timestamp, words: &Words, local: Local) -> Document {
    let paper = Writer { meeting, now: meeting.clock(now), words, local };
    let mut blocks = Vec::new();
    if count(meeting.items()).decided() == 0 {
        blocks.push(Block::Paragraph(Line::of(words.say(Paper::NoDecision))));
    }
    for (choice, heading) in [(Choice::Do, Paper::WeDo), (Choice::Later, Paper::Later), (Choice::Dont, Paper::NotDoing)]
    {
        let entries = paper.items(Some(choice)).map(|item| Entry::new(paper.one_line(item)));
        paper.list(&mut blocks, heading, entries.collect());
    }
    let open = paper.items(None).map(|item| Entry::new(Line::typed(item.title.as_str())));
    paper.list(&mut blocks, Paper::NotDecided, open.collect());
    Document { title: paper.title(), blocks }
}

struct Writer<'a> {
    meeting: &'a Meeting,
    now: Timestamp,
    words: &'a Words,
    local: Local<'a>,
}

impl<'a> Writer<'a> {
    fn title(&self) -> String {
        let meeting = self.meeting;
        let named = [meeting.title(), meeting.incident()].into_iter().find(|t| !t.is_empty());
        match named {
            Some(title) => self.words.fill(Paper::Heading, &[("title", title.as_str())]),
            None => self.words.say(Paper::Untitled).to_owned(),
        }
    }

    fn time_of(&self, at: Timestamp) -> String {
        self.words.time((self.local)(at))
    }

    fn heading(&self, blocks: &mut Vec<Block>, level: u8, text: Paper) {
        blocks.push(Block::Heading(level, self.words.say(text).to_owned()));
    }

    /// A heading with a list below it, or nothing.
    fn list(&self, blocks: &mut Vec<Block>, heading: Paper, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.heading(blocks, 3, heading);
            blocks.push(Block::List(entries));
        }
    }

    fn joined(&self, parts: &[String]) -> String {
        parts.join(self.words.say(Paper::Comma))
    }

    fn names(&self, role: Role) -> String {
        let names: Vec<String> = self.meeting.holders(role).map(|p| p.name.as_str().to_owned()).collect();
        self.joined(&names)
    }

    // What the meeting was

    fn opening_facts(&self, blocks: &mut Vec<Block>) {
        let (meeting, words) = (self.meeting, self.words);
        match meeting.stage() {
            Stage::Draft => {
                blocks.push(Block::Paragraph(Line::of(words.say(Paper::NotStarted))));
            }
            Stage::Open(_) => {
                let time = self.time_of(self.now);
                let text = words.fill(Paper::Running, &[("time", &time)]);
                blocks.push(Block::Paragraph(Line::of(&text)));
            }
            Stage::Closed(..) => {}
        }
        let mut facts = Vec::new();
        let mut fact = |name: &str, line: Line| {
            if !line.is_empty() {
                facts.push((name.to_owned(), line));
            }
        };
        let mut incident = Vec::new();
        if !meeting.incident().is_empty() {
            incident.push(meeting.incident().as_str().to_owned());
        }
        incident.extend(meeting.severity().map(|s| words.severity(s)));
        incident.extend(meeting.day().map(|d| words.date(d)));
        fact(words.say(Paper::Incident), Line::typed(&self.joined(&incident)));
        fact(words.say(Paper::Held), Line::of(&self.held()));
        fact(words.role(Role::Owner), Line::of(&self.names(Role::Owner)));
        fact(words.role(Role::Facilitator), Line::of(&self.names(Role::Facilitator)));
        let taker = meeting.opener().note_taker.and_then(|id| meeting.person(id));
        let takers = match taker {
            Some(person) => person.name.as_str().to_owned(),
            None => self.names(Role::NoteTaker),
        };
        fact(words.say(Paper::NotesBy), Line::of(&takers));
        fact(words.say(Paper::Document), Line::typed(meeting.link().as_str()));
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
    }

    fn held(&self) -> String {
        let Some(timing) = self.meeting.timing() else {
            return String::new();
        };
        let schedule = Schedule::at(self.meeting.steps(), timing, self.now);
        let date = self.words.date(Date::of_local_millis((self.local)(timing.began())));
        let (from, to) = (self.time_of(timing.began()), self.time_of(self.now));
        let planned = self.time_of(schedule.planned_end);
        let gaps = [("date", &*date), ("from", &from), ("to", &to), ("planned", &planned)];
        let closed = matches!(self.meeting.stage(), Stage::Closed(..));
        self.words.fill(if closed { Paper::HeldFromTo } else { Paper::HeldSince }, &gaps)
    }

    // Decisions

    /// Items with a decision; `None` gives those that are open and not done already.
    fn items(&self, choice: Option<Choice>) -> impl Iterator<Item = &'a Item> + use<'a> {
        let reported = choice.is_none();
        self.meeting.items().iter().filter(move |i| i.choice == choice && !(reported && i.done))
    }

    fn decisions(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        self.heading(blocks, 2, Paper::Decisions);
        let count = count(self.meeting.items());
        let mut sum = Vec::new();
        if count.decided() == 0 {
            blocks.push(Block::Paragraph(Line::of(words.say(Paper::NoDecision))));
        } else {
            sum.push(words.count(Paper::Decided, count.decided(), &[]));
            if count.open > 0 {
                sum.push(words.count(Paper::Open, count.open, &[]));
            }
            if count.unfinished > 0 {
                sum.push(words.count(Paper::Unfinished, count.unfinished, &[]));
            }
            blocks.push(Block::Paragraph(Line::of(&self.joined(&sum))));
        }

        let doing: Vec<&Item> = self.items(Some(Choice::Do)).collect();
        if !doing.is_empty() {
            self.heading(blocks, 3, Paper::WeDo);
            let head = [Paper::What, Paper::Owner, Paper::Due, Paper::Ticket, Paper::Behind];
            blocks.push(Block::Table(Table {
                head: head.iter().map(|key| words.say(*key).to_owned()).collect(),
                rows: doing.iter().map(|item| self.row(item)).collect(),
                numbers: 0,
            }));
            self.list(blocks, Paper::WhyAndWho, doing.iter().map(|i| self.entry(i)).collect());
        }
        let later = self.items(Some(Choice::Later)).map(|i| self.entry(i));
        self.list(blocks, Paper::Later, later.collect());
        let not_doing = self.items(Some(Choice::Dont)).map(|i| self.entry(i));
        self.list(blocks, Paper::NotDoing, not_doing.collect());
        let open = self.items(None).map(|i| self.entry(i));
        self.list(blocks, Paper::NotDecided, open.collect());
        let reported = self.meeting.items().iter().filter(|i| i.done && i.choice.is_none());
        let reported = reported.map(|i| Entry::new(self.one_line(i)));
        self.list(blocks, Paper::DoneAlready, reported.collect());
    }

    /// A row of "We do".
    fn row(&self, item: &Item) -> Vec<Line> {
        let words = self.words;
        let missing = |there: Line, key| {
            if there.is_empty() { Line::new().strong(words.say(key)) } else { there }
        };
        let mut what = Line::typed(item.title.as_str());
        let lacks = self.lacks(item);
        if !lacks.is_empty() {
            what = what.plain("\n").then(lacks);
        }
        let due = item.due.as_ref().map(|due| words.due(due)).unwrap_or_default();
        let behind: Vec<String> = self
            .meeting
            .roster()
            .iter()
            .filter(|p| item.standing(p.id) == Standing::Committed)
            .map(|p| p.name.as_str().to_owned())
            .collect();
        vec![
            what,
            missing(Line::typed(item.owner.as_str()), Paper::Missing),
            missing(Line::typed(&due), Paper::Missing),
            missing(ticket(&item.ticket), Paper::Missing),
            missing(Line::of(&self.joined(&behind)), Paper::NobodyYet),
        ]
    }

    /// "Unfinished: no owner, no date", or nothing.
    fn lacks(&self, item: &Item) -> Line {
        let lacks: Vec<String> = item.missing().into_iter().map(|m| self.words.missing(m).to_owned()).collect();
        if lacks.is_empty() {
            return Line::new();
        }
        let colon = self.words.say(Paper::Colon);
        Line::new().strong(self.words.say(Paper::UnfinishedRow)).plain(colon).plain(&self.joined(&lacks))
    }

    /// An item with all that was said about it.
    fn entry(&self, item: &Item) -> Entry {
        let words = self.words;
        let mut inner = Vec::new();
        let mut say = |key: Paper, line: Line| {
            if !line.is_empty() {
                let label = Line::of(words.say(key)).plain(words.say(Paper::Colon));
                inner.push(Entry::new(label.then(line)));
            }
        };
        let typed = |text: &Text| Line::typed(text.as_str());
        // The table of "We do" shows these already.
        if item.choice != Some(Choice::Do) {
            say(Paper::Owner, typed(&item.owner));
            say(Paper::Due, Line::typed(&item.due.as_ref().map(|d| words.due(d)).unwrap_or_default()));
            say(Paper::Ticket, ticket(&item.ticket));
        }
        say(Paper::Team, typed(&item.team));
        say(Paper::Kind, Line::of(item.kind.map(|k| words.item_kind(k)).unwrap_or_default()));
        say(Paper::Priority, typed(&item.priority));
        say(Paper::Until, typed(&item.until));
        let dont = item.choice == Some(Choice::Dont);
        let later = item.choice == Some(Choice::Later);
        say(if later { Paper::GoesFirst } else { Paper::MakesRoom }, typed(&item.room));
        say(Paper::Reason, typed(&item.reason));
        let implication = match item.choice {
            Some(Choice::Dont) => Paper::Accepted,
            Some(Choice::Later) => Paper::Meanwhile,
            _ => Paper::Expected,
        };
        say(implication, typed(&item.implication));
        say(if dont { Paper::AcceptedBy } else { Paper::ApprovedBy }, typed(&item.approver));
        self.roll_call(item, &mut inner);
        let lacks = self.lacks(item);
        if !lacks.is_empty() && item.choice != Some(Choice::Do) {
            inner.push(Entry::new(lacks));
        }
        Entry { line: typed(&item.title), inner }
    }

    /// Who said what about an item, and for one that will be done, who said nothing.
    fn roll_call(&self, item: &Item, entries: &mut Vec<Entry>) {
        let words = self.words;
        for said in &item.commitments {
            if let Some(person) = self.meeting.person(said.person) {
                let name = [("name", person.name.as_str())];
                let mut line = Line::of(&words.fill(answered(said), &name));
                if !said.words.is_empty() {
                    line = line.plain(words.say(Paper::Colon)).then_typed(said.words.as_str());
                }
                entries.push(Entry::new(line));
            }
        }
        if item.choice != Some(Choice::Do) {
            return;
        }
        let silent: Vec<String> = self
            .meeting
            .leaders()
            .filter(|p| item.standing(p.id) == Standing::Silent)
            .map(|p| p.name.as_str().to_owned())
            .collect();
        if !silent.is_empty() {
            let names = self.joined(&silent);
            let text = words.count(Paper::Silent, silent.len(), &[("names", &names)]);
            entries.push(Entry::new(Line::of(&text)));
        }
    }

    /// An item in one line, for lists that are skimmed.
    fn one_line(&self, item: &Item) -> Line {
        let words = self.words;
        let mut line = Line::typed(item.title.as_str());
        let due = item.due.as_ref().map(|due| words.due(due)).unwrap_or_default();
        let mut parts: Vec<&str> = Vec::new();
        match item.choice {
            Some(Choice::Dont) => parts.push(item.reason.as_str()),
            Some(Choice::Later) => {
                parts.extend([item.owner.as_str(), item.until.as_str(), due.as_str()]);
            }
            _ => parts.extend([item.owner.as_str(), due.as_str(), item.ticket.as_str()]),
        }
        parts.retain(|part| !part.is_empty());
        if !parts.is_empty() {
            line = line.plain(" (").then_typed(&parts.join(words.say(Paper::Comma))).plain(")");
        }
        let lacks = self.lacks(item);
        if lacks.is_empty() { line } else { line.plain("\n").then(lacks) }
    }

    // Customers

    fn customers(&self, blocks: &mut Vec<Block>) {
        let (outside, words) = (self.meeting.outside(), self.words);
        let mut inner = Vec::new();
        if !outside.heard.is_empty() {
            self.heading(&mut inner, 3, Paper::Heard);
            inner.push(Block::Paragraph(Line::typed(outside.heard.as_str())));
        }
        let ruled = outside.verdict.is_some() || !outside.edits.is_empty();
        if !outside.message.is_empty() || ruled {
            self.heading(&mut inner, 3, Paper::Message);
            if !outside.message.is_empty() {
                inner.push(Block::Quote(Line::typed(outside.message.as_str())));
            }
            let verdict = match (outside.verdict, outside.by.as_str()) {
                (None, _) => words.say(Paper::NoVerdict).to_owned(),
                (Some(verdict), "") => words.verdict(verdict).to_owned(),
                (Some(verdict), by) => {
                    let gaps = [("verdict", words.verdict(verdict)), ("name", by)];
                    words.fill(Paper::VerdictBy, &gaps)
                }
            };
            let mut facts = vec![(words.say(Paper::Verdict).to_owned(), Line::of(&verdict))];
            if !outside.edits.is_empty() {
                let edits = Line::typed(outside.edits.as_str());
                facts.push((words.say(Paper::Edits).to_owned(), edits));
            }
            inner.push(Block::Facts(facts));
        }
        if !inner.is_empty() {
            self.heading(blocks, 2, Paper::Customers);
            blocks.extend(inner);
        }
    }

    // Notes

    fn notes(&self, blocks: &mut Vec<Block>) {
        let marked = |mark: Mark| -> Vec<Entry> {
            let notes = self.meeting.notes().iter().filter(|n| n.mark == mark);
            notes.map(|n| Entry::new(Line::typed(n.text.as_str()))).collect()
        };
        for (mark, heading) in
            [(Mark::Insight, Paper::Learned), (Mark::OpenQuestion, Paper::Questions), (Mark::Idea, Paper::Ideas)]
        {
            let entries = marked(mark);
            if !entries.is_empty() {
                self.heading(blocks, 2, heading);
                blocks.push(Block::List(entries));
            }
        }
        let mut headed = false;
        for step in self.meeting.steps() {
            let notes = self.meeting.notes().iter();
            let entries: Vec<Entry> = notes
                .filter(|n| n.mark == Mark::Plain && n.step == step.id)
                .map(|n| Entry::new(Line::typed(n.text.as_str())))
                .collect();
            if entries.is_empty() {
                continue;
            }
            if !headed {
                self.heading(blocks, 2, Paper::Notes);
                headed = true;
            }
            blocks.push(Block::Heading(3, self.step_title(step.kind, step.title.as_ref())));
            blocks.push(Block::List(entries));
        }
    }

    fn step_title(&self, kind: StepKind, own: Option<&Text>) -> String {
        own.map_or(self.words.step_title(kind), Text::as_str).to_owned()
    }

    fn parked(&self, blocks: &mut Vec<Block>) {
        let words = self.words;
        let rows: Vec<Vec<Line>> = self
            .meeting
            .parked()
            .iter()
            .map(|parked| {
                vec![
                    Line::typed(parked.topic.as_str()),
                    Line::typed(parked.contact.as_str()),
                    Line::of(words.destination(parked.destination)),
                ]
            })
            .collect();
        if !rows.is_empty() {
            self.heading(blocks, 2, Paper::Parked);
            let head = [Paper::Topic, Paper::Contact, Paper::Destination];
            let head = head.iter().map(|key| words.say(*key).to_owned()).collect();
            blocks.push(Block::Table(Table { head, rows, numbers: 0 }));
        }
    }

    // Attendance

    fn attendance(&self, blocks: &mut Vec<Block>) {
        let (meeting, words) = (self.meeting, self.words);
        let draft = matches!(meeting.stage(), Stage::Draft);
        let name = |person: &crate::domain::Person| {
            let key = match person.presence {
                Presence::Absent => Paper::Absent,
                Presence::Left => Paper::Left,
                Presence::Expected if !draft => Paper::Looked,
                Presence::Expected | Presence::Present => return person.name.as_str().to_owned(),
            };
            words.fill(key, &[("name", person.name.as_str())])
        };
        let mut rows = Vec::new();
        for role in Role::ALL {
            let names: Vec<String> = meeting.holders(role).map(name).collect();
            if !names.is_empty() {
                rows.push(vec![Line::of(words.role(role)), Line::of(&self.joined(&names))]);
            }
        }
        let others: Vec<String> = meeting.roster().iter().filter(|p| p.roles.is_empty()).map(name).collect();
        if !others.is_empty() {
            let label = Line::of(words.say(Paper::Others));
            rows.push(vec![label, Line::of(&self.joined(&others))]);
        }
        if rows.is_empty() {
            return;
        }
        self.heading(blocks, 2, Paper::Attendance);
        let head = [Paper::Role, Paper::Who].map(|key| words.say(key).to_owned()).to_vec();
        blocks.push(Block::Table(Table { head, rows, numbers: 0 }));
        let mut nobody = Vec::new();
        for notice in notices(meeting.roster(), meeting.severity()) {
            if let Notice::Nobody(role) | Notice::Away(role, _) = notice {
                nobody.push(words.role(role).to_owned());
            }
        }
        if !nobody.is_empty() && !draft {
            let line = Line::new().strong(words.say(Paper::NobodyAs));
            let line = line.plain(words.say(Paper::Colon)).plain(&self.joined(&nobody));
            blocks.push(Block::Paragraph(line));
        }
    }

    // The opener

    fn opener(&self, blocks: &mut Vec<Block>) {
        let (meeting, words) = (self.meeting, self.words);
        let Some(step) = meeting.step_of(StepKind::Opening) else {
            return;
        };
        if matches!(meeting.phase(step.id), Phase::Ahead | Phase::Skipped) && meeting.timing().is_some() {
            return;
        }
        let opener = meeting.opener();
        let text = match &opener.text {
            Some(_) => words.say(Paper::OwnText).to_owned(),
            None => words.fill(Paper::PrimeDirective, &[("by", DIRECTIVE_BY)]),
        };
        let mut facts = vec![(words.say(Paper::Text).to_owned(), Line::of(&text))];
        for (settled, key) in [(true, Paper::RulesAgreed), (false, Paper::RulesOffered)] {
            let rules: Vec<&RuleWords> =
                opener.rules.iter().filter(|r| r.settled == settled).map(|r| &r.words).collect();
            if !rules.is_empty() {
                let said: Vec<&str> = rules.into_iter().map(|r| words.rule(r)).collect();
                facts.push((words.say(key).to_owned(), Line::of(&said.join("\n"))));
            }
        }
        if !opener.stop_word.is_empty() {
            let word = Line::typed(opener.stop_word.as_str());
            facts.push((words.say(Paper::StopWord).to_owned(), word));
        }
        self.heading(blocks, 2, Paper::Opening);
        blocks.push(Block::Facts(facts));
        if let Some(own) = &opener.text {
            blocks.push(Block::Quote(Line::typed(own.as_str())));
        }
    }
}

/// How an answer of the roll call is reported; one with a way out is no commitment.
fn answered(said: &Commitment) -> Paper {
    match said.answer {
        Answer::Commit if said.hedged => Paper::Hedges,
        Answer::Commit => Paper::Commits,
        Answer::Counter => Paper::Counters,
        Answer::AnswerBy => Paper::AnswersBy,
        Answer::Understand => Paper::Understands,
        Answer::Decline => Paper::Declines,
    }
}

fn ticket(text: &Text) -> Line {
    Line::typed(text.as_str())
}
