//! The plan page: tree, filters, data, publishing.

use crate::support::{Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanState, Role};

const DRAFT: &str = r#"
    plan = { title = "The sleep plan", vision = "Every child sleeps well." }
    measures = [{ id = "m", code = "NI 999", title = "Hours slept" }]
    items = [
        { id = "o", kind = "outcome", title = "Be rested" },
        { id = "p", parent = "o", kind = "priority", ref = "1", title = "Quiet <evenings> & nights", measures = ["m"] },
        { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Dim the lamps", due = "2010-07", leads = [{ post = "Head of Evenings", person = "An invented name", state = "named" }] },
        { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Warm the milk", due = "2009-09" },
    ]"#;

#[tokio::test]
async fn every_demonstration_plan_is_shown_whole() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    for id in given.plans().await {
        let plan = given.ledger.plan(&bigplan_ledger::Actor::Visitor, id).await.unwrap().unwrap().plan;
        let page = visitor.get(&format!("/plans/{id}")).await.ok();
        assert_eq!(page.words("h1"), plan.head.title);
        let links = page.own_links();
        for item in &plan.items {
            assert!(links.contains(&format!("/plans/{id}/items/{}", item.id)), "{}", item.title);
        }
        assert!(page.words("#results").starts_with(&plan.items.len().to_string()));
    }
}

#[tokio::test]
async fn a_draft_is_seen_by_accounts_alone() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    for path in ["", "/plan.json", "?q=lamps"] {
        let page = given.visitor().get(&format!("/plans/{id}{path}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = given.sign_in(Role::Reader).await.get(&format!("/plans/{id}")).await.ok();
    assert!(page.words("main").contains("Head of Evenings, An invented name"));
    assert!(page.words(".p-tree").contains("Quiet <evenings> & nights"));
    assert!(!page.text.contains("/publish"), "readers cannot publish");
}

#[tokio::test]
async fn filters_find_and_can_be_taken_away_one_by_one() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    for (query, results, found) in [
        ("q=lamp", "1 of 4 items", "Dim the lamps"),
        ("kind=action", "2 of 4 items", "Warm the milk"),
        ("measure=ni+999", "1 of 4 items", "Quiet"),
        ("lead=Head+of+Evenings&kind=action", "1 of 4 items", "Dim the lamps"),
        ("to=30/9/2009", "1 of 4 items", "Warm the milk"),
        ("from=2010", "1 of 4 items", "Dim the lamps"),
        ("hole=no-lead&kind=action", "1 of 4 items", "Warm the milk"),
        ("q=nothing+at+all", "0 of 4 items", ""),
    ] {
        let page = reader.get(&format!("/plans/{id}?{query}")).await.ok();
        assert_eq!(page.words("#results"), results, "{query}");
        assert!(page.words(".p-tree").contains(found), "{query}: {}", page.words(".p-tree"));
    }
    let page = reader.get(&format!("/plans/{id}?q=lamp&kind=action")).await.ok();
    assert_eq!(page.all(".p-tree mark"), ["lamps"]);
    let without = page.attributes(".moj-filter__tag", "href");
    assert_eq!(without, [format!("/plans/{id}?kind=action"), format!("/plans/{id}?q=lamp")]);
    assert!(reader.get(&without[0]).await.ok().words("#results").starts_with("2 of 4"));
}

#[tokio::test]
async fn what_is_asked_badly_is_said_or_left_out() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    let page = reader.get(&format!("/plans/{id}?from=soon&to=%3Cscript%3E")).await.ok();
    assert_eq!(page.all(".govuk-error-summary li").len(), 2);
    assert!(page.words("title").starts_with("Error: "));
    let long = "x%20%F0%9F%92%A4%22%27%3C".repeat(400);
    assert!(
        reader
            .get(&format!("/plans/{id}?q={long}&kind=%00&lead=%3C&hole=no-such"))
            .await
            .ok()
            .words("#results")
            .starts_with("0 of 4")
    );
    assert_eq!(reader.get(&format!("/plans/{id}?q=%ff")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_plan_comes_back_as_data() {
    let given = Given::demonstration().await;
    for id in given.plans().await {
        let page = given.visitor().get(&format!("/plans/{id}/plan.json")).await.ok();
        let data: serde_json::Value = serde_json::from_slice(&page.bytes).unwrap();
        assert_eq!(data["version"], 1);
        let read: bigplan_plan::Plan = serde_json::from_slice(&page.bytes).unwrap();
        assert_eq!(read, given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan);
        assert!(page.header("content-disposition").is_some_and(|value| value.ends_with(".json\"")));
    }
}

#[tokio::test]
async fn an_officer_publishes_a_draft_after_seeing_what_is_open() {
    let given = Given::empty().await;
    let old = given.draft_of("nodland", DRAFT).await;
    given.ledger.publish_plan(&SETUP, old, 1, None).await.unwrap();
    let id = given.draft_of("nodland", DRAFT).await;
    let officer = given.sign_in(Role::Editor).await;
    let address = officer.get(&format!("/plans/{id}")).await.ok().link("Publish this plan");
    let form = officer.get(&address).await.ok();
    assert!(form.words("main").contains("holes"), "{}", form.words("main"));
    let stale = officer.post(&address, &[("revision", "7")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let wrong = officer.post(&address, &[("revision", "one"), ("replaces", "x")]).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    let done = officer.post(&address, &[("revision", &form.value("revision")), ("replaces", &old.to_string())]).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, format!("/plans/{id}").as_str()));
    assert!(given.visitor().get(&format!("/plans/{id}")).await.ok().words(".p-head").contains("Published"));
    let replaced = given.ledger.plan_summary(&SETUP, old).await.unwrap().unwrap();
    assert_eq!(replaced.state, PlanState::Replaced);
    assert_eq!(officer.get(&address).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_changed_plan_is_drawn_anew() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    let before = reader.get(&format!("/plans/{id}")).await.ok();
    assert!(before.words(".p-head").contains("Draft"));
    given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
    let visitor = given.visitor().get(&format!("/plans/{id}")).await.ok();
    assert!(!visitor.text.contains("An invented name"), "visitors see posts alone");
    assert!(reader.get(&format!("/plans/{id}")).await.ok().text.contains("An invented name"));
}
