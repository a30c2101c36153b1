//! The API: every route with tokens of every kind, what it says of itself, and both sides of a conflict.

use std::collections::BTreeSet;

use crate::support::{Given, Page, SETUP};
use axum::http::{Method, StatusCode};
use bigplan_ledger::{ItemId, NewToken, PlanId, Reach, Role, Scope};
use bigplan_site::features::{self, api};
use bigplan_site::{Declared, Door, Needs};
use jiff::SignedDuration;
use serde_json::{Value, json};

const DRAFT: &str = r#"
    plan = { title = "A draft of Surrey" }
    items = [
      { id = "i1", kind = "outcome", title = "Be healthy" },
      { id = "i3", kind = "outcome", title = "Stay safe" },
      { id = "i4", kind = "outcome", title = "Enjoy and achieve" },
      { id = "i5", kind = "outcome", title = "Take part" },
      { id = "i2", parent = "i5", kind = "action", ref = "1.10", title = "Quiet evenings", due = "2010-07",
        leads = [{ post = "Head of Evenings", person = "Somebody", state = "named" }] },
    ]
    needs = [{ ref = "007", need = "Rest" }, { ref = "008", need = "Quiet" }]
"#;

fn for_programs() -> Vec<(Declared, Reach)> {
    let routes = features::routes();
    let reach = |route: &Declared| match route.door {
        Door::Program(Needs::Reach(reach)) => Some((route.clone(), reach)),
        Door::Program(Needs::Records) | Door::Page => None,
    };
    routes.declared().iter().filter_map(reach).collect()
}

/// A token of an account of its own, for so many days.
async fn token(given: &Given, role: Role, scope: Scope, reach: Reach, days: i32) -> String {
    let email = given.account(role, scope).await;
    let session = given.session(&email).await;
    let actor = given.ledger.session_account(&session).await.unwrap().unwrap().account.actor();
    let expires_at = given.ledger.now().saturating_add(SignedDuration::from_hours(24) * days).unwrap();
    let new = NewToken { name: "Invented".into(), reach, records: false, expires_at };
    given.ledger.make_token(&actor, new).await.unwrap().1.secret().to_owned()
}

async fn ended_token(given: &Given) -> String {
    let email = given.account(Role::Editor, Scope::All).await;
    let session = given.session(&email).await;
    let actor = given.ledger.session_account(&session).await.unwrap().unwrap().account.actor();
    let expires_at = given.ledger.now().saturating_add(SignedDuration::from_hours(24)).unwrap();
    let new = NewToken { name: "Invented".into(), reach: Reach::Edit, records: false, expires_at };
    let (id, token) = given.ledger.make_token(&actor, new).await.unwrap();
    given.ledger.end_token(&actor, id).await.unwrap();
    token.secret().to_owned()
}

/// The address of a route on a plan, with its first item.
async fn address(given: &Given, path: &str, plan: &str) -> String {
    let stored = given.ledger.plan(&SETUP, plan.parse().unwrap()).await.unwrap().unwrap();
    // Some routes take an item out, so there are always others.
    // An outcome is seen by its measures, so what is said of an item is said of an action.
    let said = path.ends_with("/updates");
    let item = stored.plan.items.iter().find(|item| !said || item.kind == bigplan_plan::Kind::Action);
    let item = item.map_or_else(|| "0".repeat(26), |item| item.id.clone());
    let version = stored.shown.map_or_else(|| "0.1".to_owned(), |shown| shown.to_string());
    path.replace("{register}", "referral")
        .replace("{slug}", "surrey")
        .replace("{plan}", plan)
        .replace("{item}", &item)
        .replace("{version}", &version)
}

