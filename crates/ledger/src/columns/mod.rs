//! Every column of the database, and who may see what stands in it.
//!
//! A test compares this table with the real tables of both databases: a column that
//! is not declared here, or is no longer there, fails it.

mod boards;
mod counting;
mod house;
mod life;
mod measures;
mod needs;
mod people;
mod plans;
mod quarter;
mod registers;
mod statutory;

use std::sync::LazyLock;

/// Table, column, who may see it.
pub type Column = (&'static str, &'static str, Privacy);

/// Who may see a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Privacy {
    /// Everybody, once the plan is published.
    Public,
    /// Those who work with the program.
    Internal,
    /// About one person, or may hold such details: never leaves the house unasked.
    Personal,
}

/// Every column.
pub static COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    [
        people::PEOPLE,
        plans::PLANS,
        life::LIFE,
        boards::BOARDS,
        measures::MEASURES,
        needs::NEEDS,
        quarter::QUARTER,
        registers::REGISTERS,
        counting::COUNTING,
        statutory::STATUTORY,
        house::HOUSE,
    ]
    .concat()
});
