//! A plan as a file to keep, and back again: what an edited export changes, and taking it.

mod apply;
mod changes;
mod choices;
mod export;
mod laid;
mod preview;
mod send;
mod sent;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/export", Access::Anyone, export::page_of)
        .get("/plans/{plan}/export/file", Access::Anyone, export::file)
        .get("/plans/{plan}/import", Access::Editor, send::form)
        .upload("/plans/{plan}/import", Access::Editor, send::take)
        .get("/plans/{plan}/import/{returned}", Access::Editor, preview::page_of)
        .post("/plans/{plan}/import/{returned}", Access::Editor, apply::take)
        .post("/plans/{plan}/import/{returned}/discard", Access::Editor, apply::discard)
}
