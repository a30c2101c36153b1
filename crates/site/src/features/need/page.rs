//! The page of a plan's needs.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::needs::{EvidenceKind, NeedKey, NewNeedGap};

use super::figures::Figures;
use super::gap::{Told, tell};
use super::place::{NeedsLink, OnPlan};
use super::strands::{self, strands};
use super::words;
use crate::parts::plan_nav::{PlanNav, PlanPage};
use crate::parts::plan_words;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/need/page.html")]
struct NeedsPage<'p> {
    frame: Frame,
    nav: PlanNav,
    links: Vec<NeedsLink>,
    address: &'p str,
    title: &'p str,
    /// The address of the triangle of need.
    triangle: String,
    needs: usize,
    unanswered: usize,
    strands: Vec<Strand<'p>>,
}

/// A strand with its needs.
struct Strand<'p> {
    name: &'p str,
    needs: Vec<Row<'p>>,
}

/// A need with what shows it and what was decided.
struct Row<'p> {
    of: strands::Row<'p>,
    /// How many of the four kinds of evidence there are; empty where nothing stands beside any need of the plan.
    kinds: String,
    gaps: Vec<Told>,
    /// Nothing where nobody has decided; else whether it became a priority.
    decided: Option<bool>,
}

/// Shows the needs.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(plan): Path<String>) -> Answer {
    let on = OnPlan::at(&site, &visit, &plan).await?;
    let gaps: Vec<&NewNeedGap> = on.beside.gaps.iter().map(|one| &one.gap).collect();
    let figures = Figures::of(&site, &visit.actor(), &on, &gaps, &[]).await?;
    let strands: Vec<Strand<'_>> = strands(on.plan(), &on.taken_up())
        .into_iter()
        .map(|strand| Strand {
            name: strand.name,
            needs: strand.needs.into_iter().map(|row| beside(&on, &figures, row)).collect(),
        })
        .collect();
    let unanswered =
        strands.iter().flat_map(|strand| &strand.needs).filter(|row| row.of.answered_by.is_empty()).count();
    page(&NeedsPage {
        frame: on.frame(&visit, format!("Needs: {}", on.plan().head.title)),
        nav: PlanNav::of(&on.shown, PlanPage::Needs),
        links: on.links(""),
        address: &on.address,
        title: &on.plan().head.title,
        triangle: on.triangle_address(),
        needs: on.plan().needs.len(),
        unanswered,
        strands,
    })
}

fn beside<'p>(on: &OnPlan, figures: &Figures, row: strands::Row<'p>) -> Row<'p> {
    let key = NeedKey::of(row.need);
    let there: Vec<EvidenceKind> =
        on.beside.evidence.iter().filter(|one| one.need == key).map(|one| one.says.kind).collect();
    let kinds = if on.beside.evidence.is_empty() { String::new() } else { words::kinds(&there) };
    let gaps = on.beside.gaps.iter().filter(|one| one.need == key).map(|one| tell(&one.gap, figures)).collect();
    Row { kinds, gaps, decided: on.decided(&key).map(|one| one.item.is_some()), of: row }
}
