//! Figures counted from records: how a measure is counted and what came of it beside what others give, the records behind
//! a figure, the figures that a record is in, and the runs.

mod behind;
mod families;
mod of_record;
mod overview;
mod page;
mod years;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature. Counted figures are whole numbers of children, small ones too: who may see them is asked
/// at the query, and records are shown to those whom a duty lets see them.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/counted", Access::Editor, overview::page_of)
        .post("/partnerships/{slug}/counted", Access::Editor, overview::switch)
        .get("/partnerships/{slug}/measures/{code}/counted", Access::Editor, page::page_of)
        .get("/partnerships/{slug}/measures/{code}/records", Access::SignedIn, behind::page_of)
        .get("/registers/{register}/records/{record}/figures", Access::SignedIn, of_record::page_of)
}
