//! The desk: the facilitator's own view beside the call.

mod ask;
mod body;
mod close;
mod customers;
mod decisions;
mod dock;
mod head;
mod keys;
mod line;
mod menu;
mod minutes;
mod notes;
mod opener;
mod parking;
mod question;
mod rollcall;
mod share;

pub use body::{Body, Paper};
pub use close::ReadBack;
pub use dock::{Asking, Dock};
pub use head::{Clock, Rail, StepName, TimeRow, Top, is_low};
pub use line::Line;
pub use menu::{Can, Keeping};
pub use minutes::pieces;
pub use opener::Directive;
