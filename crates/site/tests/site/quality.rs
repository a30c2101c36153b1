//! How well registers are kept, as officers see it.

use axum::http::StatusCode;
use bigplan_ledger::Role;

use crate::records::{House, assert_no_name_in_addresses};

const QUALITY: &str = "/partnerships/cambridgeshire/data-quality";

#[tokio::test]
async fn an_officer_sees_what_is_missing_by_register_field_and_team() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let links = officer.get("/partnerships/cambridgeshire").await.ok().own_links();
    assert!(links.contains(&QUALITY.to_owned()), "{links:?}");
    let page = officer.get(QUALITY).await.ok();
    assert!(page.words("main").contains("Referrals written down within two days"), "{}", page.words("main"));
    assert!(page.own_links().contains(&format!("{QUALITY}/referral")), "{:?}", page.own_links());
    let page = officer.get(&format!("{QUALITY}/referral")).await.ok();
    let words = page.words("main");
    assert!(words.contains("lack nothing") && words.contains("Received onalways"), "{words}");
    assert!(words.contains("Team by team") && words.contains("Decided onin some cases"), "{words}");
    assert_no_name_in_addresses(&page);
}

#[tokio::test]
async fn nobody_else_does_and_what_is_not_there_is_not() {
    let house = House::open().await;
    for address in [QUALITY.to_owned(), format!("{QUALITY}/referral")] {
        assert_eq!(house.given.visitor().get(&address).await.status, StatusCode::SEE_OTHER);
        assert_eq!(house.given.sign_in(Role::Reader).await.get(&address).await.status, StatusCode::FORBIDDEN);
        assert_eq!(house.manager.get(&address).await.status, StatusCode::FORBIDDEN);
    }
    let officer = house.given.sign_in(Role::Editor).await;
    for address in [format!("{QUALITY}/nothing"), "/partnerships/nowhere/data-quality/referral".to_owned()] {
        assert_eq!(officer.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}
