//! Several items at once, the other parts of a plan, and files. Every plan here is invented.

use crate::support::{Client, Given, Page, SETUP, Upload};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role};
use bigplan_plan::Plan;

const PLAN: &str = r#"
plan = { title = "The sleep plan", partnership = "Nodland" }
glossary = [{ term = "CAF", meaning = "a form" }]
measures = [{ id = "m", title = "Hours slept", targets = [{ period = "2009/10", value = 9.0, unit = "hours", text = "9 hours" }] }]
groups = [{ name = "Sleep board", answers_for = ["a"] }]
items = [
    { id = "p", kind = "priority", ref = "1", title = "Sleep", measures = ["m"] },
    { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Quiet evenings", leads = [{ post = "Head of Sleep", organisation = "PCT", state = "named" }] },
    { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Dark rooms", leads = [{ state = "vacant" }] },
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

async fn send(client: &Client, path: &str, fields: &[(String, String)], with: &[(&str, &str)]) -> Page {
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.retain(|(name, _)| !with.iter().any(|(other, _)| other == name));
    all.extend(with);
    client.post(path, &all).await
}

#[tokio::test]
async fn several_actions_are_given_to_one_post_after_a_check() {
    let (given, plan, client) = given().await;
    let path = format!("/plans/{plan}/several");
    let list = client.get(&format!("{path}?kind=action&all=yes")).await.ok();
    assert_eq!(list.elements("input[type=checkbox][checked]").len(), 2);
    let nothing = client.post(&path, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ask = send(&client, &path, &list.fields(&path), &[("give", "lead")]).await.ok();
    let known =
        ask.attributes("#known option", "value").into_iter().find(|value| value.starts_with("Head of Sleep")).unwrap();
    let wrong = send(&client, &path, &ask.fields(&path), &[("known", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answers = [("known", known.as_str()), ("others", "stay"), ("why", "one head for all")];
    let check = send(&client, &path, &ask.fields(&path), &answers).await.ok();
    assert!(
        check.words("table").contains("vacant") && check.words("table").contains("Says so already"),
        "{}",
        check.words("table")
    );
    let dark = now(&given, plan).await.items[2].clone();
    assert_eq!(dark.leads[0].post, None, "nothing is saved before the check");

    let mut other = dark.clone();
    other.title = "Very dark rooms".into();
    given.ledger.change_item(&SETUP, plan, dark.id.parse().unwrap(), 1, other, "").await.unwrap();
    let refused = send(&client, &path, &check.fields(&path), &[("stage", "save")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.words(".govuk-error-summary").contains("Very dark rooms"));
    let saved = send(&client, &path, &refused.fields(&path), &[("stage", "save")]).await;
    assert_eq!(saved.location(), format!("/plans/{plan}/history"));
    let items = now(&given, plan).await.items;
    assert_eq!(items[2].leads, items[1].leads);
    assert!(client.get(saved.location()).await.ok().words(".e-entry").contains("one head for all"));
}

#[tokio::test]
async fn of_very_many_items_as_many_are_listed_as_can_be_changed_and_what_was_ticked_stays() {
    let given = Given::empty().await;
    let item = |number| format!("{{ id = \"i{number}\", kind = \"action\", title = \"Wash lamp {number}\" }}");
    let items: Vec<String> = (1..=520).map(item).collect();
    let plan = given
        .draft_of("nodland", &format!("plan = {{ title = \"Many lamps\" }}\nitems = [{}]", items.join(", ")))
        .await;
    let (client, path) = (given.sign_in(Role::Editor).await, format!("/plans/{plan}/several"));
    let list = client.get(&path).await.ok();
    assert_eq!(list.elements(".govuk-checkboxes__input").len(), 500);
    assert!(list.words("main").contains("The first 500 of 520 items"));
    let last = now(&given, plan).await.items[519].id.clone();
    let field = format!("item-{last}");
    let found = client.get(&format!("{path}?q=520")).await.ok();
    assert_eq!(found.attributes(".govuk-checkboxes__input", "name"), [field.as_str()]);
    let wrong = send(&client, &path, &found.fields(&path), &[(&field, "yes"), ("give", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was chosen to give");
    assert_eq!(wrong.attributes(".govuk-checkboxes__input[checked]", "name"), [field.as_str()]);
    assert_eq!(wrong.elements(".govuk-checkboxes__input").len(), 500);
}

#[tokio::test]
async fn the_title_page_is_changed_and_the_second_of_two_is_told() {
    let (given, plan, client) = given().await;
    let hub = client.get(&format!("/plans/{plan}/edit")).await.ok();
    let path = hub.link("Change the title page");
    let form = client.get(&path).await.ok().fields(&path);
    let first = send(&client, &path, &form, &[("title", "The new sleep plan"), ("why", "shorter")]).await;
    assert_eq!(first.location(), format!("/plans/{plan}"));
    let second = send(&client, &path, &form, &[("vision", "All sleep")]).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.words(".govuk-error-summary").contains("The new sleep plan"));
    assert_eq!(send(&client, &path, &second.fields(&path), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(now(&given, plan).await.head.vision.as_deref(), Some("All sleep"));
    let wrong = send(&client, &path, &form, &[("title", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn every_sort_of_part_is_added_changed_and_removed() {
    let (given, plan, client) = given().await;
    for (sort, fields, again) in [
        ("term", &[("term", "PCT"), ("meaning", "health")][..], ("meaning", "Primary Care Trust")),
        ("need", &[("reference", "1.1"), ("need", "Rest")], ("evidence", "Survey")),
        ("group", &[("name", "Night board")], ("chair", "Head of Nights")),
        ("recommendation", &[("text", "Sleep more"), ("timescale", "six-months")], ("from", "Inspectors")),
        ("judgement", &[("aspect", "Sleep"), ("grade", "3")], ("grade", "4")),
        (
            "measure",
            &[("title", "Naps"), ("baseline-value", "2.5"), ("baseline-unit", "hours")],
            ("target-0-text", "more"),
        ),
    ] {
        let list = format!("/plans/{plan}/parts/{sort}");
        let before = client.get(&list).await.ok().elements(".govuk-summary-list__row").len();
        let empty = client.post(&format!("{list}/new"), &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{sort}");
        client.get(&format!("{list}/new")).await.ok();
        let added = client.post(&format!("{list}/new"), fields).await;
        assert_eq!(
            (added.status, added.location()),
            (StatusCode::SEE_OTHER, list.as_str()),
            "{sort}: {}",
            added.words("main")
        );
        let one = format!("{list}/{before}");
        let form = client.get(&one).await.ok().fields(&one);
        let changed = send(&client, &one, &form, &[again, ("why", "better")]).await;
        assert_eq!(changed.location(), list, "{sort}: {}", changed.words("main"));
        let late = send(&client, &one, &form, &[("why", "late"), (fields[0].0, "Mine")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{sort}");
        let form = client.get(&format!("{one}/remove")).await.ok().fields(&format!("{one}/remove"));
        let removed = send(&client, &format!("{one}/remove"), &form, &[("why", "not needed")]).await;
        assert_eq!(removed.location(), list, "{sort}: {}", removed.words("main"));
        assert_eq!(client.get(&list).await.ok().elements(".govuk-summary-list__row").len(), before, "{sort}");
    }
    let measure = format!("/plans/{plan}/parts/measure/0/remove");
    let page = client.get(&measure).await.ok();
    assert!(page.words("main").contains("Priority 1: Sleep"), "a measure in use tells where");
    let unsaid = send(&client, &measure, &page.fields(&measure), &[("why", "gone")]).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = send(&client, &measure, &page.fields(&measure), &[("why", "gone"), ("uses", "yes")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert!(now(&given, plan).await.items[0].measures.is_empty());
}

#[tokio::test]
async fn a_file_is_attached_and_fetched_and_a_program_is_not() {
    let (given, plan, client) = given().await;
    let item = format!("/plans/{plan}/items/{}", now(&given, plan).await.items[1].id);
    let path = format!("{item}/files");
    client.get(&path).await.ok();
    let too_much = vec![b'a'; 10_000_001];
    let upload = |name, bytes| Upload { field: "file", name, kind: "application/pdf", bytes };
    for (name, bytes, words) in [
        ("minutes.pdf", &b"\x7fELF\x02\x01\x01\0\0"[..], "program"),
        ("page.txt", b"<html><script>alert(1)</script>", "scripts"),
        ("", b"", "Choose a file"),
    ] {
        let refused = client.post_file(&path, &[], upload(name, bytes)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.words(".govuk-error-summary").contains(words), "{name}: {}", refused.words("main"));
    }
    let large = client.post_file(&path, &[], upload("large.txt", &too_much)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let attached =
        client.post_file(&path, &[("why", "evidence")], upload("caf\u{e9} notes.txt", b"Quiet at nine")).await;
    assert_eq!(attached.location(), path, "{}", attached.words("main"));
    let page = client.get(&item).await.ok();
    let address = page.link("caf\u{e9} notes.txt");
    let file = client.get(&address).await;
    assert_eq!(file.header("content-type"), Some("text/plain"));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert!(
        file.header("content-disposition")
            .is_some_and(|value| value.starts_with("attachment; filename*=UTF-8''caf%C3%A9%20notes.txt"))
    );
    assert_eq!(given.visitor().get(&address).await.status, StatusCode::SEE_OTHER);
    assert!(client.get(&format!("{item}/history")).await.ok().words(".e-entry").contains("Attached a file"));
    assert_eq!(client.post(&format!("{address}/remove"), &[("why", "wrong")]).await.location(), path);
    assert_eq!(client.get(&address).await.status, StatusCode::NOT_FOUND);
}
