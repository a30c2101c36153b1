//! Loads what stands beside the needs of a partnership's first plan, and its triangle of need.

use bigplan_ledger::needs::{
    Against, DecidedBy, EvidenceKind, NeedKey, NeedLevel, NewNeedDecision, NewNeedEvidence, NewNeedGap, TriangleLevel,
};
use bigplan_ledger::{ItemId, PlanId};
use bigplan_measure::{AreaCode, GroupCode, MeasureCode};
use bigplan_plan::Plan;
use jiff::civil::Date;
use serde::Deserialize;

use crate::place::Place;
use crate::{ACTOR, LoadDemonstrationError};

/// What a file of needs holds. The needs themselves are read with the plan.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Needs {
    evidence: Vec<EvidenceFile>,
    gaps: Vec<GapFile>,
    hot_spots: Vec<HotSpotFile>,
    decisions: Vec<DecisionFile>,
    triangle: Vec<LevelFile>,
}

#[derive(Deserialize)]
struct EvidenceFile {
    need: String,
    strand: Option<String>,
    kind: String,
    words: String,
    #[serde(default)]
    quotation: bool,
    source: String,
    #[serde(default)]
    dated: String,
    at: Option<u32>,
}

#[derive(Deserialize)]
struct GapFile {
    need: String,
    strand: Option<String>,
    measure: MeasureCode,
    area: AreaCode,
    group: Option<GroupCode>,
    against: String,
}

#[derive(Deserialize)]
struct HotSpotFile {
    need: String,
    strand: Option<String>,
    areas: Vec<AreaCode>,
    #[serde(default)]
    source: String,
    at: Option<u32>,
}

#[derive(Deserialize)]
struct DecisionFile {
    need: String,
    strand: Option<String>,
    /// The id of the item in the plan's file.
    item: Option<String>,
    by: String,
    on: Date,
    why: String,
    at: Option<u32>,
}

#[derive(Deserialize)]
struct LevelFile {
    level: String,
    number: u32,
    who: String,
    period: String,
    source: String,
}

/// Reads a file; there may be none.
///
/// # Errors
/// Where in the file something is wrong.
pub fn read(text: &str) -> Result<Needs, toml::de::Error> {
    toml::from_str(text)
}

impl Needs {
    /// Where no item of the plan names a need, those that needs became name them: the plan itself lists none.
    pub fn name_in(&self, plan: &mut Plan) {
        if plan.items.iter().any(|item| !item.needs.is_empty()) {
            return;
        }
        for decision in &self.decisions {
            let item = plan.items.iter_mut().find(|item| Some(&item.id) == decision.item.as_ref());
            if let Some(item) = item {
                item.needs.push(decision.need.clone());
            }
        }
    }
}

/// A plan as it stands in the file and where it is stored: the order of their needs and items is the same.
struct OfPlan<'p> {
    place: &'p Place<'p>,
    file: &'p Plan,
    stored: Plan,
    id: PlanId,
}

impl OfPlan<'_> {
    fn need(&self, reference: &str, strand: Option<&str>) -> Option<NeedKey> {
        let named = |need: &&bigplan_plan::Need| {
            need.reference == reference && strand.is_none_or(|strand| need.strand == strand)
        };
        self.stored.needs.iter().find(named).map(NeedKey::of)
    }

    fn item(&self, id: &str) -> Option<ItemId> {
        let position = self.file.items.iter().position(|item| item.id == id)?;
        self.stored.items.get(position)?.id.parse().ok()
    }
}

/// Stores it beside a plan beside which nothing of the kind stands yet.
///
/// # Errors
/// When the database does not answer, or the file names a need or an item that the plan does not have.
pub async fn load(place: &Place<'_>, plan: PlanId, file: &Plan, needs: &Needs) -> Result<(), LoadDemonstrationError> {
    let ledger = place.ledger;
    if needs.triangle.is_empty() && needs.evidence.is_empty() {
        return Ok(());
    }
    if ledger.need_triangle(&ACTOR, place.of).await?.revision == 0 && !needs.triangle.is_empty() {
        let levels = needs.triangle.iter().filter_map(LevelFile::line).collect();
        ledger.write_need_triangle(&ACTOR, place.of, 0, levels).await?;
    }
    let Some(stored) = ledger.plan(&ACTOR, plan).await?.map(|stored| stored.plan) else { return Ok(()) };
    let there = ledger.beside_needs(&ACTOR, plan).await?;
    let of = OfPlan { place, file, stored, id: plan };
    if there.evidence.len() < needs.evidence.len() {
        of.evidence(needs.evidence.get(there.evidence.len()..).unwrap_or_default()).await?;
    }
    if there.gaps.len() < needs.gaps.len() {
        of.gaps(needs.gaps.get(there.gaps.len()..).unwrap_or_default()).await?;
    }
    if there.hot_spots.is_empty() {
        of.hot_spots(&needs.hot_spots).await?;
    }
    if there.decisions.len() < needs.decisions.len() {
        of.decisions(needs.decisions.get(there.decisions.len()..).unwrap_or_default()).await?;
    }
    Ok(())
}

