//! One's own work and that of one's team across all registers, ordered by the clock that runs out first.

use askama::Template;
use axum::extract::State;
use bigplan_ledger::TeamId;
use bigplan_ledger::registers::{WorkItem, WorkList, WorkPage};
use serde::Deserialize;

use super::desk::Desk;
use super::list::{self, LINES, Line, after, lines};
use crate::parts::form::Choice;
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

/// What the address asks for: ids and days only.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "in")]
    at: String,
    team: String,
    register: String,
    due: String,
    record: String,
}

#[derive(Template)]
#[template(path = "features/record/across.html")]
struct AcrossPage {
    frame: Frame,
    place: String,
    at: String,
    /// Where the list is: `mine` or `team`.
    list: &'static str,
    says: &'static str,
    teams: Vec<Choice>,
    team: String,
    registers: Vec<Choice>,
    register: String,
    lines: Vec<Line>,
    next: Option<String>,
}

/// The reader's own open work.
pub async fn mine(State(site): State<Site>, visit: Visit, Lenient(wanted): Lenient<Wanted>) -> Answer {
    let desk = Desk::of(&site, &visit, &wanted.at).await?;
    let says = "Every open record that is your work, in all registers. What is due first stands first.";
    show(&site, &visit, desk, Shown { list: "mine", title: "My list", says, of: WorkList::Mine, teams: vec![] }, wanted)
        .await
}

/// The open work of one of the reader's teams.
pub async fn team(State(site): State<Site>, visit: Visit, Lenient(wanted): Lenient<Wanted>) -> Answer {
    let desk = Desk::of(&site, &visit, &wanted.at).await?;
    let all = desk.casework.teams(&desk.actor, desk.partnership.id).await?;
    let own = |id: TeamId| desk.duties.iter().any(|duty| duty.team == Some(id));
    let teams: Vec<_> = all.into_iter().filter(|team| own(team.id)).collect();
    let chosen = teams.iter().find(|team| team.id.to_string() == wanted.team).or(teams.first()).map(|team| team.id);
    // Who works in no team has no list of one.
    let of = chosen.map_or(WorkList::Mine, WorkList::Team);
    let says = "Every open record of the team that you may see, in all registers. What is due first stands first.";
    let teams = teams.into_iter().map(|team| Choice::new(team.id.to_string(), team.name)).collect();
    show(&site, &visit, desk, Shown { list: "team", title: "My team’s list", says, of, teams }, wanted).await
}

/// Which list it is.
struct Shown {
    list: &'static str,
    title: &'static str,
    says: &'static str,
    of: WorkList,
    teams: Vec<Choice>,
}

async fn show(site: &Site, visit: &Visit, desk: Desk<'_>, shown: Shown, wanted: Wanted) -> Answer {
    let register = desk.casework.registers().named(&wanted.register);
    let asked = WorkPage {
        register: register.map(|one| one.code.clone()),
        after: after(&wanted.due, &wanted.record),
        lines: LINES,
    };
    let items = desk.casework.work_list(&desk.actor, desk.partnership.id, &shown.of, &asked).await?;
    let full = u32::try_from(items.len()).is_ok_and(|found| found == LINES);
    let at = if desk.places.len() > 1 { desk.partnership.slug.clone() } else { String::new() };
    let team = if let WorkList::Team(id) = shown.of { id.to_string() } else { String::new() };
    let register = register.map(|one| one.code.to_string()).unwrap_or_default();
    let next = |item: &WorkItem| {
        let due = item.due.map_or_else(|| "none".to_owned(), |day| day.to_string());
        format!("?in={at}&team={team}&register={register}&due={due}&record={}", item.id)
    };
    let used = desk.casework.registers().iter().filter(|one| one.allocation.is_some() && desk.uses(one));
    page(&AcrossPage {
        frame: Frame::new(visit, shown.title)
            .under("Home", "/")
            .under("Registers", format!("/registers{}", desk.query())),
        registers: used.map(|one| Choice::new(one.code.to_string(), one.title.clone())).collect(),
        next: items.last().filter(|_| full).map(next),
        lines: lines(desk.casework, items, site.today()),
        place: desk.partnership.name.clone(),
        list: shown.list,
        says: shown.says,
        teams: shown.teams,
        at,
        team,
        register,
    })
}
