//! What inspectors said: grades and recommendations.

mod page;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/inspection", Access::Anyone, page::page_of)
}
