//! The windows that have one meeting open: one writes, the others follow.
//!
//! Everybody may act. The writer takes wishes, its own and the others', one after the other, and tells what it took;
//! the others take the same in the same order, so all hold the same journal. Each window numbers its wishes: one that
//! is asked twice is taken once, and one that was lost with a writer is asked again.
//!
//! Who writes is a [`Turn`]. It ends when its window goes, or when another window claims: because somebody wants to
//! write there, or because a wish got no answer. Of two turns the higher counts, everywhere, so a window that slept
//! through a claim steps back as soon as it hears of it and asks again for whatever it took on its own.
//!
//! Pure: no window, no channel, no timer. [`crate::codec::windows`] turns a [`Word`] into text.

use std::collections::VecDeque;

use super::{Action, Effect, Journal, Refusal, Stamped, Timestamp};

/// How many of its own wishes a window remembers, for asking again after a turn that was lost.
const RECENT: usize = 200;

/// Whose word counts: of two turns the one with the higher term, and in one term the window with the higher name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// Grows with every claim.
    pub term: u32,
    /// The window that writes, by its name.
    pub by: u32,
}

/// What somebody wants done to the meeting.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// The last change is taken back.
    Undo,
    /// What was taken back last is done again.
    Redo,
    /// Something is done.
    Act(Action),
}

/// What one window says to the others.
#[derive(Clone, Debug)]
pub enum Word {
    /// Nothing anybody can make sense of.
    Nothing,
    /// A window came, or lost the thread: it asks the writer for all of it.
    Hello {
        /// The window.
        from: u32,
    },
    /// All of it, from the writer.
    Here {
        /// For whom; 0 for all.
        to: u32,
        /// The writer's turn.
        turn: Turn,
        /// How many changes there have been.
        seq: u32,
        /// The last wish taken of each window, by name.
        taken: Vec<(u32, u32)>,
        /// The meeting with its log.
        journal: Box<Journal>,
    },
    /// A window asks for its wishes, by number; it repeats those that were not answered.
    Ask {
        /// The window.
        from: u32,
        /// The turn it follows; another one may not know what it wished before.
        turn: Turn,
        /// Its wishes, in order.
        wishes: Vec<(u32, Wish)>,
    },
    /// The writer took a wish.
    Did {
        /// The writer's turn.
        turn: Turn,
        /// The change's number.
        seq: u32,
        /// Whose wish it was.
        from: u32,
        /// The wish's number.
        wish: u32,
        /// What was done, and when.
        stamped: Box<Stamped>,
    },
    /// The writer did not take a wish, or it changed nothing.
    Not {
        /// The writer's turn.
        turn: Turn,
        /// Whose wish it was.
        from: u32,
        /// The wish's number.
        wish: u32,
        /// Whether it was refused; otherwise there was nothing to do.
        refused: bool,
    },
    /// A window writes from now on.
    Claim {
        /// Its turn.
        turn: Turn,
    },
    /// A window goes.
    Bye {
        /// The window.
        from: u32,
    },
}

/// What came of a wish or a word.
#[derive(Debug, Default)]
pub struct Heard {
    /// What to say to the others, in order.
    pub say: Vec<Word>,
    /// What follows from the changes.
    pub effects: Vec<Effect>,
    /// Why a wish of this window was not taken.
    pub refused: Option<Refusal>,
    /// Whether the meeting changed.
    pub changed: bool,
    /// Whether a wish of this window changed it.
    pub mine: bool,
    /// Whether the writer has gone, so that somebody has to claim.
    pub vacant: bool,
}

/// One window's part in it.
#[derive(Clone, Debug)]
pub struct Crew {
    me: u32,
    turn: Turn,
    /// Whether the writer's whole meeting is waited for; what is known here may be another than the writer's.
    behind: bool,
    /// Whether another window was ever heard; until then there is nobody to tell.
    company: bool,
    seq: u32,
    /// The last wish taken of each window.
    taken: Vec<(u32, u32)>,
    /// The number of this window's last wish.
    wished: u32,
    /// Wishes that were not answered yet.
    pending: VecDeque<(u32, Wish)>,
    /// Wishes that were taken, lately.
    recent: VecDeque<(u32, Wish)>,
}

