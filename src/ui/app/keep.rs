//! Keeping the meeting: soon after every change, before the page goes, and back after a reload.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{App, Event, Ports};
use crate::codec::ballot::link;
use crate::codec::{follow, save, template};
use crate::domain::{Action, Date, Gap, MeetingId, School, Stage, StepDraft, Timekeeper, Timestamp};
use crate::locale::{Menu, Words};
use crate::present::{self, Kept, save_problem};
use crate::shell::{self, Head, KeptStage, PanicWatch, StoreError};
use crate::ui::Place;
use crate::ui::desk::Keeping;

/// How long after a change the meeting is kept, in milliseconds: a sentence being typed is one change.
const SOON: u32 = 250;
/// How often a running meeting notes that it is alive, in milliseconds.
const SIGN_OF_LIFE: i64 = 20_000;
/// A stretch nobody saw is asked about from this length on, in milliseconds.
pub(super) const WORTH_ASKING: i64 = 60_000;
/// What the address says of the meeting that is open.
const FRAGMENT: &str = "meeting=";

impl App {
    /// Keeps the meeting in a moment.
    pub(super) fn keep_soon(&mut self, ctx: &Context<Self>) {
        if !matches!(self.keeping, Keeping::Refused | Keeping::ByPage) {
            self.keeping = Keeping::Soon;
        }
        let link = ctx.link().clone();
        self.pending = Some(Timeout::new(SOON, move || link.send_message(Event::Keep)));
    }

    /// Keeps the meeting now; says so when it cannot.
    pub(super) fn keep(&mut self) {
        self.pending = None;
        if !self.may_keep() {
            return;
        }
        let Some(journal) = &self.journal else { return };
        let now = self.keeper.now();
        let text = save::write(journal, now);
        let kept = shell::keep(&*self.ports.store, &self.head(now), &text);
        self.keeping = match kept {
            Ok(()) if self.ports.kept_by_page() => Keeping::ByPage,
            Ok(()) => Keeping::Kept(self.time_of_day(now)),
            Err(StoreError::Full) => Keeping::Full,
            Err(StoreError::Refused | StoreError::Failed) => Keeping::Refused,
        };
        self.last_mark = now.millis();
        let running = matches!(journal.meeting().stage(), Stage::Open(_));
        self.guard.warn_before_leaving(running && !matches!(self.keeping, Keeping::Kept(_) | Keeping::ByPage));
    }

    /// Notes that a running meeting is alive, so that a crash is told from a long talk.
    pub(super) fn mark_alive(&mut self) {
        let now = self.keeper.now();
        let running = self.seen.as_ref().is_some_and(|s| s.meeting.timing().is_some_and(|t| t.is_running()));
        let kept = matches!(self.keeping, Keeping::Kept(_)) && !self.follows();
        if running && kept && now.millis() - self.last_mark >= SIGN_OF_LIFE {
            self.last_mark = now.millis();
            let _ = shell::keep_head(&*self.ports.store, &self.head(now));
        }
    }

    fn head(&self, now: Timestamp) -> Head {
        let meeting = self.journal.as_ref().map(|j| j.meeting());
        let id = meeting.map_or_else(shell::meeting_id, |m| m.id().clone());
        let title = meeting.map_or("", |m| m.title().as_str());
        let stage = meeting.map_or(KeptStage::Draft, |m| KeptStage::from(m.stage()));
        Head { shift: self.keeper.shift(), ..Head::new(id, title, now, stage) }
    }

    pub(super) fn time_of_day(&self, at: Timestamp) -> String {
        self.words.time(self.zone.local(at.millis().saturating_add(self.keeper.shift())))
    }

