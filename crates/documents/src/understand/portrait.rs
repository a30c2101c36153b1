//! Tables that stand upright: labels in the first column, one action (or priority) a table.

use bigplan_plan::{At, Kind};

use super::build::Opening;
use super::columns::Role;
use super::fields::{Said, add_links, add_steps, fill};
use super::labels::meaning;
use super::steps;
use super::walk::Walk;
use super::{entries, refs};
use crate::document::{Cell, Row};

/// The label and value pairs of a table, where it is one of labels.
pub(super) fn pairs(rows: &[Row]) -> Option<Vec<(Role, &Cell)>> {
    if rows.len() < 3 || rows.iter().any(|r| r.cells.len() > 4) {
        return None;
    }
    let mut pairs = Vec::new();
    let mut all = 0;
    for row in rows {
        for two in row.cells.chunks(2) {
            let [label, value] = two else { continue };
            if label.is_empty() {
                continue;
            }
            all += 1;
            if let Some(role) = role(&label.text()) {
                pairs.push((role, value));
            }
        }
    }
    let distinct = pairs
        .iter()
        .filter(|(r, _)| {
            *r == Role::Lead || *r == Role::Due || *r == Role::Action || *r == Role::Measure || *r == Role::Objective
        })
        .count();
    // Who leads and what it costs, of what stands above: nothing but labels that are known.
    let whole = pairs.len() == all && pairs.iter().any(|(r, _)| *r == Role::Lead);
    if whole
        && pairs.iter().all(|(r, _)| matches!(r, Role::Lead | Role::Partners | Role::Funds | Role::Group | Role::Due))
    {
        return Some(pairs);
    }
    (pairs.len() * 5 >= all * 3 && distinct >= 2).then_some(pairs)
}

/// The lines of such a table whose labels say nothing known, with their words.
pub(super) fn unknown(rows: &[Row]) -> Vec<(u32, String)> {
    let silent = |two: &[Cell]| match two {
        [label, value] if !value.is_empty() => role(&label.text()).is_none(),
        [alone] => !alone.is_empty(),
        _ => false,
    };
    let told = rows.iter().filter(|r| r.cells.chunks(2).any(silent));
    told.map(|r| (r.line, super::row_kinds::words(r))).collect()
}

fn role(label: &str) -> Option<Role> {
    let bare = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ' '));
    if bare.is_empty() || label.split(' ').count() > 7 { None } else { meaning(bare) }
}

/// Reads the pairs as one item with what hangs on it.
pub(super) fn read(walk: &mut Walk<'_>, pairs: &[(Role, &Cell)]) {
    // Around a list of actions, the table speaks of what it stands under.
    let list = pairs.iter().any(|(r, c)| *r == Role::Action && entries::listed(c).is_some());
    let named = pairs.iter().any(|(r, _)| matches!(r, Role::Outcome | Role::Priority | Role::Objective | Role::Action));
    let mut current: Option<usize> = walk.objective.or(walk.priority).or(walk.outcome).filter(|_| list || !named);
    let reference = pairs.iter().find(|(r, _)| *r == Role::Reference).map(|(_, c)| c.text());
    for (role, cell) in pairs {
        let kind = match role {
            Role::Outcome => Some(Kind::Outcome),
            Role::Priority => Some(Kind::Priority),
            Role::Objective => Some(Kind::Objective),
            Role::Action => Some(Kind::Action),
            _ => None,
        };
        match kind {
            Some(Kind::Action) if list && entries::listed(cell).is_some() => {
                for entry in entries::listed(cell).unwrap_or_default() {
                    walk.open_action(entry, cell.at);
                }
            }
            Some(Kind::Action) if !cell.is_empty() => current = Some(action(walk, cell, reference.as_deref())),
            Some(kind) if !cell.is_empty() => {
                let kind = walk.kind_here(kind);
                current = walk.open_named(kind, &cell.text(), cell.at).or(current);
            }
            Some(_) => {}
            None => {
                if let (Some(item), false) =
                    (current, *role == Role::Reference || cell.is_empty() && *role != Role::Lead)
                {
                    fill(
                        &mut walk.build,
                        item,
                        &Said { role: *role, parts: &cell.parts, at: cell.at, places: Vec::new() },
                        walk.vocabulary,
                    );
                }
            }
        }
    }
}

fn action(walk: &mut Walk<'_>, cell: &Cell, reference: Option<&str>) -> usize {
    let read = steps::read(&cell.parts);
    let split = refs::split(&read.stem);
    let (own, text) = match (&split.reference, reference) {
        (Some(r), None) => (Some(r.clone()), split.rest),
        (_, given) => (given.map(str::to_owned), read.stem.as_str()),
    };
    let parent = walk.parent_for(Kind::Action);
    let at = At::cell(cell.at.line, cell.at.cell.unwrap_or(1));
    let item = walk.build.add(Opening { kind: Kind::Action, parent, reference: own, text, at });
    add_links(&mut walk.build, item, text);
    let steps: Vec<_> = read.steps.iter().map(|(s, _)| (s.clone(), cell.at)).collect();
    add_steps(&mut walk.build, item, &steps);
    walk.action = Some(item);
    item
}

#[cfg(test)]
mod tests {
    use crate::understand::understand;

    #[test]
    fn labels_without_an_item_speak_of_the_heading_above() {
        let text = "# Priority 1: Play\n\nAccountable officer\tHead of Parks\nPartners\tFerry Council\nBudget\t£900 (Lamp Fund)\n";
        let (plan, _) = understand(&crate::formats::text::read(text));
        let shown: Vec<(usize, usize)> = plan.items.iter().map(|i| (i.leads.len(), i.funds.len())).collect();
        assert_eq!(shown, [(1, 1)]);
    }
}
