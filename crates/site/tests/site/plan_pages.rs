//! The pages around a plan: items, check, measures, needs, inspection, glossary.

use crate::support::{Given, Page, SETUP};
use axum::http::StatusCode;
use bigplan_ledger::Role;
use bigplan_plan::check;

const PAGES: [&str; 7] = ["", "/check", "/measures", "/needs", "/glossary", "/plan.json", "/check.csv"];

const DRAFT: &str = r#"
    plan = { title = "The sleep plan" }
    measures = [{ id = "m", code = "NI 999", title = "Hours slept", baseline = { period = "2008", value = 7.5, unit = "hours", text = "" }, targets = [{ period = "2009/10", value = 8.0, unit = "hours", text = "8 hours" }] }, { id = "n", title = "Nobody's measure" }]
    needs = [{ ref = "1.1", strand = "Rest", need = "More sleep", evidence = "Tired faces" }, { ref = "1.2", strand = "Rest", need = "Dark rooms" }]
    glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Board" }, { term = "CAF", meaning = "a common way to find out together with a family what help a child needs and who should give it" }]
    groups = [{ name = "Sleep board", answers_for = ["a"] }]
    judgements = [{ aspect = "Being rested", for = "council", grade = 3 }, { aspect = "Being rested", for = "health", grade = 1 }]
    recommendations = [{ from = "The council", timescale = "six months", text = "Turn the lights down" }]
    items = [
        { id = "p", kind = "priority", ref = "1", title = "Rest", scope = "vulnerable" },
        { id = "a", parent = "p", kind = "action", ref = "1.1", title = "Dim the lamps", text = "With the LSCB and the CAF.", measures = ["m"], needs = ["1.1", "9.9"], links = [{ to = "1.2", text = "see 1.2" }, { to = "The lamp plan", text = "The lamp plan" }], funds = [{ name = "Lamp fund", amount_gbp = 12500.0, certain = false }], leads = [{ state = "vacant" }], groups = [{ name = "Night group", certain = false }], due = "2010-07", at = { line = 12, cell = 2 } },
        { id = "b", parent = "p", kind = "action", ref = "1.2", title = "Warm the milk" },
        { id = "s", parent = "a", kind = "milestone", title = "Lamps dimmed", due = "2009-12-01" },
    ]"#;

async fn draft() -> (Given, String, crate::support::Client) {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", DRAFT).await;
    let reader = given.sign_in(Role::Reader).await;
    (given, format!("/plans/{id}"), reader)
}

async fn item(reader: &crate::support::Client, plan: &str, title: &str) -> Page {
    let tree = reader.get(plan).await.ok();
    reader.get(&tree.link(title)).await.ok()
}

#[tokio::test]
async fn every_page_of_every_demonstration_plan_stands_and_leads_somewhere() {
    let given = Given::demonstration().await;
    let visitor = given.visitor();
    for id in given.plans().await {
        let plan = given.ledger.plan(&bigplan_ledger::Actor::Visitor, id).await.unwrap().unwrap().plan;
        let mut pages: Vec<String> = PAGES.iter().map(|page| format!("/plans/{id}{page}")).collect();
        let needs = ["hot-spots", "decisions", "chain"].iter().map(|page| (*page).to_owned());
        let needs = needs.chain((0..plan.needs.len()).map(|place| place.to_string()));
        pages.extend(needs.map(|page| format!("/plans/{id}/needs/{page}")));
        pages.extend(plan.items.iter().map(|item| format!("/plans/{id}/items/{}", item.id)));
        for path in pages {
            let page = visitor.get(&path).await.ok();
            for link in page.own_links() {
                let known = PAGES.iter().any(|page| link == format!("/plans/{id}{page}"))
                    || plan.items.iter().any(|item| link.ends_with(&item.id))
                    || ["?", "/needs/", "/rings", "/inspection", "/progress", "/life", "/consultation", "/export"]
                        .iter()
                        .any(|part| link.contains(part))
                    || !link.starts_with("/plans/");
                assert!(known, "{path} leads to {link}");
            }
        }
        let inspected = !plan.judgements.is_empty() || !plan.recommendations.is_empty();
        let status = visitor.get(&format!("/plans/{id}/inspection")).await.status;
        assert_eq!(status == StatusCode::OK, inspected);
    }
}

#[tokio::test]
async fn an_item_shows_what_hangs_on_it() {
    let (_given, plan, reader) = draft().await;
    let page = item(&reader, &plan, "Dim the lamps").await;
    let main = page.words("main");
    for words in [
        "Action 1.1",
        "With the LSCB (Local Safeguarding Children Board) and the CAF.",
        "vacant",
        "Night group in doubt",
        "Sleep board, which lists it",
        "July 2010",
        "Lamp fund, £12,500 (not confirmed)",
        "9.9 not in the list of needs",
        "More sleep: Tired faces",
        "To The lamp plan",
        "Named groups or places, as Rest says",
        "line 12, cell 2",
        "8 hours",
        "7.5 hours (2008)",
        "Milestone, due 1 December 2009",
        "Lead vacant",
    ] {
        assert!(main.contains(words), "{words} is not in: {main}");
    }
    assert!(page.words(".p-words-explained").contains("a common way to find out"), "long meanings stand in the list");
    assert!(page.words("nav[aria-label=Breadcrumb]").ends_with("The sleep plan Rest"));
    let other = reader.get(&page.link("1.2 Warm the milk")).await.ok();
    assert!(other.words("main").contains("From 1.1 Dim the lamps"));
}

