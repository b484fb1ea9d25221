//! The shell in a real browser. Refusals that a test page does not meet are staged: a sandboxed frame, a clipboard
//! that is missing, a store that says no.
#![cfg(all(target_arch = "wasm32", feature = "web"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::futures::JsFuture;
use js_sys::{Array, Date, Function, Promise, Reflect};
use postmortem_meeting::domain::{Clock, MeetingId, Stage, Timestamp};
use postmortem_meeting::shell::{
    self, Announcer, Beat, BrowserClock, BrowserStore, Copied, FileError, Head, KeptStage, LeaveGuard, Listener,
    MemoryStore, NoStore, PanicWatch, Store, StoreError, Ticker,
};
use postmortem_meeting::ui::hooks::{Hooks, use_node_ref};
use postmortem_meeting::ui::part::{Part, PartProps, Shown};
use postmortem_meeting::ui::use_vars;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, Event, File, HtmlElement, Window};
use yew::prelude::{Html, html};

#[path = "web/renders.rs"]
mod renders;

wasm_bindgen_test_configure!(run_in_browser);

fn window() -> Window {
    web_sys::window().unwrap()
}

fn document() -> Document {
    window().document().unwrap()
}

/// Runs a line of script, the shortest way to stage a browser that behaves differently.
fn script(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).unwrap()
}

async fn sleep(millis: u32) {
    let mut arm = |resolve: Function, _| {
        Timeout::new(millis, move || drop(resolve.call0(&JsValue::NULL))).forget();
    };
    JsFuture::from(Promise::new(&mut arm)).await.unwrap();
}

/// An element of the page that is gone at the end of the test.
struct Stand(Element);

impl Stand {
    fn new(tag: &str) -> Self {
        let element = document().create_element(tag).unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    /// A frame as strict as a wiki's: scripts and nothing else.
    fn sandbox() -> (Self, Window) {
        let frame = document().create_element("iframe").unwrap();
        frame.set_attribute("sandbox", "allow-scripts").unwrap();
        document().body().unwrap().append_child(&frame).unwrap();
        let inside = Reflect::get(&frame, &"contentWindow".into()).unwrap();
        (Self(frame), inside.unchecked_into())
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.0.remove();
    }
}

/// Waits for what a function hands to its `done`.
async fn answer<T: 'static>(start: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let slot = Rc::new(RefCell::new(None));
    let filled = Rc::clone(&slot);
    start(Box::new(move |value| drop(filled.replace(Some(value)))));
    for _ in 0..100 {
        if let Some(value) = slot.take() {
            return value;
        }
        sleep(20).await;
    }
    panic!("no answer within two seconds");
}

// ---- clock, zone, ticker ----

#[wasm_bindgen_test]
async fn the_clock_goes_forward_and_tells_the_wall_time() {
    let clock = BrowserClock::new(Some(&window()));
    let first = clock.read();
    sleep(120).await;
    let second = clock.read();
    assert!((second.mono - first.mono) >= 100, "{first:?} {second:?}");
    assert!((second.wall - Date::now() as i64).abs() < 1_000);
    assert!(second.mono < second.wall, "the monotonic clock begins with the page");
}

#[wasm_bindgen_test]
fn without_a_window_the_wall_clock_stands_in() {
    let reading = BrowserClock::new(None).read();
    assert_eq!(reading.mono, reading.wall);
}

/// The moment `Date` shows on the clock, read as if it were UTC.
fn as_date_says(at: i64) -> i64 {
    let date = Date::new(&(at as f64).into());
    let midnight = Date::utc(date.get_full_year().into(), date.get_month().into()) as i64;
    let days = i64::from(date.get_date()) - 1;
    let minutes = (days * 24 + i64::from(date.get_hours())) * 60 + i64::from(date.get_minutes());
    let seconds = minutes * 60 + i64::from(date.get_seconds());
    midnight + seconds * 1_000 + i64::from(date.get_milliseconds())
}