    /// Looks at what is kept in this browser, for the first page.
    pub(super) fn look_at_store(&mut self) {
        let store = &*self.ports.store;
        self.keeping = match store.probe() {
            Ok(()) if self.ports.kept_by_page() => Keeping::ByPage,
            Ok(()) => Keeping::Soon,
            Err(StoreError::Full) => Keeping::Full,
            Err(_) => Keeping::Refused,
        };
        let today = Date::of_local_millis(self.zone.local(self.ports.clock.read().wall));
        let kept = shell::kept(store)
            .into_iter()
            .map(|head| {
                let local = self.zone.local(head.saved_at.millis());
                let (day, time) = (Date::of_local_millis(local), self.words.time(local));
                let when = if day == today { time } else { self.words.date(day) };
                let stage = match head.stage {
                    Some(KeptStage::Closed) => present::KeptStage::Closed,
                    Some(KeptStage::Open) => present::KeptStage::Open,
                    Some(KeptStage::Draft) | None => present::KeptStage::Draft,
                };
                Kept { id: head.id, title: head.title, when, stage }
            })
            .collect::<Vec<Kept>>();
        self.kept = Rc::new(kept);
        let templates = shell::templates(store)
            .into_iter()
            .filter_map(|name| {
                let text = shell::open_template(store, &name).ok().flatten()?;
                Some((name, template::read(text.as_bytes())?))
            })
            .collect::<Vec<(String, Vec<StepDraft>)>>();
        self.templates = Rc::new(templates);
    }

    /// After a reload, the meeting that was open.
    pub(super) fn come_back(&mut self, ctx: &Context<Self>) {
        self.address_changed(ctx);
        let Some(within) = self.ports.within.clone() else { return };
        match &within.meeting {
            Some(id) if self.is_kept(id) => self.reopen(ctx, id),
            // The list that stands in the page is the agenda.
            _ => {
                if let Some(listed) = present::setup::listed(&within.list).ok().flatten() {
                    let steps = listed.steps;
                    self.begin(ctx, vec![Action::UseAgenda { school: School::default(), steps }]);
                }
            }
        }
    }

    /// The name of a meeting that begins: the place's own, unless one is kept under it.
    pub(super) fn fresh_id(&self) -> MeetingId {
        let own = self.ports.within.as_ref().and_then(|within| within.meeting.clone());
        own.filter(|id| !self.is_kept(id)).unwrap_or_else(shell::meeting_id)
    }

    fn is_kept(&self, id: &MeetingId) -> bool {
        shell::open(&*self.ports.store, id).ok().flatten().is_some()
    }

    /// The address is one of ours, in a new page or typed over another; false for any other.
    pub(super) fn address_changed(&mut self, ctx: &Context<Self>) -> bool {
        let fragment = &*self.ports.fragment();
        let invites = [link::BEGIN, follow::BEGIN].iter().any(|begin| fragment.contains(&[begin, "="].concat()));
        if invites {
            self.open_code(ctx, fragment);
        }
        invites || self.shows(ctx, fragment) || self.names(ctx, fragment)
    }

    /// The address names a meeting that is kept here and not at hand.
    fn names(&mut self, ctx: &Context<Self>, fragment: &str) -> bool {
        let here = self.journal.as_ref().map(|journal| journal.meeting().id());
        let named = fragment.strip_prefix(FRAGMENT).and_then(MeetingId::new).filter(|id| here != Some(id));
        let Some(id) = named else { return false };
        let there = self.is_kept(&id);
        if there && self.may_leave() {
            self.leave();
            self.reopen(ctx, &id);
            return true;
        }
        if !there {
            self.say_problem(self.words.say(Menu::Gone).to_owned());
        }
        // A window that shows a meeting goes on with that.
        if self.watching.is_none() {
            self.remember_place();
        }
        true
    }

    /// The address names a meeting to be shown: this window is for that from now on. False for any other address.
    fn shows(&mut self, ctx: &Context<Self>, fragment: &str) -> bool {
        if !Self::is_to_watch(fragment) {
            return false;
        }
        if !self.may_leave() {
            self.remember_place();
            return true;
        }
        // The meeting that was open here stays where it is kept.
        self.leave();
        self.watch(ctx, fragment);
        self.ports.name_place(fragment);
        true
    }

