//! One figure as read, with its place in the file.

use bigplan_measure::Observation;

use crate::cells::place::Place;

/// A figure that is good to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The figure. `missing` may stand beside a value only as "not reliable".
    pub observation: Observation,
    /// The cell of the value.
    pub place: Place,
    /// Bytes of the file read so far, for a bar of progress.
    pub bytes: u64,
}
