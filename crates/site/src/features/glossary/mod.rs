//! The words of a plan.

mod page;
mod stands;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/glossary", Access::Anyone, page::page_of)
}
