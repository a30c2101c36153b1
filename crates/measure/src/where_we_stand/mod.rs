//! Where we stand: what a series says about a measure's target, its course, its neighbours and what comes next.
//!
//! Every rule here keeps to one run of a series: figures on two sides of a break are never set against each other.
//! Intervals are those of 95 in 100.

pub mod assess;
pub mod control;
pub mod difference;
pub mod forecast;
pub mod freshness;
pub mod gap;
pub mod interval;
pub mod peers;
pub mod target;
pub mod travel;
#[cfg(test)]
mod whole_tests;

pub use assess::{Against, Assessment, assess, status};
pub use control::{ControlChart, control_chart};
pub use difference::{Difference, Sure, Way, against, difference, way};
pub use forecast::{Forecast, ForecastPoint, forecast};
pub use freshness::{Freshness, freshness, usual_lag};
pub use gap::{gap, gap_series, lowest_fifth, lowest_fifth_gap};
pub(crate) use interval::counted;
pub use interval::interval;
pub use peers::{PeerSummary, peers};
pub use target::{Aim, Target, TargetKind, Trajectory};
pub use travel::{Travel, travel, travel_since};
