//! What people do and where they are, as messages of the loop.

use std::rc::Rc;

use crate::ui::prelude::*;

use crate::codec::follow::Plan;
use crate::codec::postmortem::{Postmortem, Unreadable};
use crate::codec::settings::Settings;
use crate::domain::{Action, Gap, Import, Meeting, MeetingId, Press, StepDraft};
use crate::locale::Words;

/// The meeting as a component sees it; two are equal when their revisions are.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Grows with every change.
    pub revision: u64,
    /// The meeting.
    pub meeting: Rc<Meeting>,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.meeting.id() == other.meeting.id()
    }
}

/// A written postmortem that was read and waits for a person to agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The file's name, or `None` for pasted text.
    pub name: Option<String>,
    /// The text's lines, for showing where something was found.
    pub lines: Rc<Vec<String>>,
    /// What was found.
    pub found: Rc<Postmortem>,
}

/// Where one is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The first page.
    Start,
    /// Pasting the text of a postmortem; the message says why the last one could not be read.
    Paste(Option<Unreadable>),
    /// Correcting what was read.
    Review(Reading),
    /// Preparing the meeting: agenda, people, action items.
    Prepare,
    /// The facilitator's own view.
    Desk,
    /// What everybody may see.
    Stage,
    /// The clock and the next thing, in a small window of its own.
    Mini,
    /// Following a meeting: what a follow link opens.
    Follow(Rc<Plan>),
    /// Voting: what a poll link opens.
    Ballot(super::poll::BallotState),
}

/// What the desk shows instead of the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The agenda, to jump and to edit.
    Agenda,
    /// The people.
    People,
    /// The parking lot.
    Parking,
    /// The minutes so far.
    Minutes,
    /// Asking the room.
    Poll,
    /// Save, open, undo, cues, erase.
    Menu,
    /// The single keys.
    Keys,
}

/// What can be copied or downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// The minutes as Markdown.
    Markdown,
    /// The minutes as plain text.
    Plain,
    /// The decisions for the chat.
    Chat,
    /// The save file.
    Save,
    /// The minutes as a page of their own, to be read only.
    Page,
}

/// What to do about a stretch nobody saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It counts: the meeting went on.
    Count,
    /// It does not count: it was a pause.
    TakeBack,
    /// Nothing was missed: the clock was set.
    ClockWasSet,
}

/// A message of the loop.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Something is done to the meeting.
    Act(Action),
    /// The last change is taken back.
    Undo,
    /// The last undone change is done again.
    Redo,
    /// Somebody goes elsewhere.
    Go(Place),
    /// A panel of the desk opens, or closes when it is open.
    Toggle(Panel),
    /// The directive is shown over everything, or put away.
    Directive,
    /// A complete meeting of an invented incident opens.
    Sample,
    /// A meeting from nothing.
    Blank,
    /// Text was pasted or typed to be read as a postmortem.
    ReadText(String),
    /// A file was opened or dropped: a postmortem, or a save file.
    ReadFile(web_sys::File),
    /// What was read is agreed to; a meeting begins with it, or the current draft takes it over.
    TakeOver(Box<Import>),
    /// A meeting kept in this browser is opened again.
    Reopen(MeetingId),
    /// A meeting kept in this browser is erased.
    Forget(MeetingId),
    /// The agenda is kept under a name.
    KeepTemplate(String, Vec<StepDraft>),
    /// A kept agenda is forgotten.
    ForgetTemplate(String),
    /// Something is copied.
    Copy(Copying),
    /// Something is downloaded.
    Download(Copying),
    /// The link to follow the meeting is copied; with its title or without.
    CopyFollow(bool),
    /// The link that was shared is left as it is.
    LeaveFollow,
    /// The meeting is handed over, as a code or as a file.
    HandOver(bool),
    /// What was handed over is followed from here, or goes on here after all.
    HandedOver(bool),
    /// A gap is answered.
    Answer(Gap, Gone),
    /// The step on the table began so many minutes ago.
    BeganAgo(u16),
    /// The meeting is erased from this browser.
    Erase,
    /// This window writes the meeting from now on.
    RunHere,
    /// The stage opens in a window of its own.
    OpenStage,
    /// The mini window opens, or goes.
    OpenMini,
    /// A button of a window that shows the meeting.
    Pressed(Press),
    /// The desk comes to the front.
    ToDesk,
    /// Somebody likes something else from now on.
    Set(Rc<Settings>),
    /// The sound of the cue is to be heard once.
    Ring,
    /// A notice was read.
    Dismiss,
    /// Something is done about a poll.
    Poll(super::poll::PollMsg),
}

/// The words of the chosen language. There is one so far, so nobody has to hand it down.
pub fn use_words(_: &mut Hooks) -> Words {
    Words
}
