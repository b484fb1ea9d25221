//! What `html!` and `#[component]` are made of: few shared functions instead of much code at every place.
//!
//! A view is told to a [`Build`] step by step. All function components are one real component,
//! [`Part`], which holds the props and the function behind one pointer: Yew's machinery is in the program once, not
//! once per component. A part's key names the place in the source it stands at, so that Yew never takes one part for
//! another.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use yew::html;
use yew::prelude::{AttrValue, Callback, Component, Context, NodeRef, Properties};
use yew::virtual_dom::{Key, Listener, VComp, VList, VNode, VTag, VText};

use super::Msg;
use super::hooks::Hooks;

/// A component's props and how it is shown; made by `#[component]`.
pub trait Shown: 'static {
    /// What it is given.
    type Props: PartialEq + 'static;

    /// Renders it.
    fn show(hooks: &mut Hooks, props: &Self::Props) -> VNode;

    /// The node, for what needs no hook: it then stands in the page with no component around it.
    fn flat(_props: &Self::Props) -> Option<VNode> {
        None
    }
}

/// Props with their function, one pointer wide.
trait Held {
    fn show(&self, hooks: &mut Hooks) -> VNode;
    fn same(&self, other: &dyn Held) -> bool;
    fn props(&self) -> &dyn Any;
}

struct Holder<S: Shown>(S::Props);

impl<S: Shown> Held for Holder<S> {
    fn show(&self, hooks: &mut Hooks) -> VNode {
        S::show(hooks, &self.0)
    }

    fn same(&self, other: &dyn Held) -> bool {
        other.props().downcast_ref::<S::Props>().is_some_and(|other| *other == self.0)
    }

    fn props(&self) -> &dyn Any {
        &self.0
    }
}

/// Props of [`Part`].
#[derive(Clone)]
pub struct PartProps {
    held: Rc<dyn Held>,
}

impl PartProps {
    /// A component with its props.
    pub fn of<S: Shown>(props: S::Props) -> Self {
        Self { held: Rc::new(Holder::<S>(props)) }
    }
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.held, &other.held) || self.held.same(&*other.held)
    }
}

impl Properties for PartProps {
    type Builder = ();

    fn builder() -> Self::Builder {}
}

/// The one component all function components are.
pub struct Part {
    hooks: RefCell<Hooks>,
}

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self { hooks: RefCell::new(Hooks::new(ctx.link().clone())) }
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }

    fn view(&self, ctx: &Context<Self>) -> VNode {
        let mut hooks = self.hooks.borrow_mut();
        hooks.begin();
        ctx.props().held.show(&mut hooks)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.hooks.get_mut().after();
    }
}

/// Props that can be given one by one; derived as `Properties`.
pub trait Given: Sized {
    /// What was given so far.
    type Parts: Default;

    /// The names of those without a default.
    const NEEDED: &'static [&'static str];

    /// The props, with defaults for what was not given.
    fn whole(parts: Self::Parts) -> Option<Self>;
}

/// Gives a prop. None was given before, so no code is spent on dropping it.
#[inline(always)]
pub fn give<T>(place: &mut Option<T>, value: T) {
    std::mem::forget(place.replace(value));
}

/// What comes of parts that lack one. That cannot be, so no code is spent on dropping them.
#[inline(always)]
pub fn incomplete<P, T>(parts: P) -> Option<T> {
    std::mem::forget(parts);
    None
}

/// Whether every name is among those given.
pub const fn has_all(mut needed: &[&str], given: &[&str]) -> bool {
    while let [name, rest @ ..] = needed {
        if !has(name, given) {
            return false;
        }
        needed = rest;
    }
    true
}

const fn has(name: &str, mut given: &[&str]) -> bool {
    while let [first, rest @ ..] = given {
        let (mut a, mut b) = (name.as_bytes(), first.as_bytes());
        while let ([x, next_a @ ..], [y, next_b @ ..]) = (a, b) {
            if *x != *y {
                break;
            }
            (a, b) = (next_a, next_b);
        }
        if a.is_empty() && b.is_empty() {
            return true;
        }
        given = rest;
    }
    false
}

/// A component at a place in the source.
#[inline(never)]
pub fn part<S: Shown>(build: &mut Build, place: u32, key: Option<Key>, props: S::Props) {
    match S::flat(&props) {
        Some(node) => build.flat(place, node),
        None => placed(build, place, key, Some(Rc::new(Holder::<S>(props)))),
    }
}

