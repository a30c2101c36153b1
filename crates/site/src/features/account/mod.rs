//! Accounts: signing in and out, one's own account.

mod own;
mod passwords;
mod sign_in;
mod sign_out;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of accounts.
pub fn routes() -> Routes {
    Routes::default()
        .get("/sign-in", Access::Anyone, sign_in::form)
        .post("/sign-in", Access::Anyone, sign_in::take)
        .post("/sign-out", Access::Anyone, sign_out::take)
        .get("/account", Access::SignedIn, own::page_of)
        .post("/account/password", Access::SignedIn, own::change_password)
}