#[wasm_bindgen_test]
fn the_zone_matches_the_browser_in_both_halves_of_a_year() {
    // Every second day of 2026; with a zone that has summer time the two changes are among them.
    let start = Date::utc(2026.0, 0.0) as i64;
    let mut changes = 0;
    for day in (0..365).step_by(2) {
        let now = start + day * 86_400_000 + 12_345;
        let zone = shell::zone(now);
        for minutes in (0..48 * 60).step_by(30) {
            let at = now + minutes * 60_000;
            assert_eq!(zone.local(at), as_date_says(at), "{zone:?} at {at}");
        }
        if let Some((from, offset)) = zone.next {
            assert_eq!(zone.local(from), as_date_says(from));
            assert_eq!(zone.local(from - 1), as_date_says(from - 1));
            assert_ne!(offset, zone.offset);
            changes += 1;
        }
    }
    // Run it with TZ=Europe/Berlin and the like to see two of them.
    console_log!("{changes} changes");
}

#[wasm_bindgen_test]
fn a_zone_for_a_moment_no_clock_can_show_is_utc() {
    assert_eq!(shell::zone(i64::MAX).offset, 0);
}

#[wasm_bindgen_test]
async fn the_ticker_speaks_on_second_boundaries_until_it_is_dropped() {
    let ticks = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&ticks);
    let ticker = Ticker::new(&window(), &document(), move |beat| {
        if beat == Beat::Second {
            heard.borrow_mut().push(Date::now());
        }
    });
    sleep(3_100).await;
    drop(ticker);
    let count = ticks.borrow().len();
    assert!((3..=4).contains(&count), "{ticks:?}");
    for tick in ticks.borrow().iter() {
        assert!(tick.rem_euclid(1_000.0) < 200.0, "{ticks:?}");
    }
    sleep(1_200).await;
    assert_eq!(ticks.borrow().len(), count, "nothing after the drop");
}

#[wasm_bindgen_test]
async fn the_ticker_wakes_once_for_the_end_of_a_box() {
    let ticks = Rc::new(Cell::new(0));
    let heard = Rc::clone(&ticks);
    // Begins with a second, so that no boundary falls into the test.
    sleep(1_010 - Date::now().rem_euclid(1_000.0) as u32).await;
    let ticker = Ticker::new(&window(), &document(), move |_| heard.set(heard.get() + 1));
    ticker.wake_in([50].into_iter());
    ticker.wake_in([150].into_iter());
    sleep(400).await;
    assert_eq!(ticks.get(), 1, "the second wish replaces the first");
    ticker.wake_in([50].into_iter());
    drop(ticker);
    sleep(200).await;
    assert_eq!(ticks.get(), 1);
}

#[wasm_bindgen_test]
fn the_ticker_tells_when_the_page_comes_and_goes() {
    let beats = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&beats);
    let ticker = Ticker::new(&window(), &document(), move |beat| heard.borrow_mut().push(beat));
    let fire = || {
        document().dispatch_event(&Event::new("visibilitychange").unwrap()).unwrap();
        for kind in ["pageshow", "focus", "pagehide"] {
            window().dispatch_event(&Event::new(kind).unwrap()).unwrap();
        }
    };
    fire();
    let seen = if document().hidden() { Beat::Away } else { Beat::Back };
    assert_eq!(*beats.borrow(), [seen, Beat::Back, Beat::Back, Beat::Away]);
    drop(ticker);
    fire();
    assert_eq!(beats.borrow().len(), 4);
}

#[wasm_bindgen_test]
async fn a_ticker_may_be_dropped_by_its_own_tick() {
    let place = Rc::new(RefCell::new(None));
    let (held, ticks) = (Rc::clone(&place), Rc::new(Cell::new(0)));
    let counted = Rc::clone(&ticks);
    place.replace(Some(Ticker::new(&window(), &document(), move |beat| {
        if beat == Beat::Second {
            counted.set(counted.get() + 1);
            held.replace(None);
        }
    })));
    sleep(2_300).await;
    assert_eq!(ticks.get(), 1);
    assert!(place.borrow().is_none());
}

