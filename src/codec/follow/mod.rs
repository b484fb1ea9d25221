//! The plan of a running meeting as a link, so that others see the same countdown without a server (product, E10).
//!
//! ```text
//! u8 version=1 | u8 flags | u32 made | u32 began | u32 until | u32 ends          seconds since 1970
//! | u8 steps | steps x (u16 step [u8 n + utf8 title]) | [u8 n + utf8 title of the meeting]
//! flags: b0 paused, b1 title of the meeting, b2-7 zero
//! step:  b15-14 phase, b13 has a title of its own, b12-9 kind, b8-0 minutes
//! link = page "#pmf1=" base64url(plan | first 4 bytes of SHA-256("pm-follow-1" | plan)) "z"
//! ```
//!
//! Without a page that others can open the same bytes go as a code, `PMUF1...`. Titles come with the language unless the
//! team wrote its own, so a usual agenda takes about eighty characters.

use super::ballot::cursor::Cursor;
use super::ballot::frame::{self, Kind};
use super::ballot::link::{Mark, unwrap, wrap};
use super::ballot::record::{cut, shown};
use super::ballot::scan::{What, scan};
use super::ballot::{Flaw, Invitation};
use crate::domain::{Meeting, Minutes, Phase, Schedule, Stage, Step, StepKind, Text, Timestamp};

/// What begins the fragment of such a link.
pub const BEGIN: &str = "pmf1";
const MARK: Mark = Mark(BEGIN, b"pm-follow-1");
/// The most bytes of a plan: as a link it leaves a chat of 500 characters room for the page's address.
const BYTES: usize = 270;
/// The most bytes of a title; the lengths that are tried until everything fits.
const TITLES: [usize; 8] = [60, 40, 30, 24, 18, 12, 8, 0];
/// The most steps an agenda has.
const STEPS: usize = 60;
/// The longest a meeting can be planned for, in milliseconds.
const LONGEST: i64 = 60 * 480 * 60_000;

const PAUSED: u8 = 1;
const TITLED: u8 = 1 << 1;

/// Kinds and phases by their numbers; a number is never used again.
const KINDS: [StepKind; 12] = [
    StepKind::Opening,
    StepKind::Summary,
    StepKind::Path,
    StepKind::Proposed,
    StepKind::Gaps,
    StepKind::Confidence,
    StepKind::Decisions,
    StepKind::Customers,
    StepKind::Close,
    StepKind::Walk,
    StepKind::Learned,
    StepKind::Own,
];
const PHASES: [Phase; 4] = [Phase::Ahead, Phase::Now, Phase::Done, Phase::Skipped];

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanStep {
    /// What it is for.
    pub kind: StepKind,
    /// The team's own title, empty where there was no room for it; `None` takes the kind's.
    pub title: Option<Text>,
    /// Its box.
    pub minutes: Minutes,
    /// Where it stood.
    pub phase: Phase,
}

/// A running meeting as it was planned at one moment. All moments are whole seconds of the wall clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// When the plan was made.
    pub made: Timestamp,
    /// When the meeting began.
    pub began: Timestamp,
    /// When the box of the step on the table ends; in the past when it is used up.
    pub until: Timestamp,
    /// The planned end of the meeting.
    pub ends: Timestamp,
    /// Whether the clock stood still.
    pub paused: bool,
    /// What the meeting is called, if that may be known.
    pub title: Option<Text>,
    /// The agenda.
    pub steps: Vec<PlanStep>,
}

impl Plan {
    /// The plan of a running meeting; `shift` is what turns its moments into the wall clock's. Titles are shortened
    /// until the link fits into a chat.
    pub fn of(meeting: &Meeting, now: Timestamp, shift: i64, with_title: bool) -> Option<Self> {
        let Stage::Open(timing) = meeting.stage() else { return None };
        let now = meeting.clock(now);
        let current = meeting.current()?;
        let left = current.planned.millis().saturating_sub(timing.elapsed(current.id, now));
        let step = |step: &Step| PlanStep {
            kind: step.kind,
            title: step.title.clone(),
            minutes: step.planned,
            phase: meeting.phase(step.id),
        };
        let plan = Self {
            made: now.plus(shift),
            began: timing.began().plus(shift),
            until: now.plus(left).plus(shift),
            ends: Schedule::at(meeting.steps(), timing, now).planned_end.plus(shift),
            paused: !timing.is_running(),
            title: Some(meeting.title()).filter(|title| with_title && !title.is_empty()).cloned(),
            steps: meeting.steps().iter().map(step).collect(),
        };
        let mut written = TITLES.iter().map(|most| plan.bytes(*most));
        let bytes = written.find(|bytes| bytes.len() <= BYTES)?;
        Self::read(&bytes).ok()
    }

