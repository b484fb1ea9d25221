//! The ballot page in the loop: whose ballot it is, its revisions, and the code.

use std::rc::Rc;

use yew::prelude::*;

use super::App;
use super::polls::{hex, unhex};
use crate::codec::ballot::{self, Cast, Record};
use crate::locale::Polls;
use crate::shell;
use crate::ui::Place;
use crate::ui::poll::{BallotState, PollMsg};

/// Where the voter's secret, name and revisions are kept.
const VOTER: &str = "voter";
const NAME: &str = "name";
const CAST: &str = "cast:";
/// How many polls' revisions are remembered.
const REMEMBERED: usize = 40;
/// The highest revision a ballot can carry.
const LAST: u8 = 15;

/// Who votes in this browser.
#[derive(Default)]
pub(super) struct Voter {
    secret: Option<[u8; 16]>,
    /// The revision of the next ballot, by poll, where nothing is kept.
    revisions: Vec<(String, u8)>,
}

impl App {
    /// Opens the ballot page of a poll.
    pub(super) fn open_ballot(&mut self, record: Record) {
        self.keep();
        self.place = Place::Ballot(BallotState {
            record: Some(Rc::new(record)),
            keeps: self.ports.store.probe().is_ok(),
            name: self.ports.store.get(NAME).ok().flatten().unwrap_or_default().into(),
            ..BallotState::default()
        });
    }

    /// Something is done on the ballot page.
    pub(super) fn voted(&mut self, ctx: &Context<Self>, msg: PollMsg) {
        match msg {
            PollMsg::OpenBallot(text) => self.open_code(ctx, &text),
            PollMsg::Cast(answers, name, open) => self.cast(ctx, &answers, name.trim(), open),
            PollMsg::CopyVote => {
                if let Place::Ballot(BallotState { code: Some(code), .. }) = &self.place {
                    self.copy_text(ctx, code.to_string());
                }
            }
            PollMsg::Change => {
                if let Place::Ballot(state) = &mut self.place {
                    state.code = None;
                    self.moved = true;
                }
            }
            _ => {}
        }
    }

    fn cast(&mut self, ctx: &Context<Self>, answers: &[u16], name: &str, open: bool) {
        let Place::Ballot(BallotState { record: Some(record), .. }) = &self.place else { return };
        let record = record.clone();
        let chances = self.voter_secret().zip(shell::chance::<32>());
        let Some((voter, entropy)) = chances else {
            return self.say_problem(self.words.say(Polls::NoSeal).to_owned());
        };
        let revision = self.next_revision(&record);
        let cast = Cast { record: &record, voter: &voter, entropy: &entropy, answers, name, open, revision };
        let code = ballot::cast(&cast);
        if !name.is_empty() {
            let _ = self.ports.store.put(NAME, name);
        }
        if let Place::Ballot(state) = &mut self.place {
            state.code = Some(code.clone().into());
            state.copied = true;
            state.name = name.to_owned().into();
            self.moved = true;
        }
        self.copy_text(ctx, code);
    }

    /// The code was copied, or not: said on the page itself. False where there is no ballot.
    pub(super) fn ballot_copied(&mut self, copied: bool) -> bool {
        let Place::Ballot(state) = &mut self.place else { return false };
        state.copied = copied;
        true
    }

    fn voter_secret(&mut self) -> Option<[u8; 16]> {
        if self.voter.secret.is_none() {
            let kept = self.ports.store.get(VOTER).ok().flatten().and_then(|text| unhex(&text));
            let secret = match kept {
                Some(secret) => secret,
                None => {
                    let fresh = shell::chance::<16>()?;
                    let _ = self.ports.store.put(VOTER, &hex(&fresh));
                    fresh
                }
            };
            self.voter.secret = Some(secret);
        }
        self.voter.secret
    }

    /// The number of the next ballot of this poll; only the number is kept, never what was chosen.
    fn next_revision(&mut self, record: &Record) -> u8 {
        let mut key = CAST.to_owned();
        key.push_str(&hex(record.hash()));
        let kept = self.ports.store.get(&key).ok().flatten().and_then(|text| text.parse::<u8>().ok());
        let known = self.voter.revisions.iter().find(|(name, _)| *name == key).map(|(_, next)| *next);
        let revision = kept.max(known).unwrap_or(0).min(LAST);
        let next = revision.saturating_add(1);
        self.voter.revisions.retain(|(name, _)| *name != key);
        self.voter.revisions.push((key.clone(), next));
        let others = self.ports.store.keys(CAST);
        if others.len() >= REMEMBERED
            && let Some(oldest) = others.iter().find(|other| **other != key)
        {
            let _ = self.ports.store.remove(oldest);
        }
        let _ = self.ports.store.put(&key, &next.to_string());
        revision
    }
}