#[wasm_bindgen_test]
fn a_dropped_listener_hears_nothing() {
    let target = document().create_element("div").unwrap();
    Reflect::set(&window(), &"pmTarget".into(), &target).unwrap();
    script(
        "self.pmCalls = [];
         for (const name of ['addEventListener', 'removeEventListener'])
             self.pmTarget[name] = function (kind, heard) {
                 self.pmCalls.push(heard);
                 EventTarget.prototype[name].call(this, kind, heard);
             }",
    );
    let count = Rc::new(Cell::new(0));
    let heard = Rc::clone(&count);
    let listener = Listener::new(&target, "pm-test", move |_| heard.set(heard.get() + 1));
    target.dispatch_event(&Event::new("pm-test").unwrap()).unwrap();
    drop(listener);
    target.dispatch_event(&Event::new("pm-test").unwrap()).unwrap();
    assert_eq!(count.get(), 1);
    assert_eq!(Rc::strong_count(&count), 1, "what it held is freed");
    // A closure that is gone is silent even where it is still called, so the removal itself is watched as well.
    let taken = script("return self.pmCalls.length === 2 && self.pmCalls[0] === self.pmCalls[1]");
    assert!(taken.is_truthy());
}

// ---- store ----

fn behaves_like_a_store(store: &dyn Store) {
    assert_eq!(store.probe(), Ok(()));
    assert_eq!(store.get("t:a"), Ok(None));
    store.put("t:b", "two").unwrap();
    store.put("t:a", "ünï").unwrap();
    store.put("u:a", "else").unwrap();
    assert_eq!(store.get("t:a").unwrap().as_deref(), Some("ünï"));
    assert_eq!(store.keys("t:"), ["t:a", "t:b"]);
    for key in ["t:a", "t:b", "u:a", "never there"] {
        store.remove(key).unwrap();
    }
    assert!(store.keys("").is_empty());
}

#[wasm_bindgen_test]
fn a_page_keeps_text_behind_its_own_prefix() {
    let storage = window().local_storage().unwrap().unwrap();
    storage.set_item("wiki", "not ours").unwrap();
    let store = BrowserStore::new(&window());
    behaves_like_a_store(&store);
    store.put("x", "1").unwrap();
    assert_eq!(storage.get_item("pm:x").unwrap().as_deref(), Some("1"));
    store.remove("x").unwrap();
    assert_eq!(storage.get_item("wiki").unwrap().as_deref(), Some("not ours"));
    storage.remove_item("wiki").unwrap();
}

#[wasm_bindgen_test]
fn memory_behaves_like_the_browser() {
    behaves_like_a_store(&MemoryStore::default());
}

#[wasm_bindgen_test]
fn a_full_browser_says_so_and_loses_nothing() {
    let store = BrowserStore::new(&window());
    store.put("big", "small").unwrap();
    assert_eq!(store.put("big", &"x".repeat(12 * 1024 * 1024)), Err(StoreError::Full));
    assert_eq!(store.get("big").unwrap().as_deref(), Some("small"));
    store.remove("big").unwrap();
}

#[wasm_bindgen_test]
fn a_sandboxed_frame_refuses() {
    let (_frame, inside) = Stand::sandbox();
    let store = BrowserStore::new(&inside);
    assert_eq!(store.probe(), Err(StoreError::Refused));
    assert_eq!(store.get("x"), Err(StoreError::Refused));
    assert!(store.keys("").is_empty());
}

fn id(name: &str) -> MeetingId {
    MeetingId::new(name).unwrap()
}

fn head(name: &str, title: &str, at: i64) -> Head {
    Head::new(id(name), title, Timestamp::from_millis(at), KeptStage::from(&Stage::Draft))
}

