//! The needs of a plan, and what answers them.

mod page;
mod strands;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/needs", Access::Anyone, page::page_of)
}
