//! The life of a plan: where it is, its versions, what changed between two of them, its
//! review, and the plan that follows it.

mod carried;
mod compare;
mod compare_file;
mod compared;
mod next;
mod page;
mod review;
mod steps;
mod timeline;
mod versions;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/life", Access::Anyone, page::page_of)
        .get("/plans/{plan}/versions", Access::Anyone, versions::page_of)
        .post("/plans/{plan}/versions", Access::Editor, versions::take)
        .get("/plans/{plan}/compare", Access::Anyone, compare::page_of)
        .get("/plans/{plan}/compare.csv", Access::Anyone, compare_file::csv)
        .get("/plans/{plan}/compare.json", Access::Anyone, compare_file::json)
        .get("/plans/{plan}/review", Access::Editor, review::form)
        .post("/plans/{plan}/review", Access::Editor, review::take)
        .get("/plans/{plan}/next", Access::Editor, next::form)
        .post("/plans/{plan}/next", Access::Editor, next::take)
        .get("/plans/{plan}/carried", Access::SignedIn, carried::page_of)
        .post("/plans/{plan}/carried", Access::Editor, carried::take)
        .post("/plans/{plan}/carried/rest", Access::Editor, carried::take_rest)
}
