//! Figures of measures: series with two times, the loads that brought them, and what a
//! partnership chose and says about its measures.
//!
//! A figure speaks of a period, and it held good for some days: from the day on which its
//! source gave it out (or on which it was loaded, where the source has no date) until
//! another figure took its place. Nothing is overwritten. Public figures and figures for
//! the partnership alone are series of their own, so that what everybody sees never
//! depends on what they may not see.

mod batch;
mod cell;
mod choices;
mod files;
mod held;
mod load;
mod loads;
mod read;
mod revision;
mod series;
mod settle;
mod stories;
mod story_rights;
mod ties;
mod words;
mod write;

pub use batch::Gathered;
pub(crate) use cell::Says;
pub use cell::Seen;
pub use choices::Choices;
pub(crate) use choices::area_of;
pub use files::{FigureFile, FigureFileState, FigureFileSummary, NewFigureFile};
pub(crate) use load::point;
pub use load::{Compared, LoadFiguresOutcome, MeasureCounts, NewLoad, Revised};
pub use loads::{ChangedFigure, Load};
pub(crate) use read::loaded;
pub use read::{Figure, Which};
pub(crate) use revision::raise;
pub use stories::{NewStory, Story};
pub(crate) use ties::code_of;
pub(crate) use words::{missing_word, standing_word};
