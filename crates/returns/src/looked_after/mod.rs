//! The looked-after return (SSDA903): twelve tables a year, one row a child or one row an event of a child.

mod child;
mod collection;
mod findings;
mod found;
mod layout;
mod places;
pub mod read;
mod rule;
pub mod rules;
mod spells;
mod tables;
mod upn;
mod whole;

pub use collection::{Collection, Columns, Place, Postcodes, Provider, Providers};
pub use findings::{Cannot, Finding, Findings};
pub(crate) use found::{Found, OfRule};
pub use layout::{FIRST, layout};
pub use rule::{Hits, Need, Rule};
pub use tables::{
    Adoption, CareLeaver, Child, Deprivation, Episode, Header, Missing, Permanence, PlacedAdoption, Review, Rows,
    SocialWorker, Table, Tables, Uasc, YearInCare,
};
pub use upn::Upn;
pub(crate) use whole::{Checked, Sought, look};
pub use whole::{Return, check};

#[cfg(test)]
mod cases;
