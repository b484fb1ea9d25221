//! The page around the widget: what it is told, and what it may ask for.
//!
//! It is told numbers and short names, never a word of the meeting and no vote. It asks for what a person could press,
//! and gets what a person could copy.

use yew::prelude::*;

use super::App;
use crate::codec::save;
use crate::domain::{Action, Box, BoxState, MeetingId, Pay, PollId, Stage, StepId};
use crate::present::{Ask, next, onward, pays};
use crate::ui::{Copying, Msg, Place};

/// What a page around asks the loop for.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// The meeting starts, or goes on after a pause.
    Start,
    /// The clock stands still.
    Pause,
    /// What the button for the next thing does, but for closing the meeting.
    Next,
    /// The step before.
    Back,
    /// The extension that the desk would propose.
    Extend,
    /// A save file is opened.
    Open(String),
    /// No sound is made, or again.
    Mute(bool),
}

/// What the page around was told last.
#[derive(Debug, Default)]
pub(super) struct Told {
    meeting: Option<(MeetingId, u64)>,
    step: Option<StepId>,
    poll: Option<(PollId, bool)>,
    phase: &'static str,
}

/// A format's name in the contract.
fn format_of(what: Copying) -> &'static str {
    match what {
        Copying::Markdown => "markdown",
        Copying::Plain => "text",
        Copying::Chat => "chat",
        Copying::Save => "json",
        Copying::Page => "html",
    }
}

impl App {
    /// Tells the page around what changed.
    pub(super) fn tell_page(&mut self) {
        let Some(within) = self.ports.within.clone() else { return };
        let Some(seen) = &self.seen else {
            // Left, or erased: who keeps it may have to forget it.
            if let Some((_, revision)) = std::mem::take(&mut self.told_page).meeting {
                (within.tell)("pm-change", &format!("{{\"revision\":{revision},\"open\":false}}"));
            }
            return;
        };
        let meeting = &seen.meeting;
        let step = meeting.current().map(|step| step.id);
        let poll = meeting.polls().last().map(|poll| (poll.id, poll.is_open()));
        let clock = self.moving.as_ref().and_then(|moving| moving.clock.as_ref());
        let phase = match (meeting.stage(), clock) {
            (Stage::Draft, _) => "draft",
            (Stage::Closed(..), _) => "closed",
            (_, Some(clock)) if clock.paused => "paused",
            (_, Some(clock)) if clock.state == BoxState::Over => "over",
            (_, Some(clock)) if clock.state == BoxState::Cue => "cue",
            _ => "running",
        };
        let now = Told { meeting: Some((meeting.id().clone(), seen.revision)), step, poll, phase };
        let old = std::mem::replace(&mut self.told_page, now);
        if old.meeting != self.told_page.meeting {
            (within.tell)("pm-change", &format!("{{\"revision\":{},\"open\":true}}", seen.revision));
        }
        if let Some(id) = step.filter(|_| old.step != step) {
            let (index, of) = (meeting.steps().iter().position(|step| step.id == id), meeting.steps().len());
            let index = index.unwrap_or(0);
            (within.tell)("pm-step", &format!("{{\"id\":{},\"index\":{index},\"of\":{of}}}", id.number()));
        }
        if let Some((id, open)) = poll.filter(|_| old.poll != poll) {
            (within.tell)("pm-poll", &format!("{{\"id\":{},\"open\":{open}}}", id.number()));
        }
        // A phase is the step's own, so each step says its first one.
        if old.phase != phase || old.step != step {
            let time_box = meeting.timing().zip(meeting.current());
            let time_box = time_box.map(|(timing, step)| Box::at(step, timing, meeting.clock(self.keeper.now())));
            let left = time_box.filter(|the_box| the_box.state != BoxState::Unboxed).map(|the_box| the_box.left());
            let left = left.map_or_else(|| "null".to_owned(), |left| left.to_string());
            (within.tell)("pm-timer", &format!("{{\"phase\":\"{phase}\",\"remainingMs\":{left}}}"));
        }
    }

    /// Tells the page around that it may ask.
    pub(super) fn tell_ready(&mut self) {
        if let Some(within) = self.ports.within.clone() {
            (within.tell)("pm-ready", "{}");
            self.tell_page();
        }
    }

    /// Tells the page around that somebody took something out: it may ask for the same.
    pub(super) fn tell_export(&self, what: Copying) {
        if let Some(within) = &self.ports.within {
            (within.tell)("pm-export", &format!("{{\"format\":\"{}\"}}", format_of(what)));
        }
    }

