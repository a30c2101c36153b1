//! How well registers are kept: how many records lack nothing, are in order and were written down in time, by field,
//! team and where they came from, and the measures of it.

mod lines;
mod measures;
mod overview;
mod register;
mod sources;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/partnerships/{slug}/data-quality", Access::Editor, overview::page_of).get(
        "/partnerships/{slug}/data-quality/{register}",
        Access::Editor,
        register::page_of,
    )
}

/// Since when an ended record is still looked at.
fn since(today: Date) -> Date {
    today - 12.months()
}
