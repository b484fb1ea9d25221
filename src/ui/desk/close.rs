//! The read-back: what we do, later, not, and what is parked.

use crate::ui::prelude::*;

use crate::domain::{Choice, Item};
use crate::locale::Decide;
use crate::ui::{Disc, Seen, use_words};

/// Props of [`ReadBack`].
#[derive(Clone, PartialEq, Properties)]
pub struct ReadBackProps {
    /// The meeting.
    pub seen: Seen,
    /// The most rows of a list; the rest is counted.
    #[prop_or(usize::MAX)]
    pub most: usize,
}

/// The decisions in four lists, "not doing" on its own.
#[component]
pub fn ReadBack(props: &ReadBackProps) -> Html {
    let words = use_words();
    let meeting = &props.seen.meeting;
    let who = |item: &Item| {
        let when = match item.choice {
            Some(Choice::Later) if !item.until.is_empty() => item.until.to_string(),
            _ => item.due.as_ref().map(|d| words.due(d)).unwrap_or_default(),
        };
        match (item.owner.as_str(), when.as_str()) {
            ("", when) => when.to_owned(),
            (owner, "") => owner.to_owned(),
            (who, when) => words.fill(Decide::WhoWhen, &[("who", who), ("when", when)]),
        }
    };
    let section = |head: Decide, choice: Option<Choice>| {
        let items: Vec<&Item> =
            meeting.items().iter().filter(|i| i.choice == choice && (choice.is_some() || !i.done)).collect();
        if items.is_empty() {
            return Html::default();
        }
        let hidden = items.len().saturating_sub(props.most);
        html! {
            <section>
                <h3>{ words.say(head) }</h3>
                <ul class="pm-lines">
                    { for items.iter().take(props.most).map(|item| html! {
                        <li key={item.id.number()}>
                            <Disc choice={item.choice} />
                            <span>{ item.title.to_string() }</span>
                            <span class="is-who">{ who(item) }</span>
                            if choice == Some(Choice::Dont) && !item.reason.is_empty() { <small>{ item.reason.to_string() }</small> }
                        </li>
                    }) }
                </ul>
                if hidden > 0 { <p class="pm-note">{ words.fill(crate::locale::OnStage::MoreItems, &[("n", &hidden.to_string())]) }</p> }
            </section>
        }
    };
    html! {
        <div class="pm-readback pm-stage-read">
            { section(Decide::Doing, Some(Choice::Do)) }
            { section(Decide::NotDoing, Some(Choice::Dont)) }
            { section(Decide::Later, Some(Choice::Later)) }
            { section(Decide::Undecided, None) }
            if !meeting.parked().is_empty() {
                <section>
                    <h3>{ words.say(Decide::Parked) }</h3>
                    <ul class="pm-lines">
                        { for meeting.parked().iter().take(props.most).map(|parked| html! {
                            <li key={parked.id.number()} class="is-parked">
                                <span>{ parked.topic.to_string() }</span>
                                <span class="is-who">{ parked.contact.to_string() }</span>
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </div>
    }
}
