//! The laws of a meeting: what holds whatever people do, in whatever order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::domain::*;
use proptest::prelude::*;
use script::{
    Begin, Raw, Teller, anything, anything_forward, begin, empty, journal, meeting, nobody, play, prelude, turn,
};

fn stamp(at: i64, action: Action) -> Stamped {
    Stamped { at: Timestamp::from_millis(script::MORNING + at), action }
}

fn act(meeting: &mut Meeting, at: i64, action: Action) -> Vec<Effect> {
    update(meeting, &stamp(at, action)).unwrap()
}

/// Scripts change their meaning as actions are added, so failing ones are not kept in a file.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn minutes(n: u16) -> Minutes {
    Minutes::new(n)
}

fn step_of(meeting: &Meeting, kind: StepKind) -> StepId {
    meeting.step_of(kind).unwrap().id
}

/// Time on all steps together.
fn used(meeting: &Meeting, now: Timestamp) -> i64 {
    let timing = meeting.timing().unwrap();
    meeting.steps().iter().map(|s| timing.elapsed(s.id, now)).sum()
}

/// Every stretch that counts until `now`, the running one included.
fn stretches(meeting: &Meeting, now: Timestamp) -> Vec<(i64, i64)> {
    let timing = meeting.timing().unwrap();
    let mut all: Vec<_> = timing.past().iter().map(|v| (v.from.millis(), v.to.millis())).collect();
    if timing.is_running() && now > timing.since() {
        all.push((timing.since().millis(), now.millis()));
    }
    all
}

/// How much of the stretches lies between two moments.
fn inside(stretches: &[(i64, i64)], from: i64, to: i64) -> i64 {
    stretches.iter().map(|(a, b)| ((*b).min(to) - (*a).max(from)).max(0)).sum()
}

fn visits_are_in_order(meeting: &Meeting) {
    let timing = meeting.timing().unwrap();
    let mut end = timing.began();
    for visit in timing.past() {
        assert!(visit.from >= end, "a visit begins before the one before it ended");
        assert!(visit.to > visit.from, "a visit takes no time");
        end = visit.to;
    }
    assert!(timing.since() >= end, "the running visit begins before the last one ended");
    assert!(timing.since() <= meeting.heard(), "the running visit begins in the future");
}

// What `update` promises

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn nothing_that_people_do_makes_update_panic(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        prop_assert_eq!(meeting.check(), Ok(()), "and what it makes is sound");
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_refused_action_leaves_the_meeting_as_it_was(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        let mut teller = Teller::default();
        for raw in &raws {
            let stamped = teller.next(&meeting, raw);
            let before = meeting.clone();
            if update(&mut meeting, &stamped).is_err() {
                prop_assert_eq!(&meeting, &before, "{:?}", stamped);
            }
        }
    }

    #[test]
    fn no_action_happens_before_the_last_one_heard(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        let mut teller = Teller::default();
        for raw in &raws {
            let stamped = teller.next(&meeting, raw);
            let before = meeting.heard();
            let taken = update(&mut meeting, &stamped).is_ok();
            let heard = if taken { before.max(stamped.at) } else { before };
            prop_assert_eq!(meeting.heard(), heard);
        }
    }

    #[test]
    fn a_name_is_never_given_twice(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        let mut teller = Teller::default();
        let names = |m: &Meeting| {
            let mut all: Vec<u32> = m.steps().iter().map(|s| s.id.number()).collect();
            all.extend(m.items().iter().map(|i| i.id.number()));
            all.extend(m.roster().iter().map(|p| p.id.number()));
            all.extend(m.notes().iter().map(|n| n.id.number()));
            all.extend(m.parked().iter().map(|p| p.id.number()));
            all.extend(m.opener().rules.iter().map(|r| r.id.number()));
            all
        };
        let mut ever: std::collections::HashSet<u32> = names(&meeting).into_iter().collect();
        for raw in &raws {
            let stamped = teller.next(&meeting, raw);
            let before = names(&meeting);
            let _ = update(&mut meeting, &stamped);
            let after = names(&meeting);
            let distinct: std::collections::HashSet<u32> = after.iter().copied().collect();
            prop_assert_eq!(distinct.len(), after.len(), "two things with one name");
            for new in after.iter().filter(|n| !before.contains(n)) {
                prop_assert!(ever.insert(*new), "{} was given before", new);
            }
        }
    }
}

