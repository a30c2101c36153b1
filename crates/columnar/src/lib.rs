//! Records in columns: what counting reads of children and of registers as Parquet files, and back.
//!
//! One machine counts where the records are. Past one machine, what counting reads leaves as one file a register and
//! one of children (decision 25): ids, days, codes and numbers, the state, and the course of each record as JSON. No
//! name leaves, no free text, and not who made a move or why. Where records are told apart by a short text (the number
//! of a worker), a number that stands for it leaves, the same each time ([`told_apart`](bigplan_counting::told_apart)).
//! [`Layout`] says which columns a register's file has, [`RecordWriter`] and [`ChildWriter`] fill files a block at a
//! time, [`Records`] makes records of columns again, and the [`Manifest`] says by which rules, on which day and of how
//! many rows the files were made.

mod children;
mod column;
mod days;
mod error;
mod kept;
mod layout;
mod manifest;
mod read;
mod write;

pub use children::{CHILDREN, ChildWriter, child_schema};
pub use days::{day_of, days_of};
pub use error::ColumnarError;
pub use kept::{KEPT, SUM_OF, SUMS, kept_schema, own_groups, write_kept};
pub use layout::{Layout, PERSON};
pub use manifest::{FilePart, MANIFEST, Manifest, rules_digest};
pub use read::Records;
pub use write::RecordWriter;
