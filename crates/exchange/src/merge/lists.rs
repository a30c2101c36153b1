//! The head and the lists: each is one part.

use std::collections::HashSet;

use bigplan_plan::{Plan, PlanHead};
use serde::Serialize;

use super::fields::differing;
use super::sides::Sides;
use super::{Change, FieldChange, Merged, Subject, What};
use crate::seals::digest;

pub(super) fn merge(sides: &Sides<'_>, merged: &mut Merged) {
    let (now, file) = (sides.now, sides.file);
    let head = |plan: &Plan| head_words(&plan.head);
    merged.plan.head =
        one(sides, merged, "plan", "The plan's head", &now.head, &file.head, || differing(&head(now), &head(file)));
    merged.plan.needs = list(sides, merged, "needs", "Needs", (&now.needs, &file.needs), |need| {
        format!("{} {}", need.reference, need.need)
    });
    merged.plan.groups = list(sides, merged, "groups", "Groups", (&now.groups, &file.groups), |group| {
        let chair = group.chair.as_deref().map(|chair| format!(", chair {chair}")).unwrap_or_default();
        format!("{}{chair}, answers for {}", group.name, group.answers_for.len())
    });
    let both = (&now.recommendations, &file.recommendations);
    merged.plan.recommendations =
        list(sides, merged, "recommendations", "Recommendations", both, |one| one.text.clone());
    let both = (&now.judgements, &file.judgements);
    merged.plan.judgements =
        list(sides, merged, "judgements", "Judgements", both, |one| format!("{}: {}", one.aspect, one.grade));
    let both = (&now.glossary, &file.glossary);
    merged.plan.glossary =
        list(sides, merged, "glossary", "Glossary", both, |one| format!("{}: {}", one.term, one.meaning));
}

fn list<T: Serialize + Clone>(
    sides: &Sides<'_>,
    merged: &mut Merged,
    name: &'static str,
    label: &str,
    (now, file): (&Vec<T>, &Vec<T>),
    words: impl Fn(&T) -> String,
) -> Vec<T> {
    one(sides, merged, name, label, now, file, || entries(now, file, words))
}

/// One side of a part, noting what that changes.
fn one<T: Serialize + Clone>(
    sides: &Sides<'_>,
    merged: &mut Merged,
    name: &'static str,
    label: &str,
    now: &T,
    file: &T,
    fields: impl FnOnce() -> Vec<FieldChange>,
) -> T {
    let verdict = sides.judge(sides.seals.list(name), Some(&digest(now)), Some(&digest(file)));
    let change =
        || Change { subject: Subject::List(name), what: What::Changed, label: label.to_owned(), fields: fields() };
    if sides.settle(verdict, merged, change) { file.clone() } else { now.clone() }
}

/// The entries that only one side has.
fn entries<T: Serialize>(now: &[T], file: &[T], words: impl Fn(&T) -> String) -> Vec<FieldChange> {
    let (in_now, in_file): (HashSet<String>, HashSet<String>) =
        (now.iter().map(digest).collect(), file.iter().map(digest).collect());
    let gone = now.iter().filter(|one| !in_file.contains(&digest(*one)));
    let come = file.iter().filter(|one| !in_now.contains(&digest(*one)));
    let mut fields: Vec<FieldChange> =
        gone.map(|one| FieldChange { field: "entry", before: words(one), after: String::new() }).collect();
    fields.extend(come.map(|one| FieldChange { field: "entry", before: String::new(), after: words(one) }));
    if fields.is_empty() {
        fields.push(FieldChange { field: "order", before: "as now".to_owned(), after: "another".to_owned() });
    }
    fields
}

fn head_words(head: &PlanHead) -> Vec<(&'static str, String)> {
    let period = head.period.as_ref().map(|period| format!("{} to {}", period.from, period.to));
    let labels: Vec<String> = head.labels.iter().map(|(kind, word)| format!("{}: {word}", kind.as_str())).collect();
    vec![
        ("title", head.title.clone()),
        ("partnership", head.partnership.clone()),
        ("period", period.unwrap_or_default()),
        ("edition", head.edition.clone().unwrap_or_default()),
        ("vision", head.vision.clone().unwrap_or_default()),
        ("own words for kinds", labels.join("\n")),
    ]
}
