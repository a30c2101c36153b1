//! A plan made ready for filters and search, once for many requests.

use std::collections::{BTreeMap, HashMap};

use crate::fold::fold;
use crate::names::Names;
use crate::search::Searchable;
use crate::{Item, Kind, MeasureUse, Plan, Scope, Tree, When};

/// A plan made ready. It owns what it needs, so it can be kept beside the plan and shared.
#[derive(Clone, Debug, Default)]
pub struct PlanIndex {
    pub(crate) items: Vec<Indexed>,
    pub(crate) names: Names,
    /// What each key is called, by the sort of key, as first written.
    pub(crate) labels: Labels,
}

/// What keys are called on pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    pub(crate) leads: BTreeMap<String, String>,
    pub(crate) groups: BTreeMap<String, String>,
    pub(crate) measures: BTreeMap<String, String>,
    pub(crate) places: BTreeMap<String, String>,
}

/// One item made ready.
#[derive(Clone, Debug)]
pub(crate) struct Indexed {
    pub(crate) id: String,
    pub(crate) parent: Option<usize>,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) due: Option<When>,
    pub(crate) search: Searchable,
    /// Its own scope or that of the nearest item above that has one.
    pub(crate) scope: Option<Scope>,
    pub(crate) leads: Vec<String>,
    /// Its own groups, or those of the nearest item above that has any.
    pub(crate) groups: Vec<String>,
    pub(crate) measures: Vec<String>,
    pub(crate) places: Vec<String>,
    /// Title and text folded, with a space at both ends.
    pub(crate) prose: String,
}

impl PlanIndex {
    /// Makes a plan ready, in time linear in its length.
    pub fn of(plan: &Plan) -> Self {
        let tree = Tree::of(plan);
        let measures: HashMap<&str, &MeasureUse> = plan.measures.iter().map(|m| (m.id.as_str(), m)).collect();
        let mut index =
            Self { items: Vec::with_capacity(plan.items.len()), names: Names::of(plan), labels: Labels::default() };
        let mut listed: HashMap<&str, Vec<String>> = HashMap::new();
        for group in &plan.groups {
            let key = index.key_of_group(&group.name);
            group.answers_for.iter().for_each(|id| listed.entry(id).or_default().push(key.clone()));
        }
        for (position, item) in plan.items.iter().enumerate() {
            let used: Vec<&MeasureUse> =
                item.measures.iter().filter_map(|id| measures.get(id.as_str()).copied()).collect();
            let listing = listed.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
            let indexed = index.ready(item, &used, listing, tree.parent_at(position));
            index.items.push(indexed);
        }
        index.inherit(&tree);
        index
    }

    /// The comparable form of a value for a filter; a value that is a key already stays as it is.
    pub(crate) fn key(&self, value: &str) -> String {
        self.names.key(value)
    }

    fn ready(&mut self, item: &Item, measures: &[&MeasureUse], listing: &[String], parent: Option<usize>) -> Indexed {
        let mut groups: Vec<String> = item.groups.iter().map(|group| self.key_of_group(&group.name)).collect();
        groups.extend_from_slice(listing);
        Indexed {
            id: item.id.clone(),
            parent,
            kind: item.kind,
            title: item.title.clone(),
            text: item.text.clone(),
            due: item.due,
            search: Searchable::of(item, measures, &self.names),
            scope: item.scope,
            leads: self.keys_of_leads(item),
            groups: unique(groups),
            measures: unique(measures.iter().map(|measure| self.key_of_measure(measure)).collect()),
            places: unique(
                measures
                    .iter()
                    .filter_map(|measure| measure.area.as_deref())
                    .map(|area| self.key_of_place(area))
                    .collect(),
            ),
            prose: format!(" {} {} ", fold(&item.title), fold(&item.text)),
        }
    }

    fn inherit(&mut self, tree: &Tree<'_>) {
        for position in tree.order() {
            let Some(above) = tree.parent_at(*position).and_then(|parent| self.items.get(parent)) else { continue };
            let (scope, groups) = (above.scope, above.groups.clone());
            let Some(item) = self.items.get_mut(*position) else { continue };
            item.scope = item.scope.or(scope);
            if item.groups.is_empty() {
                item.groups = groups;
            }
        }
    }

    fn keys_of_leads(&mut self, item: &Item) -> Vec<String> {
        let mut keys = Vec::new();
        for lead in &item.leads {
            let place = [&lead.post, &lead.organisation];
            let said: Vec<&String> = place.into_iter().flatten().collect();
            let said = if said.is_empty() { lead.person.iter().collect() } else { said };
            keys.extend(said.into_iter().map(|name| label(&mut self.labels.leads, self.names.key(name), name)));
        }
        unique(keys)
    }

    fn key_of_group(&mut self, name: &str) -> String {
        label(&mut self.labels.groups, self.names.key(name), name)
    }

    fn key_of_place(&mut self, name: &str) -> String {
        label(&mut self.labels.places, fold(name), name)
    }

    fn key_of_measure(&mut self, measure: &MeasureUse) -> String {
        match &measure.code {
            Some(code) => label(&mut self.labels.measures, fold(code), &format!("{code} {}", measure.title)),
            None => label(&mut self.labels.measures, fold(&measure.title), &measure.title),
        }
    }
}

fn label(labels: &mut BTreeMap<String, String>, key: String, written: &str) -> String {
    if !key.is_empty() {
        labels.entry(key.clone()).or_insert_with(|| written.trim().to_owned());
    }
    key
}

fn unique(mut keys: Vec<String>) -> Vec<String> {
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}
