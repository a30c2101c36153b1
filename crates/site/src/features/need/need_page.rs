//! One need: what shows it, how great it is and where, what was decided, what answers it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::NeedGapId;
use bigplan_ledger::needs::{EvidenceKind, NeedDecision, NeedEvidence, NeedKey, NewNeedGap};
use bigplan_plan::{Item, Need};

use super::figures::Figures;
use super::gap::{Told, tell};
use super::place::{self, NeedsLink, OnPlan, called};
use super::strands::strands;
use super::words;
use crate::parts::chart::ChartView;
use crate::parts::dates;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/need/need_page.html")]
struct NeedPage<'p> {
    frame: Frame,
    nav: PlanNav,
    links: Vec<NeedsLink>,
    address: &'p str,
    own: String,
    need: &'p Need,
    heading: String,
    gaps: Vec<Shown>,
    kinds: Vec<(&'static str, EvidenceKind, Vec<&'p NeedEvidence>)>,
    spots: Vec<(String, String)>,
    decisions: Vec<(&'p NeedDecision, Option<&'p Item>)>,
    answered_by: Vec<&'p Item>,
    edits: bool,
}

/// A gap with its chart.
struct Shown {
    id: NeedGapId,
    told: Told,
    chart: Option<ChartView>,
}

/// Shows the need.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((plan, need)): Path<(String, String)>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let (place, need) = on.need(&need)?;
    let key = NeedKey::of(need);
    let strands = strands(on.plan(), &on.taken_up());
    let row = strands.into_iter().flat_map(|strand| strand.needs).find(|row| row.place == place);
    let spots = on.beside.hot_spots.iter().filter(|spot| spot.need == key);
    let kinds = EvidenceKind::ALL.iter().map(|kind| {
        let pieces = on.beside.evidence.iter().filter(|one| one.need == key && one.says.kind == *kind);
        (words::kind(*kind), *kind, pieces.collect())
    });
    let decisions = on.beside.decisions.iter().filter(|one| one.need == key);
    page(&NeedPage {
        frame: on.frame(&visit, called(need)).under("Needs", format!("{}/needs", on.address)),
        nav: PlanNav::of(&on.shown, PlanPage::Other),
        links: on.links("/"),
        address: &on.address,
        own: on.need_address(place),
        need,
        heading: if need.need.trim().is_empty() { need.reference.clone() } else { need.need.clone() },
        gaps: gaps(&site, &visit, &on, &key).await?,
        kinds: kinds.collect(),
        spots: spots.map(|spot| (on.place(&spot.area), spot.source.clone())).collect(),
        decisions: decisions.map(|one| (one, item_of(&on, one))).collect(),
        answered_by: row.map(|row| row.answered_by).unwrap_or_default(),
        edits: on.edits(&visit),
    })
}

fn item_of<'p>(on: &'p OnPlan, decision: &NeedDecision) -> Option<&'p Item> {
    let id = decision.item?.to_string();
    on.plan().items.iter().find(|item| item.id == id)
}

async fn gaps(site: &Site, visit: &Visit, on: &OnPlan, key: &NeedKey) -> Result<Vec<Shown>, PageError> {
    let own: Vec<_> = on.beside.gaps.iter().filter(|one| one.need == *key).collect();
    let asked: Vec<&NewNeedGap> = own.iter().map(|one| &one.gap).collect();
    let figures = Figures::of(site, &visit.actor(), on, &asked, &[]).await?;
    let mut shown = Vec::new();
    for (number, one) in own.into_iter().enumerate() {
        let told = tell(&one.gap, &figures);
        let chart = told.bars.as_ref().map(|bars| ChartView::of(bars, &format!("gap-{number}"))).transpose()?;
        shown.push(Shown { id: one.id, told, chart });
    }
    Ok(shown)
}
