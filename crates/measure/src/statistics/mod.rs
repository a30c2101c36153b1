//! The statistics that the field's figures are read with.
//!
//! Free functions over plain numbers. Each answers `None` where it is undefined (no denominator, more cases than
//! people, a number that is not finite, too few points) and never "not a number". The methods are those of the public
//! health technical guidance of England: Wilson's score interval for proportions, Byar's for rates and counts (the exact one under ten
//! events), Student's for means; differences by putting two intervals together; XmR charts after Wheeler.

pub mod difference;
mod gamma;
pub mod interval;
pub mod line;
pub mod mean;
pub mod order;
pub mod poisson;
mod student;
pub mod wilson;
pub mod xmr;
#[cfg(test)]
mod xmr_tests;

pub use difference::{difference_of_proportions, difference_of_rates, put_together};
pub use interval::{Interval, Level};
pub use line::{Line, Predicted, line};
pub use mean::{mean, mean_interval};
pub use order::{Quartile, Rank, median, quantile, quartile, rank};
pub use poisson::{byar, count, exact, rate};
pub use wilson::wilson;
pub use xmr::{Convention, Limits, Rule, Signal, limits, signals};
