//! A store in memory: with a quota, failing on demand.

use std::collections::BTreeMap;

use jixiao::shelf::store::Store;
use jixiao::text::shelf::StoreProblem;

/// Which writes fail, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failing {
    Never,
    Once(usize, StoreProblem),
    From(usize, StoreProblem),
}

#[derive(Clone)]
pub(crate) struct Map {
    pub(crate) entries: BTreeMap<String, String>,
    pub(crate) failing: Failing,
    pub(crate) n_writes: usize,
    /// In UTF-16 units of keys and values, as browsers count.
    pub(crate) quota: Option<usize>,
    /// Nothing can be read either.
    pub(crate) is_forbidden: bool,
    /// A browser that takes everything and keeps nothing.
    pub(crate) is_forgetful: bool,
}

impl Map {
    pub(crate) fn new() -> Self {
        Self {
            entries: BTreeMap::new(),
            failing: Failing::Never,
            n_writes: 0,
            quota: None,
            is_forbidden: false,
            is_forgetful: false,
        }
    }

    pub(crate) fn forbidden() -> Self {
        Self { is_forbidden: true, ..Self::new() }
    }

    pub(crate) fn size(&self) -> usize {
        self.entries.iter().map(|(key, value)| units(key) + units(value)).sum()
    }

    /// Every key that begins so.
    pub(crate) fn keys_of(&self, start: &str) -> Vec<String> {
        self.entries.keys().filter(|key| key.starts_with(start)).cloned().collect()
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Store for Map {
    fn keys(&self) -> Vec<String> {
        if self.is_forbidden { Vec::new() } else { self.entries.keys().rev().cloned().collect() }
    }

    fn get(&self, key: &str) -> Option<String> {
        if self.is_forbidden { None } else { self.entries.get(key).cloned() }
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), StoreProblem> {
        self.n_writes += 1;
        if self.is_forbidden {
            return Err(StoreProblem::Forbidden);
        }
        match self.failing {
            Failing::Once(nth, problem) if nth == self.n_writes => return Err(problem),
            Failing::From(nth, problem) if nth <= self.n_writes => return Err(problem),
            Failing::Never | Failing::Once(..) | Failing::From(..) => {}
        }
        let before = self.entries.get(key).map_or(0, |old| units(key) + units(old));
        if self.quota.is_some_and(|quota| self.size() - before + units(key) + units(value) > quota) {
            return Err(StoreProblem::Full);
        }
        if !self.is_forgetful {
            self.entries.insert(key.to_owned(), value.to_owned());
        }
        Ok(())
    }

    fn remove(&mut self, key: &str) {
        self.entries.remove(key);
    }
}
