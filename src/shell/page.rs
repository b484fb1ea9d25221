//! The page around the widget: address, wishes of the person, leaving.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::Window;

use super::Listener;

/// The part of the address behind `#`, as it stands there; empty when there is none.
pub fn fragment(window: &Window) -> String {
    let hash = window.location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// The page's address without what stands behind `#`, if others can open it: not from disk, not out of a frame's source.
pub fn page_address(window: &Window) -> Option<String> {
    let address = window.location().href().ok()?;
    let (page, _) = address.split_once('#').unwrap_or((&address, ""));
    page.starts_with("http").then(|| page.to_owned())
}

/// Puts another part behind `#` without a new entry in the history; an empty one takes the `#` away.
///
/// False where the browser refuses: a sandboxed frame, or too many in a short time. Nothing depends on it then.
pub fn replace_fragment(window: &Window, fragment: &str) -> bool {
    let Ok(address) = window.location().href() else { return false };
    // From the whole address: a page may have a `<base>`, against which "#..." alone would lead elsewhere.
    let (page, _) = address.split_once('#').unwrap_or((&address, ""));
    let mark = if fragment.is_empty() { "" } else { "#" };
    let address = format!("{page}{mark}{fragment}");
    let Ok(history) = window.history() else { return false };
    // What the page itself keeps there stays.
    let state = history.state().unwrap_or(JsValue::NULL);
    history.replace_state_with_url(&state, "", Some(&address)).is_ok()
}

/// Tells when someone changes the part behind `#`, such as by pasting another link.
pub fn on_fragment(window: &Window, changed: impl Fn() + 'static) -> Listener {
    Listener::new(window, "hashchange", move |_| changed())
}

/// What a person has asked their system for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prefers {
    /// Dark rather than light.
    pub dark: bool,
    /// Less movement.
    pub less_motion: bool,
    /// More contrast.
    pub more_contrast: bool,
    /// Their own few colours for everything.
    pub own_colors: bool,
}

/// What the person at this window has asked for; nothing where the browser cannot tell.
pub fn prefers(window: &Window) -> Prefers {
    let asked = |query| window.match_media(query).ok().flatten().is_some_and(|media| media.matches());
    Prefers {
        dark: asked("(prefers-color-scheme: dark)"),
        less_motion: asked("(prefers-reduced-motion: reduce)"),
        more_contrast: asked("(prefers-contrast: more)"),
        own_colors: asked("(forced-colors: active)"),
    }
}

/// Whether this is a page of its own and not a frame in another.
pub fn is_top(window: &Window) -> bool {
    let top = window.top().ok().flatten();
    top.is_some_and(|top| JsValue::from(top) == *AsRef::<JsValue>::as_ref(window))
}

/// Opens this page once more, in a window of its own that shows what the fragment names; one that is open already is
/// brought to the front. `features` as `window.open` takes them. False where the browser refuses.
pub fn open_window(page: &Window, fragment: &str, features: &str) -> bool {
    let Ok(address) = page.location().href() else { return false };
    let (base, _) = address.split_once('#').unwrap_or((&address, ""));
    let address = [base, "#", fragment].concat();
    let name = ["pm-", fragment].concat();
    // Some browsers throw where others answer with nothing.
    let opened = page.open_with_url_and_target_and_features(&address, &name, features);
    opened.ok().flatten().is_some_and(|window| {
        let _ = window.focus();
        true
    })
}

/// Lets the browser ask before a page is left whose meeting is kept nowhere. Dropping it ends that.
pub struct LeaveGuard {
    window: Window,
    listener: Option<Listener>,
}

impl LeaveGuard {
    /// A guard that does not ask yet.
    pub fn new(window: &Window) -> Self {
        Self { window: window.clone(), listener: None }
    }

    /// Whether the browser should ask. Only ask while something would be lost: a page that asks is not kept ready for
    /// the back button.
    pub fn warn_before_leaving(&mut self, on: bool) {
        if !on {
            self.listener = None;
        } else if self.listener.is_none() {
            self.listener = Some(Listener::new(&self.window, "beforeunload", |event| {
                event.prevent_default();
                // Browsers before 2023 look at this instead; the text itself is shown by none.
                let _ = Reflect::set(&event, &"returnValue".into(), &JsValue::TRUE);
            }));
        }
    }
}
