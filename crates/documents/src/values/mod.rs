//! The small values that stand in a plan's words: dates, numbers, targets, codes, money.
//!
//! Every reader here takes a piece of text and gives back what it found and where.
//! None of them knows anything of the document around it.

mod aim;
pub mod code;
pub mod date;
mod date_forms;
pub mod measure;
mod measure_dates;
pub mod money;
pub mod number;
mod number_names;
mod number_words;
mod series;

pub use code::{FoundCode, find_codes};
pub use date::{FoundDate, find_dates, latest, only_frequency};
pub use measure::{GroupTarget, Movement, read_movements, read_targets};
pub use money::{FoundMoney, find_money};
pub use number::{Quantity, find_quantities};