/// A component at a place in the source, with props that were given one by one.
#[inline(never)]
pub fn part_of<S: Shown<Props: Given>>(
    build: &mut Build,
    place: u32,
    key: Option<Key>,
    parts: <S::Props as Given>::Parts,
) {
    // Whoever writes `html!` has given all that is needed, or it would not compile.
    if let Some(props) = S::Props::whole(parts) {
        part::<S>(build, place, key, props);
    }
}

#[inline(never)]
fn placed(build: &mut Build, place: u32, key: Option<Key>, held: Option<Rc<dyn Held>>) {
    let Some(held) = held else { return };
    let key = match key {
        Some(key) => Key::from(format!("{place} {key}")),
        None => Key::from(place),
    };
    build.add(VComp::new::<Part>(Rc::new(PartProps { held }), Some(key)).into());
}

/// Props of a component that is given nothing.
pub fn plain<P: Default>() -> P {
    P::default()
}

/// Builds one node, step by step: elements are opened, told what they are, filled and closed.
#[derive(Default)]
pub struct Build {
    done: Vec<VNode>,
    open: Vec<Frame>,
}

/// An element or a list that is being filled; `from` is where its children begin.
struct Frame {
    tag: Option<Box<VTag>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    from: usize,
}

impl Build {
    /// Nothing yet.
    #[inline(never)]
    pub fn new() -> Self {
        Self::default()
    }

    /// The node.
    #[inline(never)]
    pub fn done(mut self) -> VNode {
        self.done.pop().unwrap_or_default()
    }

    /// Opens an element: its name and what never changes, parted by NUL.
    #[inline(never)]
    pub fn open(&mut self, fixed: &'static str) {
        let mut parts = fixed.split('\0');
        let name = parts.next().unwrap_or_default();
        let mut tag = VTag::new(AttrValue::Static(name));
        while let Some((name, value)) = parts.next().zip(parts.next()) {
            tag.add_attribute(name, AttrValue::Static(value));
        }
        self.frame(Some(Box::new(tag)));
    }

    /// Opens a list.
    #[inline(never)]
    pub fn open_list(&mut self) {
        self.frame(None);
    }

    fn frame(&mut self, tag: Option<Box<VTag>>) {
        self.open.push(Frame { tag, listeners: Vec::new(), from: self.done.len() });
    }

    /// Closes what was opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        let Some(frame) = self.open.pop() else { return };
        let mut kids = self.done.split_off(frame.from.min(self.done.len()));
        let node = match frame.tag {
            None => VList::with_children(kids, None).into(),
            Some(mut tag) => {
                if !frame.listeners.is_empty() {
                    tag.set_listeners(frame.listeners.into_boxed_slice());
                }
                if let Some(children) = tag.children_mut() {
                    *children = match kids.len() {
                        1 => kids.pop().unwrap_or_default(),
                        _ => VList::with_children(kids, None).into(),
                    };
                }
                VNode::from(*tag)
            }
        };
        self.done.push(node);
    }

    /// A node that is there already.
    #[inline(never)]
    pub fn add(&mut self, node: VNode) {
        self.done.push(node);
    }

    /// A node in the stead of a component, with the key the component would have.
    #[inline(never)]
    fn flat(&mut self, place: u32, mut node: VNode) {
        if let VNode::VTag(tag) = &mut node {
            Rc::make_mut(tag).key = Some(Key::from(place));
        }
        self.done.push(node);
    }

    /// A place where nothing stands now.
    #[inline(never)]
    pub fn nothing(&mut self) {
        self.done.push(VNode::default());
    }

    /// Text.
    #[inline(never)]
    pub fn text(&mut self, text: AttrValue) {
        self.done.push(VText::new(text).into());
    }

    #[inline(never)]
    fn copied(&mut self, text: &str) {
        self.text(AttrValue::from(text.to_owned()));
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut().and_then(|frame| frame.tag.as_deref_mut())
    }

    /// An attribute; `None` leaves it out.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: Option<AttrValue>) {
        if let Some((tag, value)) = self.tag().zip(value) {
            tag.add_attribute(name, value);
        }
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, name: &'static str, on: bool) {
        self.set(name, on.then_some(AttrValue::Static("")));
    }

    /// The value of a field; a plain attribute of anything else.
    #[inline(never)]
    pub fn value(&mut self, value: Option<AttrValue>) {
        let Some(tag) = self.tag() else { return };
        match tag.tag() {
            "input" | "textarea" => tag.set_value(value),
            _ => self.set("value", value),
        }
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(&mut self, on: bool) {
        if let Some(tag) = self.tag() {
            tag.set_checked(on);
        }
    }

    /// The key among its neighbours.
    #[inline(never)]
    pub fn key(&mut self, key: Key) {
        if let Some(tag) = self.tag() {
            tag.key = Some(key);
        }
    }

    /// The node to find it by.
    #[inline(never)]
    pub fn node(&mut self, node: NodeRef) {
        if let Some(tag) = self.tag() {
            tag.node_ref = node;
        }
    }

    fn listen(&mut self, listener: Rc<dyn Listener>) {
        if let Some(frame) = self.open.last_mut() {
            frame.listeners.push(Some(listener));
        }
    }
}

