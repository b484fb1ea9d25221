//! View models: the meeting, the present moment and the words, made into what a face shows. Pure.
//!
//! What moves with the clock is in [`Moving`], rebuilt on every tick and made of small parts that are equal while
//! nothing changes for the eye. All else depends on the meeting alone and is computed where it is shown.

mod clock;
mod decide;
mod follow;
mod mini;
pub mod minutes;
mod next;
pub mod poll;
mod problems;
mod questions;
mod report;
pub mod review;
pub mod room;
mod sample;
pub mod setup;
mod zone;

pub use clock::{Ask, ClockView, Ends, ExtensionView, Moving, Segment, SegmentKind, dues, moving, title};
pub use decide::{AnswerView, DecideView, PayView, decide, pays};
pub use follow::{FollowRow, FollowView, follow};
pub use mini::{MiniDo, MiniView, mini};
pub use next::{Next, next, onward};
pub use problems::save_problem;
pub use questions::questions;
pub use report::{TimeRow, time_report};
pub use room::{lead_name, step_title};
pub use sample::sample;
pub use setup::{Kept, KeptStage, StorageState};
pub use zone::Zone;