    /// The text of a format, by its name in the contract.
    pub fn export(&self, format: &str) -> Option<String> {
        let all = [Copying::Markdown, Copying::Plain, Copying::Chat, Copying::Save, Copying::Page];
        all.into_iter().find(|what| format_of(*what) == format).and_then(|what| self.text_of(what))
    }

    /// Why a request would not be followed now.
    pub fn refuses(&self, request: &Request) -> Option<&'static str> {
        let stage = self.seen.as_ref().map(|seen| seen.meeting.stage());
        let running = matches!(stage, Some(Stage::Open(timing)) if timing.is_running());
        let followed = match request {
            Request::Start => {
                matches!(stage, Some(Stage::Draft)) || (matches!(stage, Some(Stage::Open(_))) && !running)
            }
            Request::Pause => running,
            Request::Next => self.onward().is_some(),
            Request::Back => self.backward().is_some(),
            Request::Extend => self.extension().is_some(),
            Request::Open(text) => match save::read(text.as_bytes()) {
                Err(_) => return Some("unreadable"),
                // A meeting at hand is somebody's: it is never put away from outside.
                Ok(_) => return (self.seen.is_some() && !self.is_untouched()).then_some("occupied"),
            },
            Request::Mute(_) => true,
        };
        (!followed).then_some("not-now")
    }

    /// Whether the meeting at hand is the draft that was made of the page's own list, as it was made.
    fn is_untouched(&self) -> bool {
        let draft = self.seen.as_ref().is_some_and(|seen| matches!(seen.meeting.stage(), Stage::Draft));
        draft && self.journal.as_ref().is_some_and(|journal| !journal.can_undo() && !journal.can_redo())
    }

    /// The name of the meeting at hand.
    pub fn name(&self) -> Option<String> {
        self.seen.as_ref().map(|seen| seen.meeting.id().as_str().to_owned())
    }

    /// Follows a request, unless it cannot be any more.
    pub(super) fn requested(&mut self, ctx: &Context<Self>, request: Request) {
        if self.refuses(&request).is_some() {
            return;
        }
        let running = self.seen.as_ref().is_some_and(|seen| seen.meeting.timing().is_some());
        let action = match request {
            Request::Start => Some(if running { Action::Resume } else { Action::Start }),
            Request::Pause => Some(Action::Pause),
            Request::Next => self.onward(),
            Request::Back => self.backward(),
            Request::Extend => self.extension(),
            Request::Open(text) => {
                if let Some(id) = self.seen.as_ref().map(|seen| seen.meeting.id().clone()) {
                    self.forget(&id);
                }
                self.open_save(ctx, text.as_bytes());
                None
            }
            Request::Mute(muted) => {
                self.cues.mute(muted);
                None
            }
        };
        if let Some(action) = action {
            self.did(ctx, Msg::Act(action));
            self.pressed_something(ctx);
        }
    }

    /// The next thing, as its button does it; the end of the meeting takes that button, not a key or a page.
    pub(super) fn onward(&self) -> Option<Action> {
        let meeting = &self.seen.as_ref()?.meeting;
        let asked = self.moving.as_ref().is_some_and(|moving| moving.ask != Ask::Nothing);
        let next = next(meeting, &self.words)?;
        let next = if asked { onward(meeting, &self.words) } else { next };
        Some(next).filter(|next| !next.last && matches!(self.place, Place::Desk | Place::Stage)).map(|next| next.action)
    }

    fn backward(&self) -> Option<Action> {
        let meeting = &self.seen.as_ref().filter(|seen| matches!(seen.meeting.stage(), Stage::Open(_)))?.meeting;
        let here = meeting.current()?.id;
        let before = meeting.steps().iter().take_while(|step| step.id != here).last()?;
        Some(Action::GoTo { step: before.id })
    }

    /// The extension that is proposed: the first step that can pay for it does.
    pub(super) fn extension(&self) -> Option<Action> {
        let meeting = &self.seen.as_ref().filter(|seen| matches!(seen.meeting.stage(), Stage::Open(_)))?.meeting;
        let step = meeting.current()?;
        let by = step.next_extension()?;
        let payer = pays(meeting, by, &self.words).into_iter().find(|offer| offer.after.is_some());
        Some(Action::Extend { step: step.id, pay: payer.map_or(Pay::End, |offer| Pay::Step(offer.step)) })
    }
}
