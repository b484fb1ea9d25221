//! Codes as they were found: a set, sorted by what they are and by their bytes.

use std::cmp::Ordering;

use crate::codec::ballot::cast::INFO;
use crate::codec::ballot::frame::{Kind, VERSION};
use crate::codec::ballot::inner::{Ballot, read_plain, read_sealed};
use crate::codec::ballot::order::sort;
use crate::codec::ballot::scan::start;
use crate::codec::ballot::{Flaw, Record, frame, seal};
use crate::domain::{Text, Why};

/// The most sealed ballots that are kept (polls, 2.6).
const SEALED: usize = 2_000;
/// The most codes that are kept in all.
const POSTS: usize = 6_000;

/// What a code is to this poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// A plain ballot of it.
    Plain,
    /// A sealed ballot of it.
    Sealed,
    /// Its link or its code; known by who posted it alone.
    Link,
    /// A ballot of another poll.
    Other,
    /// A code of a newer page.
    Newer,
    /// A code that is not whole.
    Cut,
}

/// A code that was found.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub class: Class,
    /// The data of a ballot; the values of what could not be read.
    pub body: Vec<u8>,
    /// Whether it stood before the result in some text, or in one without a result.
    pub in_time: bool,
    /// What it says; `None` while it is not opened.
    pub read: Option<Result<Ballot, Why>>,
}

impl Post {
    /// The order of the set; equal is the same code.
    pub fn order(&self, other: &Self) -> Ordering {
        (self.class, &self.body).cmp(&(other.class, &other.body))
    }

    /// Its values behind the marker, as far as its data goes.
    pub fn values(&self) -> Vec<u8> {
        match self.class {
            Class::Plain => frame::unchecked(Kind::Plain, &self.body),
            Class::Sealed => frame::unchecked(Kind::Sealed, &self.body),
            _ => self.body.clone(),
        }
    }

    /// How it is shown to people: its first characters.
    pub fn words(&self) -> Text {
        Text::line(&start(&self.values()))
    }
}

/// Makes a set of a list; whether some had to be left out. Which ones does not depend on what came first.
pub(super) fn gather(posts: &mut Vec<Post>) -> bool {
    sort(posts, Post::order);
    posts.dedup_by(|later, kept| {
        let same = kept.order(later) == Ordering::Equal;
        if same {
            kept.in_time |= later.in_time;
            kept.read = kept.read.take().or(later.read.take());
        }
        same
    });
    let before = posts.len();
    let mut sealed = 0;
    posts.retain(|post| {
        sealed += usize::from(post.class == Class::Sealed);
        post.class != Class::Sealed || sealed <= SEALED
    });
    posts.truncate(POSTS);
    posts.len() < before
}

/// Reads a ballot, once; a sealed one as soon as there is a key.
pub(super) fn open(post: &mut Post, record: &Record, secret: Option<&[u8; 32]>) {
    if post.read.is_some() {
        return;
    }
    let data = post.body.get(3..).unwrap_or_default();
    let strange = |flaw| if flaw == Flaw::Newer { Why::Newer } else { Why::Forged };
    // No page writes a sealed ballot for an open poll; whoever wants to be read may leave theirs unsealed.
    post.read = match (post.class, record.key(), secret) {
        (Class::Plain, ..) => Some(read_plain(record, data).map_err(strange)),
        (Class::Sealed, None, _) => Some(Err(Why::Forged)),
        (Class::Sealed, Some(key), Some(secret)) => Some(
            seal::open(secret, key, &[INFO, record.hash()], data)
                .ok_or(Why::Forged)
                .and_then(|inner| read_sealed(record, &inner).map_err(strange)),
        ),
        _ => None,
    };
}

/// Whether a cut code says nothing new: some whole code begins like it, or nearly all of it like some whole code.
/// `whole` is sorted, so the code most like it is its neighbour there.
pub(super) fn is_repeat(cut: &[u8], whole: &[Vec<u8>]) -> bool {
    let place = whole.partition_point(|values| values.as_slice() < cut);
    let near = whole.iter().skip(place.saturating_sub(1)).take(2);
    let most = near.map(|values| values.iter().zip(cut).take_while(|(a, b)| a == b).count()).max().unwrap_or(0);
    // Fifteen values hold kind, length, tag and enough of the token to tell voters apart.
    most == cut.len() || most >= 15
}

/// Whether values begin like a code of this version.
pub(super) fn kind(values: &[u8]) -> Option<Kind> {
    let &[kind, VERSION, ..] = values else { return None };
    Kind::of(kind)
}
