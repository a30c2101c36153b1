//! What stands in a draft beside its items, in words.

use bigplan_ledger::{PartKind, PartValue};
use bigplan_plan::Plan;

use super::excerpt::Place;
use crate::parts::item_facts::{Fact, baseline, shortened, target};
use crate::parts::plan_words::timescale;

pub use crate::parts::part_words::{kind, many, one, title};

/// What else than an item a place of the document can be added as: words and address.
pub fn others(import: &str, place: Place) -> Vec<(String, String)> {
    let way = |kind: PartKind| format!("{import}/parts/{}/new{}", kind.as_str(), place.query());
    PartKind::ALL.into_iter().map(|kind| (format!("a {}", one(kind)), way(kind))).collect()
}

/// What a button about a part adds for those who hear it.
pub fn spoken(value: &PartValue) -> String {
    format!("{} {}", one(value.kind()), shortened(&title(value), 40))
}

/// What is said of a part; nothing of what it does not have.
pub fn facts(value: &PartValue, plan: &Plan) -> Vec<Fact> {
    let some = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
    let said = |text: &str| vec![text.to_owned()];
    let facts = match value {
        PartValue::Measure(measure) => vec![
            ("For", [&measure.group, &measure.area].into_iter().flatten().cloned().collect()),
            ("Baseline", measure.baseline.iter().map(baseline).collect()),
            ("Targets", measure.targets.iter().map(target).collect()),
            ("Used by", used_by(&measure.id, plan)),
        ],
        PartValue::Need(need) => vec![("Strand", said(&need.strand)), ("Evidence", said(&need.evidence))],
        PartValue::Group(group) => vec![
            ("Role", some(&group.role)),
            ("Chair", some(&group.chair)),
            ("Reports to", some(&group.reports_to)),
            ("Answers for", answers(&group.answers_for)),
        ],
        PartValue::Recommendation(one) => vec![("For", said(&one.from)), ("How soon", said(timescale(one.timescale)))],
        PartValue::Judgement(one) => {
            vec![("Whose", some(&one.of)), ("Grade", vec![format!("{} (4 is best)", one.grade)])]
        }
        PartValue::Term(term) => vec![("Meaning", said(&term.meaning))],
    };
    let told = facts
        .into_iter()
        .map(|(name, values)| Fact { name, values: values.into_iter().filter(|value| !value.is_empty()).collect() });
    told.filter(|fact| !fact.values.is_empty()).collect()
}

/// All of a part, to compare two versions of it.
pub fn whole(value: &PartValue, plan: &Plan) -> Vec<Fact> {
    let title = Fact { name: "Called", values: vec![title(value)] };
    [title].into_iter().chain(facts(value, plan)).collect()
}

fn used_by(measure: &str, plan: &Plan) -> Vec<String> {
    let count = plan.items.iter().filter(|item| item.measures.iter().any(|id| id == measure)).count();
    counted_items(count)
}

fn answers(ids: &[String]) -> Vec<String> {
    match ids.len() {
        0 => Vec::new(),
        1 => vec!["1 thing in this plan".to_owned()],
        count => vec![format!("{count} things in this plan")],
    }
}

fn counted_items(count: usize) -> Vec<String> {
    match count {
        0 => Vec::new(),
        1 => vec!["1 item".to_owned()],
        count => vec![format!("{count} items")],
    }
}
