//! The measures of a plan: where they stood, where they should be, what uses them.

mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/measures", Access::Anyone, page::page_of)
}
