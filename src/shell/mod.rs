//! The only place that knows the browser.
//!
//! Everything here may be refused: storage in a sandboxed frame, the clipboard on plain http, a file that went away.
//! Each part therefore answers with a value or an error, never with a panic, and takes the window, document or element
//! it works on, so that it also works inside a floating window. There is no static and no global: whatever listens or
//! waits does so for as long as a value is kept, and stops when it is dropped.

mod announce;
mod awake;
mod beats;
mod channel;
mod chime;
mod clipboard;
mod clock;
mod entropy;
mod files;
mod floating;
mod kept;
mod listener;
mod page;
mod panic;
mod store;
mod ticker;
mod title;
mod zone;

pub use announce::Announcer;
pub use awake::Awake;
use beats::Beats;
pub use channel::Channel;
pub use chime::Chime;
pub use clipboard::{Copied, copy};
pub use clock::BrowserClock;
pub use entropy::{chance, meeting_id, meeting_id_from};
pub use files::{FileError, download, list, read};
pub use floating::Floating;
pub use kept::{Head, KeptStage, forget, forget_template, keep, keep_head, keep_template, kept, open};
pub use kept::{keep_turn, open_template, templates, turn};
pub use listener::Listener;
pub use page::replace_fragment;
pub use page::{LeaveGuard, Prefers, fragment, is_top, on_fragment, open_window, page_address, prefers};
pub use panic::PanicWatch;
pub use store::{BrowserStore, MemoryStore, NoStore, Store, StoreError};
pub use ticker::{Beat, Ticker};
pub use title::Title;
pub use zone::zone;