// The log

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn replaying_the_log_gives_the_meeting_after_any_mixture_of_acts_undos_and_redos(
        begin in begin(), raws in anything(),
    ) {
        let journal = journal(begin, &raws);
        let again = Journal::replay(journal.start().clone(), journal.log().to_vec());
        let again = again.unwrap();
        prop_assert_eq!(again.meeting(), journal.meeting());
    }

    #[test]
    fn undo_then_redo_changes_nothing(begin in begin(), raws in anything(), times in 1_usize..6) {
        let mut journal = journal(begin, &raws);
        let (meeting, log) = (journal.meeting().clone(), journal.log().to_vec());
        let undone = (0..times).take_while(|_| journal.undo()).count();
        for _ in 0..undone {
            prop_assert!(journal.can_redo());
            prop_assert!(journal.redo());
        }
        prop_assert_eq!(journal.meeting(), &meeting);
        prop_assert_eq!(journal.log(), &log[..]);
    }

    #[test]
    fn enough_undos_reach_the_start(begin in begin(), raws in anything()) {
        let mut journal = journal(begin, &raws);
        let changes = journal.log().iter().filter(|s| !s.action.is_glance()).count();
        let undos = std::iter::from_fn(|| journal.undo().then_some(())).count();
        prop_assert_eq!(undos, changes, "one undo takes back one change");
        prop_assert!(!journal.can_undo());
        // Glances before the first change are no changes, so no undo takes them back.
        prop_assert!(journal.log().iter().all(|s| s.action.is_glance()));
        if journal.log().is_empty() {
            prop_assert_eq!(journal.meeting(), journal.start());
        }
    }

    #[test]
    fn leaving_older_edits_of_a_text_out_changes_nothing(begin in begin(), raws in anything()) {
        let mut journal = Journal::new(meeting(begin));
        let mut plain = meeting(begin);
        let mut teller = Teller::default();
        let mut taken = 0;
        for raw in &raws {
            let stamped = teller.next(&plain, raw);
            let plainly = update(&mut plain, &stamped);
            prop_assert_eq!(journal.act(stamped), plainly.clone());
            taken += usize::from(plainly.is_ok());
            prop_assert_eq!(journal.meeting(), &plain);
        }
        prop_assert!(journal.log().len() <= taken);
        let again = Journal::replay(journal.start().clone(), journal.log().to_vec()).unwrap();
        prop_assert_eq!(again.meeting(), &plain);
    }

    #[test]
    fn an_action_replaces_another_only_where_it_alone_gives_the_same_meeting(
        begin in begin(), raws in anything(), pairs in anything(),
    ) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        let mut teller = Teller::default();
        for raw in &pairs {
            let older = teller.next(&meeting, raw);
            let newer = teller.next(&meeting, &Raw { kind: 0, ..*raw });
            if !newer.action.replaces(&older.action) {
                continue;
            }
            let at = meeting.heard().max(older.at).max(newer.at);
            let (older, newer) = (Stamped { at, ..older }, Stamped { at, ..newer });
            let mut both = meeting.clone();
            if update(&mut both, &older).is_ok() && update(&mut both, &newer).is_ok() {
                let mut alone = meeting.clone();
                prop_assert!(update(&mut alone, &newer).is_ok());
                prop_assert_eq!(alone, both, "{:?} replaced {:?}", newer, older);
            }
        }
    }

    #[test]
    fn every_change_of_the_meeting_shows_in_its_revision(begin in begin(), raws in anything()) {
        let mut journal = Journal::new(meeting(begin));
        let mut teller = Teller::default();
        for raw in &raws {
            let (before, revision) = (journal.meeting().clone(), journal.revision());
            turn(&mut journal, &mut teller, raw);
            if journal.revision() == revision {
                prop_assert_eq!(journal.meeting(), &before);
            }
        }
    }
}

#[test]
fn edits_close_together_are_one_undo_and_edits_far_apart_are_two() {
    let describe = |at, text: &str| stamp(at, Action::Describe { fact: Fact::Title, text: Text::line(text) });
    let mut journal = Journal::new(empty());
    for (at, text) in [(0, "C"), (500, "Ch"), (1_000, "Che"), (60_000, "Checkout")] {
        journal.act(describe(at, text)).unwrap();
    }
    assert_eq!(journal.log().len(), 2);
    journal.undo();
    assert_eq!(journal.meeting().title().as_str(), "Che");
}

#[test]
fn undo_far_into_a_long_log_gives_the_meeting_of_the_shorter_log() {
    let describe = |at, n| {
        let text = Text::line(&format!("title {n} at {at}"));
        stamp(at, Action::Describe { fact: Fact::Title, text })
    };
    let mut journal = Journal::new(empty());
    for n in 0..300_i64 {
        let at = n * 60_000;
        journal.act(describe(at, n)).unwrap();
        journal.act(describe(at + 30_000, n)).unwrap();
        assert!(journal.undo());
        // So soon after the one before that it takes its place.
        journal.act(describe(at + 1_000, n)).unwrap();
        let undos = if n % 100 == 99 { 80 } else { 1 };
        journal.act(describe(at + 40_000, n)).unwrap();
        for _ in 0..undos {
            assert!(journal.undo());
        }
        let again = Journal::replay(journal.start().clone(), journal.log().to_vec()).unwrap();
        assert_eq!(again.meeting(), journal.meeting(), "after {n}");
    }
}

