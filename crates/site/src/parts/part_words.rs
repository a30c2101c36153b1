//! What pages call the parts of a plan that stand beside its items.

use bigplan_ledger::{PartKind, PartValue};

/// "Measures": all of a kind.
pub fn many(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Measure => "Measures",
        PartKind::Need => "Needs",
        PartKind::Group => "Groups",
        PartKind::Recommendation => "Recommendations",
        PartKind::Judgement => "Grades",
        PartKind::Term => "Terms of the glossary",
    }
}

/// "measure": one of a kind, inside a sentence.
pub fn one(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Measure => "measure",
        PartKind::Need => "need",
        PartKind::Group => "group",
        PartKind::Recommendation => "recommendation",
        PartKind::Judgement => "grade",
        PartKind::Term => "term",
    }
}

/// The kind with this word in an address.
pub fn kind(word: &str) -> Option<PartKind> {
    PartKind::ALL.into_iter().find(|kind| kind.as_str() == word)
}

/// What a part is called.
pub fn title(value: &PartValue) -> String {
    match value {
        PartValue::Measure(measure) => match &measure.code {
            Some(code) => format!("{code} {}", measure.title),
            None => measure.title.clone(),
        },
        PartValue::Need(need) => format!("{} {}", need.reference, need.need),
        PartValue::Group(group) => group.name.clone(),
        PartValue::Recommendation(one) => one.text.clone(),
        PartValue::Judgement(one) => one.aspect.clone(),
        PartValue::Term(term) => term.term.clone(),
    }
}
