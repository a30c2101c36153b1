//! The field of a chart over time: axes, ticks and their names.

use super::drawn_text::Weight;
use super::ink;
use super::label::{Anchor, Label};
use super::moments;
use super::px::Px;
use super::scale::{Scale, Ticks, nought_fits, with_nought};
use crate::chart::Width;
use crate::numbers::NumberFormat;

/// What the field must hold.
pub struct Wish<'a> {
    pub width: Width,
    /// What the numbers are; stands above the axis.
    pub unit: &'a str,
    pub numbers: &'a NumberFormat,
    /// The lowest and highest number; none where there is no number.
    pub range: Option<(f64, f64)>,
    pub from_nought: bool,
    pub moments: &'a [(f64, String)],
    /// The room kept to the right.
    pub beside: f64,
    /// The room kept above the field, for words on breaks.
    pub above: f64,
}

/// The field, laid out.
pub struct Plot {
    pub left: Px,
    pub right: Px,
    pub top: Px,
    pub bottom: Px,
    pub x: Scale,
    pub y: Scale,
    pub unit: Label,
    pub ticks: Vec<Tick>,
    /// Where the moments stand.
    pub stops: Vec<Px>,
    pub names: Vec<Label>,
    /// Below the names.
    pub end: f64,
    /// Words in the middle of an empty field.
    pub empty: Option<Label>,
}

/// One number at the axis.
pub struct Tick {
    pub y: Px,
    pub label: Label,
    /// Whether this is nought, whose line is drawn strongly.
    pub nought: bool,
}

/// Between the field's edges and the first and last moment.
const INSET: f64 = 10.0;

impl Plot {
    /// Lays the field out.
    pub fn lay(wish: &Wish<'_>) -> Self {
        let size = wish.width.text();
        let ticks = ticks(wish);
        let shown = if wish.range.is_some() { ticks.values.as_slice() } else { &[] };
        let numbers: Vec<Label> = shown.iter().map(|value| number(wish, *value, ticks.decimals)).collect();
        let left = numbers.iter().map(Label::width).fold(0.0, f64::max) + 10.0;
        let right = (wish.width.px() - wish.beside).max(left + 60.0);
        let unit = unit_label(wish, &ticks);
        let top = unit.height() + size + wish.above;
        let bottom = top + height(wish.width);
        let x = time_scale(wish.moments, left + INSET, right - INSET);
        let y = Scale::new(ticks.low(), ticks.high(), bottom, top);
        let place = |(value, label): (&f64, Label)| Tick {
            y: Px::new(y.at(*value)),
            label: label.around(left - 8.0, y.at(*value), Anchor::End),
            nought: *value == 0.0,
        };
        Self {
            ticks: shown.iter().zip(numbers).map(place).collect(),
            stops: wish.moments.iter().map(|(at, _)| Px::new(x.at(*at))).collect(),
            names: moments::names(wish.moments, &x, bottom + 9.0, wish.width),
            end: bottom + 9.0 + moments::height(wish.moments, wish.width) + 4.0,
            empty: wish.range.is_none().then(|| empty((left + right) / 2.0, (top + bottom) / 2.0, size)),
            left: Px::new(left),
            right: Px::new(right),
            top: Px::new(top),
            bottom: Px::new(bottom),
            x,
            y,
            unit,
        }
    }
}

/// The height of the field.
pub fn height(width: Width) -> f64 {
    width.pick(250.0, 210.0)
}

fn ticks(wish: &Wish<'_>) -> Ticks {
    let range = wish.range.unwrap_or((0.0, 1.0));
    let range = if wish.from_nought || nought_fits(range) { with_nought(range) } else { range };
    Ticks::nice(range.0, range.1, wish.width.pick(5, 4))
}

fn empty(x: f64, y: f64, size: f64) -> Label {
    Label::new("No figures yet", size).ink(ink::GREY).around(x, y, Anchor::Middle)
}

fn number(wish: &Wish<'_>, value: f64, decimals: u8) -> Label {
    Label::new(&wish.numbers.short_with(value, decimals), wish.width.text())
}

/// What the numbers are, and that the axis begins above nought where it does.
fn unit_label(wish: &Wish<'_>, ticks: &Ticks) -> Label {
    let unit = super::clean::words(wish.unit);
    let begins = format!("axis begins at {}", wish.numbers.short_with(ticks.low(), ticks.decimals));
    let text = match (ticks.low() <= 0.0, unit.is_empty()) {
        (true, _) => unit,
        (false, true) => super::clean::sentence(&begins),
        (false, false) => format!("{unit} ({begins})"),
    };
    Label::fitted(&text, wish.width.px(), 3, wish.width.text(), Weight::Plain).below(0.0, 0.0, Anchor::Start)
}

fn time_scale(moments: &[(f64, String)], from: f64, to: f64) -> Scale {
    let first = moments.first().map_or(0.0, |(at, _)| *at);
    let last = moments.last().map_or(0.0, |(at, _)| *at);
    Scale::new(first, last, from, to)
}
