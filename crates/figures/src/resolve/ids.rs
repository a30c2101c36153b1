//! Small numbers for things that come up again and again.

use std::collections::HashMap;
use std::hash::Hash;

/// Numbers things in the order in which they come.
pub(crate) struct Ids<T> {
    of: HashMap<T, u32>,
}

impl<T> Default for Ids<T> {
    fn default() -> Self {
        Self { of: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Ids<T> {
    /// The number of a thing.
    pub(crate) fn id(&mut self, thing: &T) -> u32 {
        if let Some(id) = self.of.get(thing) {
            return *id;
        }
        let id = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        self.of.insert(thing.clone(), id);
        id
    }
}
