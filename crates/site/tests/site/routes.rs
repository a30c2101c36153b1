//! The table of routes: every declared route tried with every role and every state of an
//! account, so that no page can be used by somebody it is not for.

use std::collections::HashSet;

use crate::support::{Client, Given, Page, SETUP, Upload};
use axum::http::{Method, StatusCode};
use bigplan_ledger::accounts::{AccountChange, Standing};
use bigplan_ledger::{Role, Scope};
use bigplan_site::features;
use bigplan_site::shell::access::Access;
use bigplan_site::{Declared, Door, Routes};
use jiff::SignedDuration;

const ROLES: [Role; 3] = [Role::Reader, Role::Editor, Role::Administrator];

/// The routes for people; those for programs are tried in `api.rs`.
fn declared() -> Vec<Declared> {
    let routes: Routes = features::routes();
    routes.declared().iter().filter(|route| route.door == Door::Page).cloned().collect()
}

/// The address of a route in the demonstration; ids that nothing has where it has none.
async fn address(given: &Given, path: &str) -> String {
    let plan = given.plan("Building").await;
    let item = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.items[0].id.clone();
    let mut address = path.replace("{plan}", &plan.to_string()).replace("{slug}", "peterborough");
    if path.starts_with("/plans/") {
        address = address.replace("{item}", &item);
    }
    while let (Some(start), Some(end)) = (address.find('{'), address.find('}')) {
        address.replace_range(start..=end, "00000000000000000000000000");
    }
    address
}

/// Whether the answer says that this visitor may not use the route.
fn refused(page: &Page) -> bool {
    let to_sign_in = page.status == StatusCode::SEE_OTHER && page.location().starts_with("/sign-in?next=");
    to_sign_in || matches!(page.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN)
}

/// Sends what a route takes. Forms come with the right key and without fields, so that
/// what is refused is refused for who sends it.
async fn send(client: &Client, route: &Declared, address: &str) -> Page {
    match route.method {
        Method::GET => client.get(address).await,
        _ => client.post(address, &[]).await,
    }
}

/// What the declaration says, for somebody whose session does not count.
#[track_caller]
fn assert_visitor(route: &Declared, page: &Page, who: &str) {
    let (method, path) = (&route.method, route.path);
    if route.access == Access::Anyone {
        assert!(!refused(page) || *method != Method::GET, "{who} {method} {path}: {}", page.status);
    } else if *method == Method::GET {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{who} {method} {path}");
        assert!(page.location().starts_with("/sign-in?next="), "{who} {method} {path}: {}", page.location());
    } else {
        assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{who} {method} {path}");
    }
}

#[tokio::test]
async fn every_route_keeps_to_its_declaration_for_every_role() {
    let given = Given::demonstration().await;
    let mut people = Vec::new();
    for role in ROLES {
        people.push((role, given.account(role, Scope::All).await));
    }
    for route in declared() {
        let address = address(&given, route.path).await;
        assert_visitor(&route, &send(&given.visitor(), &route, &address).await, "visitor");
        for (role, email) in &people {
            // A session of its own, because a route may end it.
            let client = given.visitor().with_session(given.session(email).await.secret());
            let page = send(&client, &route, &address).await;
            let (method, path) = (&route.method, route.path);
            if route.access.allows(Some(*role)) {
                // Who is let in by a post, a chair or a seat is tried in `relations.rs`.
                let allowed = !refused(&page) || route.access == Access::Related;
                assert!(allowed, "{role:?} {method} {path}: {} {}", page.status, page.words("h1"));
            } else {
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{role:?} {method} {path}");
            }
            assert!(!page.status.is_server_error(), "{role:?} {method} {path}: {}", page.status);
        }
    }
}

#[tokio::test]
async fn an_ended_session_is_nobodys() {
    let given = Given::demonstration().await;
    let email = given.account(Role::Administrator, Scope::All).await;
    let (ended, expired) = (given.session(&email).await, given.session(&email).await);
    let account = given.ledger.session_account(&ended).await.unwrap().unwrap().account;
    given.ledger.end_session(&account.actor(), &ended).await.unwrap();
    each_route_takes_for_nobody(&given, ended.secret(), "ended").await;
    given.clock.advance(SignedDuration::from_hours(13));
    each_route_takes_for_nobody(&given, expired.secret(), "expired").await;
    each_route_takes_for_nobody(&given, "made up", "made up").await;
}

