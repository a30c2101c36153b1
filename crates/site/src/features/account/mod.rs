//! Accounts: signing in and out, one's own account.

mod edit;
mod letters;
mod list;
mod own;
mod passwords;
mod roles;
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
        .get("/account/roles", Access::SignedIn, roles::own)
        .get("/accounts/e-mail", Access::Administrator, letters::page_of)
        .get("/accounts/{account}/roles", Access::Administrator, roles::of_account)
        .get("/accounts", Access::Administrator, list::page_of)
        .get("/accounts/new", Access::Administrator, edit::new_form)
        .post("/accounts/new", Access::Administrator, edit::make)
        .get("/accounts/{account}", Access::Administrator, edit::form)
        .post("/accounts/{account}", Access::Administrator, edit::change)
}
