//! Reading the call's chat, in slices between two frames.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use web_sys::File;
use yew::prelude::*;

use super::{App, Event};
use crate::codec::chat;
use crate::domain::{Action, Poll};
use crate::locale::{Menu, Polls};
use crate::shell::{self, FileError};
use crate::ui::Msg;
use crate::ui::poll::PollMsg;

/// How long a slice of reading may take, in milliseconds: a frame has sixteen.
const SLICE: i64 = 8;

/// A chat before it is read.
pub(super) enum Big {
    /// As it was pasted.
    Text(Rc<str>),
    /// As it was saved.
    File(Vec<u8>),
}

impl Big {
    /// How long it is.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::File(bytes) => bytes.len(),
        }
    }
}

impl App {
    pub(super) fn open_chat(&mut self, ctx: &Context<Self>, file: File) {
        let link = ctx.link().clone();
        let cap = u32::try_from(chat::PASTE_CAP).unwrap_or(u32::MAX);
        shell::read(file, cap, move |read| link.send_message(Event::Chat(read)));
    }

    pub(in crate::ui::app) fn chat_read(&mut self, ctx: &Context<Self>, read: Result<Vec<u8>, FileError>) {
        match read {
            Ok(bytes) => self.ask_about(ctx, Big::File(bytes)),
            Err(FileError::TooLong { bytes }) => self.chat_too_long(usize::try_from(bytes).unwrap_or(usize::MAX)),
            Err(FileError::Unreadable) => self.say_problem(self.words.say(Menu::NoFile).to_owned()),
        }
        self.count();
    }

    /// Reads a chat; a long one only when somebody says so.
    pub(super) fn ask_about(&mut self, ctx: &Context<Self>, chat: Big) {
        let bytes = chat.bytes();
        if bytes > chat::PASTE_CAP {
            self.chat_too_long(bytes);
        } else if bytes > chat::ASK_CAP {
            self.announce(self.words.fill(Polls::ChatBig, &[("size", &self.words.megabytes(bytes))]));
            self.polling.big = Some(chat);
        } else {
            self.read_big(ctx, chat);
        }
    }

    pub(super) fn read_big(&mut self, ctx: &Context<Self>, chat: Big) {
        self.polling.big = None;
        self.polling.letters = None;
        let text = match chat {
            Big::Text(text) => text,
            Big::File(bytes) => match chat::decode(&bytes) {
                Ok(decoded) => {
                    self.polling.letters = Some(decoded.letters);
                    decoded.text.into()
                }
                Err(_) => return self.chat_too_long(bytes.len()),
            },
        };
        self.read_chat(ctx, text, None, false);
    }

    fn chat_too_long(&mut self, bytes: usize) {
        let size = |n: usize| self.words.fill(Menu::Size, &[("n", &n.div_ceil(1000).to_string())]);
        let (size, cap) = (size(bytes), size(chat::PASTE_CAP));
        let text = self.words.fill(Polls::ChatTooLong, &[("size", &size), ("cap", &cap)]);
        self.say_problem(text);
    }

    pub(super) fn read_chat(
        &mut self,
        ctx: &Context<Self>,
        text: Rc<str>,
        profile: Option<chat::Profile>,
        whole: bool,
    ) {
        let Some(urn) = &self.polling.urn else { return };
        self.polling.reading = Some(urn.begin(text.to_string(), profile, whole));
        self.polling.chat = text;
        self.slice(ctx);
    }

    /// Reads on for a moment, then lets the browser paint.
    pub(in crate::ui::app) fn slice(&mut self, ctx: &Context<Self>) {
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

    /// A chat was pasted somewhere that is no field, while votes are coming in, or late.
    pub(in crate::ui::app) fn pasted_anywhere(&mut self, ctx: &Context<Self>, text: String) -> bool {
        if self.polling.urn.is_none() || !matches!(self.place, crate::ui::Place::Desk) {
            return false;
        }
        self.did(ctx, Msg::Poll(PollMsg::Chat(text)));
        true
    }
}
