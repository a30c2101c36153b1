//! The front page and the pages about the service itself.

mod about;
mod front;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of the front page and the pages about the service.
pub fn routes() -> Routes {
    Routes::default()
        .get("/", Access::Anyone, front::page_of)
        .get("/accessibility", Access::Anyone, about::accessibility)
        .get("/privacy", Access::Anyone, about::privacy)
}
