//! One's own tokens: what programs use the API with.

mod end;
mod list;
mod make;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of tokens.
pub fn routes() -> Routes {
    Routes::default()
        .get("/account/tokens", Access::SignedIn, list::page_of)
        .post("/account/tokens", Access::SignedIn, make::take)
        .get("/account/tokens/{token}/end", Access::SignedIn, end::form)
        .post("/account/tokens/{token}/end", Access::SignedIn, end::take)
}