#[test]
fn an_edit_from_a_clock_that_ran_back_replays_to_the_same_meeting() {
    let mut journal = Journal::new(empty());
    for at in [5_000, -5_000] {
        let text = Text::line("title");
        journal.act(stamp(at, Action::Describe { fact: Fact::Title, text })).unwrap();
    }
    let again = Journal::replay(journal.start().clone(), journal.log().to_vec()).unwrap();
    assert_eq!(again.meeting(), journal.meeting());
}

#[test]
fn undo_passes_over_a_glance_to_the_last_change() {
    let mut journal = Journal::new(meeting(Begin::Draft));
    let items: Vec<ItemId> = journal.meeting().items().iter().map(|i| i.id).collect();
    journal.act(stamp(0, Action::Decide { item: items[0], choice: Some(Choice::Do) })).unwrap();
    journal.act(stamp(1, Action::PutOnTable { item: items[1] })).unwrap();
    assert!(journal.undo());
    assert_eq!(journal.meeting().item(items[0]).unwrap().choice, None);
    assert!(journal.redo());
    assert_eq!(journal.meeting().item_on_table().unwrap().id, items[1]);
}

#[test]
fn a_new_action_after_an_undo_ends_the_redo() {
    let mut journal = Journal::new(meeting(Begin::Open));
    journal.act(stamp(1, Action::Pause)).unwrap();
    journal.undo();
    journal.act(stamp(2, Action::Close)).unwrap();
    assert!(!journal.can_redo());
    assert!(!journal.redo());
}

#[test]
fn a_log_past_its_cap_is_folded_and_the_meeting_stays() {
    let mut journal = Journal::new(meeting(Begin::Draft));
    let mut plain = meeting(Begin::Draft);
    for n in 0..LOG_CAP + 50 {
        let severity = Severity::ALL[n % 5];
        let next = stamp(n as i64, Action::SetSeverity { severity: Some(severity) });
        update(&mut plain, &next).unwrap();
        journal.act(next).unwrap();
        assert!(journal.log().len() <= LOG_CAP);
    }
    assert_eq!(journal.meeting(), &plain);
    let again = Journal::replay(journal.start().clone(), journal.log().to_vec()).unwrap();
    assert_eq!(again.meeting(), &plain);
}

// The agenda

#[test]
fn the_minutes_of_every_preset_add_up_to_its_length() {
    for school in CHOICES {
        for length in Length::ALL {
            let sum: u16 = preset(school, length).iter().map(|s| s.minutes.get()).sum();
            assert_eq!(sum, length.minutes(), "{school:?} {length:?}");
        }
    }
}

#[test]
fn every_preset_opens_with_the_directive_and_keeps_room_for_decisions() {
    for school in CHOICES {
        for length in Length::ALL {
            let steps = preset(school, length);
            assert_eq!(steps[0].kind, StepKind::Opening);
            assert!(steps.iter().any(|s| s.kind == StepKind::Decisions && s.minutes.get() > 0));
            assert!(steps.iter().all(|s| s.minutes.get() > 0));
        }
    }
}

