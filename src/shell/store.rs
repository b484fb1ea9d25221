//! A small place for text in this browser, which may be refused or full.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{Storage, Window};

/// Begins every key in the browser's storage, which the widget may share with a whole wiki.
const PREFIX: &str = "pm:";

/// Why the store did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no storage here: a sandboxed frame, or a person who switched it off. Trying again will not help.
    Refused,
    /// No room is left. What was stored before is still there.
    Full,
    /// Something else.
    Failed,
}

/// Text under keys.
pub trait Store {
    /// The text under a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts text under a key. When it fails, what was there stays.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Removes a key; one that is not there is fine.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys that begin so, in order; none where storage is refused.
    fn keys(&self, prefix: &str) -> Vec<String>;

    /// Whether things can really be kept here: writes a key and removes it.
    fn probe(&self) -> Result<(), StoreError> {
        self.put("probe", "1")?;
        self.remove("probe")
    }
}

/// The browser's `localStorage`, or `sessionStorage` for as long as the tab lives; each key behind `pm:`.
///
/// Other pages of the same origin, and with files other files, may have written there: what comes out is text from
/// outside.
#[derive(Clone, Debug)]
pub struct BrowserStore {
    window: Window,
    tab: bool,
}

impl BrowserStore {
    /// The storage of a window. Nothing is touched yet.
    pub fn new(window: &Window) -> Self {
        Self { window: window.clone(), tab: false }
    }

    /// The storage of a window that goes with its tab.
    pub fn of_tab(window: &Window) -> Self {
        Self { window: window.clone(), tab: true }
    }

    /// Asked each time: the mere access throws where storage is refused.
    fn storage(&self) -> Result<Storage, StoreError> {
        let storage = if self.tab { self.window.session_storage() } else { self.window.local_storage() };
        storage.ok().flatten().ok_or(StoreError::Refused)
    }
}

impl Store for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage()?.get_item(&full(key)).map_err(|error| reason(&error))
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.storage()?.set_item(&full(key), text).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage()?.remove_item(&full(key)).map_err(|error| reason(&error))
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let Ok(storage) = self.storage() else { return Vec::new() };
        let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        let mut keys: Vec<String> = Vec::new();
        for name in names {
            let Some(key) = name.strip_prefix(PREFIX).filter(|key| key.starts_with(prefix)) else {
                continue;
            };
            let place = keys.partition_point(|other| other.as_str() <= key);
            keys.insert(place, key.to_owned());
        }
        keys
    }
}

fn full(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// Reads the name of what was thrown; its class may be another window's.
fn reason(error: &JsValue) -> StoreError {
    let name = js_sys::Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Refused,
        _ => StoreError::Failed,
    }
}

/// A store that keeps nothing, for pages that want it so.
#[derive(Clone, Copy, Debug)]
pub struct NoStore;

impl Store for NoStore {
    fn get(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(StoreError::Refused)
    }

    fn put(&self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Refused)
    }

    fn remove(&self, _: &str) -> Result<(), StoreError> {
        Err(StoreError::Refused)
    }

    fn keys(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// A store that lives as long as the page: for tests, and for pages that keep meetings themselves.
#[derive(Debug)]
pub struct MemoryStore {
    /// In the order of the keys.
    texts: RefCell<Vec<(String, String)>>,
    room: usize,
}

impl MemoryStore {
    /// An empty store with room for so many bytes of keys and text.
    pub fn with_room(room: usize) -> Self {
        Self { texts: RefCell::default(), room }
    }
}

impl Default for MemoryStore {
    /// As much room as browsers give.
    fn default() -> Self {
        Self::with_room(5 * 1024 * 1024)
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let texts = self.texts.borrow();
        Ok(texts.iter().find(|(name, _)| name == key).map(|(_, text)| text.clone()))
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let others = texts.iter().filter(|(name, _)| name != key);
        let used: usize = others.map(|(name, text)| name.len() + text.len()).sum();
        if used + key.len() + text.len() > self.room {
            return Err(StoreError::Full);
        }
        texts.retain(|(name, _)| name != key);
        let place = texts.partition_point(|(name, _)| name.as_str() < key);
        texts.insert(place, (key.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().retain(|(name, _)| name != key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Vec<String> {
        let texts = self.texts.borrow();
        texts.iter().map(|(key, _)| key).filter(|key| key.starts_with(prefix)).cloned().collect()
    }
}
