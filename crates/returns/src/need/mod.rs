//! The children-in-need census: one XML file a council, with modules for each child and each case.

mod cells;
mod holidays;
mod layout;
mod read;
mod rule;
pub mod rules;
mod tables;
mod whole;

pub use cells::{Identifier, PupilNumber};
pub use layout::{FIRST, layout};
pub use read::{Fault, Loaded, What, read};
pub use rule::{Census, Finding, Findings, Hits, Look, Rule, Severity};
pub use tables::{
    Assessment, CaseDetails, Characteristics, Disability, Factor, Header, Identifiers, NeedPlan, ProtectionPlan,
    ReviewDate, Rows, Section47, Table, Tables,
};
pub use whole::check;

#[cfg(test)]
mod cases;