#[test]
fn without_a_liaison_the_customers_minutes_go_to_how_we_got_here_and_back() {
    for school in CHOICES {
        for length in Length::ALL {
            let mut meeting = empty();
            let steps = preset(school, length);
            act(&mut meeting, 0, Action::UseAgenda { school, steps });
            let before = meeting.steps().to_vec();
            let customers = step_of(&meeting, StepKind::Customers);

            act(&mut meeting, 1, Action::ExpectLiaison { expected: false });
            assert!(!meeting.expects_liaison());
            assert_eq!(meeting.planned(), u32::from(length.minutes()));
            assert_eq!(meeting.step(customers).unwrap().planned, minutes(0));

            act(&mut meeting, 2, Action::ExpectLiaison { expected: true });
            assert_eq!(meeting.steps(), before, "{school:?} {length:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn expecting_a_liaison_or_not_never_changes_the_length(
        begin in begin(), raws in anything(), expected in any::<bool>(),
    ) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        let planned = meeting.planned();
        if update(&mut meeting, &stamp(0, Action::ExpectLiaison { expected })).is_ok() {
            prop_assert_eq!(meeting.planned(), planned);
            prop_assert_eq!(meeting.expects_liaison(), expected);
        }
    }

    #[test]
    fn shifting_minutes_never_changes_the_length_and_never_cuts_below_a_floor(
        begin in begin(), raws in anything(), a in any::<u16>(), b in any::<u16>(), n in 0_u16..500,
    ) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        let (from, to) = (script::step_id(&meeting, a), script::step_id(&meeting, b));
        let (planned, before) = (meeting.planned(), meeting.clone());
        let action = Action::ShiftMinutes { from, to, minutes: minutes(n) };
        if update(&mut meeting, &stamp(0, action)).is_ok() {
            prop_assert_eq!(meeting.planned(), planned);
            let (gave, took) = (meeting.step(from).unwrap(), meeting.step(to).unwrap());
            prop_assert!(gave.planned >= gave.floor);
            prop_assert_eq!(gave.planned.plus(minutes(n)), before.step(from).unwrap().planned);
            prop_assert_eq!(took.planned, before.step(to).unwrap().planned.plus(minutes(n)));
        }
    }

    #[test]
    fn no_box_is_ever_below_its_floor_or_above_the_longest(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        let mut teller = Teller::default();
        for raw in &raws {
            let next = teller.next(&meeting, raw);
            let _ = update(&mut meeting, &next);
            for step in meeting.steps() {
                prop_assert!(step.planned >= step.floor, "{:?}", step);
                prop_assert!(step.planned.get() <= Minutes::MOST);
            }
        }
    }

    #[test]
    fn a_step_of_the_teams_own_always_has_a_title(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        for step in meeting.steps() {
            let title = step.title.as_ref();
            prop_assert!(title.is_none_or(|t| !t.is_empty()));
            prop_assert!(step.kind != StepKind::Own || title.is_some());
        }
    }

    #[test]
    fn whoever_leads_a_step_is_on_the_roster(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        for lead in meeting.steps().iter().flat_map(|s| [s.opens, s.leads]) {
            if let Lead::Person(person) = lead {
                prop_assert!(meeting.person(person).is_some());
            }
        }
    }

    #[test]
    fn a_started_meeting_always_has_a_step_on_the_table(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        prop_assert_eq!(meeting.current().is_some(), meeting.timing().is_some());
        if let Some(timing) = meeting.timing() {
            for visit in timing.past() {
                prop_assert!(meeting.step(visit.step).is_some(), "time was spent on a step that is gone");
            }
        }
        for step in meeting.notes().iter().map(|n| n.step).chain(meeting.parked().iter().map(|p| p.step)) {
            prop_assert!(meeting.step(step).is_some(), "a note or a parked topic lost its step");
        }
    }

    #[test]
    fn an_extension_says_how_far_the_end_moved(
        raws in anything(), pay in any::<u16>(), late in 0_i64..10_000_000,
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let Some(step) = meeting.current().map(|s| s.id) else { return Ok(()) };
        let pay = if pay % 3 == 0 { Pay::End } else { Pay::Step(script::step_id(&meeting, pay)) };
        let now = meeting.heard().plus(late);
        let end = |m: &Meeting| Schedule::at(m.steps(), m.timing().unwrap(), now).planned_end;
        let before = meeting.clone();
        let said = update(&mut meeting, &Stamped { at: now, action: Action::Extend { step, pay } });
        let Ok(said) = said else { return Ok(()) };
        let [Effect::Say(Said::Extended { step: grown, by, end_moved })] = said[..] else {
            panic!("an extension is said");
        };
        prop_assert_eq!(grown, step);
        prop_assert_eq!(end(&before).plus(end_moved.millis()), end(&meeting));
        prop_assert_eq!(end_moved, if pay == Pay::End { by } else { minutes(0) });
        prop_assert_eq!(meeting.step(step).unwrap().planned, before.step(step).unwrap().planned.plus(by));
        if let Pay::Step(payer) = pay {
            let payer = meeting.step(payer).unwrap();
            prop_assert!(payer.planned >= payer.floor);
            prop_assert_eq!(before.phase(payer.id), Phase::Ahead);
            let gave = before.step(payer.id).unwrap();
            if gave.kind.is_protected() && gave.extended.is_empty() {
                panic!("a protected step paid");
            }
        }
    }

    #[test]
    fn each_extension_of_a_step_is_shorter_than_the_last(box_of in 1_u16..480, rest in 0_u16..60) {
        let mut meeting = meeting(Begin::Open);
        let step = meeting.current().unwrap().id;
        act(&mut meeting, 0, Action::SetMinutes { step, minutes: minutes(box_of) });
        let mut last = u16::MAX;
        let mut total = 0;
        while let Ok(said) = update(&mut meeting, &stamp(0, Action::Extend { step, pay: Pay::End })) {
            let [Effect::Say(Said::Extended { by, .. })] = said[..] else { panic!("it is said") };
            prop_assert!(by.get() < last && by.get() > 0);
            last = by.get();
            total += by.get();
        }
        prop_assert!(total <= 7, "four minutes, two, one, and then the room moves on");
        let taken: Vec<Minutes> = meeting.step(step).unwrap().extended.clone();
        act(&mut meeting, i64::from(rest), Action::Pause);
        prop_assert_eq!(&meeting.step(step).unwrap().extended, &taken);
    }
}

#[test]
fn protected_steps_do_not_pay() {
    for kind in [StepKind::Confidence, StepKind::Decisions, StepKind::Customers, StepKind::Close] {
        let mut meeting = meeting(Begin::Open);
        let (step, payer) = (meeting.current().unwrap().id, step_of(&meeting, kind));
        let refused = update(&mut meeting, &stamp(0, Action::Extend { step, pay: Pay::Step(payer) }));
        assert_eq!(refused, Err(Refusal::CannotPay), "{kind:?}");
        let action = Action::ShiftMinutes { from: payer, to: step, minutes: minutes(1) };
        assert_eq!(update(&mut meeting, &stamp(0, action)), Err(Refusal::CannotPay), "{kind:?}");
    }
}