impl OfPlan<'_> {
    async fn evidence(&self, all: &[EvidenceFile]) -> Result<(), LoadDemonstrationError> {
        for one in all {
            let Some(need) = self.need(&one.need, one.strand.as_deref()) else { continue };
            let new = NewNeedEvidence {
                kind: one.kind.parse().unwrap_or(EvidenceKind::Figures),
                words: one.words.clone(),
                quotation: one.quotation,
                fit: true,
                source: one.source.clone(),
                dated: one.dated.clone(),
                address: String::new(),
                line: one.at,
            };
            self.place.ledger.add_need_evidence(&ACTOR, self.id, &need, new).await?;
        }
        Ok(())
    }

    async fn gaps(&self, all: &[GapFile]) -> Result<(), LoadDemonstrationError> {
        for one in all {
            let need = self.need(&one.need, one.strand.as_deref());
            let (Some(need), Some(against)) = (need, one.against()) else { continue };
            let group = one.group.clone().unwrap_or_else(GroupCode::all);
            let new = NewNeedGap { measure: one.measure.clone(), area: one.area.clone(), group, against };
            self.place.ledger.add_need_gap(&ACTOR, self.id, &need, &new).await?;
        }
        Ok(())
    }

    async fn hot_spots(&self, all: &[HotSpotFile]) -> Result<(), LoadDemonstrationError> {
        for one in all {
            let Some(need) = self.need(&one.need, one.strand.as_deref()) else { continue };
            let source = if one.source.is_empty() { "As the plan names it" } else { &one.source };
            self.place.ledger.set_hot_spots(&ACTOR, self.id, &need, &one.areas, source, one.at).await?;
        }
        Ok(())
    }

    async fn decisions(&self, all: &[DecisionFile]) -> Result<(), LoadDemonstrationError> {
        for one in all {
            let Some(need) = self.need(&one.need, one.strand.as_deref()) else { continue };
            let group = self.place.group(&one.by).map(DecidedBy::Group);
            let new = NewNeedDecision {
                item: one.item.as_deref().and_then(|id| self.item(id)),
                by: group.unwrap_or_else(|| DecidedBy::Named(one.by.clone())),
                on: one.on,
                why: one.why.clone(),
                line: one.at,
            };
            self.place.ledger.note_need_decision(&ACTOR, self.id, &need, new).await?;
        }
        Ok(())
    }
}

impl GapFile {
    /// "England", "target", "best-district", "neighbours", or another place or, where a group is given, group.
    fn against(&self) -> Option<Against> {
        match self.against.as_str() {
            "England" => "E92000001".parse().ok().map(Against::Place),
            "target" => Some(Against::Target),
            "best-district" => Some(Against::BestPlace),
            "neighbours" => Some(Against::Neighbours),
            group if self.group.is_some() => group.parse().ok().map(Against::Group),
            place => place.parse().ok().map(Against::Place),
        }
    }
}

impl LevelFile {
    fn line(&self) -> Option<TriangleLevel> {
        let level: NeedLevel = self.level.parse().ok()?;
        let (who, period, source) = (self.who.clone(), self.period.clone(), self.source.clone());
        Some(TriangleLevel { level, who, children: Some(self.number), period, source })
    }
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{Areas, Catalogue, Groups};

    use super::*;
    use crate::loaded::Loaded;

    #[tokio::test]
    async fn all_that_the_files_say_of_needs_is_there() {
        let loaded = Loaded::new().await;
        let (catalogue, areas, groups) =
            (Catalogue::built_in().unwrap(), Areas::built_in().unwrap(), Groups::built_in().unwrap());
        let mut taken_up = 0;
        for (files, place) in loaded.places().await {
            let needs = read(files.needs).unwrap();
            let plans = loaded.ledger.plans(&ACTOR, place.of).await.unwrap();
            let mut beside = bigplan_ledger::needs::BesideNeeds::default();
            for plan in plans {
                let one = loaded.ledger.beside_needs(&ACTOR, plan.id).await.unwrap();
                beside.evidence.extend(one.evidence);
                beside.gaps.extend(one.gaps);
                beside.decisions.extend(one.decisions);
                beside.hot_spots.extend(one.hot_spots);
            }
            assert_eq!(beside.evidence.len(), needs.evidence.len(), "{}", files.slug);
            assert_eq!(beside.gaps.len(), needs.gaps.len(), "{}", files.slug);
            assert_eq!(beside.decisions.len(), needs.decisions.len(), "{}", files.slug);
            let spots: usize = needs.hot_spots.iter().map(|one| one.areas.len()).sum();
            assert_eq!(beside.hot_spots.len(), spots, "{}", files.slug);
            let items = beside.decisions.iter().filter(|one| one.item.is_some()).count();
            assert_eq!(items, needs.decisions.iter().filter(|one| one.item.is_some()).count(), "{}", files.slug);
            taken_up += items;
            for gap in &beside.gaps {
                let known = |area: &AreaCode| areas.find(area).is_some();
                assert!(catalogue.find(&gap.gap.measure).is_some() && known(&gap.gap.area), "{:?}", gap.gap);
                assert!(groups.knows(&gap.gap.group), "{:?}", gap.gap);
                match &gap.gap.against {
                    Against::Place(area) => assert!(known(area), "{area}"),
                    Against::Group(group) => assert!(groups.knows(group), "{group}"),
                    Against::Target | Against::BestPlace | Against::Neighbours => {}
                }
            }
            assert!(beside.hot_spots.iter().all(|spot| areas.find(&spot.area).is_some()), "{}", files.slug);
            let triangle = loaded.ledger.need_triangle(&ACTOR, place.of).await.unwrap();
            assert_eq!(triangle.levels.len(), needs.triangle.len(), "{}", files.slug);
        }
        assert!(taken_up > 20, "{taken_up}");
    }
}
