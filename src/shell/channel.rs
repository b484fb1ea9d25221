//! A channel between the windows of one meeting in one browser.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::Listener;

/// Says text to all other windows that opened the same channel, until it is dropped.
///
/// A sandboxed frame has a channel with nobody on it, and where a browser has none nothing is said or heard. What is
/// heard may come from any page of the same origin, from disk from any page: give it to the codec.
pub struct Channel {
    channel: Option<BroadcastChannel>,
    _heard: Option<Listener>,
}

impl Channel {
    /// Opens the channel of a name.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok();
        let listener = channel.as_ref().map(|channel| {
            Listener::new(channel, "message", move |event| {
                if let Some(text) = event.unchecked_into::<MessageEvent>().data().as_string() {
                    heard(text);
                }
            })
        });
        Self { channel, _heard: listener }
    }

    /// Says a text to the others.
    pub fn say(&self, text: &str) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&text.into());
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
