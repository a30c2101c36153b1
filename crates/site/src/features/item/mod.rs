//! One item with everything that hangs on it.

mod boards;
mod hangs;
mod page;
mod progress;
mod words;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/plans/{plan}/items/{item}", Access::Anyone, page::page_of)
}
