//! The form of a part: its fields, what stands in them, and what they mean. Pure.

use bigplan_ledger::{PartSort, PlanPart};
use bigplan_plan::{Judgement, Kind, Need, PartnershipGroup, Plan, Recommendation, Term, Timescale};

use super::part_measure;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form::Choice;
use crate::parts::item_facts;
use crate::parts::item_form::Fields;
use crate::parts::plan_words;

/// The longest field, in characters.
const LONGEST: usize = 5_000;

/// A field of the form, with what stands in it.
pub struct Entry {
    /// Its name and id.
    pub name: String,
    /// Its label.
    pub label: String,
    /// How it is typed or chosen.
    pub way: Way,
    /// What stands in it.
    pub value: String,
}

/// How a field is typed or chosen.
pub enum Way {
    /// A heading over the fields that follow.
    Heading,
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// One of these.
    One(Vec<Choice>),
    /// Ticked or not.
    Tick,
}

impl Entry {
    /// A field with what the form holds for it.
    pub fn of(name: &str, label: &str, way: Way, filled: &Fields) -> Self {
        let value = filled.get(name).cloned().unwrap_or_default();
        Self { name: name.to_owned(), label: label.to_owned(), way, value }
    }
}

/// The fields of a sort, filled.
pub fn entries(sort: PartSort, plan: &Plan, filled: &Fields) -> Vec<Entry> {
    let line = |name, label| Entry::of(name, label, Way::Line, filled);
    let lines = |name, label| Entry::of(name, label, Way::Lines, filled);
    match sort {
        PartSort::Measures => part_measure::entries(filled),
        PartSort::Needs => vec![
            line("reference", "Reference, for example 1.18"),
            line("strand", "Strand"),
            lines("need", "What children need"),
            lines("evidence", "Evidence"),
        ],
        PartSort::Groups => group_entries(plan, filled),
        PartSort::Recommendations => vec![
            lines("text", "What is recommended"),
            line("from", "By whom, and in which report"),
            Entry::of("timescale", "How soon", Way::One(timescales()), filled),
        ],
        PartSort::Judgements => vec![
            line("aspect", "What was judged"),
            line("for", "Of whom: local services, council or health"),
            Entry::of("grade", "Grade", Way::One(grades()), filled),
        ],
        PartSort::Terms => vec![line("term", "Word or abbreviation"), lines("meaning", "What it means")],
    }
}

fn group_entries(plan: &Plan, filled: &Fields) -> Vec<Entry> {
    let mut entries: Vec<Entry> = [
        ("name", "Name"),
        ("role", "What it is for"),
        ("chair", "Chair: a post"),
        ("reports_to", "Group that it reports to"),
    ]
    .map(|(name, label)| Entry::of(name, label, Way::Line, filled))
    .into();
    let answered = answerable(plan);
    let (own, others): (Vec<_>, Vec<_>) =
        answered.into_iter().partition(|choice| filled.contains_key(&format!("was-{}", choice.value)));
    if !own.is_empty() {
        entries.push(Entry::of("", "What it answers for", Way::Heading, filled));
    }
    let tick = |choice: Choice| Entry::of(&format!("answers-{}", choice.value), &choice.words, Way::Tick, filled);
    entries.extend(own.into_iter().map(tick));
    let others = [Choice::new("", "Nothing more")].into_iter().chain(others).collect();
    entries.push(Entry::of("add-answer", "It also answers for", Way::One(others), filled));
    entries
}

/// What a group may answer for: items down to actions, and measures.
fn answerable(plan: &Plan) -> Vec<Choice> {
    let items = plan.items.iter().filter(|item| item.kind != Kind::Milestone);
    let items = items.map(|item| Choice::new(item.id.clone(), item_facts::label(item, &plan.head)));
    let measures = plan.measures.iter();
    items.chain(measures.map(|one| Choice::new(one.id.clone(), format!("Measure: {}", one.title)))).collect()
}

fn timescales() -> Vec<Choice> {
    let all = [Timescale::Immediate, Timescale::SixMonths, Timescale::LongerTerm];
    all.map(|one| Choice::new(timescale_word(one), plan_words::timescale(one))).into()
}

fn timescale_word(one: Timescale) -> &'static str {
    match one {
        Timescale::Immediate => "immediate",
        Timescale::SixMonths => "six-months",
        Timescale::LongerTerm => "longer-term",
    }
}

fn grades() -> Vec<Choice> {
    let grade =
        |grade: u8| Choice::new(grade.to_string(), format!("{grade} {}", plan_words::grade(grade).unwrap_or_default()));
    (1..=4).rev().map(grade).collect()
}

/// What the form holds for a part that is there.
pub fn filled(part: &PlanPart) -> Fields {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let pairs: Vec<(String, String)> = match part {
        PlanPart::Measure(measure) => part_measure::filled(measure),
        PlanPart::Need(need) => named(&[
            ("reference", &need.reference),
            ("strand", &need.strand),
            ("need", &need.need),
            ("evidence", &need.evidence),
        ]),
        PlanPart::Group(group) => {
            let mut all = named(&[
                ("name", &group.name),
                ("role", &text(&group.role)),
                ("chair", &text(&group.chair)),
                ("reports_to", &text(&group.reports_to)),
            ]);
            let each =
                |id: &String| [(format!("was-{id}"), "yes".to_owned()), (format!("answers-{id}"), "yes".to_owned())];
            all.extend(group.answers_for.iter().flat_map(each));
            all
        }
        PlanPart::Recommendation(one) => {
            named(&[("text", &one.text), ("from", &one.from), ("timescale", timescale_word(one.timescale))])
        }
        PlanPart::Judgement(one) => {
            named(&[("aspect", &one.aspect), ("for", &text(&one.of)), ("grade", &one.grade.to_string())])
        }
        PlanPart::Term(term) => named(&[("term", &term.term), ("meaning", &term.meaning)]),
    };
    pairs.into_iter().collect()
}