#[tokio::test]
async fn a_disabled_account_is_nobody() {
    let given = Given::demonstration().await;
    let email = given.account(Role::Administrator, Scope::All).await;
    let session = given.session(&email).await;
    let account = given.ledger.session_account(&session).await.unwrap().unwrap().account;
    let off = AccountChange {
        name: account.name.clone(),
        role: account.role,
        scope: account.scope,
        standing: Standing::Disabled,
    };
    // The last administrator cannot be disabled, so there is another.
    given.account(Role::Administrator, Scope::All).await;
    given.ledger.change_account(&SETUP, account.id, off).await.unwrap();
    each_route_takes_for_nobody(&given, session.secret(), "disabled").await;
}

async fn each_route_takes_for_nobody(given: &Given, token: &str, who: &str) {
    for route in declared() {
        let address = address(given, route.path).await;
        let client = given.visitor().with_session(token);
        let page = send(&client, &route, &address).await;
        assert_visitor(&route, &page, who);
    }
}

#[tokio::test]
async fn no_form_is_taken_without_its_key() {
    let given = Given::demonstration().await;
    let before = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
    let mut tried = 0;
    for route in declared().into_iter().filter(|route| route.method == Method::POST) {
        let address = address(&given, route.path).await;
        let client = given.sign_in(Role::Administrator).await;
        let entries = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
        for fields in [&[][..], &[("form-key", "0000")][..], &[("form-key", "")][..]] {
            let page = client.post_without_key(&address, fields).await;
            assert!(page.status.is_client_error(), "{} without a key: {}", route.path, page.status);
        }
        for fields in [&[][..], &[("form-key", "0000")][..]] {
            let file = Upload { field: "document", name: "plan.txt", kind: "text/plain", bytes: b"An invented plan" };
            let page = client.post_file_without_key(&address, fields, file).await;
            assert!(page.status.is_client_error(), "{} with a file and no key: {}", route.path, page.status);
        }
        let other = given.visitor().form_key().await;
        let page = client.post_without_key(&address, &[("form-key", &other)]).await;
        assert!(page.status.is_client_error(), "{} with another's key: {}", route.path, page.status);
        assert_eq!(
            given.ledger.verify_journal(&SETUP).await.unwrap().entries,
            entries,
            "{} changed something",
            route.path
        );
        tried += 1;
    }
    assert!(tried > 3 && before > 0);
}

#[tokio::test]
async fn a_route_is_declared_once_and_changes_nothing_by_being_looked_at() {
    let given = Given::demonstration().await;
    let mut seen = HashSet::new();
    let client = given.sign_in(Role::Administrator).await;
    let before = given.ledger.verify_journal(&SETUP).await.unwrap().entries;
    for route in declared() {
        assert!(seen.insert((route.method.clone(), route.path)), "{} {} stands twice", route.method, route.path);
        if route.method == Method::GET {
            client.get(&address(&given, route.path).await).await;
        }
    }
    assert_eq!(given.ledger.verify_journal(&SETUP).await.unwrap().entries, before);
}

#[tokio::test]
async fn an_officer_of_one_partnership_cannot_change_anothers_plan() {
    let given = Given::demonstration().await;
    let draft = given.draft_of("surrey", "plan = { title = \"A draft of Surrey\" }").await;
    let peterborough = given.ledger.partnership(&SETUP, "peterborough").await.unwrap().unwrap().id;
    let surrey = given.ledger.partnership(&SETUP, "surrey").await.unwrap().unwrap().id;
    let stranger = given.sign_in_to(Role::Editor, Scope::Partnership(peterborough)).await;
    let owner = given.sign_in_to(Role::Editor, Scope::Partnership(surrey)).await;
    for path in ["", "/check", "/publish", "/plan.json"] {
        assert_eq!(stranger.get(&format!("/plans/{draft}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
        owner.get(&format!("/plans/{draft}{path}")).await.ok();
    }
    let sent = stranger.post(&format!("/plans/{draft}/publish"), &[("revision", "1")]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    assert!(owner.post(&format!("/plans/{draft}/publish"), &[("revision", "1")]).await.status.is_redirection());
}
