//! The functions that plans of `bigplan-cluster` call, for every process of a cluster: records as parts of children, what
//! children count for, and short texts as numbers. A crate of its own, because each of millions of rows goes through them: they
//! are built for speed, and what plans and listens is built quickly.

mod functions;
pub mod keys;
mod part;
mod rules;
mod tally;

pub use functions::{all, child, record, tallies};
pub use rules::{Rules, rules};
