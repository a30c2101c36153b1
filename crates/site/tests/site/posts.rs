//! Posts: put in, left, vacant, dealt with; and what waits for whoever leads.

use crate::support::{Client, Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{AccountId, Appointed, Role, Scope};

const PLAN: &str = r#"
    plan = { title = "The sleep plan" }
    items = [
        { id = "a", kind = "action", ref = "1.1", title = "Dim the lamps", due = "2009-08", leads = [{ post = "Head of Evenings", organisation = "Night Council", state = "named" }] },
        { id = "m", parent = "a", kind = "milestone", title = "Half the lamps are dim", due = "2009-10-10" },
        { id = "h", kind = "action", title = "Hum", leads = [{ post = "Hummer", state = "named" }, { post = "Head of Evenings", organisation = "Night Council", state = "named" }] },
    ]"#;

const POSTS: &str = "/partnerships/nodland/posts";

async fn published(given: &Given) -> String {
    let plan = given.draft_of("nodland", PLAN).await;
    given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
    format!("/plans/{plan}")
}

async fn account(given: &Given, email: &str) -> AccountId {
    let session = given.session(email).await;
    given.ledger.session_account(&session).await.unwrap().unwrap().account.id
}

async fn post(officer: &Client, title: &str) -> String {
    officer.get(POSTS).await.ok().link(title)
}

#[tokio::test]
async fn a_vacant_post_is_dealt_with_in_each_of_three_ways() {
    let given = Given::empty().await;
    published(&given).await;
    let officer = given.sign_in(Role::Editor).await;
    let head = post(&officer, "Head of Evenings").await;
    assert!(officer.get(POSTS).await.ok().words("main").contains("Nobody was written down"));

    let bad = officer.post(&format!("{head}/appoint"), &[("from", "soon")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bad.all(".govuk-error-summary li").len(), 2);
    let put = [("name", "An Invented Person"), ("from", "1 9 2009")];
    assert_eq!(officer.post(&format!("{head}/appoint"), &put).await.location(), head);
    let page = officer.get(&head).await.ok();
    assert!(page.words("main").contains("An Invented Person, since 1 September 2009"), "{}", page.words("main"));

    let leave = page.link("Leaves: An Invented Person");
    assert!(officer.get(&leave).await.ok().words("main").contains("Nobody else is in the post"));
    let early = officer.post(&leave, &[("until", "1 8 2009")]).await;
    assert!(early.words(".govuk-error-summary").contains("The last day must not be before the first day"));
    assert_eq!(officer.post(&leave, &[("until", "29 9 2009")]).await.location(), head);
    assert!(
        officer
            .get(&head)
            .await
            .ok()
            .words(".govuk-warning-text")
            .contains("Nobody is in this post since 29 September 2009")
    );
    let work = officer.get("/my-work").await.ok();
    assert!(work.words("#overdue + ul").contains("Vacant post Head of Evenings"), "{}", work.words("main"));

    let promise = [("filled_by", "31 10 2009"), ("why", "The hummer looks after it.")];
    assert_eq!(officer.post(&format!("{head}/promise"), &promise).await.location(), head);
    assert!(officer.get(POSTS).await.ok().words("main").contains("Filled by 31 October 2009: The hummer"));
    assert!(!officer.get("/my-work").await.ok().words("main").contains("Head of Evenings"));

    let form = officer.get(&format!("{head}/hand-over")).await.ok();
    let ticked = form.attributes("input[type=checkbox]", "name");
    let hummer = form
        .elements("#to option")
        .into_iter()
        .find(|one| one.text().any(|words| words.starts_with("Hummer")))
        .unwrap();
    let hummer = hummer.attr("value").unwrap().to_owned();
    let all: Vec<(&str, &str)> =
        ticked.iter().map(|name| (name.as_str(), "yes")).chain([("to", hummer.as_str())]).collect();
    let unsaid = officer.post(&format!("{head}/hand-over"), &all).await;
    assert!(unsaid.words(".govuk-error-summary").contains("Say why"));
    let all: Vec<(&str, &str)> = all.into_iter().chain([("why", "She knows the lamps.")]).collect();
    assert_eq!(officer.post(&format!("{head}/hand-over"), &all).await.location(), head);
    assert!(officer.get(&head).await.ok().words("main").contains("Nothing in the plans of today."));
    assert!(officer.get(POSTS).await.ok().words("table").contains("Hummer"));
}

#[tokio::test]
async fn names_and_vacancies_are_for_the_partnerships_own_accounts() {
    let given = Given::empty().await;
    published(&given).await;
    given.draft_of("there", "plan = { title = \"Theirs\" }").await;
    let there = given.ledger.partnership(&SETUP, "there").await.unwrap().unwrap().id;
    let head = post(&given.sign_in(Role::Editor).await, "Head of Evenings").await;
    let stranger = given.sign_in_to(Role::Editor, Scope::Partnership(there)).await;
    for path in [POSTS, &head, &format!("{head}/appoint"), &format!("{head}/hand-over")] {
        assert_eq!(stranger.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let reader = given.sign_in(Role::Reader).await;
    assert!(!reader.get(&head).await.ok().text.contains("/appoint"), "a reader is offered nothing to change");
}

#[tokio::test]
async fn a_lead_begins_with_the_work_that_waits() {
    let given = Given::empty().await;
    let plan = published(&given).await;
    let place = given.ledger.partnership(&SETUP, "nodland").await.unwrap().unwrap().id;
    let email = given.account(Role::Reader, Scope::Partnership(place)).await;
    let sign_in = [("email", email.as_str()), ("password", "three invented words")];
    assert_eq!(given.visitor().post("/sign-in", &sign_in).await.location(), "/", "nothing waits yet");
    let posts = given.ledger.posts(&SETUP, place).await.unwrap();
    let head = posts.iter().find(|post| post.title == "Head of Evenings").unwrap().id;
    let who = Appointed::Account(account(&given, &email).await);
    given.ledger.appoint(&SETUP, head, &who, None, None).await.unwrap();
    let lead = given.visitor();
    assert_eq!(lead.post("/sign-in", &sign_in).await.location(), "/my-work");
    assert_eq!(lead.post("/sign-in?next=/search", &sign_in).await.location(), "/search");
    let work = lead.get("/my-work").await.ok();
    let overdue = work.words("#overdue + ul");
    assert!(
        ["Update 1.1 Dim the lamps", "Its date has passed", "The sleep plan"]
            .iter()
            .all(|words| overdue.contains(words)),
        "{overdue}"
    );
    assert!(work.words("#soon + ul").contains("Milestone Half the lamps are dim"));
    assert!(work.words("#undated + ul").contains("Hole in the plan"));
    let address = work.link("1.1 Dim the lamps");
    let said = [("seen", "0"), ("status", "late"), ("progress", "Half."), ("why", "No ladder.")];
    assert!(lead.post(&address, &said).await.location().starts_with(&plan));
    assert!(!lead.get("/my-work").await.ok().has("#overdue"));
}