#[wasm_bindgen_test]
fn kept_meetings_are_listed_last_first_and_forgotten_whole() {
    let store = MemoryStore::default();
    shell::keep(&store, &head("old", "Old", 1), "{old}").unwrap();
    shell::keep(&store, &head("new", "New", 2), "{new}").unwrap();
    assert_eq!(shell::kept(&store), [head("new", "New", 2), head("old", "Old", 1)]);
    shell::keep(&store, &head("old", "Old again", 3), "{old 2}").unwrap();
    assert_eq!(shell::kept(&store)[0], head("old", "Old again", 3));
    assert_eq!(shell::open(&store, &id("old")).unwrap().as_deref(), Some("{old 2}"));
    shell::forget(&store, &id("old")).unwrap();
    assert_eq!(shell::open(&store, &id("old")), Ok(None));
    assert_eq!(store.keys(""), ["head:new", "meeting:new"]);
}

#[wasm_bindgen_test]
fn a_meeting_whose_head_is_lost_or_foreign_is_still_listed() {
    let store = MemoryStore::default();
    for (name, line) in [("a", None), ("b", Some("no json".to_owned())), ("c", Some("x".repeat(9_000)))] {
        store.put(&format!("meeting:{name}"), "{}").unwrap();
        if let Some(line) = line {
            store.put(&format!("head:{name}"), &line).unwrap();
        }
    }
    let other = r#"{"id":"a","title":"Not d","saved_at":5,"stage":"open"}"#;
    store.put("meeting:d", "{}").unwrap();
    store.put("head:d", other).unwrap();
    store.put("meeting:Not An Id", "{}").unwrap();
    store.put("head:alone", other).unwrap();
    let kept = shell::kept(&store);
    assert_eq!(kept.iter().map(|head| head.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
    assert!(kept.iter().all(|head| head.title.is_empty() && head.stage.is_none()));
}

#[wasm_bindgen_test]
fn a_foreign_head_is_cut_to_size() {
    let store = MemoryStore::default();
    store.put("meeting:a", "{}").unwrap();
    let title = "t".repeat(500);
    let line = format!(r#"{{"id":"a","title":"{title}","saved_at":9223372036854775807,"stage":"closed"}}"#);
    store.put("head:a", &line).unwrap();
    let kept = shell::kept(&store);
    assert_eq!(kept[0].title.len(), 120);
    assert!(kept[0].saved_at.millis() < i64::MAX);
    assert_eq!(kept[0].stage, Some(KeptStage::Closed));
}

#[wasm_bindgen_test]
fn a_full_store_keeps_the_meeting_as_it_was() {
    let store = MemoryStore::with_room(300);
    shell::keep(&store, &head("a", "A", 1), "first").unwrap();
    assert_eq!(shell::keep(&store, &head("a", "A", 2), &"x".repeat(400)), Err(StoreError::Full));
    assert_eq!(shell::open(&store, &id("a")).unwrap().as_deref(), Some("first"));
    assert_eq!(shell::kept(&store), [head("a", "A", 1)]);
}

#[wasm_bindgen_test]
fn where_storage_is_refused_nothing_is_kept_and_nothing_breaks() {
    assert_eq!(NoStore.probe(), Err(StoreError::Refused));
    assert_eq!(shell::keep(&NoStore, &head("a", "A", 1), "x"), Err(StoreError::Refused));
    assert_eq!(shell::forget(&NoStore, &id("a")), Err(StoreError::Refused));
    assert!(shell::kept(&NoStore).is_empty());
    assert!(shell::templates(&NoStore).is_empty());
}

#[wasm_bindgen_test]
fn templates_are_kept_by_name() {
    let store = MemoryStore::default();
    shell::keep_template(&store, "Weekly: ops", "one").unwrap();
    shell::keep_template(&store, "Big one", "two").unwrap();
    assert_eq!(shell::templates(&store), ["Big one", "Weekly: ops"]);
    assert_eq!(shell::open_template(&store, "Weekly: ops").unwrap().as_deref(), Some("one"));
    shell::forget_template(&store, "Weekly: ops").unwrap();
    assert_eq!(shell::templates(&store), ["Big one"]);
}

// ---- entropy ----

#[wasm_bindgen_test]
fn names_are_valid_and_distinct_with_and_without_entropy() {
    let mut names = std::collections::HashSet::new();
    for _ in 0..200 {
        for name in [shell::meeting_id(), shell::meeting_id_from(None)] {
            assert_eq!(name.as_str().len(), 16);
            assert!(name.as_str().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            assert!(names.insert(name.as_str().to_owned()), "{name:?}");
        }
    }
    let first = names.iter().map(|name| &name[..8]).collect::<std::collections::HashSet<_>>();
    assert!(first.len() > 200, "names with entropy differ from the first sign on");
}

// ---- files ----

fn file(text: &str) -> File {
    File::new_with_str_sequence(&Array::of1(&text.into()), "notes.json").unwrap()
}

#[wasm_bindgen_test]
async fn a_file_is_read_up_to_the_cap() {
    let five = |cap| async move { answer(|done| shell::read(file("12345"), cap, done)).await };
    assert_eq!(five(5).await, Ok(b"12345".to_vec()));
    assert_eq!(five(4).await, Err(FileError::TooLong { bytes: 5 }));
    assert_eq!(answer(|done| shell::read(file(""), 0, done)).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_dropped_file_is_read_too() {
    let transfer = script("return new DataTransfer()").unchecked_into::<web_sys::DataTransfer>();
    let items = Reflect::get(&transfer, &"items".into()).unwrap();
    let add: Function = Reflect::get(&items, &"add".into()).unwrap().unchecked_into();
    add.call1(&items, &file("dropped")).unwrap();
    let mut files = shell::list(transfer.files());
    assert_eq!(files.len(), 1);
    let file = files.remove(0);
    assert_eq!(answer(|done| shell::read(file, 100, done)).await, Ok(b"dropped".to_vec()));
    assert!(shell::list(None).is_empty());
}

#[wasm_bindgen_test]
async fn a_file_that_grew_or_went_away_is_an_error() {
    let lying = file("123456789");
    Reflect::set(&window(), &"pmFile".into(), &lying).unwrap();
    script("Object.defineProperty(self.pmFile, 'size', { value: 1 })");
    assert_eq!(
        answer(|done| shell::read(lying, 4, done)).await,
        Err(FileError::TooLong { bytes: 5 }),
        "one byte beyond the cap is read and no more"
    );
    let gone = file("x");
    Reflect::set(&window(), &"pmFile".into(), &gone).unwrap();
    script("self.pmFile.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) })");
    assert_eq!(answer(|done| shell::read(gone, 4, done)).await, Err(FileError::Unreadable));
}

#[wasm_bindgen_test]
async fn a_download_has_its_name_and_its_text() {
    script(
        "self.pmClick = HTMLAnchorElement.prototype.click;
         HTMLAnchorElement.prototype.click = function () { self.pmLink = this; }",
    );
    let began = shell::download(&document(), "minutes.md", "text/markdown", "# Minutes ü\n");
    script("HTMLAnchorElement.prototype.click = self.pmClick");
    assert!(began);
    let link: web_sys::HtmlAnchorElement = script("return self.pmLink").unchecked_into();
    assert_eq!(link.download(), "minutes.md");
    assert!(!link.is_connected());
    let text = script("return fetch(self.pmLink.href).then(r => r.text())").unchecked_into::<Promise>();
    assert_eq!(JsFuture::from(text).await.unwrap().as_string().as_deref(), Some("# Minutes ü\n"));
}

// ---- clipboard ----

/// Replaces the two ways to copy with staged ones, and puts the real ones back at the end.
struct Clip;

impl Clip {
    /// `clipboard` and `command` are script: an object or `undefined`, and the body of `execCommand`.
    fn new(clipboard: &str, command: &str) -> Self {
        script(&format!(
            "self.pmCopied = null;
             Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }});
             document.execCommand = function () {{ {command} }};"
        ));
        Self
    }
}

impl Drop for Clip {
    fn drop(&mut self) {
        script("delete navigator.clipboard; delete document.execCommand");
    }
}

/// What a browser does for `execCommand('copy')`: an event at the selected field, whose data goes to the clipboard.
const WORKS: &str = "const at = document.activeElement, data = new DataTransfer();
    at.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    self.pmCopied = [at.value, data.getData('text/plain'), data.getData('text/html')].join('|');
    return true";

async fn copy(root: &Element) -> Copied {
    let (text, html) = ("# Hi".to_owned(), Some("<h1>Hi</h1>".to_owned()));
    answer(|done| shell::copy(text, html, root, done)).await
}

#[wasm_bindgen_test]
async fn without_a_clipboard_the_old_command_copies_and_focus_returns() {
    let (root, button) = (Stand::new("div"), Stand::new("button"));
    button.0.unchecked_ref::<HtmlElement>().focus().unwrap();
    let _stage = Clip::new("undefined", WORKS);
    assert_eq!(copy(&root.0).await, Copied::Done);
    assert_eq!(script("return self.pmCopied").as_string().unwrap(), "# Hi|# Hi|<h1>Hi</h1>");
    assert_eq!(root.0.child_element_count(), 0, "the field is gone");
    assert_eq!(document().active_element().as_ref(), Some(&button.0));
}

#[wasm_bindgen_test]
async fn a_clipboard_that_refuses_or_throws_leads_to_the_old_command() {
    let root = Stand::new("div");
    for clipboard in [
        "{ write: () => Promise.reject(new Error()), writeText: () => Promise.reject(new Error()) }",
        "{ write() { throw new Error() }, writeText() { throw new Error() } }",
        "{}",
    ] {
        let _stage = Clip::new(clipboard, WORKS);
        assert_eq!(copy(&root.0).await, Copied::Done, "{clipboard}");
        assert!(script("return self.pmCopied").is_string(), "{clipboard}");
    }
}

#[wasm_bindgen_test]
async fn a_clipboard_that_works_is_enough() {
    let root = Stand::new("div");
    let _stage = Clip::new(
        "{ write: items => { self.pmTypes = items[0].types.join(); return Promise.resolve() } }",
        "self.pmCopied = 'asked'; return true",
    );
    assert_eq!(copy(&root.0).await, Copied::Done);
    assert_eq!(script("return self.pmTypes").as_string().unwrap(), "text/plain,text/html");
    assert!(script("return self.pmCopied").is_null());
}

#[wasm_bindgen_test]
async fn where_nothing_is_allowed_the_answer_says_so() {
    let root = Stand::new("div");
    for command in ["return false", "return true", "throw new Error()"] {
        let _stage = Clip::new("undefined", command);
        assert_eq!(copy(&root.0).await, Copied::NotAllowed, "{command}");
        assert_eq!(root.0.child_element_count(), 0);
    }
}

#[wasm_bindgen_test]
async fn the_browser_as_it_is_gives_some_answer() {
    let root = Stand::new("div");
    copy(&root.0).await;
}

#[wasm_bindgen_test]
async fn in_a_shadow_root_the_old_command_works_too() {
    let host = Stand::new("div");
    Reflect::set(&window(), &"pmHost".into(), &host.0).unwrap();
    script("self.pmHost.attachShadow({ mode: 'open' }).innerHTML = '<div></div><button>x</button>'");
    let root: Element = script("return self.pmHost.shadowRoot.firstChild").unchecked_into();
    script("self.pmHost.shadowRoot.lastChild.focus()");
    let _stage =
        Clip::new("undefined", &WORKS.replace("document.activeElement", "self.pmHost.shadowRoot.activeElement"));
    assert_eq!(copy(&root).await, Copied::Done);
    assert!(script("return self.pmHost.shadowRoot.activeElement === self.pmHost.shadowRoot.lastChild").is_truthy());
}

// ---- page ----

#[wasm_bindgen_test]
fn the_title_is_lent_and_comes_back() {
    let before = document().title();
    let mut title = shell::Title::new(&document());
    for text in ["04:59 - Timeline", "04:58 - Timeline"] {
        title.show(Some(text.to_owned()));
        assert_eq!(document().title(), text);
    }
    title.show(None);
    assert_eq!(document().title(), before);
    title.show(Some("04:57 - Timeline".to_owned()));
    drop(title);
    assert_eq!(document().title(), before);
}

#[wasm_bindgen_test]
fn the_fragment_changes_without_a_new_entry_whatever_the_base() {
    let base = document().create_element("base").unwrap();
    base.set_attribute("href", "/else/where/").unwrap();
    document().head().unwrap().append_child(&base).unwrap();
    let entries = window().history().unwrap().length().unwrap();
    let path = window().location().pathname().unwrap();
    assert!(shell::replace_fragment(&window(), "m=abc_-"));
    assert_eq!(shell::fragment(&window()), "m=abc_-");
    assert_eq!(window().location().pathname().unwrap(), path);
    assert!(shell::replace_fragment(&window(), ""));
    assert_eq!(shell::fragment(&window()), "");
    assert!(!window().location().href().unwrap().contains('#'));
    assert_eq!(window().history().unwrap().length().unwrap(), entries);
    base.remove();
}

#[wasm_bindgen_test]
fn a_browser_that_refuses_the_history_does_no_harm() {
    script("history.replaceState = () => { throw new Error() }");
    assert!(!shell::replace_fragment(&window(), "x"));
    script("delete history.replaceState");
}

#[wasm_bindgen_test]
fn a_changed_fragment_is_heard() {
    let count = Rc::new(Cell::new(0));
    let heard = Rc::clone(&count);
    let listener = shell::on_fragment(&window(), move || heard.set(heard.get() + 1));
    window().dispatch_event(&Event::new("hashchange").unwrap()).unwrap();
    drop(listener);
    window().dispatch_event(&Event::new("hashchange").unwrap()).unwrap();
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
fn a_frame_knows_that_it_is_one() {
    let (_frame, inside) = Stand::sandbox();
    assert!(!shell::is_top(&inside));
    let top = window().top().unwrap().unwrap();
    assert!(shell::is_top(&top));
    assert!(!shell::prefers(&window()).own_colors);
}

#[wasm_bindgen_test]
fn leaving_is_asked_about_only_while_it_is_on() {
    let asks = || {
        script("const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented")
            .is_truthy()
    };
    let mut guard = LeaveGuard::new(&window());
    assert!(!asks());
    guard.warn_before_leaving(true);
    guard.warn_before_leaving(true);
    assert!(asks());
    guard.warn_before_leaving(false);
    assert!(!asks());
    guard.warn_before_leaving(true);
    drop(guard);
    assert!(!asks());
}

// ---- announcements ----

#[wasm_bindgen_test]
async fn the_region_is_empty_then_speaks_one_text_after_the_other() {
    script("document.ariaNotify = undefined");
    let region = Stand::new("div");
    let text = || region.0.text_content().unwrap();
    let announcer = Announcer::new(&region.0);
    announcer.say("Paused.");
    announcer.say("Resumed.");
    assert_eq!(text(), "");
    sleep(50).await;
    assert_eq!(text(), "");
    sleep(150).await;
    assert_eq!(text(), "Paused.");
    sleep(1_000).await;
    assert_eq!(text(), "Resumed.");
    sleep(1_000).await;
    announcer.say("Resumed.");
    assert_eq!(text(), "", "the same text is news again");
    drop(announcer);
    sleep(200).await;
    assert_eq!(text(), "", "what waits goes with the announcer");
    script("delete document.ariaNotify");
}

#[wasm_bindgen_test]
fn the_browsers_own_way_is_used_where_it_is_heard() {
    let region = Stand::new("div");
    script(
        "self.pmSaid = [];
         document.ariaNotify = text => self.pmSaid.push(text);
         Object.defineProperty(document, 'featurePolicy', { configurable: true, value: { allowsFeature: () => true } })",
    );
    Announcer::new(&region.0).say("Paused.");
    assert_eq!(script("return self.pmSaid.join()").as_string().unwrap(), "Paused.");
    script(
        "Object.defineProperty(document, 'featurePolicy', { configurable: true, value: { allowsFeature: () => false } })",
    );
    Announcer::new(&region.0).say("Resumed.");
    script("delete document.ariaNotify; delete document.featurePolicy");
    assert_eq!(script("return self.pmSaid.join()").as_string().unwrap(), "Paused.");
}

// ---- custom properties ----

#[derive(PartialEq)]
struct BarProps {
    vars: Vec<(&'static str, String)>,
    tag: &'static str,
}

struct Bar;

impl Shown for Bar {
    type Props = BarProps;

    fn show(hooks: &mut Hooks, props: &BarProps) -> Html {
        let node = use_node_ref(hooks);
        use_vars(hooks, &node, props.vars.clone());
        html! { <@{props.tag} ref={node} /> }
    }
}

#[wasm_bindgen_test]
async fn custom_properties_follow_and_go() {
    let root = Stand::new("div");
    let vars = |names: &[(&'static str, &str)]| names.iter().map(|(n, v)| (*n, (*v).to_owned())).collect();
    let props = |names: &[(&'static str, &str)], tag| PartProps::of::<Bar>(BarProps { vars: vars(names), tag });
    let first = props(&[("--share", "0.4"), ("--tone", "red")], "div");
    let mut app = yew::Renderer::<Part>::with_root_and_props(root.0.clone(), first).render();
    sleep(30).await;
    let shown = |name: &str| {
        let element = root.0.first_element_child().unwrap().unchecked_into::<HtmlElement>();
        element.style().get_property_value(name).unwrap()
    };
    assert_eq!((shown("--share"), shown("--tone")), ("0.4".to_owned(), "red".to_owned()));
    app.update(props(&[("--share", "0.5")], "div"));
    sleep(30).await;
    assert_eq!((shown("--share"), shown("--tone")), ("0.5".to_owned(), String::new()));
    app.update(props(&[("--share", "0.5")], "p"));
    sleep(30).await;
    assert_eq!(shown("--share"), "0.5", "another element has them too");
    app.destroy();
}

// ---- panic: the runner goes backwards through the names, so this runs last; nothing is sure after it ----

#[wasm_bindgen_test]
fn a_break_is_shown_by_every_watch_that_is_kept() {
    let shown = Rc::new(RefCell::new(Vec::new()));
    let watch = |name: &'static str| {
        let shown = Rc::clone(&shown);
        PanicWatch::new(&window(), move |message| shown.borrow_mut().push(format!("{name}: {message}")))
    };
    let (_one, two, _three) = (watch("one"), watch("two"), watch("three"));
    drop(two);
    let breaks = Closure::<dyn Fn()>::new(|| panic!("it broke"));
    assert!(breaks.as_ref().unchecked_ref::<Function>().call0(&JsValue::NULL).is_err());
    let shown = shown.borrow();
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown[0].starts_with("one: ") && shown[1].starts_with("three: "));
    assert!(shown.iter().all(|message| message.contains("it broke")));
    // A widget mounted after that does not break at once.
    drop(watch("late"));
}
