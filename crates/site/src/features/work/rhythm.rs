//! Choosing how often a plan asks for updates.

use axum::extract::{Path, State};
use bigplan_plan::rhythm::Rhythm;
use serde::Deserialize;

use crate::parts::plan_nav::plan_address;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the form sends.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    rhythm: String,
}

/// Takes the choice.
pub async fn choose(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Checked(given): Checked<Given>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let wrong = |_| PageError::bad_request("Nothing was saved. Go back and choose from the list.");
    let rhythm: Rhythm = given.rhythm.parse().map_err(wrong)?;
    site.ledger().set_rhythm(&visit.actor(), shown.stored.id, rhythm).await?;
    Ok(see_other(&format!("{}/progress", plan_address(&shown))))
}

/// "every quarter", as it goes on in a sentence.
pub fn words(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Month => "every month",
        Rhythm::Quarter => "every quarter",
        Rhythm::HalfYear => "every six months",
        Rhythm::Year => "every year",
        Rhythm::Never => "never",
    }
}
