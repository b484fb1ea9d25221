//! Polls in the loop: it holds the keys and the votes, the meeting never does before the reveal.

mod chat;
mod keys;
mod settle;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::{App, Event};
use crate::codec::ballot::{self, Cut, Invitation, Record};
use crate::codec::chat::Letters;
use crate::codec::urn::{ChatSummary, Reading, Urn};
use crate::domain::{Action, Bytes, Person, PersonId, Poll, PollDraft, Secrecy, Text, Why};
use crate::locale::Polls;
use crate::present::poll::{alike, in_of, question, step_draft};
use crate::shell;
use crate::ui::Panel;
use crate::ui::poll::{Ballots, Counting, KeyState, PollMsg, Posting};
use chat::Big;
use keys::{SECRET, key_name, public};
pub(super) use keys::{hex, unhex};

/// What is in the urn, told without a vote; worked out once whenever something came in.
#[derive(Default)]
struct Standing {
    voted: u16,
    people: Vec<PersonId>,
    aside: Vec<(Text, Why)>,
    twins: Vec<(Text, Text)>,
}

/// What the loop knows of the poll at hand.
#[derive(Default)]
pub(super) struct Polling {
    /// The round, by its nonce; empty when there is none.
    round: Bytes,
    record: Option<Record>,
    cut: Option<Cut>,
    secret: Option<[u8; SECRET]>,
    kept: bool,
    urn: Option<Urn>,
    standing: Standing,
    /// The chat that was read last, for reading it in another way.
    chat: Rc<str>,
    /// Which letters it was written in, if it came as a file.
    letters: Option<Letters>,
    /// A long chat that is read when somebody says so.
    big: Option<Big>,
    summary: Option<ChatSummary>,
    reading: Option<Reading>,
    working: Option<(usize, usize)>,
    result: Option<String>,
    waiting: Option<Timeout>,
    /// The question as it was changed.
    draft: Option<Rc<PollDraft>>,
    /// The question the step would ask.
    offer: Rc<PollDraft>,
    can_seal: bool,
    anew: bool,
    /// What the components see of it.
    pub(super) counting: Option<Rc<Counting>>,
}

impl Polling {
    /// Looks into the urn.
    fn look(&mut self, roster: &[Person]) {
        let Some(urn) = &self.urn else { return };
        let (voted, people, tally) = urn.standing();
        let twins = alike(&tally, roster);
        let aside = tally.aside.into_iter().map(|one| (one.name, one.why)).collect();
        self.standing = Standing { voted, people, aside, twins };
    }
}

impl App {
    /// Something is done about a poll.
    pub(super) fn polled(&mut self, ctx: &Context<Self>, msg: PollMsg) {
        let everywhere = matches!(
            msg,
            PollMsg::Draft(_)
                | PollMsg::Anew(_)
                | PollMsg::OpenBallot(_)
                | PollMsg::Cast(..)
                | PollMsg::CopyVote
                | PollMsg::Change
        );
        if self.follows() && !everywhere {
            return self.not_here();
        }
        match msg {
            PollMsg::Draft(draft) => self.polling.draft = Some(Rc::new(*draft)),
            PollMsg::Ask => self.ask_poll(ctx),
            PollMsg::Anew(anew) => self.polling.anew = anew,
            PollMsg::Again => self.ask_again(ctx),
            PollMsg::Chat(text) => self.ask_about(ctx, Big::Text(text.into())),
            PollMsg::ReadBig(yes) => {
                if let Some(big) = self.polling.big.take().filter(|_| yes) {
                    self.read_big(ctx, big);
                }
            }
            PollMsg::ChatFile(file) => self.open_chat(ctx, file),
            PollMsg::ReadAs(profile) => {
                let text = self.polling.chat.clone();
                self.read_chat(ctx, text, profile, false);
            }
            PollMsg::CountAll => {
                let profile = self.polling.summary.as_ref().filter(|s| s.chosen).map(|s| s.profile);
                self.read_chat(ctx, self.polling.chat.clone(), profile, true);
            }
            PollMsg::Tap(person, answers) => self.tap(ctx, person, answers),
            PollMsg::Untap => {
                if self.polling.urn.as_mut().is_some_and(Urn::untap) {
                    self.count_in(ctx);
                }
            }
            PollMsg::Reveal => self.reveal(ctx),
            PollMsg::Drop => {
                if let Some(poll) = self.open_poll() {
                    self.drop_key();
                    self.act(ctx, Action::DropPoll { poll: poll.id });
                    self.polling = Polling::default();
                    self.look_at_polls();
                }
            }
            PollMsg::Copy(what) => self.copy_posting(ctx, what),
            PollMsg::Recover(code) => self.recover(ctx, &code),
            PollMsg::Extend => self.extend_as_voted(ctx),
            PollMsg::RecordChoices => self.record_choices(ctx),
            PollMsg::RecordAnswers => self.record_answers(ctx),
            PollMsg::OpenBallot(_) | PollMsg::Cast(..) | PollMsg::CopyVote | PollMsg::Change => self.voted(ctx, msg),
        }
        self.count();
    }

