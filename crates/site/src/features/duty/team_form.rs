//! Adding a team.

use axum::extract::{Path, State};

use super::place::Place;
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

fn page(visit: &Visit, place: &Place<'_>) -> FormPage {
    FormPage::new(visit, "Add a team", place.address())
        .under("Teams and duties", place.address())
        .caption(&place.partnership.name)
        .field(Field::line("name", "What the team is called"))
        .field(Field::select("organisation", "Whose team it is", place.organisation_choices("Nobody's in particular")))
        .button("Add the team")
}

/// The form.
pub async fn form(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    page(&visit, &place).show(&Sent::default(), FieldErrors::default())
}

/// Adds it.
pub async fn add(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let organisation = sent.chosen("organisation")?;
    match place.casework.add_team(&place.actor, place.partnership.id, sent.of("name"), organisation).await {
        Ok(_) => Ok(see_other(&place.address())),
        Err(why) => page(&visit, &place).show(&sent, field_errors(why, "name")?),
    }
}
