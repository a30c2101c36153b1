//! The field of a chart whose rows are named: names to the left or above, numbers across.

use super::drawn_text::Weight;
use super::label::{Anchor, Label};
use super::px::Px;
use super::scale::{Scale, Ticks, nought_fits, with_nought};
use crate::chart::Width;
use crate::numbers::NumberFormat;

/// What the field must hold.
pub struct Wish<'a> {
    pub width: Width,
    pub unit: &'a str,
    pub numbers: &'a NumberFormat,
    pub range: (f64, f64),
    pub from_nought: bool,
    /// The rows' names, and whether they are bold.
    pub names: Vec<(&'a str, Weight)>,
    /// The room beside the marks for their values.
    pub margin: f64,
    /// The column kept to the right.
    pub beside: f64,
    /// The room kept above the field.
    pub above: f64,
}

/// The field, laid out.
pub struct Rows {
    pub left: Px,
    pub top: Px,
    pub bottom: Px,
    pub x: Scale,
    pub unit: Label,
    pub ticks: Vec<Tick>,
    pub names: Vec<Label>,
    /// The height at which each row's marks stand.
    pub middles: Vec<f64>,
    /// Below the numbers of the axis.
    pub end: f64,
}

/// One number at the axis.
pub struct Tick {
    pub x: Px,
    pub label: Option<Label>,
    pub nought: bool,
}

/// The room of one row's marks.
const MARKS: f64 = 24.0;

impl Rows {
    /// Lays the field out.
    pub fn lay(wish: &Wish<'_>) -> Self {
        let (width, size) = (wish.width, wish.width.text());
        let unit = Label::fitted(wish.unit, width.px(), 3, size, Weight::Plain).below(0.0, 0.0, Anchor::Start);
        let names: Vec<Label> = wish.names.iter().map(|(name, weight)| row_name(name, *weight, width)).collect();
        let column = names.iter().map(Label::width).fold(0.0, f64::max) + 10.0;
        let left = width.pick(column, 2.0);
        let right = (width.px() - wish.beside).max(left + 80.0);
        let top = unit.height() + size * 0.6 + wish.above;
        let (names, middles, bottom) = stacked(names, top, width);
        let ticks = ticks(wish);
        let x = Scale::new(ticks.low(), ticks.high(), left + wish.margin, right - wish.margin);
        let marks = axis(wish, &ticks, &x, bottom + 6.0);
        Self {
            left: Px::new(left),
            top: Px::new(top),
            bottom: Px::new(bottom),
            x,
            unit,
            ticks: marks,
            names,
            middles,
            end: bottom + 6.0 + size * 1.25 + 6.0,
        }
    }
}

fn row_name(name: &str, weight: Weight, width: Width) -> Label {
    let label = Label::fitted(name, width.pick(190.0, 280.0), 2, width.text(), weight);
    // Above its marks a name lies on the lines of the axis.
    width.pick(label.clone(), label.halo())
}

/// Each row below the one before; gives the names, the middles of the marks and the bottom.
fn stacked(names: Vec<Label>, top: f64, width: Width) -> (Vec<Label>, Vec<f64>, f64) {
    let mut y = top;
    let (mut placed, mut middles) = (Vec::new(), Vec::new());
    for name in names {
        let high = name.height();
        match width {
            Width::Wide => {
                let row = MARKS.max(high + 6.0);
                middles.push(y + row / 2.0);
                placed.push(name.around(0.0, y + row / 2.0, Anchor::Start));
                y += row;
            }
            Width::Narrow => {
                placed.push(name.below(0.0, y + 2.0, Anchor::Start));
                middles.push(y + high + 2.0 + MARKS / 2.0);
                y += high + 2.0 + MARKS;
            }
        }
    }
    (placed, middles, y)
}

fn ticks(wish: &Wish<'_>) -> Ticks {
    let range = if wish.from_nought || nought_fits(wish.range) { with_nought(wish.range) } else { wish.range };
    Ticks::nice(range.0, range.1, wish.width.pick(4, 3))
}

/// The numbers below the field, left out where they would touch.
fn axis(wish: &Wish<'_>, ticks: &Ticks, x: &Scale, top: f64) -> Vec<Tick> {
    let mut taken = f64::NEG_INFINITY;
    let mut all = Vec::new();
    for value in &ticks.values {
        let label = Label::new(&wish.numbers.short_with(*value, ticks.decimals), wish.width.text())
            .below(x.at(*value), top, Anchor::Middle)
            .within(0.0, wish.width.px());
        let free = label.edges().0 > taken;
        taken = if free { label.edges().1 + 8.0 } else { taken };
        all.push(Tick { x: Px::new(x.at(*value)), label: free.then_some(label), nought: *value == 0.0 });
    }
    all
}
