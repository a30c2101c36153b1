//! Imports: from a document to a plan that a person has accepted.

use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
}
