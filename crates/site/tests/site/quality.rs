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
async fn an_officer_sees_where_records_came_from_and_the_fields_and_teams_of_one_source() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let register = format!("{QUALITY}/referral");
    let (by_source, captions) = ("[aria-labelledby=\"by-source\"] tbody tr", "caption");
    let before = officer.get(&register).await.ok().all(by_source);
    assert!(before.len() == 1 && before[0].starts_with("Made by the program itself"), "{before:?}");
    house.referral(&house.social_worker).await;
    let page = officer.get(&register).await.ok();
    let lines = page.all(by_source);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(lines[0], "Written here by hand11 (100%)1 (100%)1 (100%)");
    assert_eq!(lines[1], before[0], "the others are as they were");
    assert!(page.words("main").contains("at most 2 days after the day in “Received on”"), "{}", page.words("main"));
    assert_eq!(page.all(captions), ["By where records came from", "Field by field", "Team by team"]);
    let link = page.attributes("[aria-labelledby=\"by-source\"] a", "href").remove(0);
    let one = officer.get(&link).await.ok();
    let of = ": Written here by hand";
    assert_eq!(one.all(captions)[1..], [format!("Field by field{of}"), format!("Team by team{of}")]);
    let fields = one.all("[aria-labelledby=\"by-field\"] tbody tr");
    assert!(fields.contains(&"Received onalways1 (100%)1 (100%)".to_owned()), "{fields:?}");
    assert!(one.words("[aria-labelledby=\"by-team\"] tbody").contains("11 (100%)"));
    assert_eq!(one.all(by_source), lines, "all sources can still be chosen from");
    for page in [page, one] {
        assert_no_name_in_addresses(&page);
    }
    for source in ["file", "nothing", "%27"] {
        assert_eq!(officer.get(&format!("{register}?source={source}")).await.status, StatusCode::NOT_FOUND, "{source}");
    }
}

#[tokio::test]
async fn measures_are_told_by_where_records_came_from_with_the_year_before() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    house.referral(&house.social_worker).await;
    let page = officer.get(QUALITY).await.ok();
    let sources = page.all("[aria-labelledby=\"by-source\"] tbody tr");
    assert!(sources.len() == 2 && sources[0] == "Written here by hand11100%", "{sources:?}");
    let lines = "[aria-labelledby=\"measures-by-source\"] tbody tr";
    assert!(!page.has(lines), "nothing was counted yet");
    officer.post("/partnerships/cambridgeshire/counted", &[("do", "begin")]).await;
    house.count().await;
    let lines = officer.get(QUALITY).await.ok().all(lines);
    let of =
        |source: &str| lines.iter().any(|line| line.starts_with(&format!("Referrals with nothing missing{source}")));
    assert!(of("Written here by hand") && of("Made by the program itself"), "{lines:?}");
    assert!(!of("Taken in from a file") && !of("Source not known"), "{lines:?}");
    let measure = officer.get("/partnerships/cambridgeshire/measures/quality-referrals-whole/counted").await.ok();
    assert!(measure.words("main").contains("Where records came from"), "{}", measure.words("main"));
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
