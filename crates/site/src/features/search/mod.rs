//! Search over all plans that the reader may see.

mod found;
mod hits;
mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/search", Access::Anyone, page::page_of)
}
