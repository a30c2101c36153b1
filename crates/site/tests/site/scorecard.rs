//! The scorecard, the measure page, the catalogue, themes and the area.

use crate::support::{Given, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::Role;

const PLACE: &str = "/partnerships/peterborough";

#[tokio::test]
async fn the_scorecard_says_in_words_where_each_measure_stands() {
    let given = Given::demonstration().await;
    for slug in ["cambridgeshire", "peterborough", "surrey"] {
        let page = given.visitor().get(&format!("/partnerships/{slug}/scorecard")).await.ok();
        let rows = page.all(".f-scores tbody tr");
        assert!(rows.len() >= 5 && rows.len() <= 30, "{slug}: {}", rows.len());
        assert_eq!(page.all(".f-scores tbody .f-status").iter().filter(|word| word.is_empty()).count(), 0);
    }
    let page = given.visitor().get(&format!("{PLACE}/scorecard")).await.ok();
    assert!(page.words(".f-totals").contains("target"), "{}", page.words(".f-totals"));
    assert!(page.has(".f-course svg"));
}

#[tokio::test]
async fn the_scorecard_is_narrowed_by_outcome_priority_group_and_place() {
    let given = Given::demonstration().await;
    let address = "/partnerships/cambridgeshire/scorecard";
    let all = given.visitor().get(&format!("{address}?show=all")).await.ok();
    let count = all.all(".f-scores tbody tr").len();
    for field in ["outcome", "priority", "group"] {
        let values = all.attributes(&format!("select[name={field}] option"), "value");
        let value = values.iter().find(|value| !value.is_empty()).unwrap();
        let encoded: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let some = given.visitor().get(&format!("{address}?{field}={encoded}")).await.ok();
        assert!(some.all(".f-scores tbody tr").len() < count, "{field}");
    }
    let fenland = given.visitor().get(&format!("{address}?place=E07000010&show=all")).await.ok();
    assert!(fenland.words("caption").contains("Fenland"));
}

#[tokio::test]
async fn a_figure_of_a_plan_stands_beside_what_it_was_revised_to() {
    let given = Given::demonstration().await;
    let page = given.visitor().get(&format!("{PLACE}/measures/ni-112")).await.ok();
    let words = page.words("main");
    assert!(words.contains("As reported then, as known now"));
    assert!(words.contains("48.5 per 1,000") && words.contains("45.9 per 1,000"), "{words}");
    assert!(page.has("figure svg") && page.has("figure table"));
    assert!(words.contains("What is meant to move it"));
    assert_eq!(given.visitor().get(&format!("{PLACE}/measures/nonsense")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_catalogue_is_filtered_and_tells_what_came_after() {
    let given = Given::demonstration().await;
    let all = given.visitor().get("/measures").await.ok();
    let found = given.visitor().get("/measures?q=NI+59&outcome=stay-safe").await.ok();
    assert!(found.all("tbody tr").len() < all.all("tbody tr").len());
    let page = given.visitor().get("/measures/ni-59").await.ok();
    assert!(page.words("main").contains("What came after it") && page.words("main").contains("Seven working days"));
    assert_eq!(given.visitor().get("/measures/ni-9999").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_officer_chooses_measures_and_neighbours_and_writes_the_story() {
    let given = Given::demonstration().await;
    let officer = given.sign_in(Role::Editor).await;
    officer.post(&format!("{PLACE}/scorecard/measures"), &[("m-ni-112", "yes"), ("m-ni-59", "yes")]).await;
    let page = given.visitor().get(&format!("{PLACE}/scorecard")).await.ok();
    assert_eq!(page.all(".f-scores tbody tr").len(), 2);
    let bad = [("area", "Peterborough"), ("neighbours", "Swindon\nAtlantis")];
    let refused = officer.post(&format!("{PLACE}/scorecard/neighbours"), &bad).await;
    assert!(refused.words(".govuk-error-summary").contains("Atlantis"));
    let good = [("area", "Peterborough"), ("neighbours", "Swindon\nDerby")];
    assert_eq!(officer.post(&format!("{PLACE}/scorecard/neighbours"), &good).await.status, StatusCode::SEE_OTHER);
    let story = [("revision", "0"), ("story", "Invented: few places to go"), ("seen", "public")];
    officer.post(&format!("{PLACE}/measures/ni-112/story"), &story).await;
    let page = given.visitor().get(&format!("{PLACE}/measures/ni-112")).await.ok();
    assert!(page.words("main").contains("Invented: few places to go"));
    let late = officer.post(&format!("{PLACE}/measures/ni-112/story"), &story).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_officer_says_which_measure_a_plan_means() {
    let given = Given::demonstration().await;
    let plan = given.plan("Building").await;
    let id = given.ledger.plan(&SETUP, plan).await.unwrap().unwrap().plan.measures[0].id.clone();
    let officer = given.sign_in(Role::Editor).await;
    let tie = format!("/plans/{plan}/measures/{id}/tie");
    let refused = officer.post(&tie, &[("code", "NI 9999")]).await;
    assert!(refused.words(".govuk-error-summary").contains("of the catalogue"));
    assert_eq!(officer.post(&tie, &[("code", "NI 59")]).await.status, StatusCode::SEE_OTHER);
    let page = given.visitor().get(&format!("/plans/{plan}/measures")).await.ok();
    assert!(page.attributes("th a", "href").contains(&format!("{PLACE}/measures/ni-59")));
}

#[tokio::test]
async fn a_theme_and_the_area_stand_on_one_page() {
    let given = Given::demonstration().await;
    let themes = given.visitor().get(&format!("{PLACE}/themes")).await.ok();
    assert!(themes.all("select option").len() > 3);
    let page = given.visitor().get(&format!("{PLACE}/themes?theme=safeguarding")).await.ok();
    assert!(!page.all(".f-scores tbody tr").is_empty());
    let area = given.visitor().get("/partnerships/cambridgeshire/area").await.ok();
    let heads = area.all("thead th");
    assert!(heads.contains(&"Fenland".to_owned()) && heads.contains(&"England".to_owned()), "{heads:?}");
}
