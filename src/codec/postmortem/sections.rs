//! Where a list of what is to be done begins and ends: headings, labels on a line, groups between.

use super::book::Book;
use super::dates::Day;
use super::due;
use super::headings::{self, Class};
use super::inline;
use super::labels::{self, Label};
use super::lines::Block;
use super::list::Draft;
use super::text::Text;
use super::words::{self, cut, fold, handle, head};

/// Why an item was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rank {
    /// Below a heading that surely lists actions.
    Strong,
    /// Below a heading that may list actions.
    Weak,
    /// It says itself that it is an action.
    Explicit,
    /// A box elsewhere in the document.
    Box,
}

/// A heading or label between the section and its items.
#[derive(Clone, Default)]
pub(super) struct Group {
    pub(super) text: String,
    pub(super) line: usize,
    pub(super) due: Option<String>,
    pub(super) owner: Option<String>,
    pub(super) done: bool,
    pub(super) used: bool,
}

/// The open part that lists actions.
pub(super) struct Section {
    /// 1 to 6 for headings, 7 for a label on a line, 8 and more for a label in a list.
    pub(super) level: usize,
    pub(super) bold: bool,
    /// Opened by a line of plain words, so the next such line ends it.
    pub(super) bare: bool,
    pub(super) mixed: bool,
    pub(super) rank: Rank,
    /// Headings at this level or deeper do not count until one above comes.
    pub(super) muted: Option<usize>,
    /// The groups around the next item, outermost first: the level and what it says.
    pub(super) groups: Vec<(usize, Group)>,
    /// A table of actions stands in this leaf: plain bullets only explain it.
    pub(super) table: bool,
    /// Where the items of this leaf begin.
    pub(super) leaf: usize,
    pub(super) legend: bool,
    /// The items around the next one: indent and position, nothing for a group.
    pub(super) parents: Vec<(usize, Option<usize>)>,
}

pub(super) struct Walk<'a> {
    pub(super) book: &'a Book,
    pub(super) begun: Option<Day>,
    pub(super) section: Option<Section>,
    pub(super) drafts: Vec<Draft>,
    /// The heading level of a timeline around us.
    pub(super) never: Option<usize>,
    pub(super) other: bool,
}

/// A text that is only a label: it ends with a colon, or all of it is bold.
pub(super) fn label_only(source: &str) -> bool {
    let bare = source.trim_end_any(" *_");
    let bold = source.begins("**") && source.ends("**") && source.times("**") == 2;
    (bare.ends_any(":：") || bold) && source.len() < 120 && !source.holds("\n")
}

