//! Polls in a meeting: what may be asked, that nothing shows before the reveal, and how results are read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::manual_is_multiple_of, reason = "scripts are arithmetic on raw numbers")]

#[path = "laws/script.rs"]
mod script;

use postmortem_meeting::codec::save;
use postmortem_meeting::domain::*;
use proptest::prelude::*;
use script::{Begin, MORNING, anything, meeting, play};

fn act(meeting: &mut Meeting, action: Action) -> Result<(), Refusal> {
    update(meeting, &Stamped { at: Timestamp::from_millis(MORNING), action }).map(|_| ())
}

fn nonce() -> Bytes {
    Bytes::new(&[7; 8])
}

fn ask(meeting: &mut Meeting, draft: PollDraft) -> Result<PollId, Refusal> {
    let key = if draft.secrecy == Secrecy::Open { Bytes::default() } else { Bytes::new(&[9; 32]) };
    act(meeting, Action::OpenPoll { draft: std::boxed::Box::new(draft), nonce: nonce(), key })?;
    Ok(meeting.polls().last().unwrap().id)
}

fn of(scale: Scale) -> PollDraft {
    let topics = if scale.takes_topics() { vec![Text::line("one"), Text::line("two")] } else { Vec::new() };
    let options = if scale == Scale::Own { vec![Text::line("tea"), Text::line("coffee")] } else { Vec::new() };
    PollDraft { scale, topics, options, ..PollDraft::default() }
}

/// A tally of single answers, one topic.
fn tally(scale: Scale, options: usize, answers: &[u16]) -> Tally {
    let mut tally = Tally::blank(1, options);
    answers.iter().for_each(|answer| tally.add(scale, &[*answer]));
    tally
}

fn read(scale: Scale, answers: &[u16], voters: usize) -> Outlook {
    let mut meeting = meeting(Begin::Open);
    let voters = meeting.roster().iter().map(|p| p.id).take(voters).collect();
    let poll = ask(&mut meeting, PollDraft { voters, ..of(scale) }).unwrap();
    let options = meeting.poll(poll).unwrap().options();
    let tally = std::boxed::Box::new(tally(scale, options, answers));
    act(&mut meeting, Action::Reveal { poll, tally }).unwrap();
    let poll = meeting.poll(poll).unwrap();
    outlook(poll, poll.round().unwrap()).unwrap()
}

// Asking

#[test]
fn one_question_is_asked_at_a_time() {
    let mut meeting = meeting(Begin::Open);
    let first = ask(&mut meeting, of(Scale::Fist)).unwrap();
    assert_eq!(ask(&mut meeting, of(Scale::Consent)), Err(Refusal::PollOpen));
    act(&mut meeting, Action::Reveal { poll: first, tally: std::boxed::Box::new(Tally::blank(1, 6)) }).unwrap();
    assert!(ask(&mut meeting, of(Scale::Consent)).is_ok());
}

#[test]
fn a_poll_needs_a_running_meeting() {
    assert_eq!(ask(&mut meeting(Begin::Draft), of(Scale::Fist)), Err(Refusal::NotStarted));
}

#[test]
fn every_scale_can_be_asked_and_commitments_are_always_named_and_safety_never() {
    for scale in Scale::ALL {
        for named in [true, false] {
            let mut meeting = meeting(Begin::Open);
            let poll = ask(&mut meeting, PollDraft { named, ..of(scale) }).unwrap();
            let poll = meeting.poll(poll).unwrap();
            let expected = match scale {
                Scale::Commitment => true,
                Scale::Safety => false,
                _ => named,
            };
            assert_eq!(poll.asked.named, expected, "{scale:?}");
            assert!((2..=OPTIONS).contains(&poll.options()));
        }
    }
}

#[test]
fn a_sealed_poll_needs_a_key_and_an_open_one_has_none() {
    for (secrecy, key, fits) in [
        (Secrecy::Open, 0, true),
        (Secrecy::Open, 32, false),
        (Secrecy::Sealed, 32, true),
        (Secrecy::Sealed, 0, false),
        (Secrecy::Published, 31, false),
    ] {
        let draft = std::boxed::Box::new(PollDraft { secrecy, ..of(Scale::Fist) });
        let key = Bytes::new(&vec![1; key]);
        let outcome = act(&mut meeting(Begin::Open), Action::OpenPoll { draft, nonce: nonce(), key });
        assert_eq!(outcome.is_ok(), fits, "{secrecy:?}");
    }
}

#[test]
fn own_options_are_two_to_fifteen_and_topics_at_most_forty() {
    let texts = |n: usize| (0..n).map(|n| Text::line(&format!("option {n}"))).collect::<Vec<_>>();
    for (options, fits) in [(0, false), (1, false), (2, true), (15, true), (16, false)] {
        let draft = PollDraft { scale: Scale::Own, options: texts(options), ..PollDraft::default() };
        assert_eq!(ask(&mut meeting(Begin::Open), draft).is_ok(), fits, "{options}");
    }
    for (topics, fits) in [(0, false), (1, true), (40, true), (41, false)] {
        let draft = PollDraft { scale: Scale::Disposition, topics: texts(topics), ..PollDraft::default() };
        assert_eq!(ask(&mut meeting(Begin::Open), draft).is_ok(), fits, "{topics}");
    }
}

