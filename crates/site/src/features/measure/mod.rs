//! Measures: those of a plan with their baselines and targets, and one measure of a partnership with its
//! course, its comparators, the story behind it and the actions that are meant to move it.

mod body;
mod charts;
mod file;
mod gap;
mod page;
mod sides;
mod story;
mod tables;
mod tie;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/measures", Access::Anyone, page::page_of)
        .get("/plans/{plan}/measures/{measure}/tie", Access::Editor, tie::form)
        .post("/plans/{plan}/measures/{measure}/tie", Access::Editor, tie::take)
        .get("/partnerships/{slug}/measures/{code}", Access::Anyone, file::page_of)
        .get("/partnerships/{slug}/measures/{code}/story", Access::Related, story::form)
        .post("/partnerships/{slug}/measures/{code}/story", Access::Related, story::take)
}