    fn open_poll(&self) -> Option<Poll> {
        self.journal.as_ref()?.meeting().open_poll().cloned()
    }

    // Asking

    fn ask_poll(&mut self, ctx: &Context<Self>) {
        let draft = (*self.ballots().draft).clone();
        let Some((nonce, secret)) = self.chances(draft.secrecy) else {
            return self.say_problem(self.words.say(Polls::NoSeal).to_owned());
        };
        let key = public(secret.as_ref());
        self.await_round(&nonce, secret);
        self.act(ctx, Action::OpenPoll { draft: Box::new(draft), nonce, key });
        self.panel_for_poll();
    }

    fn ask_again(&mut self, ctx: &Context<Self>) {
        let poll = self.journal.as_ref().and_then(|j| j.meeting().polls().last().cloned());
        let Some(poll) = poll else { return };
        let Some((nonce, secret)) = self.chances(poll.asked.secrecy) else {
            return self.say_problem(self.words.say(Polls::NoSeal).to_owned());
        };
        let key = public(secret.as_ref());
        self.await_round(&nonce, secret);
        self.act(ctx, Action::VoteAgain { poll: poll.id, nonce, key });
    }

    /// A poll that is asked is shown: in its step, or in its panel.
    fn panel_for_poll(&mut self) {
        let here = self.seen.as_ref().is_some_and(|seen| {
            seen.meeting.current().is_some_and(|step| step.kind == crate::domain::StepKind::Confidence)
        });
        if !here && self.open_poll().is_some() {
            self.panel = Some(Panel::Poll);
        }
    }

    // Counting

    /// Brings what the loop knows in line with the meeting: after every change, an undo, a reload.
    pub(super) fn look_at_polls(&mut self) {
        self.look_at_round();
        let can_seal = shell::chance::<1>().is_some();
        if let Some(seen) = &self.seen {
            self.polling.offer = Rc::new(step_draft(&seen.meeting, can_seal, &self.words));
        }
        self.polling.can_seal = can_seal;
        self.count();
    }

    fn look_at_round(&mut self) {
        let poll = self.open_poll();
        let Some((poll, round)) = poll.as_ref().and_then(|poll| Some((poll, poll.round()?))) else { return };
        if self.polling.record.is_some() && self.polling.round == round.nonce {
            return;
        }
        let asked = question(&poll.asked, &self.words);
        let (record, cut) = Record::of(poll, round, &asked);
        let fresh = self.polling.record.is_none() && self.polling.round == Bytes::default();
        let mut polling = if fresh { std::mem::take(&mut self.polling) } else { Polling::default() };
        if polling.secret.is_none() && poll.asked.secrecy != Secrecy::Open {
            // After a reload the key comes from where it was kept.
            let kept = self.ports.session.get(&key_name(&round.nonce)).ok().flatten();
            polling.secret = kept.and_then(|text| unhex(&text));
            polling.kept = polling.secret.is_some();
        }
        let roster = self.seen.as_ref().map_or(&[][..], |seen| seen.meeting.roster());
        let mut urn = Urn::new(poll, &record, roster);
        urn.set_key(polling.secret);
        polling.round = round.nonce.clone();
        polling.urn = Some(urn);
        polling.look(roster);
        polling.record = Some(record);
        polling.cut = Some(cut);
        self.polling = polling;
    }

