//! What a result obliges the facilitator to do (design, domain 4.3): read per person, never as a mean.

use super::{Poll, Round, Scale, Tally};

/// How a result reads as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Light {
    /// Nothing speaks against going on.
    Go,
    /// Go on, and hear somebody first.
    Hear,
    /// Not yet.
    Stop,
    /// It decides nothing by itself: an order, a mood.
    Order,
}

/// One thing to do, or to keep in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// Nobody voted.
    NobodyVoted,
    /// Fist of five: all four or five.
    AllSure,
    /// So many threes: ask what would lift it by one.
    LiftThrees(u16),
    /// So many at two or below: no go yet, they speak first, amend or record, vote once more.
    HearLow(u16),
    /// All three: fear or fatigue rather than consent.
    AllThree,
    /// All five: ask once for the likeliest reason to fail.
    AllFive,
    /// Nobody objects.
    NoObjection,
    /// So many objections: work them in one at a time, ask again.
    WorkIn(u16),
    /// So many concerns: into the minutes.
    NoteConcerns(u16),
    /// Mostly in the first three gradients.
    RealSupport,
    /// Mostly in the middle: expect drift.
    Lukewarm,
    /// So many at seven or eight: stop.
    Against(u16),
    /// More up than down: extend.
    Extend,
    /// As many up as down: a short extension.
    Split,
    /// More down than up: move on.
    MoveOn,
    /// The room leans to one choice per topic; the approver decides.
    Approver,
    /// All leaders who voted commit.
    AllCommit,
    /// So many leaders gave another answer than "I commit": open, with a date.
    NotCommitted(u16),
    /// So many who were asked have not answered: silence is not a commitment.
    Silent(u16),
    /// An order only: confirm the top ones one by one.
    OrderOnly,
    /// The mood is low: nobody by name, in writing, contested parts later.
    TreadLightly,
    /// People can speak openly.
    SpeakOpenly,
    /// A first for the facilitator to say: what most chose.
    MostChose,
}

/// A result, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// As a whole.
    pub light: Light,
    /// What to do, most urgent first.
    pub duties: Vec<Duty>,
}

/// Reads what a round came to; `None` while it is open.
pub fn outlook(poll: &Poll, round: &Round) -> Option<Outlook> {
    let tally = round.tally.as_ref()?;
    let asked = poll.asked.voters.len() as u16;
    let mut duties = Vec::new();
    let light = if tally.ballots == 0 {
        duties.push(Duty::NobodyVoted);
        Light::Stop
    } else {
        judge(poll.asked.scale, tally, asked, &mut duties)
    };
    Some(Outlook { light, duties })
}

fn judge(scale: Scale, tally: &Tally, asked: u16, duties: &mut Vec<Duty>) -> Light {
    // How many chose the options from `first` to `last`, over all topics.
    let chose = |first: usize, last: usize| -> u16 {
        tally.counts.iter().flat_map(|row| row.get(first - 1..last.min(row.len()))).flatten().sum()
    };
    let some = |duties: &mut Vec<Duty>, count: u16, duty: fn(u16) -> Duty| {
        if count > 0 {
            duties.push(duty(count));
        }
        count > 0
    };
    match scale {
        Scale::Fist => {
            let (low, threes, voted) = (chose(1, 3), chose(4, 4), chose(1, 6));
            if some(duties, low, Duty::HearLow) {
                some(duties, threes, Duty::LiftThrees);
                return Light::Stop;
            }
            if threes == voted && voted > 1 {
                duties.push(Duty::AllThree);
            } else if chose(6, 6) == voted {
                duties.push(Duty::AllFive);
                return Light::Go;
            }
            if some(duties, threes, Duty::LiftThrees) {
                return Light::Hear;
            }
            duties.push(Duty::AllSure);
            Light::Go
        }
        Scale::Consent => {
            let objected = some(duties, chose(3, 3), Duty::WorkIn);
            let concerned = some(duties, chose(2, 2), Duty::NoteConcerns);
            if objected {
                return Light::Stop;
            }
            duties.push(Duty::NoObjection);
            if concerned { Light::Hear } else { Light::Go }
        }
        Scale::Gradients => {
            if some(duties, chose(7, 8), Duty::Against) {
                return Light::Stop;
            }
            if chose(1, 3) > chose(4, 6) {
                duties.push(Duty::RealSupport);
                Light::Go
            } else {
                duties.push(Duty::Lukewarm);
                Light::Hear
            }
        }
        Scale::Thumbs => {
            let (up, down) = (chose(1, 1), chose(3, 3));
            let (duty, light) = match up.cmp(&down) {
                std::cmp::Ordering::Greater => (Duty::Extend, Light::Go),
                std::cmp::Ordering::Equal => (Duty::Split, Light::Hear),
                std::cmp::Ordering::Less => (Duty::MoveOn, Light::Stop),
            };
            duties.push(duty);
            light
        }
        Scale::Disposition => {
            duties.push(Duty::Approver);
            Light::Order
        }
        Scale::Commitment => {
            let other = some(duties, chose(2, 5), Duty::NotCommitted);
            let silent = some(duties, asked.saturating_sub(tally.ballots), Duty::Silent);
            if other || silent {
                return Light::Stop;
            }
            duties.push(Duty::AllCommit);
            Light::Go
        }
        Scale::Dots => {
            duties.push(Duty::OrderOnly);
            Light::Order
        }
        Scale::Safety => {
            let sum: u32 = (1..=5).map(|level| u32::from(chose(level, level)) * level as u32).sum();
            let low = chose(1, 2) > 1 || sum < 3 * u32::from(chose(1, 5));
            duties.push(if low { Duty::TreadLightly } else { Duty::SpeakOpenly });
            if low { Light::Hear } else { Light::Go }
        }
        Scale::YesNo | Scale::Own => {
            duties.push(Duty::MostChose);
            Light::Order
        }
    }
}
