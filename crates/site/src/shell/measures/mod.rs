//! The measures of a partnership for pages, read once a revision.
//!
//! The ledger is asked on every request at which revision figures and plans stand; only what
//! was read at those same revisions, for readers who see drafts or for those who do not, is
//! shown again. So how many figures there are decides only how long the first reader after a
//! change waits.

mod file;
pub mod in_plans;
mod made;
pub mod places;
pub mod standing;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use bigplan_ledger::figures::{Choices, Figure, Which};
use bigplan_ledger::{Actor, Partnership, PartnershipId, PlanId, PlanState, Right};
use bigplan_measure::where_we_stand::Aim;
use bigplan_measure::{AreaCode, Definition, Definitions, GroupCode, MeasureCode};
use jiff::civil::Date;

pub use self::file::MeasureFile;
use self::in_plans::{Beside, InPlan};
pub use self::made::DrawnFor;
use self::made::Made;
use self::places::Places;
use self::standing::Standing;
use super::errors::PageError;
use super::plans::ShownPlan;
use super::site::Site;
use crate::shell::Awaited;

/// How many partnerships are kept before all are let go.
const KEPT: usize = 64;

/// A partnership's measures with their figures for all children.
#[derive(Debug)]
pub struct ShownMeasures {
    /// Whose they are.
    pub partnership: Partnership,
    /// Its places.
    pub places: Places,
    /// What it chose.
    pub choices: Choices,
    /// The top measures, in order.
    pub top: Vec<MeasureCode>,
    /// What plans say of each measure.
    pub in_plans: BTreeMap<MeasureCode, Vec<InPlan>>,
    /// The measures that have figures for one of its own places.
    pub with_figures: BTreeSet<MeasureCode>,
    figures: HashMap<(MeasureCode, AreaCode), Vec<Figure>>,
    definitions: Arc<Definitions>,
    today: Date,
    state: State,
    made: Made,
}

/// At which revisions something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    figures: i64,
    plans: Vec<(PlanId, i64)>,
    today: Date,
}

impl ShownMeasures {
    /// Whether a plan speaks of the measure or there are figures of it.
    pub fn knows(&self, code: &MeasureCode) -> bool {
        self.in_plans.contains_key(code) || self.with_figures.contains(code)
    }

    /// Every measure that a plan speaks of or that has figures, by code.
    pub fn all(&self) -> Vec<&Definition> {
        let codes: BTreeSet<&MeasureCode> = self.in_plans.keys().chain(&self.with_figures).collect();
        codes.into_iter().filter_map(|code| self.definition(code)).collect()
    }

    /// A measure's definition.
    pub fn definition(&self, code: &MeasureCode) -> Option<&Definition> {
        self.definitions.catalogue.find(code)
    }

    /// All definitions.
    pub fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// What plans say of a measure.
    pub fn in_plans(&self, code: &MeasureCode) -> &[InPlan] {
        self.in_plans.get(code).map_or(&[], Vec::as_slice)
    }

    /// The measure of the catalogue that a plan's measure is.
    pub fn tied_to(&self, measure: &str) -> Option<&MeasureCode> {
        let here = |all: &[InPlan]| all.iter().any(|one| one.measure.id == measure);
        self.in_plans.iter().find(|(_, all)| here(all)).map(|(code, _)| code)
    }

    /// A measure's figures for a place and all children, the oldest first.
    pub fn figures(&self, code: &MeasureCode, area: &AreaCode) -> &[Figure] {
        self.figures.get(&(code.clone(), area.clone())).map_or(&[], Vec::as_slice)
    }

    /// Where a measure stood and should go, for a place and a group: as the newest plan says that has targets.
    pub fn aim(&self, code: &MeasureCode, area: &AreaCode, group: &GroupCode) -> Aim {
        let here = |one: &&InPlan| one.area.as_ref() == Some(area) && one.group.as_ref() == Some(group);
        let newest = self.in_plans(code).iter().filter(here).find(|one| !one.aim.targets.is_empty());
        newest.map(|one| one.aim.clone()).unwrap_or_default()
    }

    /// Where a measure stands in a place, for all children.
    pub fn standing(&self, definition: &Definition, area: &AreaCode) -> Standing {
        let aim = self.aim(&definition.code, area, &GroupCode::all());
        Standing::of(definition, self.figures(&definition.code, area), aim, self.today)
    }

    /// The address of a measure's page in this partnership.
    pub fn address(&self, code: &MeasureCode) -> String {
        format!("/partnerships/{}/measures/{code}", self.partnership.slug)
    }
}

/// The partnerships' measures that were read lately.
#[derive(Debug, Default)]
pub struct Measures {
    kept: Mutex<HashMap<(PartnershipId, bool), Arc<ShownMeasures>>>,
}

impl Measures {
    fn get(&self, key: (PartnershipId, bool), state: &State) -> Option<Arc<ShownMeasures>> {
        let kept = self.kept.lock().ok()?;
        kept.get(&key).filter(|shown| shown.state == *state).cloned()
    }

    fn keep(&self, key: (PartnershipId, bool), shown: &Arc<ShownMeasures>) {
        let Ok(mut kept) = self.kept.lock() else { return };
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, Arc::clone(shown));
    }
}

