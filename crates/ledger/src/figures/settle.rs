//! Which of several figures for one cell a reader is shown. Pure.

use std::collections::BTreeMap;

use super::read::Figure;

/// One figure a cell: what was known last; of the same day, the partnership's own before a shared one.
pub(super) fn settle(figures: Vec<Figure>) -> Vec<Figure> {
    let mut cells = BTreeMap::new();
    for figure in figures {
        let key = (
            figure.measure.clone(),
            figure.area.clone(),
            figure.group.clone(),
            figure.point.period.ends(),
            figure.point.period.code(),
        );
        let kept = cells.entry(key).or_insert_with(|| figure.clone());
        if rank(&figure) > rank(kept) {
            *kept = figure;
        }
    }
    cells.into_values().collect()
}

fn rank(figure: &Figure) -> (jiff::civil::Date, bool, i64) {
    (figure.known_from, !figure.shared, figure.load)
}
