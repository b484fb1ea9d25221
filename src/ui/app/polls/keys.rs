//! The keys of rounds: made, kept over a reload, recovered, destroyed.

use yew::prelude::*;

use super::{App, Polling};
use crate::codec::ballot;
use crate::domain::{Bytes, Secrecy};
use crate::locale::Polls;
use crate::shell;

/// How long a key is, in bytes.
pub(super) const SECRET: usize = 32;
/// Where the key of a round is kept over a reload, in front of the round's nonce.
const KEY: &str = "key:";

impl App {
    /// What a round needs of chance: its nonce, and a key if votes are sealed.
    pub(super) fn chances(&self, secrecy: Secrecy) -> Option<(Bytes, Option<[u8; SECRET]>)> {
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
    pub(super) fn await_round(&mut self, nonce: &Bytes, secret: Option<[u8; SECRET]>) {
        self.drop_key();
        self.polling = Polling { secret, ..Polling::default() };
        if let Some(secret) = secret {
            let name = key_name(nonce);
            self.polling.kept = self.ports.session.put(&name, &hex(&secret)).is_ok();
        }
    }

    /// Destroys the key of the round.
    pub(super) fn drop_key(&mut self) {
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

    pub(super) fn recover(&mut self, ctx: &Context<Self>, code: &str) {
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
}

pub(super) fn public(secret: Option<&[u8; SECRET]>) -> Bytes {
    secret.map_or_else(Bytes::default, |secret| Bytes::new(&ballot::public_key(secret)))
}

pub(super) fn key_name(nonce: &Bytes) -> String {
    let mut name = KEY.to_owned();
    name.push_str(&hex(nonce.as_slice()));
    name
}

pub(in crate::ui::app) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

pub(in crate::ui::app) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|d| d as u8).collect();
    let bytes: Vec<u8> = digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, d| byte << 4 | d)).collect();
    bytes.try_into().ok().filter(|_| digits.len() == text.len())
}
