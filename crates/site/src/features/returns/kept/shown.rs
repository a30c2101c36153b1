//! What was found in a return that is kept: by rule, by child and by team, and what it changed.

use axum::extract::{Path, Query, State};
use bigplan_ledger::statutory::{ReturnState, StatutoryReturn};
use bigplan_returns::Code;
use bigplan_returns::change::Change;
use bigplan_returns::report::Report;
use serde::Deserialize;

use super::super::form::{To, checked};
use super::super::found::{self, FoundPage, KeptHead};
use super::teams;
use super::{Place, kind, title};
use crate::keeping::{YEAR_BEFORE, lay_aside, year_before};
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// In which form.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default, rename = "as")]
    form: String,
    #[serde(default)]
    council: String,
}

/// Shows it to officers.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let one = place.find(&id)?;
    if !matches!(one.state, ReturnState::Kept | ReturnState::Replaced) {
        return Err(PageError::not_found());
    }
    let (report, change) = report(&site, &place, one, &asked.council).await?;
    let teams = teams::of(&site, &place, one, &report).await?;
    if asked.form == "csv" {
        return Ok(found::file(&report, change.as_ref(), one.year, Some(&teams)));
    }
    let frame = place.frame(&visit, title(one)).under("Returns", &place.address);
    let mut shown = FoundPage::of(frame, &report, change.as_ref(), one.year);
    shown.kept = Some(head(&place, one));
    shown.teams = teams.lines();
    page(&shown)
}

/// What the rules find in it, and what it changed of the return that stood before.
async fn report(
    site: &Site,
    place: &Place,
    one: &StatutoryReturn,
    council: &str,
) -> Result<(Report, Option<Change>), PageError> {
    let own = lay_aside(site.ledger(), &place.actor, one, "what was found in it").await?;
    let is_there = |before: &&StatutoryReturn| before.state != ReturnState::Removed;
    let before = one.replaces.and_then(|before| place.of(before)).filter(is_there);
    let earlier = match before {
        Some(before) => lay_aside(site.ledger(), &place.actor, before, "what was changed since").await?,
        None => Vec::new(),
    };
    let last = match kind(&one.kind).and_then(|kind| year_before(&place.returns, kind, one.year)) {
        Some(last) => lay_aside(site.ledger(), &place.actor, last, YEAR_BEFORE).await?,
        None => Vec::new(),
    };
    let to = To { year: Some(one.year), last_year: one.year, council: Code::new(&council.to_uppercase()) };
    let (_, found) = checked([own, earlier, last], to).await?;
    let (_, report, change) = found.map_err(|why| PageError::fault(&why))?;
    Ok((report, change))
}

fn head(place: &Place, one: &StatutoryReturn) -> KeptHead {
    let left_out = bigplan_returns::LeftOut::read(&one.found.left_out).unwrap_or_default();
    KeptHead {
        title: title(one),
        when: dates::day_of(one.kept_at.unwrap_or(one.begun_at)),
        by: one.by.clone().unwrap_or_else(|| "a command".to_owned()),
        stands: one.state == ReturnState::Kept,
        left_out: left_out.by_table().map(|(table, rows)| (table.to_owned(), rows)).collect(),
        files: one.files.iter().map(|file| (file.name.clone(), file.size, file.sha256.clone())).collect(),
        address: format!("{}/{}", place.address, one.id),
    }
}
