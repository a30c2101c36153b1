//! Saying on which day a duty ends.

use axum::extract::{Path, State};
use bigplan_ledger::registers::Duty;

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

async fn find(place: &Place<'_>, id: &str) -> Result<Duty, PageError> {
    let found = place.duties().await?.into_iter().find(|duty| duty.id.to_string() == id);
    found.ok_or_else(PageError::not_found)
}

fn page(visit: &Visit, place: &Place<'_>, duty: &Duty) -> FormPage {
    let (role, held_for) = (place.role(&duty.says.role), place.held_for(duty));
    let held_for = if held_for.is_empty() { "the whole partnership".to_owned() } else { held_for };
    FormPage::new(visit, "End a duty", place.address())
        .under("Teams and duties", place.address())
        .caption(place.name(duty.says.account))
        .says(format!(
            "{role}, {held_for}. After the last day these records are closed to them, unless another duty opens them."
        ))
        .field(Field::day("until", "Last day"))
        .button("End the duty")
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path((slug, duty)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let duty = find(&place, &duty).await?;
    let given = Sent::default().with_day("until", duty.says.until.or(Some(site.today())));
    page(&visit, &place, &duty).show(&given, FieldErrors::default())
}

/// Ends it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, duty)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let duty = find(&place, &duty).await?;
    let mut errors = FieldErrors::default();
    let until = sent.day("until", &mut errors);
    if errors.is_empty() && until.is_none() {
        errors.add("until", "Enter the last day.");
    }
    if let Some(until) = until.filter(|_| errors.is_empty()) {
        match place.casework.end_duty(&place.actor, duty.id, until).await {
            Ok(()) => return Ok(see_other(&place.address())),
            Err(why) => errors = field_errors(why, "until")?,
        }
    }
    page(&visit, &place, &duty).show(&sent, errors)
}
