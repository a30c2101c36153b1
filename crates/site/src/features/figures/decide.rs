//! Keeping what a file says, all of it or what is good, and throwing it away.

use std::ops::ControlFlow;
use std::sync::Arc;

use axum::extract::{Path, State};
use bigplan_ledger::Actor;
use bigplan_ledger::figures::NewLoad;
use bigplan_measure::Observation;

use super::held::Held;
use super::mapping::{refuse_closed, refuse_loading};
use super::{look, review};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::loading::{Refusal, Step, Teller};
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// After how many figures it is told again how far a load is.
const TOLD_EVERY: usize = 1_000;

/// Keeps the figures of a file. What takes long goes on by itself, and the file's page shows how far it is.
pub async fn keep(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let held = Held::at(&site, &visit, &id).await?;
    refuse_closed(&held)?;
    refuse_loading(&site, &held)?;
    let (file, address, revision) = (held.file.summary.id, held.address(), sent.revision()?);
    let good_rows = sent.of("which") == "good";
    let (own, actor) = (site.clone(), visit.actor());
    let begun = site.loading().begin(file, |teller| async move {
        let (figures, new) = read(&own, held, revision, good_rows, teller.clone()).await?;
        store(&own, &actor, figures, new, &teller).await
    });
    if begun {
        site.loading().settled(file, site.settings().patience.at_once).await;
    }
    match site.loading().of(file) {
        Some(Step::Ended(Err(Refusal::Words(words)))) => {
            let held = Held::at(&site, &visit, &id).await?;
            review::show(&site, &visit, held, FieldErrors::one("sheet", words)).await
        }
        Some(Step::Ended(Err(Refusal::Page(why)))) => Err(why),
        _ => Ok(see_other(&address)),
    }
}

/// The file's figures, and what is said of their load.
async fn read(
    site: &Site,
    mut held: Held,
    revision: i64,
    good_rows: bool,
    teller: Teller,
) -> Result<(Vec<Observation>, NewLoad), Refusal> {
    let bytes = Arc::new(std::mem::take(&mut held.file.bytes));
    let mapping = held.choices.mapping.clone();
    let each = move |found: usize| {
        if found.is_multiple_of(TOLD_EVERY) {
            teller.tell(Step::Reading(found));
        }
        if teller.is_unheard() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let read = look::figures(site.definitions(), bytes, mapping, each).await?;
    let (figures, reading) = read.map_err(|why| PageError::bad_request(why.to_string()))?;
    if reading.has_errors() && !good_rows {
        let why = "Some rows are wrong, so nothing was saved. Put the file right, or keep the good figures";
        return Err(Refusal::Words(why.to_owned()));
    }
    let summary = held.file.summary;
    let new = NewLoad {
        partnership: Some(held.partnership.id),
        seen: held.choices.seen(),
        file: summary.name,
        sha256: summary.sha256,
        choices: held.choices.text()?,
        source: held.choices.mapping.all.source.unwrap_or_default(),
        refused: usize::try_from(reading.refused).unwrap_or(usize::MAX),
        held: Some((summary.id, revision)),
    };
    Ok((figures, new))
}

async fn store(
    site: &Site,
    actor: &Actor,
    figures: Vec<Observation>,
    new: NewLoad,
    teller: &Teller,
) -> Result<(), Refusal> {
    let all = figures.len();
    teller.tell(Step::Storing(0, all));
    let told = |done: usize| teller.tell(Step::Storing(done, all));
    match site.ledger().load_figures(actor, new, figures, &told).await {
        Ok(_) => Ok(()),
        Err(why) => {
            let errors = field_errors(why, "sheet")?;
            Err(Refusal::Words(errors.of("sheet").unwrap_or_default().to_owned()))
        }
    }
}

/// Throws a file away.
pub async fn discard(
    State(site): State<Site>,
    visit: Visit,
    Path(id): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let held = Held::at(&site, &visit, &id).await?;
    refuse_closed(&held)?;
    refuse_loading(&site, &held)?;
    site.ledger().discard_figure_file(&visit.actor(), held.file.summary.id, sent.revision()?).await?;
    Ok(see_other(&format!("/partnerships/{}/figures", held.partnership.slug)))
}
