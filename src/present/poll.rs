//! A poll as desk and stage show it.

use crate::codec::ballot::Record;
use crate::codec::chat::{Profile, twins};
use crate::domain::{
    Aside, Duty, Electorate, Ending, Light, Meeting, Person, PersonId, Poll, PollDraft, PollId, Presence, Role, Round,
    Scale, Secrecy, Settled, StepKind, Tally, Text, Timing, Why, outlook,
};
use crate::locale::{Polls, Words};

/// The most names that are listed before "and n more".
const NAMES: usize = 4;

/// One answer people can give, and how many gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its number in a ballot, from 1; in a dot vote the topic's place, from 1.
    pub option: u16,
    /// What is said or typed for it, such as `4`; empty where the label says all.
    pub mark: String,
    /// What it means.
    pub label: String,
    /// How many chose it; 0 before the reveal.
    pub count: u16,
    /// Who chose it, in a named poll after the reveal.
    pub names: String,
}

/// What was asked about, with its answers, strongest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicView {
    /// What it is; empty when the question stands alone.
    pub title: String,
    /// The answers.
    pub levels: Vec<Level>,
}

/// What was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsideView {
    /// Its place in the tally.
    pub place: usize,
    /// Whose it seems to be.
    pub name: String,
    /// Why it was not counted.
    pub why: Why,
    /// What was written.
    pub words: String,
    /// What it would be as a vote.
    pub answers: Vec<u16>,
    /// What was made of it.
    pub settled: Option<Settled>,
}

/// What a result came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultView {
    /// As a whole.
    pub light: Light,
    /// What it asks of the facilitator.
    pub duties: Vec<Duty>,
    /// The lowest vote on a scale that has one.
    pub lowest: Option<String>,
    /// The middle vote.
    pub middle: Option<String>,
    /// What was not counted.
    pub aside: Vec<AsideView>,
    /// Whose name looks like another one in other letters, and like which.
    pub twins: Vec<(Text, Text)>,
}

/// A poll, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollView {
    /// Its name.
    pub id: PollId,
    /// The round's letters, for comparing.
    pub tag: String,
    /// The question.
    pub question: String,
    /// Scale, names, who votes, what it leads to.
    pub how: String,
    /// Which round, from 1.
    pub round: usize,
    /// Whether the room may vote once more.
    pub again: bool,
    /// Whether votes are typed for all to read, so that they should come at once.
    pub open: bool,
    /// How many ballots are in.
    pub voted: u16,
    /// How many are asked, when that is known.
    pub of: Option<u16>,
    /// Who is still missing, where that may be said.
    pub missing: String,
    /// What is asked about.
    pub topics: Vec<TopicView>,
    /// What came out; `None` before the reveal.
    pub result: Option<ResultView>,
}

/// The poll that a face shows: the open one; else the last one, while the room has made nothing of it, and for the rest
/// of the step it was asked in.
pub fn at_hand(meeting: &Meeting) -> Option<&Poll> {
    let asked_here = |poll: &Poll| {
        let since = meeting.timing().map(Timing::since);
        poll.round().is_some_and(|round| since.is_none_or(|since| round.opened >= since))
    };
    let last = meeting.polls().last();
    meeting.open_poll().or(last.filter(|poll| poll.ending.is_none() || asked_here(poll)))
}

/// What the main button does about a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Push {
    /// Shows all votes.
    Reveal,
    /// Asks once more.
    Again,
    /// Puts the result on record.
    Conclude(Ending),
}

/// The next thing about a poll; `None` once its result is on record.
pub fn push(poll: &Poll) -> Option<Push> {
    let round = poll.round()?;
    let Some(read) = outlook(poll, round) else { return Some(Push::Reveal) };
    if poll.ending.is_some() {
        return None;
    }
    Some(match read.light {
        Light::Stop if poll.may_vote_again() => Push::Again,
        Light::Stop => Push::Conclude(Ending::NotAgreed),
        Light::Hear => Push::Conclude(Ending::AgreedWithDoubts),
        Light::Go => Push::Conclude(Ending::Agreed),
        Light::Order => Push::Conclude(Ending::Noted),
    })
}

