//! What a draft holds beside its items, and what people correct in it. Pure.

use std::collections::HashSet;

use bigplan_plan::{At, Judgement, MeasureUse, Need, PartnershipGroup, Plan, Recommendation, Term};
use serde::{Deserialize, Serialize};

/// The kinds of thing that stand in a plan beside its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// A measure with its baseline and targets.
    Measure,
    /// A need.
    Need,
    /// A board or group of the partnership.
    Group,
    /// A recommendation of an inspection.
    Recommendation,
    /// A grade of an inspection.
    Judgement,
    /// A term of the glossary.
    Term,
}

/// One thing that stands in a plan beside its items.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartValue {
    /// A measure.
    Measure(MeasureUse),
    /// A need.
    Need(Need),
    /// A group.
    Group(PartnershipGroup),
    /// A recommendation.
    Recommendation(Recommendation),
    /// A grade.
    Judgement(Judgement),
    /// A term.
    Term(Term),
}

/// What was corrected in one part: another value, left out, or both. A key that the draft
/// does not hold adds a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartCorrection {
    /// Which kind of part.
    pub kind: PartKind,
    /// Which of that kind; see [`DraftPart::key`].
    pub key: String,
    /// The part as it should be, where it was edited or added. One of another kind says nothing.
    #[serde(default)]
    pub value: Option<PartValue>,
    /// Whether it will not be in the plan.
    #[serde(default)]
    pub left_out: bool,
}

/// A part of a draft as it stands, corrections made.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPart {
    /// What tells it from the others of its kind: the id of a measure; of what was read, its
    /// place in the draft's list from 1; of what was added, the key it was added under.
    pub key: String,
    /// The part, edits made.
    pub value: PartValue,
    /// Whether it will not be in the plan.
    pub left_out: bool,
    /// Whether somebody has edited or added it.
    pub corrected: bool,
}

impl PartKind {
    /// All kinds, in the order of a plan.
    pub const ALL: [Self; 6] =
        [Self::Measure, Self::Need, Self::Group, Self::Recommendation, Self::Judgement, Self::Term];

    /// The word in addresses and in corrections.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measure => "measure",
            Self::Need => "need",
            Self::Group => "group",
            Self::Recommendation => "recommendation",
            Self::Judgement => "judgement",
            Self::Term => "term",
        }
    }

    /// The parts of this kind that a plan holds, in its order.
    pub fn of(self, plan: &Plan) -> Vec<PartValue> {
        match self {
            Self::Measure => plan.measures.iter().cloned().map(PartValue::Measure).collect(),
            Self::Need => plan.needs.iter().cloned().map(PartValue::Need).collect(),
            Self::Group => plan.groups.iter().cloned().map(PartValue::Group).collect(),
            Self::Recommendation => plan.recommendations.iter().cloned().map(PartValue::Recommendation).collect(),
            Self::Judgement => plan.judgements.iter().cloned().map(PartValue::Judgement).collect(),
            Self::Term => plan.glossary.iter().cloned().map(PartValue::Term).collect(),
        }
    }
}

impl PartValue {
    /// Which kind it is.
    pub fn kind(&self) -> PartKind {
        match self {
            Self::Measure(_) => PartKind::Measure,
            Self::Need(_) => PartKind::Need,
            Self::Group(_) => PartKind::Group,
            Self::Recommendation(_) => PartKind::Recommendation,
            Self::Judgement(_) => PartKind::Judgement,
            Self::Term(_) => PartKind::Term,
        }
    }

    /// Where it was read.
    pub fn at(&self) -> Option<At> {
        match self {
            Self::Measure(measure) => measure.at,
            Self::Need(need) => need.at,
            Self::Group(group) => group.at,
            Self::Recommendation(one) => one.at,
            Self::Judgement(one) => one.at,
            Self::Term(term) => term.at,
        }
    }

    /// The same part, read at another place.
    #[must_use]
    pub fn placed(mut self, place: Option<At>) -> Self {
        let at = match &mut self {
            Self::Measure(measure) => &mut measure.at,
            Self::Need(need) => &mut need.at,
            Self::Group(group) => &mut group.at,
            Self::Recommendation(one) => &mut one.at,
            Self::Judgement(one) => &mut one.at,
            Self::Term(term) => &mut term.at,
        };
        *at = place;
        self
    }

    fn key(&self, position: usize) -> String {
        match self {
            Self::Measure(measure) => measure.id.clone(),
            _ => (position + 1).to_string(),
        }
    }

    /// The same part under a key: a measure's key is its id, which items use.
    #[must_use]
    pub fn under(self, key: &str) -> Self {
        match self {
            Self::Measure(measure) => Self::Measure(MeasureUse { id: key.to_owned(), ..measure }),
            other => other,
        }
    }

    fn put_into(self, plan: &mut Plan) {
        match self {
            Self::Measure(measure) => plan.measures.push(measure),
            Self::Need(need) => plan.needs.push(need),
            Self::Group(group) => plan.groups.push(group),
            Self::Recommendation(one) => plan.recommendations.push(one),
            Self::Judgement(one) => plan.judgements.push(one),
            Self::Term(term) => plan.glossary.push(term),
        }
    }
}