/// Sends what a route takes, well formed, by a token or without.
async fn send(given: &Given, route: &Declared, address: &str, authorization: Option<&str>) -> Page {
    let mut headers: Vec<(&str, &str)> = authorization.map(|value| ("authorization", value)).into_iter().collect();
    let body = match (&route.method, route.path.rsplit('/').next()) {
        (&Method::PUT, _) => Some(json!({"kind": "outcome", "title": "Be well"})),
        (&Method::POST, Some("items")) => Some(json!({"item": {"kind": "outcome", "title": "Be well"}})),
        (&Method::POST, Some("move")) => Some(json!({"parent": null})),
        (&Method::POST, _) => {
            let seen = said_so_far(given, address).await;
            Some(json!({"seen": seen, "status": "on track", "progress": "Under way"}))
        }
        _ => None,
    };
    let why = if route.method == Method::DELETE { "?why=Tried&below=take-along" } else { "" };
    let address = format!("{address}{why}");
    // What changes an item names the revision that it stands at.
    let revision = revision(given, &address).await;
    headers.push(("if-match", &revision));
    let body = body.map(|body| body.to_string());
    given.visitor().program(route.method.clone(), &address, &headers, body.as_deref()).await
}

/// The plan and the item in an address.
fn ids(address: &str) -> Option<(PlanId, ItemId)> {
    let parts: Vec<&str> = address.split(['/', '?']).collect();
    let at = |word: &str| parts.iter().position(|part| *part == word).and_then(|at| parts.get(at + 1));
    at("plans")?.parse().ok().zip(at("items")?.parse().ok())
}

/// How much has been said of the item at an address.
async fn said_so_far(given: &Given, address: &str) -> i64 {
    let Some((plan, item)) = ids(address) else { return 0 };
    let said = given.ledger.item_updates(&SETUP, plan, item, 100).await.unwrap_or_default();
    said.first().map_or(0, |newest| newest.sequence)
}

/// The revision of the item at an address, as `If-Match` has it.
async fn revision(given: &Given, address: &str) -> String {
    let stored = match ids(address) {
        Some((plan, item)) => given.ledger.item(&SETUP, plan, item).await.unwrap(),
        None => None,
    };
    format!("\"{}\"", stored.map_or(1, |item| item.revision))
}

fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

#[track_caller]
fn assert_error(page: &Page, status: StatusCode, code: &str, why: &str) {
    assert_eq!(page.status, status, "{why}: {}", page.text);
    let error = &json_of(page)["error"];
    assert_eq!((error["code"].as_str(), &error["saved"]), (Some(code), &json!(false)), "{why}: {}", page.text);
    assert!(error["message"].as_str().unwrap().ends_with('.'), "{why}: {}", page.text);
}

#[track_caller]
fn json_of(page: &Page) -> Value {
    assert_eq!(page.header("content-type"), Some("application/json"), "{}: {}", page.path, page.text);
    serde_json::from_str(&page.text).unwrap()
}

#[tokio::test]
async fn every_route_keeps_to_its_declaration_for_every_token() {
    let given = Given::demonstration().await;
    let surrey = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
    let peterborough = given.ledger.partnership(&SETUP, "peterborough").await.unwrap().unwrap().id;
    let draft = given.draft_with_version("surrey", DRAFT).await.to_string();
    let expired = token(&given, Role::Editor, Scope::All, Reach::Edit, 1).await;
    given.clock.advance(SignedDuration::from_hours(25));
    let ended = ended_token(&given).await;
    let stranger = token(&given, Role::Editor, Scope::Partnership(peterborough), Reach::Edit, 30).await;
    let reader = token(&given, Role::Reader, Scope::Partnership(surrey), Reach::Edit, 30).await;
    let mut owners = Vec::new();
    for reach in [Reach::Read, Reach::Update, Reach::Edit] {
        owners.push((reach, token(&given, Role::Editor, Scope::Partnership(surrey), reach, 30).await));
    }
    for (route, needs) in for_programs() {
        let address = address(&given, route.path, &draft).await;
        let why = |who: &str| format!("{who} {} {}", route.method, route.path);
        for (value, code) in [
            (bearer("bigplan_made_up"), "token-unknown"),
            (bearer(&expired), "token-expired"),
            (bearer(&ended), "token-ended"),
            ("Basic abc".to_owned(), "token-needed"),
            ("Bearer".to_owned(), "token-needed"),
        ] {
            let page = send(&given, &route, &address, Some(&value)).await;
            assert_error(&page, StatusCode::UNAUTHORIZED, code, &why(code));
            assert_eq!(page.header("www-authenticate"), Some("Bearer"));
        }
        let of_plan = route.path.contains("{plan}");
        let page = send(&given, &route, &address, None).await;
        match (&route.method, of_plan) {
            (&Method::GET, true) => assert_error(&page, StatusCode::NOT_FOUND, "not-found", &why("visitor")),
            (&Method::GET, false) => assert_eq!(page.status, StatusCode::OK, "{}", why("visitor")),
            _ => assert_error(&page, StatusCode::UNAUTHORIZED, "token-needed", &why("visitor")),
        }
        if of_plan {
            let page = send(&given, &route, &address, Some(&bearer(&stranger))).await;
            assert_error(&page, StatusCode::NOT_FOUND, "not-found", &why("stranger"));
        }
        if needs == Reach::Edit {
            let page = send(&given, &route, &address, Some(&bearer(&reader))).await;
            assert_error(&page, StatusCode::FORBIDDEN, "forbidden", &why("reader"));
        }
        for (reach, token) in &owners {
            let page = send(&given, &route, &address, Some(&bearer(token))).await;
            if *reach < needs {
                assert_error(&page, StatusCode::FORBIDDEN, "token-reach", &why(reach.as_str()));
            } else {
                assert!(page.status.is_success(), "{}: {} {}", why(reach.as_str()), page.status, page.text);
                assert_eq!(page.header("cache-control"), Some("no-store"), "{}", why(reach.as_str()));
            }
        }
    }
}