/// Listeners, one step each.
macro_rules! listeners {
    ($($event:ident),*) => {
        impl Build {$(
            /// Listens.
            #[inline(never)]
            pub fn $event(&mut self, heard: Option<Callback<html::$event::Event>>) {
                if let Some(heard) = heard {
                    self.listen(Rc::new(html::$event::Wrapper::new(heard)));
                }
            }
        )*}
    };
}
listeners!(onclick, onchange, oninput, onblur, onkeydown, ondragover, ondragleave, ondrop);

/// What can stand between tags.
pub trait Kid {
    /// Puts it there.
    fn put(self, build: &mut Build);
}

impl Kid for VNode {
    fn put(self, build: &mut Build) {
        build.add(self);
    }
}

impl Kid for AttrValue {
    fn put(self, build: &mut Build) {
        build.text(self);
    }
}

impl Kid for &AttrValue {
    fn put(self, build: &mut Build) {
        build.text(self.clone());
    }
}

impl Kid for &str {
    fn put(self, build: &mut Build) {
        build.copied(self);
    }
}

impl Kid for &String {
    fn put(self, build: &mut Build) {
        build.copied(self);
    }
}

impl Kid for String {
    fn put(self, build: &mut Build) {
        build.copied(&self);
    }
}

impl Kid for u16 {
    fn put(self, build: &mut Build) {
        usize::from(self).put(build);
    }
}

impl Kid for usize {
    fn put(self, build: &mut Build) {
        build.copied(&self.to_string());
    }
}

impl<K: Kid> Kid for Option<K> {
    fn put(self, build: &mut Build) {
        match self {
            Some(kid) => kid.put(build),
            None => build.nothing(),
        }
    }
}

/// What can be an attribute's value.
pub trait Value: Sized {
    /// The text; `None` leaves the attribute out.
    fn value(self) -> Option<AttrValue>;

    /// Sets an attribute to it.
    fn set(self, name: &'static str, build: &mut Build) {
        build.set(name, self.value());
    }
}

impl Value for AttrValue {
    fn value(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl Value for &AttrValue {
    fn value(self) -> Option<AttrValue> {
        Some(self.clone())
    }
}

impl Value for &str {
    fn value(self) -> Option<AttrValue> {
        copied(self)
    }

    fn set(self, name: &'static str, build: &mut Build) {
        set_copied(name, self, build);
    }
}

impl Value for String {
    fn value(self) -> Option<AttrValue> {
        copied(&self)
    }

    fn set(self, name: &'static str, build: &mut Build) {
        set_copied(name, &self, build);
    }
}

#[inline(never)]
fn copied(text: &str) -> Option<AttrValue> {
    Some(AttrValue::from(text.to_owned()))
}

#[inline(never)]
fn set_copied(name: &'static str, text: &str, build: &mut Build) {
    build.set(name, copied(text));
}

impl Value for u32 {
    fn value(self) -> Option<AttrValue> {
        copied(&self.to_string())
    }
}

impl Value for bool {
    fn value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(if self { "true" } else { "false" }))
    }
}

impl<V: Value> Value for Option<V> {
    fn value(self) -> Option<AttrValue> {
        self.and_then(Value::value)
    }
}

/// What a press does: the message, ready-made.
#[inline(never)]
pub fn press<E: 'static>(on_msg: &Callback<Msg>, msg: Msg) -> Callback<E> {
    let on_msg = on_msg.clone();
    Callback::from(move |_| on_msg.emit(msg.clone()))
}

/// Classes side by side, `Option`s where some may be missing.
macro_rules! classes {
    ($($class:expr),* $(,)?) => {
        $crate::ui::part::join_classes(&[$($crate::ui::part::Value::value($class)),*])
    };
}
pub(in crate::ui) use classes;

/// The classes as one attribute.
#[inline(never)]
pub fn join_classes(classes: &[Option<AttrValue>]) -> AttrValue {
    let mut all = String::new();
    for class in classes.iter().flatten().filter(|c| !c.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(class);
    }
    all.into()
}
