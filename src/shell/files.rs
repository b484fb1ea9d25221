//! Files out of the browser and into it.

use gloo_timers::callback::Timeout;
use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Document, File, FileList, HtmlAnchorElement, Url};

/// How long a download may take to begin, in milliseconds; then its address is given back.
const GRACE: u32 = 60_000;

/// Why a file could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is longer than what is read; so many bytes.
    TooLong {
        /// Its length in bytes.
        bytes: u64,
    },
    /// It is gone, a folder, or the browser refuses to read it.
    Unreadable,
}

/// Offers text as a download under a name; false when the browser cannot even begin.
///
/// A sandboxed frame without `allow-downloads` drops downloads without a word, so true is no promise: keep the text
/// in reach in other ways too.
pub fn download(document: &Document, name: &str, mime: &str, text: &str) -> bool {
    let Ok(url) = address(mime, text) else { return false };
    let link = document.create_element("a").map(JsCast::unchecked_into::<HtmlAnchorElement>);
    if let Ok(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        // Not put into the page, where a wiki's own click handler would take it for one of its links.
        link.click();
    }
    Timeout::new(GRACE, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    link.is_ok()
}

fn address(mime: &str, text: &str) -> Result<String, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    Url::create_object_url_with_blob(&blob)
}

/// Reads a file that was chosen or dropped, unless it is longer than `cap_bytes`; never more than one byte beyond.
pub fn read(file: File, cap_bytes: u32, done: impl FnOnce(Result<Vec<u8>, FileError>) + 'static) {
    spawn_local(async move { done(bytes(&file, cap_bytes).await) });
}

async fn bytes(file: &File, cap_bytes: u32) -> Result<Vec<u8>, FileError> {
    let cap = f64::from(cap_bytes);
    if file.size() > cap {
        return Err(FileError::TooLong { bytes: file.size() as u64 });
    }
    // Sliced all the same: the file may have grown since its length was noted.
    let part = file.slice_with_f64_and_f64(0.0, cap + 1.0).map_err(|_| FileError::Unreadable)?;
    let buffer = JsFuture::from(part.array_buffer()).await.map_err(|_| FileError::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    if bytes.len() as u64 > u64::from(cap_bytes) {
        return Err(FileError::TooLong { bytes: bytes.len() as u64 });
    }
    Ok(bytes)
}

/// The files of an input or of something that was dropped. Take them before the event is over: a browser empties
/// what was dropped after that.
pub fn list(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.item(at)).collect()
}
