//! Columns that are understood only together.

use std::collections::BTreeMap;

use super::columns::By;
use super::contents::Contents;
use crate::mapping::{Column, FigureColumn, Holds, Part};
use crate::resolve::named_measure;
use crate::source::Record;
use crate::vocabulary::Vocabulary;
use crate::words::plain;

/// Last words of headings over rates.
const RATES: [&str; 6] = ["percent", "percentage", "perc", "pct", "rate", "%"];
/// Last words of headings over counts.
const COUNTS: [&str; 4] = ["count", "number", "no", "n"];

/// Settles what one column alone cannot say.
pub(super) fn tidy(told: &mut [(Column, By)], data: &[Record], vocabulary: Vocabulary<'_>) {
    measure_beside_indicator(told);
    let open_data = told.iter().any(|(column, _)| column.holds == Holds::Level);
    for (index, (column, _)) in told.iter_mut().enumerate() {
        column.holds = groups(std::mem::take(&mut column.holds), &Contents::of(data, index), open_data, vocabulary);
    }
    other_numbers(told);
    count_beside_percent(told);
    by_measure(told, data, vocabulary);
}

/// Where rows name the measures, one column of several has the figures, and what the measure's
/// name already says needs no deciding.
fn by_measure(told: &mut [(Column, By)], data: &[Record], vocabulary: Vocabulary<'_>) {
    let Some(measure) = told.iter().position(|(column, _)| column.holds == Holds::Measure) else { return };
    let known = |record: &&Record| named_measure(vocabulary.catalogue, record.cell(measure)).is_some();
    let known: Vec<&Record> = data.iter().filter(known).collect();
    if known.is_empty() {
        return;
    }
    let mut first = true;
    for (index, (column, _)) in told.iter_mut().enumerate() {
        let loose = column.holds == Holds::Figure(FigureColumn::default());
        let undecided = column.holds == Holds::Only { value: None };
        if loose && !std::mem::take(&mut first) || undecided && follows(&known, measure, index) {
            column.holds = Holds::Nothing;
        }
    }
}

/// Whether one column never differs where the other is the same.
fn follows(records: &[&Record], of: usize, column: usize) -> bool {
    let mut seen = BTreeMap::new();
    records
        .iter()
        .all(|record| *seen.entry(record.cell(of)).or_insert_with(|| record.cell(column)) == record.cell(column))
}

/// Where rows name the measures, "x_count" beside "x_percent" is what was counted.
fn count_beside_percent(told: &mut [(Column, By)]) {
    if !told.iter().any(|(column, _)| column.holds == Holds::Measure) {
        return;
    }
    let loose = |column: &Column| column.holds == Holds::Figure(FigureColumn::default());
    let stems: Vec<String> = told
        .iter()
        .filter(|(column, _)| loose(column))
        .filter_map(|(column, _)| stem(&column.heading, &RATES))
        .collect();
    for (column, _) in told.iter_mut().filter(|(column, _)| loose(column)) {
        if stem(&column.heading, &COUNTS).is_some_and(|own| stems.contains(&own)) {
            column.holds = Holds::Figure(FigureColumn { part: Part::Numerator, ..FigureColumn::default() });
        }
    }
}

/// In public health profiles "measure" says what sort of number the indicator is.
fn measure_beside_indicator(told: &mut [(Column, By)]) {
    let starts = |column: &Column, word: &str| plain(&column.heading).starts_with(word);
    if !told.iter().any(|(column, _)| starts(column, "indicator") && column.holds == Holds::Measure) {
        return;
    }
    for (column, _) in told.iter_mut() {
        if column.holds == Holds::Unit {
            column.holds = Holds::Nothing;
        }
        if column.holds == Holds::Measure && plain(&column.heading) == "measure" {
            column.holds = Holds::Unit;
        }
    }
}

/// A column of groups that are no known groups tells rows apart in another way; an age that
/// never changes belongs to the measure.
fn groups(holds: Holds, contents: &Contents, open_data: bool, vocabulary: Vocabulary<'_>) -> Holds {
    let Holds::Group { dimension } = holds else { return holds };
    if contents.filled == 0 {
        return Holds::Nothing;
    }
    let known = contents.is_groups(dimension.as_deref(), vocabulary);
    let of_measure = dimension.as_deref() == Some("age");
    match contents.only() {
        Some(only) if !known && open_data || of_measure => Holds::Only { value: Some(only.to_owned()) },
        _ if known || !open_data => Holds::Group { dimension },
        _ if contents.total().is_some() || contents.texts.len() <= 12 => {
            Holds::Only { value: contents.total().map(str::to_owned) }
        }
        _ => Holds::Group { dimension },
    }
}

/// Beside a column that is called the value, other numbers are read only when someone says so.
fn other_numbers(told: &mut [(Column, By)]) {
    let plain_figure = |holds: &Holds| matches!(holds, Holds::Figure(figure) if figure.measure.is_none() && figure.period.is_none() && figure.area.is_none() && figure.group.is_none());
    let called = told.iter().any(|(column, by)| {
        *by == By::Heading && matches!(&column.holds, Holds::Figure(f) if f.part == Part::Value && f.measure.is_none())
    });
    let wide = told.iter().any(|(column, _)| matches!(&column.holds, Holds::Figure(f) if f.period.is_some()));
    for (column, by) in told.iter_mut() {
        if (called || wide) && *by == By::Cells && plain_figure(&column.holds) {
            column.holds = Holds::Nothing;
        }
    }
}

/// "x_percent" with a measure, and "x_count" or "x_number" without: the count is its numerator.
pub(super) fn number_beside_rate(told: &mut [(Column, By)]) {
    let rates: Vec<(String, FigureColumn)> = told
        .iter()
        .filter_map(|(column, _)| match &column.holds {
            Holds::Figure(figure) if figure.measure.is_some() && figure.part == Part::Value => {
                Some((stem(&column.heading, &RATES)?, figure.clone()))
            }
            _ => None,
        })
        .collect();
    for (column, _) in told.iter_mut() {
        let Holds::Figure(figure) = &column.holds else { continue };
        if *figure != FigureColumn::default() {
            continue;
        }
        let own = plain(&column.heading);
        let own = stem(&own, &COUNTS).unwrap_or(own);
        if let Some((_, rate)) = rates.iter().find(|(stem, _)| *stem == own) {
            column.holds = Holds::Figure(FigureColumn { part: Part::Numerator, ..rate.clone() });
        }
    }
}

fn stem(heading: &str, ends: &[&str]) -> Option<String> {
    let words = plain(heading);
    let (stem, last) = words.rsplit_once(' ')?;
    ends.contains(&last).then(|| stem.to_owned())
}
