//! How far the load of a file is, and stopping it.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::figures::FigureFileSummary;
use bigplan_press::NumberFormat;
use serde::Deserialize;

use super::held;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, page, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::frame::Frame;
use crate::shell::loading::Step;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the page is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `no` where the page is to stay as it is until somebody looks again.
    refresh: String,
}

#[derive(Template)]
#[template(path = "features/figures/progress.html")]
struct ProgressPage {
    frame: Frame,
    address: String,
    figures: String,
    heading: &'static str,
    said: String,
    /// How many of how many, where it is known.
    bar: Option<(usize, usize)>,
    refreshes: bool,
}

/// Shows how far a load is.
///
/// # Errors
/// When the database does not answer.
pub async fn show(site: &Site, visit: &Visit, file: &FigureFileSummary, step: &Step, asked: &Asked) -> Answer {
    let of = site.ledger().partnership_by_id(&visit.actor(), file.partnership).await?;
    let partnership = of.ok_or_else(PageError::not_found)?;
    let home = format!("/partnerships/{}", partnership.slug);
    let figures = format!("{home}/figures");
    let frame = Frame::new(visit, format!("Loading {}", file.name))
        .under("Home", "/")
        .under(&partnership.name, &home)
        .under("Figures", &figures);
    let (heading, said, bar) = match step {
        Step::Storing(done, all) => {
            let said = format!("{} of {} figures", grouped(*done), grouped(*all));
            ("Step 2 of 2: storing the figures", said, Some((*done, *all)))
        }
        Step::Reading(found) => {
            ("Step 1 of 2: reading the file", format!("{} good figures found so far", grouped(*found)), None)
        }
        Step::Ended(_) => ("Done", String::new(), None),
    };
    let (address, refreshes) = (held::address(file.id), asked.refresh != "no");
    page(&ProgressPage { frame, address, figures, heading, said, bar, refreshes })
}

/// Stops the load of a file. Nothing of it is stored, and the file waits as before.
pub async fn stop(State(site): State<Site>, visit: Visit, Path(id): Path<String>, Checked(_): Checked<Sent>) -> Answer {
    let file = held::summary(&site, &visit, &id).await?;
    site.loading().stop(file.id);
    Ok(see_other(&held::address(file.id)))
}

/// A number with commas between the thousands.
fn grouped(number: usize) -> String {
    // Exact up to 2^53, which no file reaches.
    NumberFormat::plain(0).text(number as f64)
}
