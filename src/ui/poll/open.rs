//! A round that is open: how many are in, who is missing, and the ways in. No vote is shown.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::chat::ChatBox;
use super::pad::Pad;
use super::post::post;
use super::settle::twins;
use super::{Counting, PollMsg, scales, tray};
use crate::domain::ROUNDS;
use crate::locale::Polls;
use crate::present::poll::{PollView, in_of};
use crate::ui::{Icon, Msg, Seen, Sign, use_words};

/// Props of [`Open`].
#[derive(Clone, PartialEq, Properties)]
pub struct OpenProps {
    /// The meeting.
    pub seen: Seen,
    /// The poll.
    pub view: Rc<PollView>,
    /// What the loop knows of it.
    pub counting: Rc<Counting>,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// Two of the ways in; the others need no place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Chat,
    Pad,
}

/// Votes are coming in.
#[component]
pub fn Open(props: &OpenProps) -> Html {
    let words = use_words();
    let way = use_state(|| None::<Way>);
    let (view, counting, on_msg) = (&props.view, &props.counting, &props.on_msg);
    let (n, of) = (view.round.to_string(), ROUNDS.to_string());
    // A chat that is being read, or was, keeps its place open.
    let shown = way.or((counting.chat.is_some() || counting.working.is_some()).then_some(Way::Chat));
    let by = |this: Way, sign: Sign, text: Polls| {
        let (way, on) = (way.clone(), shown == Some(this));
        let onclick = Callback::from(move |_: MouseEvent| way.set(if on { None } else { Some(this) }));
        html! {
            <button type="button" class="pm-btn" aria-expanded={on.to_string()} {onclick}><Icon {sign} />{ words.say(text) }</button>
        }
    };
    html! {
        <>
            <section>
                <p class="pm-label">
                    <span>{ words.fill(Polls::Tag, &[("tag", &counting.tag)]) }</span>
                    <span class="pm-num">{ words.fill(Polls::RoundOf, &[("n", &n), ("of", &of)]) }</span>
                </p>
                <p class="pm-said">{ view.question.clone() }</p>
                <p class="pm-note">{ view.how.clone() }</p>
            </section>
            <section class="pm-count">
                <b aria-live="polite">{ in_of(view.voted, view.of, &words) }</b>
                { tray(view.voted, view.of) }
                if counting.lost { <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ words.say(Polls::UrnGone) }</span></p> }
                if !view.missing.is_empty() { <p class="pm-note">{ view.missing.clone() }</p> }
            </section>
            { post(counting, on_msg, &words) }
            <section class="pm-part pm-form">
                <h3 class="pm-label"><span>{ words.say(Polls::BringIn) }</span></h3>
                <div class="pm-btns is-even">
                    { by(Way::Chat, Sign::Copy, Polls::PasteChat) }
                    { by(Way::Pad, Sign::Plus, Polls::TapIn) }
                </div>
                if shown == Some(Way::Chat) { <ChatBox counting={counting.clone()} on_msg={on_msg.clone()} /> }
                if shown == Some(Way::Pad) { <Pad seen={props.seen.clone()} view={view.clone()} on_msg={on_msg.clone()} /> }
                if counting.tapped {
                    <div class="pm-btns">
                        <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::Poll(PollMsg::Untap))}>
                            { words.say(Polls::Untap) }
                        </button>
                    </div>
                }
                { twins(&counting.twins, &words) }
                if !counting.aside.is_empty() {
                    <div class="pm-group" role="status">
                        <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>
                            { words.count(Polls::NotCounted, counting.aside.len(), &[]) }{ ". " }{ words.say(Polls::AsideHidden) }
                        </span></p>
                        <ul class="pm-lines pm-aside">
                            { for counting.aside.iter().enumerate().map(|(at, (name, why))| html! {
                                <li key={at}><bdi class="pm-mark">{ name.to_string() }</bdi>{ " " }{ words.why(*why) }</li>
                            }) }
                        </ul>
                    </div>
                }
            </section>
            if shown != Some(Way::Pad) { <section class="pm-part">{ scales(&view.topics, false, false) }</section> }
            <div class="pm-btns">
                <button type="button" class="pm-btn is-plain" onclick={press(on_msg, Msg::Poll(PollMsg::Drop))}>
                    { words.say(Polls::Drop) }
                </button>
            </div>
        </>
    }
}
