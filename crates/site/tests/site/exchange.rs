//! A plan as a file, and back: what an edited export changes, conflicts, and files that cannot be taken.

use crate::support::{Client, Given, Page, SETUP, Upload};
use axum::http::StatusCode;
use bigplan_ledger::{PlanId, Role, Scope};
use bigplan_plan::Plan;

const DRAFT: &str = r#"
    plan = { title = "The sleep plan" }
    items = [
      { id = "i1", kind = "outcome", title = "Be healthy" },
      { id = "i2", parent = "i1", kind = "action", ref = "1.10", title = "Quiet evenings", due = "2010-07" },
      { id = "i3", parent = "i1", kind = "action", ref = "1.2", title = "Dark rooms" },
    ]
"#;

async fn words(given: &Given, plan: PlanId) -> Plan {
    given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan
}

/// The plan as a JSON file.
async fn exported(client: &Client, plan: PlanId) -> String {
    client.get(&format!("/plans/{plan}/export/file?format=json")).await.ok().text
}

async fn send(client: &Client, plan: PlanId, bytes: &[u8]) -> Page {
    let file = Upload { field: "file", name: "plan.json", kind: "application/json", bytes };
    client.post_file(&format!("/plans/{plan}/import"), &[], file).await
}

/// Changes a title behind everybody's back.
async fn retitle(given: &Given, plan: PlanId, at: usize, title: &str) {
    let item = words(given, plan).await.items[at].clone();
    let id = item.id.parse().unwrap();
    let revision = given.ledger.item(&SETUP, plan, id).await.unwrap().unwrap().revision;
    let new = bigplan_plan::Item { title: title.into(), ..item };
    given.ledger.update_item(&SETUP, plan, id, revision, new).await.unwrap();
}

#[tokio::test]
async fn everybody_may_keep_a_published_plan_as_a_file() {
    let given = Given::demonstration().await;
    let plan = given.plan("Building").await;
    let visitor = given.visitor();
    let page = visitor.get(&format!("/plans/{plan}/export")).await.ok();
    let items = words(&given, plan).await.items.len().to_string();
    assert!(page.all(".govuk-summary-list__value").contains(&items));
    assert!(!page.has(&format!("a[href='/plans/{plan}/import']")), "a visitor cannot send it back");
    for (format, kind, start) in [
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &b"PK"[..]),
        ("csv", "application/zip", b"PK"),
        ("json", "application/json", b"{"),
    ] {
        let file = visitor.get(&format!("/plans/{plan}/export/file?format={format}")).await.ok();
        assert_eq!(file.header("content-type"), Some(kind));
        assert!(file.bytes.starts_with(start) && file.header("content-disposition").unwrap().contains("attachment"));
        let (export, findings) = bigplan_exchange::read(&file.bytes).unwrap();
        assert_eq!((export.plan.items.len().to_string(), findings), (items.clone(), vec![]));
    }
    assert_eq!(visitor.get(&format!("/plans/{plan}/export/file?format=docx")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_edited_export_is_shown_and_then_saved() {
    let given = Given::demonstration().await;
    let plan = given.draft_of("surrey", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let edited = exported(&editor, plan).await.replace("Dark rooms", "Darker rooms");
    let sent = send(&editor, plan, edited.as_bytes()).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words("main"));
    let preview = editor.get(sent.location()).await.ok();
    assert_eq!(preview.all("td"), ["Dark rooms", "Darker rooms"]);
    assert_eq!(words(&given, plan).await.items[2].title, "Dark rooms", "looking saves nothing");
    let revision = preview.value("revision");
    let fields = [("revision", revision.as_str()), ("why", "Agreed in the meeting")];
    let saved = editor.post(sent.location(), &fields).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, format!("/plans/{plan}").as_str()));
    let now = words(&given, plan).await;
    assert_eq!(now.items[2].title, "Darker rooms");
    let item = now.items[2].id.parse().unwrap();
    let event = given.ledger.item_history(&SETUP, plan, item, 1).await.unwrap().remove(0);
    assert_eq!((event.action.as_str(), &event.body["why"]), ("item-changed", &"Agreed in the meeting".into()));
    assert_eq!(editor.get(sent.location()).await.status, StatusCode::NOT_FOUND, "a file is taken once");
}

