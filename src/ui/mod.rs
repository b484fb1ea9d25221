//! The loop and the components: one function component per file, each with its props.
//!
//! A component receives the meeting it shows ([`Seen`]), the words from context and one callback for what people do
//! ([`Msg`]). It holds drafts and focus, nothing else. Only `app` knows the shell.

mod agenda_editor;
mod app;
mod desk;
mod field;
mod follow;
mod grown;
pub mod hooks;
mod icon;
mod item_list;
mod mini;
mod msg;
mod notice;
pub mod part;
mod paste;
mod picker;
pub mod poll;
mod prelude;
mod prepare;
mod renders;
mod review;
mod roster_editor;
mod setup;
mod stage;
mod start;
pub mod vars;

pub use agenda_editor::AgendaEditor;
pub use app::{App, AppProps, Event, Keeper, Ports, Request, Within};
pub use field::{Field, FieldKind};
pub use follow::FollowPage;
pub use grown::use_grown;
pub use icon::{Disc, Icon, Sign};
pub use item_list::ItemList;
pub use mini::Mini;
pub use msg::{Copying, Gone, Msg, Panel, Place, Reading, Seen, use_words};
pub use paste::Paste;
pub use picker::FilePicker;
pub use prepare::{Prepare, Templates};
pub use renders::{Renders, use_counted};
pub use review::Review;
pub use roster_editor::RosterEditor;
pub use start::Start;
pub use vars::use_vars;
