//! The catalogue of measures: what each counts, how it is read, what came before and after it.

mod definition;
mod list;
mod words;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/measures", Access::Anyone, list::page_of).get(
        "/measures/{code}",
        Access::Anyone,
        definition::page_of,
    )
}
