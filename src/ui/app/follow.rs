//! The follow link in the loop: given out, opened, and out of date.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use super::polls::unread;
use crate::codec::ballot::{self, Invitation};
use crate::codec::follow::Plan;
use crate::codec::handover;
use crate::domain::Phase;
use crate::locale::Follow;
use crate::present::{FollowView, follow};
use crate::ui::poll::BallotState;
use crate::ui::prelude::{html, press};
use crate::ui::{Icon, Msg, Place, Sign};

/// How far times may move before a link is out of date, in milliseconds.
const MOVED: i64 = 30_000;

/// What is on its way to others, until the browser says that it was copied.
pub(super) enum Giving {
    /// The plan to follow.
    Plan(Plan),
    /// The meeting itself.
    Meeting,
}

impl App {
    /// What was on its way is with others now.
    pub(super) fn given(&mut self, done: bool) {
        match self.giving.take().filter(|_| done) {
            Some(Giving::Plan(plan)) => self.shared = Some(plan),
            Some(Giving::Meeting) => self.mark_handed(),
            None => {}
        }
    }

    /// Opens what a link or a code is for: a vote, or a plan to follow.
    pub(super) fn open_code(&mut self, ctx: &Context<Self>, text: &str) {
        // Somebody pasted it themselves: an address never opens a meeting.
        let handed = if matches!(self.place, Place::Ballot(_)) { handover::find(text) } else { Err(Invitation::None) };
        if let Ok(file) = handed {
            return self.open_save(ctx, &file);
        }
        let found = match ballot::invitation(text) {
            Ok(record) => return self.open_ballot(record),
            Err(why) => Plan::find(text).map_err(|other| if other == Invitation::None { why } else { other }),
        };
        self.keep();
        self.place = match (found, handed) {
            (Ok(plan), _) => Place::Follow(Rc::new(plan)),
            (Err(Invitation::None), Err(why)) | (Err(why), _) => {
                Place::Ballot(BallotState { problem: Some(unread(why)), ..BallotState::default() })
            }
        };
    }

    /// What a plan shows now. Others' clocks count: this page has no other.
    pub(super) fn follow_view(&self, plan: &Plan) -> Rc<FollowView> {
        Rc::new(follow(plan, self.ports.clock.read().wall, &self.zone, &self.words))
    }

    /// The plan of the meeting now.
    pub(super) fn plan(&self, titled: bool) -> Option<Plan> {
        let meeting = &self.seen.as_ref()?.meeting;
        Plan::of(meeting, self.keeper.now(), self.keeper.shift(), titled)
    }

    /// Copies the link; on a page that others cannot open, the code.
    pub(super) fn copy_follow(&mut self, ctx: &Context<Self>, titled: bool) {
        let Some(plan) = self.plan(titled) else { return };
        let page = self.ports.page_address();
        let text = page.map_or_else(|| plan.code(), |page| format!("{page}#{}", plan.fragment()));
        self.giving = Some(Giving::Plan(plan));
        self.copy_text(ctx, text);
    }
}

/// The times moved since the link was shared: a new one is offered. A step that comes earlier or later by itself is no
/// reason, else every step would ask.
pub(super) fn moved(app: &App, on_msg: &Callback<Msg>) -> Html {
    let Some((old, new)) = app.shared.as_ref().and_then(|old| Some((old, app.plan(old.title.is_some())?))) else {
        return Html::default();
    };
    let now = |plan: &Plan| plan.steps.iter().position(|step| step.phase == Phase::Now);
    let far = |a: crate::domain::Timestamp, b: crate::domain::Timestamp| (a.millis() - b.millis()).abs() >= MOVED;
    let same = now(old) == now(&new) && old.paused == new.paused && !old.paused;
    let is_moved = far(old.ends, new.ends) || old.paused != new.paused || (same && far(old.until, new.until));
    if !is_moved {
        return Html::default();
    }
    let words = &app.words;
    html! {
        <section class="pm-offer" role="status">
            <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ words.say(Follow::Moved) }</span></p>
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(on_msg, Msg::CopyFollow(old.title.is_some()))}>{ words.say(Follow::CopyNew) }</button>
                <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::LeaveFollow)}>{ words.say(Follow::Leave) }</button>
            </div>
        </section>
    }
}
