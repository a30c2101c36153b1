//! The figures that the gaps of some needs are reckoned from, and the targets of the plan.

use std::collections::{BTreeSet, HashMap};

use bigplan_ledger::figures::{Figure, Which};
use bigplan_ledger::needs::{Against, NewNeedGap};
use bigplan_ledger::{Actor, MeasureId};
use bigplan_measure::{AreaCode, Definition, GroupCode, MeasureCode, Period, Unit};
use bigplan_plan::MeasureUse;

use super::known::{KNOWN, Known};
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;
use crate::shell::site::Site;

/// The measure, the place and the group of a series.
type Key = (MeasureCode, AreaCode, GroupCode);

/// What gaps are reckoned from.
#[derive(Debug, Default)]
pub struct Figures {
    by: HashMap<Key, Vec<Figure>>,
    /// The places that each place is compared with.
    neighbours: HashMap<AreaCode, Vec<AreaCode>>,
    targets: HashMap<MeasureCode, Vec<(Period, f64)>>,
}

impl Figures {
    /// Reads the figures of some gaps, and of the same measures for other `places`, as this reader may see them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(
        site: &Site,
        actor: &Actor,
        shown: &ShownPlan,
        gaps: &[&NewNeedGap],
        places: &[AreaCode],
    ) -> Result<Self, PageError> {
        let of = shown.stored.partnership;
        let choices = site.ledger().measure_choices(actor, of).await?;
        let own = KNOWN.own(choices.area.as_ref(), &shown.partnership.slug).map(|area| area.code.clone());
        let mut neighbours: HashMap<AreaCode, Vec<AreaCode>> = HashMap::new();
        let mut areas: BTreeSet<AreaCode> = places.iter().cloned().collect();
        for gap in gaps {
            areas.insert(gap.area.clone());
            match &gap.against {
                Against::Place(other) => areas.extend([other.clone()]),
                Against::BestPlace => {
                    areas.extend(KNOWN.peers_within(&gap.area).iter().map(|area| area.code.clone()));
                }
                Against::Neighbours => {
                    let chosen = own.as_ref() == Some(&gap.area) && !choices.neighbours.is_empty();
                    let beside = if chosen { choices.neighbours.clone() } else { neighbours_of(&KNOWN, &gap.area) };
                    areas.extend(beside.iter().cloned());
                    neighbours.insert(gap.area.clone(), beside);
                }
                Against::Group(_) | Against::Target => {}
            }
        }
        let measures: BTreeSet<&MeasureCode> = gaps.iter().map(|gap| &gap.measure).collect();
        let which = Which {
            measures: measures.into_iter().cloned().collect(),
            areas: areas.into_iter().collect(),
            every_group: gaps.iter().any(|gap| !gap.group.is_all() || matches!(gap.against, Against::Group(_))),
            known_on: None,
        };
        let mut by: HashMap<Key, Vec<Figure>> = HashMap::new();
        if !which.measures.is_empty() {
            for figure in site.ledger().figures(actor, of, &which).await? {
                let key = (figure.measure.clone(), figure.area.clone(), figure.group.clone());
                by.entry(key).or_default().push(figure);
            }
        }
        for series in by.values_mut() {
            series.sort_by_key(|figure| figure.point.period.ends());
        }
        let aimed = gaps.iter().any(|gap| gap.against == Against::Target);
        let targets = if aimed { targets(site, actor, shown).await? } else { HashMap::new() };
        Ok(Self { by, neighbours, targets })
    }

    /// The figures of a series, the oldest first.
    pub fn series(&self, measure: &MeasureCode, area: &AreaCode, group: &GroupCode) -> &[Figure] {
        self.by.get(&(measure.clone(), area.clone(), group.clone())).map_or(&[], Vec::as_slice)
    }

    /// The places that a place is compared with.
    pub fn neighbours(&self, area: &AreaCode) -> &[AreaCode] {
        self.neighbours.get(area).map_or(&[], Vec::as_slice)
    }

    /// The target that holds for a figure of a period: the next that is due, else the last that was.
    pub fn target(&self, measure: &MeasureCode, period: Period) -> Option<(Period, f64)> {
        let targets = self.targets.get(measure)?;
        let due = targets.iter().find(|(of, _)| of.ends() >= period.ends());
        due.or_else(|| targets.last()).copied()
    }
}

fn neighbours_of(known: &Known, area: &AreaCode) -> Vec<AreaCode> {
    known.neighbours.of(area).iter().map(|one| one.area.clone()).collect()
}

/// The targets of the plan for its whole area and all children, by measure of the catalogue, the first due first.
async fn targets(
    site: &Site,
    actor: &Actor,
    shown: &ShownPlan,
) -> Result<HashMap<MeasureCode, Vec<(Period, f64)>>, PageError> {
    let ties = site.ledger().measure_ties(actor, shown.stored.id).await?;
    let mut found: HashMap<MeasureCode, Vec<(Period, f64)>> = HashMap::new();
    for measure in shown.stored.plan.measures.iter().filter(|one| one.group.is_none() && one.area.is_none()) {
        let Some(definition) = tied(measure, &ties) else { continue };
        let aims = measure.targets.iter().filter_map(|target| {
            let period = Period::read(target.period.as_deref()?, definition.year)?;
            let fits = target.unit.is_none_or(|unit| Unit::from(unit) == definition.unit);
            Some((period, target.value.filter(|_| fits)?))
        });
        found.entry(definition.code.clone()).or_default().extend(aims);
    }
    for aims in found.values_mut() {
        aims.sort_by_key(|(period, _)| period.ends());
    }
    Ok(found)
}

/// The measure of the catalogue that a plan's measure is: as somebody said, else by its code, else by its title.
pub fn tied(measure: &MeasureUse, ties: &HashMap<MeasureId, Option<MeasureCode>>) -> Option<&'static Definition> {
    let said = measure.id.parse().ok().and_then(|id: MeasureId| ties.get(&id));
    match said {
        Some(code) => code.as_ref().and_then(|code| KNOWN.catalogue.find(code)),
        None => {
            let by_code = measure.code.as_deref().and_then(|code| KNOWN.catalogue.find_by_name(code));
            by_code.or_else(|| KNOWN.catalogue.find_by_name(&measure.title))
        }
    }
}
