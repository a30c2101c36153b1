//! Pieces of pages in the GOV.UK pattern, shared by features.

pub mod plan_nav;
pub mod words;
