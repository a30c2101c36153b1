//! How well a reading agrees with an answer key: precision and recall per kind.
//!
//! A key is JSON written by hand from a document. What it calls optional a reading may
//! give or leave out; neither counts against it. A line that is null stands for any line of
//! the document; `parent` names another entry by its `id`.

mod fields;
mod fit;
mod items;
mod key;
mod parts;
mod tally;

use bigplan_plan::Plan;

pub use key::{Key, ReadKeyError};
pub use tally::{MissOrExtra, Tally};

/// Compares a reading with a key: one tally per kind of thing and per field of an item,
/// in a fixed order. Kinds of which neither holds any are left out.
pub fn compare(plan: &Plan, key: &Key) -> Vec<Tally> {
    let mut tallies = items::compare(plan, key);
    tallies.extend(parts::compare(plan, key));
    tallies.retain(|t| t.wanted() + t.given() > 0);
    tallies
}
