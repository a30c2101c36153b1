//! Changing a plan through its pages. Every plan here is invented.

use crate::support::{Client, Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role};
use bigplan_plan::Plan;

const PLAN: &str = r#"
plan = { title = "The sleep plan", partnership = "Nodland" }
items = [
    { id = "o", kind = "outcome", title = "Be well" },
    { id = "p", parent = "o", kind = "priority", ref = "1", title = "Sleep" },
    { id = "q", parent = "o", kind = "priority", ref = "2", title = "Play" },
    { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Quiet evenings", links = [{ to = "1.2", text = "see there" }] },
    { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Dark rooms" },
]
"#;

async fn given() -> (Given, PlanId, Client) {
    let given = Given::empty().await;
    let plan = given.draft_of("nodland", PLAN).await;
    let client = given.sign_in(Role::Editor).await;
    (given, plan, client)
}

async fn now(given: &Given, plan: PlanId) -> Plan {
    given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan
}

async fn id(given: &Given, plan: PlanId, title: &str) -> String {
    now(given, plan).await.items.into_iter().find(|item| item.title == title).unwrap().id
}

async fn send(client: &Client, path: &str, fields: &[(String, String)], with: &[(&str, &str)]) -> Page {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.retain(|(name, _)| !with.iter().any(|(other, _)| other == name));
    all.extend(with);
    client.post(path, &all).await
}

#[tokio::test]
async fn an_item_is_changed_with_a_reason_and_its_history_shows_it() {
    let (given, plan, client) = given().await;
    let item = format!("/plans/{plan}/items/{}", id(&given, plan, "Quiet evenings").await);
    let page = client.get(&item).await.ok();
    let form = client.get(&page.link("Change this item")).await.ok();
    let path = format!("{item}/change");
    let fields = form.fields(&path);
    let wrong = send(&client, &path, &fields, &[("title", " ")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let saved = send(&client, &path, &fields, &[("title", "Very quiet evenings"), ("why", "the board asked")]).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, item.as_str()));
    let history = client.get(&client.get(&item).await.ok().link("History of this item")).await.ok();
    let entry = history.words(".e-entry");
    for words in ["Changed", "An invented person", "the board asked", "Quiet evenings", "Very quiet evenings"] {
        assert!(entry.contains(words), "{words} is not in {entry}");
    }
    let of_plan = client.get(&format!("/plans/{plan}/history")).await.ok();
    assert_eq!(of_plan.elements(".e-entry").len(), 2);
    let stranger = given.visitor().get(&format!("/plans/{plan}/history")).await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_second_of_two_sees_both_versions_and_chooses() {
    let (given, plan, client) = given().await;
    let item = format!("/plans/{plan}/items/{}", id(&given, plan, "Quiet evenings").await);
    let path = format!("{item}/change");
    let other = given.sign_in(Role::Editor).await;
    let (mine, theirs) = (client.get(&path).await.fields(&path), other.get(&path).await.fields(&path));
    send(&other, &path, &theirs, &[("title", "Theirs"), ("text", "Their text"), ("why", "because")]).await;
    let both = send(&client, &path, &mine, &[("title", "Mine"), ("reference", "1.9")]).await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    for words in ["Theirs", "Mine", "because", "1.9", "Their text"] {
        assert!(both.words("main").contains(words), "{words} is not on the page");
    }
    let checked = both.attributes("input[type=radio][checked]", "id");
    assert_eq!(checked, ["pick-reference-mine", "pick-text"], "what only one changed is chosen already");
    let mut fields = both.fields(&path);
    fields.retain(|(name, _)| !name.starts_with("pick-"));
    let picks = [("pick-reference", "mine"), ("pick-text", "theirs"), ("choosing", "fields")];
    let unsaid = send(&client, &path, &fields, &picks).await;
    assert_eq!(unsaid.status, StatusCode::CONFLICT);
    assert!(unsaid.words(".govuk-error-summary").contains("Title"));
    assert_eq!(id(&given, plan, "Theirs").await.len(), 26);
    let picks = [&picks[..], &[("pick-title", "mine")]].concat();
    assert_eq!(send(&client, &path, &fields, &picks).await.status, StatusCode::SEE_OTHER);
    let item = now(&given, plan).await.items.into_iter().find(|item| item.title == "Mine").unwrap();
    assert_eq!((item.text.as_str(), item.reference.as_deref()), ("Their text", Some("1.9")));
}

#[tokio::test]
async fn an_item_is_added_under_another_and_after_one() {
    let (given, plan, client) = given().await;
    let (sleep, quiet) = (id(&given, plan, "Sleep").await, id(&given, plan, "Quiet evenings").await);
    let page = client.get(&format!("/plans/{plan}/items/{quiet}")).await.ok();
    let form = client.get(&page.link("Add an item after it")).await.ok();
    let path = format!("/plans/{plan}/items/new");
    let fields = form.fields(&path);
    assert!(fields.contains(&("kind".into(), "action".into())) && fields.contains(&("parent".into(), sleep)));
    assert_eq!(send(&client, &path, &fields, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let added = send(&client, &path, &fields, &[("title", "Warm milk"), ("why", "it helps")]).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.words("main"));
    assert_eq!(client.get(added.location()).await.ok().words("h1"), "Warm milk");
    let plan = now(&given, plan).await;
    let order: Vec<&str> =
        plan.items.iter().filter(|item| item.kind.as_str() == "action").map(|item| item.title.as_str()).collect();
    assert_eq!(order, ["Quiet evenings", "Warm milk", "Dark rooms"]);
}

#[tokio::test]
async fn an_item_that_others_link_to_is_moved_and_the_links_still_lead_to_it() {
    let (given, plan, client) = given().await;
    let (dark, play) = (id(&given, plan, "Dark rooms").await, id(&given, plan, "Play").await);
    let address = format!("/plans/{plan}/items/{dark}");
    let page = client.get(&format!("{address}/move")).await.ok();
    assert!(page.words(".govuk-inset-text").contains("Quiet evenings"), "the page says who links to it");
    let stepped = send(&client, &format!("{address}/step"), &[("seen".into(), "1".into())], &[("step", "up")]).await;
    let page = client.get(stepped.location().split('#').next().unwrap()).await.ok();
    assert!(page.words("#beside ~ ol li").contains("Dark rooms"));
    assert_eq!(page.attributes("button[autofocus]", "value"), ["down"], "the keyboard stands where it can go on");
    let path = format!("{address}/move");
    let places = client.get(&format!("{path}?under={play}")).await.ok();
    let moved =
        send(&client, &path, &places.fields(&path), &[("under", &play), ("place", "last"), ("why", "it is play")])
            .await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.words("main"));
    let quiet = client.get(&format!("/plans/{plan}/items/{}", id(&given, plan, "Quiet evenings").await)).await.ok();
    assert_eq!(quiet.link("1.2 Dark rooms"), address);
    let circle = format!("/plans/{plan}/items/{play}/move");
    let fields = [("seen".to_owned(), "1".to_owned())];
    let refused = send(&client, &circle, &fields, &[("under", &dark), ("place", "last")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words("main").contains("cannot stand under itself"), "{}", refused.words("main"));
}

#[tokio::test]
async fn an_item_is_removed_only_after_its_answers_were_checked() {
    let (given, plan, client) = given().await;
    let sleep = id(&given, plan, "Sleep").await;
    let path = format!("/plans/{plan}/items/{sleep}/remove");
    let page = client.get(&path).await.ok();
    let fields = page.fields(&path);
    let ask = |with: &[(&str, &str)]| {
        let with: Vec<(String, String)> = with.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        [vec![("seen".to_owned(), "1".to_owned())], with].concat()
    };
    assert!(fields.contains(&("seen".into(), "1".into())));
    let silent = send(&client, &path, &ask(&[("below", "along")]), &[]).await;
    assert!(silent.words(".govuk-error-summary").contains("Enter the reason"));
    let check = send(&client, &path, &ask(&[("below", "along"), ("why", "merged")]), &[]).await.ok();
    assert!(check.words("dl").contains("Dark rooms") && check.words("dl").contains("merged"));
    assert_eq!(now(&given, plan).await.items.len(), 5, "nothing is removed before the answers were checked");
    let done = send(&client, &path, &check.fields(&path), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(now(&given, plan).await.items.len(), 2);
    let history = client.get(&format!("/plans/{plan}/items/{sleep}/history")).await.ok();
    assert!(history.words(".e-entry").contains("Removed") && history.words(".e-entry").contains("merged"));
}
