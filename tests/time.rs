//! Time that stays right: a simulated machine sleeps, is throttled, reloaded and has its clock set, and the meeting's
//! clocks are held against the truth.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::domain::*;
use postmortem_meeting::locale::Words;
use proptest::prelude::*;

const SECOND: i64 = 1_000;
const HOUR: i64 = 60 * MINUTE;

/// The real moment meetings start here; after the moment at which scripts prepare their drafts.
const START: i64 = script::MORNING + 1_000 * 24 * HOUR;

/// From how long without a tick the page stood still.
const SILENCE: i64 = 3 * MINUTE;

/// How far a clock on screen may be from the truth, in milliseconds.
const RIGHT: i64 = 100;

/// A machine with the two clocks of a browser, and the truth.
struct Machine {
    /// Milliseconds since 1970, the real ones.
    truth: i64,
    /// How far the wall clock is from the truth.
    error: i64,
    /// The monotonic clock.
    mono: i64,
    /// Whether that one goes on while the machine sleeps.
    runs_asleep: bool,
}

impl Clock for Machine {
    fn read(&self) -> Reading {
        Reading { wall: self.truth + self.error, mono: self.mono }
    }

    fn runs_asleep(&self) -> bool {
        self.runs_asleep
    }
}

/// A meeting on that machine, and what its clocks should show.
struct Room {
    machine: Machine,
    keeper: Timekeeper,
    meeting: Meeting,
    /// Real time that counts, per step.
    counted: Vec<(StepId, i64)>,
    /// When it really began.
    began: i64,
    /// Whether something unknowable happened, so that the truth cannot be asked for any more.
    lost: bool,
    /// By how much the page noticed the clock being set, all times together.
    noticed: i64,
}

impl Room {
    /// A meeting that has just started, on a machine whose clock is wrong by `error`.
    fn started(error: i64) -> Self {
        Self::started_on(error, false)
    }

    /// The same on a machine whose monotonic clock may go on in sleep.
    fn started_on(error: i64, runs_asleep: bool) -> Self {
        let machine = Machine { truth: START, error, mono: 12_345, runs_asleep };
        let keeper = Timekeeper::new(machine.read(), None).on_machine(machine.runs_asleep());
        let meeting = script::meeting(script::Begin::Draft);
        let began = machine.truth;
        let mut room = Self { machine, keeper, meeting, counted: Vec::new(), began, lost: false, noticed: 0 };
        room.press(Action::Start);
        room
    }

    fn running(&self) -> bool {
        matches!(self.meeting.stage(), Stage::Open(timing) if timing.is_running())
    }

    fn count(&mut self, millis: i64) {
        if !self.running() {
            return;
        }
        let step = self.meeting.current().unwrap().id;
        match self.counted.iter_mut().find(|(id, _)| *id == step) {
            Some((_, sum)) => *sum += millis,
            None => self.counted.push((step, millis)),
        }
    }

    /// Time goes by while the machine is awake; nobody looks.
    fn pass(&mut self, millis: i64) {
        self.machine.truth += millis;
        self.machine.mono += millis;
        self.count(millis);
    }

    /// The machine sleeps: on most, the monotonic clock stands still.
    fn sleep(&mut self, millis: i64) {
        self.machine.truth += millis;
        if self.machine.runs_asleep {
            self.machine.mono += millis;
        }
        self.count(millis);
    }

    /// Somebody sets the wall clock.
    fn set_clock(&mut self, by: i64) {
        self.machine.error += by;
    }

    /// A tick, or any other chance to look at the clocks.
    fn tick(&mut self) -> Option<Gap> {
        let before = self.keeper.now();
        let shown = self.shown();
        let jump = self.keeper.observe(self.machine.read());
        assert!(self.keeper.now() >= before, "the clock ran backwards");
        assert!(self.shown() >= shown, "time on the steps ran backwards");
        match jump {
            Some(Jump::Gap(gap)) => Some(gap),
            Some(Jump::ClockSet(by)) => {
                self.noticed += by;
                None
            }
            None => None,
        }
    }

    /// Ticks at an interval for a while.
    fn ticks(&mut self, interval: i64, times: i64) {
        for _ in 0..times {
            self.pass(interval);
            assert_eq!(self.tick(), None, "nothing is asked while ticks keep coming");
            self.is_right();
        }
    }

