//! Bytes of a plan document in, a draft plan and findings out. Pure.
//!
//! Two stages, each of which gives back a value and findings:
//! **read** ([`formats`]): bytes of any format become one neutral [`document::Document`];
//! **understand** ([`understand`]): a document becomes a draft plan, by rules of
//! layout and language that hold for any council's plan.

pub mod accuracy;
pub mod codes;
pub mod document;
pub mod error;
pub mod formats;
mod read;
pub mod understand;
pub mod values;

pub use read::{read_plan, read_plan_and_document};
