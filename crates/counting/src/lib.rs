//! Counting measures from records: what a definition counts, and what each record counts for.
//!
//! A measure's file says in its `[count]` which register it looks at, on which day a record counts, which records are
//! meant, and which of them are counted ([`bigplan_measure::CountRule`]). [`Counts::read`] checks these against the
//! registers. [`tallies`] then goes through everything known of one child and says, record by record, for which
//! measure, year, place and groups it counts; adding tallies up gives the figures ([`figures`]). So a figure and the
//! list of the records behind it come from the same rows, and a changed record changes its own rows and nothing else
//! (decision 20).
//!
//! # The language of `[count]`
//!
//! ```text
//! began <= day and (ended is empty or ended >= day)
//! received < this.received and received >= this.received - 12 months
//! count(placement, began <= day and (ended is empty or ended > day - 12 months)) >= 3
//! ```
//!
//! A record counts once, `on` a day; or, where records are stretches of time, on the last day of each year that they
//! last, at `any-time` of it, or on some `days` of each year: the figure is then that of the one day, or the mean of
//! several. A proportion has a numerator that is so or not, a mean and a rate one that is a number; a proportion that
//! is `out-of` a number has one too. A rate may count other records instead, its `events`, out of those of `[count]`,
//! or be out of the `people` who live in the area ([`People`]). `groups` break figures down by what records say. A gap
//! of two groups is worked out of the shares of both, for the whole area. A ratio is of the records to those whom a
//! field of theirs names: `per` the number of a worker, it is how many each of them has.
//!
//! Numbers are added (`a + b`, `a - b`), a child's records are (`sum(register, number, which)`), and one number is held
//! against another in hundredths (`percent(a, b)`). `first(a, b)` is the first of two that is filled in.
//!
//! Fields are named by their codes, clocks by code and part (`review.in-time`, `.started`, `.due`, `.stopped`,
//! `.taken`). `day` is the day on which the record counts, `year-began` and `year-ended` are the first and last day of
//! the year in which it does, `today` is the day of counting, `thursday(…)` is the first Thursday on or after a day,
//! `born` and `died` are the child's, `state` is where the record stands, `written` the day on which it was first
//! written down, `whole` whether it lacks nothing and `how-written` where it came from (`by-hand`, `file`,
//! `connection`, `program` or `not-known`). Inside `any`, `every`, `count`, `latest` and `earliest` names are those of
//! each other record of that register, and `this.` leads back to the counted one. A comparison with what is not filled
//! in is not true.
//!
//! This crate is pure: it knows no database, file or clock.

mod child;
mod counts;
mod figures;
mod gathering;
mod language;
mod moves;
mod out_of_people;
mod people;
mod per;
mod reads;
mod rule;
mod scores;
mod slice;
mod tally;
mod totals;
mod years;

pub use child::{Child, Written};
pub use counts::{BadCount, Count, Counts};
pub use figures::{Place, figures};
pub use gathering::{Gathering, PARTS};
pub use language::LooksAt;
pub use people::{Lived, People, people_year};
pub use per::told_apart;
pub use slice::{DIMENSIONS, Slice};
pub use tally::{Frame, Tally, tallies};
pub use totals::{Breakdown, Total, Totals};
pub use years::{year_of, years};
