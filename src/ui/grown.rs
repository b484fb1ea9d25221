//! Long lists come a screen at a time.

use crate::ui::prelude::*;
use gloo_render::{AnimationFrame, request_animation_frame};

/// How many rows stand in the first frame, and how many come with each of the next.
const ROWS: usize = 6;

/// How many of so many rows to show now.
///
/// The first screen is there at once and the rest follows by itself, so that no press waits for rows nobody sees yet
/// and no frame is late for a long list.
pub fn use_grown(hooks: &mut Hooks, rows: usize) -> usize {
    let shown = use_state(hooks, || ROWS);
    let waiting = use_mut_ref(hooks, || None::<AnimationFrame>);
    {
        let shown = shown.clone();
        use_effect_with(hooks, (*shown, rows), move |(now, rows)| {
            let next = now.saturating_add(ROWS);
            // The coming frame still shows what is there now; the one after it shows more.
            *waiting.borrow_mut() = (now < rows).then(|| {
                let waiting = waiting.clone();
                request_animation_frame(move |_| {
                    let frame = request_animation_frame(move |_| shown.set(next));
                    *waiting.borrow_mut() = Some(frame);
                })
            });
        });
    }
    rows.min(*shown)
}
