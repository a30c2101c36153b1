//! Who holds which duty towards records, and the teams that work is given to: for those who look after a partnership.

mod duty_form;
mod end;
mod list;
mod place;
mod team_form;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/duties", Access::Administrator, list::page_of)
        .get("/partnerships/{slug}/duties/new", Access::Administrator, duty_form::form)
        .post("/partnerships/{slug}/duties/new", Access::Administrator, duty_form::give)
        .get("/partnerships/{slug}/duties/{duty}/end", Access::Administrator, end::form)
        .post("/partnerships/{slug}/duties/{duty}/end", Access::Administrator, end::take)
        .get("/partnerships/{slug}/teams/new", Access::Administrator, team_form::form)
        .post("/partnerships/{slug}/teams/new", Access::Administrator, team_form::add)
}
