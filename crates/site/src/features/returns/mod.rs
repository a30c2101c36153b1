//! Checking a statutory return before it is sent. Nothing is stored: files lie aside while they are read, without a name
//! on the disk, and are gone with the answer.

mod attendance;
mod changed;
mod form;
mod found;
mod sent;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/returns/check", Access::Editor, form::page_of).upload(
        "/returns/check",
        Access::Editor,
        form::take,
    )
}
