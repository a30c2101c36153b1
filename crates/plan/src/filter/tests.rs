use proptest::prelude::*;

use super::Filter;
use crate::{Finding, Kind, Plan, PlanIndex, Scope, Severity};

/// Invented.
fn plan() -> Plan {
    toml::from_str(
        r#"
        glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Board" }]
        groups = [{ name = "Play Board", answers_for = ["c"] }]
        measures = [
            { id = "m1", code = "NI 112", title = "Under-18 conceptions", area = "Fenland" },
            { id = "m2", title = "Children who play" },
        ]
        items = [
            { id = "p", kind = "priority", ref = "1", title = "Health", scope = "vulnerable", groups = [{ name = "LSCB", certain = true }] },
            { id = "a", parent = "p", kind = "action", ref = "1.13", title = "Reduce conceptions", measures = ["m1"], due = "2009-09", leads = [{ post = "Head of Health", organisation = "PCT", state = "named" }] },
            { id = "b", parent = "p", kind = "action", ref = "1.1", title = "Open cafés", text = "Health advice in Fenland, see 1.13", due = "2010" },
            { id = "q", kind = "priority", ref = "2", title = "Play" },
            { id = "c", parent = "q", kind = "action", ref = "2.1", title = "Open play areas", measures = ["m2"], scope = "all", leads = [{ post = "head of health", state = "named" }] },
        ]"#,
    )
    .unwrap()
}

fn check(filter: &Filter, matches: &str, shown: &str) {
    let findings = [Finding::new("no-money", Severity::Hole, "…").on("c")];
    let found = filter.find(&PlanIndex::of(&plan()), &findings);
    let ids: Vec<&str> = found.matches.iter().map(|found| found.id.as_str()).collect();
    let all: Vec<&str> = found.shown.iter().map(String::as_str).collect();
    assert_eq!((ids.join(" "), all.join(" ")), (matches.into(), shown.into()), "{filter:?}");
}

fn text(text: &str) -> Filter {
    Filter { text: text.into(), ..Filter::default() }
}

#[test]
fn nothing_asked_finds_all_in_document_order() {
    check(&Filter::default(), "p a b q c", "a b c p q");
    assert!(text(" – ").is_empty() && !text("play").is_empty());
    assert!(!Filter { kind: Some(Kind::Action), ..Filter::default() }.is_empty());
}

#[test]
fn words_find_references_codes_titles_and_what_hangs_on_items() {
    check(&text("1.13"), "a b", "a b p");
    check(&text("NI 112"), "a", "a p");
    check(&text("ni112"), "a", "a p");
    check(&text("CAFE open"), "b", "b p");
    check(&text("health"), "p a c b", "a b c p q");
    check(&text("safeguarding"), "p", "p");
    check(&text("health nowhere"), "", "");
}

#[test]
fn each_filter_alone() {
    let some = |value: &str| Some(value.to_owned());
    let day = |text: &str| Some(text.parse().unwrap());
    for (filter, matches, shown) in [
        (Filter { kind: Some(Kind::Priority), ..Filter::default() }, "p q", "p q"),
        (Filter { lead: some("Head of health"), ..Filter::default() }, "a c", "a c p q"),
        (Filter { lead: some("PCT"), ..Filter::default() }, "a", "a p"),
        (Filter { group: some("Local Safeguarding Children Board"), ..Filter::default() }, "p a b", "a b p"),
        (Filter { group: some("the play boards"), ..Filter::default() }, "c", "c q"),
        (Filter { measure: some("ni 112"), ..Filter::default() }, "a", "a p"),
        (Filter { measure: some("Children who play"), ..Filter::default() }, "c", "c q"),
        (Filter { place: some("Fenland"), ..Filter::default() }, "a b", "a b p"),
        (Filter { scope: Some(Scope::Vulnerable), ..Filter::default() }, "p a b", "a b p"),
        (Filter { due_from: day("2009-09-30"), due_to: day("2009-12-31"), ..Filter::default() }, "a", "a p"),
        (Filter { due_from: day("2009-10-01"), ..Filter::default() }, "b", "b p"),
        (Filter { hole: some("no-money"), ..Filter::default() }, "c", "c q"),
        (Filter { hole: some("no-money"), kind: Some(Kind::Priority), ..Filter::default() }, "", ""),
    ] {
        check(&filter, matches, shown);
    }
}

#[test]
fn what_matched_is_marked() {
    let found = text("adv fenl").find(&PlanIndex::of(&plan()), &[]);
    let body = &plan().items[2].text;
    let marked: Vec<&str> = found.matches[0].text.iter().map(|span| &body[span.clone()]).collect();
    assert_eq!((marked, found.matches[0].title.len()), (vec!["advice", "Fenland"], 0));
}

proptest! {
    #[test]
    fn whatever_is_found_is_shown_with_all_above(query in "[a-z0-9. ]{0,6}") {
        let plan = plan();
        let found = text(&query).find(&PlanIndex::of(&plan), &[]);
        let parent = |id: &str| plan.items.iter().find(|item| item.id == id).and_then(|item| item.parent.clone());
        prop_assert!(found.matches.iter().all(|one| found.shown.contains(&one.id)));
        prop_assert!(found.shown.iter().all(|id| parent(id).is_none_or(|above| found.shown.contains(&above))));
    }
}
