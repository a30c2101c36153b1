//! What a partnership's plans say of each measure: where it stood, where it should be, what uses it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use bigplan_ledger::figures::Choices;
use bigplan_ledger::{AgreementSort, MeasureId};
use bigplan_measure::where_we_stand::{Aim, TargetKind};
use bigplan_measure::{AreaCode, Catalogue, Definition, Definitions, GroupCode, MeasureCode};
use bigplan_plan::{Kind, MeasureUse, Tree};

use super::places::Places;
use crate::shell::plans::ShownPlan;

/// A plan's measure, tied to the catalogue.
#[derive(Clone, Debug)]
pub struct InPlan {
    /// The plan's address.
    pub address: String,
    /// The plan's title.
    pub plan: String,
    /// What the plan says.
    pub measure: MeasureUse,
    /// The place that it is for; `None` where its words name none that is known.
    pub area: Option<AreaCode>,
    /// The group that it is for; `None` where its words name none that is known.
    pub group: Option<GroupCode>,
    /// Where it stood and should go, as far as the plan gives numbers in the measure's own unit, with their time.
    pub aim: Aim,
    /// The items that use it.
    pub items: Vec<ItemLine>,
    /// The priorities that it stands under: id and title.
    pub priorities: BTreeSet<(String, String)>,
    /// The groups of the partnership that answer for what uses it.
    pub groups: BTreeSet<String>,
}

/// An item that uses a measure.
#[derive(Clone, Debug)]
pub struct ItemLine {
    /// Its page.
    pub address: String,
    /// Its reference and title.
    pub words: String,
    /// Whether it is an action or a milestone.
    pub acts: bool,
}

/// What is known beside a plan.
#[derive(Default)]
pub struct Beside {
    /// What people said its measures are.
    pub ties: HashMap<MeasureId, Option<MeasureCode>>,
    /// The measures with a stretch target.
    pub stretch: BTreeSet<String>,
    /// The measures that an improvement notice requires something of.
    pub notices: BTreeSet<String>,
}

impl Beside {
    /// Keeps which measures of the local agreement have a stretch target.
    pub fn agreed(&mut self, measure: MeasureId, sort: AgreementSort) {
        if sort == AgreementSort::Stretch {
            self.stretch.insert(measure.to_string());
        }
    }
}

/// The measure of the catalogue that a plan's measure is: as somebody said, else by its code, else by its title.
pub fn tied<'c>(catalogue: &'c Catalogue, measure: &MeasureUse, beside: &Beside) -> Option<&'c Definition> {
    let said = measure.id.parse().ok().and_then(|id| beside.ties.get(&id));
    match said {
        Some(code) => code.as_ref().and_then(|code| catalogue.find(code)),
        None => catalogue.find_in_plan(measure),
    }
}

/// The measures of a plan by their codes, with those of its key measures first.
pub fn of_plan(
    shown: &ShownPlan,
    beside: &Beside,
    places: &Places,
    definitions: &Definitions,
) -> Vec<(MeasureCode, InPlan)> {
    let plan = &shown.stored.plan;
    let tree = Tree::of(plan);
    let mut found = Vec::new();
    for measure in &plan.measures {
        let Some(definition) = tied(&definitions.catalogue, measure, beside) else { continue };
        let mut one = read(shown, measure, definition, places, definitions, beside);
        for item in plan.items.iter().filter(|item| item.measures.contains(&measure.id)) {
            one.items.push(ItemLine {
                address: format!("{}/items/{}", shown.address(), item.id),
                words: item.reference.iter().map(|text| format!("{text} ")).collect::<String>() + &item.title,
                acts: matches!(item.kind, Kind::Action | Kind::Milestone),
            });
            let path = tree.path(&item.id);
            let priorities = path.iter().filter(|above| above.kind == Kind::Priority);
            one.priorities.extend(priorities.map(|above| (above.id.clone(), above.title.clone())));
            let groups = path.iter().flat_map(|above| &above.groups).filter(|group| group.certain);
            one.groups.extend(groups.map(|group| group.name.clone()));
        }
        found.push((definition.code.clone(), one));
    }
    found
}

fn read(
    shown: &ShownPlan,
    measure: &MeasureUse,
    definition: &Definition,
    places: &Places,
    definitions: &Definitions,
    beside: &Beside,
) -> InPlan {
    let own = places.own.as_ref().map(|area| area.code.clone());
    let area = match &measure.area {
        None => own,
        Some(name) => {
            let part = places.parts.iter().find(|area| area.name.eq_ignore_ascii_case(name.trim()));
            part.or_else(|| definitions.areas.find_by_name(name)).map(|area| area.code.clone())
        }
    };
    let group = match &measure.group {
        None => Some(GroupCode::all()),
        Some(name) => definitions.groups.find_by_name(name),
    };
    let kind = match (beside.notices.contains(&measure.id), beside.stretch.contains(&measure.id)) {
        (true, _) => TargetKind::ImprovementNotice,
        (false, true) => TargetKind::Stretch,
        (false, false) => TargetKind::Plan,
    };
    InPlan {
        address: shown.address(),
        plan: shown.stored.plan.head.title.clone(),
        area,
        group,
        aim: Aim::of(measure, definition, kind),
        measure: measure.clone(),
        items: Vec::new(),
        priorities: BTreeSet::new(),
        groups: BTreeSet::new(),
    }
}

/// The measures of some plans, the newest plan first, by code; and the codes in the order in which they count.
pub fn gathered(
    plans: &[(Arc<ShownPlan>, Beside)],
    places: &Places,
    definitions: &Definitions,
) -> (BTreeMap<MeasureCode, Vec<InPlan>>, Vec<MeasureCode>) {
    let mut by_code: BTreeMap<MeasureCode, Vec<InPlan>> = BTreeMap::new();
    let mut order = Vec::new();
    for (shown, beside) in plans {
        let mut found = of_plan(shown, beside, places, definitions);
        // What a priority or an outcome hangs on comes before what an action does, in the plan's own order.
        found.sort_by_key(|(_, one)| one.items.iter().all(|item| item.acts));
        for (code, one) in found {
            if !order.contains(&code) {
                order.push(code.clone());
            }
            by_code.entry(code).or_default().push(one);
        }
    }
    (by_code, order)
}

/// The top measures: as chosen, else the plans' own in their order with those that have figures first.
pub fn top(choices: &Choices, order: &[MeasureCode], has_figures: impl Fn(&MeasureCode) -> bool) -> Vec<MeasureCode> {
    const TOP: usize = 30;
    if !choices.measures.is_empty() {
        return choices.measures.clone();
    }
    let (with, without): (Vec<_>, Vec<_>) = order.iter().cloned().partition(has_figures);
    with.into_iter().chain(without).take(TOP).collect()
}