#[test]
fn a_liaison_rule_that_would_lose_minutes_is_refused() {
    let mut meeting = meeting(Begin::Draft);
    let path = step_of(&meeting, StepKind::Path);
    act(&mut meeting, 0, Action::SetMinutes { step: path, minutes: minutes(Minutes::MOST) });
    let refused = update(&mut meeting, &stamp(0, Action::ExpectLiaison { expected: false }));
    assert_eq!(refused, Err(Refusal::Full));
}

#[test]
fn a_liaison_can_come_back_when_the_step_that_got_the_minutes_is_gone() {
    let mut meeting = meeting(Begin::Draft);
    act(&mut meeting, 0, Action::ExpectLiaison { expected: false });
    let path = step_of(&meeting, StepKind::Path);
    act(&mut meeting, 1, Action::RemoveStep { step: path });
    let planned = meeting.planned();
    act(&mut meeting, 2, Action::ExpectLiaison { expected: true });
    assert!(meeting.expects_liaison());
    assert_eq!(meeting.planned(), planned);
}

#[test]
fn a_running_meetings_agenda_is_edited_but_not_replaced() {
    let mut meeting = meeting(Begin::Open);
    let steps = preset(School::Learning, Length::Half);
    let action = Action::UseAgenda { school: School::Learning, steps };
    assert_eq!(update(&mut meeting, &stamp(0, action)), Err(Refusal::Started));
    let step = meeting.current().unwrap().id;
    assert_eq!(update(&mut meeting, &stamp(0, Action::RemoveStep { step })), Err(Refusal::StepUsed));
}