/// The question as it is asked.
pub fn question(asked: &PollDraft, words: &Words) -> String {
    match asked.question.as_str() {
        "" => words.scale_question(asked.scale).to_owned(),
        own => own.to_owned(),
    }
}

/// A poll's round at hand.
pub fn poll_view(meeting: &Meeting, poll: &Poll, words: &Words) -> Option<PollView> {
    let round = poll.round()?;
    round_view(meeting, poll, poll.rounds.len(), round, words)
}

/// How many may vote; `None` when whoever is there may.
pub fn expected(poll: &Poll) -> Option<u16> {
    u16::try_from(poll.asked.voters.len()).ok().filter(|n| *n > 0)
}

/// One round of a poll; `number` from 1.
pub fn round_view(meeting: &Meeting, poll: &Poll, number: usize, round: &Round, words: &Words) -> Option<PollView> {
    let asked = &poll.asked;
    let of = expected(poll);
    let missing = match (&round.tally, asked.named) {
        (None, true) => missing(meeting, asked, round, words),
        _ => String::new(),
    };
    Some(PollView {
        id: poll.id,
        tag: Record::of(poll, round, &question(asked, words)).0.tag(),
        question: question(asked, words),
        how: how(asked, words),
        round: number,
        again: poll.may_vote_again(),
        open: asked.secrecy == Secrecy::Open,
        voted: round.voted,
        of,
        missing,
        topics: topics(poll, round.tally.as_ref(), words),
        result: round.tally.as_ref().and_then(|tally| result(poll, round, tally, meeting.roster())),
    })
}

/// How many are in: "7 of 9 in", or "7 in" when nobody said who votes.
pub fn in_of(voted: u16, of: Option<u16>, words: &Words) -> String {
    match of {
        Some(of) => words.fill(Polls::InOf, &[("n", &voted.to_string()), ("of", &of.max(voted).to_string())]),
        None => words.fill(Polls::In, &[("n", &voted.to_string())]),
    }
}

/// "Reveal 9 of 9": what shows all votes.
pub fn reveal_of(voted: u16, of: Option<u16>, words: &Words) -> String {
    match of {
        Some(of) => words.fill(Polls::Reveal, &[("n", &voted.to_string()), ("of", &of.max(voted).to_string())]),
        None => words.fill(Polls::RevealN, &[("n", &voted.to_string())]),
    }
}

/// Who reads a vote, whether it carries a name and what the result leads to: said before anybody votes.
pub fn how(asked: &PollDraft, words: &Words) -> String {
    let names = if asked.named { Polls::BallotNamed } else { Polls::BallotUnnamed };
    let parts = [words.say(names), words.who_reads(asked.secrecy), words.triggers(asked.scale)];
    let mut said = String::from(words.scale(asked.scale));
    for part in parts {
        said.push_str(if said.ends_with('.') { " " } else { ". " });
        said.push_str(part);
    }
    said
}

fn missing(meeting: &Meeting, asked: &PollDraft, round: &Round, words: &Words) -> String {
    let (mut names, mut listed) = (0_usize, String::new());
    for id in &asked.voters {
        if let Some(person) = meeting.person(*id).filter(|_| !round.people.contains(id)) {
            names += 1;
            if names <= NAMES {
                list(&mut listed, person.name.as_str());
            }
        }
    }
    let more = names.saturating_sub(NAMES).to_string();
    match names {
        0 if asked.voters.is_empty() => String::new(),
        0 => words.say(Polls::AllIn).to_owned(),
        n if n > NAMES => words.fill(Polls::WaitingMore, &[("names", &listed), ("n", &more)]),
        _ => words.fill(Polls::Waiting, &[("names", &listed)]),
    }
}

/// Adds a name to those listed.
#[inline(never)]
fn list(names: &mut String, name: &str) {
    if !names.is_empty() {
        names.push_str(", ");
    }
    names.push_str(name);
}

