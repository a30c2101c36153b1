//! The findings as a table for a spreadsheet.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;

use super::asked::Asked;
use super::rules::by_rule;
use crate::parts::{csv, plan_words};
use crate::shell::answer::Answer;
use crate::shell::query::Lenient;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

const HEADINGS: [&str; 8] = ["Rule", "How bad", "Reference", "Item", "What to do", "Line", "Cell", "Why it matters"];

/// Gives the findings as comma-separated values, worst first.
pub async fn file(
    State(site): State<Site>,
    visit: Visit,
    Path(plan): Path<String>,
    Lenient(asked): Lenient<Asked>,
) -> Answer {
    let shown = site.plan(&visit.actor(), &plan).await?;
    let mut table = csv::row(HEADINGS);
    for found in by_rule(&shown.stored.plan, shown.findings.iter().filter(|finding| asked.wants(finding))) {
        for (finding, item) in &found.findings {
            let reference = item.and_then(|item| item.reference.as_deref()).unwrap_or_default();
            let line = finding.at.map(|at| at.line.to_string()).unwrap_or_default();
            let cell = finding.at.and_then(|at| at.cell).map(|cell| cell.to_string()).unwrap_or_default();
            table.push_str(&csv::row([
                found.title(),
                plan_words::severity(finding.severity),
                reference,
                item.map_or("", |item| &item.title),
                &finding.message,
                &line,
                &cell,
                found.rule.map_or("", |rule| rule.reason),
            ]));
        }
    }
    let name = format!("attachment; filename=\"{}-check.csv\"", shown.stored.slug);
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    // The mark at the start tells spreadsheets that the letters are UTF-8.
    Ok((headers, format!("\u{feff}{table}")).into_response())
}
