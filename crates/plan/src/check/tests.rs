//! The check as a whole: order, counts, broken plans, speed.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::testing::TODAY;
use super::{check, counts, rule, rules};
use crate::{Item, ItemLink, Kind, Lead, LeadState, MeasureUse, Need, Plan, Severity, When};

#[test]
fn every_rule_has_its_own_code_and_says_why_it_matters() {
    let codes: HashSet<&str> = rules().iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), rules().len());
    for rule in rules() {
        assert!(rule.reason.ends_with('.') && !rule.title.is_empty(), "{}", rule.code);
        assert!(rule.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.code);
    }
    assert_eq!(rule("no-lead").map(|rule| rule.severity), Some(Severity::Hole));
    assert!(rule("no-such-code").is_none());
}

#[test]
fn findings_come_worst_first_then_as_the_document_goes() {
    let plan: Plan = toml::from_str(
        r#"
        groups = [{ name = "Idle Board" }]
        items = [
            { id = "a", kind = "action", ref = "1.1", title = "A", leads = [{ state = "unconfirmed" }], measures = ["m"] },
            { id = "b", parent = "z", kind = "action", ref = "1.2", title = "B", due = "2010", groups = [{ name = "Idle Board", certain = true }] },
        ]"#,
    )
    .unwrap();
    let found = check(&plan, TODAY);
    let said: Vec<(&str, Option<&str>)> = found.iter().map(|f| (f.code.as_str(), f.item.as_deref())).collect();
    assert_eq!(
        said,
        [
            ("broken-reference", Some("a")),
            ("missing-parent", Some("b")),
            ("no-group", Some("a")),
            ("no-date", Some("a")),
            ("no-money", Some("a")),
            ("no-lead", Some("b")),
            ("no-measure", Some("b")),
            ("no-money", Some("b")),
            ("lead-unconfirmed", Some("a")),
        ]
    );
    assert_eq!(counts(&found).get("no-money"), Some(&2));
}

#[test]
fn a_plan_without_holes_is_left_in_peace() {
    let plan: Plan = toml::from_str(
        r#"
        plan = { period = { from = "2009", to = "2011" } }
        groups = [{ name = "Play Board" }]
        needs = [{ ref = "1.1" }]
        measures = [{ id = "m", title = "Children who play", baseline = { value = 40.0, unit = "percent", text = "40%" }, targets = [{ period = "2010", value = 50.0, unit = "percent", text = "50%" }] }]
        [[items]]
        id = "a"
        kind = "action"
        ref = "1.1"
        title = "Open play areas by 2010"
        due = "2010"
        measures = ["m"]
        needs = ["1.1"]
        leads = [{ post = "Head of Play", state = "named" }]
        groups = [{ name = "Play Board", certain = true }]
        funds = [{ name = "Existing resources", certain = true }]
        "#,
    )
    .unwrap();
    assert_eq!(check(&plan, TODAY), []);
}

#[test]
fn two_thousand_items_in_one_deep_tree_are_checked_at_once() {
    let item = |n: usize| {
        let mut item = Item::new(format!("i{n}"), Kind::Action, "Open the play areas by April 2010 with 3 partners");
        item.parent = n.checked_sub(1).map(|above| format!("i{}", if n.is_multiple_of(2) { above } else { n / 2 }));
        item.reference = Some(format!("1.{n}"));
        item.links.push(ItemLink { to: format!("1.{}", (n * 7) % 2000), text: String::new() });
        item
    };
    let plan = Plan { items: (0..2000).map(item).collect(), ..Plan::default() };
    let start = Instant::now();
    let found = check(&plan, TODAY);
    let taken = start.elapsed();
    assert!(!found.is_empty());
    assert!(taken < Duration::from_secs(5), "{taken:?}, without optimisation on a busy machine");
}

fn any_item() -> impl Strategy<Value = Item> {
    let text = "[A-Za-z0-9 %?./–]{0,30}|by April 200[0-9] to Sept 0[0-9]";
    (
        (0..12_u8, proptest::option::of(0..14_u8), 0..5_usize),
        (proptest::option::of("[A-C0-9]?\\.?[0-9]{1,2}|\\PC{0,5}"), text, text),
        (0..4_u8, proptest::option::of((-9999..9999_i16, 1..13_i8)), 0..14_u8),
    )
        .prop_map(|((id, parent, kind), (reference, title, text), (hangs, due, to))| {
            let mut item = Item::new(format!("i{id}"), Kind::ALL[kind], title);
            item.parent = parent.map(|parent| format!("i{parent}"));
            item.links.push(ItemLink { to: reference.clone().unwrap_or_default(), text: text.clone() });
            item.links.push(ItemLink { to: format!("1.{to}"), text: String::new() });
            item.measures.push(format!("m{to}"));
            item.needs.push(text.clone());
            item.reference = reference;
            item.text = text;
            item.due =
                due.map(|(year, month)| if month == 12 { When::SplitYear(year) } else { When::Month(year, month) });
            if hangs > 0 {
                item.leads.push(Lead { post: None, organisation: None, person: None, state: LeadState::Vacant });
            }
            item
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_plan_is_checked_to_the_end(items in proptest::collection::vec(any_item(), 0..25), reference in "\\PC{0,8}") {
        let ids: HashSet<String> = items.iter().map(|item| item.id.clone()).collect();
        let measure = MeasureUse {
            id: "m1".into(), code: None, title: reference.clone(), group: None, area: None, baseline: None, targets: vec![], at: None,
        };
        let need = Need { reference, strand: String::new(), need: String::new(), evidence: String::new(), at: None };
        let plan = Plan { items, measures: vec![measure], needs: vec![need], ..Plan::default() };
        let found = check(&plan, TODAY);
        prop_assert!(found.iter().all(|f| f.item.as_ref().is_none_or(|id| ids.contains(id))));
        prop_assert!(found.windows(2).all(|two| two[0].severity <= two[1].severity));
        let said: HashSet<(&str, Option<&str>, &str)> =
            found.iter().map(|f| (f.code.as_str(), f.item.as_deref(), f.message.as_str())).collect();
        prop_assert_eq!(said.len(), found.len());
    }
}
