//! The values that filters offer, with how many items each finds.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::filter::stands_at;
use crate::plan_index::Indexed;
use crate::{Kind, PlanIndex, Scope};

/// A value to filter by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// What to put into the filter.
    pub value: String,
    /// What to show: the first way in which the plan writes it.
    pub label: String,
    /// How many items the filter finds by it.
    pub count: usize,
}

/// What a plan can be filtered by. Each list goes by label; what finds nothing is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// Kinds, in order of nesting.
    pub kinds: Vec<(Kind, usize)>,
    /// Posts and organisations that lead.
    pub leads: Vec<Facet>,
    /// Accountable groups.
    pub groups: Vec<Facet>,
    /// Measures.
    pub measures: Vec<Facet>,
    /// Places that measures are for.
    pub places: Vec<Facet>,
    /// Whom items are for.
    pub scopes: Vec<(Scope, usize)>,
}

impl Facets {
    /// Counts the values of a plan.
    pub fn of(index: &PlanIndex) -> Self {
        let labels = &index.labels;
        let number = |wanted: &dyn Fn(&Indexed) -> bool| index.items.iter().filter(|item| wanted(item)).count();
        let kinds = Kind::ALL.map(|kind| (kind, number(&|item| item.kind == kind)));
        let scopes = [Scope::All, Scope::Vulnerable].map(|scope| (scope, number(&|item| item.scope == Some(scope))));
        let places = labels.places.iter().map(|(key, label)| Facet {
            value: key.clone(),
            label: label.clone(),
            count: number(&|item| stands_at(item, key)),
        });
        Self {
            kinds: kinds.into_iter().filter(|(_, count)| *count > 0).collect(),
            leads: counted(index, &labels.leads, |item| &item.leads),
            groups: counted(index, &labels.groups, |item| &item.groups),
            measures: counted(index, &labels.measures, |item| &item.measures),
            places: by_label(places),
            scopes: scopes.into_iter().filter(|(_, count)| *count > 0).collect(),
        }
    }
}

fn counted(index: &PlanIndex, labels: &BTreeMap<String, String>, keys: fn(&Indexed) -> &[String]) -> Vec<Facet> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for key in index.items.iter().flat_map(keys) {
        *counts.entry(key).or_default() += 1;
    }
    let facet = |(key, label): (&String, &String)| {
        let count = counts.get(key.as_str()).copied().unwrap_or_default();
        Facet { value: key.clone(), label: label.clone(), count }
    };
    by_label(labels.iter().map(facet))
}

fn by_label(facets: impl Iterator<Item = Facet>) -> Vec<Facet> {
    let mut facets: Vec<Facet> = facets.filter(|facet| facet.count > 0).collect();
    facets.sort_by_cached_key(|facet| (facet.label.to_lowercase(), facet.value.clone()));
    facets
}

#[cfg(test)]
mod tests {
    use super::{Facet, Facets};
    use crate::{Filter, Kind, Plan, PlanIndex, Scope};

    fn index() -> PlanIndex {
        let plan: Plan = toml::from_str(
            r#"
            glossary = [{ term = "LSCB", meaning = "Local Safeguarding Children Boards" }, { term = "PCT", meaning = "Primary Care Trust" }]
            groups = [{ name = "Idle Board" }]
            measures = [{ id = "m", code = "NI 112", title = "Conceptions", area = "St Ives" }, { id = "n", title = "Children's play" }]
            items = [
                { id = "p", kind = "priority", title = "P", scope = "all", groups = [{ name = "LSCB", certain = false }] },
                { id = "a", parent = "p", kind = "action", title = "A", measures = ["m", "n"], leads = [{ post = "Head", organisation = "PCTs", state = "named" }] },
                { id = "b", kind = "action", title = "Play in St. Ives", leads = [{ post = "the head", state = "named" }] },
            ]"#,
        )
        .unwrap();
        PlanIndex::of(&plan)
    }

    fn drawn(facets: &[Facet]) -> Vec<String> {
        facets.iter().map(|facet| format!("{} {}", facet.label, facet.count)).collect()
    }

    #[test]
    fn values_are_named_as_the_plan_does_and_counted() {
        let facets = Facets::of(&index());
        assert_eq!(drawn(&facets.leads), ["Head 2", "PCTs 1"]);
        assert_eq!(drawn(&facets.groups), ["LSCB 2"]);
        assert_eq!(drawn(&facets.measures), ["Children's play 1", "NI 112 Conceptions 1"]);
        assert_eq!(drawn(&facets.places), ["St Ives 2"]);
        assert_eq!(
            (facets.kinds, facets.scopes),
            (vec![(Kind::Priority, 1), (Kind::Action, 2)], vec![(Scope::All, 2)])
        );
    }

    #[test]
    fn every_value_finds_as_many_as_it_says() {
        let index = index();
        let facets = Facets::of(&index);
        let with = |set: fn(&mut Filter, String), facet: &Facet| {
            let mut filter = Filter::default();
            set(&mut filter, facet.value.clone());
            assert_eq!(filter.find(&index, &[]).matches.len(), facet.count, "{facet:?}");
        };
        facets.leads.iter().for_each(|facet| with(|filter, value| filter.lead = Some(value), facet));
        facets.groups.iter().for_each(|facet| with(|filter, value| filter.group = Some(value), facet));
        facets.measures.iter().for_each(|facet| with(|filter, value| filter.measure = Some(value), facet));
        facets.places.iter().for_each(|facet| with(|filter, value| filter.place = Some(value), facet));
    }
}
