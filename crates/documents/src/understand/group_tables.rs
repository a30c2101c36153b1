//! Tables of boards and groups: name, role, chair, reporting line.

use std::collections::HashSet;

use bigplan_plan::PartnershipGroup;

use super::group_names::find_names;
use super::group_prose::named;
use super::part::row_at;
use crate::document::Table;

#[derive(Clone, Copy, Default)]
struct Columns {
    name: usize,
    role: Option<usize>,
    chair: Option<usize>,
    reports_to: Option<usize>,
}

/// The groups of a table; empty where the table is none of groups.
pub(crate) fn read(table: &Table) -> Vec<PartnershipGroup> {
    let Some((columns, from)) = headed(table).or_else(|| headless(table)) else { return Vec::new() };
    let mut groups: Vec<PartnershipGroup> = Vec::new();
    for row in table.rows.iter().skip(from) {
        let cell = |c: Option<usize>| {
            c.and_then(|c| row.cells.get(c)).map(|c| c.text().trim().to_owned()).filter(|t| !t.is_empty())
        };
        let Some(name) = cell(Some(columns.name)) else { continue };
        let mut group = named(&name, row_at(row));
        group.role = cell(columns.role);
        group.chair = cell(columns.chair);
        group.reports_to = cell(columns.reports_to);
        let spanned = columns.reports_to.and_then(|c| row.cells.get(c)).is_some_and(|c| c.continues_above);
        if group.reports_to.is_none() && spanned {
            group.reports_to = groups.last().and_then(|g| g.reports_to.clone());
        }
        groups.push(group);
    }
    groups
}

fn headed(table: &Table) -> Option<(Columns, usize)> {
    let heads: Vec<String> = table.rows.first()?.cells.iter().map(|c| c.text().to_lowercase()).collect();
    let column = |words: &[&str]| heads.iter().position(|h| h.len() < 60 && words.iter().any(|w| h.contains(w)));
    let name = heads.iter().position(|h| {
        let words: HashSet<&str> = h.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        words.len() <= 5
            && ["group", "groups", "subgroup", "board", "partnership", "body", "forum"]
                .iter()
                .any(|w| words.contains(w))
    })?;
    let other = |c: Option<usize>| c.filter(|c| *c != name);
    let role =
        other(column(&["role", "purpose", "remit", "function", "responsib", "terms of reference", "what it does"]));
    let chair = other(column(&["chair"]));
    let reports_to = other(column(&["reports to", "reporting to", "accountable to", "reports into", "answers to"]));
    // An action table also has a column of groups.
    let acting = column(&["action", "target", "indicator", "need", "measure", "priority"]).is_some();
    (!acting && (role.is_some() || chair.is_some() || reports_to.is_some()))
        .then_some((Columns { name, role, chair, reports_to }, 1))
}

/// Two columns, of which the first holds nothing but names of bodies.
fn headless(table: &Table) -> Option<(Columns, usize)> {
    let rows: Vec<_> = table.rows.iter().filter(|r| r.cells.iter().any(|c| !c.is_empty())).collect();
    let pairs = rows.iter().all(|r| r.cells.iter().filter(|c| !c.is_empty()).count() <= 2);
    let is_name = |text: &str| {
        text.split_whitespace().count() <= 12
            && find_names(text).iter().any(|n| n.span.start == 0 && n.span.end == text.len())
    };
    let names = rows.iter().filter(|r| r.cells.first().is_some_and(|c| is_name(c.text().trim()))).count();
    let told = rows.iter().filter(|r| r.cells.get(1).is_some_and(|c| c.text().split_whitespace().count() >= 4)).count();
    let enough = !rows.is_empty() && names == rows.len() && told == rows.len()
        || rows.len() >= 4 && names * 10 >= rows.len() * 7 && told * 10 >= rows.len() * 7;
    (pairs && enough).then_some((Columns { role: Some(1), ..Columns::default() }, 0))
}
