//! The accountability matrix: which group answers for which item and measure.

mod asked;
mod file;
mod page;
mod table;

pub use file::file_of;
pub use page::page_of;
