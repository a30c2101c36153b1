//! What the title of a table, or the name of its sheet, says about all its figures.

use super::meaning::is_period;
use crate::mapping::{Column, Holds, Whole};
use crate::resolve::named_measure;
use crate::source::Record;
use crate::vocabulary::Vocabulary;

/// What holds for the whole table and is not said by a column.
pub(super) fn whole(above: &[Record], sheet: &str, columns: &[Column], vocabulary: Vocabulary<'_>) -> Whole {
    let held = |is: fn(&Holds) -> bool| columns.iter().any(|column| is(&column.holds));
    let texts: Vec<&str> =
        above.iter().flat_map(Record::cells).chain([sheet]).filter(|text| !text.is_empty()).collect();
    let mut whole = Whole::default();
    let figures = |has: fn(&crate::mapping::FigureColumn) -> bool| {
        columns.iter().any(|column| matches!(&column.holds, Holds::Figure(figure) if has(figure)))
    };
    if !held(|holds| *holds == Holds::Measure) && !figures(|figure| figure.measure.is_some()) {
        let found = texts.iter().find_map(|text| named_measure(vocabulary.catalogue, text));
        whole.measure = found.map(|found| found.code.clone());
    }
    if !held(|holds| matches!(holds, Holds::AreaName | Holds::AreaCode | Holds::AreaNumber))
        && !figures(|figure| figure.area.is_some())
    {
        let found = texts.iter().find_map(|text| vocabulary.areas.find_by_name(text));
        whole.area = found.map(|found| found.code.clone());
    }
    if !held(|holds| *holds == Holds::Period) && !figures(|figure| figure.period.is_some()) {
        whole.period = texts.iter().find(|text| is_period(text)).map(|text| (*text).to_owned());
    }
    whole
}
