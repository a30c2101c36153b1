//! Which of several figures for one cell a reader is shown. Pure.

use std::cmp::Ordering;

use super::batch::in_time;
use super::read::Figure;

/// One figure a cell: what was published or loaded before what was counted; of those, what was known last; of the same
/// day, the partnership's own before a shared one.
/// They come in the order of measure, place, group and time.
pub(super) fn settle(mut figures: Vec<Figure>) -> Vec<Figure> {
    figures.sort_by(|one, other| by_cell(one, other).then_with(|| rank(other).cmp(&rank(one))));
    figures.dedup_by(|next, kept| by_cell(next, kept).is_eq());
    figures
}

fn by_cell(one: &Figure, other: &Figure) -> Ordering {
    let series = (&one.measure, &one.area, &one.group).cmp(&(&other.measure, &other.area, &other.group));
    series.then_with(|| in_time(one.point.period, other.point.period))
}

fn rank(figure: &Figure) -> (bool, jiff::civil::Date, bool, i64) {
    (figure.run.is_none(), figure.known_from, !figure.shared, figure.load)
}