impl Walk<'_> {
    pub(super) fn heading(&mut self, level: usize, block: &Block, first: bool) {
        let book = self.book;
        let text = inline::words(&block.text);
        let mut class = headings::classify(book, &text);
        if first && level == 1 && text.words().count() > 3 {
            class = Class::Unknown;
        }
        if self.never.is_some_and(|at| level <= at) {
            self.never = None;
        }
        if self.never.is_none() && class == Class::Never {
            self.never = Some(level);
        }
        let surer = |s: &Section| s.mixed && class == Class::Strong && level > s.level;
        if let Some(section) = self.section.as_mut().filter(|s| !surer(s)) {
            if level > section.level {
                if section.muted.is_some_and(|at| level <= at) {
                    section.muted = None;
                }
                if section.muted.is_none() && matches!(class, Class::Never | Class::Other | Class::Summary) {
                    section.muted = Some(level);
                }
                section.leaf = self.drafts.len();
                section.table = false;
                section.legend = false;
                section.parents.clear();
                let mut group = self.group_of(&block.text, block.from);
                if labels::exact(book, &text).is_some() {
                    group.text.clear();
                }
                return self.push_group(level, group);
            }
            self.section = None;
        }
        self.other = matches!(class, Class::Other | Class::Soft | Class::Summary | Class::Never);
        if self.never.is_none() && matches!(class, Class::Strong | Class::Weak | Class::Mixed) {
            self.open(level, class, false);
            // `Actions (Target: Q4 2025)` says something about all of them.
            let group = self.group_of(&block.text, block.from);
            if group.due.is_some() || group.done {
                self.push_group(0, Group { text: String::new(), ..group });
            }
        }
    }

    pub(super) fn open(&mut self, level: usize, class: Class, bold: bool) {
        let rank = if class == Class::Strong { Rank::Strong } else { Rank::Weak };
        self.section = Some(Section {
            level,
            bold,
            bare: false,
            mixed: class == Class::Mixed,
            rank,
            muted: None,
            groups: Vec::new(),
            table: false,
            leaf: self.drafts.len(),
            legend: false,
            parents: Vec::new(),
        });
    }

    pub(super) fn group_of(&self, source: &str, line: usize) -> Group {
        let book = self.book;
        let text = inline::words(source);
        let due = labels::all(book, &text).iter().find(|f| f.label == Label::Due).map(|f| {
            let value = cut(&text, f.value, text.len());
            let value = value.parts_any(")]").next().unwrap_or("").bare();
            due::due(value, self.begun).unwrap_or_else(|| words::squeeze(value))
        });
        let bare = text.bare().trim_end_any(":：").bare();
        let bare = if due.is_some() { bare.parts_any("([").next().unwrap_or(bare).bare() } else { bare };
        let owner = handle(bare).then(|| bare.own());
        Group { text: bare.own(), line, due, owner, done: words::done(&text), used: false }
    }

    pub(super) fn push_group(&mut self, level: usize, group: Group) {
        if let Some(section) = &mut self.section {
            while section.groups.pop_if(|(at, _)| *at >= level && *at > 0).is_some() {}
            section.legend = headings::legend(&group.text);
            section.groups.push((level, group));
        }
    }

    /// A line that is only a label: opens or ends a section, or names a group in it.
    pub(super) fn label_line(&mut self, source: &str, line: usize, indent: usize, start: bool) -> bool {
        let book = self.book;
        let text = inline::words(head(source, 200));
        let bold = source.begins("**") || source.begins("__");
        let colon = label_only(source);
        let class = headings::classify(book, text.bare());
        let short = text.words().count() <= 5 && !text.bare_end().ends_any(".,!?") && source.len() < 70;
        let shout = start && short && labels::all(book, &text).is_empty() && headings_alone(book, &text);
        let called = shout && matches!(class, Class::Strong | Class::Other | Class::Never);
        let sibling = shout && short && self.section.as_ref().is_some_and(|s| s.bare);
        if !(colon || called || sibling) {
            return false;
        }
        if let Some(section) = &mut self.section {
            if section.level >= 8 && indent == 0 {
                self.section = None;
            } else if section.level <= 6 || (section.bold != bold && section.bold) || headings::group(&text) {
                if section.muted.is_some() {
                    return true;
                }
                if labels::exact(book, &text).is_some_and(|l| matches!(l, Label::Owner | Label::Due | Label::Ticket)) {
                    return false;
                }
                // `Timeline:` below action items ends them until the next heading; `Short term:` is a group.
                if matches!(class, Class::Never | Class::Other) && !headings::group(&text) && section.level == 7 {
                    self.section = None;
                    return true;
                }
                if matches!(class, Class::Never) || (matches!(class, Class::Other) && text.words().count() <= 3) {
                    section.muted = Some(7);
                    return true;
                }
                section.muted = None;
                section.leaf = self.drafts.len();
                section.table = false;
                section.parents.clear();
                let mut group = self.group_of(source, line);
                let legend = headings::legend(&group.text);
                // A label that only says action items again names no group, nor does a whole sentence.
                if class == Class::Strong || (!bold && text.words().count() > 6) {
                    group.text.clear();
                }
                self.push_group(7, group);
                if let Some(section) = &mut self.section {
                    section.legend = legend;
                }
                return true;
            } else {
                self.section = None;
            }
        }
        if class == Class::Strong || (matches!(class, Class::Weak | Class::Mixed) && (bold || colon)) {
            if self.never.is_none() || class == Class::Strong {
                self.open(7, class, bold);
                if let Some(section) = &mut self.section {
                    section.bare = !colon;
                }
            }
            return true;
        }
        if class == Class::Never {
            self.never = Some(7);
        } else if self.never == Some(7) {
            self.never = None;
        }
        true
    }
}

/// A line without a colon is a label only when it says nothing else.
fn headings_alone(book: &Book, text: &str) -> bool {
    let folded = fold(head(text, 80));
    let small = |w: &str| w.one_of("and|the|of|from|our|und|et|y|e|og|och|en");
    let words = folded.parts(" ").filter(|w| !small(w)).count();
    words <= 4
        && (headings::classify(book, text) == Class::Strong || words <= 2)
        && !text.is_empty()
        && !text.begins_any("l")
}
