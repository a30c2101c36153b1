//! Where everything of a gap chart stands.

use askama::Template;

use super::{Gap, GapRow};
use crate::chart::Width;
use crate::paper::drawn_text::Weight;
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::path::Path;
use crate::paper::rows::{Rows, Wish};
use crate::paper::scale::range;
use crate::paper::shape::{Form, Shape};

#[derive(Template)]
#[template(path = "gap/gap.svg")]
pub struct Drawing {
    frame: Frame,
    rows: Rows,
    joins: Vec<Path>,
    marks: Vec<Shape>,
    labels: Vec<Label>,
}

/// Between a mark and its value.
const AWAY: f64 = 10.0;

/// Lays the gap chart out.
pub fn lay(gap: &Gap, prefix: &str, width: Width, description: &str) -> Drawing {
    let size = width.text();
    let values = || gap.rows.iter().flat_map(|row| row.first.into_iter().chain(row.second));
    let widest = values().map(|value| Label::new(&gap.numbers.short(value), size).width()).fold(0.0, f64::max);
    let rows = Rows::lay(&Wish {
        width,
        unit: &gap.unit,
        numbers: &gap.numbers,
        range: range(values()),
        from_nought: gap.from_nought,
        names: gap.rows.iter().map(|row| (row.name.as_str(), Weight::Plain)).collect(),
        margin: widest + AWAY + 4.0,
        beside: gap_column(gap, size),
        above: size * 1.25 * 2.0 + 8.0,
    });
    let mut marks = Vec::new();
    let mut labels = vec![Label::new("Gap", size).bold().at(width.px(), rows.top.value() - 6.0, Anchor::End)];
    key(gap, &rows, width, (&mut marks, &mut labels));
    let mut joins = Vec::new();
    for (row, y) in gap.rows.iter().zip(&rows.middles) {
        joins.extend(join(row, &rows, *y));
        marks.extend(row_marks(row, &rows, *y));
        labels.extend(row_labels(gap, row, &rows, *y, size));
        labels.extend(row.difference().map(|value| {
            Label::new(&gap.differences.short(value.abs()), size).bold().around(width.px(), *y, Anchor::End)
        }));
    }
    let frame = Frame::new("gap", prefix, width, rows.end, (&gap.title, description));
    Drawing { frame, rows, joins, marks, labels }
}

fn gap_column(gap: &Gap, size: f64) -> f64 {
    let differences = gap.rows.iter().filter_map(GapRow::difference);
    let labels = differences.map(|value| Label::new(&gap.differences.short(value.abs()), size).bold().width());
    labels.fold(Label::new("Gap", size).bold().width(), f64::max) + 8.0
}

/// The two marks and whom they stand for, above the field.
fn key(gap: &Gap, rows: &Rows, width: Width, (marks, labels): (&mut Vec<Shape>, &mut Vec<Label>)) {
    let size = width.text();
    let top = rows.top.value() - size * 2.5 - 8.0;
    for (line, (name, place)) in (0u8..).zip([(&gap.first, First), (&gap.second, Second)]) {
        let y = top + size * 1.25 * (f64::from(line) + 0.5);
        marks.push(mark(place, 7.0, y));
        labels.push(Label::fitted(name, width.px() - 70.0, 1, size, Weight::Plain).around(20.0, y, Anchor::Start));
    }
}

#[derive(Clone, Copy)]
enum Side {
    First,
    Second,
}
use Side::{First, Second};

fn mark(side: Side, x: f64, y: f64) -> Shape {
    match side {
        First => Shape::new(Form::Dot, x, y, 5.5, ink::MAIN),
        Second => Shape::new(Form::Diamond, x, y, 5.0, ink::TARGET).hollow(true),
    }
}

fn row_marks(row: &GapRow, rows: &Rows, y: f64) -> Vec<Shape> {
    let first = row.first.map(|value| mark(First, rows.x.at(value), y));
    let second = row.second.map(|value| mark(Second, rows.x.at(value), y));
    first.into_iter().chain(second).collect()
}

fn join(row: &GapRow, rows: &Rows, y: f64) -> Option<Path> {
    Some(Path::line([(rows.x.at(row.first?), y), (rows.x.at(row.second?), y)]))
}

/// The values outside of the marks: the lesser to the left, the greater to the right.
fn row_labels(gap: &Gap, row: &GapRow, rows: &Rows, y: f64, size: f64) -> Vec<Label> {
    let label = |value: f64| Label::new(&gap.numbers.short(value), size).halo();
    let right = |value: f64| label(value).around(rows.x.at(value) + AWAY, y, Anchor::Start);
    let left = |value: f64| label(value).around(rows.x.at(value) - AWAY, y, Anchor::End);
    match (row.first, row.second) {
        (Some(a), Some(b)) => vec![left(a.min(b)), right(a.max(b))],
        (Some(one), None) | (None, Some(one)) => vec![right(one)],
        (None, None) => {
            let from = rows.ticks.first().map_or(rows.left, |tick| tick.x).value();
            vec![Label::new("no figures", size).ink(ink::GREY).around(from + AWAY, y, Anchor::Start)]
        }
    }
}
