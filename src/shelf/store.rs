//! What keeps texts under keys: the browser's localStorage, or a map.

use crate::text::shelf::StoreProblem;

/// A place for texts. Several tabs share one, each with an object of its own.
pub trait Store {
    /// Every key there is, in any order, those of other programs too. None where the store is forbidden.
    fn keys(&self) -> Vec<String>;

    /// The text under a key; `None` where there is none or the store is forbidden.
    fn get(&self, key: &str) -> Option<String>;

    /// Keeps a text under a key, whatever was there.
    ///
    /// # Errors
    /// Nothing has changed then.
    fn set(&mut self, key: &str, value: &str) -> Result<(), StoreProblem>;

    /// Removes a key, if it is there.
    fn remove(&mut self, key: &str);
}