#[tokio::test]
async fn a_session_looks_at_the_api_and_changes_nothing_through_it() {
    let given = Given::demonstration().await;
    let draft = given.draft_with_version("surrey", DRAFT).await.to_string();
    let email = given.account(Role::Administrator, Scope::All).await;
    let before = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
    for (route, _) in for_programs() {
        let address = address(&given, route.path, &draft).await;
        let client = given.visitor().with_session(given.session(&email).await.secret());
        let entries = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
        let page = client.program(route.method.clone(), &address, &[("if-match", "\"1\"")], Some("{}")).await;
        if route.method == Method::GET {
            assert_eq!(page.status, StatusCode::OK, "{}", route.path);
        } else {
            assert_error(&page, StatusCode::UNAUTHORIZED, "token-needed", route.path);
        }
        assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().entries, entries, "{}", route.path);
    }
    assert!(before > 0);
}

#[test]
fn the_description_and_the_routes_are_one() {
    let described: BTreeSet<(String, String)> = description()["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, verbs)| verbs.as_object().unwrap().keys().map(|verb| (verb.to_uppercase(), path.clone())))
        .collect();
    let routes = features::routes();
    let programs = routes.declared().iter().filter(|route| route.door != Door::Page);
    let declared: BTreeSet<(String, String)> =
        programs.map(|route| (route.method.to_string(), route.path.to_owned())).collect();
    assert_eq!(described, declared);
}

#[test]
fn the_reference_page_is_the_one_that_the_description_makes() {
    let page = "../../docs/reference/api.md";
    if std::env::var_os("BIGPLAN_WRITE_REFERENCE").is_some() {
        std::fs::write(page, api::reference()).unwrap();
    }
    let kept = std::fs::read_to_string(page).unwrap_or_default();
    assert_eq!(kept, api::reference(), "write it anew as the page's head says");
}

fn description() -> Value {
    serde_json::to_value(api::description()).unwrap()
}

/// Holds an answer to what the description says of it.
#[track_caller]
fn assert_described(route: &Declared, page: &Page) {
    let description = description();
    let operation = &description["paths"][route.path][route.method.as_str().to_lowercase()];
    let response = &operation["responses"][page.status.as_str()];
    assert!(response.is_object(), "{} {} may not answer {}", route.method, route.path, page.status);
    let Some(schema) = response.pointer("/content/application~1json/schema") else { return };
    let wrong = crate::support::schema::wrong(&description, schema, &json_of(page), "");
    assert_eq!(wrong, [""; 0], "{} {}", route.method, route.path);
}

#[tokio::test]
async fn every_answer_is_what_the_description_says() {
    let given = Given::demonstration().await;
    let draft = given.draft_with_version("surrey", DRAFT).await.to_string();
    let published = given.plan("Building").await.to_string();
    let surrey = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
    let owner = token(&given, Role::Editor, Scope::Partnership(surrey), Reach::Edit, 30).await;
    let reader = token(&given, Role::Reader, Scope::Partnership(surrey), Reach::Edit, 30).await;
    for (route, _) in for_programs() {
        for (plan, by) in [(&draft, Some(&owner)), (&draft, Some(&reader)), (&draft, None), (&published, None)] {
            let address = address(&given, route.path, plan).await;
            let by = by.map(|token| bearer(token));
            assert_described(&route, &send(&given, &route, &address, by.as_deref()).await);
        }
        let nowhere = address(&given, route.path, &draft).await.replace(&draft, "00000000000000000000000000");
        let page = send(&given, &route, &nowhere, Some(&bearer(&owner))).await;
        if nowhere.contains("0000") {
            assert_error(&page, StatusCode::NOT_FOUND, "not-found", &nowhere);
        }
    }
}

#[tokio::test]
async fn whoever_comes_second_gets_both_sides() {
    let given = Given::demonstration().await;
    let draft = given.draft_with_version("surrey", DRAFT).await.to_string();
    let key = bearer(&token(&given, Role::Editor, Scope::All, Reach::Edit, 30).await);
    let item = address(&given, "/api/v1/plans/{plan}/items/{item}", &draft).await;
    let client = given.visitor();
    let auth = ("authorization", key.as_str());
    let read = client.program(Method::GET, &item, &[auth], None).await;
    let tag = read.header("etag").unwrap().to_owned();
    assert_eq!((tag.as_str(), json_of(&read)["revision"].as_i64()), ("\"1\"", Some(1)));
    let (one, two) = (r#"{"kind": "outcome", "title": "One"}"#, r#"{"kind": "outcome", "title": "Two"}"#);
    let first = client.program(Method::PUT, &item, &[auth, ("if-match", &tag)], Some(one)).await;
    assert_eq!((first.status, first.header("etag")), (StatusCode::OK, Some("\"2\"")));
    let second = client.program(Method::PUT, &item, &[auth, ("if-match", &tag)], Some(two)).await;
    assert_error(&second, StatusCode::PRECONDITION_FAILED, "changed-meanwhile", "second");
    let both = json_of(&second);
    assert_eq!((&both["yours"]["title"], &both["theirs"]["item"]["title"]), (&json!("Two"), &json!("One")));
    assert_eq!(both["theirs"]["revision"], 2);
    let put = for_programs().into_iter().find(|(route, _)| route.method == Method::PUT).unwrap().0;
    assert_described(&put, &second);
    let unsaid = client.program(Method::PUT, &item, &[auth], Some(two)).await;
    assert_error(&unsaid, StatusCode::PRECONDITION_REQUIRED, "revision-needed", "no If-Match");
    assert_described(&put, &unsaid);
}

#[tokio::test]
async fn what_is_not_understood_is_said_plainly() {
    let given = Given::demonstration().await;
    let draft = given.draft_with_version("surrey", DRAFT).await.to_string();
    let key = bearer(&token(&given, Role::Editor, Scope::All, Reach::Edit, 30).await);
    let headers = [("authorization", key.as_str()), ("if-match", "\"1\"")];
    let item = address(&given, "/api/v1/plans/{plan}/items/{item}", &draft).await;
    let client = given.visitor();
    for (body, status, code) in [
        ("{", StatusCode::BAD_REQUEST, "not-understood"),
        (r#"{"kind": "wish", "title": "A"}"#, StatusCode::BAD_REQUEST, "not-understood"),
        (r#"{"kind": "outcome", "title": "A", "colour": "red"}"#, StatusCode::BAD_REQUEST, "not-understood"),
        (r#"{"kind": "outcome", "title": "A", "due": "soon"}"#, StatusCode::UNPROCESSABLE_ENTITY, "field"),
        (r#"{"kind": "outcome", "title": " "}"#, StatusCode::UNPROCESSABLE_ENTITY, "field"),
    ] {
        let page = client.program(Method::PUT, &item, &headers, Some(body)).await;
        assert_error(&page, status, code, body);
    }
    let huge = format!(r#"{{"kind": "outcome", "title": "{}"}}"#, "a".repeat(3_000_000));
    let page = client.program(Method::PUT, &item, &headers, Some(&huge)).await;
    assert_error(&page, StatusCode::PAYLOAD_TOO_LARGE, "too-large", "3 MB");
    for asked in ["limit=0", "limit=x", "kind=wish", "due_from=soon", "cursor=gone", "scope=some"] {
        let path = format!("/api/v1/plans/{draft}/items?{asked}");
        let page = client.program(Method::GET, &path, &headers, None).await;
        assert_error(&page, StatusCode::BAD_REQUEST, "not-understood", asked);
    }
    let page = client.program(Method::GET, "/api/v1/nothing/here", &headers, None).await;
    assert_error(&page, StatusCode::NOT_FOUND, "not-found", "an address of nothing");
}

#[tokio::test]
async fn lists_are_filtered_and_cut_into_pages() {
    let given = Given::demonstration().await;
    let plan = given.plan("Building").await;
    let whole = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan;
    let client = given.visitor();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/plans/{plan}/items?limit=50{cursor}");
        let page = json_of(&client.program(Method::GET, &path, &[], None).await);
        assert_eq!(page["total"], whole.items.len());
        seen.extend(page["entries"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen, whole.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    let path = format!("/api/v1/plans/{plan}/items?kind=outcome");
    let page = json_of(&client.program(Method::GET, &path, &[], None).await);
    assert_eq!(page["total"], 5);
}

#[tokio::test]
async fn versions_are_listed_read_and_compared() {
    let given = Given::demonstration().await;
    let draft = given.draft_with_version("surrey", DRAFT).await;
    let key = bearer(&token(&given, Role::Editor, Scope::All, Reach::Edit, 30).await);
    let auth = [("authorization", key.as_str())];
    let client = given.visitor();
    let at = format!("/api/v1/plans/{draft}");
    let listed = json_of(&client.program(Method::GET, &format!("{at}/versions"), &auth, None).await);
    assert_eq!((&listed["total"], &listed["entries"][0]["number"]), (&json!(1), &json!("0.1")));
    let item = address(&given, "/api/v1/plans/{plan}/items/{item}", &draft.to_string()).await;
    let tag = revision(&given, &item).await;
    let other = r#"{"kind": "outcome", "title": "Be well"}"#;
    client.program(Method::PUT, &item, &[auth[0], ("if-match", &tag)], Some(other)).await;
    let kept = json_of(&client.program(Method::GET, &format!("{at}/versions/0.1"), &auth, None).await);
    assert_eq!(kept["items"][0]["title"], "Be healthy", "a version never changes");
    let compared = json_of(&client.program(Method::GET, &format!("{at}/compare?from=0.1"), &auth, None).await);
    assert_eq!((&compared["counts"]["reworded"], &compared["counts"]["same"]), (&json!(1), &json!(4)));
    assert_eq!(compared["items"][0]["differences"][0]["what"], "title");
    let wrong = client.program(Method::GET, &format!("{at}/compare?from=soon"), &auth, None).await;
    assert_error(&wrong, StatusCode::BAD_REQUEST, "not-understood", "soon");
    for path in ["versions/9.9", "versions/x", "compare?from=9.9"] {
        let page = client.program(Method::GET, &format!("{at}/{path}"), &auth, None).await;
        assert_error(&page, StatusCode::NOT_FOUND, "not-found", path);
    }
}

#[tokio::test]
async fn who_is_in_post_is_not_shown_to_everybody() {
    let given = Given::demonstration().await;
    let draft = given.draft_of("surrey", DRAFT).await;
    given.ledger.publish_plan(&SETUP, draft, 1, None).await.unwrap();
    let path = format!("/api/v1/plans/{draft}/items");
    for (format, address) in [("list", path.clone()), ("export", format!("/api/v1/plans/{draft}/export?format=json"))] {
        let page = given.visitor().program(Method::GET, &address, &[], None).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("Head of Evenings") && !page.text.contains("Somebody"), "{format}");
    }
    let key = bearer(&token(&given, Role::Reader, Scope::All, Reach::Read, 30).await);
    let page = given.visitor().program(Method::GET, &path, &[("authorization", &key)], None).await;
    assert!(page.text.contains("Somebody"));
}
