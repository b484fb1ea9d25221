//! Which parts of a document list what is to be done, and the items in them.

use super::book::Book;
use super::dates::Day;
use super::fields::{self, Fields};
use super::headings::{self, Class};
use super::inline;
use super::labels::{self, Label};
use super::lines::{Block, Shape};
use super::sections::{Group, Rank, Walk, label_only};
use super::table;
use super::text::Text;
use super::words::fill;
use super::words::lend;
use super::words::{self, cut, fold, handle, head, nothing};

/// An action item while the rest of the document is still unread.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) fields: Fields,
    pub(crate) lines: (usize, usize),
    rank: Rank,
    boxed: bool,
    /// Its text ends with a colon: what follows are its parts.
    colon: bool,
    /// Only a heading for the items below it.
    container: bool,
}

impl Draft {
    pub(crate) fn new(fields: Fields, lines: (usize, usize)) -> Draft {
        Draft { fields, lines, rank: Rank::Strong, boxed: false, colon: false, container: false }
    }
}

/// Finds the action items of a document. `begun` is the day of the incident.
pub(crate) fn find(book: &Book, blocks: &[Block], begun: Option<Day>) -> Vec<Draft> {
    let mut walk = Walk { book, begun, section: None, drafts: Vec::new(), never: None, other: false };
    let mut first = true;
    for block in blocks {
        match &block.shape {
            Shape::Heading(level) => {
                walk.heading(*level, block, first);
                first = false;
            }
            Shape::Para { indent } => walk.para(*indent, block),
            Shape::Item { indent, ticked } => walk.item(*indent, *ticked, block),
            Shape::Table(rows) => {
                let inside = walk.section.as_ref().is_some_and(|s| s.muted.is_none());
                let known = table::columns(book, rows, inside).filter(|c| inside || (walk.never.is_none() && c.sure));
                if let Some(columns) = known {
                    walk.table(table::read(book, rows, &columns, begun), inside);
                }
            }
        }
    }
    walk.finish()
}

