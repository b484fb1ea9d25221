//! The mini window: this page's own part in a window on top of all others, or a small window like any other.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Window;
use yew::{Context, NodeRef, create_portal};

use super::{App, Event, keys};
use crate::codec::settings::Command;
use crate::domain::Press;
use crate::locale::Windows;
use crate::present::{MiniView, mini};
use crate::shell::{Announcer, Floating};
use crate::ui::Mini;
use crate::ui::prelude::*;

/// What the address says of a small window that shows a meeting.
pub(super) const SHOWS: &str = "mini=";
/// How large it is made, in pixels.
const SIZE: (u32, u32) = (320, 180);
/// The same for browsers that have no windows on top.
const SHAPE: &str = "popup,width=320,height=180";

/// The part that floats, made at its first use and kept for the next.
#[derive(Default)]
pub(super) struct Floats {
    floating: Option<Floating>,
    region: NodeRef,
    /// Speaks in that window; what is said in a window without the focus is not heard.
    announcer: Option<Announcer>,
}

impl App {
    /// Opens the mini window, or closes it.
    pub(super) fn open_mini(&mut self, ctx: &Context<Self>) {
        let Some(id) = self.seen.as_ref().map(|seen| seen.meeting.id().clone()) else { return };
        if self.floats.floating.as_ref().is_some_and(|floating| floating.document().is_some()) {
            self.sink();
        } else if Floating::is_possible(&self.ports.window) {
            let answered = ctx.link().callback(Event::Floated);
            Floating::ask(&self.ports.window, SIZE, move |window| answered.emit(window));
        } else if self.ports.within.is_some()
            || !crate::shell::open_window(&self.ports.window, &[SHOWS, id.as_str()].concat(), SHAPE)
        {
            self.say_problem(self.words.say(Windows::NoMini).to_owned());
        }
    }

    /// The browser gave a window, or none.
    pub(super) fn floated(&mut self, ctx: &Context<Self>, window: Option<Window>) {
        let Some(window) = window else {
            return self.say_problem(self.words.say(Windows::NoMini).to_owned());
        };
        if self.floats.floating.is_none() {
            self.floats.floating = Floating::new(&self.ports.document);
        }
        let place = self.root.get().filter(|_| self.seen.is_some());
        let Some((floating, near)) = self.floats.floating.as_mut().zip(place) else {
            // The meeting was left meanwhile.
            let _ = window.close();
            return;
        };
        let host = floating.host().clone();
        let heard = ctx.link().callback(Event::MiniKey);
        let keyed = keys::on_key(true, move || Some(host.clone().into()), Rc::default(), heard);
        let gone = ctx.link().callback(|()| Event::Sank);
        floating.float(window, (&near, self.words.say(crate::locale::Mini::Name)), keyed, move || gone.emit(()));
        self.panel = None;
    }

    /// The mini window goes; the meeting does not mind.
    pub(super) fn sink(&mut self) {
        if let Some(floating) = &mut self.floats.floating {
            floating.sink();
        }
    }

    /// A key in the mini window: the clock and the next thing.
    pub(super) fn mini_key(&mut self, ctx: &Context<Self>, key: &str) -> bool {
        match self.command(key) {
            Some(Command::Next | Command::Pause) => self.pressed(ctx, key),
            _ => false,
        }
    }

    /// A button there was pressed, in whichever window.
    pub(super) fn pressed_mini(&mut self, ctx: &Context<Self>, press: Press) {
        match &self.watching {
            Some(watching) => watching.press(press),
            None => self.pressed_there(ctx, press),
        }
    }

    /// Brings the desk to the front.
    pub(super) fn show_desk(&mut self, ctx: &Context<Self>) {
        let opener = self.ports.window.opener().ok().filter(|opener| opener.is_object());
        let desk = match (&self.watching, opener) {
            (Some(_), Some(opener)) => opener.unchecked_into(),
            _ => self.ports.window.clone(),
        };
        let _ = desk.focus();
        self.pressed_mini(ctx, Press::ToDesk);
    }

    /// Whether this desk writes, and has the votes that were counted.
    pub(super) fn has_votes(&self) -> bool {
        !self.follows() && self.polling.counting.as_ref().is_none_or(|counting| !counting.lost)
    }

    /// Says something in the mini window if people are there; whether they are.
    pub(super) fn say_there(&self, text: &str) -> bool {
        let there = self.floats.floating.as_ref().and_then(Floating::document);
        let there = there.is_some_and(|document| document.has_focus().unwrap_or(false));
        if let Some(announcer) = self.floats.announcer.as_ref().filter(|_| there) {
            announcer.say(text);
        }
        there
    }

    /// After the first time the part that floats was drawn.
    pub(super) fn look_for_region(&mut self) {
        if self.floats.announcer.is_none() {
            self.floats.announcer = self.floats.region.get().map(|region| Announcer::new(region.unchecked_ref()));
        }
    }

    /// What the mini window shows.
    pub(super) fn mini(&self) -> Option<Html> {
        let (seen, moving) = self.seen.as_ref().zip(self.moving.as_ref())?;
        let reveals = self.watching.is_some() || self.has_votes();
        let view: Rc<MiniView> = mini(&seen.meeting, moving, reveals, &self.words).into();
        let alone = self.watching.as_ref().is_some_and(|watching| watching.alone);
        Some(html! { <Mini {view} clock={moving.clock.clone()} {alone} on_msg={self.on_msg.clone()} /> })
    }

    /// The part that floats, drawn where it is.
    pub(super) fn floating(&self) -> Html {
        let Some(floating) = &self.floats.floating else { return Html::default() };
        let inside = html! {
            <div class="pm-whole" lang={self.words.tag()}>
                { self.mini().unwrap_or_default() }
                <p ref={self.floats.region.clone()} class="pm-away" aria-live="polite" />
            </div>
        };
        create_portal(inside, floating.host().clone())
    }
}
