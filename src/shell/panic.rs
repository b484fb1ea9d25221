//! What happens when the widget breaks: never a blank place.

use js_sys::Reflect;
use web_sys::{Event, Window};

use super::{Listener, meeting_id};

/// Where the message travels in the event.
const MESSAGE: &str = "message";

/// Calls a function when the widget's code panics, until it is dropped.
///
/// The message is also written to the console. Nothing of Yew works after that, so the function puts a plain panel there through the document alone. A panic ends
/// all widgets that share the module, so each of them has a watch of its own. The hook has to be [`Send`] and knows
/// nothing but a name; it fires an event of that name, and the watch hears it.
#[must_use = "a watch sees nothing once it is dropped"]
pub struct PanicWatch {
    _listener: Listener,
}

impl PanicWatch {
    /// Watches from now on. `show` is given what a report of the fault would need: message, file and line.
    pub fn new(window: &Window, show: impl Fn(&str) + 'static) -> Self {
        let name = format!("pm-panic-{}", meeting_id().as_str());
        let listener = Listener::new(window, &name, move |event| {
            let message = Reflect::get(&event, &MESSAGE.into()).ok();
            let message = message.and_then(|message| message.as_string()).unwrap_or_default();
            web_sys::console::error_1(&message.as_str().into());
            show(&message);
        });
        // A module that broke before counts as panicking for good, and changing the hook would then be a panic.
        if !std::thread::panicking() {
            // The watches of other widgets stay in place.
            let before = std::panic::take_hook();
            yew::set_custom_panic_hook(Box::new(move |info| {
                before(info);
                tell(&name, &info.to_string());
            }));
        }
        Self { _listener: listener }
    }
}

fn tell(name: &str, message: &str) {
    if let Some(window) = web_sys::window()
        && let Ok(event) = Event::new(name)
    {
        let _ = Reflect::set(&event, &MESSAGE.into(), &message.into());
        let _ = window.dispatch_event(&event);
    }
}