/// The answers of a scale, in the order they are shown: the strongest yes first.
pub fn levels(asked: &PollDraft, words: &Words) -> Vec<Level> {
    let options = if asked.scale == Scale::Own { asked.options.len() } else { asked.scale.options() };
    let mut all: Vec<Level> = Vec::new();
    for option in 1..=options as u16 {
        let (mark, label) = match asked.options.get(usize::from(option).wrapping_sub(1)) {
            Some(own) => (option.to_string(), own.to_string()),
            None => {
                let (mark, label) = words.level(asked.scale, option);
                (mark.to_owned(), label.to_owned())
            }
        };
        all.push(Level { option, mark, label, count: 0, names: String::new() });
    }
    if matches!(asked.scale, Scale::Fist | Scale::Safety) {
        all.reverse();
    }
    all
}

fn topics(poll: &Poll, tally: Option<&Tally>, words: &Words) -> Vec<TopicView> {
    let asked = &poll.asked;
    if asked.scale == Scale::Dots {
        let level = |(at, title): (usize, &Text)| {
            let count = tally.and_then(|t| t.counts.get(at)).and_then(|row| row.first()).copied().unwrap_or(0);
            let mark = (at + 1).to_string();
            Level { option: at as u16 + 1, mark, label: title.to_string(), count, names: String::new() }
        };
        return vec![TopicView { title: String::new(), levels: asked.topics.iter().enumerate().map(level).collect() }];
    }
    let mut topics = Vec::new();
    for at in 0..poll.topics() {
        let mut levels = levels(asked, words);
        for level in &mut levels {
            let Some(tally) = tally else { continue };
            let place = usize::from(level.option).wrapping_sub(1);
            level.count = tally.counts.get(at).and_then(|row| row.get(place)).copied().unwrap_or(0);
            for vote in &tally.votes {
                if vote.answers.get(at) == Some(&level.option) && !vote.name.is_empty() {
                    list(&mut level.names, vote.name.as_str());
                }
            }
        }
        topics.push(TopicView { title: asked.topics.get(at).map_or_else(String::new, Text::to_string), levels });
    }
    topics
}

fn result(poll: &Poll, round: &Round, tally: &Tally, roster: &[Person]) -> Option<ResultView> {
    let read = outlook(poll, round)?;
    let (lowest, middle) = match poll.asked.scale {
        // The fist is option 1, so a level's number is one less.
        Scale::Fist => ends(tally, 1),
        Scale::Safety => ends(tally, 0),
        _ => (None, None),
    };
    let aside = tally.aside.iter().enumerate().map(|(place, one)| aside(place, one)).collect();
    let twins = alike(tally, roster);
    Some(ResultView { light: read.light, duties: read.duties, lowest, middle, aside, twins })
}

/// Whose name, counted or not, looks like another one in other letters, and like which. No vote is in it.
pub fn alike(tally: &Tally, roster: &[Person]) -> Vec<(Text, Text)> {
    let voted = tally.votes.iter().map(|vote| &vote.name);
    let names: Vec<Text> = voted.chain(tally.aside.iter().map(|one| &one.name)).cloned().collect();
    twins(&names, &roster.iter().map(|person| person.name.clone()).collect::<Vec<Text>>())
}

fn aside(place: usize, one: &Aside) -> AsideView {
    AsideView {
        place,
        name: one.name.to_string(),
        why: one.why,
        words: one.words.to_string(),
        answers: one.answers.clone(),
        settled: one.settled,
    }
}

/// The lowest and the middle vote, as numbers of the scale; never a mean.
fn ends(tally: &Tally, less: usize) -> (Option<String>, Option<String>) {
    let Some(row) = tally.counts.first() else { return (None, None) };
    let mut votes: Vec<usize> = Vec::new();
    for (at, n) in row.iter().enumerate() {
        votes.resize(votes.len() + usize::from(*n), at + 1 - less);
    }
    let said = |at: usize| votes.get(at).map(usize::to_string);
    (said(0), said(votes.len().saturating_sub(1) / 2))
}

/// The people of an electorate. Those who are absent, who left, who observe or who facilitate are not asked.
pub fn voters(meeting: &Meeting, who: Electorate) -> Vec<PersonId> {
    let here = |person: &&Person| {
        let aside = person.is(Role::Facilitator) || person.is(Role::Observer);
        !aside && !matches!(person.presence, Presence::Absent | Presence::Left)
    };
    let asked = |person: &&Person| match who {
        Electorate::Anybody => false,
        Electorate::Everybody => true,
        Electorate::Team => !person.is_leader(),
        Electorate::Leaders => person.is_leader(),
    };
    meeting.roster().iter().filter(here).filter(asked).map(|person| person.id).collect()
}

