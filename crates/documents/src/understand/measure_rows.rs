//! Tables of measures: a title, a baseline, targets by year; rows for groups and places.

use bigplan_plan::{At, MeasureUse, Target};

use super::columns::{Columns, Role};
use super::measure_cells::{clean, is_place, spread};
use super::words::Vocabulary;
use crate::document::{Cell, Row};
use crate::values::code::split_code;
use crate::values::find_dates;
use crate::values::measure::{Around, GroupTarget, read_baseline, read_movements, read_targets, share_groups};

/// The measures of a table's rows, in order.
pub(super) fn read(columns: &Columns, rows: &[Row], vocabulary: &Vocabulary) -> Vec<MeasureUse> {
    let mut found: Vec<MeasureUse> = Vec::new();
    let mut parent: Option<MeasureUse> = None;
    for row in rows {
        let uses = one(columns, row);
        let Some(first) = uses.first() else { continue };
        let valued = uses.iter().any(|u| u.baseline.is_some() || u.targets.iter().any(|t| t.value.is_some()));
        if first.code.is_none()
            && valued
            && let Some(parent) = &parent
        {
            found.extend(uses.into_iter().map(|u| under(parent, u, vocabulary)));
            continue;
        }
        parent = (!valued).then(|| MeasureUse { targets: Vec::new(), baseline: None, ..first.clone() });
        found.extend(uses);
    }
    found
}

/// A row for one group or place of the measure above it.
fn under(parent: &MeasureUse, own: MeasureUse, vocabulary: &Vocabulary) -> MeasureUse {
    let label = own.title.clone();
    let (group, area) = if is_place(&label, vocabulary) { (None, Some(label)) } else { (Some(label), None) };
    MeasureUse { code: parent.code.clone(), title: parent.title.clone(), group, area, ..own }
}

/// Whether a row of a table of measures names one.
pub(super) fn names_measure(columns: &Columns, row: &Row) -> bool {
    name_column(columns).and_then(|i| row.cells.get(i)).is_some_and(|c| !c.is_empty())
}

fn name_column(columns: &Columns) -> Option<usize> {
    columns.first(Role::Measure).or_else(|| columns.first(Role::Outcome))
}

fn one(columns: &Columns, row: &Row) -> Vec<MeasureUse> {
    let Some(index) = name_column(columns) else { return Vec::new() };
    let Some(cell) = row.cells.get(index).filter(|c| !c.is_empty()) else { return Vec::new() };
    let text = cell.text();
    let by_column = code_column(columns, row);
    let (code, title) = split_code(&text);
    let code = code.or(by_column);
    let title = clean(title);
    let mut targets: Vec<Vec<GroupTarget>> = columns
        .all(Role::Target)
        .map(|i| row.cells.get(i).map_or_else(Vec::new, |c| target_cell(c, columns.headings.get(i), &title)))
        .collect();
    share_groups(&mut targets);
    let mut all: Vec<(Option<String>, Target)> = targets.into_iter().flatten().map(|t| (t.group, t.target)).collect();
    let mut movement = read_movements(&text, Around { period: None, title: &title });
    let in_title: Vec<(Option<String>, Target)> = movement.targets.drain(..).map(|t| (None, t.target)).collect();
    let grouped = all.iter().any(|(g, _)| g.is_some());
    if !grouped && text.to_lowercase().contains("target") {
        all.extend(in_title);
    }
    let baseline = columns.first(Role::Baseline).and_then(|i| {
        let period = columns.headings.get(i).and_then(|h| period(h));
        row.cells.get(i).and_then(|c| read_baseline(&c.text(), Around { period: period.as_deref(), title: &title }))
    });
    let at = At { line: row.line, cell: cell.at.cell, page: cell.at.page };
    let bare = MeasureUse {
        id: String::new(),
        code,
        title,
        group: None,
        area: None,
        baseline: baseline.or(movement.baseline),
        targets: Vec::new(),
        at: Some(at),
    };
    spread(bare, all)
}

fn code_column(columns: &Columns, row: &Row) -> Option<String> {
    let cell = row.cells.get(columns.first(Role::Reference)?)?.text();
    split_code(&format!("{cell} x")).0.or_else(|| {
        let digits = cell.trim();
        (!digits.is_empty() && digits.len() <= 12).then(|| digits.to_owned())
    })
}

fn target_cell(cell: &Cell, heading: Option<&String>, title: &str) -> Vec<GroupTarget> {
    let period = heading.and_then(|h| period(h));
    read_targets(&cell.text(), Around { period: period.as_deref(), title })
}

/// The period that a heading names.
pub(super) fn period(heading: &str) -> Option<String> {
    find_dates(heading).iter().find_map(|d| d.when).map(|w| w.to_string())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Block;
    use crate::understand::columns::head;
    use crate::understand::words::Vocabulary;

    fn check(text: &str, expected: &[&str]) {
        let document = crate::formats::text::read(text);
        let vocabulary = Vocabulary::of(&document);
        let mut shown = Vec::new();
        for block in &document.blocks {
            let Block::Table(table) = block else { continue };
            let (at, columns) = head(table).unwrap();
            for m in read(&columns, &table.rows[at + 1..], &vocabulary) {
                let targets: Vec<String> = m
                    .targets
                    .iter()
                    .map(|t| {
                        format!(
                            "{}={}",
                            t.period.clone().unwrap_or_default(),
                            t.value.map_or("-".to_owned(), |v| v.to_string())
                        )
                    })
                    .collect();
                shown.push(format!(
                    "{}|{}|{}|{}|{}",
                    m.code.unwrap_or_default(),
                    m.title,
                    m.group.unwrap_or_default(),
                    m.area.unwrap_or_default(),
                    targets.join(" ")
                ));
            }
        }
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn years_are_columns_and_groups_are_rows() {
        check(
            "Measures\tTarget 09/10\tTarget 10/11\nNI 72 - Reading at five\t62%\t\nNI 107 Reading at eleven\t*\t*\nBlack African\t68%\t58%\nNI 5 Play\t4\t5",
            &[
                "NI 72|Reading at five|||2009/10=62",
                "NI 107|Reading at eleven|||2009/10=- 2010/11=-",
                "NI 107|Reading at eleven|Black African||2009/10=68 2010/11=58",
                "NI 5|Play|||2009/10=4 2010/11=5",
            ],
        );
        check(
            "Measures\t2010\nYoung people who are idle\t\nEast Fells\t4.4%",
            &["|Young people who are idle|||", "|Young people who are idle||East Fells|2010=4.4"],
        );
    }
}
