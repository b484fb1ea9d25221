//! The minutes so far, and where the time went.

use std::rc::Rc;

use crate::ui::prelude::*;

use crate::locale::Desk;
use crate::present::TimeRow;
use crate::ui::{Copying, Icon, Msg, Sign, use_vars, use_words};

/// About how many bytes of the text are laid out together.
const PIECE: usize = 1_500;

/// A long text in pieces of whole lines, so that only those in view are laid out.
pub fn pieces(text: &str) -> Vec<AttrValue> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for line in text.split_inclusive('\n') {
        piece.push_str(line);
        if piece.len() > PIECE {
            pieces.push(std::mem::take(&mut piece).into());
        }
    }
    pieces.push(piece.into());
    pieces
}

/// Props of [`Minutes`].
#[derive(Clone, PartialEq, Properties)]
pub struct MinutesProps {
    /// The minutes as Markdown, in pieces.
    pub text: Rc<Vec<AttrValue>>,
    /// Planned against used.
    pub time: Rc<Vec<TimeRow>>,
    /// Whether the meeting is over.
    pub closed: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The minutes: copied, downloaded, or read.
#[component]
pub fn Minutes(props: &MinutesProps) -> Html {
    let words = use_words();
    let copy = |what: Copying| press(&props.on_msg, Msg::Copy(what));
    let save = |what: Copying| press(&props.on_msg, Msg::Download(what));
    html! {
        <>
            <section>
                <p class="pm-note">{ words.say(if props.closed { Desk::ClosedNote } else { Desk::MinutesHint }) }</p>
                <button type="button" class="pm-btn is-main is-wide" onclick={copy(Copying::Markdown)}>
                    <Icon sign={Sign::Copy} />{ words.say(Desk::MinutesCopy) }
                </button>
                <div class="pm-btns">
                    <button type="button" class="pm-btn" onclick={copy(Copying::Plain)}>{ words.say(Desk::MinutesPlain) }</button>
                    <button type="button" class="pm-btn" onclick={copy(Copying::Chat)}>{ words.say(Desk::MinutesChat) }</button>
                    <button type="button" class="pm-btn" onclick={save(Copying::Markdown)}>{ words.say(Desk::MinutesSave) }</button>
                    <button type="button" class="pm-btn" onclick={save(Copying::Page)}>{ words.say(Desk::MinutesPage) }</button>
                </div>
            </section>
            <TimeReport time={props.time.clone()} />
            <section class="pm-part">
                <div class="pm-field pm-source pm-paper" role="textbox" aria-readonly="true" aria-multiline="true" tabindex="0"
                    aria-label={words.say(Desk::MinutesTool)}>
                    { for props.text.iter().enumerate().map(|(n, piece)| html! { <p key={n}>{ piece }</p> }) }
                </div>
            </section>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TimeProps {
    time: Rc<Vec<TimeRow>>,
}

/// Planned against used per step, as bars with their numbers.
#[component]
fn TimeReport(props: &TimeProps) -> Html {
    let words = use_words();
    let most = props.time.iter().map(|r| r.planned.max(r.used)).max().unwrap_or(1).max(1);
    html! {
        <section class="pm-part">
            <h3 class="pm-label">{ words.say(Desk::TimeReport) }</h3>
            <ul class="pm-chart">
                { for props.time.iter().enumerate().map(|(n, row)| html! { <Bar key={n} row={row.clone()} {most} /> }) }
            </ul>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct BarProps {
    row: TimeRow,
    most: u32,
}

#[component]
fn Bar(props: &BarProps) -> Html {
    let node = use_node_ref();
    let percent = |n: u32| format!("{}%", n.saturating_mul(100) / props.most);
    use_vars(&node, vec![("--plan", percent(props.row.planned)), ("--used", percent(props.row.used))]);
    html! {
        <li ref={node} class={classes!(props.row.is_over().then_some("is-over"))}>
            <span class="is-title">{ props.row.title.clone() }</span>
            <span class="pm-num">{ props.row.said.clone() }</span>
            <span class="is-bars" aria-hidden="true"><i /><i /></span>
        </li>
    }
}
