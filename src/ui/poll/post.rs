//! What goes into the chat so that people can vote, and where the key to their votes is.

use crate::ui::prelude::*;

use super::{Counting, KeyState, PollMsg, Posting};
use crate::codec::ballot::Cut;
use crate::locale::{Polls, Words};
use crate::ui::{Field, FieldKind, Icon, Msg, Sign};

/// The longest message of the tightest chat, less what people write around it.
const FITS: usize = 480;

/// Asking the people in the chat: the way that fits stands first, the others are one press away.
pub fn post(counting: &Counting, on_msg: &Callback<Msg>, words: &Words) -> Html {
    let copy = |what: Posting, text: Polls| {
        html! {
            <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::Copy(what)))}>
                <Icon sign={Sign::Copy} />{ words.say(text) }
            </button>
        }
    };
    let typed = (Posting::Typed, Polls::CopyTyped);
    let link = (Posting::Link, Polls::CopyLink);
    let code = (Posting::Code, Polls::CopyCode);
    let sealed = counting.key.is_some();
    let has_link = !counting.link.is_empty();
    let mut ways = match (sealed, has_link) {
        (false, _) => vec![typed, link, code],
        (true, true) => vec![link, code, typed],
        (true, false) => vec![code, typed],
    };
    ways.retain(|way| has_link || way.0 != Posting::Link);
    let first = ways.remove(0);
    let length = if has_link { counting.link.len() } else { counting.code.len() };
    let cut = match counting.cut {
        None | Some(Cut::Whole) => (length > FITS).then_some(Polls::LinkLong),
        Some(Cut::Shortened) => Some(Polls::LinkCut),
        Some(Cut::Numbers) => Some(Polls::LinkNumbers),
        Some(Cut::TooLong) => Some(Polls::LinkLong),
    };
    html! {
        <section class="pm-part pm-form">
            <h3 class="pm-label"><span>{ words.say(Polls::AskThem) }</span></h3>
            <div class="pm-btns is-even">{ copy(first.0, first.1) }</div>
            <p class="pm-note">{ words.fill(Polls::TagSay, &[("tag", &counting.tag)]) }</p>
            { key_hint(counting, on_msg, words) }
            <details class="pm-more">
                <summary>{ words.say(Polls::OtherWays) }</summary>
                <div class="pm-form">
                    <div class="pm-btns">{ for ways.iter().map(|way| copy(way.0, way.1)) }</div>
                    <p class="pm-note pm-num">
                        { words.fill(Polls::LinkLength, &[("n", &length.to_string())]) }
                        if let Some(cut) = cut { { " " }{ words.say(cut) } }
                    </p>
                </div>
            </details>
        </section>
    }
}

/// Where the key is, in plain words; and the way out where it is not kept.
fn key_hint(counting: &Counting, on_msg: &Callback<Msg>, words: &Words) -> Html {
    let Some(key) = counting.key else { return Html::default() };
    let kept = key == KeyState::Kept;
    let text = match key {
        KeyState::Kept => Polls::KeyKept,
        KeyState::Loose => Polls::KeyLoose,
        KeyState::Gone => Polls::KeyGone,
    };
    let recover = on_msg.reform(|code: String| Msg::Poll(PollMsg::Recover(code)));
    html! {
        <>
            <p class={classes!("pm-hint", (!kept).then_some("is-warning"))}>
                <Icon sign={if kept { Sign::Lock } else { Sign::Warning }} /><span>{ words.say(text) }</span>
            </p>
            if key == KeyState::Loose {
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Poll(PollMsg::Copy(Posting::Recovery)))}>
                        <Icon sign={Sign::Copy} />{ words.say(Polls::KeyCopy) }
                    </button>
                </div>
            }
            if key == KeyState::Gone {
                <Field label={words.say(Polls::KeyHere)} placeholder={words.say(Polls::KeyHere)} kind={FieldKind::Adding} on_text={recover} />
            }
        </>
    }
}
