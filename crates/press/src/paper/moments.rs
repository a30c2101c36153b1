//! Moments along an axis of time, and which of them are named there.

use super::drawn_text::Weight;
use super::label::{Anchor, Label};
use super::scale::Scale;
use crate::chart::Width;
use crate::point::Point;

/// Closer moments are the same.
const SAME: f64 = 1e-4;

/// Whether two places in time are the same moment.
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < SAME
}

/// The moments of all series in order, each with the first name that was given to it.
pub fn moments<'a>(series: impl IntoIterator<Item = &'a [Point]>) -> Vec<(f64, String)> {
    let mut all: Vec<(f64, String)> = Vec::new();
    for points in series {
        all.extend(points.iter().map(|point| (point.at, super::clean::words(&point.period))));
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.dedup_by(|later, earlier| {
        let again = same(later.0, earlier.0);
        if again && earlier.1.is_empty() {
            earlier.1 = std::mem::take(&mut later.1);
        }
        again
    });
    all
}

/// Names below an axis: the last is always there, the others as regularly as there is room.
pub fn names(moments: &[(f64, String)], x: &Scale, top: f64, width: Width) -> Vec<Label> {
    let labels: Vec<Label> = moments.iter().map(|(at, name)| name_label(name, x.at(*at), top, width)).collect();
    let fits = |every: &usize| apart(&labels.iter().rev().step_by(*every).collect::<Vec<_>>(), width);
    let Some(least) = (1..=labels.len()).find(fits) else { return Vec::new() };
    // Rather somewhat fewer names, when that names the first moment too.
    let ends = |every: &usize| (labels.len() - 1).is_multiple_of(*every) && fits(every);
    let every = (least..least * 2).find(ends).unwrap_or(least);
    labels.iter().rev().step_by(every).cloned().collect()
}

fn name_label(name: &str, x: f64, top: f64, width: Width) -> Label {
    Label::fitted(name, width.pick(96.0, 70.0), 2, width.text(), Weight::Plain)
        .below(x, top, Anchor::Middle)
        .within(0.0, width.px())
}

fn apart(labels: &[&Label], width: Width) -> bool {
    let between = width.pick(10.0, 7.0);
    labels.iter().zip(labels.iter().skip(1)).all(|(right, left)| left.edges().1 + between <= right.edges().0)
}

/// The height of the names.
pub fn height(moments: &[(f64, String)], width: Width) -> f64 {
    moments.iter().map(|(_, name)| name_label(name, 0.0, 0.0, width).height()).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::{moments, names};
    use crate::chart::Width;
    use crate::paper::scale::Scale;
    use crate::point::Point;

    #[test]
    fn each_moment_is_there_once_and_the_last_is_named() {
        let a: Vec<Point> = (1998..2018).map(|year| Point::new(f64::from(year), format!("{year}"), 1.0)).collect();
        let b = [Point::new(2017.0, "other name", 1.0), Point::new(1997.0, "1997", 1.0)];
        let all = moments([a.as_slice(), b.as_slice()]);
        assert_eq!(all.len(), 21);
        let shown = names(&all, &Scale::new(1997.0, 2017.0, 30.0, 260.0), 0.0, Width::Narrow);
        let shown: Vec<String> = shown.iter().map(|label| label.lines.join(" ")).collect();
        assert_eq!(shown, ["2017", "2013", "2009", "2005", "2001", "1997"]);
    }
}
