//! The plan on one page.

use crate::support::Given;
use axum::http::StatusCode;
use bigplan_ledger::Role;

#[tokio::test]
async fn every_demonstration_plan_is_drawn_and_listed_alike() {
    let given = Given::demonstration().await;
    for (title, rings) in [
        ("Cambridgeshire's Children", ["Outcomes", "Priorities"].as_slice()),
        ("Countywide action plans", &["Priorities and objectives"]),
        ("Building a Better Future", &["Outcomes and priorities"]),
        ("Surrey", &["Priorities"]),
    ] {
        let plan = given.plan(title).await;
        let page = given.visitor().get(&format!("/plans/{plan}/rings")).await.ok();
        let headings = page.all(".app-rings__list h2");
        assert!(rings.iter().all(|ring| headings.iter().any(|heading| heading == ring)), "{headings:?}");
        assert!(page.has("svg[aria-labelledby] > title") && page.has("svg > desc"), "{title}");
        let drawn = page.attributes("svg a", "href");
        let listed = page.attributes(".app-rings__list a", "href");
        assert!(drawn.len() > 8, "{title}: {}", drawn.len());
        assert!(drawn.iter().all(|address| listed.contains(address)), "{title}: the list lacks what is drawn");
        assert!(page.attributes("svg a", "aria-label").iter().all(|name| name.contains(": ")));
    }
}

#[tokio::test]
async fn a_plan_without_items_says_so() {
    let given = Given::demonstration().await;
    let plan = given.plan("Joint area review").await;
    let page = given.visitor().get(&format!("/plans/{plan}/rings")).await.ok();
    assert!(!page.has("main svg"));
    assert!(page.words("main").contains("nothing to draw"));
}

#[tokio::test]
async fn drafts_are_drawn_for_accounts_only() {
    let given = Given::empty().await;
    let toml = "plan = { title = \"Invented\" }\nitems = [{ id = \"a\", kind = \"outcome\", title = \"Play\" }]";
    let address = format!("/plans/{}/rings", given.draft_of("invented", toml).await);
    assert_eq!(given.visitor().get(&address).await.status, StatusCode::NOT_FOUND);
    let page = given.sign_in(Role::Reader).await.get(&address).await.ok();
    assert_eq!(page.attributes("svg a", "aria-label"), ["Outcome O1: Play"]);
    assert_eq!(given.visitor().get("/plans/none/rings").await.status, StatusCode::NOT_FOUND);
}
