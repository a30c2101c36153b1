//! Who holds what, today, before and to come, and the teams.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::registers::Duty;
use jiff::civil::Date;

use super::place::Place;
use crate::parts::dates;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/duty/list.html")]
struct DutiesPage {
    frame: Frame,
    place: String,
    address: String,
    teams_address: String,
    teams: Vec<(String, String)>,
    held: Vec<Line>,
    other: Vec<Line>,
}

/// A duty.
struct Line {
    name: String,
    role: String,
    held_for: String,
    qualified: &'static str,
    days: String,
    /// Where it is ended, while it lasts.
    end: Option<String>,
}

/// Lists them.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let place = Place::at(&site, &visit, &slug).await?;
    let today = site.today();
    let (held, other) = place.duties().await?.into_iter().partition(|duty| lasts(duty, today));
    let lines = |duties: Vec<Duty>| duties.iter().map(|duty| Line::of(&place, duty, today)).collect();
    let body = |id| place.organisations.iter().find(|body| Some(body.id) == id).map(|body| body.name.clone());
    page(&DutiesPage {
        frame: Frame::new(&visit, "Teams and duties")
            .under("Home", "/")
            .under(&place.partnership.name, format!("/partnerships/{slug}")),
        teams: place
            .teams
            .iter()
            .map(|team| (team.name.clone(), body(team.organisation).unwrap_or_default()))
            .collect(),
        held: lines(held),
        other: lines(other),
        place: place.partnership.name.clone(),
        address: place.address(),
        teams_address: format!("/partnerships/{slug}/teams/new"),
    })
}

fn lasts(duty: &Duty, today: Date) -> bool {
    let (from, until) = (duty.says.from, duty.says.until);
    from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until)
}

impl Line {
    fn of(place: &Place<'_>, duty: &Duty, today: Date) -> Self {
        let says = &duty.says;
        let ends = says.until.is_none_or(|until| until >= today);
        Self {
            name: place.name(says.account),
            role: place.role(&says.role),
            held_for: place.held_for(duty),
            qualified: match says.qualified {
                Some(true) => "Yes",
                Some(false) => "No",
                None => "Not known",
            },
            days: days(says.from, says.until),
            end: ends.then(|| format!("{}/{}/end", place.address(), duty.id)),
        }
    }
}

/// "from 1 April 2009 to 30 June 2009"
fn days(from: Option<Date>, until: Option<Date>) -> String {
    let from = from.map(|day| format!("from {}", dates::day(day)));
    let until = until.map(|day| format!("to {}", dates::day(day)));
    let told: Vec<String> = [from, until].into_iter().flatten().collect();
    if told.is_empty() { "without an end".to_owned() } else { told.join(" ") }
}
