//! The organisations and posts of a partnership: who leads what, and what is vacant.

mod gather;
mod page;

pub use page::page_of;
