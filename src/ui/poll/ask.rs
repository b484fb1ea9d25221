//! Asking: the question and its answers as the room will see them; how it is asked is one line until it is changed.

use std::rc::Rc;

use crate::ui::prelude::*;

use super::{PollMsg, scales};
use crate::domain::{Electorate, PollDraft, Scale, Secrecy, TOPICS, Text};
use crate::locale::{Polls, Words};
use crate::present::poll::{TopicView, draft, electorate, how, levels, question, suggestion, voters};
use crate::ui::setup::{Select, Switch};
use crate::ui::{Field, FieldKind, Icon, Msg, Seen, Sign, use_words};

/// Props of [`Asking`].
#[derive(Clone, PartialEq, Properties)]
pub struct AskingProps {
    /// The meeting.
    pub seen: Seen,
    /// The question as it stands.
    pub draft: Rc<PollDraft>,
    /// Whether votes can be sealed here.
    pub can_seal: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

const WAYS: [(Secrecy, Polls, Polls); 3] = [
    (Secrecy::Open, Polls::InTheOpen, Polls::InTheOpenNote),
    (Secrecy::Sealed, Polls::SealedShort, Polls::SealedNote),
    (Secrecy::Published, Polls::PublishedShort, Polls::PublishedNote),
];

/// A new question for the room.
#[component]
pub fn Asking(props: &AskingProps) -> Html {
    let words = use_words();
    let changing = use_state(|| false);
    let asked = &props.draft;
    let meeting = &props.seen.meeting;
    let toggle = {
        let changing = changing.clone();
        Callback::from(move |_: MouseEvent| changing.set(!*changing))
    };
    let who = words.electorate(electorate(meeting, asked));
    let way = WAYS.iter().find(|(secrecy, ..)| *secrecy == asked.secrecy).map_or(Polls::InTheOpen, |way| way.1);
    let naming = if asked.named { Polls::WithNames } else { Polls::WithoutNames };
    let hint = if props.can_seal { suggestion(meeting, asked.scale) } else { Polls::NoSeal };
    let topics = asked.topics.iter().map(|topic| TopicView { title: topic.to_string(), levels: levels(asked, &words) });
    let mut topics: Vec<TopicView> = topics.collect();
    if topics.is_empty() {
        topics.push(TopicView { title: String::new(), levels: levels(asked, &words) });
    }
    html! {
        <>
            <section>
                <p class="pm-said">{ question(asked, &words) }</p>
                <p class="pm-note">
                    { words.scale(asked.scale) }{ ", " }{ who }{ ", " }{ words.say(naming) }{ ", " }{ words.say(way) }{ "." }
                </p>
                <div class="pm-btns">
                    <button type="button" class="pm-btn is-plain" aria-expanded={changing.to_string()} onclick={toggle}>
                        { words.say(if *changing { Polls::Changed } else { Polls::ChangeHow }) }
                    </button>
                </div>
            </section>
            if *changing { { form(props, words) } }
            <section class="pm-part">
                { scales(&topics, false, false) }
                if !asked.is_whole() { <p class="pm-hint is-warning"><Icon sign={Sign::Warning} /><span>{ words.say(Polls::NoTopics) }</span></p> }
            </section>
            <section class="pm-part">
                <p class="pm-hint"><Icon sign={Sign::Coach} /><span>{ words.say(hint) }</span></p>
                <p class="pm-hint"><Icon sign={Sign::Private} /><span>{ how(asked, &words) }</span></p>
            </section>
        </>
    }
}

/// How it is asked.
fn form(props: &AskingProps, words: Words) -> Html {
    let asked = &props.draft;
    let scale = asked.scale;
    let change = |edit: fn(&mut PollDraft, Given)| {
        let (asked, on_msg) = (asked.clone(), props.on_msg.clone());
        Callback::from(move |given: Given| {
            let mut draft = (*asked).clone();
            edit(&mut draft, given);
            on_msg.emit(Msg::Poll(PollMsg::Draft(Box::new(draft))));
        })
    };
    let on_scale = {
        let (meeting, can_seal, on_msg) = (props.seen.meeting.clone(), props.can_seal, props.on_msg.clone());
        Callback::from(move |at: usize| {
            let Some(scale) = Scale::ALL.get(at) else { return };
            let mut fresh = draft(&meeting, *scale, &words);
            if !can_seal {
                fresh.secrecy = Secrecy::Open;
            }
            on_msg.emit(Msg::Poll(PollMsg::Draft(Box::new(fresh))));
        })
    };
    let on_question = change(|draft, given| draft.question = Text::line(&given.text)).reform(Given::text);
    let on_lines = change(|draft, given| {
        let lines = given.text.lines().map(Text::line).filter(|line| !line.is_empty()).take(TOPICS).collect();
        if draft.scale == Scale::Own {
            draft.options = lines;
        } else {
            draft.items.clear();
            draft.topics = lines;
        }
    })
    .reform(Given::text);
    let on_voters = {
        let (asked, meeting, on_msg) = (asked.clone(), props.seen.meeting.clone(), props.on_msg.clone());
        Callback::from(move |at: usize| {
            let who = Electorate::ALL.get(at).copied().unwrap_or_default();
            let draft = PollDraft { voters: voters(&meeting, who), ..(*asked).clone() };
            on_msg.emit(Msg::Poll(PollMsg::Draft(Box::new(draft))));
        })
    };
    let on_way = change(|draft, given| {
        draft.secrecy = WAYS.get(given.at).map_or(Secrecy::Open, |way| way.0);
    })
    .reform(Given::at);
    let on_named = change(|draft, given| draft.named = given.at == 1).reform(|named: bool| Given::at(named.into()));
    let who = electorate(&props.seen.meeting, asked);
    let lines = |texts: &[Text]| texts.iter().map(Text::as_str).collect::<Vec<_>>().join("\n");
    let (label, text) = match scale {
        Scale::Own => (Polls::Options, lines(&asked.options)),
        _ => (Polls::Topics, lines(&asked.topics)),
    };
    let ways = if props.can_seal { WAYS.len() } else { 1 };
    let way = WAYS.iter().position(|way| way.0 == asked.secrecy).unwrap_or(0);
    let note = WAYS.get(way).map_or(Polls::InTheOpenNote, |way| way.2);
    html! {
        <section class="pm-part pm-form">
            <label class="pm-labelled">
                <span class="pm-note">{ words.say(Polls::Scale) }</span>
                <Select label={words.say(Polls::Scale)} chosen={Scale::ALL.iter().position(|s| *s == scale).unwrap_or(0)}
                    options={Scale::ALL.map(|s| AttrValue::from(words.scale(s))).to_vec()} on_choose={on_scale} />
            </label>
            <label class="pm-labelled">
                <span class="pm-note">{ words.say(Polls::Question) }</span>
                <Field key={scale as usize} label={words.say(Polls::Question)} value={asked.question.to_string()}
                    kind={FieldKind::Wrap} on_text={on_question} />
            </label>
            if scale == Scale::Own || scale.takes_topics() {
                <label class="pm-labelled">
                    <span class="pm-note">{ words.say(label) }</span>
                    <Field key={scale as usize + 100} kind={FieldKind::Block} rows={4} label={words.say(label)} value={text} on_text={on_lines} />
                </label>
            }
            <label class="pm-labelled">
                <span class="pm-note">{ words.say(Polls::Voters) }</span>
                <Select label={words.say(Polls::Voters)} chosen={Electorate::ALL.iter().position(|e| *e == who).unwrap_or(0)} on_choose={on_voters}
                    options={Electorate::ALL.map(|e| AttrValue::from(words.electorate(e))).to_vec()} />
            </label>
            if who == Electorate::Team { <p class="pm-note">{ words.say(Polls::VotersNote) }</p> }
            <label class="pm-labelled">
                <span class="pm-note">{ words.say(Polls::How) }</span>
                <Select label={words.say(Polls::How)} chosen={way} on_choose={on_way}
                    options={WAYS.iter().take(ways).map(|way| AttrValue::from(words.say(way.1))).collect::<Vec<_>>()} />
            </label>
            <p class="pm-note">{ words.say(note) }</p>
            if let Some(always) = scale.naming() {
                <p class="pm-note">{ words.say(if always { Polls::NamesAlways } else { Polls::NamesNever }) }</p>
            } else {
                <Switch label={words.say(Polls::Names)} on={asked.named} on_switch={on_named} />
            }
        </section>
    }
}

/// What a field gives: a text, or a place in a list.
#[derive(Clone, Debug, Default)]
struct Given {
    text: String,
    at: usize,
}

impl Given {
    fn text(text: String) -> Self {
        Self { text, at: 0 }
    }

    fn at(at: usize) -> Self {
        Self { text: String::new(), at }
    }
}
