//! Beats for a page that cannot be seen: a thread of its own is not held back to one a minute.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker};

use super::Listener;

/// All that runs there: told to wait, it answers when the time is over.
const SOURCE: &str = "onmessage=e=>setTimeout(postMessage,e.data,0)";

/// The thread; it ends when this is dropped.
pub struct Beats {
    worker: Worker,
    address: String,
    _heard: Listener,
}

impl Beats {
    /// Starts it; `None` where the browser refuses. One that fails later, or is kept out by the page's policy, stays
    /// silent.
    pub fn new(beat: impl Fn() + 'static) -> Option<Self> {
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let source = Blob::new_with_str_sequence_and_options(&Array::of1(&SOURCE.into()), &kind).ok()?;
        let address = Url::create_object_url_with_blob(&source).ok()?;
        let Ok(worker) = Worker::new(&address) else {
            let _ = Url::revoke_object_url(&address);
            return None;
        };
        let heard = Listener::new(&worker, "message", move |_| beat());
        Some(Self { worker, address, _heard: heard })
    }

    /// Asks for a beat in so many milliseconds.
    pub fn ask(&self, millis: u32) {
        let _ = self.worker.post_message(&JsValue::from(millis));
    }
}

impl Drop for Beats {
    fn drop(&mut self) {
        self.worker.terminate();
        let _ = Url::revoke_object_url(&self.address);
    }
}
