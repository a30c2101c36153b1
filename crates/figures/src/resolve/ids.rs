//! Small numbers for things that come up again and again, often several times in a row.

use std::collections::HashMap;
use std::hash::Hash;

/// Numbers things in the order in which they come.
pub(crate) struct Ids<T> {
    of: HashMap<T, u32>,
    last: Option<(T, u32)>,
}

impl<T> Default for Ids<T> {
    fn default() -> Self {
        Self { of: HashMap::new(), last: None }
    }
}

impl<T: Clone + Eq + Hash> Ids<T> {
    /// The number of a thing.
    pub(crate) fn id(&mut self, thing: &T) -> u32 {
        if let Some((last, id)) = &self.last
            && last == thing
        {
            return *id;
        }
        let next = u32::try_from(self.of.len()).unwrap_or(u32::MAX);
        let id = match self.of.get(thing) {
            Some(id) => *id,
            None => *self.of.entry(thing.clone()).or_insert(next),
        };
        self.last = Some((thing.clone(), id));
        id
    }
}
