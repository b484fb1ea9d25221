//! Time as a line: the agenda to scale.

use std::rc::Rc;

use crate::ui::prelude::*;

use crate::present::{Segment, SegmentKind};
use crate::ui::{use_counted, use_vars};

/// Props of [`Line`].
#[derive(Clone, PartialEq, Properties)]
pub struct LineProps {
    /// The segments in order.
    pub line: Rc<Vec<Segment>>,
}

/// The line; decoration for those who listen, the button around it says the same in words.
#[component]
pub fn Line(props: &LineProps) -> Html {
    use_counted("line");
    html! {
        <ol class="pm-rail" aria-hidden="true">
            { for props.line.iter().enumerate().map(|(n, segment)| html! { <Piece key={n} segment={*segment} /> }) }
        </ol>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PieceProps {
    segment: Segment,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    let node = use_node_ref();
    let segment = props.segment;
    let class = match segment.kind {
        SegmentKind::Done => "is-done",
        SegmentKind::Now => "is-now",
        SegmentKind::Cue => "is-now is-cue",
        SegmentKind::Tail => "is-tail",
        SegmentKind::Ahead => "",
    };
    use_vars(
        &node,
        vec![("--m", segment.length.to_string()), ("--p", format!("{}.{}%", segment.fill / 2, segment.fill % 2 * 5))],
    );
    html! { <li ref={node} {class} /> }
}