impl Site {
    /// The measures of the partnership at an address.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub fn measures_at<'a>(
        &'a self,
        actor: &'a Actor,
        slug: &'a str,
    ) -> Awaited<'a, Result<Arc<ShownMeasures>, PageError>> {
        Box::pin(async move {
            let partnership = self.ledger().partnership(actor, slug).await?.ok_or_else(PageError::not_found)?;
            self.measures_of(actor, &partnership).await
        })
    }

    /// The measures of the partnership at an address, and the definition of the one that is asked for.
    ///
    /// # Errors
    /// Not found, or the database does not answer.
    pub async fn measure_at(
        &self,
        actor: &Actor,
        slug: &str,
        code: &str,
    ) -> Result<(Arc<ShownMeasures>, Definition), PageError> {
        let measures = self.measures_at(actor, slug).await?;
        let code: MeasureCode = code.parse().map_err(|_| PageError::not_found())?;
        let definition = measures.definition(&code).ok_or_else(PageError::not_found)?.clone();
        Ok((measures, definition))
    }

    /// The measures of a partnership, as this reader sees them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn measures_of<'a>(
        &'a self,
        actor: &'a Actor,
        partnership: &'a Partnership,
    ) -> Awaited<'a, Result<Arc<ShownMeasures>, PageError>> {
        Box::pin(self.find_measures(actor, partnership))
    }

    async fn find_measures(&self, actor: &Actor, partnership: &Partnership) -> Result<Arc<ShownMeasures>, PageError> {
        let figures = self.ledger().figures_revision(actor, partnership.id).await?;
        let plans = self.ledger().plans(actor, partnership.id).await?;
        let living = plans.iter().filter(|plan| plan.state != PlanState::Replaced);
        let plans: Vec<(PlanId, i64)> = living.map(|plan| (plan.id, plan.revision)).collect();
        let state = State { figures, plans, today: self.today() };
        let key = (partnership.id, actor.may(Right::ReadDrafts, Some(partnership.id)));
        if let Some(kept) = self.measures().get(key, &state) {
            return Ok(kept);
        }
        let shown = Arc::new(read(self, actor, partnership, state).await?);
        self.measures().keep(key, &shown);
        Ok(shown)
    }
}

async fn read(site: &Site, actor: &Actor, partnership: &Partnership, state: State) -> Result<ShownMeasures, PageError> {
    let definitions = Arc::clone(site.definitions());
    let choices = site.ledger().measure_choices(actor, partnership.id).await?;
    let places = Places::of(partnership, &choices, &definitions);
    let mut plans = Vec::new();
    let notices = required(site, actor, partnership.id).await?;
    for (id, _) in &state.plans {
        let shown = site.plan(actor, &id.to_string()).await?;
        plans.push((Arc::clone(&shown), beside(site, actor, &shown, &notices).await?));
    }
    let (in_plans, order) = in_plans::gathered(&plans, &places, &definitions);
    let own: Vec<AreaCode> = places.own.iter().chain(&places.parts).map(|area| area.code.clone()).collect();
    let with_figures = site.ledger().measures_with_figures(actor, partnership.id, &own).await?;
    let with_figures: BTreeSet<MeasureCode> = with_figures.into_iter().collect();
    let measures = in_plans.keys().chain(&with_figures).chain(&choices.measures).cloned().collect::<BTreeSet<_>>();
    let which =
        Which { measures: measures.into_iter().collect(), areas: places.codes(), every_group: false, known_on: None };
    let mut figures: HashMap<_, Vec<Figure>> = HashMap::new();
    for mut figure in site.ledger().figures(actor, partnership.id, &which).await? {
        // Few cases could point to a child: the rule of the measure holds for every part of the area.
        if places.parts.iter().any(|part| part.code == figure.area) {
            let definition = definitions.catalogue.find(&figure.measure);
            figure.point = definition.map_or_else(|| figure.point.clone(), |one| one.protect(&figure.point));
        }
        figures.entry((figure.measure.clone(), figure.area.clone())).or_default().push(figure);
    }
    let top = in_plans::top(&choices, &order, |code| with_figures.contains(code));
    let partnership = partnership.clone();
    let today = state.today;
    Ok(ShownMeasures {
        partnership,
        places,
        choices,
        top,
        in_plans,
        with_figures,
        figures,
        definitions,
        today,
        state,
        made: Made::default(),
    })
}

async fn beside(
    site: &Site,
    actor: &Actor,
    shown: &ShownPlan,
    notices: &BTreeSet<String>,
) -> Result<Beside, PageError> {
    let plan = shown.stored.id;
    let ties = site.ledger().measure_ties(actor, plan).await?;
    let mut beside = Beside { ties, notices: notices.clone(), ..Beside::default() };
    for one in site.ledger().agreement(actor, plan).await? {
        beside.agreed(one.measure, one.sort);
    }
    Ok(beside)
}

/// The measures by which improvement notices that hold are seen to be met.
async fn required(site: &Site, actor: &Actor, of: PartnershipId) -> Result<BTreeSet<String>, PageError> {
    let notices = site.ledger().notices(actor, of).await?;
    let holding = notices.into_iter().filter(|notice| notice.says.lifted.is_none());
    let required = holding.flat_map(|notice| notice.requirements);
    Ok(required.filter_map(|one| one.says.measure).map(|measure| measure.to_string()).collect())
}
