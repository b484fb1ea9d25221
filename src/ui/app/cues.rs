//! What reaches people who look elsewhere: the title, the sound, the screen that stays on; and what they like.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::{App, Event, Ports};
use crate::codec::settings::{Command, Settings};
use crate::domain::{Gap, Jump, MINUTE, Stage};
use crate::locale::Desk;
use crate::present::{dues, title};
use crate::shell::{Awake, Chime, Title};
use crate::ui::Place;
use crate::ui::desk::Can;

/// Where the settings are kept.
const KEY: &str = "settings";
/// After so long a pause the screen may go off, in milliseconds.
const LONG_PAUSE: i64 = 10 * MINUTE;

/// The cues, and what this person likes of them.
pub(super) struct Cues {
    pub(super) settings: Rc<Settings>,
    /// The key that goes to the field for notes; none while single keys are off.
    pub(super) note_key: Rc<Cell<char>>,
    /// Whether the browser can keep the screen on, as far as is known.
    pub(super) can_awake: bool,
    title: Title,
    /// Whether the page around wants no sound.
    muted: bool,
    chime: Option<Chime>,
    awake: Awake,
}

impl Cues {
    pub(super) fn new(ports: &Ports) -> Self {
        let kept = ports.store.get(KEY).ok().flatten().unwrap_or_default();
        let settings = Settings::read(&kept);
        let cues = Self {
            settings: Rc::new(settings),
            note_key: Rc::default(),
            can_awake: Awake::is_possible(&ports.document),
            title: Title::new(&ports.document),
            muted: ports.within.as_ref().is_some_and(|within| within.muted),
            chime: None,
            awake: Awake::default(),
        };
        cues.share_note_key();
        cues
    }

    fn share_note_key(&self) {
        let settings = &self.settings;
        self.note_key.set(if settings.single { settings.keys.of(Command::Note) } else { '\0' });
    }

    /// The page around wants no sound, or sound again from the next press on.
    pub(super) fn mute(&mut self, muted: bool) {
        self.muted = muted;
        if muted {
            self.chime = None;
        }
    }

    /// The sound, made by a click.
    fn wake_chime(&mut self) -> Option<&mut Chime> {
        if self.muted {
            return None;
        }
        if self.chime.is_none() {
            self.chime = Chime::new();
        }
        let chime = self.chime.as_mut()?;
        chime.wake();
        Some(chime)
    }
}

impl App {
    /// Somebody likes something else from now on.
    pub(super) fn set(&mut self, settings: Rc<Settings>) {
        let _ = self.ports.store.put(KEY, &settings.write());
        if !settings.chime {
            self.cues.chime = None;
        }
        self.cues.settings = settings;
        self.cues.share_note_key();
        self.look();
    }

    /// Lets the sound be heard once.
    pub(super) fn ring(&mut self) {
        if let Some(chime) = self.cues.wake_chime() {
            chime.ring();
        }
    }

    /// Somebody pressed something: the moments to come are booked anew, where no beat can be late for them.
    pub(super) fn pressed_something(&mut self, ctx: &Context<Self>) {
        // The audio clock is read now, so the others are too.
        self.observe();
        if self.cues.settings.chime && self.seen.as_ref().is_some_and(|s| s.meeting.timing().is_some()) {
            self.cues.wake_chime();
        }
        self.book(ctx);
    }

    /// Books the cue and the end of the box. From a click, a key, or when the page comes and goes: see
    /// [`crate::shell::Ticker::wake_in`].
    pub(super) fn book(&mut self, ctx: &Context<Self>) {
        let now = self.keeper.now();
        let dues = self.seen.as_ref().filter(|_| !self.aside()).map_or([None; 2], |seen| dues(&seen.meeting, now));
        self.ticker.wake_in(dues.into_iter().flatten().filter_map(|millis| u32::try_from(millis).ok()));
        if let Some(chime) = &mut self.cues.chime {
            chime.book(dues);
        }
        let timing = self.seen.as_ref().map(|s| &s.meeting).filter(|m| matches!(m.stage(), Stage::Open(_)));
        let lasts =
            timing.and_then(|m| m.timing()).is_some_and(|t| t.is_running() || now.since(t.since()) < LONG_PAUSE);
        let answered = ctx.link().callback(Event::Awake);
        let wanted = lasts && self.cues.settings.awake;
        self.cues.awake.want(&self.ports.document, wanted, move |agreed| answered.emit(agreed));
        self.entitle();
    }

    /// Whether a page is shown that is not about the meeting at hand: it has no cues then.
    pub(super) fn aside(&self) -> bool {
        matches!(self.place, Place::Follow(_))
    }

    /// What can be offered here.
    pub(super) fn can(&self) -> Can {
        Can { awake: self.cues.can_awake, windows: self.ports.within.is_none() }
    }

    /// Shows the time and the step in the window's title while a meeting is open.
    pub(super) fn entitle(&mut self) {
        let parts = self
            .seen
            .as_ref()
            .zip(self.moving.as_ref())
            .filter(|_| self.cues.settings.title && self.ports.within.is_none() && !self.aside());
        let title = parts.and_then(|(seen, moving)| title(&seen.meeting, moving.clock.as_deref()?, &self.words));
        self.cues.title.show(title);
    }

    /// The browser agreed to keep the screen on, or not; whether that is news.
    pub(super) fn kept_awake(&mut self, agreed: bool) -> bool {
        std::mem::replace(&mut self.cues.can_awake, agreed) != agreed
    }

    /// Takes both clocks' readings; a gap worth asking about is kept until it is answered. Whether the time jumped.
    pub(super) fn observe(&mut self) -> bool {
        let Some(jump) = self.keeper.observe(self.ports.clock.read()) else { return false };
        let running = self.seen.as_ref().is_some_and(|s| s.meeting.timing().is_some_and(|t| t.is_running()));
        match jump {
            Jump::Gap(gap) if running && gap.to.since(gap.from) >= super::keep::WORTH_ASKING => {
                // A second sleep before the first was answered is one stretch with it.
                let before = self.gap.unwrap_or(gap);
                self.gap = Some(Gap { from: before.from, to: gap.to, maybe_set: before.maybe_set && gap.maybe_set });
            }
            Jump::ClockSet(by) if running && by.abs() >= super::keep::WORTH_ASKING => {
                self.say_plain(self.words.say(Desk::ClockSet).to_owned());
            }
            Jump::Gap(_) | Jump::ClockSet(_) => {}
        }
        true
    }
}
