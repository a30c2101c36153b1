//! The plan check page: every hole, and the way to it.

mod asked;
mod body;
mod page;
mod rules;
mod table;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/check", Access::Anyone, page::page_of).get(
        "/plans/{plan}/check.csv",
        Access::Anyone,
        table::file,
    )
}