// Time

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn time_on_a_step_is_never_negative_and_never_less_at_a_later_moment(
        raws in anything(), mut moments in proptest::collection::vec(-10_000_000_i64..100_000_000, 1..8),
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        moments.sort_unstable();
        let timing = meeting.timing().unwrap();
        for step in meeting.steps() {
            let mut last = 0;
            for at in &moments {
                let spent = timing.elapsed(step.id, meeting.heard().plus(*at));
                prop_assert!(spent >= last);
                last = spent;
            }
        }
    }

    #[test]
    fn visits_are_in_order_and_never_overlap(raws in anything()) {
        let mut meeting = meeting(Begin::Open);
        let mut teller = Teller::default();
        for raw in &raws {
            let next = teller.next_of_time(&meeting, raw, true);
            let _ = update(&mut meeting, &next);
            if meeting.timing().is_some() {
                visits_are_in_order(&meeting);
            }
        }
    }

    #[test]
    fn time_on_the_steps_is_never_more_than_the_meeting_took(raws in anything(), late in 0_i64..10_000_000) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let now = meeting.heard().plus(late);
        let timing = meeting.timing().unwrap();
        prop_assert!(used(&meeting, now) <= Schedule::at(meeting.steps(), timing, now).elapsed);
    }

    #[test]
    fn time_on_the_steps_and_pauses_add_up_to_the_meeting(raws in anything_forward(), late in 0_i64..10_000_000) {
        let mut meeting = meeting(Begin::Open);
        let mut teller = Teller::default();
        let mut paused = 0;
        for raw in &raws {
            let stamped = teller.next_of_time(&meeting, raw, false);
            let still = !meeting.timing().unwrap().is_running();
            let between = stamped.at.since(meeting.heard());
            if update(&mut meeting, &stamped).is_ok() && still {
                paused += between;
            }
        }
        let now = meeting.heard().plus(late);
        let timing = meeting.timing().unwrap();
        if !timing.is_running() {
            paused += late;
        }
        let elapsed = Schedule::at(meeting.steps(), timing, now).elapsed;
        prop_assert_eq!(used(&meeting, now) + paused, elapsed);
    }

    #[test]
    fn what_is_taken_back_and_nothing_else_stops_counting(
        raws in anything(), a in 0_i64..20_000_000, b in 0_i64..20_000_000, late in 0_i64..1_000_000,
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let now = meeting.heard().plus(late);
        let (from, to) = (now.plus(-a), now.plus(-b));
        let before = meeting.clone();
        if update(&mut meeting, &Stamped { at: now, action: Action::TakeBack { from, to } }).is_ok() {
            let gone = inside(&stretches(&before, now), from.millis(), to.millis());
            prop_assert_eq!(used(&before, now) - used(&meeting, now), gone);
            prop_assert_eq!(inside(&stretches(&meeting, now), from.millis(), to.millis()), 0);
            visits_are_in_order(&meeting);
        }
    }

    #[test]
    fn taking_the_same_stretch_back_twice_is_taking_it_back_once(
        raws in anything(), a in 0_i64..20_000_000, b in 0_i64..20_000_000,
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let at = meeting.heard();
        let action = Action::TakeBack { from: at.plus(-a), to: at.plus(-b) };
        let stamped = Stamped { at, action };
        if update(&mut meeting, &stamped).is_ok() {
            let once = meeting.clone();
            prop_assert!(update(&mut meeting, &stamped).is_ok());
            prop_assert_eq!(meeting, once);
        }
    }

    #[test]
    fn a_clock_that_was_set_shows_at_its_new_time_what_it_showed_at_its_old_one(
        raws in anything_forward(), by in 1_i64..20_000_000, later in 0_i64..20_000_000, paused in any::<bool>(),
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        if paused {
            let pause = Stamped { at: meeting.heard(), action: Action::Pause };
            let _ = update(&mut meeting, &pause);
        }
        let before = meeting.clone();
        // The clock jumps by so much some while after the last action.
        let seen = before.heard().plus(later);
        let stamped = Stamped { at: seen.plus(by), action: Action::ClockWasSet { by } };
        if update(&mut meeting, &stamped).is_ok() {
            let (old, new) = (before.timing().unwrap(), meeting.timing().unwrap());
            for step in meeting.steps() {
                for more in [0, 1, 60_000] {
                    let (then, now) = (seen.plus(more), seen.plus(by).plus(more));
                    prop_assert_eq!(new.elapsed(step.id, now), old.elapsed(step.id, then));
                }
            }
            let (then, now) = (
                Schedule::at(before.steps(), old, seen),
                Schedule::at(meeting.steps(), new, seen.plus(by)),
            );
            prop_assert_eq!(now.elapsed, then.elapsed);
            prop_assert_eq!(now.planned_end, then.planned_end.plus(by));
            prop_assert_eq!(now.projected_end, then.projected_end.plus(by));
            visits_are_in_order(&meeting);
        }
    }

    #[test]
    fn a_corrected_begin_is_where_the_step_begins_and_no_time_counts_twice(
        raws in anything(), back in -1_000_000_i64..20_000_000, late in 0_i64..1_000_000,
    ) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let now = meeting.heard().plus(late);
        let begin = now.plus(-back);
        let before = meeting.clone();
        if update(&mut meeting, &Stamped { at: now, action: Action::CorrectBegin { at: begin } }).is_ok() {
            let timing = meeting.timing().unwrap();
            prop_assert_eq!(timing.since(), begin);
            prop_assert!(timing.began() <= begin);
            visits_are_in_order(&meeting);
            let elapsed = Schedule::at(meeting.steps(), timing, now).elapsed;
            prop_assert!(used(&meeting, now) <= elapsed);
            // What lay before the new begin and before the old one is as it was.
            let untouched = begin.min(before.timing().unwrap().since()).millis();
            prop_assert_eq!(
                inside(&stretches(&meeting, now), 0, untouched),
                inside(&stretches(&before, now), 0, untouched)
            );
        }
    }

    #[test]
    fn a_box_counts_down_to_nothing_and_then_up(raws in anything(), later in 0_i64..20_000_000) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let now = meeting.heard().plus(later);
        let (step, timing) = (meeting.current().unwrap(), meeting.timing().unwrap());
        let at = Box::at(step, timing, now);
        prop_assert_eq!(at.left(), at.planned - at.used);
        let state = match (at.planned, at.left()) {
            (0, _) => BoxState::Unboxed,
            (_, left) if left <= 0 => BoxState::Over,
            (planned, left) if left <= (2 * MINUTE).min(planned / 5) => BoxState::Cue,
            _ => BoxState::Within,
        };
        prop_assert_eq!(at.state, state);
    }

    #[test]
    fn nothing_on_a_closed_meetings_clock_moves(raws in anything(), later in 0_i64..1_000_000_000) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        let close = Stamped { at: meeting.heard(), action: Action::Close };
        let _ = update(&mut meeting, &close);
        let Stage::Closed(_, end) = meeting.stage().clone() else { panic!("it closes") };
        prop_assert_eq!(chart(&meeting, end.plus(later)), chart(&meeting, end));
        prop_assert_eq!(used(&meeting, end.plus(later)), used(&meeting, end));
    }
}

#[test]
fn a_step_gets_the_time_from_its_opening_to_the_next_ones() {
    let mut meeting = meeting(Begin::Open);
    let opening = meeting.current().unwrap().id;
    let summary = meeting.following().unwrap().id;
    act(&mut meeting, 3 * MINUTE, Action::GoTo { step: summary });
    act(&mut meeting, 5 * MINUTE, Action::Pause);
    act(&mut meeting, 9 * MINUTE, Action::Resume);
    act(&mut meeting, 10 * MINUTE, Action::GoTo { step: opening });
    act(&mut meeting, 11 * MINUTE, Action::Close);
    let timing = meeting.timing().unwrap();
    assert_eq!(timing.elapsed(opening, meeting.heard()), 4 * MINUTE);
    assert_eq!(timing.elapsed(summary, meeting.heard()), 3 * MINUTE);
}