#[tokio::test]
async fn the_check_page_counts_what_the_check_finds_and_leads_to_each_item() {
    let (given, plan, reader) = draft().await;
    let id = plan.trim_start_matches("/plans/").parse().unwrap();
    let stored = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan;
    let findings = check(&stored, given.site.today());
    let page = reader.get(&format!("{plan}/check")).await.ok();
    assert!(page.words("#results").starts_with(&format!("{} finding", findings.len())));
    assert_eq!(page.elements(".p-findings li").len(), findings.len());
    for finding in &findings {
        assert!(page.text.contains(&format!("id=\"{}\"", finding.code)));
        if let Some(item) = &finding.item {
            assert!(page.own_links().contains(&format!("{plan}/items/{item}")));
        }
    }
    let some = reader.get(&format!("{plan}/check?rule=lead-vacant&severity=hole")).await.ok();
    assert_eq!(some.elements(".p-findings li").len(), 1);
    assert_eq!(some.all(".p-rule h2"), ["Lead vacant"]);
    let none = reader.get(&format!("{plan}/check?rule=%3Cno%3E")).await.ok();
    assert!(none.words("main").contains("Nothing matches"));
    let table = reader.get(&format!("{plan}/check.csv?rule=lead-vacant")).await.ok();
    assert_eq!(table.text.lines().count(), 2);
    assert!(table.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
}

#[tokio::test]
async fn a_rule_that_found_much_shows_its_first_hundred_and_leads_to_all() {
    let given = Given::empty().await;
    let items: Vec<String> = (0..130)
        .map(|number| format!("{{ id = \"i{number}\", kind = \"action\", title = \"Wash lamp {number}\" }}"))
        .collect();
    let plan = format!("plan = {{ title = \"Many lamps\" }}\nitems = [{}]", items.join(", "));
    let id = given.draft_of("nodland", &plan).await;
    let reader = given.sign_in(Role::Reader).await;
    let page = reader.get(&format!("/plans/{id}/check")).await.ok();
    assert_eq!(page.elements("[aria-labelledby=no-lead] .p-findings li").len(), 100);
    assert!(page.words("[aria-labelledby=no-lead]").contains("130 holes"), "the count is of all");
    let all = reader.get(&page.link("Show all 130 places: No lead")).await.ok();
    assert_eq!(all.elements("[aria-labelledby=no-lead] .p-findings li").len(), 130);
    let table = reader.get(&format!("/plans/{id}/check.csv?rule=no-lead")).await.ok();
    assert_eq!(table.text.lines().count(), 131, "the table leaves none out");
}

#[tokio::test]
async fn a_plan_without_faults_is_told_so() {
    let given = Given::empty().await;
    let id = given.draft_of("nodland", "plan = { title = \"Nothing yet\" }").await;
    let reader = given.sign_in(Role::Reader).await;
    assert!(reader.get(&format!("/plans/{id}/check")).await.ok().words("main").contains("Nothing found"));
    for (page, words) in [
        ("", "no items yet"),
        ("/measures", "no measures"),
        ("/needs", "lists no needs"),
        ("/glossary", "explains no words"),
    ] {
        let page = reader.get(&format!("/plans/{id}{page}")).await.ok();
        assert!(page.words(".govuk-inset-text").contains(words), "{}", page.path);
    }
    assert_eq!(reader.get(&format!("/plans/{id}/inspection")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn measures_needs_words_and_inspection_are_listed() {
    let (_given, plan, reader) = draft().await;
    let measures = reader.get(&format!("{plan}/measures")).await.ok();
    assert_eq!(
        measures.all("thead th"),
        ["Code", "Measure", "Group or place", "Baseline", "Target 2009 to 2010", "Used by"]
    );
    assert!(measures.words("main").contains("1 measure that no item uses"));
    let needs = reader.get(&format!("{plan}/needs")).await.ok();
    assert!(needs.words("main").contains("1 need that nothing in this plan answers"));
    assert_eq!(needs.all("tbody td:last-child"), ["1.1 Dim the lamps", "Nothing answers it"]);
    let words = reader.get(&format!("{plan}/glossary")).await.ok();
    assert_eq!(words.all("h2"), ["C", "L"]);
    assert!(words.words("main").contains("Stands in 1 item"));
    let inspection = reader.get(&format!("{plan}/inspection")).await.ok();
    assert_eq!(inspection.all("tbody td"), ["3 Good", "1 Inadequate"]);
    assert!(inspection.words("main").contains("Within six months: 1 recommendation"));
}

#[tokio::test]
async fn what_is_not_there_or_not_ones_to_see_is_not_found() {
    let (given, plan, reader) = draft().await;
    let path = reader.get(&plan).await.ok().link("Dim the lamps");
    for page in PAGES {
        assert_eq!(given.visitor().get(&format!("{plan}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        let unknown = format!("/plans/00000000000000000000000000{page}");
        assert_eq!(reader.get(&unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    assert_eq!(given.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
    for item in ["i1", "00000000000000000000000000", "%00", "%ff", "a%2Fb"] {
        let path = format!("{plan}/items/{item}");
        assert!(reader.get(&path).await.status.is_client_error(), "{item}");
    }
}
