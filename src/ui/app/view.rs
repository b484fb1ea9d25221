//! Which face is shown.

use yew::Context;

use super::{App, follow, handover};
use crate::domain::{Gap, MINUTE, Stage as MeetingStage};
use crate::locale::{Desk, Menu, Windows};
use crate::ui::desk::{Body, Directive, Dock, Keeping, Rail, StepName, TimeRow, Top, is_low};
use crate::ui::notice::Notice;
use crate::ui::poll::{Ballot, big_chat};
use crate::ui::prelude::*;
use crate::ui::stage::Stage;
use crate::ui::{Copying, FollowPage, Gone, Icon, Msg, Paste, Place, Prepare, Review, Seen, Sign, Start};

pub(super) fn view(app: &App, ctx: &Context<App>) -> Html {
    let on_msg = &app.on_msg;
    let face = match (&app.place, &app.seen) {
        (Place::Paste(problem), _) => html! {
            <Paste problem={problem.clone()} text={app.pasted.clone()} on_msg={on_msg.clone()} />
        },
        (Place::Review(reading), seen) => {
            let into_draft = seen.as_ref().is_some_and(|s| matches!(s.meeting.stage(), MeetingStage::Draft));
            html! { <Review reading={reading.clone()} {into_draft} on_msg={on_msg.clone()} /> }
        }
        (Place::Prepare, Some(seen)) => html! {
            <Prepare seen={seen.clone()} templates={app.templates.clone()} on_msg={on_msg.clone()} />
        },
        (Place::Desk, Some(seen)) => desk(app, ctx, seen, on_msg),
        (Place::Stage, Some(seen)) => stage(app, seen, on_msg),
        (Place::Mini, Some(_)) => app.mini().unwrap_or_default(),
        (Place::Stage | Place::Mini, None) => html! {
            <div class="pm-stage">
                <article>
                    <header class="pm-stage-top"><h1>{ app.words.say(Desk::Untitled) }</h1></header>
                    <div class="pm-stage-main"><p class="pm-said" data-length="item" role="status">{ app.words.say(Windows::Waiting) }</p></div>
                </article>
            </div>
        },
        (Place::Follow(plan), _) => html! { <FollowPage view={app.follow_view(plan)} on_msg={on_msg.clone()} /> },
        (Place::Ballot(state), _) => html! {
            <Ballot state={state.clone()} prefix={ctx.props().prefix.clone()} on_msg={on_msg.clone()} />
        },
        _ => html! { <Start kept={app.kept.clone()} storage={app.storage()} on_msg={on_msg.clone()} /> },
    };
    let on_stage = matches!(app.place, Place::Stage | Place::Mini);
    html! {
        <div ref={app.root.clone()} class={if on_stage { "pm-whole" } else { "pm" }} lang={app.words.tag()}>
            if let Some(note) = app.note.as_ref().filter(|_| !on_stage) {
                <Notice note={note.clone()} on_msg={on_msg.clone()} />
            }
            { face }
            <p ref={app.region.clone()} class="pm-away" aria-live="polite" />
            { app.floating() }
        </div>
    }
}

