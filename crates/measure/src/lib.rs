//! A measure: a number counted or reported for a place, a group of children and a period.
//!
//! This crate holds the words of measures ([`Definition`], [`Catalogue`], [`Area`], [`Groups`]), the figures
//! ([`Observation`], [`Series`], [`Period`]) and the rules that say where a measure stands. It is pure: it knows no
//! database, no web, no clock, no file and no randomness; today's date is an argument. Numbers are `f64`; what is
//! undefined is `None`, never "not a number".
//!
//! # A definition file
//!
//! One file a measure, named by its code (`definitions/measures/ni-72.toml`):
//!
//! ```toml
#![doc = include_str!("../examples/definition.toml")]
//! ```
//!
//! # Files of areas
//!
//! Any file in `definitions/areas`, as TOML
//!
//! ```toml
#![doc = include_str!("../examples/areas.toml")]
//! ```
//!
//! or as CSV with the same words:
//!
//! ```csv
#![doc = include_str!("../examples/areas.csv")]
//! ```
//!
//! The same folder may hold files of outlines for maps, as GeoJSON (`.geojson` or `.json`). This crate hands them on as
//! they are; whoever draws them reads and refuses them.
//!
//! # The file of groups
//!
//! ```toml
#![doc = include_str!("../examples/groups.toml")]
//! ```

pub mod area;
pub mod catalogue;
pub mod codes;
pub mod definition;
pub mod definitions;
pub mod disclosure;
#[cfg(test)]
mod fixtures;
mod fold;
pub mod group;
pub mod need;
pub mod neighbours;
pub mod observation;
pub mod period;
pub mod refusal;
pub mod series;
pub mod statistics;
pub mod status;
pub mod unit;
pub mod where_we_stand;
pub mod words;

/// The definitions that the program carries, by file name.
mod built_in {
    include!(concat!(env!("OUT_DIR"), "/definitions.rs"));
    pub(crate) const MEASURE_FILES: &[(&str, &str)] = MEASURES;
    pub(crate) const AREA_FILES: &[(&str, &str)] = AREAS;
    pub(crate) const OUTLINE_FILES: &[(&str, &str)] = OUTLINES;
    pub(crate) const GROUP_FILES: &[(&str, &str)] = GROUPS;
    pub(crate) const NEIGHBOUR_FILES: &[(&str, &str)] = NEIGHBOURS;
}

pub use area::{Area, AreaKind, Areas};
pub use catalogue::Catalogue;
pub use codes::{AreaCode, GroupCode, MeasureCode, ReadCodeError};
pub use definition::{CountRule, Definition, Disclosure, EventRule, GapRule, Held, Successor, Tolerance, Version};
pub use definitions::Definitions;
pub use group::{Dimension, Groups, Value};
pub use neighbours::{Neighbour, Neighbours};
pub use observation::{Missing, Observation, Standing};
pub use period::{Period, ReadPeriodError};
pub use refusal::BadDefinition;
pub use series::{Point, Series};
pub use status::Status;
pub use unit::Unit;
pub use words::{Basis, Confirmed, Frequency, Outcome, Polarity, YearKind};
