//! The inspections of a partnership: what is overdue, grades over time, reports, notices.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_ledger::Right;
use bigplan_ledger::inspection::{RecommendationState, Report, StoredRecommendation};

use super::lines::{self, Line};
use super::place::Place;
use super::time::{Grades, HIGH, WIDE};
use super::words;
use crate::parts::partnership_nav::{Tab, tabs};
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/inspection/overview.html")]
struct OverviewPage {
    frame: Frame,
    tabs: Vec<Tab>,
    name: String,
    lines: Vec<Line>,
    sources: bool,
    states: Vec<(&'static str, &'static str, usize)>,
    grades: Grades,
    reports: Vec<ReportLine>,
    notices: Vec<NoticeLine>,
    edits: bool,
    address: String,
}

struct ReportLine {
    address: String,
    title: String,
    facts: String,
}

struct NoticeLine {
    address: String,
    title: String,
    facts: String,
}

/// Shows the inspections of a partnership.
pub async fn page_of(State(site): State<Site>, visit: Visit, Path(slug): Path<String>) -> Answer {
    let (actor, today) = (visit.actor(), site.today());
    let place = Place::at(&site, &actor, &slug).await?;
    let of = place.partnership.id;
    let reports = site.ledger().reports(&actor, of).await?;
    let recommendations = site.ledger().recommendations(&actor, of).await?;
    let notices = site.ledger().notices(&actor, of).await?;
    let late = recommendations.iter().map(|one| lines::recommendation(&place, one, today));
    let required = notices
        .iter()
        .flat_map(|notice| notice.requirements.iter().map(|one| lines::requirement(&place, notice, one, today)));
    page(&OverviewPage {
        frame: place.frame(&visit, format!("Inspections of {}", place.partnership.name)),
        tabs: tabs(&place.address, "/inspections", None),
        name: place.partnership.name.clone(),
        lines: lines::overdue(late.chain(required).collect()),
        sources: true,
        states: counted(&recommendations),
        grades: Grades::of(&reports, |report| place.below("inspections", report.id)),
        reports: reports.iter().map(|report| report_line(&place, report, &recommendations)).collect(),
        notices: notices
            .iter()
            .map(|notice| NoticeLine {
                address: place.below("notices", notice.id),
                title: notice.says.title.clone(),
                facts: notice_facts(notice),
            })
            .collect(),
        edits: actor.may(Right::EditPlans, Some(of)),
        address: place.address.clone(),
    })
}

fn counted(all: &[StoredRecommendation]) -> Vec<(&'static str, &'static str, usize)> {
    let count = |state: RecommendationState| all.iter().filter(|one| one.state == state).count();
    RecommendationState::ALL.iter().map(|state| (words::state(*state), words::colour(*state), count(*state))).collect()
}

fn report_line(place: &Place, report: &Report, all: &[StoredRecommendation]) -> ReportLine {
    let own: Vec<&StoredRecommendation> = all.iter().filter(|one| one.report == report.id).collect();
    let closed = own.iter().filter(|one| one.state == RecommendationState::Closed).count();
    let facts = [
        report.says.inspectorate.clone(),
        report.says.dated.map_or_else(|| "date not known".to_owned(), dates::day),
        format!("{}, {closed} closed", plan_words::counted(own.len(), "recommendation", "recommendations")),
        plan_words::counted(report.says.grades.len(), "grade", "grades"),
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    ReportLine {
        address: place.below("inspections", report.id),
        title: report.says.title.clone(),
        facts: facts.join("; "),
    }
}

fn notice_facts(notice: &bigplan_ledger::inspection::Notice) -> String {
    let met = notice.requirements.iter().filter(|one| one.met.is_some()).count();
    let required = plan_words::counted(notice.requirements.len(), "requirement", "requirements");
    let holds = match notice.says.lifted {
        Some(lifted) => format!("lifted on {}", dates::day(lifted)),
        None => "still holds".to_owned(),
    };
    format!("{}; issued on {}, {holds}; {required}, {met} met", notice.says.issued_by, dates::day(notice.says.issued))
}
