//! Columns of figures that make one figure together: value, numerator and denominator.

use bigplan_measure::{AreaCode, Definition, GroupCode};
use jiff::civil::Date;

use crate::mapping::{FigureColumn, Mapping, Part};
use crate::resolve::MeasureWords;

/// One figure of every row.
#[derive(Debug, Default)]
pub(crate) struct Slot<'a> {
    /// The column of each part, from 0.
    pub parts: [Option<usize>; 3],
    /// What each part is multiplied with.
    pub times: [Option<f64>; 3],
    /// The measure, where the columns have one of their own.
    pub measure: Option<&'a Definition>,
    /// The heading of the value, which names the measure together with the row.
    pub heading: Option<String>,
    /// The place, where the columns have one of their own.
    pub area: Option<AreaCode>,
    /// The group, where the columns have one of their own.
    pub group: Option<GroupCode>,
    /// The period as the heading writes it.
    pub period: Option<String>,
    /// The edition.
    pub published_on: Option<Date>,
}

impl Slot<'_> {
    /// The column of a part.
    pub(crate) fn column(&self, part: Part) -> Option<usize> {
        self.parts.get(part as usize).copied().flatten()
    }

    /// The column that stands for the whole figure.
    pub(crate) fn main(&self) -> usize {
        self.parts.iter().flatten().next().copied().unwrap_or_default()
    }

    /// Whether a column belongs to it.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.parts.contains(&Some(column))
    }
}

/// The figures of every row, and the columns whose measure nobody knows.
pub(crate) fn slots<'a>(mapping: &Mapping, words: &MeasureWords<'a>) -> (Vec<Slot<'a>>, Vec<usize>) {
    let by_row = mapping.columns.iter().any(|column| column.holds == crate::mapping::Holds::Measure);
    let whole = mapping.all.measure.as_ref();
    let mut slots: Vec<(FigureColumn, Slot<'a>)> = Vec::new();
    let mut unmapped = Vec::new();
    let several = !by_row && whole.is_none() || loose(mapping) > 1;
    for (index, figure) in mapping.figures() {
        let code = figure.measure.as_ref();
        if code.is_none() && several && !by_row && figure.period.is_none() && figure.area.is_none() {
            unmapped.push(index);
            continue;
        }
        let key = FigureColumn { part: Part::Value, times: None, ..figure.clone() };
        let free = |(known, slot): &&mut (FigureColumn, Slot<'a>)| *known == key && slot.column(figure.part).is_none();
        if let Some((_, slot)) = slots.iter_mut().find(free) {
            put(slot, index, figure);
            continue;
        }
        let mut slot = Slot {
            measure: code.or(whole.filter(|_| !by_row)).and_then(|code| words.of_code(code)),
            heading: (by_row && code.is_none() && several).then(|| heading(mapping, index)),
            area: figure.area.clone(),
            group: figure.group.clone(),
            period: figure.period.clone(),
            published_on: figure.published_on,
            ..Slot::default()
        };
        put(&mut slot, index, figure);
        slots.push((key, slot));
    }
    (slots.into_iter().map(|(_, slot)| slot).collect(), unmapped)
}

/// Columns of values that only their headings tell apart.
fn loose(mapping: &Mapping) -> usize {
    let plain = FigureColumn::default();
    let loose = |figure: &FigureColumn| FigureColumn { times: None, ..figure.clone() } == plain;
    mapping.figures().filter(|(_, figure)| loose(figure)).count()
}

fn heading(mapping: &Mapping, index: usize) -> String {
    mapping.columns.get(index).map(|column| column.heading.clone()).unwrap_or_default()
}

fn put(slot: &mut Slot<'_>, index: usize, figure: &FigureColumn) {
    if let Some(part) = slot.parts.get_mut(figure.part as usize) {
        *part = Some(index);
    }
    if let Some(times) = slot.times.get_mut(figure.part as usize) {
        *times = figure.times;
    }
}
