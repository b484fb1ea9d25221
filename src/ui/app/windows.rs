//! The windows of one meeting: desks in step with each other, and windows that only show it.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{App, Event};
use crate::codec::settings::Command;
use crate::codec::windows::{read, read_scene, write, write_scene};
use crate::domain::{Action, Crew, Heard, MeetingId, Press, Scene, Stage, Timekeeper, Turn, Wish};
use crate::locale::{Polls, Windows};
use crate::present::next;
use crate::present::poll::{Push, push};
use crate::shell::{self, Channel};
use crate::ui::poll::PollMsg;
use crate::ui::{Msg, Panel, Place, Seen};

/// How long a desk waits for an answer before it writes itself, in milliseconds; a busy machine needs some of it.
const PATIENCE: u32 = 1_500;
/// What the address says of a window that shows a meeting.
const SHOWS: &str = "stage=";
/// How large such a window is made.
const SHAPE: &str = "popup,width=1280,height=720";

/// This desk among the others of its meeting.
pub(super) struct Desks {
    id: MeetingId,
    crew: Crew,
    channel: Channel,
    /// Where the windows listen that show the meeting.
    audience: Channel,
    /// Whether one of them wanted to look.
    watched: bool,
    /// What they were shown last.
    picture: (u32, Option<(u64, bool)>),
    /// The wish whose answer is waited for, if any, and until when.
    waiting: Option<(Option<u32>, Timeout)>,
}

/// This window as one that shows a meeting.
pub(super) struct Watching {
    channel: Channel,
    /// The newest picture.
    newest: (Turn, u32),
    /// Whether the desk has left.
    pub(super) alone: bool,
}

impl Watching {
    /// Asks the desk for something.
    pub(super) fn press(&self, press: Press) {
        self.channel.say(&write_scene(&Scene::Press(press)));
    }
}

impl App {
    /// Joins the desks of the meeting at hand, or leaves those of another.
    pub(super) fn join(&mut self, ctx: &Context<Self>) {
        let id = self.journal.as_ref().map(|journal| journal.meeting().id().clone());
        if self.desks.as_ref().map(|desks| &desks.id) == id.as_ref() {
            return;
        }
        self.part();
        let Some(id) = id else { return };
        let own = name();
        let (crew, hello) = Crew::join(own);
        // A meeting that this browser does not keep is nobody else's, whatever it is called.
        let room = if self.ports.is_kept_here() { id.as_str().to_owned() } else { format!("{}.{own}", id.as_str()) };
        let channel = {
            let link = ctx.link().clone();
            Channel::open(&["pm:desk:", &room].concat(), move |text| link.send_message(Event::Said(text)))
        };
        let audience = {
            let link = ctx.link().clone();
            Channel::open(&channel_of(&room), move |text| link.send_message(Event::Asked(text)))
        };
        let last = shell::turn(&*self.ports.store, &id);
        channel.say(&write(&hello));
        let (watched, picture, waiting) = (false, (0, None), None);
        self.desks = Some(Desks { id, crew, channel, audience, watched, picture, waiting });
        if last.by == 0 {
            self.claim(ctx);
        } else {
            self.wait(ctx);
        }
    }

    /// Leaves the other desks; the next one writes.
    pub(super) fn part(&mut self) {
        let Some(desks) = self.desks.take() else { return };
        if desks.crew.writes() {
            let turn = desks.crew.turn();
            shell::keep_turn(&*self.ports.store, &desks.id, Turn { by: 0, ..turn });
            desks.audience.say(&write_scene(&Scene::Left { turn }));
        }
        desks.channel.say(&write(&desks.crew.bye()));
    }

    /// Whether another window writes the meeting.
    pub(super) fn follows(&self) -> bool {
        self.desks.as_ref().is_some_and(|desks| desks.crew.knows() && !desks.crew.writes())
    }

    /// This window writes from now on.
    pub(super) fn claim(&mut self, ctx: &Context<Self>) {
        let at = self.keeper.now();
        let Some((desks, journal)) = self.desks.as_mut().zip(self.journal.as_mut()) else { return };
        let last = shell::turn(&*self.ports.store, &desks.id);
        let heard = desks.crew.claim(journal, last.term, at);
        shell::keep_turn(&*self.ports.store, &desks.id, desks.crew.turn());
        desks.picture = (0, None);
        desks.audience.say(&write_scene(&Scene::Here));
        self.heard(ctx, heard);
    }

    /// Does something to the meeting, here or through the window that writes. Whether it is done already.
    pub(super) fn wish(&mut self, ctx: &Context<Self>, wish: Wish) -> bool {
        self.observe();
        let at = self.keeper.now();
        let Some((desks, journal)) = self.desks.as_mut().zip(self.journal.as_mut()) else { return false };
        let heard = desks.crew.wish(journal, wish, at);
        let done = heard.mine;
        self.heard(ctx, heard);
        done
    }

