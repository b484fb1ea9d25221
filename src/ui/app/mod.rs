//! The loop: events become actions, actions change the meeting, the meeting becomes a face.
//!
//! The only struct component, and the only part of the UI that knows the shell.

mod act;
mod cues;
mod files;
mod follow;
mod handover;
mod keep;
mod keys;
mod mini;
mod page;
mod polls;
mod ports;
mod view;
mod vote;
mod windows;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

pub use page::Request;
pub use ports::{Keeper, Ports, Within};

use super::desk::{Asking, Keeping, Paper};
use super::notice::Note;
use super::{Msg, Panel, Place, Seen};
use crate::codec::follow::Plan;
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
    Fragment,
    /// Another desk of this meeting said something.
    Said(String),
    /// The page goes, or is put away whole.
    Leaving,
    /// No other desk answered in time.
    Waited,
    /// A window that shows this meeting asked for something.
    Asked(String),
    /// The desk of the meeting that is shown here showed something.
    Shown(String),
    /// The browser agreed to keep the screen on, or not.
    Awake(bool),
    /// The browser gave a window that stays on top, or none.
    Floated(Option<web_sys::Window>),
    /// That window was closed.
    Sank,
    /// A key was pressed there.
    MiniKey(String),
    /// The page around asked for something.
    Requested(Request),
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
    cues: cues::Cues,
    keeping: Keeping,
    polling: polls::Polling,
    voter: vote::Voter,
    /// The plan others were given to follow.
    shared: Option<Plan>,
    /// What is on its way to them.
    giving: Option<follow::Giving>,
    /// When the meeting was handed over.
    handed: Option<String>,
    desks: Option<windows::Desks>,
    watching: Option<windows::Watching>,
    floats: mini::Floats,
    kept: Rc<Vec<Kept>>,
    templates: Rc<Vec<(String, Vec<StepDraft>)>>,
    /// What those who listen heard last of the box: each moment is said once.
    told: (Option<StepId>, Ask, usize),
    /// What the page around was told last.
    told_page: page::Told,
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
    _leaving: Listener,
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
        let (cues, root) = (cues::Cues::new(&ports), NodeRef::default());
        let keys = keys::listen(&ports, root.clone(), cues.note_key.clone(), link.callback(Event::Key));
        let paste = keys::listen_to_pastes(&ports, root.clone(), link.callback(Event::Pasted));
        let fragment = {
            let link = link.clone();
            on_fragment(&ports.window, move || link.send_message(Event::Fragment))
        };
        let leaving = {
            let link = link.clone();
            Listener::new(&ports.window, "pagehide", move |_| link.send_message(Event::Leaving))
        };
        let panic = keep::watch_faults(&ports);
        let keeper = Timekeeper::new(ports.clock.read(), None).on_machine(ports.clock.runs_asleep());
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
            cues,
            keeping: Keeping::Soon,
            polling: polls::Polling::default(),
            voter: vote::Voter::default(),
            shared: None,
            giving: None,
            handed: None,
            desks: None,
            watching: None,
            floats: mini::Floats::default(),
            kept: Rc::default(),
            templates: Rc::default(),
            told: (None, Ask::Nothing, 0),
            told_page: page::Told::default(),
            note_field: NodeRef::default(),
            root,
            region: NodeRef::default(),
            announcer: None,
            guard,
            pending: None,
            last_mark: 0,
            ticker,
            _keys: keys,
            _paste: paste,
            _fragment: fragment,
            _leaving: leaving,
            _panic: panic,
            ports,
        };
        app.look_at_store();
        app.come_back(ctx);
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
        self.tell_page();
        seen || wrote
    }

    fn destroy(&mut self, _ctx: &Context<Self>) {
        self.keep();
        self.part();
        self.sink();
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::view(self, ctx)
    }

    fn rendered(&mut self, _ctx: &Context<Self>, first: bool) {
        if first {
            self.announcer = self.region.get().map(|region| Announcer::new(region.unchecked_ref()));
            self.tell_ready();
        }
        self.look_for_region();
        if std::mem::take(&mut self.moved) {
            self.look_at_heading();
        }
    }
}

impl App {
    /// Takes an event; whether anything is to be seen of it.
    fn take(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        match event {
            Event::Did(msg) => {
                self.did(ctx, msg);
                self.pressed_something(ctx);
            }
            Event::Chose(asking) => self.asking = asking,
            Event::Key(key) => return self.pressed(ctx, &key),
            Event::Beat(beat) => return self.beat(ctx, beat),
            Event::File(name, read) => self.file_read(ctx, &name, read),
            Event::Copied(copied, text) => self.copied(copied, text),
            Event::Keep => self.keep(),
            Event::Chat(read) => self.chat_read(ctx, read),
            Event::Slice => self.slice(ctx),
            Event::Pasted(text) => return self.pasted_anywhere(ctx, text),
            Event::Fragment => return self.address_changed(ctx),
            Event::Said(text) => self.said(ctx, &text),
            Event::Leaving => self.part(),
            Event::Waited => self.waited(ctx),
            Event::Asked(text) => self.asked(ctx, &text),
            Event::Shown(text) => self.shown(&text),
            Event::Floated(window) => self.floated(ctx, window),
            Event::Sank => self.sink(),
            Event::MiniKey(key) => return self.mini_key(ctx, &key),
            Event::Requested(request) => self.requested(ctx, request),
            Event::Awake(agreed) => return self.kept_awake(agreed),
        }
        true
    }

    /// A second went by, or the page came or went. Whether anything is to be seen of it.
    fn beat(&mut self, ctx: &Context<Self>, beat: Beat) -> bool {
        let jumped = self.observe();
        match beat {
            Beat::Away => self.keep(),
            Beat::Back => {
                self.zone = self.ports.zone();
                // A page that was put away whole has left the others.
                self.join(ctx);
            }
            Beat::Second => self.mark_alive(),
        }
        let before = self.moving.clone();
        self.look();
        self.tell();
        if jumped || beat != Beat::Second {
            self.book(ctx);
        }
        self.entitle();
        before != self.moving || jumped || matches!(self.place, Place::Follow(_))
    }

    /// Computes the moving parts anew.
    fn look(&mut self) {
        let (keeper, rough) = (&self.keeper, self.cues.settings.rough);
        self.moving = self
            .seen
            .as_ref()
            .map(|seen| moving(&seen.meeting, keeper.now(), keeper.shift(), &self.zone, &self.words, rough));
    }

    /// The meeting after a change.
    fn refresh(&mut self) {
        self.seen = self
            .journal
            .as_ref()
            .map(|journal| Seen { revision: journal.revision(), meeting: Rc::new(journal.meeting().clone()) });
        self.keep_time();
        self.look_at_polls();
        self.look();
    }

    /// Lets the digits turn over on the step's own second.
    fn keep_time(&mut self) {
        if let Some(timing) = self.seen.as_ref().and_then(|seen| seen.meeting.timing()) {
            self.ticker.turn_over_at((timing.phase() + self.keeper.shift()).rem_euclid(1_000));
        }
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
            Keeping::ByPage => StorageState::ByPage,
            _ => StorageState::Kept,
        }
    }
}
