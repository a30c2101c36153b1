//! The order of an agenda, changed a place at a time by buttons.

use axum::extract::{Path, State};
use bigplan_ledger::groups::Way;

use super::place::Place;
use crate::parts::form_page::Sent;
use crate::shell::answer::{Answer, see_other};
use crate::shell::errors::PageError;
use crate::shell::form::Checked;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// Moves a point up or down, and goes back to it.
pub async fn take(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, meeting, point)): Path<(String, String, String, String)>,
    Checked(sent): Checked<Sent>,
) -> Answer {
    let place = Place::at(&site, &visit.actor(), &slug, &group).await?;
    let (meeting, points) = place.meeting(&site, &visit.actor(), &meeting).await?;
    let point = points.iter().find(|one| one.id.to_string() == point).ok_or_else(PageError::not_found)?;
    let way = match sent.of("way") {
        "up" => Way::Up,
        "down" => Way::Down,
        _ => return Err(PageError::bad_request("Open the page again and use its buttons. Nothing was saved.")),
    };
    site.ledger().move_point(&visit.actor(), point.id, way).await?;
    Ok(see_other(&format!("{}/meetings/{}#point-{}", place.address, meeting.id, point.id)))
}
