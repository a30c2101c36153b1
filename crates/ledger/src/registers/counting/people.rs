//! How many people live in a partnership's area, by the figures that were loaded.

use std::collections::BTreeSet;

use bigplan_counting::{Lived, People};
use bigplan_measure::{AreaCode, MeasureCode};

use super::Counting;
use crate::figures::{Which, loaded};
use crate::store::Link;
use crate::{LedgerError, PartnershipId};

/// The people of the area and of its districts by the measures that these rules are out of, all together and by group;
/// nobody where none of the rules is out of people.
pub(in crate::registers) async fn people(
    link: &mut Link<'_>,
    counting: &Counting,
    (of, area): (PartnershipId, &AreaCode),
    rules: impl Iterator<Item = &str>,
) -> Result<People, LedgerError> {
    let rules: BTreeSet<&str> = rules.collect();
    let asked = counting.counts.iter().filter(|count| rules.contains(count.measure.code.as_str()));
    let measures: BTreeSet<&MeasureCode> = asked.filter_map(|count| count.measure.people()).collect();
    let mut people = People::default();
    if measures.is_empty() {
        return Ok(people);
    }
    let districts = counting.definitions.areas.children_of(area).into_iter().map(|area| area.code.clone());
    let which = Which {
        measures: measures.into_iter().cloned().collect(),
        areas: [area.clone()].into_iter().chain(districts).collect(),
        every_group: true,
        known_on: None,
    };
    for figure in loaded(link, of, &which).await? {
        if let Some(value) = figure.point.value {
            let year = figure.point.period.ends().year();
            people.put(Lived { measure: figure.measure, year, area: figure.area }, figure.group, value);
        }
    }
    Ok(people)
}