    /// Somebody presses a button: the clocks are read and the action is stamped.
    fn press(&mut self, action: Action) -> bool {
        self.tick();
        let stamped = Stamped { at: self.keeper.now(), action };
        update(&mut self.meeting, &stamped).is_ok()
    }

    fn take_back(&mut self, gap: Gap, slept: i64) {
        self.count(-slept);
        assert!(self.press(Action::TakeBack { from: gap.from, to: gap.to }));
    }

    fn clock_was_set(&mut self, gap: Gap) {
        let by = gap.to.since(gap.from);
        assert!(self.press(Action::ClockWasSet { by }));
    }

    /// The page goes away and comes back: the monotonic clock starts anew, the meeting comes from storage.
    fn reload(&mut self, away: i64) {
        let (seen, shift) = (self.meeting.heard(), self.keeper.shift());
        let shown = self.keeper.now();
        self.machine.truth += away;
        self.count(away);
        self.machine.mono = 7;
        self.keeper = Timekeeper::again(self.machine.read(), seen, shift).on_machine(self.machine.runs_asleep);
        if !self.lost {
            assert!(self.keeper.now() >= shown, "the clock ran backwards over a reload");
        }
    }

    /// Milliseconds on all steps, as the clocks show them.
    fn shown(&self) -> i64 {
        let now = self.keeper.now();
        self.meeting.timing().map_or(0, |t| self.meeting.steps().iter().map(|s| t.elapsed(s.id, now)).sum())
    }

    fn is_right(&self) {
        let (timing, now) = (self.meeting.timing().unwrap(), self.keeper.now());
        for step in self.meeting.steps() {
            let truth = self.counted.iter().find(|(id, _)| *id == step.id).map_or(0, |(_, t)| *t);
            let shown = timing.elapsed(step.id, now);
            assert!((shown - truth).abs() <= RIGHT, "shows {shown} ms where {truth} ms went by");
        }
        let elapsed = Schedule::at(self.meeting.steps(), timing, now).elapsed;
        let truth = self.machine.truth - self.began;
        assert!((elapsed - truth).abs() <= RIGHT, "the meeting shows {elapsed} of {truth} ms");
    }
}

#[test]
fn the_clock_is_right_while_the_machine_ticks_every_second() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 3_600);
    assert_eq!(room.shown(), HOUR);
}

#[test]
fn the_clock_is_right_in_a_tab_that_ticks_once_a_minute() {
    let mut room = Room::started(0);
    room.ticks(MINUTE, 90);
    room.pass(17_300);
    room.tick();
    room.is_right();
}

#[test]
fn a_clock_that_was_always_wrong_measures_right() {
    for error in [-3 * HOUR, 400 * 24 * HOUR] {
        let mut room = Room::started(error);
        room.ticks(SECOND, 600);
        assert_eq!(room.shown(), 600 * SECOND);
    }
}

#[test]
fn a_sleep_counts_and_is_asked_about() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    room.sleep(12 * MINUTE);
    let gap = room.tick().expect("a sleep is asked about");
    assert_eq!(gap.to.since(gap.from), 12 * MINUTE);
    assert!(gap.maybe_set, "no tick and no clock tells it from a clock that was set ahead");
    room.is_right();
    room.ticks(SECOND, 60);
}

#[test]
fn where_the_steady_clock_goes_on_in_sleep_a_sleep_is_told_from_a_clock_that_was_set() {
    let mut room = Room::started_on(0, true);
    room.ticks(SECOND, 60);
    room.sleep(12 * MINUTE);
    let gap = room.tick().expect("a sleep is asked about");
    assert_eq!((gap.to.since(gap.from), gap.maybe_set), (12 * MINUTE, false), "only a sleep explains it");
    room.take_back(gap, 12 * MINUTE);
    room.is_right();
    for by in [HOUR, -2 * HOUR, 5 * 24 * HOUR] {
        room.ticks(SECOND, 5);
        room.set_clock(by);
        assert_eq!(room.tick(), None, "a clock that was set is no question");
        assert_eq!(std::mem::take(&mut room.noticed), by, "it is noticed");
        room.is_right();
    }
    assert_eq!(room.keeper.shift(), room.machine.error, "the wall clock's own time is still known");
}

