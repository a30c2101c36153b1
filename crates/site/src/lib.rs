//! The web application. The only crate that knows HTTP and HTML.
//!
//! [`shell`] is what every page stands in, [`parts`] are pieces of pages, and
//! [`features`] has one folder a noun: its routes, pages, forms, queries, templates, tests.

pub mod collections;
pub mod features;
pub mod keeping;
pub mod parts;
pub mod sheets;
pub mod shell;

mod serve;

pub use serve::{ServeError, application, listen};
pub use shell::outlines::Outlines;
pub use shell::program::Needs;
pub use shell::routes::{Declared, Door, Routes};
pub use shell::site::{Settings, Site};
