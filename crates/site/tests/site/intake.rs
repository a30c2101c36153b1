//! From a document to a plan that a person has accepted. Every document here is invented.

use crate::support::{Client, Given, Page, SETUP, Upload};
use axum::http::StatusCode;
use bigplan_ledger::{ImportState, NewDocument, PartnershipId, Role, Scope};
use bigplan_plan::Format;
use bigplan_testbed::Engine;

const FENMARSH: &[u8] = include_bytes!("../../../documents/tests/fixtures/fenmarsh.md");

/// A partnership and an officer of it.
async fn officer(given: &Given) -> (PartnershipId, Client) {
    let place = partnership(given, "fenmarsh").await;
    (place, given.sign_in_to(Role::Editor, Scope::Partnership(place)).await)
}

async fn partnership(given: &Given, slug: &str) -> PartnershipId {
    let new = bigplan_ledger::NewPartnership { slug: slug.into(), name: slug.to_uppercase(), about: String::new() };
    given.ledger.make_partnership(&SETUP, new).await.unwrap()
}

async fn send(client: &Client, place: PartnershipId, name: &str, bytes: &[u8]) -> Page {
    let file = Upload { field: "file", name, kind: "application/octet-stream", bytes };
    client.post_file("/imports/new", &[("partnership", &place.to_string())], file).await
}

/// The address of a fresh import.
async fn imported(client: &Client, place: PartnershipId) -> String {
    let sent = send(client, place, "fenmarsh.md", FENMARSH).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words("main"));
    sent.location().to_owned()
}

/// The value of the first button whose words begin so.
#[track_caller]
fn button(page: &Page, words: &str) -> String {
    let buttons = page.all("button[name=decide]").into_iter().zip(page.attributes("button[name=decide]", "value"));
    buttons.into_iter().find(|(said, _)| said.starts_with(words)).map(|(_, value)| value).unwrap()
}

/// The item that a button's value is about.
fn item_of(value: &str) -> String {
    value.split(' ').nth(1).unwrap().to_owned()
}

async fn post(client: &Client, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(path, &fields).await
}

