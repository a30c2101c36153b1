//! The sorts of parts as pages name and list them.

use bigplan_ledger::{PartSort, PlanPart};
use bigplan_plan::Plan;

use crate::parts::item_facts::measure_line;
use crate::parts::plan_words;

/// The word of a sort in addresses.
pub fn slug(sort: PartSort) -> &'static str {
    match sort {
        PartSort::Measures => "measures",
        PartSort::Needs => "needs",
        PartSort::Groups => "groups",
        PartSort::Recommendations => "recommendations",
        PartSort::Judgements => "judgements",
        PartSort::Terms => "glossary",
    }
}

/// The sort that an address names.
pub fn sort_of(slug_given: &str) -> Option<PartSort> {
    PartSort::ALL.into_iter().find(|sort| slug(*sort) == slug_given)
}

/// What pages call one of a sort, with its article.
pub fn one(sort: PartSort) -> &'static str {
    match sort {
        PartSort::Measures => "a measure",
        PartSort::Needs => "a need",
        PartSort::Groups => "a group",
        PartSort::Recommendations => "a recommendation",
        PartSort::Judgements => "a judgement",
        PartSort::Terms => "a word",
    }
}

/// What pages call all of a sort.
pub fn many(sort: PartSort) -> &'static str {
    match sort {
        PartSort::Measures => "Measures",
        PartSort::Needs => "Needs",
        PartSort::Groups => "Groups",
        PartSort::Recommendations => "Recommendations",
        PartSort::Judgements => "Judgements",
        PartSort::Terms => "Glossary",
    }
}

/// The parts of one sort, in order.
pub fn parts(plan: &Plan, sort: PartSort) -> Vec<PlanPart> {
    match sort {
        PartSort::Measures => plan.measures.iter().cloned().map(PlanPart::Measure).collect(),
        PartSort::Needs => plan.needs.iter().cloned().map(PlanPart::Need).collect(),
        PartSort::Groups => plan.groups.iter().cloned().map(PlanPart::Group).collect(),
        PartSort::Recommendations => plan.recommendations.iter().cloned().map(PlanPart::Recommendation).collect(),
        PartSort::Judgements => plan.judgements.iter().cloned().map(PlanPart::Judgement).collect(),
        PartSort::Terms => plan.glossary.iter().cloned().map(PlanPart::Term).collect(),
    }
}

/// A part in one line.
pub fn line(part: &PlanPart) -> String {
    match part {
        PlanPart::Measure(measure) => measure_line(measure),
        PlanPart::Need(need) => format!("{} {}", need.reference, need.need),
        PlanPart::Group(group) => group.name.clone(),
        PlanPart::Recommendation(one) => format!("{}: {}", plan_words::timescale(one.timescale), one.text),
        PlanPart::Judgement(one) => {
            let of = one.of.as_deref().map(|of| format!(", {of}")).unwrap_or_default();
            let grade = plan_words::grade(one.grade).unwrap_or("no grade");
            format!("{}{of}: {} ({grade})", one.aspect, one.grade)
        }
        PlanPart::Term(term) => format!("{}: {}", term.term, term.meaning),
    }
}
