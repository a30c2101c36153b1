//! Figures: from a file to the scorecard, typed in, refused, seen by those for whom they are.

use crate::support::{Client, Given, Page, Upload};
use axum::http::StatusCode;
use bigplan_ledger::Role;

const FIGURES: &str = "/partnerships/peterborough/figures";
const GOOD: &str = "measure,area,period,value\nNI 59,Peterborough,2009/10,71.5\nNI 60,Peterborough,2009/10,80\n";
/// Two good rows, a percentage over a hundred, a place that nobody knows, and two figures for one cell.
const BAD: &str = "measure,area,period,value\nNI 59,Peterborough,2009/10,71.5\nNI 60,Peterborough,2009/10,80\n\
                   NI 61,Peterborough,2009/10,140\nNI 62,Nowhere,2009/10,3\n\
                   NI 63,Peterborough,2009/10,50\nNI 63,Peterborough,2009/10,60\n";

async fn send(client: &Client, text: &str) -> Page {
    let file = Upload { field: "file", name: "brought-in.csv", kind: "text/csv", bytes: text.as_bytes() };
    client.post_file(&format!("{FIGURES}/new"), &[], file).await
}

/// Sends a file; gives its page's address.
async fn held(client: &Client, text: &str) -> String {
    let sent = send(client, text).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.words("main"));
    sent.location().to_owned()
}

#[tokio::test]
async fn a_file_is_looked_at_before_it_counts_and_again_changes_nothing() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let address = held(&officer, GOOD).await;
    let page = officer.get(&address).await.ok();
    assert!(page.words(".f-totals").contains("2 new"), "{}", page.words(".f-totals"));
    let measure = "/partnerships/peterborough/measures/ni-59";
    assert!(!given.visitor().get(measure).await.ok().words("main").contains("71.5"));
    let revision = page.value("revision");
    let public = [("revision", revision.as_str()), ("seen", "public"), ("source", "An invented return")];
    officer.post(&format!("{address}/mapping"), &public).await;
    let revision = officer.get(&address).await.ok().value("revision");
    officer.post(&format!("{address}/keep"), &[("revision", &revision), ("which", "all")]).await;
    assert!(officer.get(&address).await.ok().words("main").contains("The figures of this file were kept"));
    assert!(given.visitor().get(measure).await.ok().words("main").contains("71.5%"));
    let listed = officer.get(FIGURES).await.ok();
    assert!(listed.words("table").contains("brought-in.csv"));
    let load = officer.get(&listed.link("brought-in.csv")).await.ok();
    assert!(load.words("main").contains("New: 2"));
    let again = held(&officer, GOOD).await;
    assert!(officer.get(&again).await.ok().words(".govuk-inset-text").contains("same content"));
}

#[tokio::test]
async fn good_rows_of_a_bad_file_are_kept_on_request_only() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let address = held(&officer, BAD).await;
    let page = officer.get(&address).await.ok();
    let found = page.words("main");
    for wrong in ["D4", "B5", "Nowhere"] {
        assert!(found.contains(wrong), "{wrong}: {found}");
    }
    let revision = page.value("revision");
    let refused = officer.post(&format!("{address}/keep"), &[("revision", &revision), ("which", "all")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words(".govuk-error-summary").contains("nothing was saved"));
    officer.post(&format!("{address}/keep"), &[("revision", &revision), ("which", "good")]).await;
    let loads = officer.get(FIGURES).await.ok();
    let load = officer.get(&loads.link("brought-in.csv")).await.ok();
    assert!(load.words("main").contains("New: 2"), "{}", load.words("main"));
}

#[tokio::test]
async fn a_file_that_is_no_table_of_figures_leaves_nothing() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    for bytes in ["", "%PDF-1.4 not figures"] {
        let page = send(&officer, bytes).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{bytes}");
        assert!(page.words(".govuk-error-summary").contains("Nothing was saved"), "{}", page.words("main"));
    }
    assert!(!officer.get(FIGURES).await.ok().words("main").contains("Waiting for a decision"));
}

