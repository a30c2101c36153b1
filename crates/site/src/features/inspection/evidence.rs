//! Giving evidence for a recommendation.

use axum::extract::{Path, State};
use bigplan_ledger::inspection::NewEvidence;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place, text: &str, address: &str) -> FormPage {
    FormPage::new(visit, "Give evidence", address)
        .under("Home", "/")
        .under(&place.partnership.name, &place.address)
        .under("Inspections", place.inspections())
        .caption(text)
        .says("People with an account of this partnership can read it. Write nothing about a child who could be recognised.")
        .field(Field::area("words", "What it shows", "5"))
        .field(Field::line("address", "Address of a page or file with more (may be left empty)"))
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let address = place.below("recommendations", one.id);
    page(&visit, &place, &one.text, &address).show(&Sent::default(), FieldErrors::default())
}

/// Keeps the evidence.
pub async fn give(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug).await?;
    let one = place.recommendation(&site, &visit.actor(), &id).await?.recommendation;
    let address = place.below("recommendations", one.id);
    let new = NewEvidence { words: sent.of("words").to_owned(), address: sent.of("address").to_owned() };
    match site.ledger().add_evidence(&visit.actor(), one.id, new).await {
        Ok(_) => Ok(see_other(&address)),
        Err(why) => page(&visit, &place, &one.text, &address).show(&sent, field_errors(why, "words")?),
    }
}
