//! Figures from files: bytes of a CSV or a workbook become observations and findings.
//!
//! [`propose`] looks at the first rows and says what the columns seem to hold. A person corrects
//! that [`Mapping`]. [`read`] passes over the whole table once, gives every good figure and
//! tells of everything else, each by its cell. Four layouts are known: one figure a row, wide
//! tables (periods, places or groups across, also under two lines of headings), the open data of
//! the Department for Education, and public health profiles; all are told by their headings,
//! none by the file's name.
//!
//! The crate is pure: it knows no database, web, clock, file or randomness. A CSV is read row by
//! row, whatever its length; a workbook is unpacked within [`limits`]. It must never store
//! anything, drop anything in silence, or change a figure.

mod cells;
mod checks;
pub mod codes;
mod error;
mod findings;
pub mod limits;
mod mapping;
mod propose;
mod read;
mod reading;
mod recognise;
mod resolve;
mod row;
mod rows;
mod source;
mod vocabulary;
mod words;

pub use cells::place::{Place, letters};
pub use error::ReadFiguresError;
pub use mapping::{Column, FigureColumn, Holds, Layout, Mapping, Names, Part, Whole};
pub use propose::{Proposal, propose, propose_sheet};
pub use read::read;
pub use reading::Reading;
pub use resolve::Unknown;
pub use row::Row;
pub use rows::{RowsEnd, rows};
pub use source::{Record, Sheet};
pub use vocabulary::Vocabulary;
