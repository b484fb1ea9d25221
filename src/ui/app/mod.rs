//! The loop: events become actions, actions change the meeting, the meeting becomes a face.
//!
//! The only struct component, and the only part of the UI that knows the shell.

mod act;
mod files;
mod keep;
mod keys;
mod polls;
mod ports;
mod view;
mod vote;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub use ports::Ports;

use super::desk::{Asking, Keeping, Paper};
use super::notice::Note;
use super::{Msg, Panel, Place, Seen};
use crate::domain::{Gap, Journal, StepDraft, StepId, Timekeeper};
use crate::locale::Words;
use crate::present::{Ask, Kept, Moving, StorageState, Zone, moving};
use crate::shell::{Announcer, Beat, Copied, FileError, LeaveGuard, Listener, PanicWatch, Ticker, on_fragment};

/// Props of [`App`].
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The browser, or what stands in for it.
    pub ports: Ports,
    /// A name no other widget on the page has; element ids begin with it.
    pub prefix: AttrValue,
}

/// What the loop hears.
#[derive(Debug)]
pub enum Event {
    /// Somebody did something.
    Did(Msg),
    /// What to do at the end of a box was chosen, or unchosen.
    Chose(Option<Asking>),
    /// A second went by, or the page came or went.
    Beat(Beat),
    /// A key was pressed outside every field.
    Key(String),
    /// A file was read.
    File(String, Result<Vec<u8>, FileError>),
    /// Something was copied, or not; the text to copy by hand.
    Copied(Copied, String),
    /// It is time to keep the meeting.
    Keep,
    /// A saved chat was read.
    Chat(Result<Vec<u8>, FileError>),
    /// It is time to read on in a chat.
    Slice,
    /// Text was pasted outside every field.
    Pasted(String),
    /// The part behind `#` changed.
    Fragment(String),
}

/// The widget.
pub struct App {
    ports: Ports,
    /// Both made once, so that a tick hands the same ones down.
    on_msg: Callback<Msg>,
    on_asking: Callback<Option<Asking>>,
    words: Words,
    zone: Zone,
    keeper: Timekeeper,
    journal: Option<Journal>,
    seen: Option<Seen>,
    moving: Option<Moving>,
    place: Place,
    /// The text that was read last, for those who go back to it.
    pasted: AttrValue,
    panel: Option<Panel>,
    /// What the minutes panel shows, with the revision and the moment it was written for.
    paper: Option<((u64, i64), Paper)>,
    asking: Option<Asking>,
    directive: bool,
    gap: Option<Gap>,
    note: Option<Note>,
    /// Grows when the eyes should go to a new step.
    arrivals: u32,
    /// Whether somebody has just gone to another face.
    moved: bool,
    shortcuts: bool,
    keeping: Keeping,
    polling: polls::Polling,
    voter: vote::Voter,
    kept: Rc<Vec<Kept>>,
    templates: Rc<Vec<(String, Vec<StepDraft>)>>,
    /// What those who listen heard last of the box: each moment is said once.
    told: (Option<StepId>, Ask),
    note_field: NodeRef,
    root: NodeRef,
    region: NodeRef,
    announcer: Option<Announcer>,
    guard: LeaveGuard,
    pending: Option<Timeout>,
    last_mark: i64,
    ticker: Ticker,
    _keys: Listener,
    _paste: Listener,
    _fragment: Listener,
    _panic: PanicWatch,
}

impl Component for App {
    type Message = Event;
    type Properties = AppProps;

    fn create(ctx: &Context<Self>) -> Self {
        let ports = ctx.props().ports.clone();
        let link = ctx.link();
        let ticker = {
            let link = link.clone();
            Ticker::new(&ports.window, &ports.document, move |beat| link.send_message(Event::Beat(beat)))
        };
        let keys = keys::listen(&ports, link.callback(Event::Key));
        let paste = keys::listen_to_pastes(&ports, link.callback(Event::Pasted));
        let fragment = {
            let link = link.clone();
            on_fragment(&ports.window, move |text| link.send_message(Event::Fragment(text)))
        };
        let panic = keep::watch_faults(&ports);
        let keeper = Timekeeper::new(ports.clock.read(), None);
        let guard = LeaveGuard::new(&ports.window);
        let mut app = Self {
            on_msg: link.callback(Event::Did),
            on_asking: link.callback(Event::Chose),
            words: Words,
            zone: ports.zone(),
            keeper,
            journal: None,
            seen: None,
            moving: None,
            place: Place::Start,
            pasted: AttrValue::default(),
            panel: None,
            paper: None,
            asking: None,
            directive: false,
            gap: None,
            note: None,
            arrivals: 0,
            moved: false,
            shortcuts: true,
            keeping: Keeping::Soon,
            polling: polls::Polling::default(),
            voter: vote::Voter::default(),
            kept: Rc::default(),
            templates: Rc::default(),
            told: (None, Ask::Nothing),
            note_field: NodeRef::default(),
            root: NodeRef::default(),
            region: NodeRef::default(),
            announcer: None,
            guard,
            pending: None,
            last_mark: 0,
            ticker,
            _keys: keys,
            _paste: paste,
            _fragment: fragment,
            _panic: panic,
            ports,
        };
        app.look_at_store();
        app.come_back();
        app
    }

