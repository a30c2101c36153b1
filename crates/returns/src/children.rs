//! The children of a return, numbered in the order in which they are met.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// The children's own identifiers in the return, and back: one after the other in one text, for there may be millions.
#[derive(Debug, Default)]
pub struct Children {
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
    ids: Ids,
    /// For each child, who came after it last time.
    followers: Vec<u32>,
    /// Who came last.
    last: u32,
    /// Who was to come, had not somebody else come.
    awaited: u32,
    /// The numbers of those without an identifier, in their order, and how many of them were met in this going through.
    nobodies: (Vec<u32>, usize),
}

impl Children {
    /// The number of a child; a new one if it was not met before.
    pub fn number(&mut self, id: &str) -> u32 {
        if self.is(self.last, id) {
            return self.last;
        }
        // Tables mostly name the children in the same order, and some leave some out.
        let follower = self.follower(self.last);
        let near = [follower, self.awaited].into_iter().find(|number| self.is(*number, id));
        let number = near.unwrap_or_else(|| self.sought(id));
        if number != follower {
            self.awaited = follower;
        }
        if let Some(place) = usize::try_from(self.last).ok().and_then(|last| self.followers.get_mut(last)) {
            *place = number;
        }
        self.last = number;
        number
    }

    /// The number of a child that may be any, or is new.
    fn sought(&mut self, id: &str) -> u32 {
        let Self { numbers, hasher, ids, followers, .. } = self;
        let hash = |id: &str| hasher.hash_one(id);
        let found = numbers.find(hash(id), |number| ids.of(*number) == Some(id)).copied();
        found.unwrap_or_else(|| {
            let number = ids.add(id);
            numbers.insert_unique(hash(id), number, |number| hash(ids.of(*number).unwrap_or_default()));
            followers.resize(ids.ends.len(), u32::MAX);
            number
        })
    }

    /// Whether a child has this identifier; nobody has an empty one, for those are sought.
    fn is(&self, number: u32, id: &str) -> bool {
        !id.is_empty() && self.ids.of(number) == Some(id)
    }

    fn follower(&self, number: u32) -> u32 {
        usize::try_from(number).ok().and_then(|at| self.followers.get(at)).copied().unwrap_or(u32::MAX)
    }

    /// A child without an identifier: each such row is a child of its own.
    pub fn nobody(&mut self) -> u32 {
        let (numbers, met) = &mut self.nobodies;
        *met += 1;
        match numbers.get(*met - 1) {
            Some(number) => *number,
            None => {
                let number = self.ids.add("");
                numbers.push(number);
                number
            }
        }
    }

    /// Begins again with the same files: each child keeps its number, and so do those without an identifier.
    pub(crate) fn again(&mut self) {
        self.nobodies.1 = 0;
    }

    /// Passes over rows without an identifier that were met before.
    pub(crate) fn pass(&mut self, nobodies: usize) {
        self.nobodies.1 += nobodies;
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.ids.count()
    }

    /// The identifier of a child, in capital letters; empty if it has none.
    pub fn id(&self, number: u32) -> String {
        self.ids.of(number).unwrap_or_default().to_owned()
    }
}

/// Texts one after the other.
#[derive(Debug, Default)]
struct Ids {
    text: String,
    ends: Vec<usize>,
}

impl Ids {
    fn count(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    fn add(&mut self, id: &str) -> u32 {
        self.text.push_str(id);
        self.ends.push(self.text.len());
        self.count() - 1
    }

    fn of(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?;
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::Children;

    #[test]
    fn children_keep_their_numbers() {
        let mut children = Children::default();
        let (one, two) = (children.number("907440"), children.number("A-LONG-IDENTIFIER"));
        assert_eq!((children.number("907440"), children.number("A-LONG-IDENTIFIER")), (one, two));
        let (nobody, another) = (children.nobody(), children.nobody());
        assert_ne!(nobody, another);
        assert_eq!((children.id(one), children.id(two)), ("907440".to_owned(), "A-LONG-IDENTIFIER".to_owned()));
        assert_eq!(children.count(), 4);
        children.again();
        assert_eq!((children.nobody(), children.number("907440"), children.nobody()), (nobody, one, another));
        assert_eq!(children.count(), 4);
    }

    #[test]
    fn an_empty_identifier_is_one_child_and_not_nobody() {
        let mut children = Children::default();
        let (nobody, empty) = (children.nobody(), children.number(""));
        assert_ne!(nobody, empty);
        assert_eq!(children.number(""), empty);
    }
}