#[test]
fn an_opener_that_is_skipped_keeps_the_time_it_took() {
    let mut meeting = meeting(Begin::Open);
    let opening = meeting.current().unwrap().id;
    act(&mut meeting, 2 * MINUTE, Action::SkipOpener);
    let now = meeting.heard();
    assert_eq!(meeting.timing().unwrap().elapsed(opening, now), 2 * MINUTE);
    assert_eq!(meeting.current().unwrap().kind, StepKind::Summary);
    assert_eq!(used(&meeting, now), 2 * MINUTE);
}

#[test]
fn a_forgotten_start_is_corrected_to_when_the_room_began() {
    let mut meeting = meeting(Begin::Open);
    let begin = meeting.heard().plus(-7 * MINUTE);
    act(&mut meeting, MINUTE, Action::CorrectBegin { at: begin });
    let timing = meeting.timing().unwrap();
    assert_eq!(timing.began(), begin);
    assert_eq!(timing.elapsed(timing.step(), meeting.heard()), 8 * MINUTE);
}

#[test]
fn a_step_opened_too_early_gives_the_difference_back_to_the_one_before() {
    let mut meeting = meeting(Begin::Open);
    let opening = meeting.current().unwrap().id;
    let summary = meeting.following().unwrap().id;
    act(&mut meeting, 3 * MINUTE, Action::GoTo { step: summary });
    let begin = Timestamp::from_millis(script::MORNING + 5 * MINUTE);
    act(&mut meeting, 6 * MINUTE, Action::CorrectBegin { at: begin });
    let timing = meeting.timing().unwrap();
    assert_eq!(timing.elapsed(opening, meeting.heard()), 5 * MINUTE);
    assert_eq!(timing.elapsed(summary, meeting.heard()), MINUTE);
}

#[test]
fn a_begin_in_the_future_or_over_four_hours_back_is_refused() {
    let mut meeting = meeting(Begin::Open);
    for at in [meeting.heard().plus(1), meeting.heard().plus(-4 * 60 * MINUTE - 1)] {
        let refused = update(&mut meeting, &stamp(0, Action::CorrectBegin { at }));
        assert_eq!(refused, Err(Refusal::WrongTime));
    }
}

#[test]
fn a_reopened_meeting_goes_on_where_it_was_closed() {
    let mut meeting = meeting(Begin::Open);
    act(&mut meeting, 5 * MINUTE, Action::Close);
    act(&mut meeting, 50 * MINUTE, Action::Reopen);
    act(&mut meeting, 52 * MINUTE, Action::Pause);
    assert_eq!(used(&meeting, meeting.heard()), 7 * MINUTE);
}

#[test]
fn nothing_about_time_is_taken_before_the_start_or_after_the_close() {
    let timely = |meeting: &Meeting| {
        let step = meeting.steps()[1].id;
        let at = meeting.heard();
        vec![
            Action::Pause,
            Action::Resume,
            Action::GoTo { step },
            Action::CorrectBegin { at },
            Action::TakeBack { from: at.plus(-1), to: at },
            Action::ClockWasSet { by: 1 },
            Action::Extend { step, pay: Pay::End },
            Action::Close,
        ]
    };
    let mut draft = meeting(Begin::Draft);
    for action in timely(&draft) {
        assert_eq!(update(&mut draft, &stamp(0, action)), Err(Refusal::NotStarted));
    }
    let mut closed = meeting(Begin::Open);
    act(&mut closed, 0, Action::Close);
    for action in timely(&closed) {
        assert_eq!(update(&mut closed, &stamp(1, action)), Err(Refusal::Closed));
    }
    assert_eq!(update(&mut closed, &stamp(1, Action::Start)), Err(Refusal::Started));
}

// Decisions and people

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn every_item_is_counted_once(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        let count = count(meeting.items());
        let reported = meeting.items().iter().filter(|i| i.done && i.choice.is_none()).count();
        prop_assert_eq!(count.decided() + count.open + reported, meeting.items().len());
        prop_assert!(count.unfinished <= count.decided());
    }

    #[test]
    fn an_undecided_item_lacks_nothing_and_a_decided_one_says_what_it_lacks(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        for item in meeting.items() {
            let missing = item.missing();
            prop_assert!(item.choice.is_some() || missing.is_empty());
            if item.choice == Some(Choice::Do) {
                prop_assert_eq!(item.owner.is_empty(), missing.contains(&Missing::Owner));
                prop_assert_eq!(item.due.is_none(), missing.contains(&Missing::Due));
                prop_assert_eq!(item.ticket.is_empty(), missing.contains(&Missing::Ticket));
                prop_assert_eq!(!item.is_backed(), missing.contains(&Missing::Commitment));
            }
        }
    }

    #[test]
    fn a_person_answers_once_per_item_and_is_on_the_roster(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        for item in meeting.items() {
            let mut people: Vec<u32> = item.commitments.iter().map(|c| c.person.number()).collect();
            people.sort_unstable();
            people.dedup();
            prop_assert_eq!(people.len(), item.commitments.len());
            prop_assert!(item.commitments.iter().all(|c| meeting.person(c.person).is_some()));
        }
        prop_assert!(meeting.opener().note_taker.is_none_or(|p| meeting.person(p).is_some()));
    }

    #[test]
    fn nothing_without_words_is_kept(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        prop_assert!(meeting.items().iter().all(|i| !i.title.is_empty()));
        prop_assert!(meeting.roster().iter().all(|p| !p.name.is_empty()));
        prop_assert!(meeting.notes().iter().all(|n| !n.text.is_empty()));
        prop_assert!(meeting.parked().iter().all(|p| !p.topic.is_empty()));
    }

    #[test]
    fn no_two_people_have_one_name(begin in begin(), raws in anything()) {
        let mut meeting = meeting(begin);
        play(&mut meeting, &raws);
        let mut names: Vec<String> =
            meeting.roster().iter().map(|p| p.name.as_str().to_lowercase()).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), meeting.roster().len());
    }
}

