//! How much work everybody has, team by team, for managers. Numbers only.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::registers::Caseload;

use super::desk::{Asked, Desk};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/record/caseloads.html")]
struct CaseloadsPage {
    frame: Frame,
    place: String,
    teams: Vec<(String, Vec<Caseload>)>,
}

/// Lists them, as far as the reader may see the records.
pub async fn page_of(State(site): State<Site>, visit: Visit, Lenient(asked): Lenient<Asked>) -> Answer {
    let desk = Desk::of(&site, &visit, &asked.at).await?;
    let of = desk.partnership.id;
    let mut teams = Vec::new();
    for team in desk.casework.teams(&desk.actor, of).await? {
        let loads = desk.casework.caseloads(&desk.actor, of, team.id).await?;
        if !loads.is_empty() {
            teams.push((team.name, loads));
        }
    }
    let frame = Frame::new(&visit, "Who has how much work");
    let frame = frame.under("Home", "/").under("Registers", format!("/registers{}", desk.query()));
    page(&CaseloadsPage { frame, place: desk.partnership.name.clone(), teams })
}
