//! An invented county: families with addresses and schools, and what children's services did for some of them.
//!
//! Nobody in it is or was a person: every family name begins with "Invented", and every name after it is a tree's or a
//! bird's. How often things happen is taken from published figures ([`rates`]); what no publication tells is marked
//! there as chosen. The same settings give the same county on every machine: each family is drawn from the seed and its
//! own number alone, in whole numbers, so that any part of a county can be made without the rest, and memory does not
//! grow with it.
//!
//! This crate is pure: it knows no clock, no file, no database and no randomness of the machine. What it gives are
//! records as [`bigplan_register`] checks them; ids in them are places in lists (see [`Family`]), and whoever stores
//! them puts real ones in.

mod attendance;
mod books;
mod cases;
mod chance;
mod county;
mod days;
mod draft;
mod family;
mod home;
mod life;
mod names;
mod people;
mod place;
pub mod rates;
mod settings;

pub use attendance::{Term, TermAttendance};
pub use county::County;
pub use family::{Case, Entry, Family, Outcome, Person};
pub use people::Inhabitant;
pub use place::{AREA, Place, School, SchoolKind, Staff, Team};
pub use settings::{BadSettings, Settings};
