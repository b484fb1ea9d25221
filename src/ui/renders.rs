//! Counts how often each component is rendered, where somebody asks for it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::ui::prelude::*;

/// A ledger of renders, handed down as context; without one nothing is counted.
#[derive(Clone, Debug, Default)]
pub struct Renders(Rc<RefCell<BTreeMap<&'static str, usize>>>);

impl PartialEq for Renders {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Renders {
    /// How often the component was rendered so far.
    pub fn of(&self, component: &str) -> usize {
        self.0.borrow().get(component).copied().unwrap_or(0)
    }

    /// Every component with its count.
    pub fn all(&self) -> BTreeMap<&'static str, usize> {
        self.0.borrow().clone()
    }
}

/// Notes a render of the component, in debug builds: the release counts nothing.
pub fn use_counted(hooks: &mut Hooks, component: &'static str) {
    if cfg!(debug_assertions)
        && let Some(renders) = hooks.context::<Renders>()
    {
        *renders.0.borrow_mut().entry(component).or_insert(0) += 1;
    }
}
