//! What windows on one meeting say to each other.

use super::{Reader, Value, Wire, Writer, choice, parts, put, record, take, write_list, write_meeting};
use crate::domain::{Journal, LOG_CAP, Meeting, MeetingId, Press, Scene, Stamped, Turn, Wish, Word};

record!(Turn { term, by });
choice!(Wish { Undo, Redo, Act(action) });
choice!(Word {
    Nothing,
    Hello { from },
    Here { to, turn, seq, taken, journal },
    Ask { from, turn, wishes },
    Did { turn, seq, from, wish, stamped },
    Not { turn, from, wish, refused },
    Claim { turn },
    Bye { from },
});
choice!(Press { Directive, Pause, Resume, ToDesk, Next { step, item or }, Reveal { poll, round } });
choice!(Scene {
    Nothing,
    Here,
    Look,
    Shown { turn, seq, now, shift, directive, meeting },
    Press(press),
    Left { turn },
});

/// A number and something, as a list of two.
impl<T: Wire> Wire for (u32, T) {
    fn write(&self, out: &mut Writer) {
        out.raw("[");
        self.0.write(out);
        self.1.write(out);
        out.close("]");
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        let (number, thing) = match from.list(value) {
            [number, thing] => (number, thing),
            _ => {
                from.fail();
                (&Value::Null, &Value::Null)
            }
        };
        (u32::read(from, number), T::read(from, thing))
    }
}

impl Wire for Meeting {
    fn write(&self, out: &mut Writer) {
        write_meeting(self, out);
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        let found = parts(from, value).and_then(|parts| Self::restore(parts).ok());
        found.unwrap_or_else(|| {
            from.fail();
            Self::new(MeetingId::default())
        })
    }
}

/// With what was undone, so that whoever writes next can do it again.
impl Wire for Journal {
    fn write(&self, out: &mut Writer) {
        out.raw("{");
        put!(out, self.start(), start);
        out.name("log");
        write_list(self.log(), out);
        out.name("undone");
        write_list(self.undone(), out);
        out.close("}");
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        let start: Meeting = take!(from, value, start);
        let log: Vec<Stamped> = take!(from, value, log);
        let undone: Vec<Vec<Stamped>> = take!(from, value, undone);
        let whole = if log.len() > LOG_CAP { None } else { Self::replay(start, log).ok() };
        match whole.filter(|journal| journal.meeting().check().is_ok()) {
            Some(journal) => journal.following(0, undone),
            None => {
                from.fail();
                Self::new(Meeting::new(MeetingId::default()))
            }
        }
    }
}
