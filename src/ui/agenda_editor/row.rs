//! One step of the agenda, to read and to edit.

use crate::ui::prelude::*;

use crate::domain::{Action, Lead, Meeting, Minutes, Phase, Role, Step, StepKind, Text};
use crate::locale::{Setup, Words};
use crate::present::TimeRow;
use crate::present::room::{lead_name, step_title};
use crate::ui::setup::{Entry, Select};
use crate::ui::{Field, FieldKind, Icon, Seen, Sign, use_words};

/// The class that gives a state its shape.
pub fn class(phase: Phase) -> &'static str {
    match phase {
        Phase::Ahead => "is-ahead",
        Phase::Now => "is-now",
        Phase::Done => "is-done",
        Phase::Skipped => "is-skipped",
    }
}

/// `aria-current` of a row.
pub fn current(phase: Phase) -> Option<&'static str> {
    (phase == Phase::Now).then_some("step")
}

/// Its number or, when it is done, a check; the state in words for those who listen.
fn number(words: &Words, place: usize, phase: Phase) -> Html {
    let state = match phase {
        Phase::Ahead => None,
        Phase::Now => Some(Setup::StateNow),
        Phase::Done => Some(Setup::StateDone),
        Phase::Skipped => Some(Setup::StateSkipped),
    };
    html! {
        <span class="is-n">
            if phase == Phase::Done { <Icon sign={Sign::Check} small=true /> } else { { place + 1 } }
            if let Some(state) = state { <span class="pm-away">{ words.say(state) }</span> }
        </span>
    }
}

fn title(words: &Words, step: &Step) -> Html {
    html! {
        <span class="is-title">
            { step_title(words, step) }
            if step.kind.is_protected() {
                <Icon sign={Sign::Lock} small=true /><span class="pm-away">{ words.say(Setup::Protected) }</span>
            }
        </span>
    }
}

/// Props of [`StepView`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepViewProps {
    /// The meeting, for names.
    pub seen: Seen,
    /// The step.
    pub step: Step,
    /// Its place, from 0.
    pub place: usize,
    /// Where it stands.
    pub phase: Phase,
    /// What it took, once it is done.
    pub took: Option<TimeRow>,
    /// Opens it; `None` before the meeting.
    pub jump: Option<Callback<()>>,
}

/// A step to read, or to jump to.
#[component]
pub fn StepView(props: &StepViewProps) -> Html {
    let words = use_words();
    let step = &props.step;
    let lead = lead_name(&words, &props.seen.meeting, step.leads);
    let skipped = props.phase == Phase::Skipped;
    let inside = html! {
        <>
            { number(&words, props.place, props.phase) }
            <span>
                { title(&words, step) }
                if skipped || lead.is_some() {
                    <span class="pm-note">
                        if skipped { { words.say(Setup::Skipped) }{ " " } }
                        { lead.unwrap_or_default() }
                    </span>
                }
            </span>
            if let Some(took) = &props.took {
                <span class={classes!("pm-num", took.is_over().then_some("is-over"))}>{ took.said.clone() }</span>
            } else {
                <span class="pm-num">{ minutes(&words, step.planned) }</span>
            }
        </>
    };
    match &props.jump {
        None => html! { <div class="is-row">{ inside }</div> },
        Some(jump) => html! {
            <button type="button" class="is-row" onclick={jump.reform(|_: MouseEvent| ())}>{ inside }</button>
        },
    }
}

fn minutes(words: &Words, minutes: Minutes) -> String {
    match minutes.get() {
        0 => words.say(Setup::NoBox).to_owned(),
        n => words.fill(Setup::MinutesShort, &[("n", &n.to_string())]),
    }
}

/// Props of [`StepEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct StepEditorProps {
    /// The meeting, for names.
    pub seen: Seen,
    /// The step.
    pub step: Step,
    /// Its place, from 0.
    pub place: usize,
    /// Whether it is the last.
    pub last: bool,
    /// Where it stands.
    pub phase: Phase,
    /// Whether its fields are in view.
    pub open: bool,
    /// Shows its fields, or puts them away.
    pub toggle: Callback<()>,
    /// Moves it up (`true`) or down; the part gets the keyboard back.
    pub shift: Callback<(bool, &'static str)>,
    /// Takes it off the agenda.
    pub remove: Callback<()>,
    /// Hears the keys of its head.
    pub onkeydown: Callback<KeyboardEvent>,
    /// Takes what people do.
    pub act: Callback<Action>,
}

