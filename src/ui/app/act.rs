//! What people do, one message after the other.

use yew::prelude::*;

use super::App;
use crate::domain::{Action, BoxState, Effect, Gap, Journal, MINUTE, Meeting, Said, Stage, Text, Wish, preset};
use crate::locale::{Desk, Menu, Say};
use crate::present::{Ask, sample, step_title};
use crate::ui::notice::{Note, Tone};
use crate::ui::{Gone, Msg, Panel, Place};

impl App {
    pub(super) fn did(&mut self, ctx: &Context<Self>, msg: Msg) {
        match msg {
            Msg::Act(action) => self.act(ctx, action),
            Msg::Undo => self.turn_back(ctx),
            Msg::Redo => self.turn_forth(ctx),
            Msg::RunHere => self.claim(ctx),
            Msg::OpenStage => self.open_stage(),
            Msg::OpenMini => self.open_mini(ctx),
            Msg::Pressed(press) => self.pressed_mini(ctx, press),
            Msg::ToDesk => self.show_desk(ctx),
            Msg::Go(place) => self.go(place),
            Msg::Toggle(panel) => {
                self.panel = if self.panel == Some(panel) { None } else { Some(panel) };
                self.asking = None;
            }
            Msg::Directive => {
                self.directive = !self.directive;
                self.show();
            }
            Msg::Sample => {
                let words = self.words;
                self.begin(ctx, sample(&words));
                self.act(ctx, Action::Start);
                self.place = Place::Desk;
            }
            Msg::Blank => self.begin(ctx, Vec::new()),
            Msg::ReadText(text) => self.read_text(None, text.as_bytes()),
            Msg::ReadFile(file) => self.open_file(ctx, file),
            Msg::TakeOver(import) => {
                let draft = self.seen.as_ref().is_some_and(|s| matches!(s.meeting.stage(), Stage::Draft));
                if !draft {
                    self.begin(ctx, Vec::new());
                }
                self.act(ctx, Action::TakeOver { import });
                self.place = Place::Prepare;
            }
            Msg::Reopen(id) => self.reopen(ctx, &id),
            Msg::Forget(id) => self.forget(&id),
            Msg::KeepTemplate(name, steps) => self.keep_template(&name, &steps),
            Msg::ForgetTemplate(name) => self.forget_template(&name),
            Msg::Copy(what) => self.copy(ctx, what),
            Msg::Download(what) => _ = self.download(what),
            Msg::CopyFollow(titled) => self.copy_follow(ctx, titled),
            Msg::LeaveFollow => self.shared = None,
            Msg::HandOver(code) => self.hand_over(ctx, code),
            Msg::HandedOver(follow) => self.handed_over(follow),
            Msg::Answer(gap, gone) => self.answer(ctx, gap, gone),
            Msg::BeganAgo(minutes) => {
                let at = self.keeper.now().plus(-i64::from(minutes) * MINUTE);
                self.act(ctx, Action::CorrectBegin { at });
            }
            Msg::Erase => {
                if let Some(id) = self.seen.as_ref().map(|s| s.meeting.id().clone()) {
                    self.forget(&id);
                    self.leave();
                }
            }
            Msg::Set(settings) => self.set(settings),
            Msg::Ring => self.ring(),
            Msg::Dismiss => self.note = None,
            Msg::Poll(msg) => self.polled(ctx, msg),
        }
    }

