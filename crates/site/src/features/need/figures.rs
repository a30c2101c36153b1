//! The figures that the gaps of some needs are reckoned from, and the targets of the plan.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use bigplan_ledger::Actor;
use bigplan_ledger::figures::{Figure, Which};
use bigplan_ledger::needs::{Against, NewNeedGap};
use bigplan_measure::where_we_stand::{Aim, Target, assess};
use bigplan_measure::{AreaCode, Definition, Definitions, GroupCode, MeasureCode, Period, Series, Status};

use super::known::peers_within;
use super::place::OnPlan;
use crate::shell::errors::PageError;
use crate::shell::measures::ShownMeasures;
use crate::shell::site::Site;

/// The measure, the place and the group of a series.
type Key = (MeasureCode, AreaCode, GroupCode);

/// What gaps are reckoned from.
pub struct Figures {
    measures: Arc<ShownMeasures>,
    /// The plan whose targets count before those of others.
    plan: String,
    by: HashMap<Key, Vec<Figure>>,
}

impl Figures {
    /// Reads the figures of some gaps, and of the same measures for other `places`, as this reader may see them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(
        site: &Site,
        actor: &Actor,
        on: &OnPlan,
        gaps: &[&NewNeedGap],
        places: &[AreaCode],
    ) -> Result<Self, PageError> {
        let measures = site.measures_of(actor, &on.shown.partnership).await?;
        let mut found = Self { measures, plan: on.shown.address(), by: HashMap::new() };
        let which = found.asked_for(gaps, places);
        if !which.measures.is_empty() {
            for figure in site.ledger().figures(actor, on.shown.stored.partnership, &which).await? {
                let key = (figure.measure.clone(), figure.area.clone(), figure.group.clone());
                found.by.entry(key).or_default().push(figure);
            }
        }
        for series in found.by.values_mut() {
            series.sort_by_key(|figure| figure.point.period.ends());
        }
        Ok(found)
    }

    fn asked_for(&self, gaps: &[&NewNeedGap], places: &[AreaCode]) -> Which {
        let mut areas: BTreeSet<AreaCode> = places.iter().cloned().collect();
        for gap in gaps {
            areas.insert(gap.area.clone());
            match &gap.against {
                Against::Place(other) => areas.extend([other.clone()]),
                Against::BestPlace => {
                    areas.extend(peers_within(self.known(), &gap.area).iter().map(|area| area.code.clone()));
                }
                Against::Neighbours => areas.extend(self.neighbours(&gap.area)),
                Against::Group(_) | Against::Target => {}
            }
        }
        let measures: BTreeSet<&MeasureCode> = gaps.iter().map(|gap| &gap.measure).collect();
        Which {
            measures: measures.into_iter().cloned().collect(),
            areas: areas.into_iter().collect(),
            every_group: gaps.iter().any(|gap| !gap.group.is_all() || matches!(gap.against, Against::Group(_))),
            known_on: None,
        }
    }

    /// What is known of measures, places and groups.
    pub fn known(&self) -> &Definitions {
        self.measures.definitions()
    }

    /// The figures of a series, the oldest first.
    pub fn series(&self, measure: &MeasureCode, area: &AreaCode, group: &GroupCode) -> &[Figure] {
        self.by.get(&(measure.clone(), area.clone(), group.clone())).map_or(&[], Vec::as_slice)
    }

    /// The places that a place is compared with: those that the partnership chose for its own.
    pub fn neighbours(&self, area: &AreaCode) -> Vec<AreaCode> {
        let places = &self.measures.places;
        if places.own.as_ref().is_some_and(|own| own.code == *area) {
            return places.neighbours.iter().map(|one| one.code.clone()).collect();
        }
        self.known().neighbours.of(area).iter().map(|one| one.area.clone()).collect()
    }

    /// The target that a figure of a period is held against: the next that is due, else the last that was. `None`
    /// where the series broke after the target was set.
    pub fn target(&self, gap: &NewNeedGap, definition: &Definition, period: Period) -> Option<Target> {
        let aim = self.aim(gap);
        let until = |figure: &&Figure| figure.point.period.ends() <= period.ends();
        let figures = self.series(&gap.measure, &gap.area, &gap.group);
        let series: Series = figures.iter().filter(until).map(|figure| figure.point.clone()).collect();
        // Nothing is late on the last day of its own period: only the comparison is asked for.
        if assess(definition, &series, &aim, 0, period.ends()).last_status == Status::NotComparable {
            return None;
        }
        let mut targets = aim.targets;
        targets.sort_by_key(|target| target.period.ends());
        let due = targets.iter().find(|target| target.period.ends() >= period.ends());
        due.or_else(|| targets.last()).cloned()
    }

    /// Where this plan wants the figure to go; where it does not say, another of the partnership's plans.
    fn aim(&self, gap: &NewNeedGap) -> Aim {
        let here = self.measures.in_plans(&gap.measure).iter().filter(|one| one.address == self.plan);
        let mut same =
            here.filter(|one| one.area.as_ref() == Some(&gap.area) && one.group.as_ref() == Some(&gap.group));
        match same.find(|one| !one.aim.targets.is_empty()) {
            Some(own) => own.aim.clone(),
            None => self.measures.aim(&gap.measure, &gap.area, &gap.group),
        }
    }
}
