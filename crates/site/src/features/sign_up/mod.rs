//! Sign-up: partner bodies put their name to a plan.

mod ask;
mod decide;
mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/sign-up", Access::Anyone, page::page_of)
        .get("/plans/{plan}/sign-up/ask", Access::Editor, ask::form)
        .post("/plans/{plan}/sign-up/ask", Access::Editor, ask::take)
        .get("/plans/{plan}/sign-up/bodies/{body}", Access::SignedIn, decide::form)
        .post("/plans/{plan}/sign-up/bodies/{body}", Access::SignedIn, decide::check)
        .post("/plans/{plan}/sign-up/bodies/{body}/decide", Access::SignedIn, decide::take)
}
