//! Labels in a column beside the lines that they name.

use super::drawn_text::Weight;
use super::label::{Anchor, Label};
use super::path::Path;
use super::px::Px;
use crate::chart::Width;

/// A label that wants to stand at the height of its line's end.
pub struct Beside {
    /// Where the line ends.
    pub end: (f64, f64),
    pub label: Label,
}

/// A label in its place, and the thin line that leads to it where it had to move away.
pub struct Placed {
    pub label: Label,
    pub leader: Option<Path>,
    pub ink: &'static str,
}

/// Between two labels.
const BETWEEN: f64 = 3.0;
/// Between the plot and the column.
const BEFORE: f64 = 12.0;
/// From here on a leader is drawn.
const AWAY: f64 = 4.0;

/// The label of a line, as wide as the column may be.
pub fn label(text: &str, width: Width, ink: &'static str, weight: Weight) -> Label {
    Label::fitted(text, width.pick(150.0, 78.0), width.pick(3, 4), width.text(), weight).ink(ink)
}

/// The width of a column that holds these labels.
pub fn column(labels: &[&Label]) -> f64 {
    let widest = labels.iter().map(|label| label.width()).fold(0.0, f64::max);
    if widest > 0.0 { widest + BEFORE + 2.0 } else { 12.0 }
}

/// How many of the labels, from the first, find room in a column of this height.
pub fn fitting<'a>(labels: impl IntoIterator<Item = &'a Label>, high: f64) -> usize {
    let mut room = high;
    let fits = |label: &&Label| {
        room -= label.height() + BETWEEN;
        room >= 0.0
    };
    labels.into_iter().take_while(fits).count()
}

/// Puts the labels into the column that begins at `left`, none over another.
pub fn place(wishes: Vec<Beside>, left: f64, top: f64, bottom: f64) -> Vec<Placed> {
    let mut wishes = wishes;
    wishes.sort_by(|a, b| a.end.1.total_cmp(&b.end.1));
    let spans: Vec<(f64, f64)> = wishes.iter().map(|wish| (wish.end.1, wish.label.height())).collect();
    let middles = spread(&spans, top, bottom);
    wishes.into_iter().zip(middles).map(|(wish, middle)| placed(wish, left, middle)).collect()
}

fn placed(wish: Beside, left: f64, middle: f64) -> Placed {
    let ink = wish.label.ink;
    let label = wish.label.around(left + BEFORE, middle, Anchor::Start);
    let far = (middle - wish.end.1).abs() > AWAY || left - wish.end.0 > AWAY;
    let (end, y) = wish.end;
    let leader = far.then(|| Path::line([(end + 6.0, y), (left.max(end + 6.0), y), (left + BEFORE - 3.0, middle)]));
    Placed { label: Label { x: Px::new(left + BEFORE), ..label }, leader, ink }
}

/// The middles of spans of these (wished middle, height), in order, none over another, and
/// within `top` and `bottom` as long as they fit.
pub fn spread(spans: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut edge = top;
    let mut tops: Vec<f64> = Vec::with_capacity(spans.len());
    for (wish, height) in spans {
        let upper = (wish - height / 2.0).max(edge);
        tops.push(upper);
        edge = upper + height + BETWEEN;
    }
    let mut edge = bottom;
    for (upper, (_, height)) in tops.iter_mut().zip(spans).rev() {
        *upper = upper.min(edge - height);
        edge = *upper - BETWEEN;
    }
    tops.iter().zip(spans).map(|(upper, (_, height))| upper + height / 2.0).collect()
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_move_apart_and_stay_inside() {
        let placed = spread(&[(50.0, 20.0), (52.0, 20.0), (99.0, 20.0)], 0.0, 100.0);
        assert_eq!(placed, [44.0, 67.0, 90.0]);
        assert_eq!(spread(&[(50.0, 20.0)], 0.0, 100.0), [50.0]);
        assert_eq!(spread(&[], 0.0, 100.0), Vec::<f64>::new());
    }
}
