//! The agenda as a list: read it, jump in it while the meeting runs, edit it at any time.

mod row;

use crate::ui::prelude::*;

use self::row::{StepEditor, StepView};
use super::setup::{focus_in, moves};
use super::{Field, FieldKind, Icon, Msg, Seen, Sign, use_words};
use crate::domain::{Action, Meeting, Minutes, Phase, StepDraft, StepId, StepKind, Text};
use crate::locale::Setup;
use crate::present::time_report;

/// Minutes of a step that was just added.
const NEW_STEP: Minutes = Minutes::new(5);

/// Props of [`AgendaEditor`].
#[derive(Clone, PartialEq, Properties)]
pub struct AgendaEditorProps {
    /// The meeting.
    pub seen: Seen,
    /// Whether the meeting runs: then a press on a step opens it.
    pub running: bool,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// Where the keyboard goes once the list has changed.
type Wanted = Option<(StepId, &'static str)>;

/// The agenda.
#[component]
pub fn AgendaEditor(props: &AgendaEditorProps) -> Html {
    let words = use_words();
    let editing = use_state_eq(|| false);
    let open = use_state_eq(|| None::<StepId>);
    let root = use_node_ref();
    let wanted = use_mut_ref(|| Wanted::None);
    {
        let (root, wanted) = (root.clone(), wanted.clone());
        // A row that moves loses the keyboard on the way, so it is given back.
        use_effect_with(props.seen.revision, move |_| {
            if let Some((step, part)) = wanted.borrow_mut().take() {
                let row = step.number();
                focus_in(&root, &format!("[data-row=\"{row}\"] [data-part=\"{part}\"]"));
            }
        });
    }
    let meeting = &props.seen.meeting;
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    let act = props.on_msg.reform(Msg::Act);
    let add = {
        let after = place_for_new(meeting, *open);
        act.reform(move |title: String| Action::AddStep {
            after,
            draft: StepDraft::own(Text::line(&title), NEW_STEP, None),
        })
    };
    let count = meeting.steps().len();
    let planned = meeting.planned().to_string();
    // What a step took stays the same from the moment it is done.
    let times = time_report(meeting, meeting.heard(), &words);
    let rows = meeting.steps().iter().enumerate().map(|(place, step)| {
        let id = step.id;
        let phase = meeting.phase(id);
        if !*editing {
            let took = times.get(place).filter(|_| phase == Phase::Done).cloned();
            let jump = props.running.then(|| act.reform(move |()| Action::GoTo { step: id }));
            return html! {
                <li key={id.number()} aria-current={row::current(phase)} class={row::class(phase)}>
                    <StepView seen={props.seen.clone()} step={step.clone()} {place} {phase} {took} {jump} />
                </li>
            };
        }
        let is_open = *open == Some(id);
        let toggle = {
            let open = open.clone();
            Callback::from(move |()| open.set((!is_open).then_some(id)))
        };
        let shift = {
            let (act, wanted) = (act.clone(), wanted.clone());
            Callback::from(move |(up, part): (bool, &'static str)| {
                let to = if up { place.checked_sub(1) } else { Some(place + 1) };
                if let Some(to) = to.filter(|to| *to < count) {
                    *wanted.borrow_mut() = Some((id, part));
                    act.emit(Action::MoveStep { step: id, to });
                }
            })
        };
        let onkeydown = {
            let shift = shift.clone();
            Callback::from(move |event: KeyboardEvent| {
                if let Some(up) = moves(&event) {
                    event.prevent_default();
                    shift.emit((up, "title"));
                }
            })
        };
        let remove = {
            let (act, wanted) = (act.clone(), wanted.clone());
            let stays = count < 2 || meeting.timing().is_some_and(|t| t.visited(id));
            let next = meeting.steps().get(place + 1);
            let next = next.or_else(|| meeting.steps().get(place.saturating_sub(1))).map(|s| s.id);
            Callback::from(move |()| {
                *wanted.borrow_mut() = next.filter(|_| !stays).map(|next| (next, "title"));
                act.emit(Action::RemoveStep { step: id });
            })
        };
        html! {
            <li key={id.number()} data-row={id.number().to_string()} class={classes!(row::class(phase), is_open.then_some("is-open"))}>
                <StepEditor seen={props.seen.clone()} step={step.clone()} {place} last={place + 1 == count} {phase}
                    open={is_open} {toggle} {shift} {remove} {onkeydown} act={act.clone()} />
            </li>
        }
    });
    html! {
        <div ref={root} class="pm-group">
            <div class="pm-bar">
                <p class="pm-note pm-num">{ words.count(Setup::StepsMinutes, count, &[("minutes", &planned)]) }</p>
                <button type="button" class="pm-btn is-plain" aria-pressed={editing.to_string()} onclick={toggle}>
                    { words.say(if *editing { Setup::DoneEditing } else { Setup::EditAgenda }) }
                </button>
            </div>
            <ol class="pm-agenda">{ rows.collect::<Html>() }</ol>
            if *editing {
                <Field label={words.say(Setup::AddStep)} placeholder={words.say(Setup::AddStep)} kind={FieldKind::Adding} on_text={add} />
                <p class="pm-note">{ words.say(Setup::MoveKeys) }</p>
            }
            <p class="pm-hint"><Icon sign={Sign::Lock} /><span>{ words.say(Setup::LockMeans) }</span></p>
        </div>
    }
}

/// A new step follows the open one; else it comes last, but before the close.
fn place_for_new(meeting: &Meeting, open: Option<StepId>) -> Option<StepId> {
    if let Some(open) = open.filter(|id| meeting.step(*id).is_some()) {
        return Some(open);
    }
    let steps = meeting.steps();
    let closes = steps.last().is_some_and(|s| s.kind == StepKind::Close);
    steps.iter().rev().nth(usize::from(closes)).map(|s| s.id)
}
