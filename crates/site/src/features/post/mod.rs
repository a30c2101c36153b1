//! Posts: who is in them by dates, and what happens to what they lead when nobody is.

mod appoint;
mod days;
mod hand_over;
mod leave;
mod list;
mod opened;
mod page;
mod promise;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/partnerships/{slug}/posts", Access::SignedIn, list::page_of)
        .get("/partnerships/{slug}/posts/{post}", Access::SignedIn, page::page_of)
        .get("/partnerships/{slug}/posts/{post}/appoint", Access::Editor, appoint::form)
        .post("/partnerships/{slug}/posts/{post}/appoint", Access::Editor, appoint::take)
        .get("/partnerships/{slug}/posts/{post}/leave/{appointment}", Access::Editor, leave::form)
        .post("/partnerships/{slug}/posts/{post}/leave/{appointment}", Access::Editor, leave::take)
        .get("/partnerships/{slug}/posts/{post}/promise", Access::Editor, promise::form)
        .post("/partnerships/{slug}/posts/{post}/promise", Access::Editor, promise::take)
        .get("/partnerships/{slug}/posts/{post}/hand-over", Access::Editor, hand_over::form)
        .post("/partnerships/{slug}/posts/{post}/hand-over", Access::Editor, hand_over::take)
}