impl Crew {
    /// Joins the windows of a meeting; the answer's word asks who writes. Names are chance, and never 0.
    pub fn join(me: u32) -> (Self, Word) {
        let crew = Self {
            me,
            turn: Turn::default(),
            behind: true,
            company: false,
            seq: 0,
            taken: Vec::new(),
            wished: 0,
            pending: VecDeque::new(),
            recent: VecDeque::new(),
        };
        (crew, Word::Hello { from: me })
    }

    /// Whether this window writes.
    pub fn writes(&self) -> bool {
        self.turn.by == self.me
    }

    /// Whether it knows of a writer, itself or another.
    pub fn knows(&self) -> bool {
        self.turn != Turn::default()
    }

    /// The turn it knows of.
    pub fn turn(&self) -> Turn {
        self.turn
    }

    /// The number of the first wish that was not answered.
    pub fn waits_for(&self) -> Option<u32> {
        self.pending.front().map(|(number, _)| *number)
    }

    /// What this window says when it goes.
    pub fn bye(&self) -> Word {
        Word::Bye { from: self.me }
    }

    /// Somebody at this window wants something done: it is, or it is asked for.
    pub fn wish(&mut self, journal: &mut Journal, wish: Wish, at: Timestamp) -> Heard {
        let mut heard = Heard::default();
        self.wished += 1;
        if self.writes() {
            self.take(journal, self.me, self.wished, wish, at, &mut heard);
        } else {
            self.pending.push_back((self.wished, wish));
            self.ask(&mut heard);
        }
        heard
    }

    /// This window writes from now on. `term` is the highest that is known elsewhere, such as in the browser's storage.
    pub fn claim(&mut self, journal: &mut Journal, term: u32, at: Timestamp) -> Heard {
        let mut heard = Heard::default();
        if self.writes() {
            return heard;
        }
        self.turn = Turn { term: self.turn.term.max(term).saturating_add(1), by: self.me };
        self.behind = false;
        heard.say.push(Word::Claim { turn: self.turn });
        for (number, wish) in std::mem::take(&mut self.pending) {
            self.take(journal, self.me, number, wish, at, &mut heard);
        }
        heard
    }

    /// Another turn counts, as the browser's storage says: this window slept through a claim.
    pub fn step_back(&mut self, turn: Turn) -> Vec<Word> {
        if turn <= self.turn {
            return Vec::new();
        }
        self.follow(turn)
    }

    /// Another window said something.
    pub fn hear(&mut self, journal: &mut Journal, word: Word, at: Timestamp) -> Heard {
        let mut heard = Heard::default();
        self.company = true;
        match word {
            Word::Hello { from } if self.writes() && from != self.me => {
                heard.say.push(self.all(from, journal));
            }
            Word::Here { to, turn, seq, taken, journal: all } if to == 0 || to == self.me => {
                if turn < self.turn {
                    return self.object(heard);
                }
                if to == 0 && !self.behind && turn == self.turn && seq <= self.seq {
                    return heard;
                }
                (self.turn, self.behind, self.seq, self.taken) = (turn, false, seq, taken);
                let (revision, undone) = (journal.revision(), all.undone().to_vec());
                *journal = all.following(revision, undone);
                heard.changed = true;
                self.compare(&mut heard);
            }
            Word::Ask { from, turn, wishes } if turn == self.turn && self.writes() && from != self.me => {
                for (number, wish) in wishes {
                    if number > self.taken_of(from) {
                        self.take(journal, from, number, wish, at, &mut heard);
                    }
                }
            }
            Word::Did { turn, seq, from, wish, stamped } => {
                if turn < self.turn {
                    return self.object(heard);
                }
                if turn > self.turn || (!self.behind && seq > self.seq.saturating_add(1)) {
                    // Something was missed.
                    heard.say = self.follow(turn);
                    return heard;
                }
                if self.behind || seq <= self.seq {
                    return heard;
                }
                match journal.act(*stamped) {
                    Ok(effects) => {
                        self.seq = seq;
                        heard.effects = effects;
                        heard.changed = true;
                        self.note_taken(from, wish);
                        heard.mine = from == self.me;
                        if heard.mine
                            && let Some(done) = self.answered(wish)
                        {
                            self.remember(wish, done);
                        }
                    }
                    // It was taken from the same state, so this one is another.
                    Err(_) => heard.say = self.follow(turn),
                }
            }
            Word::Not { turn, from, wish, refused } if turn == self.turn && from == self.me && !self.writes() => {
                if let Some(Wish::Act(action)) = self.answered(wish).filter(|_| refused) {
                    // In the writer's words: the same meeting refuses for the same reason.
                    let mut tried = journal.meeting().clone();
                    heard.refused = super::update(&mut tried, &Stamped { at, action }).err().or(Some(Refusal::Gone));
                }
            }
            Word::Claim { turn } if turn < self.turn => return self.object(heard),
            Word::Claim { turn } if turn > self.turn => heard.say = self.follow(turn),
            Word::Bye { from } => heard.vacant = from == self.turn.by && from != self.me,
            _ => {}
        }
        heard
    }