    /// A new meeting with the usual agenda, and what else is to be done to it first.
    pub(super) fn begin(&mut self, ctx: &Context<Self>, actions: Vec<Action>) {
        self.keep();
        self.journal = Some(Journal::new(Meeting::new(self.fresh_id())));
        self.gap = None;
        self.join(ctx);
        let within = self.ports.within.clone();
        let (school, length) = within.as_ref().map_or_else(Default::default, |within| within.preset);
        self.act(ctx, Action::UseAgenda { school, steps: preset(school, length) });
        if let Some(text) = within.map(|within| Text::block(&within.opener)).filter(|text| !text.is_empty()) {
            self.act(ctx, Action::SetDirective { text: Some(text) });
        }
        for action in actions {
            self.act(ctx, action);
        }
        // What came ready-made is where undo ends.
        if let Some(journal) = &self.journal {
            self.journal = Some(Journal::new(journal.meeting().clone()));
        }
        self.panel = None;
        self.place = Place::Prepare;
        self.refresh();
        self.look_at_handed();
        // Before the address names it: another window may open it at once.
        self.keep();
        self.remember_place();
        self.show();
    }

    /// Does something to the meeting; a refusal is said and changes nothing.
    pub(super) fn act(&mut self, ctx: &Context<Self>, action: Action) {
        let removes = matches!(
            action,
            Action::RemoveItem { .. }
                | Action::RemovePerson { .. }
                | Action::RemoveStep { .. }
                | Action::RemoveNote { .. }
                | Action::RemoveParked { .. }
                | Action::RemoveRule { .. }
                | Action::DropPoll { .. }
        );
        if self.wish(ctx, Wish::Act(action)) && removes {
            let text = self.words.say(Desk::Removed).to_owned();
            self.say_plain(text);
            self.note = self.note.take().map(|note| Note { undo: true, ..note });
        }
    }

    pub(super) fn follow(&mut self, effect: Effect) {
        match effect {
            Effect::ShowStep(_) => {
                self.arrivals += 1;
                self.asking = None;
                self.panel = self.panel.filter(|p| *p == Panel::Minutes);
                self.forget_draft();
            }
            Effect::Say(Said::Closed) => {
                self.panel = Some(Panel::Minutes);
                self.announce(self.words.say(Say::Closed).to_owned());
            }
            Effect::Say(said) => self.announce(self.spoken(said)),
        }
    }

    /// What is said to those who listen.
    fn spoken(&self, said: Said) -> String {
        let (words, meeting) = (&self.words, self.seen.as_ref().map(|s| &s.meeting));
        let step = |id| meeting.and_then(|m| m.step(id));
        match said {
            Said::Started => {
                let title = meeting.and_then(|m| m.current()).map(|s| step_title(words, s)).unwrap_or_default();
                words.fill(Say::Started, &[("title", title)])
            }
            Said::Opened(id) => step(id).map_or_else(String::new, |s| {
                words.count(Say::Opened, usize::from(s.planned.get()), &[("title", step_title(words, s))])
            }),
            Said::Paused => words.say(Say::Paused).to_owned(),
            Said::Resumed => words.say(Say::Resumed).to_owned(),
            Said::Extended { by, end_moved, .. } => {
                let key = if end_moved.get() > 0 { Say::ExtendedEnd } else { Say::Extended };
                words.count(key, usize::from(by.get()), &[])
            }
            Said::Decided { open } => words.count(Say::Decided, open, &[]),
            Said::Closed => words.say(Say::Closed).to_owned(),
        }
    }

    pub(super) fn announce(&self, text: String) {
        if let Some(announcer) = self.announcer.as_ref().filter(|_| !self.say_there(&text)) {
            announcer.say(&text);
        }
    }

    /// Says the cue and the end of a box once each, and every five minutes past it; never the seconds.
    pub(super) fn tell(&mut self) {
        let Some((moving, seen)) = self.moving.as_ref().zip(self.seen.as_ref()).filter(|_| !self.aside()) else {
            return;
        };
        let step = seen.meeting.current().map(|s| s.id);
        let now = (step, moving.ask, moving.over / 5);
        if self.told == now {
            return;
        }
        let text = match moving.clock.as_ref().map(|c| (c.state, moving.ask)) {
            Some((BoxState::Cue, Ask::Cue)) => {
                let left = moving.clock.as_ref().and_then(|c| c.head.parse::<usize>().ok()).unwrap_or(0);
                Some(self.words.count(Say::Cue, left.max(1), &[]))
            }
            // Also late, when nobody could say it in time.
            Some((_, Ask::Over)) if moving.over > 0 => Some(self.words.count(Say::OverBy, moving.over, &[])),
            Some((_, Ask::Over)) => Some(self.words.say(Say::Over).to_owned()),
            _ => None,
        };
        self.told = now;
        if let Some(text) = text {
            self.announce(text);
        }
    }