#[test]
fn a_sleep_during_which_the_clock_was_set_is_a_sleep() {
    let mut room = Room::started_on(0, true);
    room.ticks(SECOND, 60);
    room.sleep(12 * MINUTE);
    room.set_clock(HOUR);
    let gap = room.tick().expect("a sleep is asked about");
    assert_eq!((gap.to.since(gap.from), gap.maybe_set), (12 * MINUTE, false));
    room.is_right();
}

#[test]
fn a_page_that_was_put_aside_for_minutes_is_asked_about_without_the_clock() {
    // A frozen page, or a phone in a pocket: both clocks went on.
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    room.pass(7 * MINUTE);
    let gap = room.tick().expect("nobody saw seven minutes");
    assert_eq!((gap.to.since(gap.from), gap.maybe_set), (7 * MINUTE, false));
    room.is_right();
}

#[test]
fn a_tab_that_is_held_back_looks_neither_asleep_nor_set() {
    for runs_asleep in [false, true] {
        let mut room = Room::started_on(0, runs_asleep);
        // A second, then a minute and what a busy machine adds to it.
        for interval in [SECOND, MINUTE, 61_700, 64 * SECOND, 119 * SECOND] {
            room.ticks(interval, 10);
        }
        assert_eq!(room.noticed, 0);
    }
}

#[test]
fn a_sleep_that_is_taken_back_takes_only_the_sleep() {
    for interval in [SECOND, MINUTE] {
        let mut room = Room::started(0);
        room.ticks(interval, 3);
        // The machine falls asleep most of a tick after the last one, and wakes a while before the next.
        room.pass(interval * 9 / 10);
        room.sleep(12 * MINUTE);
        room.pass(interval / 20);
        let gap = room.tick().expect("a sleep is asked about");
        room.take_back(gap, 12 * MINUTE);
        room.is_right();
        room.ticks(interval, 3);
    }
}

#[test]
fn a_clock_set_forward_changes_nothing_once_the_room_says_so() {
    for interval in [SECOND, MINUTE] {
        let mut room = Room::started(0);
        room.ticks(interval, 5);
        room.pass(interval / 2);
        room.set_clock(HOUR);
        room.pass(interval / 2);
        let gap = room.tick().expect("a clock set forward looks like a sleep, so it is asked about");
        assert!(room.shown() > HOUR, "until the room answers, it counts");
        room.clock_was_set(gap);
        room.is_right();
        room.ticks(interval, 5);
    }
}

#[test]
fn a_clock_set_back_changes_nothing_and_nobody_is_asked() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    for by in [-SECOND, -HOUR, -400 * 24 * HOUR] {
        room.set_clock(by);
        room.ticks(SECOND, 60);
        // A second is within what clocks differ by anyway.
        assert_eq!(std::mem::take(&mut room.noticed), if by < -SECOND { by } else { 0 });
    }
    assert_eq!(room.keeper.shift(), room.machine.error, "the wall clock's own time is still known");
}

#[test]
fn a_clock_nudged_by_less_than_two_seconds_changes_nothing() {
    let mut room = Room::started(0);
    for by in [1_900, -1_900, 1_999, -40] {
        room.set_clock(by);
        room.ticks(SECOND, 10);
    }
}

#[test]
fn a_sleep_of_under_two_seconds_is_lost_and_no_more_than_that() {
    // No browser tells it from a clock that was nudged; the clock is behind by that much, and never ahead.
    let mut room = Room::started(0);
    room.ticks(SECOND, 10);
    room.sleep(1_900);
    assert_eq!(room.tick(), None);
    assert_eq!(room.shown(), 10 * SECOND);
}

#[test]
fn summer_time_ends_on_the_wall_and_not_on_the_clock() {
    // 26 October 2025, 03:00 in Berlin becomes 02:00: milliseconds since 1970 go on, only their reading changes.
    let change = 1_761_440_400_000;
    let berlin = |at: Timestamp| at.millis() + if at.millis() < change { 2 * HOUR } else { HOUR };
    let mut room = Room::started(change - 30 * MINUTE - START);
    let began = room.meeting.timing().unwrap().began();
    assert_eq!(Words.time(berlin(began)), "02:30");
    room.ticks(MINUTE, 60);
    assert_eq!(Words.time(berlin(room.keeper.now())), "02:30");
    assert_eq!(room.shown(), HOUR);
}

