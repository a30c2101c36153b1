//! What a cell of a return holds once it is read: a code, a date or a number, each a plain number in memory.

mod code;
mod date;
mod letters;
mod number;

pub use code::{ByCode, Code};
pub use date::{Date, DateStyle};
pub use letters::Letters;
pub use number::Number;
