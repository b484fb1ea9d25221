//! Handing the running meeting over: the file goes, and the desk says that it did.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use super::follow::Giving;
use crate::codec::handover::code;
use crate::domain::{Stage, Timestamp, Timing};
use crate::locale::{HandOver, Menu};
use crate::ui::prelude::{html, press};
use crate::ui::{Copying, Icon, Msg, Place, Sign};

/// Where it is noted that a meeting was handed over, in front of its name.
const HANDED: &str = "handed:";

impl App {
    fn handed_key(&self) -> Option<String> {
        self.seen.as_ref().map(|seen| format!("{HANDED}{}", seen.meeting.id().as_str()))
    }

    /// Hands the meeting over, as a code for the chat or as a file.
    pub(super) fn hand_over(&mut self, ctx: &Context<Self>, as_code: bool) {
        let now = self.keeper.now();
        if as_code {
            let made = self.journal.as_ref().and_then(|journal| code(journal, now));
            let Some(made) = made else { return self.say_problem(self.words.say(HandOver::TooLong).to_owned()) };
            self.giving = Some(Giving::Meeting);
            self.copy_text(ctx, made);
        } else if self.download(Copying::Save) {
            self.mark_handed();
        }
        self.panel = None;
    }

    /// The meeting is with somebody else now, from what this browser can tell.
    pub(super) fn mark_handed(&mut self) {
        let at = self.time_of_day(self.keeper.now());
        if let Some(key) = self.handed_key() {
            let _ = self.ports.session.put(&key, &at);
        }
        self.handed = Some(at);
    }

    /// Whether the meeting at hand was handed over before a reload.
    pub(super) fn look_at_handed(&mut self) {
        self.shared = None;
        self.handed = self.handed_key().and_then(|key| self.ports.session.get(&key).ok().flatten());
    }

    /// That a file was opened; of a running meeting both clocks are said, since those of two computers differ.
    pub(super) fn opened_at(&self, saved: Timestamp) -> String {
        let running = self.seen.as_ref().and_then(|seen| seen.meeting.timing()).is_some_and(Timing::is_running);
        let open = self.seen.as_ref().is_some_and(|seen| matches!(seen.meeting.stage(), Stage::Open(_)));
        if !running || !open {
            return self.words.say(Menu::SaveOpened).to_owned();
        }
        let time = |millis: i64| self.words.time(self.zone.local(millis));
        let (saved, now) = (time(saved.millis()), time(self.ports.clock.read().wall));
        self.words.fill(HandOver::Here, &[("saved", &saved), ("now", &now)])
    }

    /// Follows from here, or goes on here after all.
    pub(super) fn handed_over(&mut self, follow: bool) {
        if follow {
            if let Some(plan) = self.plan(true) {
                self.keep();
                self.place = Place::Follow(Rc::new(plan));
            }
            return;
        }
        if let Some(key) = self.handed_key() {
            let _ = self.ports.session.remove(&key);
        }
        self.handed = None;
    }
}

/// The meeting was handed over: said as long as nobody goes on here.
pub(super) fn handed(app: &App, on_msg: &Callback<Msg>) -> Html {
    let Some(at) = &app.handed else { return Html::default() };
    let words = &app.words;
    html! {
        <section class="pm-offer" role="status">
            <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ words.fill(HandOver::Done, &[("time", at)]) }</span></p>
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(on_msg, Msg::HandedOver(true))}>{ words.say(HandOver::OnlyFollow) }</button>
                <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::HandedOver(false))}>{ words.say(HandOver::GoOn) }</button>
            </div>
        </section>
    }
}
