//! What differs between an item and its later version, apart from its place.

use std::collections::HashMap;

use super::pairs::Pairs;
use super::{Aspect, Difference, values};
use crate::fold::fold;
use crate::{Item, MeasureUse, Plan};

/// The measures of both versions by id.
pub(super) struct Measures<'p> {
    old: HashMap<&'p str, &'p MeasureUse>,
    new: HashMap<&'p str, &'p MeasureUse>,
}

impl<'p> Measures<'p> {
    pub(super) fn of(from: &'p Plan, to: &'p Plan) -> Self {
        let by_id = |plan: &'p Plan| plan.measures.iter().map(|measure| (measure.id.as_str(), measure)).collect();
        Self { old: by_id(from), new: by_id(to) }
    }
}

/// The differences, in the order of [`Aspect`].
pub(super) fn differences(old: &Item, new: &Item, measures: &Measures<'_>, pairs: &Pairs) -> Vec<Difference> {
    let kind = |item: &Item| vec![item.kind.word().to_lowercase()];
    let reference = |item: &Item| item.reference.iter().cloned().collect::<Vec<_>>();
    let due = |item: &Item| item.due.iter().map(ToString::to_string).collect::<Vec<_>>();
    let scope = |item: &Item| item.scope.into_iter().map(values::scope).collect::<Vec<_>>();
    let mut found: Vec<Difference> = [
        Difference::of_wording(Aspect::Title, &old.title, &new.title),
        Difference::of_wording(Aspect::Text, &old.text, &new.text),
        Difference::of_values(Aspect::Kind, kind(old), kind(new)),
        Difference::of_values(Aspect::Reference, reference(old), reference(new)),
        listed(Aspect::Leads, all(&old.leads, values::lead), all(&new.leads, values::lead)),
        listed(Aspect::Groups, all(&old.groups, values::group), all(&new.groups, values::group)),
        Difference::of_values(Aspect::Due, due(old), due(new)),
        listed(Aspect::Needs, old.needs.clone(), new.needs.clone()),
        listed(Aspect::Money, all(&old.funds, values::fund), all(&new.funds, values::fund)),
        Difference::of_values(Aspect::Scope, scope(old), scope(new)),
        listed(Aspect::Links, all(&old.links, values::link), all(&new.links, values::link)),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.extend(of_measures(old, new, measures, pairs));
    found.sort_by_key(|difference| difference.what);
    found
}

/// Measures that came or went, and new baselines and targets of those that stayed.
fn of_measures(old: &Item, new: &Item, measures: &Measures<'_>, pairs: &Pairs) -> Vec<Difference> {
    let was: Vec<&str> = old.measures.iter().map(|id| pairs.later_measure(id).unwrap_or(id)).collect();
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for (id, later) in old.measures.iter().zip(&was) {
        let measure = measures.old.get(id.as_str());
        if new.measures.iter().any(|now| now == later) {
            if let (Some(measure), Some(now)) = (measure, measures.new.get(later)) {
                found.extend(figures(measure, now, Named::Yes));
            }
        } else {
            gone.extend(measure.map(|measure| name(measure)));
        }
    }
    for id in new.measures.iter().filter(|id| !was.contains(&id.as_str())) {
        come.extend(measures.new.get(id.as_str()).map(|measure| name(measure)));
    }
    found.extend(listed(Aspect::Measures, gone, come));
    found
}

/// Whether a difference says which measure it is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Yes,
    No,
}

/// New baseline and targets of a measure.
pub(super) fn figures(old: &MeasureUse, new: &MeasureUse, named: Named) -> Vec<Difference> {
    let with_name = |measure: &MeasureUse, words: String| match named {
        Named::Yes => format!("{}: {words}", name(measure)),
        Named::No => words,
    };
    let baseline = |measure: &MeasureUse| {
        measure.baseline.iter().map(|baseline| with_name(measure, values::baseline(baseline))).collect()
    };
    let targets = |measure: &MeasureUse| {
        measure.targets.iter().map(|target| with_name(measure, values::target(target))).collect()
    };
    let found =
        [listed(Aspect::Baseline, baseline(old), baseline(new)), listed(Aspect::Targets, targets(old), targets(new))];
    found.into_iter().flatten().collect()
}

/// "NI 72 Early years (Fenland)".
pub(super) fn name(measure: &MeasureUse) -> String {
    let of = [&measure.group, &measure.area];
    let of: Vec<&str> = of.into_iter().flatten().map(String::as_str).collect();
    let of = if of.is_empty() { String::new() } else { format!(" ({})", of.join(", ")) };
    match &measure.code {
        Some(code) => format!("{code} {}{of}", measure.title),
        None => format!("{}{of}", measure.title),
    }
}

fn all<T>(list: &[T], words: impl Fn(&T) -> String) -> Vec<String> {
    list.iter().map(words).collect()
}

/// Lists whose order does not count; values are the same when only case or points differ.
fn listed(what: Aspect, before: Vec<String>, after: Vec<String>) -> Option<Difference> {
    let (gone, come) = values::apart(before, after);
    let folded = |list: &[String]| {
        let mut folded: Vec<String> = list.iter().map(|value| fold(value)).collect();
        folded.sort_unstable();
        folded
    };
    if folded(&gone) == folded(&come) && gone.iter().all(|value| !fold(value).is_empty()) {
        return None;
    }
    Difference::of_values(what, gone, come)
}
