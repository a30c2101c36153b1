//! A partnership: its groups, what each answers for, its organisations and posts.

use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default()
}
