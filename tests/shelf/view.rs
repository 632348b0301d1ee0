//! A store that two tabs share, with delays between them, interruptions and failures on demand.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use jixiao::shelf::store::Store;
use jixiao::text::shelf::StoreProblem;

use crate::map::Map;

/// One tab's view of a store that several tabs share. What a tab writes is its own at once and the others' when it is delivered,
/// as in browsers that keep each site in a process of its own.
#[derive(Clone)]
pub(crate) struct View {
    own: Rc<RefCell<BTreeMap<String, String>>>,
    disk: Rc<RefCell<BTreeMap<String, String>>>,
    others: Rc<RefCell<Vec<Change>>>,
    interruption: Rc<RefCell<Option<Interruption>>>,
    /// The write that fails, counted from 0.
    failing: Rc<Cell<Option<usize>>>,
}

type Change = (String, Option<String>);
type Interruption = (usize, Box<dyn FnOnce()>);

impl View {
    /// The views of two tabs on one empty store.
    pub(crate) fn two() -> [Self; 2] {
        let disk = Rc::new(RefCell::new(BTreeMap::new()));
        let view = || Self {
            own: Rc::default(),
            disk: Rc::clone(&disk),
            others: Rc::default(),
            interruption: Rc::default(),
            failing: Rc::default(),
        };
        [view(), view()]
    }

    /// The first `n` changes of this view reach the other one; what this one wrote to the same keys and has not been delivered yet
    /// is newer there.
    pub(crate) fn deliver(&self, n: usize, to: &Self) {
        let mut changes = self.others.borrow_mut();
        let n = n.min(changes.len());
        for (key, value) in changes.drain(..n) {
            if to.others.borrow().iter().any(|(other, _)| *other == key) {
                continue;
            }
            put(&mut to.own.borrow_mut(), &key, value);
        }
    }

    /// What is there once everything is delivered.
    pub(crate) fn disk(&self) -> Map {
        Map { entries: self.disk.borrow().clone(), ..Map::new() }
    }

    /// Something else happens just before the nth access from now.
    pub(crate) fn interrupt(&self, nth: usize, what: Box<dyn FnOnce()>) {
        *self.interruption.borrow_mut() = Some((nth, what));
    }

    /// The nth write from now fails.
    pub(crate) fn fail(&self, nth: usize) {
        self.failing.set(Some(nth));
    }

    /// What did not come to happen won't.
    pub(crate) fn calm(&self) {
        *self.interruption.borrow_mut() = None;
        self.failing.set(None);
    }

    fn accessed(&self) {
        let taken = self.interruption.borrow_mut().take();
        match taken {
            Some((0, what)) => what(),
            Some((n, what)) => *self.interruption.borrow_mut() = Some((n - 1, what)),
            None => {}
        }
    }

    fn change(&self, key: &str, value: Option<String>) {
        put(&mut self.own.borrow_mut(), key, value.clone());
        put(&mut self.disk.borrow_mut(), key, value.clone());
        self.others.borrow_mut().push((key.to_owned(), value));
    }
}

fn put(entries: &mut BTreeMap<String, String>, key: &str, value: Option<String>) {
    match value {
        Some(value) => entries.insert(key.to_owned(), value),
        None => entries.remove(key),
    };
}

impl Store for View {
    fn keys(&self) -> Vec<String> {
        self.accessed();
        self.own.borrow().keys().cloned().collect()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.accessed();
        self.own.borrow().get(key).cloned()
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), StoreProblem> {
        self.accessed();
        let nth = self.failing.get();
        self.failing.set(nth.and_then(|nth| nth.checked_sub(1)));
        if nth == Some(0) {
            // Not `Full`, for which versions would give way.
            return Err(StoreProblem::Forbidden);
        }
        self.change(key, Some(value.to_owned()));
        Ok(())
    }

    fn remove(&mut self, key: &str) {
        self.accessed();
        // A browser says nothing of a key that was not there.
        let is_there = self.own.borrow().contains_key(key);
        if is_there {
            self.change(key, None);
        }
    }
}
