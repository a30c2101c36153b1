//! The plan check page: every hole, and the way to it.

use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
}