impl Walk<'_> {
    fn para(&mut self, indent: usize, block: &Block) {
        let book = self.book;
        let mut line = block.from;
        let lines: Vec<&str> = block.text.parts("\n").collect();
        let alone = lines.len() == 1;
        let mut nth = 0;
        while let Some(source) = lines.get(nth) {
            let rest = || lines.get(nth..).unwrap_or(&[]).join("\n");
            if self.label_line(source, line, indent, nth == 0) {
                nth += 1;
                line += 1;
                continue;
            }
            if self.never.is_none() && self.explicit(source, rest, (line, block.to), None) {
                return;
            }
            let Some(section) = &self.section else { return };
            if section.muted.is_some() {
                return;
            }
            let fields = fields::read(book, source, self.begun);
            if fields.title.is_empty() && fields.any() {
                self.attach(fields, line);
            } else if alone && indent > 0 && fields.any() && !section.parents.is_empty() {
                self.attach(Fields { title: String::new(), ..fields }, line);
            } else if section.level == 8 && indent == 0 && nth == 0 {
                // A label in a list reaches as far as its list.
                self.section = None;
                return;
            } else if (fields.owner.is_some() || fields.due.is_some())
                && section.parents.is_empty()
                && source.len() < 300
            {
                // Lines without bullets are items when they say who or until when.
                self.take(fields, (line, line), None, source);
            } else if (section.legend || headings::legend(source))
                && let Some(section) = &mut self.section
            {
                section.legend = source.bare_end().ends(":");
            }
            nth += 1;
            line += 1;
        }
    }

    /// An item that says itself that it is an action: `**Action item:** ...`.
    fn explicit(
        &mut self,
        source: &str,
        rest: impl Fn() -> String,
        lines: (usize, usize),
        indent: Option<usize>,
    ) -> bool {
        let book = self.book;
        let plain = inline::plain(head(source, 200));
        let found = labels::all(book, &plain.text);
        let Some(label) = found.first().filter(|f| f.label == Label::Action && f.at == 0) else {
            return false;
        };
        let name = fold(cut(&plain.text, 0, label.value));
        let said = name.parts(" ").count() > 1
            || name.as_str().one_of("todo|action|ai|task|aktion|massnahme|tiltak|accion|acao|azione|actie");
        if !said || (self.section.is_none() && self.other && name == "action" && indent.is_some()) {
            return false;
        }
        let fields = fields::read(book, &rest(), self.begun);
        if fields.title.is_empty() || nothing(&fields.title) {
            return false;
        }
        let inside = self.section.as_ref().is_some_and(|s| s.muted.is_none());
        let mut draft = Draft::new(fields, lines);
        draft.rank = Rank::Explicit;
        if inside && let Some(section) = &mut self.section {
            section.parents = vec![(indent.unwrap_or(0), Some(self.drafts.len()))];
        }
        self.drafts.push(draft);
        true
    }

    /// Fields that stand by themselves belong to the item before them, or to the heading above.
    fn attach(&mut self, fields: Fields, line: usize) {
        let book = self.book;
        let Some(section) = &mut self.section else {
            return;
        };
        let last = section
            .parents
            .last()
            .and_then(|(_, at)| *at)
            .or_else(|| self.drafts.len().checked_sub(1).filter(|at| *at >= section.leaf));
        if let Some(draft) = last.and_then(|at| self.drafts.get_mut(at)) {
            draft.fields.add(fields);
            draft.lines.1 = draft.lines.1.max(line);
            return;
        }
        let rank = section.rank;
        let leaf = section.leaf;
        if let Some((_, group)) = section.groups.last_mut().filter(|(_, g)| !g.used && !g.text.is_empty()) {
            group.used = true;
            let mut own = fields::read(book, &group.text, self.begun);
            own.title = unnumbered(book, &own.title);
            own.add(fields);
            let mut draft = Draft::new(own, (group.line, line));
            draft.rank = rank;
            if leaf <= self.drafts.len() && !draft.fields.title.is_empty() {
                self.drafts.push(draft);
            }
        }
    }

    fn item(&mut self, indent: usize, ticked: Option<bool>, block: &Block) {
        let book = self.book;
        let lines = (block.from, block.to);
        let source = block.text.as_str();
        if let Some(section) = &self.section
            && section.level >= 8
            && indent <= section.level - 8
        {
            self.section = None;
        }
        let label = label_only(source);
        if self.section.is_none() && label && ticked.is_none() {
            let class = headings::classify(book, &inline::words(source));
            if matches!(class, Class::Strong) && self.never.is_none() {
                self.open(8 + indent, class, true);
                return;
            }
        }
        if self.never.is_none() && self.explicit(source, || source.own(), lines, Some(indent)) {
            if let (Some(done), Some(draft)) = (ticked, self.drafts.last_mut()) {
                draft.fields.done |= done;
            }
            return;
        }
        let Some(section) = &mut self.section else {
            if let Some(done) = ticked.filter(|_| self.never.is_none()) {
                let mut fields = fields::read(book, source, self.begun);
                fields.done |= done;
                if !nothing(&fields.title) {
                    let mut draft = Draft::new(fields, lines);
                    draft.rank = Rank::Box;
                    self.drafts.push(draft);
                }
            }
            return;
        };
        if section.muted.is_some() || (section.legend && ticked.is_none()) {
            return;
        }
        while section.parents.pop_if(|(at, _)| *at >= indent).is_some() {}
        let mut fields = fields::read(book, source, self.begun);
        fields.done |= ticked.unwrap_or(false);
        if fields.title.is_empty() {
            if fields.any() {
                self.attach(fields, lines.1);
            }
            return;
        }
        let structured = ticked.is_some() || fields.owner.is_some() || fields.due.is_some();
        if section.table && !structured {
            return;
        }
        let parent = section.parents.last().map(|(_, at)| *at);
        let names_group =
            ticked.is_none() && (label || headings::group(&fields.title) || handle(source.trim_end_any(":")));
        if let Some(Some(at)) = parent {
            let Some(above) = self.drafts.get_mut(at) else {
                return;
            };
            let parts = above.colon || (structured && !above.boxed && (ticked.is_some() || !above.fields.any()));
            if !parts && ticked.is_none() && !structured {
                // Words below an item explain it.
                above.lines.1 = above.lines.1.max(lines.1);
                return;
            }
            above.container |= parts;
            if above.container {
                let prefix = above.fields.title.trim_end_any(": ").own();
                if above.colon && prefix.parts(" ").count() >= 4 {
                    fields.title = prefix + ": " + &fields.title;
                } else {
                    fill(&mut fields.group, Some(prefix));
                }
            }
        } else if names_group {
            let group = self.group_of(source, block.from);
            let level = 8 + indent;
            if let Some(section) = &mut self.section {
                section.parents.push((indent, None));
            }
            return self.push_group(level, group);
        }
        if nothing(&fields.title) {
            return;
        }
        self.take(fields, lines, Some((indent, ticked)), source);
    }

    fn take(&mut self, mut fields: Fields, lines: (usize, usize), item: Option<(usize, Option<bool>)>, source: &str) {
        let Some(section) = &mut self.section else {
            return;
        };
        let level = item.map_or(8, |(indent, _)| 8 + indent);
        // Groups named in a list reach over the deeper items only.
        while section.groups.pop_if(|(at, _)| *at >= 8 && *at >= level).is_some() {}
        for (_, group) in section.groups.iter_mut().rev() {
            group.used = true;
            lend(&mut fields.due, &group.due);
            lend(&mut fields.owner, &group.owner);
            fields.done |= group.done;
            fields.kind = fields.kind.or_else(|| words::kind(&group.text));
            if fields.group.is_none() && !group.text.is_empty() {
                fields.group = Some(group.text.clone());
            }
        }
        let mut draft = Draft::new(fields, lines);
        draft.rank = section.rank;
        draft.colon = source.bare_end().ends_any(":：");
        draft.boxed = item.is_some_and(|(_, ticked)| ticked.is_some());
        if let Some((indent, _)) = item {
            section.parents.push((indent, Some(self.drafts.len())));
        }
        self.drafts.push(draft);
    }

    fn table(&mut self, rows: Vec<Draft>, inside: bool) {
        let mut rank = Rank::Explicit;
        let mut groups: Vec<(usize, Group)> = Vec::new();
        if inside && let Some(section) = &mut self.section {
            // Bullets above a table explained its words.
            let leaf = section.leaf;
            let mut at = 0;
            self.drafts.retain(|d| {
                at += 1;
                at <= leaf || d.boxed || d.fields.stated()
            });
            section.table = true;
            section.parents.clear();
            rank = section.rank;
            groups.clone_from(&section.groups);
        }
        for mut draft in rows {
            for (_, group) in groups.iter().rev() {
                lend(&mut draft.fields.due, &group.due);
                draft.fields.done |= group.done;
                draft.fields.kind = draft.fields.kind.or_else(|| words::kind(&group.text));
                if draft.fields.group.is_none() && !group.text.is_empty() {
                    draft.fields.group = Some(group.text.clone());
                }
            }
            draft.rank = rank;
            self.drafts.push(draft);
        }
    }

    fn finish(self) -> Vec<Draft> {
        let mut drafts = self.drafts;
        drafts.retain(|d| !d.container);
        let strong = drafts.iter().any(|d| d.rank == Rank::Strong);
        let any = drafts.iter().any(|d| d.rank != Rank::Box);
        drafts.retain(|d| match d.rank {
            Rank::Strong | Rank::Explicit => true,
            Rank::Weak => !strong || d.boxed || d.fields.any(),
            Rank::Box => !any,
        });
        drafts
    }
}

/// `Action 3: words` and `AI-3 words` without their number.
fn unnumbered(book: &Book, title: &str) -> String {
    let mut rest = title;
    if let Some((before, after)) = title.halves_any(":.)")
        && before.words().count() <= 3
        && (before.letters().all(|c| c.is_ascii_digit())
            || (before.ends_any("d") && labels::exact(book, before).is_some()))
    {
        rest = after;
    }
    rest.bare().own()
}