/// A step to edit: its head with the buttons that move it, and its fields.
#[component]
pub fn StepEditor(props: &StepEditorProps) -> Html {
    let words = use_words();
    let step = &props.step;
    let name = step_title(&words, step);
    let note = match lead_name(&words, &props.seen.meeting, step.leads) {
        Some(lead) => format!("{}, {lead}", minutes(&words, step.planned)),
        None => minutes(&words, step.planned),
    };
    let mover = |up: bool, part: &'static str, sign, key, stuck: bool| {
        html! {
            <button type="button" class="pm-btn is-icon is-bare" data-part={part} aria-disabled={stuck.then_some("true")}
                aria-label={words.fill(key, &[("title", name)])}
                onclick={props.shift.reform(move |_: MouseEvent| (up, part))}><Icon {sign} /></button>
        }
    };
    html! {
        <>
            <div class="is-row is-editing" onkeydown={props.onkeydown.clone()}>
                { number(&words, props.place, props.phase) }
                <button type="button" class="is-head" data-part="title" aria-expanded={props.open.to_string()}
                    onclick={props.toggle.reform(|_: MouseEvent| ())}>
                    { title(&words, step) }<span class="pm-note pm-num">{ note }</span>
                </button>
                <span class="is-movers">
                    { mover(true, "up", Sign::Up, Setup::MoveUp, props.place == 0) }
                    { mover(false, "down", Sign::Down, Setup::MoveDown, props.last) }
                </span>
            </div>
            if props.open { <StepFields ..props.clone() /> }
        </>
    }
}

/// The fields of a step.
#[component]
fn StepFields(props: &StepEditorProps) -> Html {
    let words = use_words();
    let (step, act) = (&props.step, &props.act);
    let (id, kind, planned) = (step.id, step.kind, step.planned.get());
    let own = words.step_title(kind);
    let rename = act.reform(move |text: String| {
        // The shipped title comes with the language, so it is not kept as the team's own.
        let title = if text.trim() == own && kind != StepKind::Own { "" } else { text.as_str() };
        Action::RenameStep { step: id, title: Text::line(title) }
    });
    let set = move |minutes: u16| Action::SetMinutes { step: id, minutes: Minutes::new(minutes) };
    let typed = {
        let act = act.clone();
        Callback::from(move |text: String| {
            if let Ok(minutes) = text.trim().parse() {
                act.emit(set(minutes));
            }
        })
    };
    let shipped = words.questions(kind).join("\n");
    let questions = match &step.questions {
        Some(own) => own.iter().map(Text::as_str).collect::<Vec<_>>().join("\n"),
        None => shipped.clone(),
    };
    let ask = act.reform(move |text: String| {
        let own = text.trim() != shipped;
        let questions = text.lines().filter(|_| own).map(Text::line).collect();
        Action::SetQuestions { step: id, questions }
    });
    let leads = leads(&props.seen.meeting);
    let chosen = leads.iter().position(|lead| *lead == step.leads).unwrap_or_default();
    let labels: Vec<AttrValue> = leads.iter().map(|lead| lead_label(&words, &props.seen.meeting, *lead)).collect();
    let on_lead = act
        .reform(move |place: usize| Action::SetLead { step: id, leads: leads.get(place).copied().unwrap_or_default() });
    let label = words.say(Setup::StepMinutes);
    html! {
        <div class="pm-entries">
            <Entry label={words.say(Setup::StepTitle)} value={step_title(&words, step).to_owned()} on_text={rename} />
            <div class="pm-entry">
                <span aria-hidden="true">{ label }</span>
                <div class="pm-stepper">
                    <button type="button" class="pm-btn is-icon" aria-label={words.say(Setup::LessMinutes)}
                        onclick={act.reform(move |_: MouseEvent| set(planned.saturating_sub(1)))}>{ "−" }</button>
                    <Field {label} value={planned.to_string()} mode="numeric" on_text={typed} />
                    <button type="button" class="pm-btn is-icon" aria-label={words.say(Setup::MoreMinutes)}
                        onclick={act.reform(move |_: MouseEvent| set(planned.saturating_add(1)))}>{ "+" }</button>
                </div>
            </div>
            <label class="pm-entry">
                <span aria-hidden="true">{ words.say(Setup::StepLead) }</span>
                <Select label={words.say(Setup::StepLead)} options={labels} {chosen} on_choose={on_lead} />
            </label>
            <Entry label={words.say(Setup::StepQuestions)} value={questions} rows=5 kind={FieldKind::Block} on_text={ask} />
            <button type="button" class="pm-btn" onclick={props.remove.reform(|_: MouseEvent| ())}>
                { words.say(Setup::RemoveStep) }
            </button>
        </div>
    }
}

/// Everybody and everything that can lead a step.
fn leads(meeting: &Meeting) -> Vec<Lead> {
    let people = meeting.roster().iter().map(|p| Lead::Person(p.id));
    let roles = Role::ALL.into_iter().map(Lead::Role);
    std::iter::once(Lead::Nobody).chain(roles).chain(people).collect()
}

fn lead_label(words: &Words, meeting: &Meeting, lead: Lead) -> AttrValue {
    match lead {
        Lead::Nobody => words.say(Setup::NobodyLeads).into(),
        Lead::Role(role) if meeting.holders(role).next().is_some() => {
            let name = lead_name(words, meeting, lead).unwrap_or_default();
            format!("{} ({name})", words.role(role)).into()
        }
        Lead::Role(role) => words.role(role).into(),
        Lead::Person(_) => lead_name(words, meeting, lead).unwrap_or_default().to_owned().into(),
    }
}
