//! Records by the API: only by a token that was made for them, and never further than its owner's duties.

use crate::support::{Given, Page, SETUP};
use axum::http::{Method, StatusCode};
use bigplan_ledger::registers::{NewDuty, NewPerson, PersonKind};
use bigplan_ledger::{NewToken, Reach, Role, Scope};
use bigplan_register::record::Source;
use bigplan_site::{Door, Needs, features};
use jiff::SignedDuration;
use serde_json::{Value, json};

/// Somebody with a token; with the duty of a social worker where it is told.
async fn token(given: &Given, records: bool, works: bool) -> String {
    let email = given.account(Role::Reader, Scope::All).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account;
    if works {
        let of = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
        let work = given.site.casework().await.unwrap();
        let team = work.add_team(&SETUP, of, "Invented team", None).await.unwrap();
        let (role, team) = ("social-worker".parse().unwrap(), Some(team));
        let (qualified, organisation, from, until) = (Some(true), None, None, None);
        let duty = NewDuty { account: account.id, role, team, organisation, qualified, from, until };
        work.give_duty(&SETUP, of, duty).await.unwrap();
    }
    let expires_at = given.ledger.now().saturating_add(SignedDuration::from_hours(24)).unwrap();
    let new = NewToken { name: "Invented".into(), reach: Reach::Read, records, expires_at };
    given.ledger.make_token(&account.actor(), new).await.unwrap().1.secret().to_owned()
}

/// The day on which the tests' clock stands.
fn begun_on(given: &Given) -> jiff::civil::Date {
    given.ledger.now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

async fn send(given: &Given, method: Method, address: &str, token: &str, revision: i64, body: &Value) -> Page {
    let (bearer, revision) = (format!("Bearer {token}"), format!("\"{revision}\""));
    let headers = [("authorization", bearer.as_str()), ("if-match", revision.as_str())];
    let body = (method != Method::GET).then(|| body.to_string());
    given.visitor().program(method, address, &headers, body.as_deref()).await
}

#[track_caller]
fn json_of(page: &Page, status: StatusCode) -> Value {
    assert_eq!(page.status, status, "{}: {}", page.path, page.text);
    serde_json::from_str(&page.text).unwrap()
}

#[tokio::test]
async fn a_program_begins_fills_in_and_moves_a_record_as_its_owner_may() {
    let given = Given::demonstration().await;
    let token = token(&given, true, true).await;
    let work = given.site.casework().await.unwrap();
    let of = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
    let child = NewPerson {
        kind: PersonKind::Child,
        family_name: "Secretname".into(),
        given_names: "Invented".into(),
        born: None,
        sex: None,
        died: None,
        pupil_number: None,
    };
    let child = work.add_person(&SETUP, of, child).await.unwrap().to_string();
    let records = "/api/v1/registers/referral/records";
    let values = json!({"received": "2009-09-29", "source": "2A", "reason": "Invented words"});
    let new = json!({"partnership": "surrey", "about": child, "values": values, "worker": "me"});
    let begun = json_of(&send(&given, Method::POST, records, &token, 1, &new).await, StatusCode::CREATED);
    let record = format!("{records}/{}", begun["id"].as_str().unwrap());
    let sources = work.quality_by_source(&SETUP, of, begun_on(&given)).await.unwrap();
    let sent: Vec<_> = sources.into_iter().map(|(source, kept)| (source, kept.records)).collect();
    assert_eq!(sent, [(Some(Source::Connection), 1)], "it is said that another system sent it");

    let page = send(&given, Method::GET, &record, &token, 1, &Value::Null).await;
    let seen = json_of(&page, StatusCode::OK);
    assert_eq!(page.header("etag"), Some("\"1\""));
    assert_eq!(seen["values"]["received"], "2009-09-29");
    assert!(!page.text.contains("Secretname"), "ids are enough");
    let listed = send(&given, Method::GET, &format!("{records}?partnership=surrey"), &token, 1, &Value::Null).await;
    assert_eq!(json_of(&listed, StatusCode::OK)["entries"][0]["id"], begun["id"]);

    let fill = json!({"values": {"decision": "advice", "decided": "2009-09-30", "reasons": "Invented"}});
    let filled = json_of(&send(&given, Method::PUT, &record, &token, 1, &fill).await, StatusCode::OK);
    assert_eq!(filled["revision"], 2);
    let late = send(&given, Method::PUT, &record, &token, 1, &fill).await;
    assert_eq!(json_of(&late, StatusCode::PRECONDITION_FAILED)["error"]["code"], "changed-meanwhile");
    let decide = format!("{record}/moves/decide");
    let moved = json_of(&send(&given, Method::POST, &decide, &token, 2, &json!({})).await, StatusCode::OK);
    assert_eq!(moved["revision"], 3);
    for (said, why) in [
        (json!({"values": {"no-such": "1"}}), "no field"),
        (json!({"values": {"received": "soon"}}), "must be a day"),
        (json!({"values": {"source": "nobody"}}), "Who referred"),
    ] {
        let refused =
            json_of(&send(&given, Method::PUT, &record, &token, 3, &said).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused["error"]["message"].as_str().unwrap().contains(why), "{refused}");
        assert_eq!(refused["error"]["saved"], false);
    }
    let again = send(&given, Method::POST, &decide, &token, 3, &json!({})).await;
    assert!(again.status.is_client_error() && again.text.contains("Nothing was"), "{}", again.text);
}

#[tokio::test]
async fn nobody_else_gets_to_a_record() {
    let given = Given::demonstration().await;
    let (unmade, idle) = (token(&given, false, true).await, token(&given, true, false).await);
    let routes = features::routes();
    let programs = routes.declared().iter().filter(|route| route.door == Door::Program(Needs::Records));
    let mut tried = 0;
    for route in programs {
        let record = "0".repeat(26);
        let path =
            route.path.replace("{register}", "referral").replace("{record}", &record).replace("{step}", "decide");
        let path = if route.method == Method::GET { format!("{path}?partnership=surrey") } else { path };
        let body = match route.path.rsplit('/').next() {
            Some("records") => json!({"partnership": "surrey", "about": record, "values": {}}),
            Some("{record}") => json!({"values": {}}),
            _ => json!({}),
        };
        let page = send(&given, route.method.clone(), &path, &unmade, 1, &body).await;
        assert_eq!(json_of(&page, StatusCode::FORBIDDEN)["error"]["code"], "token-records", "{}", route.path);
        let page = send(&given, route.method.clone(), &path, &idle, 1, &body).await;
        let listed = route.method == Method::GET && route.path.ends_with("/records");
        if listed {
            assert_eq!(json_of(&page, StatusCode::OK)["entries"], json!([]), "no duty, no record");
        } else {
            assert!([StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&page.status), "{}", page.text);
        }
        let anybody = given.visitor().program(route.method.clone(), &path, &[], None).await;
        assert!(anybody.status.is_client_error(), "{} {}", route.path, anybody.text);
        tried += 1;
    }
    assert_eq!(tried, 5);
}
