//! The parking lot.

use crate::ui::prelude::*;

use super::ask::ParkSheet;
use crate::domain::{Action, Destination, Parked, Text};
use crate::locale::Desk;
use crate::ui::{Field, Icon, Msg, Seen, Sign, use_words};

/// Props of [`Parking`].
#[derive(Clone, PartialEq, Properties)]
pub struct ParkingProps {
    /// The meeting.
    pub seen: Seen,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// A form for one more topic, and those there are.
#[component]
pub fn Parking(props: &ParkingProps) -> Html {
    let words = use_words();
    let parked = props.seen.meeting.parked();
    html! {
        <>
            <ParkSheet on_msg={props.on_msg.clone()} />
            if parked.is_empty() {
                <p class="pm-note">{ words.say(Desk::ParkEmpty) }</p>
            } else {
                <ul class="pm-lines">
                    { for parked.iter().map(|parked| html! {
                        <Row key={parked.id.number()} parked={parked.clone()} on_msg={props.on_msg.clone()} />
                    }) }
                </ul>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    parked: Parked,
    on_msg: Callback<Msg>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let parked = &props.parked;
    let (id, destination, contact) = (parked.id, parked.destination, parked.contact.clone());
    let ask = props.on_msg.reform(move |text: String| {
        Msg::Act(Action::PlaceParked { parked: id, contact: Text::line(&text), destination })
    });
    let remove = press(&props.on_msg, Msg::Act(Action::RemoveParked { parked: id }));
    html! {
        <li class="pm-form">
            <div class="pm-row">
                <b class="pm-mark pm-grow">{ parked.topic.to_string() }</b>
                <button type="button" class="pm-btn is-icon is-plain" onclick={remove}
                    aria-label={words.fill(Desk::ParkRemove, &[("topic", parked.topic.as_str())])}>
                    <Icon sign={Sign::Remove} />
                </button>
            </div>
            <Field label={words.say(Desk::ParkContact)} placeholder={words.say(Desk::ParkContact)}
                value={contact.to_string()} on_text={ask} />
            <div class="pm-chips" role="group" aria-label={words.say(Desk::ParkWhere)}>
                { for Destination::ALL.into_iter().map(|place| {
                    let contact = contact.clone();
                    html! {
                        <button type="button" class="pm-chip" aria-pressed={(place == destination).to_string()}
                            onclick={press(&props.on_msg, Msg::Act(Action::PlaceParked {
                                parked: id, contact: contact.clone(), destination: place,
                            }))}>{ words.destination(place) }</button>
                    }
                }) }
            </div>
        </li>
    }
}