    /// Another desk said something.
    pub(super) fn said(&mut self, ctx: &Context<Self>, text: &str) {
        let Some(word) = read(text) else { return };
        self.observe();
        let at = self.keeper.now();
        let Some((desks, journal)) = self.desks.as_mut().zip(self.journal.as_mut()) else { return };
        let wrote = desks.crew.writes();
        let heard = desks.crew.hear(journal, word, at);
        if wrote && !desks.crew.writes() {
            // What was not kept yet is the other window's now, and so are the votes.
            self.pending = None;
            self.polling = super::polls::Polling::default();
        }
        if heard.vacant {
            self.claim(ctx);
        }
        self.heard(ctx, heard);
    }

    /// Brings this window in line with what came of a wish or a word.
    fn heard(&mut self, ctx: &Context<Self>, heard: Heard) {
        let Some(desks) = &mut self.desks else { return };
        for word in &heard.say {
            desks.channel.say(&write(word));
        }
        let writes = desks.crew.writes();
        if desks.crew.waits_for().is_none() && desks.crew.knows() {
            desks.waiting = None;
        } else if desks.waiting.is_none() {
            self.wait(ctx);
        }
        if let Some(refusal) = heard.refused {
            let text = self.words.refusal(refusal).to_owned();
            self.say_problem(text);
        }
        if !heard.changed {
            return;
        }
        if heard.mine {
            self.note = None;
        }
        self.refresh();
        heard.effects.into_iter().for_each(|effect| self.follow(effect));
        let open = self.seen.as_ref().is_some_and(|seen| !matches!(seen.meeting.stage(), Stage::Draft));
        if open && self.place == Place::Prepare {
            self.place = Place::Desk;
        }
        if writes {
            self.keep_soon(ctx);
        }
        self.show();
    }

    fn wait(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        if let Some(desks) = &mut self.desks {
            let timeout = Timeout::new(PATIENCE, move || link.send_message(Event::Waited));
            desks.waiting = Some((desks.crew.waits_for(), timeout));
        }
    }

    /// Nobody answered in time.
    pub(super) fn waited(&mut self, ctx: &Context<Self>) {
        let Some(desks) = &mut self.desks else { return };
        let waited = desks.waiting.take().and_then(|(wish, _)| wish);
        let waits = desks.crew.waits_for();
        if !desks.crew.knows() || (waits.is_some() && waits == waited) {
            self.claim(ctx);
        } else if waits.is_some() {
            // Others were answered meanwhile: the writer is there.
            self.wait(ctx);
        }
    }

    /// Whether this window may keep the meeting: not one that slept while another took over.
    pub(super) fn may_keep(&mut self) -> bool {
        let Some(desks) = &mut self.desks else { return true };
        let last = shell::turn(&*self.ports.store, &desks.id);
        if last.by != 0 && last > desks.crew.turn() {
            for word in desks.crew.step_back(last) {
                desks.channel.say(&write(&word));
            }
        }
        desks.crew.writes()
    }

    // What everybody may see

    /// Opens the stage in a window of its own.
    pub(super) fn open_stage(&mut self) {
        let Some(id) = self.seen.as_ref().map(|seen| seen.meeting.id().clone()) else { return };
        if !shell::open_window(&self.ports.window, &[SHOWS, id.as_str()].concat(), SHAPE) {
            self.say_problem(self.words.say(Windows::NoWindow).to_owned());
        }
    }

    /// Shows the meeting to the windows that only look, if they see anything new.
    pub(super) fn show(&mut self) {
        let Some((desks, seen)) = self.desks.as_mut().zip(self.seen.as_ref()) else { return };
        let picture = (seen.revision, self.directive);
        if !desks.watched || !desks.crew.writes() || desks.picture.1 == Some(picture) {
            return;
        }
        desks.picture = (desks.picture.0 + 1, Some(picture));
        let scene = Scene::Shown {
            turn: desks.crew.turn(),
            seq: desks.picture.0,
            now: self.keeper.now(),
            shift: self.keeper.shift(),
            directive: self.directive,
            meeting: Box::new(seen.meeting.for_the_room()),
        };
        desks.audience.say(&write_scene(&scene));
    }

    /// A window that shows the meeting wants something.
    pub(super) fn asked(&mut self, ctx: &Context<Self>, text: &str) {
        let Some(desks) = self.desks.as_mut().filter(|desks| desks.crew.writes()) else { return };
        match read_scene(text) {
            Some(Scene::Look) => {
                desks.watched = true;
                desks.picture.1 = None;
                self.observe();
                self.show();
            }
            Some(Scene::Press(press)) => self.pressed_there(ctx, press),
            _ => {}
        }
    }

