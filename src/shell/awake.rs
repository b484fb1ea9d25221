//! Keeps the screen on while it is wanted, where the browser can.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::futures::{JsFuture, spawn_local};
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Document;

// By hand: `web-sys` keeps these behind an unstable flag.
#[wasm_bindgen]
extern "C" {
    type WakeLock;
    #[wasm_bindgen(method, catch)]
    fn request(this: &WakeLock, kind: &str) -> Result<Promise, JsValue>;

    type Sentinel;
    #[wasm_bindgen(method, getter)]
    fn released(this: &Sentinel) -> bool;
    #[wasm_bindgen(method)]
    fn release(this: &Sentinel);
}

/// Keeps the screen on, until it is dropped.
#[derive(Default)]
pub struct Awake {
    state: Rc<State>,
}

#[derive(Default)]
struct State {
    wanted: Cell<bool>,
    asking: Cell<bool>,
    held: RefCell<Option<Sentinel>>,
}

impl Awake {
    /// Whether the browser knows how.
    pub fn is_possible(document: &Document) -> bool {
        lock(document).is_some()
    }

    /// Says whether the screen should stay on. Say it again whenever the page is seen again: a hidden page loses it.
    ///
    /// `answered` hears whether the browser agreed, some time after it was asked.
    pub fn want(&self, document: &Document, wanted: bool, answered: impl FnOnce(bool) + 'static) {
        let state = &self.state;
        state.wanted.set(wanted);
        if !wanted {
            return state.let_go();
        }
        let held = state.held.borrow().as_ref().is_some_and(|sentinel| !sentinel.released());
        if held || state.asking.get() || document.hidden() {
            return;
        }
        let Some(Ok(promise)) = lock(document).map(|lock| lock.request("screen")) else { return answered(false) };
        state.asking.set(true);
        let state = state.clone();
        spawn_local(async move {
            let given = JsFuture::from(promise).await;
            state.asking.set(false);
            let agreed = given.is_ok();
            if let Ok(sentinel) = given {
                state.held.replace(Some(sentinel.unchecked_into()));
                if !state.wanted.get() {
                    state.let_go();
                }
            }
            answered(agreed);
        });
    }
}

impl State {
    fn let_go(&self) {
        if let Some(sentinel) = self.held.take() {
            sentinel.release();
        }
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        self.state.wanted.set(false);
        self.state.let_go();
    }
}

fn lock(document: &Document) -> Option<WakeLock> {
    let navigator = document.default_view()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    lock.is_object().then(|| lock.unchecked_into())
}
