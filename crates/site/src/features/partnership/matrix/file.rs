//! The accountability matrix as a file for spreadsheets.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;

use crate::parts::csv;
use crate::shell::answer::Answer;
use crate::shell::errors::PageError;
use crate::shell::site::Site;
use crate::shell::visit::Visit;

use super::asked::{Asked, word as word_of_level};
use super::table::{Table, word};

/// Gives the matrix as comma-separated values, with a mark by which spreadsheets know UTF-8.
pub async fn file_of(
    State(site): State<Site>,
    visit: Visit,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let found = asked.find(&site, &visit.actor(), &slug).await?;
    let plan = found.plan.ok_or_else(PageError::not_found)?;
    let text = format!("\u{feff}{}", written(&Table::of(&plan.stored.plan, found.level)));
    let name = format!("{}-{}.csv", found.seen.partnership.slug, word_of_level(found.level));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"who-answers-{name}\"")),
    ];
    Ok((headers, text).into_response())
}

fn written(table: &Table) -> String {
    let names = table.groups.iter().map(|group| group.name.as_str());
    let mut text = csv::row(["Kind", "Reference", "Title", "Groups", "Note"].into_iter().chain(names));
    for (kind, row) in table.bodies.iter().flat_map(|body| body.rows.iter().map(move |row| (body.one.as_str(), row))) {
        let groups = row.groups.to_string();
        let cells = row.cells.iter().map(|cell| cell.as_ref().map_or("", word));
        text += &csv::row([kind, &row.reference, &row.title, &groups, row.note()].into_iter().chain(cells));
    }
    text
}