    pub(super) fn pressed_there(&mut self, ctx: &Context<Self>, press: Press) {
        let Some(seen) = self.seen.clone() else { return };
        let meeting = &seen.meeting;
        let msg = match press {
            Press::Directive => Msg::Directive,
            Press::Pause => Msg::Act(Action::Pause),
            Press::Resume => Msg::Act(Action::Resume),
            Press::Reveal { poll, round } => {
                let open = meeting.open_poll().filter(|open| open.id == poll && open.rounds.len() == round as usize);
                if open.and_then(push) != Some(Push::Reveal) {
                    return;
                }
                if !self.has_votes() {
                    // Votes that this desk never had are not thrown away from afar.
                    self.place = Place::Desk;
                    self.panel = Some(Panel::Poll);
                    return self.say_problem(self.words.say(Polls::UrnGone).to_owned());
                }
                Msg::Poll(PollMsg::Reveal)
            }
            Press::ToDesk => {
                self.place = Place::Desk;
                self.panel = None;
                return;
            }
            Press::Next { step, item } => {
                // Pressed for what was on the table then; it may have gone on since.
                let there = meeting.current().is_some_and(|now| now.id == step)
                    && meeting.item_on_table().map(|now| now.id) == item;
                match next(meeting, &self.words).filter(|next| there && !next.last) {
                    Some(next) => Msg::Act(next.action),
                    None => return,
                }
            }
        };
        self.did(ctx, msg);
    }

    // Showing it

    /// What an address says of a window that shows a meeting: whose, and how.
    fn watchable(fragment: &str) -> Option<(MeetingId, Place)> {
        let (name, place) = match fragment.strip_prefix(SHOWS) {
            Some(name) => (name, Place::Stage),
            None => (fragment.strip_prefix(super::mini::SHOWS)?, Place::Mini),
        };
        Some((MeetingId::new(name)?, place))
    }

    /// Whether an address names a meeting to be shown.
    pub(super) fn is_to_watch(fragment: &str) -> bool {
        Self::watchable(fragment).is_some()
    }

    /// Shows the meeting that the address names.
    pub(super) fn watch(&mut self, ctx: &Context<Self>, fragment: &str) {
        let Some((id, place)) = Self::watchable(fragment) else { return };
        let channel = {
            let link = ctx.link().clone();
            Channel::open(&channel_of(id.as_str()), move |text| link.send_message(Event::Shown(text)))
        };
        channel.say(&write_scene(&Scene::Look));
        self.watching = Some(Watching { channel, newest: (Turn::default(), 0), alone: true });
        self.place = place;
    }

    /// The desk showed something.
    pub(super) fn shown(&mut self, text: &str) {
        let Some(watching) = &mut self.watching else { return };
        match read_scene(text) {
            Some(Scene::Shown { turn, seq, now, shift, directive, meeting }) if (turn, seq) > watching.newest => {
                watching.newest = (turn, seq);
                watching.alone = false;
                let revision = self.seen.as_ref().map_or(0, |seen| seen.revision) + 1;
                let clock = &self.ports.clock;
                self.keeper = Timekeeper::again(clock.read(), now, shift).on_machine(clock.runs_asleep());
                self.directive = directive;
                self.seen = Some(Seen { revision, meeting: (*meeting).into() });
                self.keep_time();
                self.look();
            }
            Some(Scene::Here) => watching.channel.say(&write_scene(&Scene::Look)),
            Some(Scene::Left { turn }) if turn >= watching.newest.0 => watching.alone = true,
            _ => {}
        }
    }

    /// A key in a window that shows a meeting.
    pub(super) fn pressed_here(&self, command: Command) {
        let Some((watching, seen)) = self.watching.as_ref().zip(self.seen.as_ref()) else { return };
        watching.press(match (command, seen.meeting.stage(), seen.meeting.current()) {
            (Command::Directive, ..) => Press::Directive,
            (Command::Pause, Stage::Open(timing), _) if timing.is_running() => Press::Pause,
            (Command::Pause, Stage::Open(_), _) => Press::Resume,
            (Command::Next, _, Some(step)) => {
                Press::Next { step: step.id, item: seen.meeting.item_on_table().map(|item| item.id) }
            }
            _ => return,
        });
    }

    /// What another window decides about polls, it decides there.
    pub(super) fn not_here(&mut self) {
        self.panel = Some(Panel::Poll);
        self.say_problem(self.words.say(Windows::VotesThere).to_owned());
    }
}

fn channel_of(room: &str) -> String {
    ["pm:show:", room].concat()
}

/// A window's name: chance, and never 0.
fn name() -> u32 {
    shell::chance::<4>().map_or_else(|| (js_sys::Math::random() * 4e9) as u32, u32::from_be_bytes).max(1)
}
