//! The plan page: the tree, its filters, its print; publishing; the plan as data.

mod asked;
mod body;
mod chips;
mod data;
mod marks;
mod page;
mod publish;
mod tree;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}", Access::Anyone, page::page_of)
        .get("/plans/{plan}/plan.json", Access::Anyone, data::json)
        .get("/plans/{plan}/publish", Access::Editor, publish::form)
        .post("/plans/{plan}/publish", Access::Editor, publish::take)
}
