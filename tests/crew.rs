//! Windows on one meeting: whatever comes late, freezes or dies, nothing is lost, nothing is done twice, all agree.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::VecDeque;

use postmortem_meeting::domain::{
    Action, Crew, Heard, Journal, Meeting, MeetingId, School, Text, Timestamp, Wish, Word,
};
use postmortem_meeting::domain::{Length, Mark, Stamped, preset};
use proptest::prelude::*;

/// A window: its part, its journal, what it has not heard yet, and what was wished there.
struct Window {
    name: u32,
    crew: Crew,
    journal: Journal,
    inbox: VecDeque<Word>,
    frozen: bool,
    wished: Vec<String>,
    refused: usize,
}

#[derive(Default)]
struct Room {
    windows: Vec<Window>,
    /// What the browser's storage says of turns.
    term: u32,
    now: i64,
    named: u32,
}

fn start() -> Journal {
    let mut journal = Journal::new(Meeting::new(MeetingId::new("m").unwrap()));
    let steps = preset(School::BuyIn, Length::Hour);
    let act = |action| Stamped { at: Timestamp::from_millis(0), action };
    journal.act(act(Action::UseAgenda { school: School::BuyIn, steps })).unwrap();
    journal.act(act(Action::Start)).unwrap();
    journal
}

impl Room {
    fn open(&mut self) {
        self.named += 1;
        // Names are chance: later ones are not always higher.
        let name = self.named.wrapping_mul(2_654_435_761) | 1;
        let (crew, hello) = Crew::join(name);
        // What is kept in the browser is as old as it may be; the writer tells what it really is.
        self.windows.push(Window {
            name,
            crew,
            journal: start(),
            inbox: VecDeque::new(),
            frozen: false,
            wished: Vec::new(),
            refused: 0,
        });
        self.say(name, vec![hello]);
    }

    fn say(&mut self, from: u32, words: Vec<Word>) {
        for word in words {
            for window in self.windows.iter_mut().filter(|w| w.name != from) {
                window.inbox.push_back(word.clone());
            }
        }
    }

    fn at(&mut self) -> Timestamp {
        self.now += 20_000; // further apart than what counts as one edit
        Timestamp::from_millis(self.now)
    }

    fn after(&mut self, place: usize, heard: Heard) {
        let window = &mut self.windows[place];
        window.refused += usize::from(heard.refused.is_some());
        let name = window.name;
        self.say(name, heard.say);
        if heard.vacant {
            self.claim(place);
        }
    }

    fn wish(&mut self, place: usize, wish: Wish) {
        let at = self.at();
        let window = &mut self.windows[place];
        let heard = window.crew.wish(&mut window.journal, wish, at);
        self.after(place, heard);
    }

    fn note(&mut self, place: usize) {
        let window = &mut self.windows[place];
        let text = format!("{}-{}", window.name, window.wished.len());
        window.wished.push(text.clone());
        let step = window.journal.meeting().steps()[0].id;
        self.wish(place, Wish::Act(Action::AddNote { step, mark: Mark::Plain, text: Text::line(&text) }));
    }

    fn hear(&mut self, place: usize) {
        let at = self.at();
        let window = &mut self.windows[place];
        if window.frozen {
            return;
        }
        let Some(word) = window.inbox.pop_front() else { return };
        let heard = window.crew.hear(&mut window.journal, word, at);
        self.after(place, heard);
    }

    fn claim(&mut self, place: usize) {
        let at = self.at();
        let term = self.term;
        let window = &mut self.windows[place];
        let heard = window.crew.claim(&mut window.journal, term, at);
        self.term = self.term.max(window.crew.turn().term);
        self.after(place, heard);
    }

    fn close(&mut self, place: usize, says_so: bool) {
        let window = self.windows.remove(place);
        if says_so {
            self.say(window.name, vec![window.crew.bye()]);
        }
    }

    /// Everybody wakes, hears everything, and asks again until all is answered.
    fn settle(&mut self) {
        self.windows.iter_mut().for_each(|w| w.frozen = false);
        for _ in 0..40 {
            let mut busy = true;
            let mut heard = 0;
            while busy {
                busy = false;
                for place in 0..self.windows.len() {
                    busy |= !self.windows[place].inbox.is_empty();
                    self.hear(place);
                    heard += 1;
                    assert!(heard < 100_000, "they never stop talking");
                }
            }
            let waits = self.windows.iter().position(|w| w.crew.waits_for().is_some() || !w.crew.knows());
            match waits {
                Some(place) => self.claim(place),
                None if self.windows.iter().filter(|w| w.crew.writes()).count() == 1 => return,
                None => self.claim(0),
            }
        }
        panic!("no peace");
    }

    fn notes(&self, place: usize) -> Vec<String> {
        self.windows[place].journal.meeting().notes().iter().map(|n| n.text.to_string()).collect()
    }

