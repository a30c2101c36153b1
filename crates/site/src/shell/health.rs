//! Whether the program is alive and ready, for whoever watches it.

use axum::extract::State;
use axum::http::StatusCode;

use super::site::Site;

/// 200 when the database answers, else 503.
pub async fn alive(State(site): State<Site>) -> (StatusCode, &'static str) {
    answer(site.ledger().alive().await.is_ok())
}

/// 200 when the database answers and its migrations are done, else 503.
pub async fn ready(State(site): State<Site>) -> (StatusCode, &'static str) {
    answer(site.ledger().ready().await.is_ok())
}

fn answer(good: bool) -> (StatusCode, &'static str) {
    if good { (StatusCode::OK, "ok\n") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready\n") }
}
