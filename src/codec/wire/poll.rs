//! Polls and what came out of them.

use super::{Reader, Value, Wire, Writer, choice, record};
use crate::domain::{
    About, Aside, Bytes, Ending, Poll, PollDraft, Round, Scale, Secrecy, Settled, Tally, Vote, Way, Why,
};

choice!(Scale { Fist, Consent, Gradients, Thumbs, Disposition, Commitment, Dots, Safety, YesNo, Own });
choice!(About { Room, Plan, Step(step), Extension(step), Item(item) });
choice!(Secrecy { Open, Sealed, Published });
choice!(Ending { Agreed, AgreedWithDoubts, NotAgreed, Noted });
choice!(Way { Tapped, Typed, Plain, Sealed });
choice!(Settled { Counted, Dismissed });
choice!(Why {
    Unclear,
    OtherPoll,
    Forged,
    Conflict,
    SameName,
    OtherSender,
    Late,
    Newer,
    Cut,
    NotABallot,
    TooMany,
    TooManyDots,
    NoKey,
    NotAsked,
    Replaced,
});

record!(PollDraft {
    scale, about or, question skip, topics skip, items skip, options skip, named skip, secrecy or, voters skip,
});
record!(Poll { id, asked, rounds, ending skip, words skip });
record!(Round { opened, nonce, key skip, voted or, people skip, tally skip });
record!(Tally { counts, ballots, votes skip, aside skip });
record!(Vote { name or, person skip, answers, way or });
record!(Aside { name skip, why, words skip, answers skip, settled skip });

/// As hexadecimal digits.
impl Wire for Bytes {
    fn write(&self, out: &mut Writer) {
        let mut text = String::new();
        for byte in self.as_slice() {
            text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
        }
        out.text(&text);
    }
    fn read(from: &mut Reader, value: &Value) -> Self {
        let text = from.text(value);
        let digits: Vec<u8> = text.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
        if digits.len() != text.len() || digits.len() % 2 == 1 || digits.len() > 128 {
            from.fail();
        }
        let bytes: Vec<u8> =
            digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
        Self::new(&bytes)
    }
    fn is_blank(&self) -> bool {
        self.as_slice().is_empty()
    }
}