fn named(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The part that the form describes. What the form does not show stays as it was `before`.
///
/// # Errors
/// What is wrong with which field.
pub fn part(sort: PartSort, sent: &Fields, before: Option<&PlanPart>) -> Result<PlanPart, FieldErrors> {
    if let Some((name, _)) = sent.iter().find(|(_, value)| value.chars().count() > LONGEST) {
        return Err(FieldErrors::one(name, "Every field must be 5,000 characters or fewer"));
    }
    let one = |name: &str| sent.get(name).map(|value| value.trim().replace("\r\n", "\n")).unwrap_or_default();
    let some = |name: &str| Some(one(name)).filter(|value| !value.is_empty());
    let at = |part: &PlanPart| match part {
        PlanPart::Measure(part) => part.at,
        PlanPart::Need(part) => part.at,
        PlanPart::Group(part) => part.at,
        PlanPart::Recommendation(part) => part.at,
        PlanPart::Judgement(part) => part.at,
        PlanPart::Term(part) => part.at,
    };
    let at = before.and_then(at);
    Ok(match sort {
        PartSort::Measures => PlanPart::Measure(part_measure::measure(sent, before)?),
        PartSort::Needs => {
            let (reference, strand, need, evidence) = (one("reference"), one("strand"), one("need"), one("evidence"));
            PlanPart::Need(Need { reference, strand, need, evidence, at })
        }
        PartSort::Groups => PlanPart::Group(PartnershipGroup {
            name: one("name"),
            role: some("role"),
            chair: some("chair"),
            reports_to: some("reports_to"),
            answers_for: answers(sent, before),
            at,
        }),
        PartSort::Recommendations => {
            let word = one("timescale");
            let all = [Timescale::Immediate, Timescale::SixMonths, Timescale::LongerTerm];
            let timescale = all.into_iter().find(|one| timescale_word(*one) == word);
            let timescale = timescale.ok_or_else(|| FieldErrors::one("timescale", "Choose how soon"))?;
            PlanPart::Recommendation(Recommendation { from: one("from"), timescale, text: one("text"), at })
        }
        PartSort::Judgements => {
            let grade = one("grade").parse().unwrap_or_default();
            PlanPart::Judgement(Judgement { aspect: one("aspect"), of: some("for"), grade, at })
        }
        PartSort::Terms => PlanPart::Term(Term { term: one("term"), meaning: one("meaning"), at }),
    })
}

/// What stays ticked, in its order, and what comes to it.
fn answers(sent: &Fields, before: Option<&PlanPart>) -> Vec<String> {
    let was = match before {
        Some(PlanPart::Group(group)) => group.answers_for.clone(),
        _ => Vec::new(),
    };
    let kept = was.into_iter().filter(|id| sent.contains_key(&format!("answers-{id}")));
    let added = sent.get("add-answer").filter(|id| !id.is_empty()).cloned();
    let mut all: Vec<String> = kept.collect();
    all.extend(added.filter(|id| !all.contains(id)).into_iter().collect::<Vec<_>>());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_comes_back_from_its_form_as_it_went_in() {
        let at = Some(bigplan_plan::At { line: 7, cell: None, page: None });
        let group = PartnershipGroup {
            name: "Board".into(),
            role: Some("Decides".into()),
            chair: None,
            reports_to: Some("Trust".into()),
            answers_for: vec!["i1".into(), "m1".into()],
            at,
        };
        let measure = serde_json::json!({
            "id": "m1", "code": "NI 72", "title": "Sleep", "group": "Girls", "area": null, "at": {"line": 3},
            "baseline": {"period": "2008", "value": 60.5, "unit": "percent", "text": "60.5%"},
            "targets": [{"period": "2009/10", "value": 62.0, "unit": "percent", "text": "62%"}, {"text": "better"}]
        });
        for part_given in [
            PlanPart::Need(Need {
                reference: "1.1".into(),
                strand: "S".into(),
                need: "N".into(),
                evidence: "E".into(),
                at,
            }),
            PlanPart::Group(group),
            PlanPart::Measure(serde_json::from_value(measure).unwrap()),
            PlanPart::Recommendation(Recommendation {
                from: "F".into(),
                timescale: Timescale::SixMonths,
                text: "T".into(),
                at,
            }),
            PlanPart::Judgement(Judgement { aspect: "A".into(), of: None, grade: 3, at }),
            PlanPart::Term(Term { term: "CAF".into(), meaning: "a form".into(), at }),
        ] {
            let form = filled(&part_given);
            assert_eq!(part(part_given.sort(), &form, Some(&part_given)), Ok(part_given.clone()));
            assert!(!entries(part_given.sort(), &Plan::default(), &form).is_empty());
        }
    }

    #[test]
    fn what_a_group_answers_for_is_unticked_and_added() {
        let sent: Fields = named(&[("name", "Board"), ("answers-b", "yes"), ("add-answer", "c")]).into_iter().collect();
        let before = PartnershipGroup {
            name: "Board".into(),
            role: None,
            chair: None,
            reports_to: None,
            answers_for: vec!["a".into(), "b".into()],
            at: None,
        };
        let Ok(PlanPart::Group(group)) = part(PartSort::Groups, &sent, Some(&PlanPart::Group(before))) else {
            panic!()
        };
        assert_eq!(group.answers_for, ["b", "c"]);
    }
}
