//! The boards and groups of a partnership, as a tree and as a diagram.

mod diagram;
mod duties;
mod page;
mod rows;

pub use page::page_of;
