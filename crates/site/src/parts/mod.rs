//! Pieces of pages in the GOV.UK pattern, shared by features.

pub mod words;
