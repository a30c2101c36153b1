//! Whole documents in small: tables beside headings. All invented.

use bigplan_plan::{Kind, Plan};

use crate::formats::text::read;
use crate::understand::understand;

fn plan(text: &str) -> Plan {
    understand(&read(text)).0
}

fn count(plan: &Plan, kind: Kind) -> usize {
    plan.items.iter().filter(|i| i.kind == kind).count()
}

fn measures_of(plan: &Plan, title: &str) -> usize {
    plan.items.iter().find(|i| i.title == title).map_or(0, |i| i.measures.len())
}

const TWO: &str = "# Priority 1: Warm homes for all\n\n# Priority 2: Safe boats\n\n# Measures\n\n";

#[test]
fn measures_stand_beside_the_priority_that_a_heading_named() {
    let table = "Priority\tMeasure\tBaseline 2010\tTarget 2012\n1. Warm homes\tDamp halls\t9\t4\n\tCold halls\t8\t3\nSafe boats\tBoats that leak\t7\t2\n";
    let plan = plan(&format!("{TWO}{table}"));
    assert_eq!((plan.items.len(), plan.measures.len()), (2, 3));
    assert_eq!((measures_of(&plan, "Warm homes for all"), measures_of(&plan, "Safe boats")), (2, 1));
}

#[test]
fn a_number_alone_points_at_a_priority() {
    let table = "Priority\tAction\tLead\n2\tMend the boats\tHarbour Manager\n";
    let plan = plan(&format!("{TWO}{table}"));
    let under = plan.items.iter().find(|i| i.kind == Kind::Action).and_then(|i| i.parent.clone());
    let boats = plan.items.iter().find(|i| i.title == "Safe boats").map(|i| i.id.clone());
    assert_eq!((count(&plan, Kind::Priority), under), (2, boats));
}

#[test]
fn themes_are_priorities_where_there_are_no_others() {
    let text = "# Theme 1: The quay\n\nTheme lead: Harbour Manager\n\nAction\tLead\nMend the quay\tHead of Works\n";
    let alone = plan(text);
    assert_eq!((count(&alone, Kind::Priority), count(&alone, Kind::Outcome)), (1, 0));
    let over = plan(&text.replace("Action\tLead", "## Priority 1: Dry feet\n\nAction\tLead"));
    assert_eq!((count(&over, Kind::Priority), count(&over, Kind::Outcome)), (1, 1));
}

#[test]
fn a_page_that_sums_up_what_headings_name_opens_nothing() {
    let page = "# Our plan on a page\n\nOutcome 1\tOutcome 2\nDry\tWarm\n\n# Outcome 1: Dry halls\n\n# Outcome 2: Warm halls\n";
    assert_eq!(plan(page).items.len(), 2);
}

#[test]
fn what_was_closed_and_what_was_said_are_no_items() {
    let text = "# Priority 1: Boats\n\n## What you said\n\n- Boats are dear\n- Boats are late\n\n## What we will do\n\n- Mend boats\n\n# Closed 2010-11\n\nRef\tAction\tLead\n1\tBuy a boat\tHarbour Manager\n";
    assert_eq!(count(&plan(text), Kind::Action), 1);
}
