//! The signs: drawn with strokes, never carrying a meaning alone.

use crate::ui::prelude::*;

use super::part::Shown;
use crate::domain::{Choice, Mark};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named after what they show")]
pub enum Sign {
    Pause,
    Play,
    Next,
    Back,
    Menu,
    Agenda,
    Park,
    People,
    Minutes,
    Directive,
    Lock,
    Warning,
    Private,
    Check,
    Copy,
    Close,
    Plus,
    File,
    Insight,
    Question,
    Later,
    Cue,
    Over,
    Undo,
    Redo,
    Stage,
    Up,
    Down,
    Remove,
    Dot,
    Coach,
    Save,
    Poll,
}

impl Sign {
    fn path(self) -> &'static str {
        match self {
            Self::Pause => "M7 4.5v11M13 4.5v11",
            Self::Play => "M6.5 4.5v11l9-5.5z",
            Self::Next => "M8 4.5 13.5 10 8 15.5",
            Self::Back => "M12 4.5 6.5 10l5.5 5.5",
            Self::Menu => "M4 7h12M4 13h12",
            Self::Agenda => "M4 5h12M4 10h7M4 15h12",
            Self::Park => {
                "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM8 14V6.3h2.6a2.3 2.3 0 0 1 0 4.7H8"
            }
            Self::People => {
                "M7.5 9.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM2.8 16c0-2.8 2-4.4 4.7-4.4s4.7 1.6 4.7 4.4M13 4.7a2.4 2.4 0 0 1 0 4.6M14.3 11.9c1.8.4 2.9 1.9 2.9 4.1"
            }
            Self::Minutes => "M5 3h10v14H5zM8 7h4M8 10h4M8 13h2",
            Self::Directive => {
                "M8.5 5.5C5.5 6.5 4 8.6 4 11.5v3h4.5v-4.5H5.8M16.5 5.5c-3 1-4.5 3.1-4.5 6v3h4.5v-4.5h-2.7"
            }
            Self::Lock => "M5 9.5h10v7H5zM7 9.5V7a3 3 0 0 1 6 0v2.5",
            Self::Warning => "M10 3.5 17.5 16.5h-15zM10 8.5v4M10 14.3v.1",
            Self::Private => "M2.5 10s2.8-4.5 7.5-4.5S17.5 10 17.5 10s-2.8 4.5-7.5 4.5S2.5 10 2.5 10zM4 16.5 16 3.5",
            Self::Check => "m4 10.5 4 4 8-9",
            Self::Copy => "M7 7h9v9.5H7zM4 13V3.5h9",
            Self::Close | Self::Remove => "m5 5 10 10M15 5 5 15",
            Self::Plus => "M10 4v12M4 10h12",
            Self::File => "M5 3h6.5L15.5 7v10H5zM11.5 3v4h4M8 11h5M8 14h3",
            Self::Insight => "M10 3.5v13M4.4 6.8l11.2 6.4M15.6 6.8 4.4 13.2",
            Self::Question => "M6.8 7.2c0-2 1.4-3.2 3.2-3.2s3.2 1.2 3.2 3c0 2.6-3.2 2.6-3.2 5.2M10 15.5v.1",
            Self::Later => "M4 10h12M11.5 5.5 16 10l-4.5 4.5",
            Self::Cue => "M3 10h14M13 5.5v9",
            Self::Over => "M3 10h7M10 5.5v9M13 10h.1M16.5 10h.1",
            Self::Undo => "M8 4.5 4 8.5l4 4M4.5 8.5h7a4.3 4.3 0 0 1 0 8.6H9",
            Self::Redo => "m12 4.5 4 4-4 4M15.5 8.5h-7a4.3 4.3 0 0 0 0 8.6H11",
            Self::Stage => "M3 4.5h14v9H3zM10 13.5v3M6.5 16.5h7",
            Self::Up => "M4.5 12 10 6.5l5.5 5.5",
            Self::Down => "M4.5 8 10 13.5 15.5 8",
            Self::Dot => "M10 9.5v1M9.5 10h1",
            Self::Coach => "M8.5 4.6 15.8 6.5 13.2 16.2 5.9 14.3zM6 5.8 3 6.6 4.6 12.5",
            Self::Poll => "M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z",
            Self::Save => "M10 3v9.5M6 9l4 4 4-4M4 16.5h12",
        }
    }

    /// Whether it points along the line of reading and turns with it.
    fn points(self) -> bool {
        matches!(self, Self::Next | Self::Back | Self::Later | Self::Cue | Self::Over | Self::Undo | Self::Redo)
    }
}

impl From<Mark> for Sign {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Plain => Self::Dot,
            Mark::Insight => Self::Insight,
            Mark::OpenQuestion => Self::Question,
            Mark::Idea => Self::Later,
            Mark::Private => Self::Private,
        }
    }
}

/// Props of [`Icon`].
#[derive(Clone, PartialEq, Properties)]
pub struct IconProps {
    /// Which sign.
    pub sign: Sign,
    /// Whether it stands in a line of small text.
    #[prop_or_default]
    pub small: bool,
}

/// A sign; hidden from those who listen, since words always stand beside it.
///
/// There are many on a page, so it is no component of its own.
#[derive(Clone, Copy, Debug)]
pub struct Icon;

impl Shown for Icon {
    type Props = IconProps;

    fn show(_: &mut Hooks, props: &IconProps) -> Html {
        sign(props)
    }

    fn flat(props: &IconProps) -> Option<Html> {
        Some(sign(props))
    }
}

fn sign(props: &IconProps) -> Html {
    let class = classes!("pm-i", props.small.then_some("is-small"), props.sign.points().then_some("is-way"));
    html! { <svg {class} viewBox="0 0 20 20" aria-hidden="true"><path d={props.sign.path()} /></svg> }
}

/// Props of [`Disc`].
#[derive(Clone, PartialEq, Properties)]
pub struct DiscProps {
    /// The decision; `None` is undecided.
    pub choice: Option<Choice>,
}

/// A decision as a disc: full is do, half is later, barred is don't, dashed is undecided. No component either.
#[derive(Clone, Copy, Debug)]
pub struct Disc;

impl Shown for Disc {
    type Props = DiscProps;

    fn show(_: &mut Hooks, props: &DiscProps) -> Html {
        disc(props)
    }

    fn flat(props: &DiscProps) -> Option<Html> {
        Some(disc(props))
    }
}

fn disc(props: &DiscProps) -> Html {
    let class = match props.choice {
        Some(Choice::Do) => "is-do",
        Some(Choice::Later) => "is-later",
        Some(Choice::Dont) => "is-dont",
        None => "is-undecided",
    };
    let drawing = match props.choice {
        Some(Choice::Do) => html! { <circle cx="10" cy="10" r="8.5" fill="currentColor" /> },
        Some(Choice::Later) => html! {
            <>
                <circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" stroke-width="1.8" />
                <path d="M2.4 10a7.6 7.6 0 0 0 15.2 0z" fill="currentColor" />
            </>
        },
        Some(Choice::Dont) => html! {
            <>
                <circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" stroke-width="1.8" />
                <path d="M6.2 10h7.6" stroke="currentColor" stroke-width="1.8" />
            </>
        },
        None => html! {
            <circle cx="10" cy="10" r="7.6" fill="none" stroke="currentColor" stroke-width="1.8"
                stroke-dasharray="2.6 2.17" />
        },
    };
    html! { <svg class={classes!("pm-d", class)} viewBox="0 0 20 20" aria-hidden="true">{ drawing }</svg> }
}
