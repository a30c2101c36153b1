//! Pictures of figures: the map of the area, the gap of a measure, the courses of a theme, and tables that fit a
//! narrow screen. What the tests load is invented.

use crate::support::{Given, Page, Upload};
use bigplan_ledger::Role;

const COUNTY: &str = "/partnerships/cambridgeshire";

/// Loads figures for everybody to see, as an officer of the county does.
async fn load(given: &Given, text: &str) {
    let officer = given.sign_in(Role::Editor).await;
    let file = Upload { field: "file", name: "invented.csv", kind: "text/csv", bytes: text.as_bytes() };
    let sent = officer.post_file(&format!("{COUNTY}/figures/new"), &[], file).await;
    let address = sent.location().to_owned();
    let revision = officer.get(&address).await.ok().value("revision");
    let public = [("revision", revision.as_str()), ("seen", "public"), ("source", "An invented return")];
    officer.post(&format!("{address}/mapping"), &public).await;
    let revision = officer.get(&address).await.ok().value("revision");
    officer.post(&format!("{address}/keep"), &[("revision", &revision), ("which", "all")]).await;
    let kept = officer.get(&address).await.ok().words("main");
    assert!(kept.contains("The figures of this file were kept"), "{kept}");
}

/// Every table scrolls by itself where it is too wide, can be reached by keyboard, and has a name.
fn tables_fit(page: &Page) {
    let all = page.elements("main table").len();
    let held = page.elements("main .p-scroll[role=region][tabindex='0'][aria-label] table").len();
    assert!(all > 0 && all == held, "{held} of {all}");
}

#[tokio::test]
async fn the_area_has_a_map_of_a_chosen_measure_with_its_table() {
    let given = Given::demonstration().await;
    let page = given.visitor().get(&format!("{COUNTY}/area?measure=under-18-conceptions")).await.ok();
    assert_eq!(page.elements("figure svg.press").len(), 2, "wide and narrow");
    let words = page.words("figure figcaption");
    assert!(words.contains("scheme") && words.contains("Lower is better"), "{words}");
    assert!(page.words("#map-title").contains("2017"), "{}", page.words("#map-title"));
    let rows = page.all(".f-beside tbody tr");
    assert_eq!(rows.len(), 7, "five districts, the county and England: {rows:?}");
    let fenland = rows.iter().find(|row| row.contains("Fenland")).unwrap();
    assert!(fenland.contains(" to ") && (fenland.contains("chance")), "{fenland}");
    let another = given.visitor().get(&format!("{COUNTY}/area?measure=ni-117")).await.ok();
    assert!(another.words("#map-title") != page.words("#map-title"));
    let unknown = given.visitor().get(&format!("{COUNTY}/area?measure=nonsense")).await.ok();
    assert!(unknown.has("figure svg.press"));
    tables_fit(&page);
}

#[tokio::test]
async fn an_area_without_outlines_has_no_map() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/peterborough/area").await.ok();
    assert!(!page.has("figure") && !page.words("main").contains("GeoJSON"));
    let officer = given.sign_in(Role::Editor).await;
    let surrey = officer.get("/partnerships/surrey/area").await.ok();
    assert!(surrey.words("main").contains("There is no map of the parts of this area yet"), "{}", surrey.words("main"));
}

#[tokio::test]
async fn few_cases_in_a_part_of_the_area_are_hidden_on_every_page() {
    let given = Given::demonstration().await;
    let text = "measure,area,period,numerator,denominator,value\n\
                NI 117,Cambridge,Q2 2009/10,9,1800,0.5\nNI 117,Fenland,Q2 2009/10,3,1500,0.2\n\
                NI 117,Huntingdonshire,Q2 2009/10,27,3000,0.9\n";
    load(&given, text).await;
    for address in
        ["area?measure=ni-117", "measures/ni-117", "measures/ni-117?place=E07000010", "scorecard?place=E07000010"]
    {
        let page = given.visitor().get(&format!("{COUNTY}/{address}")).await.ok();
        assert!(!page.words("main").contains("0.2%"), "{address}");
    }
    let area = given.visitor().get(&format!("{COUNTY}/area?measure=ni-117")).await.ok();
    assert!(area.words("main").contains("0.5%"), "{}", area.words("main"));
}

#[tokio::test]
async fn two_groups_have_a_gap_with_its_interval_and_whether_it_is_more_than_chance() {
    let given = Given::demonstration().await;
    let page = given.visitor().get(&format!("{COUNTY}/measures/looked-after-dental-checks")).await.ok();
    let section = "section[aria-labelledby=gap-heading]";
    let words = page.words(section);
    // 139 of 151 girls and 168 of 183 boys: 92.1 % and 91.8 %.
    assert!(words.contains("Girls 92.1%, Boys 91.8%") && words.contains("95% interval"), "{words}");
    assert!(words.contains("may be chance"), "{words}");
    assert!(page.has(&format!("{section} figure svg")));
    let heads = page.all(&format!("{section} thead th"));
    assert!(heads.contains(&"95% interval of the gap".to_owned()) && heads.contains(&"Chance".to_owned()), "{heads:?}");
    tables_fit(&page);
}

