//! Where a measure stands, in one word.

use serde::{Deserialize, Serialize};

/// Where a figure stands against its target. Word, shape and colour are the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// At the target or on its good side.
    OnTarget,
    /// On the wrong side, within the stated tolerance.
    Near,
    /// On the wrong side, by more than the tolerance.
    OffTarget,
    /// There is a figure and nothing to hold it against.
    NoTarget,
    /// There is no figure.
    NoData,
    /// A newer figure should be there by now.
    Late,
    /// The figure is of another definition than its target.
    NotComparable,
}
