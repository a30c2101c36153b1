//! The front pages, and the client itself.

use crate::support::Given;
use axum::http::StatusCode;
use bigplan_ledger::Role;

#[tokio::test]
async fn the_front_page_lists_the_demonstrations_plans() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/").await.ok();
    for plan in given.plans().await {
        assert!(page.own_links().contains(&format!("/plans/{plan}")), "{plan}");
    }
    assert_eq!(given.plans().await.len(), 6);
}

#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_so() {
    let given = Given::empty().await;
    for path in ["/nothing", "/assets/nothing.css", "/plans", "/%ff", "/plans/%00"] {
        assert_eq!(given.visitor().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn signing_in_and_out_by_the_forms() {
    let given = Given::empty().await;
    let email = given.account(Role::Editor, bigplan_ledger::Scope::All).await;
    let client = given.visitor();
    let wrong = client.post("/sign-in", &[("email", &email), ("password", "not it at all")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = client.post("/sign-in?next=/account", &[("email", &email), ("password", "three invented words")]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/account"));
    assert!(client.get("/account").await.ok().words("main").contains("Performance officer"));
    assert_eq!(client.post("/sign-out", &[]).await.location(), "/");
    assert_eq!(client.get("/account").await.status, StatusCode::SEE_OTHER);
}