    /// Takes a wish as the writer.
    fn take(&mut self, journal: &mut Journal, from: u32, number: u32, wish: Wish, at: Timestamp, heard: &mut Heard) {
        self.note_taken(from, number);
        let mine = from == self.me;
        let again = wish.clone();
        let (turn, not) = (self.turn, |turn, refused| Word::Not { turn, from, wish: number, refused });
        let turned = match wish {
            Wish::Undo => journal.undo(),
            Wish::Redo => journal.redo(),
            Wish::Act(action) => {
                match journal.act(Stamped { at, action }) {
                    Ok(effects) => {
                        self.seq += 1;
                        heard.effects.extend(effects);
                        // As it stands in the log, so that it is the same everywhere.
                        if let Some(stamped) = journal.log().last().filter(|_| self.company).cloned().map(Box::new) {
                            heard.say.push(Word::Did { turn, seq: self.seq, from, wish: number, stamped });
                        }
                        heard.changed = true;
                        heard.mine |= mine;
                    }
                    Err(refusal) => {
                        if mine {
                            heard.refused = Some(refusal);
                        } else {
                            heard.say.push(not(turn, true));
                        }
                        return;
                    }
                }
                if mine {
                    self.remember(number, again);
                }
                return;
            }
        };
        if turned {
            self.seq += 1;
            heard.changed = true;
            heard.mine |= mine;
            if self.company {
                heard.say.push(self.all(0, journal));
            }
            if mine {
                self.remember(number, again);
            }
        } else if !mine {
            heard.say.push(not(turn, false));
        }
    }

    /// Follows a turn, once it has told all.
    fn follow(&mut self, turn: Turn) -> Vec<Word> {
        self.turn = turn;
        self.behind = true;
        vec![Word::Hello { from: self.me }]
    }

    /// Compares what this window wished with what the writer took: the rest is wished again, in order.
    fn compare(&mut self, heard: &mut Heard) {
        let done = self.taken_of(self.me);
        while let Some((number, wish)) = self.recent.pop_back_if(|(number, _)| *number > done) {
            self.pending.push_front((number, wish));
        }
        while let Some((number, wish)) = self.pending.pop_front_if(|(number, _)| *number <= done) {
            self.remember(number, wish);
            heard.mine = true;
        }
        self.ask(heard);
    }

    /// An older turn was heard: whoever thinks it counts is told.
    fn object(&self, mut heard: Heard) -> Heard {
        if self.writes() {
            heard.say.push(Word::Claim { turn: self.turn });
        }
        heard
    }

    /// Asks for what is pending. Not while behind: an older wish may have to be asked first.
    fn ask(&self, heard: &mut Heard) {
        if !self.behind && !self.pending.is_empty() {
            heard.say.push(Word::Ask {
                from: self.me,
                turn: self.turn,
                wishes: self.pending.iter().cloned().collect(),
            });
        }
    }

    fn all(&self, to: u32, journal: &Journal) -> Word {
        let (turn, seq, taken) = (self.turn, self.seq, self.taken.clone());
        Word::Here { to, turn, seq, taken, journal: Box::new(journal.clone()) }
    }

    fn taken_of(&self, window: u32) -> u32 {
        self.taken.iter().find(|(name, _)| *name == window).map_or(0, |(_, number)| *number)
    }

    fn note_taken(&mut self, window: u32, number: u32) {
        match self.taken.iter_mut().find(|(name, _)| *name == window) {
            Some((_, last)) => *last = number.max(*last),
            None => self.taken.push((window, number)),
        }
    }

    /// A wish of this window was answered: taken as a change, or not.
    fn answered(&mut self, number: u32) -> Option<Wish> {
        let at = self.pending.iter().position(|(of, _)| *of == number)?;
        self.pending.remove(at).map(|(_, wish)| wish)
    }

    fn remember(&mut self, number: u32, wish: Wish) {
        self.recent.push_back((number, wish));
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
    }
}