#[tokio::test]
async fn the_gap_of_two_groups_is_shown_for_every_time_that_both_have() {
    let given = Given::demonstration().await;
    let text = "measure,area,group,period,numerator,denominator,value\n\
                NI 59,Cambridgeshire,Girls,2006/07,60,100,60.0\nNI 59,Cambridgeshire,Boys,2006/07,50,100,50.0\n\
                NI 59,Cambridgeshire,Girls,2007/08,70,100,70.0\nNI 59,Cambridgeshire,Boys,2007/08,66,100,66.0\n\
                NI 59,Cambridgeshire,Girls,2008/09,80,100,80.0\n";
    load(&given, text).await;
    let page =
        given.visitor().get(&format!("{COUNTY}/measures/ni-59?of=group.sex:girls&against=group.sex:boys")).await.ok();
    let section = "section[aria-labelledby=gap-heading]";
    assert!(page.words(section).contains("2007/08 financial year: Girls 70.0%, Boys 66.0%"), "{}", page.words(section));
    assert_eq!(page.all(&format!("{section} tbody th")), ["2006/07", "2007/08"]);
    assert!(page.words("main").contains("80.0%"), "the newest of each group stands in the table of groups");
}

#[tokio::test]
async fn two_places_are_the_furthest_apart_or_those_that_are_asked_for() {
    let given = Given::demonstration().await;
    let address = format!("{COUNTY}/measures/under-18-conceptions");
    let page = given.visitor().get(&address).await.ok();
    let words = page.words("section[aria-labelledby=gap-heading]");
    assert!(words.contains("highest and the lowest of several"), "{words}");
    let asked = format!("{address}?of=place.E07000010&against=place.E07000009");
    let page = given.visitor().get(&asked).await.ok();
    let words = page.words("section[aria-labelledby=gap-heading]");
    assert!(words.contains("Fenland and East Cambridgeshire") && !words.contains("highest and the lowest"), "{words}");
    for wrong in ["of=place.E07000010&against=place.E07000010", "of=place.E07000010&against=group.sex:girls", "of=x"] {
        let page = given.visitor().get(&format!("{address}?{wrong}")).await.ok();
        assert!(page.words("main").contains("cannot be set against each other"), "{wrong}");
    }
}

#[tokio::test]
async fn the_lowest_fifth_stands_against_the_middle_child_and_the_rest() {
    let given = Given::demonstration().await;
    let text = "measure,area,group,period,numerator,denominator,value\n\
                NI 92,Cambridgeshire,all,2007/08,34,91,37.4\nNI 92,Cambridgeshire,all,2008/09,30,92,32.6\n\
                NI 72,Cambridgeshire,Lowest achieving fifth,2008/09,120,1200,10\n\
                NI 72,Cambridgeshire,The rest,2008/09,3600,4800,75\n";
    load(&given, text).await;
    let section = "section[aria-labelledby=gap-heading]";
    let words = given.visitor().get(&format!("{COUNTY}/measures/ni-92")).await.ok().words(section);
    // The median of 92 less 30 points is the mean of the lowest fifth; 30 of 92 are 32.6 %.
    assert!(words.contains("62.0 points") && words.contains("a gap of 32.6% of the median"), "{words}");
    assert!(words.contains("No interval is given"), "{words}");
    let words = given.visitor().get(&format!("{COUNTY}/measures/ni-72")).await.ok().words(section);
    assert!(words.contains("Lowest achieving fifth 10.0%, The rest 75.0%"), "{words}");
    assert!(words.contains("more than chance"), "{words}");
}

#[tokio::test]
async fn a_theme_draws_the_course_of_each_measure_with_its_status() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/peterborough/themes?theme=safeguarding").await.ok();
    let cards = page.elements(".f-cards > li").len();
    assert!(cards >= 3, "{cards}");
    for needed in ["figure svg.press", "h3 a", "figure[aria-label] table"] {
        assert_eq!(page.elements(&format!(".f-cards > li {needed}")).len(), cards, "{needed}");
    }
    let statuses = page.all(".f-cards > li .f-status");
    assert!(statuses.len() >= cards && statuses.iter().all(|word| !word.is_empty()), "{statuses:?}");
    assert!(page.all(".f-cards thead th").iter().any(|head| head.contains("England")));
    tables_fit(&page);
}

#[tokio::test]
async fn the_measure_page_stacks_its_tables_on_narrow_screens() {
    let given = Given::demonstration().await;
    let page = given.visitor().get("/partnerships/peterborough/measures/ni-112").await.ok();
    tables_fit(&page);
    let stacked = page.elements("main table.l-stack");
    assert!(stacked.len() >= 2, "{}", stacked.len());
    assert!(page.elements("main table.l-stack td:not([data-label])").is_empty());
    assert!(page.elements("main table.l-stack:not([role=table])").is_empty());
}
