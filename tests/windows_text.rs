//! What windows say to each other as text: what was said is what is heard, and anything else is nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use postmortem_meeting::codec::windows;
use std::boxed::Box;

use postmortem_meeting::domain::*;
use postmortem_meeting::locale::Words;
use postmortem_meeting::present::sample;
use proptest::prelude::*;

fn running() -> Journal {
    let mut journal = Journal::new(Meeting::new(MeetingId::new("m").unwrap()));
    let mut at = 0;
    let mut act = |journal: &mut Journal, action| {
        at += 60_000;
        journal.act(Stamped { at: Timestamp::from_millis(at), action }).unwrap();
    };
    act(&mut journal, Action::UseAgenda { school: School::BuyIn, steps: preset(School::BuyIn, Length::Hour) });
    for action in sample(&Words) {
        act(&mut journal, action);
    }
    act(&mut journal, Action::Start);
    let step = journal.meeting().steps()[0].id;
    for (mark, text) in [(Mark::Private, "only for me"), (Mark::Insight, "for the minutes")] {
        act(&mut journal, Action::AddNote { step, mark, text: Text::line(text) });
    }
    act(&mut journal, Action::HearCustomers { text: Text::line("they were furious") });
    let draft = std::boxed::Box::new(PollDraft { scale: Scale::Fist, ..PollDraft::default() });
    act(&mut journal, Action::OpenPoll { draft, nonce: Bytes::new(&[7; 8]), key: Bytes::default() });
    let (item, person) = (journal.meeting().items()[0].id, journal.meeting().roster()[0].id);
    let words = Text::line("I will try to");
    act(&mut journal, Action::Answer { item, person, answer: Answer::Commit, words, hedged: true });
    journal
}

#[test]
fn what_was_said_is_what_is_heard() {
    let mut journal = running();
    assert!(journal.undo());
    let turn = Turn { term: 3, by: 0xffff_ffff };
    let stamped = Box::new(Stamped { at: Timestamp::from_millis(5), action: Action::Pause });
    let wishes = vec![(7, Wish::Undo), (8, Wish::Act(Action::Resume))];
    let words = [
        Word::Hello { from: 1 },
        Word::Here { to: 2, turn, seq: 9, taken: vec![(1, 4), (2, 0)], journal: Box::new(journal) },
        Word::Ask { from: 1, turn, wishes },
        Word::Did { turn, seq: 10, from: 1, wish: 8, stamped },
        Word::Not { turn, from: 1, wish: 7, refused: true },
        Word::Claim { turn },
        Word::Bye { from: 1 },
    ];
    for word in words {
        let text = windows::write(&word);
        let heard = windows::read(&text).unwrap();
        assert_eq!(windows::write(&heard), text);
        if let (Word::Here { journal: said, .. }, Word::Here { journal: heard, .. }) = (&word, &heard) {
            assert_eq!(heard.meeting(), said.meeting());
            assert_eq!(heard.log(), said.log());
            assert!(heard.can_redo());
        }
        // Cut anywhere it is nothing.
        for end in (0..text.len()).step_by(1 + text.len() / 200) {
            assert!(windows::read(&text[..end]).is_none(), "{end}");
        }
    }
}

#[test]
fn nothing_private_reaches_the_room() {
    let journal = running();
    let meeting = Box::new(journal.meeting().for_the_room());
    let scene = Scene::Shown {
        turn: Turn { term: 1, by: 1 },
        seq: 1,
        now: Timestamp::from_millis(0),
        shift: 0,
        directive: false,
        meeting,
    };
    let text = windows::write_scene(&scene);
    for private in ["only for me", "for the minutes", "furious", "I will try", "hedged", "commitments\":[{"] {
        assert!(!text.contains(private), "{private}");
    }
    assert_eq!(windows::read_scene(&text).unwrap(), scene);
    let item = Some(journal.meeting().items()[0].id);
    let step = journal.meeting().steps()[0].id;
    let poll = journal.meeting().polls()[0].id;
    for press in [
        Press::Directive,
        Press::Pause,
        Press::Resume,
        Press::ToDesk,
        Press::Next { step, item },
        Press::Next { step, item: None },
        Press::Reveal { poll, round: 2 },
    ] {
        let scene = Scene::Press(press);
        assert_eq!(windows::read_scene(&windows::write_scene(&scene)).unwrap(), scene);
    }
    for scene in [Scene::Here, Scene::Look, Scene::Left { turn: Turn { term: 1, by: 1 } }] {
        assert_eq!(windows::read_scene(&windows::write_scene(&scene)).unwrap(), scene);
    }
}

#[test]
fn a_log_that_does_not_fit_its_start_is_nothing() {
    let turn = Turn { term: 1, by: 1 };
    let word = Word::Here { to: 0, turn, seq: 1, taken: Vec::new(), journal: Box::new(running()) };
    let text = windows::write(&word);
    assert!(windows::read(&text).is_some());
    assert!(windows::read(&text.replace("\"Start\"", "\"Reopen\"")).is_none());
}

proptest! {
    #[test]
    fn any_text_is_nothing_or_a_word(text in "(pmw1 )?\\PC{0,80}") {
        let _ = windows::read(&text);
        let _ = windows::read_scene(&text);
    }
}