#[test]
fn silence_and_a_hedge_are_no_commitment() {
    let mut meeting = meeting(Begin::Open);
    let item = meeting.items()[0].id;
    let person = meeting.leaders().next().unwrap().id;
    assert_eq!(meeting.item(item).unwrap().standing(person), Standing::Silent);
    let answer =
        |hedged| Action::Answer { item, person, answer: Answer::Commit, words: Text::line("we’ll see"), hedged };
    act(&mut meeting, 0, answer(true));
    assert_eq!(meeting.item(item).unwrap().standing(person), Standing::Hedged);
    assert!(!meeting.item(item).unwrap().is_backed());
    act(&mut meeting, 1, answer(false));
    assert!(meeting.item(item).unwrap().is_backed());
    act(&mut meeting, 2, Action::TakeAnswerBack { item, person });
    assert_eq!(meeting.item(item).unwrap().standing(person), Standing::Silent);
}

#[test]
fn what_is_put_on_the_table_lies_there_until_it_is_removed() {
    let mut meeting = meeting(Begin::Open);
    let (first, second) = (meeting.items()[0].id, meeting.items()[1].id);
    assert_eq!(meeting.item_on_table().unwrap().id, first);
    act(&mut meeting, 0, Action::PutOnTable { item: second });
    assert_eq!(meeting.item_on_table().unwrap().id, second);
    act(&mut meeting, 1, Action::Decide { item: second, choice: Some(Choice::Dont) });
    assert_eq!(meeting.item_on_table().unwrap().id, second, "reasons follow a decision");
    act(&mut meeting, 2, Action::RemoveItem { item: second });
    assert_eq!(meeting.item_on_table().unwrap().id, first);
    let gone = update(&mut meeting, &stamp(3, Action::PutOnTable { item: second }));
    assert_eq!(gone, Err(Refusal::Gone));
}

#[test]
fn what_is_gone_cannot_be_spoken_of() {
    let mut meeting = meeting(Begin::Open);
    for action in [
        Action::GoTo { step: nobody() },
        Action::RemoveItem { item: nobody() },
        Action::RemovePerson { person: nobody() },
        Action::RemoveNote { note: nobody() },
        Action::RemoveParked { parked: nobody() },
        Action::RemoveRule { rule: nobody() },
        Action::SetNoteTaker { person: Some(nobody()) },
    ] {
        assert_eq!(update(&mut meeting, &stamp(0, action)), Err(Refusal::Gone));
    }
}

#[test]
fn everyone_is_here_but_those_who_are_known_not_to_be() {
    let mut meeting = meeting(Begin::Open);
    let people: Vec<PersonId> = meeting.roster().iter().map(|p| p.id).collect();
    act(&mut meeting, 0, Action::SetPresence { person: people[0], presence: Presence::Absent });
    act(&mut meeting, 0, Action::SetPresence { person: people[1], presence: Presence::Left });
    let mut journal = Journal::new(meeting);
    let before = journal.meeting().roster().to_vec();
    journal.act(stamp(1, Action::AllHere)).unwrap();
    let are: Vec<Presence> = journal.meeting().roster().iter().map(|p| p.presence).collect();
    assert_eq!(are, [Presence::Absent, Presence::Left, Presence::Present]);
    assert!(journal.undo());
    assert_eq!(journal.meeting().roster(), before);
}

#[test]
fn a_script_of_every_kind_of_action_is_tried() {
    // A law over actions that never happen would hold for nothing: see that scripts reach all of them.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut taken = std::collections::BTreeMap::<String, usize>::new();
    for turn in 0..1_500 {
        let raws = proptest::strategy::Strategy::new_tree(&anything(), &mut runner).unwrap();
        let mut meeting = meeting(if turn % 3 == 0 { Begin::Draft } else { Begin::Open });
        for stamped in play(&mut meeting, &proptest::strategy::ValueTree::current(&raws)) {
            let name = format!("{:?}", stamped.action);
            let name = name.split([' ', '{']).next().unwrap().to_owned();
            *taken.entry(name).or_default() += 1;
        }
    }
    // Every variant of `Action`.
    assert_eq!(taken.len(), 66, "{taken:?}");
    let _ = prelude(Begin::Empty);
}
