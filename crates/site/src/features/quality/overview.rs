//! All registers of a partnership, where their records came from, the returns that are kept, and the measures of how
//! well the registers are kept.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::statutory::{ReturnState, StatutoryReturn};

use super::lines::Line;
use super::measures::{Measure, by_source, measures};
use super::{since, sources};
use crate::parts::{dates, return_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// A return that stands for its year.
struct ReturnLine {
    title: String,
    address: String,
    rows: i64,
    errors: i64,
    queries: i64,
    kept: String,
}

#[derive(Template)]
#[template(path = "features/quality/overview.html")]
struct Overview {
    frame: Frame,
    place: String,
    registers: Vec<Line>,
    sources: Vec<Line>,
    returns: Vec<ReturnLine>,
    measures: Vec<Measure>,
    by_source: Vec<Measure>,
    counted: String,
}

/// Shows them to officers.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor();
    let shown = site.measures_at(&actor, &slug).await?;
    let of = shown.partnership.id;
    visit.require_officer(of)?;
    let casework = site.casework().await?;
    let since = since(site.today());
    let kept = casework.quality(&actor, of, since).await?;
    let kept_by_source = casework.quality_by_source(&actor, of, since).await?;
    let returns = site.ledger().statutory_returns(&actor, of).await?;
    let address = format!("/partnerships/{slug}");
    let register = |(code, kept): (bigplan_register::RegisterCode, _)| {
        let title = casework.registers().find(&code).map(|known| known.title.clone()).unwrap_or_default();
        Line::of(title, format!("{address}/data-quality/{code}"), kept)
    };
    let mut registers: Vec<Line> = kept.into_iter().map(register).collect();
    registers.sort_by(|one, other| one.name.cmp(&other.name));
    let source = |(source, kept)| Line::of(sources::name(source), String::new(), kept);
    let of_sources = by_source(&site, &actor, &shown, &address).await?;
    page(&Overview {
        frame: Frame::new(&visit, "How well the registers are kept")
            .under("Home", "/")
            .under(&shown.partnership.name, &address),
        place: shown.partnership.name.clone(),
        registers,
        sources: kept_by_source.into_iter().map(source).collect(),
        returns: returns.iter().filter_map(|one| standing(one, &address)).collect(),
        measures: measures(&shown, &address),
        by_source: of_sources,
        counted: format!("{address}/counted"),
    })
}

/// A return as a line, where it stands.
fn standing(one: &StatutoryReturn, address: &str) -> Option<ReturnLine> {
    let kept = one.kept_at.filter(|_| one.state == ReturnState::Kept)?;
    Some(ReturnLine {
        title: return_words::title(one),
        address: format!("{address}/returns/{}", one.id),
        rows: one.found.rows,
        errors: one.found.errors,
        queries: one.found.queries,
        kept: dates::day_of(kept),
    })
}