    fn turn_back(&mut self, ctx: &Context<Self>) {
        let at_start = self.journal.as_ref().is_some_and(|journal| {
            let last = journal.log().iter().rev().find(|s| !s.action.is_glance());
            last.is_some_and(|s| s.action == Action::Start)
        });
        if at_start {
            // Going on from there would drop what was undone on the way.
            return self.say_plain(self.words.say(Desk::UndoAtStart).to_owned());
        }
        self.turned(ctx, Wish::Undo, Desk::Undone, Desk::NothingToUndo);
    }

    fn turn_forth(&mut self, ctx: &Context<Self>) {
        self.turned(ctx, Wish::Redo, Desk::Redone, Desk::NothingToRedo);
    }

    fn turned(&mut self, ctx: &Context<Self>, wish: Wish, done: Desk, nothing: Desk) {
        let follows = self.follows();
        let changed = self.wish(ctx, wish);
        if changed {
            self.asking = None;
        }
        // What another window makes of it is seen when it answers.
        if !follows {
            self.say_plain(self.words.say(if changed { done } else { nothing }).to_owned());
        }
    }

    fn go(&mut self, place: Place) {
        self.note = None;
        if let Place::Review(reading) = &self.place {
            // Back to the text: it is still there.
            self.pasted = reading.lines.join("\n").into();
        }
        let draft = self.seen.as_ref().is_some_and(|s| matches!(s.meeting.stage(), Stage::Draft));
        match place {
            // From bringing a text to a draft one goes back to the draft.
            Place::Start if draft && matches!(self.place, Place::Paste(_) | Place::Review(_)) => {
                self.place = Place::Prepare;
            }
            Place::Start => {
                self.pasted = AttrValue::default();
                self.leave();
            }
            Place::Stage if self.journal.is_none() => {}
            place => self.place = place,
        }
    }

    /// Back to the first page; the meeting stays where it is kept.
    pub(super) fn leave(&mut self) {
        self.keep();
        self.part();
        self.sink();
        self.watching = None;
        self.journal = None;
        self.gap = None;
        self.panel = None;
        self.directive = false;
        self.place = Place::Start;
        self.refresh();
        self.look_at_handed();
        self.guard.warn_before_leaving(false);
        self.remember_place();
        self.look_at_store();
    }

    fn answer(&mut self, ctx: &Context<Self>, gap: Gap, gone: Gone) {
        self.gap = None;
        match gone {
            Gone::Count => {}
            Gone::TakeBack => self.act(ctx, Action::TakeBack { from: gap.from, to: gap.to }),
            Gone::ClockWasSet => self.act(ctx, Action::ClockWasSet { by: gap.to.since(gap.from) }),
        }
    }

    pub(super) fn say_plain(&mut self, text: String) {
        self.announce(text.clone());
        self.note = Some(Note { text, tone: Tone::Plain, by_hand: None, undo: false });
    }

    pub(super) fn say_problem(&mut self, text: String) {
        self.announce(text.clone());
        self.note = Some(Note { text, tone: Tone::Problem, by_hand: None, undo: false });
    }

    /// A file that is too long, in words.
    pub(super) fn too_long(&self, bytes: u64, cap: u64) -> String {
        let size = |bytes: u64| self.words.fill(Menu::Size, &[("n", &bytes.div_ceil(1000).to_string())]);
        self.words.fill(Menu::FileTooLong, &[("size", &size(bytes)), ("cap", &size(cap))])
    }
}