// Before and after the reveal

#[test]
fn an_open_round_knows_who_voted_and_nothing_else() {
    let mut meeting = meeting(Begin::Open);
    let people: Vec<PersonId> = meeting.roster().iter().map(|p| p.id).collect();
    let poll = ask(&mut meeting, PollDraft { named: true, ..of(Scale::Fist) }).unwrap();
    act(&mut meeting, Action::CountIn { poll, voted: 3, people: people.clone() }).unwrap();
    let round = meeting.poll(poll).unwrap().round().unwrap();
    assert_eq!((round.voted, &round.people, &round.tally), (3, &people, &None));
    assert_eq!(outlook(meeting.poll(poll).unwrap(), round), None);
}

#[test]
fn two_rounds_are_kept_and_there_is_no_third() {
    let mut meeting = meeting(Begin::Open);
    let poll = ask(&mut meeting, of(Scale::Fist)).unwrap();
    let again = |nonce| Action::VoteAgain { poll, nonce, key: Bytes::default() };
    assert_eq!(act(&mut meeting, again(nonce())), Err(Refusal::PollOpen));
    act(&mut meeting, Action::Reveal { poll, tally: std::boxed::Box::new(tally(Scale::Fist, 6, &[3, 6])) }).unwrap();
    act(&mut meeting, again(Bytes::new(&[8; 8]))).unwrap();
    assert!(meeting.poll(poll).unwrap().is_open());
    act(&mut meeting, Action::Reveal { poll, tally: std::boxed::Box::new(tally(Scale::Fist, 6, &[5, 6])) }).unwrap();
    assert_eq!(act(&mut meeting, again(nonce())), Err(Refusal::Full));
    let first = meeting.poll(poll).unwrap().rounds[0].tally.clone().unwrap();
    assert_eq!(first.counts, [[0, 0, 1, 0, 0, 1]]);
}

#[test]
fn a_tally_that_is_not_of_the_poll_is_refused() {
    let named = Vote { name: Text::line("A"), person: None, answers: vec![1], way: Way::Typed };
    let mut with_name = tally(Scale::Fist, 6, &[1]);
    with_name.votes.push(named);
    let mut too_many = tally(Scale::Fist, 6, &[1]);
    too_many.counts[0][2] = 5;
    for bad in [Tally::blank(2, 6), Tally::blank(1, 5), with_name, too_many] {
        let mut meeting = meeting(Begin::Open);
        let poll = ask(&mut meeting, of(Scale::Fist)).unwrap();
        assert_eq!(act(&mut meeting, Action::Reveal { poll, tally: std::boxed::Box::new(bad) }), Err(Refusal::Misfit));
        assert!(meeting.poll(poll).unwrap().is_open());
    }
}

#[test]
fn what_was_set_aside_is_counted_or_dismissed_once_by_hand() {
    let mut meeting = meeting(Begin::Open);
    let amara = meeting.roster()[0].clone();
    let poll = ask(&mut meeting, PollDraft { named: true, ..of(Scale::Fist) }).unwrap();
    let mut tally = Tally::blank(1, 6);
    for words in ["4.5", "3-4"] {
        let words = Text::line(words);
        tally.aside.push(Aside { name: amara.name.clone(), why: Why::Unclear, words, answers: vec![], settled: None });
    }
    act(&mut meeting, Action::Reveal { poll, tally: std::boxed::Box::new(tally) }).unwrap();
    let settle = |aside, answers: &[u16]| Action::Settle { poll, aside, answers: answers.to_vec() };
    assert_eq!(act(&mut meeting, settle(0, &[7])), Err(Refusal::Misfit));
    act(&mut meeting, settle(0, &[5])).unwrap();
    assert_eq!(act(&mut meeting, settle(0, &[5])), Err(Refusal::Gone));
    act(&mut meeting, settle(1, &[])).unwrap();
    let tally = meeting.poll(poll).unwrap().rounds[0].tally.clone().unwrap();
    assert_eq!(tally.counts, [[0, 0, 0, 0, 1, 0]]);
    assert_eq!(tally.votes[0].person, Some(amara.id));
    assert_eq!(tally.aside[1].settled, Some(Settled::Dismissed));
}

#[test]
fn dots_add_up_per_topic() {
    let mut tally = Tally::blank(2, 3);
    tally.add(Scale::Dots, &[3, 0]);
    tally.add(Scale::Dots, &[1, 2]);
    assert_eq!(tally.counts, [[4, 0, 0], [2, 0, 0]]);
}

// Reading (domain, 4.3)

