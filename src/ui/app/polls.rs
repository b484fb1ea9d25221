//! Polls in the loop: it holds the keys and the votes, the meeting never does before the reveal.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::{Element, File};
use yew::prelude::*;

use super::{App, Event};
use crate::codec::ballot::{self, Cut, Invitation, Record};
use crate::codec::chat;
use crate::codec::urn::{ChatSummary, Reading, Urn};
use crate::domain::{
    About, Action, Answer, Bytes, Choice, Ending, ItemId, Pay, PersonId, Poll, PollDraft, Secrecy, StepId, Text, Why,
};
use crate::locale::{Menu, Polls};
use crate::present::pays;
use crate::present::poll::{in_of, poll_view, question, step_draft};
use crate::shell::{self, FileError};
use crate::ui::poll::{Ballots, Counting, KeyState, PollMsg, Posting};
use crate::ui::{Msg, Panel};

/// How long a slice of reading may take, in milliseconds: a frame has sixteen.
const SLICE: i64 = 8;
/// How long a key is, in bytes.
const SECRET: usize = 32;
/// Where the key of a round is kept over a reload, in front of the round's nonce.
const KEY: &str = "key:";

/// What is in the urn, told without a vote; worked out once whenever something came in.
#[derive(Default)]
struct Standing {
    voted: u16,
    people: Vec<PersonId>,
    aside: Vec<(Text, Why)>,
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
    fn look(&mut self) {
        let Some(urn) = &self.urn else { return };
        let (voted, people) = urn.voted();
        let aside = urn.aside().into_iter().map(|one| (one.name, one.why)).collect();
        self.standing = Standing { voted, people, aside };
    }
}