fn desk(app: &App, ctx: &Context<App>, seen: &Seen, on_msg: &Callback<Msg>) -> Html {
    let Some(moving) = &app.moving else { return Html::default() };
    let on_asking = &app.on_asking;
    let open = matches!(seen.meeting.stage(), MeetingStage::Open(_));
    let history = app.journal.as_ref().map_or((false, false), |j| (j.can_undo(), j.can_redo()));
    let paper = app.paper.as_ref().map(|(_, paper)| paper.clone());
    let ballots = app.ballots();
    html! {
        <article class="pm-desk" part="desk">
            <header part="head">
                <Top seen={seen.clone()} ends={moving.ends.clone()} panel={app.panel} on_msg={on_msg.clone()} />
                <Rail seen={seen.clone()} line={moving.line.clone()} on_msg={on_msg.clone()} />
                <div class={classes!("pm-now", is_low(seen, app.panel).then_some("is-low"))}>
                    <StepName seen={seen.clone()} arrivals={app.arrivals} />
                    if let Some(clock) = &moving.clock {
                        <TimeRow clock={clock.clone()} {open} on_msg={on_msg.clone()} />
                    }
                </div>
            </header>
            <div class="pm-middle" part="middle">
                if let Keeping::Refused | Keeping::Full = app.keeping { { not_kept(app, on_msg) } }
                if app.follows() { { elsewhere(app, on_msg) } }
                { handover::handed(app, on_msg) }
                { follow::moved(app, on_msg) }
                if let Some(gap) = app.gap.filter(|_| !app.follows()) { { unseen(app, gap, on_msg) } }
                if let Some(bytes) = ballots.counting.as_ref().and_then(|counting| counting.big) {
                    { big_chat(bytes, on_msg, &app.words) }
                }
                if app.directive {
                    <section class="pm-over-all" aria-label={app.words.say(Desk::Directive)}>
                        <Directive own={seen.meeting.opener().text.as_ref().map(|t| AttrValue::from(t.to_string()))} />
                        <p class="pm-note">{ app.words.say(Desk::ClocksGoOn) }</p>
                        <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Directive)}>{ app.words.say(Desk::PutAway) }</button>
                    </section>
                }
                <Body seen={seen.clone()} prefix={ctx.props().prefix.clone()} panel={app.panel} ask={moving.ask}
                    asking={app.asking} extension={moving.extension.clone()} decide_now={moving.decide_now} {paper}
                    keeping={app.keeping.clone()} {history} settings={app.cues.settings.clone()} can={app.can()} note={app.note_field.clone()}
                    ballots={ballots.clone()}
                    on_asking={on_asking.clone()} on_msg={on_msg.clone()} />
            </div>
            <Dock seen={seen.clone()} ask={moving.ask} extendable={moving.extension.is_some()} asking={app.asking} panel={app.panel} directive={app.directive} ballots={ballots}
                on_asking={on_asking.clone()} on_msg={on_msg.clone()} />
        </article>
    }
}

fn stage(app: &App, seen: &Seen, on_msg: &Callback<Msg>) -> Html {
    let Some(moving) = &app.moving else { return Html::default() };
    html! {
        <Stage seen={seen.clone()} clock={moving.clock.clone()} ends={moving.ends.clone()} line={moving.line.clone()}
            directive={app.directive} alone={app.watching.as_ref().map(|watching| watching.alone)} on_msg={on_msg.clone()} />
    }
}

/// Another window runs the meeting: said, with the way to run it here.
fn elsewhere(app: &App, on_msg: &Callback<Msg>) -> Html {
    html! {
        <section class="pm-offer" role="status">
            <p class="pm-hint">
                <Icon sign={Sign::Stage} />
                <span><b class="pm-mark">{ app.words.say(Windows::Follows) }</b>{ " " }{ app.words.say(Windows::FollowsHow) }</span>
            </p>
            <div class="pm-btns">
                <button type="button" class="pm-btn" onclick={press(on_msg, Msg::RunHere)}>{ app.words.say(Windows::TakeOver) }</button>
            </div>
        </section>
    }
}

/// The browser does not keep the meeting: said plainly, with the way out beside it.
fn not_kept(app: &App, on_msg: &Callback<Msg>) -> Html {
    let text = if app.keeping == Keeping::Full { Menu::Full } else { Menu::NotKept };
    html! {
        <section class="pm-kept-not" role="status">
            <p class="pm-hint is-failed"><Icon sign={Sign::Warning} /><span>{ app.words.say(text) }</span></p>
            <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Download(Copying::Save))}>{ app.words.say(Menu::SaveFile) }</button>
        </section>
    }
}

/// A stretch nobody saw: it counts unless the room takes it back.
fn unseen(app: &App, gap: Gap, on_msg: &Callback<Msg>) -> Html {
    let words = &app.words;
    let minutes = usize::try_from((gap.to.since(gap.from) + MINUTE / 2) / MINUTE).unwrap_or(0).max(1);
    let at = |t: crate::domain::Timestamp| words.time(app.zone.local(t.millis().saturating_add(app.keeper.shift())));
    let answer = |gone: Gone, text: Desk| {
        html! {
            <button type="button" class="pm-btn" onclick={press(on_msg, Msg::Answer(gap, gone))}>{ words.say(text) }</button>
        }
    };
    html! {
        <section class="pm-offer" role="status">
            <p class="pm-hint is-warning">
                <Icon sign={Sign::Warning} />
                <span>
                    <b class="pm-mark">{ words.count(Desk::GapHead, minutes, &[]) }{ "." }</b>{ " " }
                    { words.fill(Desk::GapAsk, &[("from", &at(gap.from)), ("to", &at(gap.to))]) }
                </span>
            </p>
            <div class="pm-btns">
                { answer(Gone::Count, Desk::GapCount) }
                { answer(Gone::TakeBack, Desk::GapTakeBack) }
                if gap.maybe_set { { answer(Gone::ClockWasSet, Desk::GapClock) } }
            </div>
        </section>
    }
}
