//! Names of the file held against what is known. Each text is looked up once.

mod area;
mod group;
pub(crate) mod ids;
mod measure;
mod period;
mod unknown;

pub(crate) use area::{AreaTexts, AreaWords, Found};
pub(crate) use group::{GroupWords, named as named_group};
pub(crate) use measure::{MeasureWords, named as named_measure};
pub(crate) use period::{PeriodWords, is_period, read as read_period};
pub use unknown::Unknown;
pub(crate) use unknown::Unknowns;
