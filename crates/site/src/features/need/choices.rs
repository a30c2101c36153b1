//! What the forms of this feature offer to choose from.

use bigplan_ledger::needs::Against;
use bigplan_measure::{Area, Definitions, MeasureCode};
use bigplan_plan::Kind;

use super::place::{OnPlan, item_called};
use crate::parts::form::Choice;
use crate::shell::measures::ShownMeasures;

/// The places of a partnership: its own area first, then its parts.
pub fn places(measures: &ShownMeasures) -> Vec<&Area> {
    measures.places.own.iter().chain(&measures.places.parts).collect()
}

/// Places to choose one of.
pub fn of_places(places: &[&Area]) -> Vec<Choice> {
    places.iter().map(|area| Choice::new(area.code.as_str(), &area.name)).collect()
}

/// The measures that have figures for one of the partnership's places, by title.
pub fn measures(measures: &ShownMeasures) -> Vec<Choice> {
    let known = measures.with_figures.iter().filter_map(|code| measures.definition(code));
    let mut choices: Vec<(String, &MeasureCode)> = known
        .map(|definition| (format!("{} ({})", definition.title, definition.code.shown()), &definition.code))
        .collect();
    choices.sort();
    let choices = choices.into_iter().map(|(words, code)| Choice::new(code.as_str(), words));
    [Choice::new("", "Choose a measure")].into_iter().chain(choices).collect()
}

/// A first choice, then every group that is known.
pub fn groups(known: &Definitions, first: Choice) -> Vec<Choice> {
    let values = known.groups.dimensions().iter().flat_map(|dimension| {
        dimension.values.iter().map(|value| {
            Choice::new(format!("{}:{}", dimension.code, value.code), format!("{}: {}", dimension.name, value.name))
        })
    });
    [first].into_iter().chain(values).collect()
}

/// What a figure of the partnership's places can be held against.
pub fn against(measures: &ShownMeasures) -> Vec<Choice> {
    let own = measures.places.own.as_ref();
    let above = own.map(|own| measures.definitions().areas.parents_of(&own.code)).unwrap_or_default();
    let mut choices = vec![
        Choice::new("", "Choose one"),
        Choice::new(Against::Target.to_string(), "The plan’s target"),
        Choice::new(Against::BestPlace.to_string(), "The best of the districts"),
        Choice::new(Against::Neighbours.to_string(), "Its statistical neighbours together"),
    ];
    let all = above.into_iter().rev().chain(places(measures)).chain(&measures.places.neighbours);
    choices.extend(all.map(|area| Choice::new(Against::Place(area.code.clone()).to_string(), &area.name)));
    choices
}

/// The items of the plan that a need may have become.
pub fn items(on: &OnPlan) -> Vec<Choice> {
    let items = on.plan().items.iter().filter(|item| item.kind != Kind::Milestone);
    let items = items.map(|item| Choice::new(&item.id, item_called(item)));
    [Choice::new("", "Choose what it became")].into_iter().chain(items).collect()
}