    /// Whether the meeting at hand is safe when this window leaves it; says so when it is not.
    fn may_leave(&mut self) -> bool {
        self.keep();
        let running = self.journal.as_ref().is_some_and(|journal| matches!(journal.meeting().stage(), Stage::Open(_)));
        let safe = !running || !matches!(self.keeping, Keeping::Refused | Keeping::Full);
        if !safe {
            self.say_problem(self.words.say(Menu::NotKept).to_owned());
        }
        safe
    }

    /// Opens a meeting that is kept in this browser.
    pub(super) fn reopen(&mut self, ctx: &Context<Self>, id: &MeetingId) {
        let text = shell::open(&*self.ports.store, id).ok().flatten();
        let Some(text) = text else {
            self.say_problem(self.words.say(Menu::Gone).to_owned());
            self.remember_place();
            return;
        };
        let head = shell::kept(&*self.ports.store).into_iter().find(|h| h.id == *id);
        let (alive, shift) = head.map_or((Timestamp::default(), 0), |h| (h.saved_at, h.shift));
        match save::read(text.as_bytes()) {
            Ok((journal, saved)) => self.resume(ctx, journal, alive.max(saved), shift),
            Err(problem) => self.say_problem(save_problem(problem, &self.words).to_owned()),
        }
    }

    /// Goes on with a meeting that was last seen at a moment, by a clock that was off by `shift` milliseconds.
    pub(super) fn resume(&mut self, ctx: &Context<Self>, journal: crate::domain::Journal, seen: Timestamp, shift: i64) {
        let heard = journal.meeting().heard().max(seen);
        let clock = &self.ports.clock;
        self.keeper = Timekeeper::again(clock.read(), heard, shift).on_machine(clock.runs_asleep());
        let now = self.keeper.now();
        let running = journal.meeting().timing().is_some_and(|t| t.is_running());
        let away = now.since(heard);
        self.gap = (running && away >= WORTH_ASKING).then_some(Gap { from: heard, to: now, maybe_set: true });
        self.place = match journal.meeting().stage() {
            Stage::Draft => Place::Prepare,
            Stage::Open(_) | Stage::Closed(..) => Place::Desk,
        };
        self.journal = Some(journal);
        self.panel = None;
        self.note = None;
        self.refresh();
        self.look_at_handed();
        self.join(ctx);
        self.keep();
        self.remember_place();
    }

    /// Notes in the address which meeting is open, so that a reload finds it.
    pub(super) fn remember_place(&self) {
        let fragment =
            self.seen.as_ref().map_or_else(String::new, |s| format!("{FRAGMENT}{}", s.meeting.id().as_str()));
        self.ports.name_place(&fragment);
    }

    pub(super) fn forget(&mut self, id: &MeetingId) {
        let _ = shell::forget(&*self.ports.store, id);
        if self.seen.as_ref().is_some_and(|s| s.meeting.id() == id) {
            // Nothing keeps it again.
            self.part();
            self.journal = None;
            self.pending = None;
        }
        self.look_at_store();
    }

    pub(super) fn keep_template(&mut self, name: &str, steps: &[StepDraft]) {
        let text = template::write(steps);
        if shell::keep_template(&*self.ports.store, name, &text).is_err() {
            self.say_problem(self.words.say(Menu::NotKept).to_owned());
        }
        let keeping = self.keeping.clone();
        self.look_at_store();
        self.keeping = keeping;
    }

    pub(super) fn forget_template(&mut self, name: &str) {
        let _ = shell::forget_template(&*self.ports.store, name);
        let keeping = self.keeping.clone();
        self.look_at_store();
        self.keeping = keeping;
    }
}

/// A fault of our own: the page says so and never goes blank.
pub(super) fn watch_faults(ports: &Ports) -> PanicWatch {
    let document = ports.document.clone();
    PanicWatch::new(&ports.window, move |_| {
        let text = Words.say(Menu::Crash);
        if let (Some(body), Ok(note)) = (document.body(), document.create_element("p")) {
            note.set_text_content(Some(text));
            let _ = note.set_attribute("role", "alert");
            let _ = note.set_attribute("class", "pm-crash");
            let _ = body.prepend_with_node_1(&note);
        }
    })
}
