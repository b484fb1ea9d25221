//! Hooks: what a component keeps between two renders, and what it does after them.
//!
//! They are called as Yew's are. Yew makes the whole machinery anew for every type that is kept; here it is in the
//! program once, and only what must know the type is made for it.

use std::any::Any;
use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use yew::ContextHandle;
use yew::html::Scope;
use yew::prelude::{Callback, NodeRef};

use super::part::Part;

/// What one component keeps, in the order its hooks are called.
pub struct Hooks {
    part: Scope<Part>,
    kept: Vec<Rc<dyn Any>>,
    at: usize,
    effects: Vec<Rc<Effect>>,
}

/// What an effect still has to do; the last render decides.
type Effect = RefCell<Option<Box<dyn FnOnce()>>>;

impl Hooks {
    /// Nothing is kept yet.
    pub(super) fn new(part: Scope<Part>) -> Self {
        Self { part, kept: Vec::new(), at: 0, effects: Vec::new() }
    }

    /// A render begins.
    pub(super) fn begin(&mut self) {
        self.at = 0;
    }

    /// What was rendered stands in the page: the effects run.
    pub(super) fn after(&self) {
        for effect in &self.effects {
            let waiting = effect.borrow_mut().take();
            if let Some(run) = waiting {
                run();
            }
        }
    }

    #[inline(never)]
    fn next(&mut self) -> Option<Rc<dyn Any>> {
        let kept = self.kept.get(self.at).cloned();
        self.at += 1;
        kept
    }

    #[inline(never)]
    fn keep(&mut self, new: Rc<dyn Any>) {
        self.kept.push(new);
    }

    #[inline(never)]
    fn known<T: 'static>(&mut self) -> Option<Rc<T>> {
        self.next().and_then(|kept| kept.downcast().ok())
    }

    #[inline(never)]
    fn new_kept<T: 'static>(&mut self, new: T) -> Rc<T> {
        let new = Rc::new(new);
        self.keep(new.clone());
        new
    }

    /// What is kept here; the first time it is made. In three parts: what is made comes out anew at every call.
    #[inline(always)]
    fn kept<T: 'static>(&mut self, new: impl FnOnce() -> T) -> Rc<T> {
        match self.known() {
            Some(kept) => kept,
            None => self.new_kept(new()),
        }
    }

    #[inline(never)]
    fn effect(&mut self) -> Rc<Effect> {
        let known = self.kept.len();
        let effect = self.kept(Effect::default);
        if self.kept.len() > known {
            self.effects.push(effect.clone());
        }
        effect
    }

    /// What somebody further up hands down, if anybody does.
    pub(super) fn context<T: Clone + PartialEq + 'static>(&mut self) -> Option<T> {
        let part = self.part.clone();
        let kept = self.kept(|| {
            let value = Rc::new(RefCell::new(None::<T>));
            let new = value.clone();
            let again = part.clone();
            let changed = Callback::from(move |changed| {
                *new.borrow_mut() = Some(changed);
                again.send_message(());
            });
            let found: Option<(T, ContextHandle<T>)> = part.context(changed);
            found.map(|(first, handle)| {
                *value.borrow_mut() = Some(first);
                (value, handle)
            })
        });
        kept.as_ref().as_ref().and_then(|(value, _)| value.borrow().clone())
    }
}

/// A value that renders its component anew when it is set. Reading it gives the newest one, in old callbacks too.
pub struct State<T: 'static> {
    shared: Rc<Shared<T>>,
    seen: Seen<T>,
}

struct Shared<T> {
    value: RefCell<Rc<T>>,
    part: Scope<Part>,
    same: fn(&T, &T) -> bool,
}

/// Values that were read, oldest first: a reference to one lives as long as the state.
struct Seen<T> {
    value: Rc<T>,
    later: OnceCell<Box<Seen<T>>>,
}

impl<T: 'static> State<T> {
    /// Sets it.
    #[inline(never)]
    pub fn set(&self, value: T) {
        let same = (self.shared.same)(&self.get(), &value);
        let before = self.shared.value.replace(Rc::new(value));
        drop(before);
        if !same {
            self.shared.part.send_message(());
        }
    }

    /// The newest value.
    #[inline(never)]
    pub fn get(&self) -> Rc<T> {
        self.shared.value.borrow().clone()
    }

    #[inline(never)]
    fn of(shared: Rc<Shared<T>>) -> Self {
        let value = shared.value.borrow().clone();
        Self { shared, seen: Seen { value, later: OnceCell::new() } }
    }
}

