//! The plan check page.

use askama::Template;
use axum::extract::{Path, State};
use bigplan_plan::Severity;

use super::asked::{Asked, SEVERITIES};
use super::rules::{Found, by_rule};
use crate::parts::plan_nav::{PlanNav, PlanPage, plan_address};
use crate::parts::{dates, plan_words};
use crate::shell::answer::{Answer, page};
use crate::shell::frame::Frame;
use crate::shell::plans::ShownPlan;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

#[derive(Template)]
#[template(path = "features/check/page.html")]
struct CheckPage<'p> {
    frame: Frame,
    nav: PlanNav,
    address: &'p str,
    asked: &'p Asked,
    day: String,
    items: usize,
    totals: Vec<(Severity, usize)>,
    all: Vec<Found<'p>>,
    found: Vec<Found<'p>>,
}

/// Shows what the plan check found.
pub async fn page_of(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let (plan, address) = (&shown.stored.plan, plan_address(&shown));
    let wanted = shown.findings.iter().filter(|finding| asked.wants(finding));
    page(&CheckPage {
        frame: Frame::new(&visit, format!("Plan check: {}", plan.head.title))
            .under("Home", "/")
            .under(&shown.partnership.name, format!("/partnerships/{}", shown.partnership.slug))
            .under(&plan.head.title, &address),
        nav: PlanNav::of(&shown, PlanPage::Check),
        address: &address,
        day: dates::when(bigplan_plan::When::Day(shown.checked_on)),
        items: plan.items.len(),
        totals: totals(&shown),
        all: by_rule(plan, shown.findings.iter()),
        found: by_rule(plan, wanted),
        asked: &asked,
    })
}

fn totals(shown: &ShownPlan) -> Vec<(Severity, usize)> {
    let count = |of: Severity| shown.findings.iter().filter(|finding| finding.severity == of).count();
    SEVERITIES.map(|of| (of, count(of))).into_iter().filter(|(_, count)| *count > 0).collect()
}

impl CheckPage<'_> {
    /// How many findings are shown, and of how many.
    fn results(&self) -> String {
        let number = |found: &[Found<'_>]| found.iter().map(|found| found.findings.len()).sum::<usize>();
        let all = plan_words::counted(number(&self.all), "finding", "findings");
        if self.asked.is_empty() { all } else { format!("{} of {all}", number(&self.found)) }
    }

    /// What the download is asked for.
    fn query(&self) -> String {
        let rule = crate::shell::address::encode(self.asked.rule.trim());
        let severity = crate::shell::address::encode(self.asked.severity.trim());
        if self.asked.is_empty() { String::new() } else { format!("?severity={severity}&rule={rule}") }
    }
}
