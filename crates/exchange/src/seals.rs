//! Seals: a short digest of each part of a plan, by which it is known what has changed since.

use std::collections::HashMap;

use bigplan_plan::{Item, Plan};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The seal of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// `item`, `measure`, or the name of a list ("needs").
    pub part: String,
    /// The item's or measure's id; empty for a list.
    pub id: String,
    /// The first 16 hexadecimal digits of the SHA-256 of its JSON.
    pub seal: String,
}

/// The seals of a plan's parts; items and measures in document order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seals(pub Vec<Seal>);

/// The word for an item's seal.
pub(crate) const ITEM: &str = "item";
/// The word for a measure's seal.
pub(crate) const MEASURE: &str = "measure";

impl Seals {
    /// Seals a plan as it is.
    pub fn of(plan: &Plan) -> Self {
        let sealed = |part: &str, id: &str, seal| Seal { part: part.to_owned(), id: id.to_owned(), seal };
        let lists = [
            ("plan", digest(&plan.head)),
            ("needs", digest(&plan.needs)),
            ("groups", digest(&plan.groups)),
            ("recommendations", digest(&plan.recommendations)),
            ("judgements", digest(&plan.judgements)),
            ("glossary", digest(&plan.glossary)),
        ];
        let mut seals: Vec<Seal> = lists.into_iter().map(|(part, seal)| sealed(part, "", seal)).collect();
        seals.extend(plan.items.iter().map(|item| sealed(ITEM, &item.id, item_digest(item))));
        seals.extend(plan.measures.iter().map(|measure| sealed(MEASURE, &measure.id, digest(measure))));
        Self(seals)
    }

    /// Whether there are none: the file lost its seals, or never had any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The seals of one sort by id, and the ids in order.
    pub(crate) fn by_id<'a>(&'a self, part: &'a str) -> (HashMap<&'a str, &'a str>, Vec<&'a str>) {
        let of_part: Vec<&Seal> = self.0.iter().filter(|seal| seal.part == part).collect();
        let by_id = of_part.iter().map(|seal| (seal.id.as_str(), seal.seal.as_str())).collect();
        (by_id, of_part.iter().map(|seal| seal.id.as_str()).collect())
    }

    /// The seal of a list.
    pub(crate) fn list(&self, part: &str) -> Option<&str> {
        self.0.iter().find(|seal| seal.part == part && seal.id.is_empty()).map(|seal| seal.seal.as_str())
    }
}

/// The digest of an item.
pub(crate) fn item_digest(item: &Item) -> String {
    digest(item)
}

/// The digest of anything that is JSON. What cannot be JSON has the digest of nothing, which matches no other part.
pub(crate) fn digest(part: &impl Serialize) -> String {
    let json = serde_json::to_vec(part).unwrap_or_default();
    Sha256::digest(json).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_plan::{Item, Kind, Plan};

    use super::Seals;

    #[test]
    fn a_part_that_changes_breaks_its_own_seal_only() {
        let items = vec![Item::new("a", Kind::Outcome, "A"), Item::new("b", Kind::Outcome, "B")];
        let mut plan = Plan { items, ..Plan::default() };
        let before = Seals::of(&plan);
        if let Some(item) = plan.items.get_mut(1) {
            item.title.push('!');
        }
        let after = Seals::of(&plan);
        let broken: Vec<&str> =
            before.0.iter().zip(&after.0).filter(|(a, b)| a != b).map(|(a, _)| a.id.as_str()).collect();
        assert_eq!(broken, ["b"]);
    }
}
