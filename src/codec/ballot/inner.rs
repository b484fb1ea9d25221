//! What a ballot says: answers packed into bits, a token, a revision, perhaps a name (polls, 2.4).

use super::cursor::Cursor;
use super::digest::hmac;
use super::record::{Record, cut};
use super::{Flaw, tlv};

/// The highest revision of a ballot.
pub const REVISIONS: u8 = 15;
/// How long the token of an open ballot is, in bytes.
pub const OPEN_TOKEN: usize = 4;
/// How long the token of a sealed ballot is; it begins like the open one of the same voter.
pub const SEALED_TOKEN: usize = 8;
/// The most bytes of a name.
pub const NAME: usize = 32;

/// The flag of a ballot with a name.
const NAMED: u8 = 1 << 4;

/// A vote, as it lies in a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The same for all ballots of one browser in one poll: 4 bytes in a plain ballot, 8 in a sealed one.
    pub token: Vec<u8>,
    /// 0 to 15; the highest counts.
    pub revision: u8,
    /// The chosen option per question, 0 is blank.
    pub answers: Vec<u16>,
    /// The voter's name; empty when there is none.
    pub name: String,
}

/// The token of a voter in a poll; it says nothing about their token in another one.
pub fn token(voter: &[u8; 16], record: &Record, sealed: bool) -> Vec<u8> {
    let length = if sealed { SEALED_TOKEN } else { OPEN_TOKEN };
    hmac(voter, &[record.hash()]).into_iter().take(length).collect()
}

/// How many bits hold the options and blank.
fn width(options: usize) -> u32 {
    usize::BITS - options.leading_zeros()
}

/// How many bytes so many answers take.
pub fn packed(questions: usize, options: usize) -> usize {
    (questions * width(options) as usize).div_ceil(8)
}

/// Answers as bits, the lowest first.
pub fn pack(answers: &[u16], options: usize) -> Vec<u8> {
    pack_bits(answers, width(options))
}

/// Numbers of so many bits, the lowest bit first.
pub(super) fn pack_bits(numbers: &[u16], width: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for number in numbers {
        held |= u32::from(*number) << bits;
        bits += width;
        while bits >= 8 {
            bytes.push(held as u8);
            held >>= 8;
            bits -= 8;
        }
    }
    if bits > 0 {
        bytes.push(held as u8);
    }
    bytes
}

/// The answers again; [`Flaw::Strange`] for an option there is not, and for spare bits that are not zero.
pub fn unpack(bytes: &[u8], questions: usize, options: usize) -> Result<Vec<u16>, Flaw> {
    let width = width(options);
    let (mut rest, mut held, mut bits) = (bytes.iter(), 0_u32, 0);
    let mut answers = Vec::with_capacity(questions);
    while answers.len() < questions {
        if bits < width {
            held |= u32::from(*rest.next().ok_or(Flaw::Short)?) << bits;
            bits += 8;
            continue;
        }
        let answer = held & ((1 << width) - 1);
        if answer as usize > options {
            return Err(Flaw::Strange);
        }
        answers.push(answer as u16);
        held >>= width;
        bits -= width;
    }
    if held != 0 || rest.next().is_some() { Err(Flaw::Strange) } else { Ok(answers) }
}

/// The data of a plain ballot.
pub fn write_plain(record: &Record, ballot: &Ballot) -> Vec<u8> {
    let mut data = record.tag_bytes().to_vec();
    data.push(head(ballot));
    data.extend(&ballot.token);
    data.extend(pack(&ballot.answers, record.options()));
    if !ballot.name.is_empty() {
        data.push(ballot.name.len() as u8);
        data.extend(ballot.name.bytes());
    }
    data
}

/// Reads the data of a plain ballot, behind its tag.
pub fn read_plain(record: &Record, data: &[u8]) -> Result<Ballot, Flaw> {
    let mut cursor = Cursor::new(data);
    let (named, revision) = read_head(&mut cursor)?;
    let token = cursor.array::<OPEN_TOKEN>()?.to_vec();
    let answers = read_answers(record, &mut cursor)?;
    let name = if named { cursor.text()? } else { "" };
    if name.len() > NAME || named == name.is_empty() {
        return Err(Flaw::Strange);
    }
    tlv::check(cursor.rest())?;
    Ok(Ballot { token, revision, answers, name: name.to_owned() })
}

/// What is sealed. It has the same length for all votes of a poll, so that nothing can be told from outside.
pub fn write_sealed(record: &Record, ballot: &Ballot) -> Vec<u8> {
    let mut inner = vec![head(ballot)];
    inner.extend(&ballot.token);
    inner.extend(pack(&ballot.answers, record.options()));
    if let Some(pad) = record.name_pad() {
        inner.push(ballot.name.len() as u8);
        inner.extend(ballot.name.bytes().chain(std::iter::repeat(0)).take(pad));
    }
    inner
}

/// Reads what was sealed.
pub fn read_sealed(record: &Record, inner: &[u8]) -> Result<Ballot, Flaw> {
    let mut cursor = Cursor::new(inner);
    let (named, revision) = read_head(&mut cursor)?;
    let token = cursor.array::<SEALED_TOKEN>()?.to_vec();
    let answers = read_answers(record, &mut cursor)?;
    let mut name = "";
    if let Some(pad) = record.name_pad() {
        let length = cursor.byte()?;
        let (said, zeros) = cursor.take(pad)?.split_at_checked(length.into()).ok_or(Flaw::Strange)?;
        if zeros.iter().any(|byte| *byte != 0) {
            return Err(Flaw::Strange);
        }
        name = std::str::from_utf8(said).map_err(|_| Flaw::Strange)?;
    }
    if !cursor.rest().is_empty() || named == name.is_empty() {
        return Err(Flaw::Strange);
    }
    Ok(Ballot { token, revision, answers, name: name.to_owned() })
}

/// A ballot's name: cleaned, cut to what fits, empty where no names are asked for.
pub fn name_for(record: &Record, name: &str) -> String {
    let name = crate::domain::Text::line(name);
    let most = record.name_pad().unwrap_or(0);
    cut(name.as_str(), most.min(NAME), false)
}

fn head(ballot: &Ballot) -> u8 {
    ballot.revision.min(REVISIONS) | if ballot.name.is_empty() { 0 } else { NAMED }
}

fn read_head(cursor: &mut Cursor) -> Result<(bool, u8), Flaw> {
    let head = cursor.byte()?;
    if head >> 5 != 0 {
        return Err(Flaw::Newer);
    }
    Ok((head & NAMED != 0, head & REVISIONS))
}

fn read_answers(record: &Record, cursor: &mut Cursor) -> Result<Vec<u16>, Flaw> {
    let (questions, options) = (record.questions(), record.options());
    unpack(cursor.take(packed(questions, options))?, questions, options)
}