/// Whom a draft asks; somebody chosen by hand counts as anybody.
pub fn electorate(meeting: &Meeting, asked: &PollDraft) -> Electorate {
    let asks = |who: &Electorate| voters(meeting, *who) == asked.voters;
    Electorate::ALL.into_iter().find(asks).unwrap_or_default()
}

/// The question a step asks unless somebody changes it.
pub fn step_draft(meeting: &Meeting, can_seal: bool, words: &Words) -> PollDraft {
    let scale = match meeting.current().map(|step| step.kind) {
        Some(StepKind::Decisions) if meeting.item_on_table().is_some() => Scale::Commitment,
        Some(StepKind::Close) => Scale::YesNo,
        Some(StepKind::Opening) => Scale::Safety,
        Some(StepKind::Confidence | StepKind::Proposed | StepKind::Gaps | StepKind::Decisions) | None => Scale::Fist,
        Some(_) => Scale::Thumbs,
    };
    let mut draft = draft(meeting, scale, words);
    if !can_seal {
        draft.secrecy = Secrecy::Open;
    }
    draft
}

/// Which way of voting fits (polls, 0): few people tap, commitments and moods are sealed, the rest is typed.
pub fn suggestion(meeting: &Meeting, scale: Scale) -> Polls {
    match scale {
        Scale::Commitment | Scale::Safety | Scale::Disposition => Polls::SuggestSeal,
        _ if (1..=8).contains(&meeting.roster().len()) => Polls::SuggestTap,
        _ => Polls::SuggestType,
    }
}

/// A question as it would be asked now, before anybody changed it.
pub fn draft(meeting: &Meeting, scale: Scale, words: &Words) -> PollDraft {
    use crate::domain::About;
    let about = match scale {
        Scale::Thumbs => meeting.current().map_or(About::Room, |step| About::Extension(step.id)),
        Scale::Consent | Scale::Commitment | Scale::Gradients => {
            meeting.item_on_table().map_or(About::Plan, |item| About::Item(item.id))
        }
        Scale::Fist | Scale::Disposition => About::Plan,
        _ => meeting.current().map_or(About::Room, |step| About::Step(step.id)),
    };
    let open = || meeting.items().iter().filter(|item| item.choice.is_none() && !item.done).take(crate::domain::TOPICS);
    let (topics, items) = match scale {
        Scale::Disposition | Scale::Dots => {
            (open().map(|item| item.title.clone()).collect(), open().map(|item| item.id).collect())
        }
        Scale::YesNo => (words.exit_questions().map(Text::line).to_vec(), Vec::new()),
        _ => (Vec::new(), Vec::new()),
    };
    let who = match scale {
        Scale::Commitment => Electorate::Leaders,
        Scale::Fist => Electorate::Team,
        _ => Electorate::Everybody,
    };
    let named = scale.naming().unwrap_or(matches!(scale, Scale::Fist | Scale::Consent | Scale::Disposition));
    let secrecy = match suggestion(meeting, scale) {
        Polls::SuggestSeal => Secrecy::Sealed,
        _ => Secrecy::Open,
    };
    let question = match about {
        About::Item(item) => meeting.item(item).map_or_else(Text::default, |item| {
            let mut asked = String::from(words.scale_question(scale));
            asked.push(' ');
            asked.push_str(item.title.as_str());
            Text::line(&asked)
        }),
        _ => Text::line(words.scale_question(scale)),
    };
    PollDraft {
        scale,
        about,
        question,
        topics,
        items,
        options: Vec::new(),
        named,
        secrecy,
        voters: voters(meeting, who),
    }
}

/// What a chat's layout is called.
pub fn profile(words: &Words, profile: Profile) -> &'static str {
    Profile::ALL.into_iter().zip(words.chats()).find(|(of, _)| *of == profile).map_or("", |(_, name)| name)
}