/// The parts of one kind as they stand: the draft's in its order, then those that were added.
pub(super) fn corrected(corrections: &[PartCorrection], draft: &Plan, kind: PartKind) -> Vec<DraftPart> {
    let entry = |key: &str| corrections.iter().rev().find(|entry| entry.kind == kind && entry.key == key);
    let stands = |key: String, read: Option<PartValue>| {
        let entry = entry(&key);
        let edited = entry.and_then(|entry| entry.value.clone()).filter(|value| value.kind() == kind);
        let corrected = edited.is_some();
        let value = edited.map(|value| value.under(&key)).or(read)?;
        Some(DraftPart { value, left_out: entry.is_some_and(|entry| entry.left_out), corrected, key })
    };
    let mut seen = HashSet::new();
    let read = kind.of(draft).into_iter().enumerate().map(|(at, value)| (value.key(at), Some(value)));
    let added = corrections.iter().filter(|entry| entry.kind == kind).map(|entry| (entry.key.clone(), None));
    read.chain(added)
        .filter(|(key, _)| seen.insert(key.clone()))
        .filter_map(|(key, value)| stands(key, value))
        .collect()
}

/// Puts these parts in the place of all that the plan holds beside its items.
pub(super) fn put(plan: &mut Plan, parts: impl Iterator<Item = PartValue>) {
    let (head, items) = (std::mem::take(&mut plan.head), std::mem::take(&mut plan.items));
    *plan = Plan { head, items, ..Plan::default() };
    for part in parts {
        part.put_into(plan);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Chosen, Corrections};
    use super::*;
    use bigplan_plan::{Item, Kind};

    fn measure(id: &str, title: &str) -> MeasureUse {
        let title = title.to_owned();
        let (code, group, area, baseline) = (None, None, None, None);
        MeasureUse { id: id.into(), code, title, group, area, baseline, targets: vec![], at: None }
    }

    /// An invented draft: an action with two measures, a group that answers for one of them, two terms.
    fn draft() -> Plan {
        let mut item = Item::new("i1", Kind::Action, "Go to bed");
        item.measures = vec!["m1".into(), "m2".into()];
        let group: PartnershipGroup =
            serde_json::from_str(r#"{"name": "The board", "answers_for": ["i1", "m1"]}"#).unwrap();
        let term = |term: &str| Term { term: term.into(), meaning: "Sleep".into(), at: None };
        Plan {
            items: vec![item],
            measures: vec![measure("m1", "Asleep by ten"), measure("m2", "Naps")],
            groups: vec![group],
            glossary: vec![term("NAP"), term("ZZZ")],
            ..Plan::default()
        }
    }

    fn corrections(parts: Vec<PartCorrection>) -> Corrections {
        Corrections { parts, ..Corrections::default() }
    }

    fn correction(kind: PartKind, key: &str, value: Option<PartValue>, left_out: bool) -> PartCorrection {
        PartCorrection { kind, key: key.into(), value, left_out }
    }

    #[test]
    fn a_measure_that_is_left_out_is_named_nowhere() {
        let corrections = corrections(vec![correction(PartKind::Measure, "m1", None, true)]);
        assert_eq!(corrections.corrected(&draft()), draft());
        let plan = corrections.accepted(&draft(), Chosen::AllButRejected);
        assert_eq!(plan.measures, [measure("m2", "Naps")]);
        assert_eq!(
            (plan.items[0].measures.as_slice(), plan.groups[0].answers_for.as_slice()),
            (&["m2".to_owned()][..], &["i1".to_owned()][..])
        );
    }

    #[test]
    fn edits_stay_in_place_and_additions_come_last() {
        let edited = PartValue::Measure(measure("whatever", "Asleep by nine"));
        let added = PartValue::Measure(measure("", "Dreams"));
        let corrections = corrections(vec![
            correction(PartKind::Measure, "added-1", Some(added), false),
            correction(PartKind::Measure, "m1", Some(edited), false),
        ]);
        let measures = corrections.accepted(&draft(), Chosen::AllButRejected).measures;
        let titles: Vec<_> = measures.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
        assert_eq!(titles, [("m1", "Asleep by nine"), ("m2", "Naps"), ("added-1", "Dreams")]);
        let stand: Vec<_> = corrections.parts(&draft(), PartKind::Measure).iter().map(|part| part.corrected).collect();
        assert_eq!(stand, [true, false, true]);
    }

    #[test]
    fn what_has_no_id_is_told_by_its_place_and_a_value_of_another_kind_says_nothing() {
        let odd = PartValue::Measure(measure("m9", "Dreams"));
        let corrections = corrections(vec![
            correction(PartKind::Term, "1", Some(odd), false),
            correction(PartKind::Term, "2", None, true),
            correction(PartKind::Term, "7", None, true),
        ]);
        let parts = corrections.parts(&draft(), PartKind::Term);
        let stand: Vec<_> = parts.iter().map(|part| (part.key.as_str(), part.left_out)).collect();
        assert_eq!(stand, [("1", false), ("2", true)]);
        let plan = corrections.accepted(&draft(), Chosen::AllButRejected);
        assert_eq!(plan.glossary, &draft().glossary[..1]);
    }
}
