//! The figures of a row: targets and baselines in columns, more measures, what each period is to reach.

use bigplan_plan::Kind;

use super::build::Opening;
use super::columns::{Columns, Role};
use super::rows::filled;
use super::walk::Walk;
use crate::document::{Cell, Row};
use crate::values::find_dates;

/// One more measure of the item that the rows above opened.
pub(super) fn more_measures(walk: &mut Walk<'_>, columns: &Columns, row: &Row) {
    let action = walk.action.filter(|_| columns.has(Role::Action));
    let on = action.or(walk.objective).or(walk.priority).or(walk.outcome);
    for measure in super::measure_rows::read(columns, std::slice::from_ref(row), walk.vocabulary) {
        walk.build.measure(on, measure);
    }
}

/// What is to be reached in a period is a milestone, due at its own date or the period's.
pub(super) fn stage(walk: &mut Walk<'_>, heading: Option<&String>, cell: &Cell, item: usize) {
    let period = heading.and_then(|h| find_dates(h).iter().find_map(|d| d.when));
    for part in cell.parts.iter().filter(|p| p.text.plain.chars().any(char::is_alphabetic)) {
        let text = &part.text.plain;
        let due = crate::values::latest(&find_dates(text)).or(period);
        let kind = Kind::Milestone;
        let opened = walk.build.add(Opening { kind, parent: Some(item), reference: None, text, at: cell.at });
        if let Some(milestone) = walk.build.items.get_mut(opened) {
            milestone.due = due;
        }
    }
}

/// Targets and baselines in columns of their own belong to the measure of the row; where
/// no column names measures, the targets themselves are the measures.
pub(super) fn figures(walk: &mut Walk<'_>, columns: &Columns, row: &Row, item: usize) {
    if !columns.has(Role::Measure) {
        return;
    }
    let figures = Columns {
        roles: columns
            .roles
            .iter()
            .map(|r| r.filter(|r| matches!(r, Role::Measure | Role::Target | Role::Baseline)))
            .collect(),
        headings: columns.headings.clone(),
        guessed: columns.guessed,
    };
    let has = [Role::Target, Role::Baseline].iter().flat_map(|r| figures.all(*r)).any(|i| filled(row, i));
    if !has {
        return;
    }
    let mut found = super::measure_rows::read(&figures, std::slice::from_ref(row), walk.vocabulary);
    // The measures of the cell were read already; here only their figures are added.
    let ids = walk.build.items.get(item).map(|i| i.measures.clone()).unwrap_or_default();
    let own = |m: &&mut bigplan_plan::MeasureUse| ids.contains(&m.id) && m.at.is_some_and(|a| a.line >= row.line);
    if let (Some(figure), Some(first)) = (found.pop(), walk.build.measures.iter_mut().find(own)) {
        // What a column of targets says counts, not a figure in the name.
        if figure.targets.iter().any(|t| t.value.is_some()) && !first.title.to_lowercase().contains("target") {
            first.targets.clear();
        }
        first.targets.extend(figure.targets.into_iter().filter(|t| !first.targets.contains(t)).collect::<Vec<_>>());
        first.baseline = first.baseline.take().or(figure.baseline);
    }
}
