//! The page of a challenge: who asks whom about what, and the answer.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::groups::{Challenge, Challenged};
use bigplan_ledger::{On, Right};

use super::lines::{self, Line};
use super::place::{Place, tied};
use crate::parts::dates;
use crate::parts::tied::Tied;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/group/challenge.html")]
struct ChallengePage {
    frame: Frame,
    place: Place,
    address: String,
    line: Line,
    one: Challenge,
    about: Option<Tied>,
    answers: bool,
    ties: bool,
}

/// Shows a challenge.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path((slug, group, id)): Path<(String, String, String)>,
) -> Answer {
    let actor = visit.actor();
    let place = Place::at(&site, &actor, &slug, &group).await?;
    let one = place.challenge(&site, &actor, &id).await?;
    let on = match one.to.0 {
        Challenged::Group(group) => On::Group(group),
        Challenged::Post(post) => On::Post(post),
    };
    let open = one.answer.is_none();
    page(&ChallengePage {
        frame: place.frame(&visit, format!("Challenge to {}", one.to.1)),
        address: format!("{}/challenges/{}", place.address, one.id),
        line: lines::challenge(&place.home, &one, site.today()),
        about: tied(&site, &actor, one.about).await?,
        answers: open && site.ledger().may(&actor, Right::UpdateItem, on).await?,
        ties: open && place.may(&site, &actor, Right::Challenge).await?,
        one,
        place,
    })
}