#[tokio::test]
async fn a_file_is_thrown_away_and_nothing_of_it_stays() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let address = held(&officer, GOOD).await;
    let revision = officer.get(&address).await.ok().value("revision");
    officer.post(&format!("{address}/discard"), &[("revision", &revision)]).await;
    assert!(officer.get(&address).await.ok().words("main").contains("thrown away"));
    let late = officer.post(&format!("{address}/keep"), &[("revision", &revision), ("which", "all")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

/// A file of many thousand figures.
fn long() -> String {
    let mut text = "measure,area,period,value\n".to_owned();
    for measure in 50..=118 {
        for area in ["Peterborough", "Cambridgeshire", "Surrey", "Norfolk", "Suffolk"] {
            for year in 1960..=2008 {
                text.push_str(&format!("NI {measure},{area},{year}/{:02},50\n", (year + 1) % 100));
            }
        }
    }
    text
}

/// A long load is shown while it runs; it can be left and stopped, and nothing counts before its end.
#[tokio::test]
async fn a_long_load_shows_how_far_it_is_and_can_be_stopped() {
    let given = Given::demonstration().await.showing_progress();
    let officer = given.sign_in(Role::Editor).await;
    let address = held(&officer, &long()).await;
    let revision = officer.get(&address).await.ok().value("revision");
    let keep = [("revision", revision.as_str()), ("which", "good")];
    for stopped in [true, false] {
        assert_eq!(officer.post(&format!("{address}/keep"), &keep).await.location(), address);
        let page = officer.get(&address).await.ok();
        assert!(page.words("h1").contains("Loading brought-in.csv"), "{}", page.words("main"));
        for expected in ["It is safe to leave this page", "nothing of this file is stored"] {
            assert!(page.words("main").contains(expected), "{}", page.words("main"));
        }
        let refreshes = |page: &Page| page.text.contains("<meta http-equiv=\"refresh\" content=\"5\">");
        assert!(page.has("progress") && refreshes(&page), "{}", page.text);
        let still = officer.get(&format!("{address}?refresh=no")).await.ok();
        assert!(still.has("progress") && !refreshes(&still), "{}", still.words("main"));
        assert!(officer.get(FIGURES).await.ok().words("main").contains("being loaded now"));
        let twice = officer.post(&format!("{address}/keep"), &keep).await;
        assert_eq!(twice.status, StatusCode::CONFLICT, "{}", twice.words("main"));
        let away = officer.post(&format!("{address}/discard"), &keep).await;
        assert_eq!(away.status, StatusCode::CONFLICT, "{}", away.words("main"));
        if stopped {
            assert_eq!(officer.post(&format!("{address}/stop"), &[]).await.location(), address);
        }
        let over = loop {
            let page = officer.get(&address).await.ok();
            if !page.has("progress") {
                break page;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        let said = if stopped { "Nothing of this file counts yet" } else { "The figures of this file were kept" };
        assert!(over.words("main").contains(said), "{}", over.words("main"));
        assert_eq!(officer.get(FIGURES).await.ok().words("table").contains("brought-in.csv"), !stopped);
    }
}

#[tokio::test]
async fn figures_are_typed_with_checks_and_stay_with_the_partnership() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    let grid = format!("{FIGURES}/type?measure=NI+59&periods=2009%2F10");
    let page = officer.get(&grid).await.ok();
    let cell = page.attributes(".f-grid input", "name").first().unwrap().clone();
    let asked = [("measure", "NI 59"), ("periods", "2009/10"), ("source", "Our own count"), ("seen", "partnership")];
    let bad = [&asked[..], &[(cell.as_str(), "170")]].concat();
    let refused = officer.post(&format!("{FIGURES}/type"), &bad).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.words(".govuk-error-summary").contains("at most 100"));
    let good = [&asked[..], &[(cell.as_str(), "73.5")]].concat();
    assert_eq!(officer.post(&format!("{FIGURES}/type"), &good).await.status, StatusCode::SEE_OTHER);
    let measure = "/partnerships/peterborough/measures/ni-59";
    assert!(officer.get(measure).await.ok().words("main").contains("73.5%"));
    assert!(!given.visitor().get(measure).await.ok().words("main").contains("73.5%"));
}
