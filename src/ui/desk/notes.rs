//! Notes of a step, with marks.

use crate::ui::prelude::*;

use crate::domain::{Action, Mark, Note, StepId, Text};
use crate::locale::Desk;
use crate::ui::{Field, FieldKind, Icon, Msg, Seen, Sign, use_words};

/// Props of [`Notes`].
#[derive(Clone, PartialEq, Properties)]
pub struct NotesProps {
    /// The meeting.
    pub seen: Seen,
    /// The step.
    pub step: StepId,
    /// The field for a new note, for the key that goes there.
    pub node: NodeRef,
    /// Takes what people do.
    pub on_msg: Callback<Msg>,
}

/// The notes of a step and a field for one more.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let words = use_words();
    let mark = use_state(Mark::default);
    let editing = use_state(|| None);
    let step = props.step;
    let notes: Vec<Note> = props.seen.meeting.notes().iter().filter(|n| n.step == step).cloned().collect();
    let add = {
        let mark = *mark;
        props.on_msg.reform(move |text: String| Msg::Act(Action::AddNote { step, mark, text: Text::line(&text) }))
    };
    let pick = {
        let mark = mark.clone();
        Callback::from(move |picked| mark.set(picked))
    };
    html! {
        <section class="pm-part">
            <h3 class="pm-label">{ words.say(Desk::Notes) }</h3>
            if !notes.is_empty() {
                <ul class="pm-notes">
                    { for notes.into_iter().map(|note| {
                        let id = note.id;
                        let open = *editing == Some(id);
                        let editing = editing.clone();
                        let on_edit = Callback::from(move |on: bool| editing.set(on.then_some(id)));
                        html! { <NoteRow key={id.number()} {note} {open} {on_edit} on_msg={props.on_msg.clone()} /> }
                    }) }
                </ul>
            }
            <Field label={words.say(Desk::AddNote)} placeholder={words.say(Desk::AddNote)} kind={FieldKind::Adding}
                on_text={add} node={props.node.clone()} />
            <Marks mark={*mark} on_mark={pick} />
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NoteRowProps {
    note: Note,
    open: bool,
    on_edit: Callback<bool>,
    on_msg: Callback<Msg>,
}

#[component]
fn NoteRow(props: &NoteRowProps) -> Html {
    let words = use_words();
    let (note, id) = (&props.note, props.note.id);
    if !props.open {
        return html! {
            <li>
                <Icon sign={Sign::from(note.mark)} />
                <button type="button" class="pm-note-text" onclick={props.on_edit.reform(|_| true)}>
                    if note.mark != Mark::Plain { <span class="pm-away">{ words.mark(note.mark) }{ ": " }</span> }
                    { note.text.to_string() }
                    if note.mark == Mark::Private { <small class="pm-note">{ words.say(Desk::PrivateNote) }</small> }
                    <span class="pm-away">{ ". " }{ words.say(Desk::EditNote) }</span>
                </button>
            </li>
        };
    }
    let edit = {
        let (on_msg, on_edit) = (props.on_msg.clone(), props.on_edit.clone());
        Callback::from(move |text: String| {
            let text = Text::line(&text);
            if !text.is_empty() {
                on_msg.emit(Msg::Act(Action::EditNote { note: id, text }));
            }
            on_edit.emit(false);
        })
    };
    let mark = props.on_msg.reform(move |mark| Msg::Act(Action::MarkNote { note: id, mark }));
    let remove = press(&props.on_msg, Msg::Act(Action::RemoveNote { note: id }));
    html! {
        <li class="is-open">
            <Field label={words.say(Desk::EditNote)} value={note.text.to_string()} kind={FieldKind::Wrap} on_text={edit} />
            <div class="pm-row">
                <Marks mark={note.mark} on_mark={mark} />
                <button type="button" class="pm-btn is-icon is-plain" aria-label={words.say(Desk::RemoveNote)} onclick={remove}>
                    <Icon sign={Sign::Remove} />
                </button>
                <button type="button" class="pm-btn is-icon is-plain" aria-label={words.say(Desk::EditDone)} data-close=""
                    onclick={props.on_edit.reform(|_| false)}>
                    <Icon sign={Sign::Check} />
                </button>
            </div>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MarksProps {
    mark: Mark,
    on_mark: Callback<Mark>,
}

/// The marks as signs, with the chosen one's word beside them.
#[component]
fn Marks(props: &MarksProps) -> Html {
    let words = use_words();
    html! {
        <div class="pm-marks" role="group" aria-label={words.say(Desk::NoteKind)}>
            { for Mark::ALL.into_iter().map(|mark| html! {
                <button type="button" aria-pressed={(props.mark == mark).to_string()} aria-label={words.mark(mark)}
                    onclick={props.on_mark.reform(move |_| mark)}>
                    <Icon sign={Sign::from(mark)} />
                </button>
            }) }
            <span class="pm-note" aria-hidden="true">{ words.mark(props.mark) }</span>
        </div>
    }
}
