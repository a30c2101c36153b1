//! Rows that are no plain rows: headings of those below, withdrawn actions, cells that slipped.

use bigplan_plan::{At, Severity};

use super::columns::{Columns, Role};
use super::rows::filled;
use super::walk::Walk;
use super::words::shouted;
use super::{leads, refs};
use crate::document::Row;
use crate::values::find_dates;

/// Whether a row only says that its action is no more: "Withdrawn May 2012", with nobody to do it.
pub(super) fn is_withdrawn(columns: &Columns, row: &Row) -> bool {
    let Some(cell) = columns.first(Role::Action).and_then(|i| row.cells.get(i)) else { return false };
    let text = cell.text().to_lowercase();
    let gone = ["withdrawn", "deleted", "no longer needed", "merged with", "superseded", "not used"];
    let led = columns.all(Role::Lead).chain(columns.all(Role::Due)).any(|i| filled(row, i));
    !led && gone.iter().any(|g| text.strip_prefix(g).is_some_and(|r| !r.starts_with(char::is_alphabetic)))
}

/// A row with one filled cell in capitals or bold, under several columns, heads those below it.
pub(super) fn subheading(columns: &Columns, row: &Row) -> Option<String> {
    let mut cells = row.cells.iter().filter(|c| !c.is_empty());
    let (Some(cell), None) = (cells.next(), cells.next()) else { return None };
    let text = cell.text();
    let first = row.cells.first().is_some_and(|c| !c.is_empty());
    let dressed = shouted(&text) || cell.parts.iter().all(|p| p.text.bold);
    let short =
        text.split(' ').count() <= 16 && refs::split(&text).reference.is_none() && !cell.parts.iter().any(|p| p.bullet);
    let named = matches!(
        super::sense::sense(&text),
        super::sense::Sense::Item(_) | super::sense::Sense::Outcome(..) | super::sense::Sense::Place(..)
    );
    let wide = columns.roles.len() >= 2;
    let theme = text.to_lowercase().contains("theme")
        || text.to_lowercase().contains("cross-cutting")
        || text.to_lowercase().contains("cross cutting");
    (first && short && wide && (dressed && columns.roles.len() >= 3 || named || theme)).then_some(text)
}

/// A row whose cells stand one column too far right: the lead cell is empty and the next,
/// where no person belongs, holds nothing but one.
pub(super) fn unshift(walk: &mut Walk<'_>, columns: &Columns, row: &Row) -> Option<Row> {
    let lead = columns.first(Role::Lead)?;
    let next = row.cells.get(lead + 1)?;
    let role = columns.roles.get(lead + 1).copied().flatten()?;
    if filled(row, lead)
        || next.is_empty()
        || !matches!(role, Role::Progress | Role::Measure | Role::Due | Role::Target)
    {
        return None;
    }
    if row.cells.get(lead).is_some_and(|c| c.continues_above) {
        return None;
    }
    let text = next.text();
    let words = text.split(' ').count();
    let person = leads::read(&[text.as_str()], walk.vocabulary)
        .iter()
        .all(|l| l.person.is_some() && (l.post.is_some() || l.organisation.is_some()));
    if words > 14 || !person || !find_dates(&text).is_empty() {
        return None;
    }
    let mut moved = row.clone();
    moved.cells.remove(lead);
    let message = "The cells of this row stand one column too far right; they were read as if moved back.".to_owned();
    walk.build.note("shifted-row", Severity::Doubt, message, None, At::line(row.line));
    Some(moved)
}