impl<T: 'static> Clone for State<T> {
    fn clone(&self) -> Self {
        Self::of(self.shared.clone())
    }
}

impl<T: 'static> Deref for State<T> {
    type Target = T;

    #[inline(never)]
    fn deref(&self) -> &T {
        let now = self.get();
        let mut seen = &self.seen;
        while !Rc::ptr_eq(&seen.value, &now) {
            let value = &now;
            seen = seen.later.get_or_init(|| Box::new(Seen { value: value.clone(), later: OnceCell::new() }));
        }
        &seen.value
    }
}

#[inline(never)]
fn new_state<T: 'static>(hooks: &mut Hooks, first: T, same: fn(&T, &T) -> bool) -> State<T> {
    let part = hooks.part.clone();
    State::of(hooks.new_kept(Shared { value: RefCell::new(Rc::new(first)), part, same }))
}

#[inline(always)]
fn state<T: 'static>(hooks: &mut Hooks, first: impl FnOnce() -> T, same: fn(&T, &T) -> bool) -> State<T> {
    match hooks.known() {
        Some(shared) => State::of(shared),
        None => new_state(hooks, first(), same),
    }
}

/// A value the component keeps; setting it renders anew.
#[inline(always)]
pub fn use_state<T: 'static>(hooks: &mut Hooks, first: impl FnOnce() -> T) -> State<T> {
    state(hooks, first, |_, _| false)
}

/// A value the component keeps; setting it to another one renders anew.
#[inline(always)]
pub fn use_state_eq<T: PartialEq + 'static>(hooks: &mut Hooks, first: impl FnOnce() -> T) -> State<T> {
    state(hooks, first, T::eq)
}

/// A value the component keeps; changing it renders nothing.
pub fn use_mut_ref<T: 'static>(hooks: &mut Hooks, first: impl FnOnce() -> T) -> Rc<RefCell<T>> {
    hooks.kept(|| RefCell::new(first()))
}

/// A node to find an element by.
#[inline(never)]
pub fn use_node_ref(hooks: &mut Hooks) -> NodeRef {
    (*hooks.kept(NodeRef::default)).clone()
}

/// A callback that stays the same one as long as what it depends on does.
pub fn use_callback<I: 'static, D: PartialEq + 'static>(
    hooks: &mut Hooks,
    on: D,
    call: impl Fn(I, &D) + 'static,
) -> Callback<I> {
    let kept = hooks.kept(|| RefCell::new(None::<(Rc<D>, Callback<I>)>));
    let mut kept = kept.borrow_mut();
    if let Some((known, callback)) = &*kept
        && **known == on
    {
        return callback.clone();
    }
    let on = Rc::new(on);
    let given = on.clone();
    let callback = Callback::from(move |input| call(input, &given));
    *kept = Some((on, callback.clone()));
    callback
}

/// Runs after every render.
#[inline(never)]
fn then(hooks: &mut Hooks, run: Option<Box<dyn FnOnce()>>) {
    *hooks.effect().borrow_mut() = run;
}

/// Runs after every render.
pub fn use_effect(hooks: &mut Hooks, run: impl FnOnce() + 'static) {
    then(hooks, Some(Box::new(run)));
}

#[inline(never)]
fn is_due<D: PartialEq + 'static>(hooks: &mut Hooks, on: &D) -> Option<Rc<RefCell<Option<D>>>> {
    let done = hooks.kept(|| RefCell::new(None));
    let due = done.borrow().as_ref() != Some(on);
    due.then_some(done)
}

/// Runs after the first render, and after those where what it depends on has become another.
pub fn use_effect_with<D: PartialEq + 'static>(hooks: &mut Hooks, on: D, run: impl FnOnce(&D) + 'static) {
    let run = is_due(hooks, &on).map(|done| {
        Box::new(move || {
            run(&on);
            *done.borrow_mut() = Some(on);
        }) as Box<dyn FnOnce()>
    });
    then(hooks, run);
}
