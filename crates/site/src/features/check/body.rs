//! What the plan check found, the same for everybody who may see it.

use askama::Template;
use bigplan_plan::Severity;

use super::asked::{Asked, SEVERITIES};
use super::rules::{Found, by_rule};
use crate::parts::plan_nav::plan_address;
use crate::parts::{dates, plan_words};
use crate::shell::errors::PageError;
use crate::shell::plans::ShownPlan;

#[derive(Template)]
#[template(path = "features/check/body.html")]
struct Body<'p> {
    address: &'p str,
    asked: &'p Asked,
    day: String,
    items: usize,
    totals: Vec<(Severity, usize)>,
    all: Vec<Found<'p>>,
    found: Vec<Found<'p>>,
}

/// Draws what is asked for.
///
/// # Errors
/// When the template cannot be drawn, which is a fault of the program.
pub fn drawn(shown: &ShownPlan, asked: &Asked) -> Result<String, PageError> {
    let plan = &shown.stored.plan;
    let wanted = shown.findings.iter().filter(|finding| asked.wants(finding));
    let body = Body {
        address: &plan_address(shown),
        day: dates::when(bigplan_plan::When::Day(shown.checked_on)),
        items: plan.items.len(),
        totals: totals(shown),
        all: by_rule(plan, shown.findings.iter()),
        found: by_rule(plan, wanted),
        asked,
    };
    body.render().map_err(|why| PageError::fault(&why))
}

fn totals(shown: &ShownPlan) -> Vec<(Severity, usize)> {
    let count = |of: Severity| shown.findings.iter().filter(|finding| finding.severity == of).count();
    SEVERITIES.map(|of| (of, count(of))).into_iter().filter(|(_, count)| *count > 0).collect()
}

impl Body<'_> {
    /// How many findings there are, and of how many.
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
