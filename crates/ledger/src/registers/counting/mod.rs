//! Counting figures from records (decision 20).
//!
//! Whoever writes a record or what is known of a child marks the child, in the same transaction. Another part of the
//! program asks again and again for the next step ([`Casework::count_step`]): the marked children are gone through
//! anew, what each of their records counts for is set beside what it counted for before, the sums are moved by the
//! difference, and the figures of which a sum was moved are worked out again. So a saved record moves the figures by
//! itself, and nothing that it does not touch is counted again. Where the rules are others than those that were counted
//! by, all children are gone through, a part at a time; until the last is done, the old figures stand.
//!
//! Nor is a measure counted that needs a register in which the partnership has nothing yet: it would come out as
//! nought. The first record there is as if the rules were others.
//!
//! No name is read for counting, and no look at a child is what a program counts, so there is none in the journal.

mod behind;
pub(super) mod children;
mod filled;
mod kept;
mod marks;
mod people;
mod pupils;
mod read;
mod retally;
mod runs;
mod standing;
mod step;
mod sums;
mod switch;
mod totals;

use std::sync::Arc;

use bigplan_counting::Counts;
use bigplan_measure::Definitions;
use bigplan_register::Registers;
use sha2::{Digest, Sha256};

pub use behind::{BehindFigure, CountedFor, FigureKey, RecordBehind};
pub use kept::KeptSum;
pub use pupils::PupilCounts;
pub use runs::CountRun;
pub use step::CountStep;

pub(super) use children::records_of;
pub(super) use filled::filled;
pub(super) use kept::kept_sums;
pub(super) use marks::{mark, mark_all, mark_record, unlink};
pub(crate) use marks::{other_area, other_people};
pub(super) use people::people;
pub(crate) use read::{counted, counted_measures};

/// What is counted, and by which rules.
#[derive(Clone)]
pub struct Counting {
    counts: Arc<Counts>,
    definitions: Arc<Definitions>,
    /// The digest of the rules.
    rules: String,
}

impl Counting {
    /// The rules of the measures, for records of these registers.
    ///
    /// # Errors
    /// Everything wrong with any of the rules.
    pub fn new(definitions: Arc<Definitions>, registers: &Registers) -> Result<Self, Vec<bigplan_counting::BadCount>> {
        let counts = Counts::read(&definitions.catalogue, registers)?;
        let rules = digest(&counts.rules(registers));
        Ok(Self { counts: Arc::new(counts), definitions, rules })
    }

    /// What is counted.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }
}

/// The SHA-256 of a text, in hexadecimal.
fn digest(text: &str) -> String {
    crate::journal::hex(&Sha256::digest(text.as_bytes()))
}
