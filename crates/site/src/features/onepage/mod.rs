//! The plan on one page, as rings: the vision, what stands around it, and who answers for it.

mod addresses;
mod label;
mod list;
mod marks;
mod page;
mod picture;
mod sector;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of the plan on one page.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/rings", Access::Anyone, page::page_of)
}