#[test]
fn midnight_is_a_moment_like_any_other() {
    let midnight = 20_383 * 24 * HOUR;
    let mut room = Room::started(midnight - 10 * MINUTE - START);
    let day = |room: &Room| Date::of_local_millis(room.keeper.now().millis());
    let before = day(&room);
    room.ticks(SECOND, 20 * 60);
    assert_eq!(day(&room), before.plus_days(1));
    assert_eq!(room.shown(), 20 * MINUTE);
}

#[test]
fn a_reload_counts_the_time_the_page_was_away() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 90);
    room.pass(900);
    room.reload(4_321);
    room.is_right();
    room.ticks(SECOND, 90);
}

#[test]
fn a_reload_after_the_clock_was_set_back_loses_nothing() {
    for by in [-30 * SECOND, -HOUR] {
        let mut room = Room::started(0);
        room.ticks(SECOND, 60);
        room.set_clock(by);
        room.ticks(SECOND, 300);
        room.reload(5_000);
        room.is_right();
        room.ticks(SECOND, 60);
    }
}

#[test]
fn a_reload_after_the_clock_was_set_forward_loses_nothing() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    room.set_clock(HOUR);
    let gap = room.tick().unwrap();
    room.clock_was_set(gap);
    room.reload(5_000);
    room.is_right();
}

#[test]
fn a_clock_set_back_while_the_page_was_away_is_not_believed() {
    let mut room = Room::started(0);
    let summary = room.meeting.following().unwrap().id;
    room.ticks(SECOND, 60);
    assert!(room.press(Action::GoTo { step: summary }));
    let (shown, heard) = (room.shown(), room.meeting.heard());
    room.lost = true;
    room.set_clock(-HOUR);
    room.reload(5_000);
    assert_eq!(room.keeper.now(), heard, "nothing happens before the last thing that happened");
    assert_eq!(room.shown(), shown);
    // From here on it measures right again.
    room.pass(10 * SECOND);
    room.tick();
    assert_eq!(room.shown(), shown + 10 * SECOND);
}

#[test]
fn a_clock_set_forward_while_the_page_was_away_can_be_put_right() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    assert!(room.press(Action::PutOnTable { item: room.meeting.items()[0].id }));
    let heard = room.meeting.heard();
    room.set_clock(HOUR);
    room.reload(5_000);
    assert_eq!(room.keeper.now().since(heard), HOUR + 5_000, "away for an hour, it seems");
    room.clock_was_set(Gap { from: heard, to: heard.plus(HOUR), maybe_set: true });
    room.is_right();
}

#[test]
fn a_pause_stands_still_through_everything() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 60);
    assert!(room.press(Action::Pause));
    let shown = room.shown();
    room.ticks(MINUTE, 5);
    room.sleep(10 * MINUTE);
    let gap = room.tick().unwrap();
    room.take_back(gap, 0);
    room.set_clock(HOUR);
    let gap = room.tick().unwrap();
    room.clock_was_set(gap);
    room.set_clock(-2 * HOUR);
    room.ticks(SECOND, 5);
    room.reload(3 * MINUTE);
    assert_eq!(room.shown(), shown);
    room.is_right();
    assert!(room.press(Action::Resume));
    room.ticks(SECOND, 60);
    assert_eq!(room.shown(), shown + 60 * SECOND);
}

#[test]
fn a_step_that_began_during_the_day_and_a_clock_that_was_set_are_taken_back_in_any_order() {
    let mut room = Room::started(0);
    room.ticks(SECOND, 30);
    room.sleep(5 * MINUTE);
    let slept = room.tick().unwrap();
    room.ticks(SECOND, 30);
    room.set_clock(HOUR);
    let set = room.tick().unwrap();
    // The sleep is answered first, as it was asked first.
    room.take_back(slept, 5 * MINUTE);
    room.clock_was_set(set);
    room.is_right();
}

#[test]
fn a_file_from_a_machine_whose_clock_is_ahead_goes_on_from_there() {
    let seen = Timestamp::from_millis(script::MORNING + 24 * HOUR);
    let reading = |on: i64| Reading { wall: script::MORNING + on, mono: 50 + on };
    let mut keeper = Timekeeper::new(reading(0), Some(seen));
    assert_eq!(keeper.now(), seen);
    assert_eq!(keeper.observe(reading(9 * SECOND)), None);
    assert_eq!(keeper.now(), seen.plus(9 * SECOND));
    assert_eq!(keeper.now().plus(keeper.shift()).millis(), script::MORNING + 9 * SECOND);
}