    fn agree(&self) {
        for window in &self.windows {
            assert_eq!(
                window.journal.log(),
                self.windows[0].journal.log(),
                "{} and {}",
                window.name,
                self.windows[0].name
            );
            assert_eq!(window.journal.meeting(), self.windows[0].journal.meeting());
            assert_eq!(window.refused, 0);
        }
    }
}

#[test]
fn two_desks_lose_nothing_and_do_nothing_twice() {
    let mut room = Room::default();
    room.open();
    room.claim(0);
    room.open();
    for n in 0..500_usize {
        room.note(n % 2);
        // They hear at their own pace.
        (0..n % 3).for_each(|_| room.hear(n / 2 % 2));
    }
    room.settle();
    room.agree();
    let notes = room.notes(0);
    assert_eq!(notes.len(), 500);
    for window in &room.windows {
        let own: Vec<_> = notes.iter().filter(|note| window.wished.contains(note)).collect();
        assert_eq!(own, window.wished.iter().collect::<Vec<_>>(), "in the order in which they were wished");
    }
}

#[test]
fn a_writer_that_slept_through_a_claim_loses_nothing() {
    let mut room = Room::default();
    room.open();
    room.claim(0);
    room.open();
    room.settle();
    room.windows[0].frozen = true;
    room.note(1);
    assert!(room.notes(1).is_empty(), "it asks first");
    room.claim(1);
    assert_eq!(room.notes(1).len(), 1);
    // It wakes, and somebody is quicker than the news.
    room.note(0);
    room.settle();
    room.agree();
    assert_eq!(room.notes(0).len(), 2);
    assert!(room.windows[1].crew.writes() && !room.windows[0].crew.writes());
}

#[test]
fn a_writer_that_goes_is_replaced() {
    let mut room = Room::default();
    room.open();
    room.claim(0);
    room.open();
    room.open();
    room.settle();
    room.note(1);
    room.settle();
    room.close(0, true);
    room.settle();
    room.note(1);
    room.settle();
    room.agree();
    assert_eq!(room.notes(0).len(), 2);
}

#[test]
fn undo_and_redo_go_through_the_writer() {
    let mut room = Room::default();
    room.open();
    room.claim(0);
    room.open();
    room.settle();
    room.note(1);
    room.settle();
    room.wish(1, Wish::Undo);
    room.settle();
    room.agree();
    assert!(room.notes(1).is_empty());
    assert!(room.windows[1].journal.can_redo());
    // Also when somebody else writes by then.
    room.claim(1);
    room.settle();
    room.wish(0, Wish::Redo);
    room.settle();
    room.agree();
    assert_eq!(room.notes(0).len(), 1);
}

#[test]
fn a_refusal_reaches_who_wished() {
    let mut room = Room::default();
    room.open();
    room.claim(0);
    room.open();
    room.settle();
    room.wish(1, Wish::Act(Action::Start));
    room.settle();
    assert_eq!((room.windows[0].refused, room.windows[1].refused), (0, 1));
}

#[derive(Clone, Debug)]
enum Do {
    Note(usize),
    Hear(usize),
    Freeze(usize),
    Wake(usize),
    Claim(usize),
    Open,
    Close(usize, bool),
}

fn doing() -> impl Strategy<Value = Do> {
    let place = 0_usize..4;
    prop_oneof![
        6 => place.clone().prop_map(Do::Note),
        10 => place.clone().prop_map(Do::Hear),
        1 => place.clone().prop_map(Do::Freeze),
        1 => place.clone().prop_map(Do::Wake),
        1 => place.clone().prop_map(Do::Claim),
        1 => Just(Do::Open),
        1 => (place, any::<bool>()).prop_map(|(place, says)| Do::Close(place, says)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn windows_agree_whatever_happens(script in prop::collection::vec(doing(), 1..120)) {
        let mut room = Room::default();
        room.open();
        room.claim(0);
        for one in script {
            let count = room.windows.len();
            match one {
                Do::Note(place) => room.note(place % count),
                Do::Hear(place) => room.hear(place % count),
                Do::Freeze(place) => room.windows[place % count].frozen = true,
                Do::Wake(place) => room.windows[place % count].frozen = false,
                Do::Claim(place) => room.claim(place % count),
                Do::Open if count < 4 => room.open(),
                // A window that goes has told what it had: what only it knew goes with it.
                Do::Close(place, says) if count > 1 => {
                    room.settle();
                    room.close(place % count, says);
                }
                Do::Open | Do::Close(..) => {}
            }
        }
        room.settle();
        room.agree();
        let notes = room.notes(0);
        let mut once = notes.clone();
        once.sort();
        once.dedup();
        prop_assert_eq!(once.len(), notes.len(), "something was done twice");
        for window in &room.windows {
            let own: Vec<_> = notes.iter().filter(|note| window.wished.contains(note)).collect();
            prop_assert_eq!(own, window.wished.iter().collect::<Vec<_>>());
        }
    }
}
