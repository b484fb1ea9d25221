//! The postmortem meeting widget: the map of the house.
//!
//! ```text
//! browser event -> App (ui) -> domain::update -> effects -> shell
//!                                   |
//!                                   v
//!                   present: meeting + now + words -> view models -> function components (ui)
//! ```
//!
//! - [`domain`]: the meeting and the one function that changes it. Pure.
//! - [`codec`]: text and bytes at the border, capped in size, never trusted. Pure.
//! - [`locale`]: every text a person reads. Pure.
//! - [`present`]: meeting, time and words made into what a face shows. Pure.
//! - `ui`: the loop and the components. `shell`: the only place that knows the browser. `entry`: the ways in.
//!
//! What is absent on purpose: the pure half knows no clock, no randomness, no browser (`tests/architecture.rs`).

pub mod codec;
pub mod domain;
pub mod locale;
pub mod present;

#[cfg(feature = "web")]
pub mod entry;
#[cfg(feature = "web")]
pub mod shell;
#[cfg(feature = "web")]
pub mod ui;
