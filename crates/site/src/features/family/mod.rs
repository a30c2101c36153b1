//! The family of a plan: plans above, below and beside it, which of its items answer whose,
//! and the local agreement's share of its measures.

mod agreement;
mod answer;
mod coverage;
mod link;
mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/family", Access::Anyone, page::page_of)
        .get("/plans/{plan}/family/add", Access::Editor, link::form)
        .post("/plans/{plan}/family/add", Access::Editor, link::take)
        .post("/plans/{plan}/family/links/{link}/remove", Access::Editor, link::remove)
        .post("/plans/{plan}/family/level", Access::Editor, link::level)
        .get("/plans/{plan}/family/answer", Access::Editor, answer::form)
        .post("/plans/{plan}/family/answer", Access::Editor, answer::take)
        .post("/plans/{plan}/family/answer/remove", Access::Editor, answer::remove)
        .get("/plans/{plan}/family/agreement", Access::Editor, agreement::form)
        .post("/plans/{plan}/family/agreement", Access::Editor, agreement::take)
}
