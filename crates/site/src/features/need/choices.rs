//! What the forms of this feature offer to choose from.

use std::collections::BTreeSet;

use bigplan_ledger::Actor;
use bigplan_ledger::needs::Against;
use bigplan_measure::{Area, AreaCode, MeasureCode};
use bigplan_plan::Kind;

use super::known::KNOWN;
use super::place::{OnPlan, item_called};
use crate::parts::form::Choice;
use crate::shell::errors::PageError;
use crate::shell::site::Site;

/// The places of a plan's partnership: its own area first, then its parts.
///
/// # Errors
/// When the database does not answer.
pub async fn places(site: &Site, actor: &Actor, on: &OnPlan) -> Result<Vec<&'static Area>, PageError> {
    let chosen = site.ledger().measure_choices(actor, on.shown.stored.partnership).await?.area;
    let slug = &on.shown.partnership.slug;
    let Some(own) = KNOWN.own(chosen.as_ref(), slug) else { return Ok(Vec::new()) };
    Ok([own].into_iter().chain(KNOWN.parts(&own.code, slug)).collect())
}

/// Places to choose one of.
pub fn of_places(places: &[&Area]) -> Vec<Choice> {
    places.iter().map(|area| Choice::new(area.code.as_str(), &area.name)).collect()
}

/// The measures that have figures for one of these places, by title.
///
/// # Errors
/// When the database does not answer.
pub async fn measures(site: &Site, actor: &Actor, on: &OnPlan, places: &[&Area]) -> Result<Vec<Choice>, PageError> {
    let codes: Vec<AreaCode> = places.iter().map(|area| area.code.clone()).collect();
    let known = site.ledger().measures_with_figures(actor, on.shown.stored.partnership, &codes).await?;
    let known: BTreeSet<MeasureCode> = known.into_iter().collect();
    let mut choices: Vec<(String, MeasureCode)> = KNOWN
        .catalogue
        .iter()
        .filter(|definition| known.contains(&definition.code))
        .map(|definition| (format!("{} ({})", definition.title, definition.code.shown()), definition.code.clone()))
        .collect();
    choices.sort();
    let choices = choices.into_iter().map(|(words, code)| Choice::new(code.as_str(), words));
    Ok([Choice::new("", "Choose a measure")].into_iter().chain(choices).collect())
}

/// All children, then every group that is known.
pub fn groups(first: Choice) -> Vec<Choice> {
    let values = KNOWN.groups.dimensions().iter().flat_map(|dimension| {
        dimension.values.iter().map(|value| {
            Choice::new(format!("{}:{}", dimension.code, value.code), format!("{}: {}", dimension.name, value.name))
        })
    });
    [first].into_iter().chain(values).collect()
}

/// What a figure of these places can be held against.
pub fn against(places: &[&Area]) -> Vec<Choice> {
    let above = places.first().map(|own| KNOWN.areas.parents_of(&own.code)).unwrap_or_default();
    let neighbours = places.first().map(|own| KNOWN.neighbours.of(&own.code)).unwrap_or_default();
    let neighbours = neighbours.iter().filter_map(|one| KNOWN.areas.find(&one.area));
    let mut choices = vec![
        Choice::new("", "Choose one"),
        Choice::new(Against::Target.to_string(), "The plan’s target"),
        Choice::new(Against::BestPlace.to_string(), "The best of the districts"),
        Choice::new(Against::Neighbours.to_string(), "Its statistical neighbours together"),
    ];
    let all = above.into_iter().rev().chain(places.iter().copied()).chain(neighbours);
    choices.extend(all.map(|area| Choice::new(Against::Place(area.code.clone()).to_string(), &area.name)));
    choices
}

/// The items of the plan that a need may have become.
pub fn items(on: &OnPlan) -> Vec<Choice> {
    let items = on.plan().items.iter().filter(|item| item.kind != Kind::Milestone);
    let items = items.map(|item| Choice::new(&item.id, item_called(item)));
    [Choice::new("", "Choose what it became")].into_iter().chain(items).collect()
}
