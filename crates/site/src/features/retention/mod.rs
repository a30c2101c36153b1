//! Files that need be kept no more: somebody looks at them, keeps some longer and destroys the others, and says why.

mod act;
mod list;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/partnerships/{slug}/retention", Access::Administrator, list::page_of).post(
        "/partnerships/{slug}/retention",
        Access::Administrator,
        act::take,
    )
}