/// The same fields, one of them with another value.
fn with(fields: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    fields.retain(|(other, _)| other != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

async fn journey(engine: Engine) {
    let given = Given::on(engine).await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    let page = client.get(&import).await.ok();
    assert!(page.words("#document + .app-beside__pane").contains("Open a drop-in service at four colleges"));
    let action = page.all(".app-draft__item").into_iter().find(|card| card.contains("1.1")).unwrap();
    assert!(action.contains("Not decided") || action.contains("Accept"), "{action}");
    assert!(page.has(".app-source__line--read a[href^=\"#item-\"]"), "no line leads to its item");
    assert!(page.has(".app-draft__item a[href^=\"#line-\"]"), "no item leads to its line");

    let (accept, leave) = (button(&page, "Accept action"), button(&page, "Leave out action 1.2"));
    let accepted = client.post(&format!("{import}/decide"), &[("decide", &accept)]).await;
    assert_eq!(accepted.location(), format!("{import}#item-{}", item_of(&accept)));
    client.post(&format!("{import}/decide"), &[("decide", &leave)]).await;
    let id = item_of(&accept);
    let form = client.get(&format!("{import}/items/{id}")).await.ok();
    assert!(form.words("aside").contains("drop-in"), "the source is not beside the form");
    let sent = with(&form.fields(&format!("{import}/items/{id}")), "title", "Open a drop-in at every college");
    assert_eq!(post(&client, &format!("{import}/items/{id}"), &sent).await.status, StatusCode::SEE_OTHER);
    let added = [("kind", "action"), ("title", "Mend the lamp"), ("lead-0-state", "vacant")];
    assert_eq!(client.post(&format!("{import}/items/new?line=5"), &added).await.status, StatusCode::SEE_OTHER);

    let list = client.get("/imports").await.ok();
    assert!(
        list.words("tbody").contains("fenmarsh.md") && list.words("tbody").contains("3 of"),
        "{}",
        list.words("tbody")
    );
    let back = client.get(&list.link("fenmarsh.md")).await.ok();
    for kept in ["Open a drop-in at every college", "Mend the lamp", "Left out", "Corrected"] {
        assert!(back.words("main").contains(kept), "{kept} was not kept");
    }
    assert_eq!(given.all_plans().await, [], "a plan was stored before anybody accepted one");

    let titled = [
        ("title", "The Fenmarsh plan"),
        ("from", "2009"),
        ("to", "2011"),
        ("label-action", "Task"),
        ("label-priority", "Priority"),
        ("seen", &client.get(&format!("{import}/head")).await.value("seen")),
    ];
    assert_eq!(client.post(&format!("{import}/head"), &titled).await.location(), import);
    let relabelled = client.get(&import).await.ok();
    assert!(relabelled.all(".app-draft__kind").contains(&"Task".to_owned()));
    let long = [("title", "The Fenmarsh plan"), ("label-action", &"Task".repeat(16))];
    assert_eq!(client.post(&format!("{import}/head"), &long).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let check = client.get(&back.link("Accept all that is not left out")).await.ok();
    assert!(check.words("main").contains("1 more will not be in the plan"), "{}", check.words("main"));
    assert_eq!(given.all_plans().await, []);
    let path = format!("{import}/accept");
    let done = post(&client, &path, &check.fields(&path)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words("main"));
    let plans = given.all_plans().await;
    assert_eq!(plans.iter().map(|plan| format!("/plans/{plan}")).collect::<Vec<_>>(), [done.location()]);
    let stored = given.ledger.plan(&SETUP, plans[0]).await.unwrap().unwrap();
    let titles: Vec<&str> = stored.plan.items.iter().map(|item| item.title.as_str()).collect();
    assert!(titles.contains(&"Open a drop-in at every college") && titles.contains(&"Mend the lamp"), "{titles:?}");
    assert!(!stored.plan.items.iter().any(|item| item.reference.as_deref() == Some("1.2")));
    assert_eq!(stored.plan.head.labels, [(bigplan_plan::Kind::Action, "Task".to_owned())].into());
    assert_eq!(
        (stored.plan.head.title.as_str(), stored.source.unwrap().file.as_str()),
        ("The Fenmarsh plan", "fenmarsh.md")
    );

    let again = post(&client, &path, &check.fields(&path)).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert_eq!(given.all_plans().await.len(), 1);
    assert!(client.get(&import).await.ok().words("main").contains("was accepted"));
    let period = stored.plan.head.period.unwrap();
    assert_eq!((period.from.as_str(), period.to.as_str()), ("2009", "2011"), "the years were not corrected");
    let source = client.get(&format!("{}/source", done.location())).await.ok();
    assert!(source.has(&format!("a[href^=\"{}/items/\"]", done.location())), "the source does not lead to the items");
    assert_eq!(given.visitor().get(&format!("{}/source", done.location())).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_document_becomes_a_plan_on_sqlite() {
    journey(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_document_becomes_a_plan_on_postgres() {
    journey(Engine::Postgres).await;
}

#[tokio::test]
async fn the_document_of_a_published_plan_is_for_those_who_may_read_drafts() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    let seen = client.get(&format!("{import}/head")).await.value("seen");
    client.post(&format!("{import}/head"), &[("title", "The plan"), ("seen", &seen)]).await;
    let path = format!("{import}/accept");
    let check = client.get(&path).await.ok();
    post(&client, &path, &check.fields(&path)).await;
    let plan = given.all_plans().await[0];
    given.ledger.publish_plan(&SETUP, plan, 1, None).await.unwrap();
    let source = format!("/plans/{plan}/source");
    let elsewhere = partnership(&given, "elsewhere").await;
    assert_eq!(given.visitor().get(&source).await.status, StatusCode::NOT_FOUND);
    let stranger = given.sign_in_to(Role::Editor, Scope::Partnership(elsewhere)).await;
    assert_eq!(stranger.get(&source).await.status, StatusCode::NOT_FOUND);
    given.sign_in_to(Role::Reader, Scope::Partnership(place)).await.get(&source).await.ok();
}

#[tokio::test]
async fn only_officers_of_the_partnership_work_on_its_imports() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    let elsewhere = partnership(&given, "elsewhere").await;
    let reader = given.sign_in_to(Role::Reader, Scope::Partnership(place)).await;
    let stranger = given.sign_in_to(Role::Editor, Scope::Partnership(elsewhere)).await;
    for path in ["", "/head", "/accept", "/discard", "/items/i1", "/items/new"] {
        let path = format!("{import}{path}");
        assert_eq!(reader.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(stranger.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(given.visitor().get(&path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    for path in ["/accept", "/discard"] {
        let sent = [("which", "all"), ("revision", "2")];
        let path = format!("{import}{path}");
        assert_eq!(reader.post(&path, &sent).await.status, StatusCode::FORBIDDEN);
        assert_eq!(stranger.post(&path, &sent).await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.post_without_key(&path, &sent).await.status, StatusCode::FORBIDDEN);
    }
    let refused = send(&stranger, place, "fenmarsh.md", FENMARSH).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "an officer imported for another partnership");
    assert_eq!(given.ledger.imports(&SETUP, place).await.unwrap().len(), 1);
    assert!(stranger.get("/imports").await.ok().words("main").contains("There are no imports yet"));
    assert_eq!(given.all_plans().await, []);
}

#[tokio::test]
async fn of_two_who_change_the_same_item_the_second_sees_both_and_chooses() {
    let given = Given::empty().await;
    let (place, first) = officer(&given).await;
    let second = given.sign_in_to(Role::Editor, Scope::Partnership(place)).await;
    let import = imported(&first, place).await;
    let shown = second.get(&import).await.ok();
    let stale = button(&shown, "Accept action 1.1");
    let id = item_of(&stale);
    let path = format!("{import}/items/{id}");
    let opened = second.get(&path).await.ok().fields(&path);
    post(&first, &path, &with(&opened, "title", "Theirs")).await;

    let conflict = post(&second, &path, &with(&opened, "title", "Mine")).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.words("main").contains("Theirs") && conflict.words("main").contains("Mine"));
    assert!(first.get(&import).await.words(&format!("#item-{id}")).contains("Theirs"), "it was overwritten");
    let chosen = post(&second, &path, &conflict.fields(&path)).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    assert!(first.get(&import).await.words(&format!("#item-{id}")).contains("Mine"));

    let decide = format!("{import}/decide");
    let conflict = second.post(&decide, &[("decide", &stale)]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT, "an item was accepted that its reader had not seen");
    assert_eq!(post(&second, &decide, &conflict.fields(&decide)).await.status, StatusCode::SEE_OTHER);
    assert!(first.get(&import).await.words(&format!("#item-{id}")).contains("Accepted"));
}

#[tokio::test]
async fn changes_of_different_items_do_not_disturb_each_other() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    let shown = client.get(&import).await.ok();
    let decide = format!("{import}/decide");
    let (one, two) = (button(&shown, "Accept action 1.1"), button(&shown, "Leave out action 2.1"));
    let (first, second) = ([("decide", one.as_str())], [("decide", two.as_str())]);
    let (first, second) = tokio::join!(client.post(&decide, &first), client.post(&decide, &second));
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let page = client.get(&import).await.ok();
    assert!(page.words(&format!("#item-{}", item_of(&one))).contains("Accepted"));
    assert!(page.words(&format!("#item-{}", item_of(&two))).contains("Left out"));
    let undecided = client.get(&format!("{import}?show=undecided")).await.ok();
    assert!(!undecided.has(&format!("#item-{}", item_of(&one))), "a decided item is shown as undecided");
}

#[tokio::test]
async fn what_is_wrong_with_an_item_stands_beside_its_fields() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    let sent =
        [("kind", "action"), ("title", ""), ("due", "soon"), ("fund-0-name", "Grant"), ("fund-0-amount", "much")];
    let page = client.post(&format!("{import}/items/new"), &sent).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.attributes(".govuk-error-summary__list a", "href"), ["#title", "#due", "#fund-0-amount"]);
    assert_eq!(page.value("due"), "soon", "what was typed is gone");
    assert_eq!(page.elements(".govuk-error-message").len(), 3);
}

#[tokio::test]
async fn a_document_is_thrown_away_only_after_asking() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let import = imported(&client, place).await;
    client.get(&format!("{import}/discard")).await.ok();
    assert_eq!(given.ledger.imports(&SETUP, place).await.unwrap()[0].state, ImportState::Open);
    assert_eq!(client.post(&format!("{import}/discard"), &[]).await.location(), "/imports");
    assert_eq!(client.post(&format!("{import}/discard"), &[]).await.status, StatusCode::CONFLICT);
    assert!(client.get(&import).await.ok().words("main").contains("thrown away"));
}

#[tokio::test]
async fn an_import_that_was_cut_off_while_it_was_read_is_read_again_when_opened() {
    let given = Given::empty().await;
    let (place, client) = officer(&given).await;
    let cut_off =
        |name: &str, bytes: &[u8]| NewDocument { name: name.into(), format: Format::Markdown, bytes: bytes.to_vec() };
    let good = given.ledger.start_import(&SETUP, place, cut_off("fenmarsh.md", FENMARSH)).await.unwrap();
    let bad = given.ledger.start_import(&SETUP, place, cut_off("bad.md", b"Nothing here is a plan.")).await.unwrap();
    let page = client.get(&format!("/imports/{good}")).await.ok();
    assert!(page.has("meta[http-equiv=refresh]"), "the page does not look again");
    let read = later(&client, &format!("/imports/{good}"), ".app-draft__item").await;
    assert!(read.words("main").contains("drop-in"));
    let refused = later(&client, &format!("/imports/{bad}"), "a[href=\"/imports/new\"]").await;
    assert!(refused.words("main").contains("bad.md"), "{}", refused.words("main"));
    assert!(refused.words("main").contains("could not be read"), "{}", refused.words("main"));
}

/// The page as soon as it holds what is waited for.
async fn later(client: &Client, path: &str, selector: &str) -> Page {
    for _ in 0..600 {
        let page = client.get(path).await.ok();
        if page.has(selector) {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} never showed {selector}")
}
