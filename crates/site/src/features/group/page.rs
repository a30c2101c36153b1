//! A group's own page: what it is for, who sits on it, what it answers for, how it works.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::groups::{Contract, MeetingState, RequestState};
use bigplan_ledger::{Actor, Duty, Membership, Right};

use super::lines::{self, Line};
use super::place::Place;
use crate::parts::tied::Tied;
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::errors::PageError;
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/group/page.html")]
struct GroupPage {
    frame: Frame,
    place: Place,
    above: Option<(String, String)>,
    below: Vec<(String, String)>,
    members: Vec<MemberLine>,
    duties: Vec<(String, String)>,
    requests: Vec<Line>,
    contracts: Vec<String>,
    meetings: Vec<(String, String, &'static str)>,
    actions: Vec<Line>,
    challenges: Vec<Line>,
    edits: bool,
    keeps: bool,
    challenges_others: bool,
}

struct MemberLine {
    id: String,
    who: String,
    duty: &'static str,
    time: String,
    gone: bool,
}

/// Shows a group.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path((slug, group)): Path<(String, String)>) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let place = Place::at(&site, &actor, &slug, &group).await?;
    let (id, of) = (place.group.id, place.partnership.id);
    let keeps = place.may(&site, &actor, Right::KeepMeetings).await?;
    let line =
        |group: &bigplan_ledger::StandingGroup| (group.name.clone(), format!("{}/boards/{}", place.home, group.id));
    let meetings = site.ledger().meetings(&actor, id).await?;
    let meetings = meetings
        .into_iter()
        .map(|one| (format!("{}/meetings/{}", place.address, one.id), dates::day(one.says.on), state(one.state)));
    let actions = site.ledger().group_actions(&actor, of).await?;
    let challenges = site.ledger().challenges(&actor, of).await?;
    let own = challenges.iter().filter(|one| one.group.0 == id);
    page(&GroupPage {
        frame: place.frame(&visit, &place.group.name),
        above: place.groups.iter().find(|one| Some(one.id) == place.group.reports_to).map(line),
        below: place.groups.iter().filter(|one| one.reports_to == Some(id)).map(line).collect(),
        members: members(&site, &actor, &place).await?,
        requests: requests(&site, &actor, &place, keeps).await?,
        duties: duties(&site, &actor, &place).await?,
        contracts: current(&site.ledger().contracts(&actor, id).await?),
        meetings: meetings.collect(),
        actions: actions
            .iter()
            .filter(|one| one.group.0 == id)
            .map(|one| Line { group: String::new(), ..lines::action(&place.home, one, today, keeps) })
            .collect(),
        challenges: own.map(|one| Line { group: String::new(), ..lines::challenge(&place.home, one, today) }).collect(),
        edits: actor.may(Right::EditPlans, Some(of)),
        keeps,
        challenges_others: place.may(&site, &actor, Right::Challenge).await?,
        place,
    })
}

/// The state of a meeting in words.
pub fn state(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Planned => "Planned",
        MeetingState::Held => "Held, minutes not yet agreed",
        MeetingState::Agreed => "Minutes agreed",
    }
}

/// What somebody is in a group.
pub fn duty(duty: Duty) -> &'static str {
    match duty {
        Duty::Chair => "Chair",
        Duty::ViceChair => "Vice chair",
        Duty::Member => "Member",
        Duty::Adviser => "Adviser",
    }
}

async fn members(site: &Site, actor: &Actor, place: &Place) -> Result<Vec<MemberLine>, PageError> {
    let of = place.partnership.id;
    let posts = site.ledger().posts(actor, of).await?;
    let bodies = site.ledger().organisations(actor, of).await?;
    let today = site.today();
    let all = site.ledger().memberships(actor, of).await?;
    let line = |one: Membership| {
        let member = one.member;
        let post = member.post.and_then(|id| posts.iter().find(|post| post.id == id)).map(|post| post.title.clone());
        let body = member.organisation.and_then(|id| bodies.iter().find(|body| body.id == id));
        let who: Vec<String> =
            [post, member.name, body.map(|body| format!("for {}", body.name))].into_iter().flatten().collect();
        MemberLine {
            id: one.id.to_string(),
            who: if who.is_empty() { "A member whose name is not shown".to_owned() } else { who.join(", ") },
            duty: duty(member.duty),
            time: time(member.from, member.until),
            gone: member.until.is_some_and(|until| until < today),
        }
    };
    let mut lines: Vec<MemberLine> = all.into_iter().filter(|one| one.group == place.group.id).map(line).collect();
    lines.sort_by_key(|line| line.gone);
    Ok(lines)
}

fn time(from: Option<jiff::civil::Date>, until: Option<jiff::civil::Date>) -> String {
    let words =
        [from.map(|day| format!("from {}", dates::day(day))), until.map(|day| format!("until {}", dates::day(day)))];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What it answers for, plan by plan.
async fn duties(site: &Site, actor: &Actor, place: &Place) -> Result<Vec<(String, String)>, PageError> {
    let mut all = Vec::new();
    for duties in site.ledger().group_duties(actor, place.group.id).await? {
        let Some(plan) = site.ledger().plan_summary(actor, duties.plan).await? else { continue };
        let doubtful = duties.items.iter().filter(|(_, certain)| !certain).count();
        let doubt = if doubtful == 0 { String::new() } else { format!(", {doubtful} of them doubtful") };
        let words = plan_words::counted(duties.items.len(), "item", "items");
        let address = format!("{}/workplan?plan={}", place.address, duties.plan);
        all.push((format!("{words} of {}{doubt}", plan.head.title), address));
    }
    Ok(all)
}

/// What it was asked to answer for.
async fn requests(site: &Site, actor: &Actor, place: &Place, keeps: bool) -> Result<Vec<Line>, PageError> {
    let mut lines = Vec::new();
    for one in site.ledger().answer_requests(actor, place.partnership.id).await? {
        if one.group != place.group.id {
            continue;
        }
        let open = one.state == RequestState::Asked;
        let answer = match one.state {
            RequestState::Asked => String::new(),
            RequestState::Accepted => format!("The group said yes. {}", one.reason).trim().to_owned(),
            RequestState::Declined => format!("The group said no: {}", one.reason),
        };
        let address = format!("{}/requests/{}", place.address, one.id);
        lines.push(Line {
            address: if open && keeps { address } else { String::new() },
            text: Tied::item(site, actor, one.plan, one.item).await?.words,
            who: format!("asked on {}: {}", dates::day_of(one.asked_at), one.why),
            group: String::new(),
            due: String::new(),
            overdue: false,
            done: answer,
        });
    }
    Ok(lines)
}

/// The newest version for each plan.
fn current(all: &[Contract]) -> Vec<String> {
    let mut seen = Vec::new();
    let mut lines = Vec::new();
    for one in all {
        if seen.contains(&one.says.plan) {
            continue;
        }
        seen.push(one.says.plan);
        let what = if one.says.plan.is_some() { "Contract with a plan" } else { "Terms of reference" };
        let agreed = one.agreed.as_ref().map(|agreed| format!("agreed by {} on {}", agreed.by, dates::day(agreed.on)));
        lines.push(format!(
            "{what}, version {}, {}",
            one.version,
            agreed.unwrap_or_else(|| "not yet agreed".to_owned())
        ));
    }
    lines
}
