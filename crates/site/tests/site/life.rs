//! The life of a plan, tried as each role would, from draft to published to replaced.

use crate::support::{Client, Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role};

const DRAFT: &str = r#"
    plan = { title = "The sleep plan" }
    measures = [{ id = "m", code = "NI 999", title = "Hours slept", targets = [{ period = "2010", value = 9.0, text = "9" }] }]
    groups = [{ name = "Night board", chair = "Head of Evenings" }]
    items = [
        { id = "p", kind = "priority", ref = "1", title = "Children sleep well", groups = [{ name = "Night board", certain = true }] },
        { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Dim the lamps", measures = ["m"], leads = [{ post = "Head of Evenings", person = "An Invented Person", state = "named" }] },
    ]"#;

async fn revision(given: &Given, plan: PlanId) -> String {
    given.ledger.plan_revision(&SETUP, plan).await.unwrap().unwrap().to_string()
}

/// Gives the action another title, behind the pages.
async fn retitle(given: &Given, plan: PlanId, title: &str) {
    let mut value = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[1].clone();
    value.title = title.into();
    let id = value.id.parse().unwrap();
    let revision = given.ledger.item(&SETUP, plan, id).await.unwrap().unwrap().revision;
    given.ledger.update_item(&SETUP, plan, id, revision, value).await.unwrap();
}

async fn publish(given: &Given, editor: &Client, plan: PlanId, replaces: &str) {
    let fields = [("revision", revision(given, plan).await), ("replaces", replaces.to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = editor.post(&format!("/plans/{plan}/publish"), &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.words("main"));
}

#[tokio::test]
async fn readers_of_a_published_plan_see_what_was_published_on_every_page() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    publish(&given, &editor, plan, "").await;
    let item = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[1].id.clone();
    retitle(&given, plan, "Burn the lamps").await;
    let visitor = given.visitor();
    let ends = ["", "/items/ITEM", "/plan.json", "/rings", "/measures", "/check", "/life"];
    let mut pages: Vec<String> =
        ends.iter().map(|end| format!("/plans/{plan}{}", end.replace("ITEM", &item))).collect();
    pages.extend(["/search?q=lamps", "/partnerships/nodland/matrix", "/partnerships/nodland"].map(Into::into));
    for address in &pages {
        let seen = visitor.get(address).await.ok();
        assert!(!seen.text.contains("Burn"), "{address}");
        assert!(!seen.text.contains("An Invented Person"), "{address}");
    }
    assert!(visitor.get(&format!("/plans/{plan}")).await.ok().text.contains("Dim the lamps"));
    assert!(visitor.get("/search?q=dim+lamps").await.ok().words("main").contains("Dim the lamps"));
    let working = editor.get(&format!("/plans/{plan}")).await.ok();
    assert!(
        working.text.contains("Burn the lamps") && working.words("main").contains("Everybody else sees version 1.0")
    );
    let seen = editor.get(&working.link("See version 1.0")).await.ok();
    assert!(seen.text.contains("Dim the lamps") && !seen.text.contains("Burn"));
    assert!(seen.link("Dim the lamps").starts_with(&format!("/plans/{plan}@1.0/items/")));
}

#[tokio::test]
async fn versions_are_kept_and_compared_item_by_item() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let versions = format!("/plans/{plan}/versions");
    let page = editor.post(&versions, &[("revision", "1"), ("note", "For the board")]).await;
    assert_eq!(page.location(), versions);
    retitle(&given, plan, "Dim all lamps").await;
    let late = editor.post(&versions, &[("revision", "1"), ("note", "")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let listed = editor.get(&versions).await.ok();
    assert!(listed.words("table").contains("For the board"));
    let compared = editor.get(&format!("/plans/{plan}/compare?from=0.1&to=now")).await.ok();
    assert_eq!(compared.all("ins"), ["all"]);
    assert_eq!(compared.all("del"), ["the"]);
    assert!(compared.words("main").contains("1 item reworded"));
    let csv = editor.get(&format!("/plans/{plan}/compare.csv?from=0.1")).await.ok().text;
    assert!(csv.contains("Changed,action,1.1,Dim all lamps,Title,Dim the lamps,Dim all lamps"), "{csv}");
    let json = editor.get(&format!("/plans/{plan}/compare.json?from=0.1")).await.ok().text;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((json["counts"]["reworded"].as_i64(), json["counts"]["same"].as_i64()), (Some(1), Some(1)));
    let same = editor.get(&format!("/plans/{plan}/compare?from=now&to=now")).await.ok();
    assert!(same.words("main").contains("Nothing changed"));
    for wrong in ["from=9.9", "from=x", "from=00000000000000000000000000"] {
        assert_eq!(
            editor.get(&format!("/plans/{plan}/compare?{wrong}")).await.status,
            StatusCode::NOT_FOUND,
            "{wrong}"
        );
    }
    assert_eq!(given.visitor().get(&format!("/plans/{plan}@0.1")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_plan_goes_from_draft_to_replaced() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let life = editor.get(&format!("/plans/{plan}/life")).await.ok();
    assert!(life.words("main").contains("being drafted"));
    publish(&given, &editor, plan, "").await;
    let review = format!("/plans/{plan}/review");
    let at = revision(&given, plan).await;
    assert_eq!(editor.post(&review, &[("revision", &at)]).await.status, StatusCode::SEE_OTHER);
    let at = revision(&given, plan).await;
    let silent = editor.post(&review, &[("revision", &at), ("note", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(editor.post(&review, &[("revision", &at), ("note", "Goes well")]).await.status, StatusCode::SEE_OTHER);
    let next = editor.post(&format!("/plans/{plan}/next"), &[("title", "The next sleep plan")]).await;
    let carried = next.location().to_owned();
    let next: PlanId = carried.split('/').nth(2).unwrap().parse().unwrap();
    let page = editor.get(&carried).await.ok();
    assert!(page.words("main").contains("2 items not decided yet"));
    let old = given.ledger.carried(&SETUP, next).await.unwrap()[1].old.to_string();
    let silent = editor.post(&carried, &[("old", &old), ("fate", "dropped"), ("reason", "")]).await;
    assert_eq!(
        (silent.status, silent.words(".govuk-error-summary__list")),
        (StatusCode::UNPROCESSABLE_ENTITY, "Say why.".to_owned())
    );
    let kept = editor.post(&carried, &[("old", &old), ("fate", "changed"), ("reason", "Brighter")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let at = revision(&given, next).await;
    let early =
        editor.post(&format!("/plans/{next}/publish"), &[("revision", &at), ("replaces", &plan.to_string())]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.words("main").contains("carried, changed or dropped"), "{}", early.words("main"));
    assert_eq!(editor.post(&format!("{carried}/rest"), &[]).await.status, StatusCode::SEE_OTHER);
    let at = revision(&given, next).await;
    let itself =
        editor.post(&format!("/plans/{next}/publish"), &[("revision", &at), ("replaces", &next.to_string())]).await;
    assert!(itself.words("main").contains("cannot replace itself"), "{}", itself.words("main"));
    publish(&given, &editor, next, &plan.to_string()).await;
    let old = given.visitor().get(&format!("/plans/{plan}/life")).await.ok();
    assert!(old.words("main").contains("replaced by another plan"));
    let compared = given.visitor().get(&format!("/plans/{next}/compare?from={plan}")).await.ok();
    assert!(compared.words("main").contains("Title page: Title"), "{}", compared.words("main"));
}

#[tokio::test]
async fn readers_do_not_change_a_plans_life() {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    for end in [
        "versions",
        "review",
        "next",
        "carried/rest",
        "consultation/open",
        "consultation/close",
        "sign-up/ask",
        "timetable/add",
    ] {
        let page = reader.post(&format!("/plans/{plan}/{end}"), &[]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{end}");
    }
    assert!(reader.get(&format!("/plans/{plan}/life")).await.ok().all(".govuk-button").is_empty());
    assert_eq!(given.visitor().get(&format!("/plans/{plan}/life")).await.status, StatusCode::NOT_FOUND);
}
