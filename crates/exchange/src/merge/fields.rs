//! What two states of an item or a measure say differently, field by field, in words.

use bigplan_plan::{FundUse, GroupUse, Item, ItemLink, Lead, MeasureUse, Plan};

use super::FieldChange;
use crate::item_label;

/// Fields that differ; an absent side says nothing in every field.
pub(super) fn of_items(now: (&Plan, Option<&Item>), file: (&Plan, Option<&Item>)) -> Vec<FieldChange> {
    differing(&words_of_item(now.0, now.1), &words_of_item(file.0, file.1))
}

/// As [`of_items`], for measures.
pub(super) fn of_measures(now: Option<&MeasureUse>, file: Option<&MeasureUse>) -> Vec<FieldChange> {
    differing(&words_of_measure(now), &words_of_measure(file))
}

pub(super) fn differing(now: &[(&'static str, String)], file: &[(&'static str, String)]) -> Vec<FieldChange> {
    let said = |side: &[(&str, String)], field: &str| {
        side.iter().find(|(name, _)| *name == field).map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let mut names: Vec<&'static str> = now.iter().chain(file).map(|(name, _)| *name).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(*name));
    let change = |field| FieldChange { field, before: said(now, field), after: said(file, field) };
    names.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

fn words_of_item(plan: &Plan, item: Option<&Item>) -> Vec<(&'static str, String)> {
    let Some(item) = item else { return Vec::new() };
    let parent = item.parent.as_deref().and_then(|id| plan.items.iter().find(|item| item.id == id));
    let measure =
        |id: &String| plan.measures.iter().find(|measure| measure.id == *id).map_or_else(|| id.clone(), measure_label);
    let scope = item.scope.map(|scope| match scope {
        bigplan_plan::Scope::All => "all",
        bigplan_plan::Scope::Vulnerable => "vulnerable",
    });
    vec![
        ("stands under", parent.map(item_label).unwrap_or_default()),
        ("kind", item.kind.as_str().to_owned()),
        ("reference", item.reference.clone().unwrap_or_default()),
        ("title", item.title.clone()),
        ("text", item.text.clone()),
        ("scope", scope.unwrap_or_default().to_owned()),
        ("due", item.due.map(|due| due.to_string()).unwrap_or_default()),
        ("leads", lines(&item.leads, lead)),
        ("groups", lines(&item.groups, group)),
        ("measures", lines(&item.measures, measure)),
        ("needs", item.needs.join("\n")),
        ("funds", lines(&item.funds, fund)),
        ("links", lines(&item.links, link)),
        ("place in the source", item.at.map(|at| format!("line {}", at.line)).unwrap_or_default()),
    ]
}

fn words_of_measure(measure: Option<&MeasureUse>) -> Vec<(&'static str, String)> {
    let Some(measure) = measure else { return Vec::new() };
    let value = |period: &Option<String>, value: Option<f64>, text: &str| {
        let number = value.map(|value| value.to_string()).unwrap_or_default();
        [period.clone().unwrap_or_default(), number, text.to_owned()].join(" ").trim().to_owned()
    };
    let baseline = measure.baseline.as_ref().map(|one| value(&one.period, one.value, &one.text));
    vec![
        ("code", measure.code.clone().unwrap_or_default()),
        ("title", measure.title.clone()),
        ("group", measure.group.clone().unwrap_or_default()),
        ("area", measure.area.clone().unwrap_or_default()),
        ("baseline", baseline.unwrap_or_default()),
        ("targets", lines(&measure.targets, |one| value(&one.period, one.value, &one.text))),
    ]
}

pub(super) fn measure_label(measure: &MeasureUse) -> String {
    let code = measure.code.as_deref().map(|code| format!("{code} ")).unwrap_or_default();
    let group = measure.group.as_deref().map(|group| format!(", {group}")).unwrap_or_default();
    format!("{code}{}{group}", measure.title)
}

fn lines<T>(parts: &[T], words: impl Fn(&T) -> String) -> String {
    parts.iter().map(words).collect::<Vec<_>>().join("\n")
}

fn lead(lead: &Lead) -> String {
    let named = [&lead.post, &lead.organisation, &lead.person];
    let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).collect();
    let state = match lead.state {
        bigplan_plan::LeadState::Named => "",
        bigplan_plan::LeadState::Vacant => " (vacant)",
        bigplan_plan::LeadState::Unconfirmed => " (unconfirmed)",
    };
    format!("{}{state}", named.join(", ")).trim().to_owned()
}

fn group(group: &GroupUse) -> String {
    format!("{}{}", group.name, if group.certain { "" } else { " (doubtful)" })
}

fn fund(fund: &FundUse) -> String {
    let amount = fund.amount_gbp.map(|amount| format!(", £{amount}")).unwrap_or_default();
    format!("{}{amount}{}", fund.name, if fund.certain { "" } else { " (to be confirmed)" })
}

fn link(link: &ItemLink) -> String {
    format!("{} {}", link.to, link.text).trim().to_owned()
}