impl App {
    /// Something is done about a poll.
    pub(super) fn polled(&mut self, ctx: &Context<Self>, msg: PollMsg) {
        match msg {
            PollMsg::Draft(draft) => self.polling.draft = Some(Rc::new(*draft)),
            PollMsg::Ask => self.ask_poll(ctx),
            PollMsg::Anew(anew) => self.polling.anew = anew,
            PollMsg::Again => self.ask_again(ctx),
            PollMsg::Chat(text) => self.read_chat(ctx, text.into(), None, false),
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

    /// What a round needs of chance: its nonce, and a key if votes are sealed.
    fn chances(&self, secrecy: Secrecy) -> Option<(Bytes, Option<[u8; SECRET]>)> {
        let nonce = match shell::chance::<8>() {
            Some(nonce) => nonce,
            // A nonce is no secret: it only tells rounds apart.
            None => self.keeper.now().millis().to_be_bytes(),
        };
        let secret = match secrecy {
            Secrecy::Open => None,
            Secrecy::Sealed | Secrecy::Published => Some(shell::chance::<SECRET>()?),
        };
        Some((Bytes::new(&nonce), secret))
    }

    /// Keeps the key of a round that is about to be opened.
    fn await_round(&mut self, nonce: &Bytes, secret: Option<[u8; SECRET]>) {
        self.drop_key();
        self.polling = Polling { secret, ..Polling::default() };
        if let Some(secret) = secret {
            let name = key_name(nonce);
            self.polling.kept = self.ports.session.put(&name, &hex(&secret)).is_ok();
        }
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
        let mut urn = Urn::new(poll, &record, self.seen.as_ref().map_or(&[], |seen| seen.meeting.roster()));
        urn.set_key(polling.secret);
        polling.round = round.nonce.clone();
        polling.urn = Some(urn);
        polling.look();
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
        let page = shell::page_address(&self.ports.window);
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
        self.polling.look();
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

    // The chat

    fn open_chat(&mut self, ctx: &Context<Self>, file: File) {
        let link = ctx.link().clone();
        let cap = u32::try_from(chat::PASTE_CAP).unwrap_or(u32::MAX);
        shell::read(file, cap, move |read| link.send_message(Event::Chat(read)));
    }

    pub(super) fn chat_read(&mut self, ctx: &Context<Self>, read: Result<Vec<u8>, FileError>) {
        match read {
            Ok(bytes) => match chat::decode(&bytes) {
                Ok(decoded) => self.read_chat(ctx, decoded.text.into(), None, false),
                Err(_) => self.chat_too_long(bytes.len()),
            },
            Err(FileError::TooLong { bytes }) => self.chat_too_long(usize::try_from(bytes).unwrap_or(usize::MAX)),
            Err(FileError::Unreadable) => self.say_problem(self.words.say(Menu::NoFile).to_owned()),
        }
        self.count();
    }

    fn chat_too_long(&mut self, bytes: usize) {
        let size = |n: usize| self.words.fill(Menu::Size, &[("n", &n.div_ceil(1000).to_string())]);
        let (size, cap) = (size(bytes), size(chat::PASTE_CAP));
        let text = self.words.fill(Polls::ChatTooLong, &[("size", &size), ("cap", &cap)]);
        self.say_problem(text);
    }

    fn read_chat(&mut self, ctx: &Context<Self>, text: Rc<str>, profile: Option<chat::Profile>, whole: bool) {
        if text.len() > chat::PASTE_CAP {
            return self.chat_too_long(text.len());
        }
        let Some(urn) = &self.polling.urn else { return };
        self.polling.reading = Some(urn.begin(text.to_string(), profile, whole));
        self.polling.chat = text;
        self.slice(ctx);
    }

    /// Reads on for a moment, then lets the browser paint.
    pub(super) fn slice(&mut self, ctx: &Context<Self>) {
        let begun = self.ports.clock.read().mono;
        while let Some(reading) = &mut self.polling.reading {
            self.polling.working = reading.step();
            if self.polling.working.is_none() {
                return self.chat_done(ctx);
            }
            if self.ports.clock.read().mono - begun >= SLICE {
                let link = ctx.link().clone();
                self.polling.waiting = Some(Timeout::new(0, move || link.send_message(Event::Slice)));
                return self.count();
            }
        }
    }

    fn chat_done(&mut self, ctx: &Context<Self>) {
        let Some((reading, urn)) = self.polling.reading.take().zip(self.polling.urn.as_mut()) else { return };
        let last = self.journal.as_ref().and_then(|journal| journal.meeting().polls().last().cloned());
        let here = |poll: &Poll| poll.round().is_some_and(|round| round.nonce == self.polling.round);
        if let Some(poll) = last.filter(|poll| !poll.is_open() && here(poll)) {
            // The result is on the table: what comes now is listed and changes nothing.
            urn.take(reading);
            let aside = urn.late();
            if !aside.is_empty() {
                self.act(ctx, Action::Late { poll: poll.id, aside });
            }
            return self.count();
        }
        self.polling.summary = Some(urn.take(reading));
        self.count_in(ctx);
        self.count();
    }

    // Revealing, and what follows

    fn reveal(&mut self, ctx: &Context<Self>) {
        let Some((poll, urn)) = self.open_poll().zip(self.polling.urn.as_mut()) else { return };
        let tally = urn.tally();
        let result = match (&self.polling.record, poll.asked.secrecy) {
            (Some(record), Secrecy::Published) => {
                Some(ballot::result_code(record, &tally, &urn.bodies(), self.polling.secret.as_ref()))
            }
            _ => None,
        };
        urn.close();
        self.act(ctx, Action::Reveal { poll: poll.id, tally: Box::new(tally) });
        if self.open_poll().is_none() {
            self.polling.result = result;
            self.drop_key();
            // The eyes go to the result, wherever the last vote was tapped in.
            self.arrivals += 1;
            let read = self.seen.as_ref().and_then(|seen| {
                let poll = seen.meeting.poll(poll.id)?;
                poll_view(&seen.meeting, poll, &self.words)?.result
            });
            if let Some(read) = read {
                let light = self.words.light(read.light);
                self.announce(self.words.fill(Polls::SaidRevealed, &[("light", light)]));
            }
        }
    }

    /// Destroys the key of the round.
    fn drop_key(&mut self) {
        if self.polling.round != Bytes::default() {
            let _ = self.ports.session.remove(&key_name(&self.polling.round));
        }
        if let Some(secret) = &mut self.polling.secret {
            secret.fill(0);
        }
        self.polling.secret = None;
        if let Some(urn) = &mut self.polling.urn {
            urn.set_key(None);
        }
    }

    fn recover(&mut self, ctx: &Context<Self>, code: &str) {
        let secret = self.polling.record.as_ref().and_then(|record| ballot::recover(code, record));
        let Some(secret) = secret else {
            return self.say_problem(self.words.say(Polls::KeyWrong).to_owned());
        };
        self.polling.secret = Some(secret);
        self.polling.kept = self.ports.session.put(&key_name(&self.polling.round), &hex(&secret)).is_ok();
        if let Some(urn) = &mut self.polling.urn {
            urn.set_key(Some(secret));
        }
        self.count_in(ctx);
        self.note = None;
    }

    fn extend_as_voted(&mut self, ctx: &Context<Self>) {
        let offer = self.seen.as_ref().and_then(|seen| {
            let step = seen.meeting.current()?;
            let by = step.next_extension()?;
            let payer: Option<StepId> =
                pays(&seen.meeting, by, &self.words).into_iter().find(|offer| offer.after.is_some()).map(|o| o.step);
            Some((step.id, payer.map_or(Pay::End, Pay::Step)))
        });
        if let Some((step, pay)) = offer {
            self.act(ctx, Action::Extend { step, pay });
            self.conclude(ctx, Ending::Agreed);
            self.panel = None;
        }
    }

    fn record_answers(&mut self, ctx: &Context<Self>) {
        for (item, person, answer) in self.voted_answers() {
            self.act(ctx, Action::Answer { item, person, answer, words: Text::default(), hedged: false });
        }
        self.panel = None;
    }

    /// What most chose becomes the decision where nothing else was chosen as often; the approver confirms or changes it.
    fn record_choices(&mut self, ctx: &Context<Self>) {
        let Some(poll) = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last().cloned()) else { return };
        let Some(tally) = poll.round().and_then(|round| round.tally.as_ref()) else { return };
        for (item, row) in poll.asked.items.iter().zip(&tally.counts) {
            if let Some(choice) = leaning(row) {
                self.act(ctx, Action::Decide { item: *item, choice: Some(choice) });
            }
        }
        self.conclude(ctx, Ending::Noted);
        self.panel = None;
    }

    /// The answers of the last commitment poll about an item, by person.
    fn voted_answers(&self) -> Vec<(ItemId, PersonId, Answer)> {
        let Some(poll) = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last()) else { return Vec::new() };
        let (About::Item(item), Some(tally)) = (poll.asked.about, poll.round().and_then(|r| r.tally.as_ref())) else {
            return Vec::new();
        };
        let answered = tally.votes.iter().filter_map(|vote| {
            let option = usize::from(*vote.answers.first()?).checked_sub(1)?;
            Some((item, vote.person?, *Answer::ALL.get(option)?))
        });
        answered.collect()
    }

    fn conclude(&mut self, ctx: &Context<Self>, ending: Ending) {
        let last = self.seen.as_ref().and_then(|seen| seen.meeting.polls().last().map(|p| (p.id, p.words.clone())));
        if let Some((poll, words)) = last {
            self.act(ctx, Action::Conclude { poll, ending: Some(ending), words });
        }
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

    /// A chat was pasted somewhere that is no field, while votes are coming in, or late.
    pub(super) fn pasted_anywhere(&mut self, ctx: &Context<Self>, text: String) -> bool {
        if self.polling.urn.is_none() || !matches!(self.place, crate::ui::Place::Desk) {
            return false;
        }
        self.did(ctx, Msg::Poll(PollMsg::Chat(text)));
        true
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

/// The choice that has more votes than each of the others.
fn leaning(row: &[u16]) -> Option<Choice> {
    let most = row.iter().max().filter(|most| **most > 0)?;
    let mut leading = Choice::ALL.into_iter().zip(row).filter(|(_, count)| *count == most).map(|(choice, _)| choice);
    let first = leading.next();
    first.filter(|_| leading.next().is_none())
}

fn public(secret: Option<&[u8; SECRET]>) -> Bytes {
    secret.map_or_else(Bytes::default, |secret| Bytes::new(&ballot::public_key(secret)))
}

fn key_name(nonce: &Bytes) -> String {
    let mut name = KEY.to_owned();
    name.push_str(&hex(nonce.as_slice()));
    name
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

pub(super) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8).collect();
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, d| byte << 4 | d)).collect();
    bytes.try_into().ok().filter(|_| digits.len() == text.len())
}

/// Why no poll could be read, in words.
pub(super) fn unread(why: Invitation) -> Polls {
    match why {
        Invitation::None => Polls::CodeNone,
        Invitation::Cut => Polls::LinkWasCut,
        Invitation::Newer => Polls::CodeNewer,
    }
}