#[tokio::test]
async fn what_others_changed_meanwhile_stays_and_conflicts_are_asked_about() {
    let given = Given::demonstration().await;
    let plan = given.draft_of("surrey", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let edited = exported(&editor, plan).await.replace("Dark rooms", "File");
    retitle(&given, plan, 2, "Plan").await;
    retitle(&given, plan, 1, "Others' work").await;
    let sent = send(&editor, plan, edited.as_bytes()).await;
    let preview = editor.get(sent.location()).await.ok();
    let side = preview.attributes("input[type=radio]", "name").remove(0);
    let revision = preview.value("revision");
    let unchosen = editor.post(sent.location(), &[("revision", &revision)]).await;
    assert_eq!(unchosen.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unchosen.words(".govuk-error-summary").contains("Choose which side holds"));
    retitle(&given, plan, 0, "Be well").await;
    let late = editor.post(sent.location(), &[("revision", &revision), (&side, "file")]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.words(".govuk-error-summary").contains("The plan was changed while you looked"));
    let revision = late.value("revision");
    let saved = editor.post(sent.location(), &[("revision", &revision), (&side, "file")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.words("main"));
    let titles: Vec<String> = words(&given, plan).await.items.into_iter().map(|item| item.title).collect();
    assert_eq!(titles, ["Be well", "Others' work", "File"]);
}

#[tokio::test]
async fn a_broken_file_is_told_and_nothing_is_stored() {
    let given = Given::demonstration().await;
    let plan = given.draft_of("surrey", DRAFT).await;
    let other = given.draft_of("surrey", DRAFT).await;
    let editor = given.sign_in(Role::Editor).await;
    let whole = exported(&editor, plan).await;
    let first = words(&given, plan).await.items[0].id.clone();
    let entries = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
    for (bytes, sentence) in [
        (whole.replace("\"due\": \"2010-07\"", "\"due\": \"soon\""), "\"soon\" is not a date"),
        (
            whole.replacen(&format!("\"parent\": \"{first}\""), "\"parent\": \"gone\"", 1),
            "no item of this file has the id “gone”",
        ),
        (exported(&editor, other).await, "exported from another plan"),
        ("Dear all".to_owned(), "This is no export of a plan"),
        (String::new(), "The file is empty"),
    ] {
        let page = send(&editor, plan, bytes.as_bytes()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.words("main").contains(sentence), "{sentence}: {}", page.words("main"));
        assert!(page.words(".govuk-error-summary").contains("Nothing was saved"), "{}", page.words("main"));
    }
    assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().entries, entries);
}

#[tokio::test]
async fn only_those_who_may_edit_send_a_file_back_and_see_what_they_sent() {
    let given = Given::demonstration().await;
    let plan = given.draft_of("surrey", DRAFT).await;
    let peterborough = given.ledger.partnership(&SETUP, "peterborough").await.unwrap().unwrap().id;
    let (editor, colleague) = (given.sign_in(Role::Editor).await, given.sign_in(Role::Editor).await);
    let stranger = given.sign_in_to(Role::Editor, Scope::Partnership(peterborough)).await;
    let file = exported(&editor, plan).await;
    assert_eq!(send(&stranger, plan, file.as_bytes()).await.status, StatusCode::NOT_FOUND);
    let sent = send(&editor, plan, file.as_bytes()).await;
    assert_eq!(colleague.get(sent.location()).await.status, StatusCode::NOT_FOUND);
    let page = editor.get(sent.location()).await.ok();
    assert!(page.words("main").contains("The file changes nothing"));
    let closed = editor.post(&format!("{}/discard", sent.location()), &[]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_token_is_shown_once_and_can_be_ended() {
    let given = Given::demonstration().await;
    let reader = given.sign_in(Role::Reader).await;
    let fields = [("name", "Nightly figures"), ("reach", "read"), ("expires", "30 September 2010")];
    let made = reader.post("/account/tokens", &fields).await.ok();
    let secret = made.words("pre");
    assert!(secret.starts_with("bigplan_"), "{secret}");
    let list = reader.get("/account/tokens").await.ok();
    assert!(list.words("table").contains("Nightly figures") && !list.text.contains(&secret));
    let end = list.attributes("td a", "href").remove(0);
    let asked = reader.get(&end).await.ok();
    assert!(asked.words("h1").contains("Nightly figures"));
    assert_eq!(reader.post(&end, &[]).await.location(), "/account/tokens");
    assert!(reader.get("/account/tokens").await.ok().words("table").contains("Ended by you on"));
    for (field, value, sentence) in [
        ("name", "", "Write what the token is for"),
        ("reach", "rule", "Choose what it may do"),
        ("expires", "soon", "Enter the last day"),
        ("expires", "29 September 2009", "must not be in the past"),
        ("expires", "2011", "one year at most"),
    ] {
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let page = reader.post("/account/tokens", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value}");
        assert!(page.words(".govuk-error-summary").contains(sentence), "{}", page.words("main"));
    }
}
