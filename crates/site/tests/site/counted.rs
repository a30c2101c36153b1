//! Figures counted from records, as officers and workers see them: begun, opened to their records, and back.

use std::sync::Arc;

use axum::http::StatusCode;
use bigplan_ledger::registers::Counting;
use bigplan_ledger::{Actor, Role};

use crate::records::{House, assert_no_name_in_addresses};

const OVERVIEW: &str = "/partnerships/cambridgeshire/counted";
const REFERRALS: &str = "/partnerships/cambridgeshire/measures/referrals";

impl House {
    /// Counts as the serving program does.
    pub async fn count(&self) {
        let counting = Counting::new(Arc::clone(self.given.site.definitions()), self.work.registers()).unwrap();
        let system = Actor::System("test");
        while !self.work.to_count(&system, &counting).await.unwrap().is_empty() {
            self.work.count_step(&system, &counting, self.of).await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_officer_begins_counting_and_opens_a_figure_to_its_records() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let page = officer.get(OVERVIEW).await.ok();
    assert!(page.words("main").contains("Counting is off"));
    house.count().await;
    assert!(officer.get(OVERVIEW).await.ok().words("main").contains("A rule stands ready for these"));
    let begun = officer.post(OVERVIEW, &[("do", "begin")]).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, OVERVIEW));
    house.count().await;
    let page = officer.get(OVERVIEW).await.ok();
    let words = page.words("main");
    assert!(words.contains("Counting is on") && words.contains("Runs that changed a figure"), "{words}");

    let page = officer.get(&format!("{REFERRALS}/counted")).await.ok();
    assert!(page.words("h1").contains("counted from records"), "{}", page.words("h1"));
    let words = page.words("main");
    assert!(words.contains("as things stand today") && words.contains("Which recordsreceived is filled"), "{words}");
    assert!(page.all("code").iter().any(|code| code.contains("received is filled")));
    assert_no_name_in_addresses(&page);
    let records = page.attributes("td a[href*=\"/records?year=\"]", "href");
    let behind = officer.get(&records[0]).await.ok();
    assert!(
        behind.words("main").contains("are counted") && behind.words("main").contains("None of the records is yours")
    );

    let behind = house.manager.get(&records[0]).await.ok();
    assert!(behind.words("main").contains("You may see") && !behind.words("main").contains("are counted."));
    assert_no_name_in_addresses(&behind);
    let record = behind.attributes("tbody a", "href")[0].clone();
    let back = house.manager.get(&format!("{record}/figures")).await.ok();
    assert!(back.words("tbody").contains("Referrals"), "{}", back.words("tbody"));
    assert!(house.manager.get(&record).await.ok().words("main").contains("Figures that this record is in"));

    let ended = officer.post(OVERVIEW, &[("do", "end")]).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert!(officer.get(&format!("{REFERRALS}/counted")).await.ok().words("main").contains("Nothing was counted yet"));
}

#[tokio::test]
async fn counted_figures_are_for_the_partnership_and_records_for_whom_they_are_anyway() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    officer.post(OVERVIEW, &[("do", "begin")]).await;
    house.count().await;
    let visitor = house.given.visitor();
    let page = visitor.get("/partnerships/cambridgeshire/measures/conferences-15-days").await;
    assert!(!page.words("main").contains("Counted from records"), "{}", page.words("main"));
    let reader = house.given.sign_in(Role::Reader).await;
    assert_eq!(reader.get(&format!("{REFERRALS}/counted")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(reader.post(OVERVIEW, &[("do", "end")]).await.status, StatusCode::FORBIDDEN);
    let behind = reader.get(&format!("{REFERRALS}/records?year=2009/10f")).await.ok();
    assert!(behind.words("main").contains("None of the records is yours to see today"));
    assert!(!behind.words("main").contains("are counted"), "small numbers are not for everybody");
}

#[tokio::test]
async fn bad_addresses_are_not_there() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    for address in [
        format!("{REFERRALS}/records?year=soon"),
        format!("{REFERRALS}/records"),
        format!("{REFERRALS}/records?year=2009/10f&place=%27"),
        format!("{REFERRALS}/records?year=2009/10f&group=sex"),
        "/partnerships/cambridgeshire/measures/ni-112/counted".to_owned(),
        "/partnerships/cambridgeshire/measures/nothing/records?year=2009".to_owned(),
        "/partnerships/nowhere/counted".to_owned(),
        "/registers/referral/records/00000000000000000000000000/figures".to_owned(),
    ] {
        assert_eq!(officer.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(officer.post(OVERVIEW, &[("do", "something")]).await.status, StatusCode::NOT_FOUND);
    let strange = officer.get(&format!("{REFERRALS}/records?year=2009/10f&group=colour:red")).await.ok();
    assert!(strange.words("main").contains("0 are counted"), "{}", strange.words("main"));
}

#[tokio::test]
async fn a_ratio_says_whom_its_records_are_shared_out_among() {
    const CASELOAD: &str = "/partnerships/cambridgeshire/measures/social-worker-caseload";
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    let words = officer.get(&format!("{CASELOAD}/counted")).await.ok().words("main");
    assert!(words.contains("Shared out among") && words.contains("different entries of number"), "{words}");
    assert!(words.contains("each child once with each whom they are shared out among") && !words.contains("Out of"));
    let behind = officer.get(&format!("{CASELOAD}/records?year=2008")).await.ok().words("main");
    assert!(behind.contains("0 are counted, and shared out among those whom their field “number” names."), "{behind}");
}

#[tokio::test]
async fn a_rate_says_out_of_which_people_it_is_and_that_they_are_lacking() {
    let house = House::open().await;
    let officer = house.given.sign_in(Role::Editor).await;
    officer.post(OVERVIEW, &[("do", "begin")]).await;
    house.count().await;
    let address = "/partnerships/cambridgeshire/measures/referrals-rate";
    let page = officer.get(&format!("{address}/counted")).await.ok();
    let words = page.words("main");
    assert!(words.contains("nobody has loaded how many people live here"), "{words}");
    assert!(words.contains("How many people these areAs loaded for the middle of the year"), "{words}");
    let people = page.attributes("dd a[href*=\"population\"]", "href")[0].clone();
    assert!(officer.get(&people).await.ok().words("h1").contains("Children who live here"));
    let behind = officer.get(&page.attributes("td a[href*=\"/records?year=\"]", "href")[0]).await.ok();
    assert!(behind.words("main").contains("out of the people who live there"), "{}", behind.words("main"));
}
