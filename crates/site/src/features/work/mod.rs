//! The work on a plan: saying how items go, what is late and due, and what waits for me.

mod given;
mod lists;
mod mine;
mod progress;
mod rhythm;
mod update;
mod wishes;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/my-work", Access::SignedIn, mine::page_of)
        .get("/my-work/e-mail", Access::SignedIn, wishes::form)
        .post("/my-work/e-mail", Access::SignedIn, wishes::take)
        .get("/plans/{plan}/items/{item}/update", Access::Related, update::form)
        .post("/plans/{plan}/items/{item}/update", Access::Related, update::take)
        .get("/plans/{plan}/progress", Access::Anyone, progress::page_of)
        .post("/plans/{plan}/progress/rhythm", Access::Editor, rhythm::choose)
}