#[test]
fn fists_are_read_by_person_and_never_by_their_mean() {
    let read = |fists: &[u16]| {
        let answers: Vec<u16> = fists.iter().map(|fist| fist + 1).collect();
        let outlook = read(Scale::Fist, &answers, 0);
        (outlook.light, outlook.duties)
    };
    assert_eq!(read(&[5, 5, 4]), (Light::Go, vec![Duty::AllSure]));
    assert_eq!(read(&[5, 5, 5]), (Light::Go, vec![Duty::AllFive]));
    assert_eq!(read(&[5, 3, 4]), (Light::Hear, vec![Duty::LiftThrees(1)]));
    assert_eq!(read(&[3, 3, 3]), (Light::Hear, vec![Duty::AllThree, Duty::LiftThrees(3)]));
    // Eight fives do not outvote a two.
    assert_eq!(read(&[5, 5, 5, 5, 5, 5, 5, 5, 2]), (Light::Stop, vec![Duty::HearLow(1)]));
    assert_eq!(read(&[0, 3, 5]), (Light::Stop, vec![Duty::HearLow(1), Duty::LiftThrees(1)]));
    assert_eq!(read(&[]), (Light::Stop, vec![Duty::NobodyVoted]));
}

#[test]
fn one_objection_stops_and_concerns_are_noted() {
    let read = |answers: &[u16]| {
        let outlook = read(Scale::Consent, answers, 0);
        (outlook.light, outlook.duties)
    };
    assert_eq!(read(&[1, 1]), (Light::Go, vec![Duty::NoObjection]));
    assert_eq!(read(&[1, 2]), (Light::Hear, vec![Duty::NoteConcerns(1), Duty::NoObjection]));
    assert_eq!(read(&[1, 1, 1, 3, 2]), (Light::Stop, vec![Duty::WorkIn(1), Duty::NoteConcerns(1)]));
}

#[test]
fn a_silent_leader_is_not_committed() {
    let outlook = read(Scale::Commitment, &[1, 1], 3);
    assert_eq!((outlook.light, outlook.duties), (Light::Stop, vec![Duty::Silent(1)]));
    let outlook = read(Scale::Commitment, &[1, 1, 1], 3);
    assert_eq!((outlook.light, outlook.duties), (Light::Go, vec![Duty::AllCommit]));
    let outlook = read(Scale::Commitment, &[1, 2, 1], 3);
    assert_eq!((outlook.light, outlook.duties), (Light::Stop, vec![Duty::NotCommitted(1)]));
}

#[test]
fn the_other_scales_are_read_as_the_design_says() {
    let duty = |scale, answers: &[u16]| read(scale, answers, 0).duties[0];
    assert_eq!(duty(Scale::Gradients, &[1, 2, 8]), Duty::Against(1));
    assert_eq!(duty(Scale::Gradients, &[1, 2, 5]), Duty::RealSupport);
    assert_eq!(duty(Scale::Gradients, &[1, 4, 5]), Duty::Lukewarm);
    assert_eq!(duty(Scale::Thumbs, &[1, 1, 3]), Duty::Extend);
    assert_eq!(duty(Scale::Thumbs, &[1, 2, 3]), Duty::Split);
    assert_eq!(duty(Scale::Thumbs, &[3, 2]), Duty::MoveOn);
    assert_eq!(duty(Scale::Safety, &[5, 5, 1, 2]), Duty::TreadLightly);
    assert_eq!(duty(Scale::Safety, &[2, 3]), Duty::TreadLightly);
    assert_eq!(duty(Scale::Safety, &[4, 3, 5]), Duty::SpeakOpenly);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_at_most_one_round_is_open_and_counts_never_exceed_ballots(raws in anything()) {
        let mut meeting = meeting(Begin::Open);
        play(&mut meeting, &raws);
        prop_assert!(meeting.check().is_ok());
        prop_assert!(meeting.polls().iter().filter(|poll| poll.is_open()).count() <= 1);
        for poll in meeting.polls().iter().filter(|poll| poll.asked.scale != Scale::Dots) {
            for tally in poll.rounds.iter().filter_map(|round| round.tally.as_ref()) {
                for row in &tally.counts {
                    prop_assert!(row.iter().map(|n| u32::from(*n)).sum::<u32>() <= u32::from(tally.ballots));
                }
            }
        }
    }

    #[test]
    fn a_meeting_with_polls_is_saved_whole(raws in proptest::collection::vec(any::<(u8, u16, u16, u16)>(), 1..30)) {
        let mut journal = Journal::new(meeting(Begin::Open));
        for (kind, a, b, c) in raws {
            let raw = script::Raw { kind, a, b, c, pace: script::Pace::On(0) };
            let action = script::poll_action(journal.meeting(), &raw);
            let _ = journal.act(Stamped { at: Timestamp::from_millis(MORNING), action });
        }
        let file = save::write(&journal, Timestamp::from_millis(MORNING));
        let (again, _) = save::read(file.as_bytes()).unwrap();
        prop_assert_eq!(again.meeting(), journal.meeting());
    }
}