    fn update(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        let before = std::mem::discriminant(&self.place);
        let panel = self.panel;
        let seen = self.take(ctx, event);
        let moved = before != std::mem::discriminant(&self.place);
        self.moved |= moved;
        if moved || panel != self.panel {
            self.let_go(moved);
        }
        let wrote = self.write_paper();
        seen || wrote
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::view(self, ctx)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if first {
            self.announcer = self.region.get().map(|region| Announcer::new(region.unchecked_ref()));
        }
        if std::mem::take(&mut self.moved) {
            self.look_at_heading();
        }
    }
}

impl App {
    /// Takes an event; whether anything is to be seen of it.
    fn take(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Did(msg) => self.did(ctx, msg),
            Event::Chose(asking) => self.asking = asking,
            Event::Key(key) => return self.pressed(ctx, &key),
            Event::Beat(beat) => return self.beat(beat),
            Event::File(name, read) => self.file_read(ctx, &name, read),
            Event::Copied(copied, text) => self.copied(copied, text),
            Event::Keep => self.keep(),
            Event::Chat(read) => self.chat_read(ctx, read),
            Event::Slice => self.slice(ctx),
            Event::Pasted(text) => return self.pasted_anywhere(ctx, text),
            Event::Fragment(text) => return self.address_changed(&text),
        }
        true
    }

    /// Takes both clocks' readings; a gap worth asking about is kept until it is answered.
    fn observe(&mut self) {
        let Some(gap) = self.keeper.observe(self.ports.clock.read()) else { return };
        let running = self.seen.as_ref().is_some_and(|s| s.meeting.timing().is_some_and(|t| t.is_running()));
        if running && gap.to.since(gap.from) >= keep::WORTH_ASKING {
            // A second sleep before the first was answered is one stretch with it.
            let from = self.gap.map_or(gap.from, |g| g.from);
            self.gap = Some(Gap { from, to: gap.to });
        }
    }

    /// A second went by, or the page came or went. Whether anything is to be seen of it.
    fn beat(&mut self, beat: Beat) -> bool {
        let gap = self.gap;
        self.observe();
        match beat {
            Beat::Away => self.keep(),
            Beat::Back => self.zone = self.ports.zone(),
            Beat::Second => self.mark_alive(),
        }
        let before = self.moving.clone();
        self.look();
        self.tell();
        before != self.moving || gap != self.gap
    }

    /// Computes the moving parts anew.
    fn look(&mut self) {
        self.moving = self
            .seen
            .as_ref()
            .map(|seen| moving(&seen.meeting, self.keeper.now(), self.keeper.shift(), &self.zone, &self.words));
    }

    /// The meeting after a change.
    fn refresh(&mut self) {
        self.seen = self
            .journal
            .as_ref()
            .map(|journal| Seen { revision: journal.revision(), meeting: Rc::new(journal.meeting().clone()) });
        if let Some(timing) = self.seen.as_ref().and_then(|seen| seen.meeting.timing()) {
            self.ticker.turn_over_at((timing.phase() + self.keeper.shift()).rem_euclid(1_000));
        }
        self.look_at_polls();
        self.look();
    }

    /// Takes the keyboard from what is about to leave the page, the whole face or a panel: a browser that finds out in the midst of the change
    /// lays everything out once more for it.
    fn let_go(&self, face: bool) {
        let selector = if face { ":focus" } else { ".pm-middle :focus" };
        let held = self.root.cast::<Element>().and_then(|root| root.query_selector(selector).ok().flatten());
        if let Some(held) = held {
            let _ = held.unchecked_into::<HtmlElement>().blur();
        }
    }

    /// Puts the keyboard at the top of a face somebody went to.
    fn look_at_heading(&self) {
        let heading = self
            .root
            .cast::<Element>()
            .and_then(|root| root.query_selector("h1[tabindex]").ok().flatten())
            .map(JsCast::unchecked_into::<HtmlElement>);
        if let Some(heading) = heading {
            let _ = heading.focus();
        }
    }

    fn storage(&self) -> StorageState {
        match self.keeping {
            Keeping::Refused => StorageState::Refused,
            _ => StorageState::Kept,
        }
    }
}
