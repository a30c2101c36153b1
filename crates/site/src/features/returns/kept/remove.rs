//! Taking a return away.

use axum::extract::{Path, State};

use super::{Place, title};
use crate::parts::error_summary::FieldErrors;
use crate::parts::form_page::{Field, FormPage, Sent, field_errors};
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Asks why.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    form(&visit, &place, &id)?.show(&Sent::default(), FieldErrors::default())
}

/// Takes it away.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    match site.ledger().remove_return(&place.actor, place.find(&id)?.id, sent.of("why")).await {
        Ok(()) => Ok(see_other(&place.address)),
        Err(why) => form(&visit, &place, &id)?.show(&sent, field_errors(why, "why")?),
    }
}

fn form(visit: &Visit, place: &Place, id: &str) -> Result<FormPage, PageError> {
    let heading = format!("Take away: {}", title(place.find(id)?));
    let partnership = place.address.trim_end_matches("/returns");
    Ok(FormPage::new(visit, heading, &place.address)
        .under("Home", "/")
        .under(place.name(), partnership)
        .under("Returns", &place.address)
        .says("Its files are destroyed; that it was here, and why it went, stays in the journal. Where it stands for its year, nothing stands for it then. This cannot be undone.")
        .field(Field::line("why", "Why"))
        .button("Take it away"))
}
