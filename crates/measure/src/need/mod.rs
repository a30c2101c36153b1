//! Needs seen in figures: a need as a gap between where we are and where we want to be, hot spots of needs, and the
//! triangle of need.

pub mod hot_spots;
pub mod shortfall;
pub mod triangle;

pub use hot_spots::{Cell, Heat, HotSpots, NeedColumn, PlaceRow, hot_spots};
pub use shortfall::{NeedRule, Shortfall, Wished, best_place, shortfall};
pub use triangle::{LevelCount, NeedLevel, Triangle, TriangleFault, triangle};
