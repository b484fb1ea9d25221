//! A result: the distribution, what it asks of the facilitator, and what the room makes of it.

use crate::ui::prelude::*;

use super::settle::{settling, twins};
use super::{Counting, PollMsg, Posting, scales};
use crate::domain::{About, Action, Ending, Meeting, Poll, PollId, ROUNDS, Scale, Secrecy, Text};
use crate::locale::{Polls, Words};
use crate::present::poll::{PollView, Push, in_of, push, round_view};
use crate::ui::{Field, Icon, Msg, Sign};

const ENDINGS: [(Ending, Polls); 3] = [
    (Ending::Agreed, Polls::Agree),
    (Ending::AgreedWithDoubts, Polls::AgreeDoubts),
    (Ending::NotAgreed, Polls::Disagree),
];

/// What a round came to.
pub fn outcome(meeting: &Meeting, view: &PollView, counting: &Counting, on_msg: &Callback<Msg>, words: &Words) -> Html {
    let Some((poll, result)) = meeting.poll(view.id).zip(view.result.as_ref()) else { return Html::default() };
    let (n, of) = (view.round.to_string(), ROUNDS.to_string());
    let about = poll.asked.about;
    let first = (poll.rounds.len() > 1).then(|| poll.rounds.first()).flatten();
    let first = first.and_then(|round| round_view(meeting, poll, 1, round, words));
    html! {
        <>
            <section>
                <p class="pm-label">
                    <span class="pm-num">{ in_of(view.voted, view.of, words) }</span>
                    <span class="pm-num">{ words.fill(Polls::RoundOf, &[("n", &n), ("of", &of)]) }</span>
                </p>
                <p class="pm-said">{ view.question.clone() }</p>
                { scales(&view.topics, true, true) }
                <p class="pm-reading pm-after">
                    if let Some(lowest) = &result.lowest { <span>{ words.say(Polls::Lowest) }{ " " }<b>{ lowest.clone() }</b></span> }
                    if let Some(middle) = &result.middle { <span>{ words.say(Polls::Middle) }{ " " }<b>{ middle.clone() }</b></span> }
                </p>
            </section>
            <section class="pm-part pm-after">
                <p class="pm-label"><span>{ words.say(Polls::Asks) }</span><span>{ words.say(Polls::OnlyYou) }</span></p>
                <p>
                    <b class="pm-mark">{ words.light(result.light) }</b>
                    { for result.duties.iter().map(|duty| html! { <>{ " " }{ words.duty_said(*duty, about) }</> }) }
                </p>
                <ul class="pm-quotes">
                    { for result.duties.iter().filter_map(|duty| words.duty_quote(*duty)).map(|quote| html! {
                        <li class="pm-said is-line">{ "“" }{ quote }{ "”" }</li>
                    }) }
                </ul>
                { follow(meeting, poll, on_msg, words) }
            </section>
            { twins(&result.twins, words) }
            if !result.aside.is_empty() {
                { settling(poll, &result.aside, on_msg, words) }
            }
            { concluding(poll.id, on_msg, poll.ending, poll.words.as_str(), words) }
            if let Some(first) = first {
                <details class="pm-part">
                    <summary>{ words.say(Polls::FirstRound) }{ ", " }<span class="pm-num">{ in_of(first.voted, first.of, words) }</span></summary>
                    { scales(&first.topics, true, true) }
                </details>
            }
            <section class="pm-part pm-form">
                if poll.asked.secrecy == Secrecy::Published && counting.result {
                    <div class="pm-btns">
                        <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::Copy(Posting::Result)))}>
                            <Icon sign={Sign::Copy} />{ words.say(Polls::ResultCode) }
                        </button>
                    </div>
                    <p class="pm-note">{ words.say(Polls::ResultNote) }</p>
                }
                <div class="pm-btns">
                    if poll.may_vote_again() && push(poll) != Some(Push::Again) {
                        <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::Again))}>{ words.say(Polls::Second) }</button>
                    }
                    <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::Poll(PollMsg::Anew(true)))}>{ words.say(Polls::Another) }</button>
                </div>
            </section>
        </>
    }
}

/// Where a result leads straight to something: more time, the roll call.
fn follow(meeting: &Meeting, poll: &Poll, on_msg: &Callback<Msg>, words: &Words) -> Html {
    match (poll.asked.about, poll.asked.scale) {
        (About::Extension(step), Scale::Thumbs) => {
            let by = meeting.current().filter(|s| s.id == step).and_then(|s| s.next_extension());
            let Some(by) = by else { return Html::default() };
            html! {
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::Extend))}>
                        { words.fill(Polls::Extend, &[("n", &by.get().to_string())]) }
                    </button>
                </div>
            }
        }
        (About::Item(_), Scale::Commitment)
            if poll
                .round()
                .and_then(|r| r.tally.as_ref())
                .is_some_and(|t| t.votes.iter().any(|v| v.person.is_some())) =>
        {
            html! {
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::RecordAnswers))}>
                        { words.say(Polls::RecordAnswers) }
                    </button>
                </div>
            }
        }
        (_, Scale::Disposition) if !poll.asked.items.is_empty() => html! {
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::RecordChoices))}>
                    { words.say(Polls::RecordChoices) }
                </button>
            </div>
        },
        _ => Html::default(),
    }
}

fn concluding(id: PollId, on_msg: &Callback<Msg>, ending: Option<Ending>, said: &str, words: &Words) -> Html {
    let conclude = |ending: Option<Ending>, text: Text| Msg::Act(Action::Conclude { poll: id, ending, words: text });
    let on_words = on_msg.reform(move |text: String| {
        Msg::Act(Action::Conclude { poll: id, ending: Some(ending.unwrap_or(Ending::Noted)), words: Text::line(&text) })
    });
    html! {
        <section class="pm-part pm-form">
            <h3 class="pm-label"><span>{ words.say(Polls::Conclude) }</span></h3>
            <div class="pm-chips" role="group" aria-label={words.say(Polls::Conclude)}>
                { for ENDINGS.map(|(kind, text)| {
                    let chosen = ending == Some(kind);
                    let next = if chosen { None } else { Some(kind) };
                    html! {
                        <button type="button" class="pm-chip" aria-pressed={chosen.to_string()}
                            onclick={press(on_msg, conclude(next, Text::line(said)))}>{ words.say(text) }</button>
                    }
                }) }
            </div>
            if ending.is_some() {
                <Field label={words.say(Polls::Words)} placeholder={words.say(Polls::Words)} value={said.to_owned()} on_text={on_words} />
            }
        </section>
    }
}
