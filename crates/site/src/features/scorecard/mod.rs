//! Where a partnership stands: its top measures in one screen, the measures of a theme, its area
//! with the districts side by side, and what it chose for all that.

mod area;
mod area_map;
mod asked;
mod choose;
mod classes;
mod neighbours;
mod page;
mod small;
mod theme;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/scorecard", Access::Anyone, page::page_of)
        .get("/partnerships/{slug}/scorecard/measures", Access::Editor, choose::form)
        .post("/partnerships/{slug}/scorecard/measures", Access::Editor, choose::take)
        .get("/partnerships/{slug}/scorecard/neighbours", Access::Editor, neighbours::form)
        .post("/partnerships/{slug}/scorecard/neighbours", Access::Editor, neighbours::take)
        .get("/partnerships/{slug}/themes", Access::Anyone, theme::page_of)
        .get("/partnerships/{slug}/area", Access::Anyone, area::page_of)
}
