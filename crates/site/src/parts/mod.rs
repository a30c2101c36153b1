//! Pieces of pages in the GOV.UK pattern, shared by features.

pub mod dates;
pub mod highlight;
pub mod measure_table;
pub mod plan_nav;
pub mod plan_words;
pub mod words;