/// Something that happens to a machine or a meeting.
#[derive(Clone, Copy, Debug)]
enum Event {
    Ticks { interval: i64, times: i64 },
    Sleep { before: i64, millis: i64, take_back: bool },
    SetClock { before: i64, by: i64 },
    Reload { before: i64, away: i64 },
    Press(u8, u16),
}

fn event() -> impl Strategy<Value = Event> {
    let before = 0..MINUTE;
    prop_oneof![
        (prop_oneof![Just(SECOND), Just(MINUTE), 1..90_000_i64], 1..20_i64)
            .prop_map(|(interval, times)| Event::Ticks { interval, times }),
        (before.clone(), 2_000..8 * HOUR, any::<bool>()).prop_map(|(before, millis, take_back)| Event::Sleep {
            before,
            millis,
            take_back
        }),
        (before.clone(), prop_oneof![-3_000..3_000_i64, -30 * HOUR..30 * HOUR])
            .prop_map(|(before, by)| Event::SetClock { before, by }),
        (before, 0..2 * HOUR).prop_map(|(before, away)| Event::Reload { before, away }),
        (any::<u8>(), any::<u16>()).prop_map(|(kind, step)| Event::Press(kind, step)),
    ]
}

fn happen(room: &mut Room, event: Event) {
    match event {
        Event::Ticks { interval, times } => room.ticks(interval, times),
        Event::Sleep { before, millis, take_back } => {
            room.pass(before);
            room.sleep(millis);
            let gap = room.tick();
            room.is_right();
            let asked = !room.machine.runs_asleep || before + millis >= SILENCE;
            assert_eq!(gap.is_some(), asked, "a sleep is asked about, where it is long enough to be seen");
            if let Some(gap) = gap.filter(|_| take_back) {
                assert_eq!(gap.maybe_set, !room.machine.runs_asleep);
                let counts = if room.running() { gap.to.since(gap.from) } else { 0 };
                room.take_back(gap, counts);
            }
        }
        Event::SetClock { before, by } => {
            room.pass(before);
            room.set_clock(by);
            // Forward by two seconds and more is asked about; everything else is seen through.
            if let Some(gap) = room.tick() {
                assert!(by >= 2_000 && gap.maybe_set && !room.machine.runs_asleep);
                room.clock_was_set(gap);
            }
        }
        Event::Reload { before, away } => {
            room.pass(before);
            room.tick();
            room.reload(away);
        }
        Event::Press(kind, step) => {
            let action = match kind % 3 {
                0 => Action::Pause,
                1 => Action::Resume,
                _ => Action::GoTo { step: script::step_id(&room.meeting, step) },
            };
            room.press(action);
        }
    }
    room.is_right();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_clock_is_right_to_a_tenth_of_a_second_whatever_happens_to_the_machine(
        error in -1_000_000_000_i64..1_000_000_000,
        runs_asleep in any::<bool>(),
        events in proptest::collection::vec(event(), 0..25),
    ) {
        let mut room = Room::started_on(error, runs_asleep);
        for event in events {
            happen(&mut room, event);
        }
    }

    #[test]
    fn the_line_of_time_never_runs_backwards_whatever_the_clocks_say(
        readings in proptest::collection::vec((any::<i64>(), any::<i64>()), 1..30),
        seen in proptest::option::of(any::<i64>()),
        runs_asleep in any::<bool>(),
    ) {
        let seen = seen.map(Timestamp::from_millis);
        let mut readings = readings.into_iter().map(|(wall, mono)| Reading { wall, mono });
        let mut keeper = Timekeeper::new(readings.next().unwrap(), seen).on_machine(runs_asleep);
        prop_assert!(seen.is_none_or(|seen| keeper.now() >= seen));
        for reading in readings {
            let before = keeper.now();
            let jump = keeper.observe(reading);
            prop_assert!(keeper.now() >= before);
            if let Some(Jump::Gap(gap)) = jump {
                prop_assert!(gap.from >= before && gap.to >= gap.from && gap.to == keeper.now());
            }
            let _ = keeper.shift();
        }
    }
}
