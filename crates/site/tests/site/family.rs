//! Families of plans in the browser: plans above and below, what answers what, the local agreement.

use crate::support::{Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role};

const COUNTY: &str = r#"
    plan = { title = "The county sleep plan" }
    items = [
        { id = "p", kind = "priority", ref = "1", title = "Children sleep well" },
        { id = "q", kind = "priority", ref = "2", title = "Children wake early" },
    ]"#;

const AREA: &str = r#"
    plan = { title = "The area sleep plan" }
    measures = [{ id = "m", code = "NI 999", title = "Hours slept" }]
    items = [
        { id = "p", kind = "priority", ref = "A", title = "Nights in the area" },
        { id = "a", parent = "p", kind = "action", ref = "A.1", title = "Dim the lamps", measures = ["m"] },
    ]"#;

async fn item(given: &Given, plan: PlanId, at: usize) -> String {
    given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[at].id.clone()
}

#[tokio::test]
async fn a_county_priority_shows_what_answers_it_and_which_nothing_does() {
    let given = Given::empty().await;
    let county = given.draft_of("nodland", COUNTY).await;
    let area = given.draft_of("nodland", AREA).await;
    let editor = given.sign_in(Role::Editor).await;
    let family = format!("/plans/{area}/family");
    let empty = editor.get(&family).await.ok();
    assert!(!empty.words("main").contains("The county sleep plan"));
    let add = format!("{family}/add");
    assert!(editor.get(&add).await.ok().has("select[name=to]"));
    let to = county.to_string();
    let half = editor.post(&add, &[("to", &to)]).await;
    assert!(half.words(".govuk-error-summary").contains("Choose how the plan stands to the other"));
    let added = editor.post(&add, &[("sort", "under"), ("to", &to)]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.words("main"));
    let linked = editor.get(&family).await.ok();
    let words = linked.words("main");
    assert!(words.contains("The county sleep plan") && words.contains("2 of 2: nothing answers them."), "{words}");
    let (upper, ours) = (item(&given, county, 0).await, item(&given, area, 1).await);
    let answer = format!("{family}/answer");
    let said = editor.post(&answer, &[("plan", &to), ("to", &upper), ("item", &ours)]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.words("main"));
    let words = editor.get(&family).await.ok().words("main");
    assert!(words.contains("1 of 2: nothing answers it.") && words.contains("A.1 Dim the lamps"), "{words}");
    let itself = editor.post(&add, &[("sort", "under"), ("to", &area.to_string())]).await;
    assert!(itself.status.is_client_error(), "a plan does not stand under itself: {}", itself.status);
    let below = editor.get(&format!("/plans/{county}/family")).await.ok().words("main");
    assert!(below.contains("What plans under this one answer") && below.contains("A.1 Dim the lamps"), "{below}");
}

#[tokio::test]
async fn readers_look_at_a_family_and_change_nothing() {
    let given = Given::empty().await;
    let area = given.draft_of("nodland", AREA).await;
    let family = format!("/plans/{area}/family");
    assert_eq!(given.visitor().get(&family).await.status, StatusCode::NOT_FOUND);
    let reader = given.sign_in(Role::Reader).await;
    assert!(!reader.get(&family).await.ok().text.contains("/family/add"));
    for end in ["/add", "/answer", "/agreement", "/level"] {
        assert_eq!(reader.post(&format!("{family}{end}"), &[]).await.status, StatusCode::FORBIDDEN, "{end}");
    }
    given.ledger.publish_plan(&SETUP, area, 1, None).await.unwrap();
    given.visitor().get(&family).await.ok();
}

#[tokio::test]
async fn the_local_agreements_measures_are_chosen_and_shown() {
    let given = Given::empty().await;
    let area = given.draft_of("nodland", AREA).await;
    let editor = given.sign_in(Role::Editor).await;
    let agreement = format!("/plans/{area}/family/agreement");
    let form = editor.get(&agreement).await.ok();
    let field = form.attributes("select", "name").remove(0);
    let kept = editor.post(&agreement, &[(field.as_str(), "designated")]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.words("main"));
    let words = editor.get(&format!("/plans/{area}/family")).await.ok().words("main");
    assert!(words.contains("NI 999 Hours slept") && words.contains("Agreed with the government"), "{words}");
}