    /// What the components may see: no vote.
    fn count(&mut self) {
        let polling = &self.polling;
        let Some((record, urn)) = polling.record.as_ref().zip(polling.urn.as_ref()) else {
            self.polling.counting = None;
            return;
        };
        let page = self.ports.page_address();
        let link = page.map_or_else(String::new, |page| format!("{page}#{}", record.fragment()));
        let sealed = record.key().is_some();
        let key = match (&polling.secret, polling.kept) {
            (Some(_), true) => KeyState::Kept,
            (Some(_), false) => KeyState::Loose,
            (None, _) => KeyState::Gone,
        };
        let counting = Counting {
            tag: record.tag(),
            link,
            code: record.code(),
            cut: polling.cut,
            key: sealed.then_some(key),
            result: polling.result.is_some(),
            lost: self
                .open_poll()
                .and_then(|poll| Some(poll.round()?.voted))
                .is_some_and(|voted| voted > polling.standing.voted),
            tapped: urn.tapped(),
            aside: polling.standing.aside.clone(),
            twins: polling.standing.twins.clone(),
            big: polling.big.as_ref().map(Big::bytes),
            letters: polling.letters,
            chat: polling.summary,
            working: polling.working,
        };
        if polling.counting.as_deref() != Some(&counting) {
            self.polling.counting = Some(Rc::new(counting));
        }
    }

    /// Tells the meeting how many are in and who, and those who listen.
    fn count_in(&mut self, ctx: &Context<Self>) {
        let Some(poll) = self.open_poll() else { return };
        self.polling.look(self.seen.as_ref().map_or(&[], |seen| seen.meeting.roster()));
        let (voted, people) = (self.polling.standing.voted, self.polling.standing.people.clone());
        let before = poll.round().map(|round| (round.voted, round.people.clone()));
        if before == Some((voted, people.clone())) {
            return;
        }
        self.act(ctx, Action::CountIn { poll: poll.id, voted, people });
        let of = u16::try_from(poll.asked.voters.len()).ok().filter(|n| *n > 0);
        self.announce(in_of(voted, of, &self.words));
    }

    fn tap(&mut self, ctx: &Context<Self>, person: Option<PersonId>, answers: Vec<u16>) {
        let name = self
            .seen
            .as_ref()
            .zip(person)
            .and_then(|(seen, id)| seen.meeting.person(id))
            .map_or_else(Text::default, |person| person.name.clone());
        if let Some(urn) = &mut self.polling.urn {
            urn.tap(person, &name, answers);
        }
        self.count_in(ctx);
    }

    // Out

    fn copy_posting(&mut self, ctx: &Context<Self>, what: Posting) {
        let Some(text) = self.posting(what) else { return };
        self.copy_text(ctx, text);
    }

    fn posting(&self, what: Posting) -> Option<String> {
        let (record, counting) = (self.polling.record.as_ref()?, self.polling.counting.as_ref()?);
        Some(match what {
            Posting::Link => counting.link.clone(),
            Posting::Code => counting.code.clone(),
            Posting::Typed => {
                let poll = self.open_poll()?;
                let asked = question(&poll.asked, &self.words);
                let values = self.words.typed_values(&poll.asked);
                self.words.fill(Polls::TypedLine, &[("tag", &record.tag()), ("values", &values), ("question", &asked)])
            }
            Posting::Recovery => ballot::recovery_code(record, self.polling.secret.as_ref()?),
            Posting::Result => self.polling.result.clone()?,
        })
    }

    pub(super) fn copy_text(&mut self, ctx: &Context<Self>, text: String) {
        let Some(root) = self.root.get() else { return };
        let link = ctx.link().clone();
        let again = text.clone();
        shell::copy(text, None, wasm_bindgen::JsCast::unchecked_ref::<Element>(&root), move |copied| {
            link.send_message(Event::Copied(copied, again));
        });
    }

    /// What the desk sees of polls.
    pub(super) fn ballots(&self) -> Ballots {
        let polling = &self.polling;
        Ballots {
            counting: polling.counting.clone(),
            draft: polling.draft.as_ref().unwrap_or(&polling.offer).clone(),
            anew: polling.anew,
            can_seal: polling.can_seal,
        }
    }

    /// A question that was begun belongs to its step.
    pub(super) fn forget_draft(&mut self) {
        self.polling.draft = None;
        self.polling.anew = false;
    }
}

/// Why no poll could be read, in words.
pub(super) fn unread(why: Invitation) -> Polls {
    match why {
        Invitation::None => Polls::CodeNone,
        Invitation::Cut => Polls::LinkWasCut,
        Invitation::Newer => Polls::CodeNewer,
    }
}
