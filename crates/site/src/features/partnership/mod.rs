//! A partnership: its plans, its groups, what each answers for, its organisations and posts.

mod choice;
mod groups;
mod matrix;
mod new_form;
mod overview;
mod people;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of a partnership's pages.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/new", Access::Administrator, new_form::form)
        .post("/partnerships/new", Access::Administrator, new_form::make)
        .get("/partnerships/{slug}", Access::Anyone, overview::page_of)
        .get("/partnerships/{slug}/groups", Access::Anyone, groups::page_of)
        .get("/partnerships/{slug}/matrix", Access::Anyone, matrix::page_of)
        .get("/partnerships/{slug}/matrix.csv", Access::Anyone, matrix::file_of)
        .get("/partnerships/{slug}/people", Access::Anyone, people::page_of)
}
