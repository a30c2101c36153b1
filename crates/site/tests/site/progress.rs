//! Saying how items go, from the form to the item, the lists and the history.

use crate::support::{Client, Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role, Scope};

const PLAN: &str = r#"
    plan = { title = "The sleep plan" }
    items = [
        { id = "o", kind = "outcome", title = "Rested" },
        { id = "p", parent = "o", kind = "priority", ref = "1", title = "Quiet nights", leads = [{ post = "Head of Evenings", organisation = "Night Council", state = "named" }], groups = [{ name = "Sleep Board", certain = true }] },
        { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Dim the lamps", due = "2009-08" },
        { id = "m", parent = "a", kind = "milestone", title = "Half the lamps are dim", due = "2009-10-10" },
        { id = "h", parent = "p", kind = "action", title = "Hum", due = "2009-12", leads = [{ post = "Hummer", state = "named" }] },
    ]"#;

async fn draft(given: &Given) -> (PlanId, String) {
    let plan = given.draft_of("nodland", PLAN).await;
    (plan, format!("/plans/{plan}"))
}

async fn item(client: &Client, plan: &str, title: &str) -> String {
    client.get(plan).await.ok().link(title)
}

#[tokio::test]
async fn an_officer_says_how_an_action_goes_and_everybody_sees_it() {
    let given = Given::empty().await;
    let (id, plan) = draft(&given).await;
    let officer = given.sign_in(Role::Editor).await;
    let action = item(&officer, &plan, "Dim the lamps").await;
    assert!(
        officer.get(&action).await.ok().words("main").contains("Nobody has said yet how it goes. Late by 30 days.")
    );
    let form = officer.get(&format!("{action}/update")).await.ok();
    assert_eq!(form.value("seen"), "0");
    for (fields, wrong) in [
        (vec![("seen", "0")], "Choose how it goes"),
        (vec![("seen", "0"), ("status", "late"), ("progress", "Half.")], "Say why"),
        (vec![("seen", "0"), ("status", "done")], "Enter the day on which it was done"),
        (vec![("seen", "0"), ("status", "on track"), ("progress", "x"), ("expected", "soon")], "Enter a date such as"),
    ] {
        let page = officer.post(&format!("{action}/update"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.words(".govuk-error-summary").contains(wrong), "{}", page.words(".govuk-error-summary"));
    }
    let fields = [
        ("seen", "0"),
        ("status", "at risk"),
        ("progress", "Half of them."),
        ("why", "No ladder."),
        ("expected", "December 2009"),
    ];
    assert!(officer.post(&format!("{action}/update"), &fields).await.location().ends_with("#progress"));
    let shown = officer.get(&action).await.ok().words(".p-progress");
    for words in [
        "At risk",
        "30 September 2009, An invented person",
        "Half of them.",
        "No ladder.",
        "December 2009",
        "Late by 30 days",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
    let public = given.visitor().get(&action).await.ok();
    assert!(public.words(".p-progress").contains("At risk") && !public.text.contains("No ladder."));
    assert!(!public.text.contains("invented person") && !public.text.contains("/update"));
}

#[tokio::test]
async fn two_who_speak_at_once_both_are_heard() {
    let given = Given::empty().await;
    let (_, plan) = draft(&given).await;
    let (one, two) = (given.sign_in(Role::Editor).await, given.sign_in(Role::Editor).await);
    let address = format!("{}/update", item(&one, &plan, "Hum").await);
    let say = |words| [("seen", "0"), ("status", "on track"), ("progress", words)];
    assert!(one.post(&address, &say("The first.")).await.status.is_redirection());
    let page = two.post(&address, &say("The second.")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.words(".p-said").contains("The first.") && page.words("#progress").contains("The second."));
    let again = [("seen", page.value("seen")), ("status", "on track".into()), ("progress", "The second.".into())];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(two.post(&address, &again).await.status.is_redirection());
    let said = one.get(&address.replace("/update", "")).await.ok();
    assert_eq!(said.elements(".p-said").len(), 2);
}

#[tokio::test]
async fn a_milestone_is_ticked_with_its_day_and_evidence() {
    let given = Given::empty().await;
    let (_, plan) = draft(&given).await;
    let officer = given.sign_in(Role::Editor).await;
    let milestone = item(&officer, &plan, "Half the lamps are dim").await;
    let bad = [("seen", "0"), ("status", "done"), ("done_on", "29 9 2009"), ("address", "javascript:alert(1)")];
    let page = officer.post(&format!("{milestone}/update"), &bad).await;
    assert!(page.words(".govuk-error-summary").contains("begins with https://"));
    let fields = [
        ("seen", "0"),
        ("status", "done"),
        ("done_on", "29 9 2009"),
        ("evidence", "Counted."),
        ("address", "https://example.org/count"),
    ];
    assert!(officer.post(&format!("{milestone}/update"), &fields).await.status.is_redirection());
    let shown = officer.get(&milestone).await.ok();
    assert!(shown.words(".p-progress").contains("29 September 2009"), "{}", shown.words(".p-progress"));
    assert_eq!(shown.link("https://example.org/count"), "https://example.org/count");
    let lists = officer.get(&format!("{plan}/progress")).await.ok();
    assert!(!lists.words("main").contains("Half the lamps are dim"), "what is done is not due");
}

#[tokio::test]
async fn lists_show_what_is_late_and_due_by_lead_and_group() {
    let given = Given::empty().await;
    let (_, plan) = draft(&given).await;
    let officer = given.sign_in(Role::Editor).await;
    let page = officer.get(&format!("{plan}/progress")).await.ok();
    assert_eq!(page.all("section h2"), ["Late: 1 item", "Due within 30 days: 1 item"]);
    assert!(page.words("section").contains("Head of Evenings, Night Council"));
    let hummer =
        page.elements("#lead option").into_iter().find(|one| one.text().collect::<String>() == "Hummer").unwrap();
    let asked = format!("{plan}/progress?lead={}", hummer.attr("value").unwrap().replace(' ', "%20"));
    assert!(officer.get(&asked).await.ok().all("section h2").is_empty());
    assert!(page.words("main").contains("Leads are asked how their items go while the plan is published."));
    assert_eq!(
        officer.post(&format!("{plan}/progress/rhythm"), &[("rhythm", "hourly")]).await.status,
        StatusCode::BAD_REQUEST
    );
    officer.post(&format!("{plan}/progress/rhythm"), &[("rhythm", "month")]).await;
    assert_eq!(
        officer.get(&format!("{plan}/progress")).await.ok().attributes("#rhythm option[selected]", "value"),
        ["month"]
    );
}

#[tokio::test]
async fn outcomes_and_replaced_plans_say_why_they_are_not_updated() {
    let given = Given::empty().await;
    let (id, plan) = draft(&given).await;
    let (next, _) = draft(&given).await;
    let officer = given.sign_in_to(Role::Editor, Scope::All).await;
    let outcome = item(&officer, &plan, "Rested").await;
    let told = officer.get(&format!("{outcome}/update")).await;
    assert_eq!((told.status, told.words("h1").as_str()), (StatusCode::CONFLICT, "This item is not updated"));
    let action = item(&officer, &plan, "Hum").await;
    given.ledger.publish_plan(&SETUP, id, 1, None).await.unwrap();
    given.ledger.publish_plan(&SETUP, next, 1, Some(id)).await.unwrap();
    let told = officer.get(&format!("{action}/update")).await;
    assert!(told.words("main").contains("taken this one’s place"), "{}", told.words("main"));
}
