//! Consultation on a plan: putting it before people, what they say, and what they are answered.

mod answer;
mod close;
mod comments;
mod open;
mod page;
mod say;
mod shown;

use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// What a form with a comment may weigh, in bytes: much more than a comment may have, so
/// that who wrote too much is told so beside the field and keeps what they wrote.
const HEAVIEST: usize = 8 << 20;

/// The routes of this feature.
pub fn routes() -> Routes {
    let say = say::take.layer(DefaultBodyLimit::max(HEAVIEST));
    Routes::default()
        .get("/plans/{plan}/consultation", Access::Anyone, page::page_of)
        .post("/plans/{plan}/consultation", Access::Anyone, say)
        .get("/plans/{plan}/consultation/thanks", Access::Anyone, page::thanks)
        .get("/plans/{plan}/consultation/open", Access::Editor, open::form)
        .post("/plans/{plan}/consultation/open", Access::Editor, open::take)
        .get("/plans/{plan}/consultation/close", Access::Editor, close::form)
        .post("/plans/{plan}/consultation/close", Access::Editor, close::take)
        .get("/plans/{plan}/comments", Access::SignedIn, comments::page_of)
        .get("/plans/{plan}/comments/{comment}", Access::SignedIn, answer::form)
        .post("/plans/{plan}/comments/{comment}", Access::SignedIn, answer::take)
        .post("/plans/{plan}/comments/{comment}/standing", Access::SignedIn, answer::moderate)
}
