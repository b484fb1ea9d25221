//! In and out: files, the clipboard, downloads.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, File};
use yew::prelude::*;

use super::{App, Event};
use crate::codec::{Kind, html, kind_of, markdown, plain, postmortem, save};
use crate::locale::{Desk, Menu};
use crate::present::{minutes, save_problem, setup, time_report};
use crate::shell::{self, Copied, FileError};
use crate::ui::desk::{Paper, pieces};
use crate::ui::notice::{Note, Tone};
use crate::ui::{Copying, Panel, Place, Reading};

/// How long the minutes on the screen may be behind the clock, in milliseconds.
const PAPER: i64 = 10_000;

impl App {
    /// Reads a file; what it is shows in its content.
    pub(super) fn open_file(&mut self, ctx: &Context<Self>, file: File) {
        let link = ctx.link().clone();
        let name = file.name();
        let cap = u32::try_from(save::CAP).unwrap_or(u32::MAX);
        shell::read(file, cap, move |read| link.send_message(Event::File(name, read)));
    }

    pub(super) fn file_read(&mut self, ctx: &Context<Self>, name: &str, read: Result<Vec<u8>, FileError>) {
        let bytes = match read {
            Ok(bytes) => bytes,
            Err(FileError::TooLong { bytes }) => {
                let text = self.too_long(bytes, u64::try_from(postmortem::CAP).unwrap_or(u64::MAX));
                return self.say_problem(text);
            }
            Err(FileError::Unreadable) => return self.say_problem(self.words.say(Menu::NoFile).to_owned()),
        };
        if kind_of(&bytes) == Kind::Save {
            self.open_save(ctx, &bytes);
        } else {
            self.read_text(Some(name), &bytes);
        }
    }

    /// Opens a save file. A meeting of the same name that is kept here stays beside it.
    pub(super) fn open_save(&mut self, ctx: &Context<Self>, bytes: &[u8]) {
        match save::read(bytes) {
            Ok((mut journal, saved)) => {
                self.keep();
                let kept = shell::open(&*self.ports.store, journal.meeting().id()).ok().flatten();
                if kept.is_some_and(|text| text.as_bytes() != bytes) {
                    journal = journal.under(shell::meeting_id());
                }
                self.resume(ctx, journal, saved, 0);
                let text = self.opened_at(saved);
                self.say_plain(text);
                self.keep_soon(ctx);
            }
            Err(problem) => self.say_problem(save_problem(problem, &self.words).to_owned()),
        }
    }

    /// Reads a written postmortem; it is shown before anything is taken over.
    pub(super) fn read_text(&mut self, name: Option<&str>, bytes: &[u8]) {
        match postmortem::read(bytes) {
            Ok(found) => {
                let lines = String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect();
                self.note = None;
                self.place = Place::Review(Reading {
                    name: name.map(str::to_owned),
                    lines: Rc::new(lines),
                    found: Rc::new(found),
                });
            }
            // Where there is text to mend the problem is said beside it; elsewhere nothing is left for it.
            Err(problem) => match self.place {
                Place::Start | Place::Paste(_) => self.place = Place::Paste(Some(problem)),
                _ => {
                    let text = setup::problem(&self.words, &problem);
                    self.say_problem(text);
                }
            },
        }
    }

    /// Writes the minutes for their panel: after every change, and now and then while time passes. Whether it did.
    pub(super) fn write_paper(&mut self) -> bool {
        let Some(seen) = self.seen.as_ref().filter(|_| self.panel == Some(Panel::Minutes)) else {
            self.paper = None;
            return false;
        };
        let now = self.keeper.now();
        let stamp = (seen.revision, now.millis().div_euclid(PAPER));
        if self.paper.as_ref().is_some_and(|(of, _)| *of == stamp) {
            return false;
        }
        let time = Rc::new(time_report(&seen.meeting, now, &self.words));
        let text = Rc::new(pieces(&self.text_of(Copying::Markdown).unwrap_or_default()));
        self.paper = Some((stamp, Paper { text, time }));
        true
    }

    /// The text of something that goes out.
    pub(super) fn text_of(&self, what: Copying) -> Option<String> {
        let meeting = &self.seen.as_ref()?.meeting;
        let (now, zone, shift) = (self.keeper.now(), self.zone, self.keeper.shift());
        let local = |at: crate::domain::Timestamp| zone.local(at.millis().saturating_add(shift));
        let document = || minutes::document(meeting, now, &self.words, &local);
        Some(match what {
            Copying::Markdown => markdown::write(&document()),
            Copying::Plain => plain::write(&document()),
            Copying::Page => html::write(&document(), self.words.tag()),
            Copying::Chat => plain::write(&minutes::short(meeting, now, &self.words, &local)),
            Copying::Save => save::write(self.journal.as_ref()?, now),
        })
    }

    pub(super) fn copy(&mut self, ctx: &Context<Self>, what: Copying) {
        let Some((text, root)) = self.text_of(what).zip(self.root.get()) else { return };
        self.tell_export(what);
        let link = ctx.link().clone();
        let again = text.clone();
        shell::copy(text, None, root.unchecked_ref::<Element>(), move |copied| {
            link.send_message(Event::Copied(copied, again));
        });
    }

    pub(super) fn copied(&mut self, copied: Copied, text: String) {
        self.given(copied == Copied::Done);
        if self.ballot_copied(copied == Copied::Done) {
            return;
        }
        match copied {
            Copied::Done => self.say_plain(self.words.say(Desk::Copied).to_owned()),
            Copied::NotAllowed => {
                self.note = Some(Note {
                    text: self.words.say(Desk::CopyByHand).to_owned(),
                    tone: Tone::Plain,
                    by_hand: Some(text),
                    undo: false,
                });
            }
        }
    }

    /// Offers a file; whether the browser took it, as far as it can be told.
    pub(super) fn download(&mut self, what: Copying) -> bool {
        let Some((text, seen)) = self.text_of(what).zip(self.seen.as_ref()) else { return false };
        let (end, mime) = match what {
            Copying::Save => ("json", "application/json"),
            Copying::Markdown => ("md", "text/markdown"),
            Copying::Page => ("html", "text/html"),
            Copying::Plain | Copying::Chat => ("txt", "text/plain"),
        };
        let name = format!("{}.{end}", file_name(seen.meeting.title().as_str()));
        self.tell_export(what);
        // A sandboxed frame drops downloads without a word, so there the text stands beside the promise.
        let offered = shell::download(&self.ports.document, &name, mime, &text) && shell::is_top(&self.ports.window);
        if offered {
            self.say_plain(self.words.say(Desk::CopiedSave).to_owned());
        } else {
            let text_said = self.words.say(Desk::SaveByHand).to_owned();
            self.note = Some(Note { text: text_said, tone: Tone::Plain, by_hand: Some(text), undo: false });
        }
        offered
    }
}

/// A file name any system takes: letters and digits of any script, hyphens between, never empty.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars().take(60) {
        if c.is_alphanumeric() {
            name.push(crate::domain::small(c));
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "postmortem-meeting".to_owned() } else { name.to_owned() }
}
