//! Giving evidence for a recommendation.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::{NewEvidence, RecommendationFile};

use super::place::Place;
use crate::parts::attached;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn page(site: &Site, visit: &Visit, place: &Place, file: &RecommendationFile) -> Result<FormPage, PageError> {
    let one = &file.recommendation;
    let files = attached::choices(site, &visit.actor(), &file.items).await?;
    let form = FormPage::new(visit, "Give evidence", place.below("recommendations", one.id))
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .caption(&one.text)
        .says("People with an account of this partnership can read it. Write nothing about a child who could be recognised.")
        .field(Field::area("words", "What it shows", "5"));
    let form = if files.is_empty() {
        form.says("To choose a file, attach it first to an item that answers the recommendation.")
    } else {
        form.field(attached::field(files))
    };
    Ok(form.field(Field::line("address", "Address of a page with more (may be left empty)")))
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let file = place.recommendation(&site, &visit.actor(), &id).await?;
    page(&site, &visit, &place, &file).await?.show(&Sent::default(), FieldErrors::default())
}

/// Keeps the evidence.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let file = place.recommendation(&site, &visit.actor(), &id).await?;
    let one = file.recommendation.id;
    let errors = match attached::sent(&sent) {
        Err(wrong) => FieldErrors::one("address", wrong),
        Ok(address) => {
            let new = NewEvidence { words: sent.of("words").to_owned(), address };
            match site.ledger().add_evidence(&visit.actor(), one, new).await {
                Ok(_) => return Ok(see_other(&place.below("recommendations", one))),
                Err(why) => field_errors(why, "words")?,
            }
        }
    };
    page(&site, &visit, &place, &file).await?.show(&sent, errors)
}
