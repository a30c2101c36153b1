//! What the title of a table, or the name of its sheet, says about all its figures.

use bigplan_measure::Definition;

use crate::mapping::{Column, Holds, Whole};
use crate::resolve::{is_period, named_measure};
use crate::source::Record;
use crate::vocabulary::Vocabulary;

/// The measure of a title, which may go on: "Falls from trees, by district".
fn titled<'a>(text: &str, vocabulary: Vocabulary<'a>) -> Option<&'a Definition> {
    let ends = [", ", " by ", " in ", " for ", " at "].into_iter().flat_map(|mark| text.match_indices(mark));
    let beginnings = ends.filter_map(|(end, _)| text.get(..end));
    std::iter::once(text).chain(beginnings).find_map(|title| named_measure(vocabulary.catalogue, title))
}

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
        let found = texts.iter().find_map(|text| titled(text, vocabulary));
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
