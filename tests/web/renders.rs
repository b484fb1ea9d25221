//! One tick renders only what changed.

use std::collections::BTreeMap;
use std::rc::Rc;

use postmortem_meeting::shell::MemoryStore;
use postmortem_meeting::ui::{App, Ports, Renders};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::sleep;

#[derive(Clone, PartialEq, Properties)]
struct CountedProps {
    renders: Renders,
    ports: Ports,
}

/// The widget, with a ledger of its renders.
#[component]
fn Counted(props: &CountedProps) -> Html {
    html! {
        <ContextProvider<Renders> context={props.renders.clone()}>
            <App ports={props.ports.clone()} prefix="counted" />
        </ContextProvider<Renders>>
    }
}

/// Presses the button whose words begin so.
fn press(root: &Element, words: &str) {
    let buttons = root.query_selector_all("button").unwrap();
    let button = (0..buttons.length())
        .filter_map(|at| buttons.item(at))
        .find(|b| b.text_content().unwrap_or_default().trim().starts_with(words))
        .unwrap_or_else(|| panic!("no button {words}"));
    button.unchecked_into::<HtmlElement>().click();
}

/// What was rendered while so many milliseconds passed.
async fn meanwhile(renders: &Renders, millis: u32) -> BTreeMap<&'static str, usize> {
    let before = renders.all();
    sleep(millis).await;
    let mut after = renders.all();
    after.retain(|name, count| {
        *count -= before.get(name).copied().unwrap_or(0);
        *count > 0
    });
    after
}

#[wasm_bindgen_test]
async fn a_tick_renders_the_clock_and_not_the_work() {
    let window = web_sys::window().unwrap();
    let document = window.document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let mut ports = Ports::of(window, document);
    ports.store = Rc::new(MemoryStore::default());
    let renders = Renders::default();
    let props = CountedProps { renders: renders.clone(), ports };
    let app = yew::Renderer::<Counted>::with_root_and_props(root.clone(), props).render();
    sleep(100).await;
    press(&root, "See a sample meeting");
    sleep(1_500).await;
    assert!(renders.of("body") > 0 && renders.of("clock") > 0, "{:?}", renders.all());

    let ticks = meanwhile(&renders, 4_200).await;
    let clock = ticks.get("clock").copied().unwrap_or(0);
    assert!((3..=6).contains(&clock), "four seconds are about four ticks: {ticks:?}");
    for quiet in ["body", "dock", "decisions"] {
        assert_eq!(ticks.get(quiet), None, "the {quiet} has nothing to do with the clock: {ticks:?}");
    }

    press(&root, "Next:");
    let change = meanwhile(&renders, 400).await;
    assert!(change.contains_key("body"), "a new step is new work: {change:?}");
    app.destroy();
    root.remove();
}
