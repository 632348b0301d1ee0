//! Moving a damaged entry out of the way, as it is. Never deleting it.

use crate::shelf::key::{ASIDE, tail};
use crate::shelf::store::Store;

/// What became of the damaged entries that were met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// Moved out of the way.
    pub n_moved: usize,
    /// Left where they were, since there was no room for a copy.
    pub n_left: usize,
}

impl SetAside {
    pub(super) fn count(&mut self, is_moved: bool) {
        if is_moved {
            self.n_moved += 1;
        } else {
            self.n_left += 1;
        }
    }
}

/// Moves an entry to `jixiao.aside.…`; says whether there was room for it.
pub(super) fn set_aside(store: &mut dyn Store, key: &str, value: &str) -> bool {
    let mut name = [ASIDE, tail(key)].concat();
    // Something else may lie there already, from an earlier damage.
    while store.get(&name).is_some_and(|other| other != value) {
        name.push('+');
    }
    let is_copied = store.set(&name, value).is_ok() && store.get(&name).as_deref() == Some(value);
    if is_copied {
        store.remove(key);
    }
    is_copied
}