    /// As bytes, each title as long as it may be.
    fn bytes(&self, most: usize) -> Vec<u8> {
        let flags = (u8::from(self.paused) * PAUSED) | (u8::from(self.title.is_some()) * TITLED);
        let mut bytes = vec![1, flags];
        for at in [self.made, self.began, self.until, self.ends] {
            bytes.extend(u32::try_from((at.millis() + 500) / 1000).unwrap_or(u32::MAX).to_be_bytes());
        }
        bytes.push(self.steps.len().min(STEPS) as u8);
        for step in self.steps.iter().take(STEPS) {
            let number = |found: Option<usize>| found.unwrap_or(0) as u16;
            let phase = number(PHASES.iter().position(|phase| *phase == step.phase));
            let kind = number(KINDS.iter().position(|kind| *kind == step.kind));
            let own = u16::from(step.title.is_some());
            bytes.extend((phase << 14 | own << 13 | kind << 9 | step.minutes.get()).to_be_bytes());
            put(&mut bytes, step.title.as_ref(), most);
        }
        put(&mut bytes, self.title.as_ref(), most);
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Self, Flaw> {
        let mut cursor = Cursor::new(bytes);
        let (version, flags) = (cursor.byte()?, cursor.byte()?);
        if version != 1 || flags >> 2 != 0 {
            return Err(Flaw::Newer);
        }
        let mut moment = || Ok(Timestamp::from_millis(i64::from(u32::from_be_bytes(cursor.array()?)) * 1000));
        let (made, began, until, ends) = (moment()?, moment()?, moment()?, moment()?);
        let mut steps = Vec::new();
        for _ in 0..cursor.byte()? {
            let step = u16::from_be_bytes(cursor.array()?);
            let kind = KINDS.get(usize::from(step >> 9 & 15)).ok_or(Flaw::Newer)?;
            let own = step >> 13 & 1 == 1;
            let title = if own { Some(shown(cursor.text()?, 0)) } else { None };
            let phase = PHASES.get(usize::from(step >> 14)).ok_or(Flaw::Strange)?;
            let minutes = step & 511;
            if minutes > Minutes::MOST || (*kind == StepKind::Own && !own) {
                return Err(Flaw::Strange);
            }
            steps.push(PlanStep { kind: *kind, title, minutes: Minutes::new(minutes), phase: *phase });
        }
        let title = if flags & TITLED == 0 { None } else { Some(shown(cursor.text()?, 0)) };
        let title = title.filter(|title| !title.is_empty());
        let now = steps.iter().filter(|step| step.phase == Phase::Now).count();
        let lasts = ends >= began && ends.since(began) <= LONGEST && until.since(made) <= LONGEST;
        if !cursor.rest().is_empty() || now != 1 || steps.len() > STEPS || !lasts {
            return Err(Flaw::Strange);
        }
        Ok(Self { made, began, until, ends, paused: flags & PAUSED != 0, title, steps })
    }

    /// From bytes whose checksum was right.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Invitation> {
        Self::read(bytes).map_err(|flaw| match flaw {
            Flaw::Newer => Invitation::Newer,
            Flaw::Short | Flaw::Strange => Invitation::None,
        })
    }

    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes(usize::from(u8::MAX))
    }

    /// What stands behind the page's address and a `#`.
    pub fn fragment(&self) -> String {
        wrap(&MARK, &self.to_bytes())
    }

    /// The same as a code, for where there are no links.
    pub fn code(&self) -> String {
        frame::encode(Kind::Follow, &self.to_bytes())
    }

    /// Finds a plan in a text, as a link, a fragment or a code; of several the one made last.
    pub fn find(text: &str) -> Result<Self, Invitation> {
        let mut found: Vec<Result<Self, Invitation>> = Vec::new();
        for code in scan(text) {
            match code.what {
                What::Code(Kind::Follow, bytes) => found.push(Self::from_bytes(&bytes)),
                What::Cut(values) if values.first().copied().and_then(Kind::of) == Some(Kind::Follow) => {
                    found.push(Err(Invitation::Cut));
                }
                What::Newer(_) => found.push(Err(Invitation::Newer)),
                _ => {}
            }
        }
        for bytes in unwrap(&MARK, text) {
            found.push(bytes.ok_or(Invitation::Cut).and_then(|bytes| Self::from_bytes(&bytes)));
        }
        let order = |one: &Result<Self, Invitation>| match one {
            Ok(plan) => (3, plan.made),
            Err(Invitation::Newer) => (2, Timestamp::default()),
            Err(Invitation::Cut) => (1, Timestamp::default()),
            Err(Invitation::None) => (0, Timestamp::default()),
        };
        found.into_iter().max_by_key(order).unwrap_or(Err(Invitation::None))
    }
}

fn put(bytes: &mut Vec<u8>, title: Option<&Text>, most: usize) {
    let Some(title) = title else { return };
    let title = cut(title.as_str(), most, true);
    bytes.push(title.len() as u8);
    bytes.extend(title.bytes());
}
