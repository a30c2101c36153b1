//! Where the cells stand. Columns that find no room go on in another panel below.

use askama::Template;

use super::{Cell, Column, Grid, HOTTEST};
use crate::chart::Width;
use crate::paper::drawn_text::{Weight, width as text_width};
use crate::paper::frame::Frame;
use crate::paper::ink;
use crate::paper::label::{Anchor, Label};
use crate::paper::px::Px;

#[derive(Template)]
#[template(path = "grid/grid.svg")]
pub struct Drawing {
    frame: Frame,
    cells: Vec<Square>,
    labels: Vec<Label>,
}

/// One cell.
struct Square {
    x: Px,
    y: Px,
    width: Px,
    height: Px,
    fill: &'static str,
    /// The bar below the value.
    bar: Option<Bar>,
    label: Label,
}

/// Its length says how great the need is.
struct Bar {
    y: Px,
    width: Px,
    ink: &'static str,
}

/// By heat, and the ink of words upon it.
pub const SHADES: [(&str, &str); 5] = [
    ("#f7f9fa", ink::BLACK),
    ("#dbe4ec", ink::BLACK),
    ("#aebfd0", ink::BLACK),
    ("#456f96", ink::WHITE),
    ("#12436d", ink::WHITE),
];
const ROW: f64 = 31.0;

/// Lays the grid out.
pub fn lay(grid: &Grid, prefix: &str, width: Width, description: &str) -> Drawing {
    let names: Vec<Label> = grid.rows.iter().map(|row| name(&row.name, width)).collect();
    let left = names.iter().map(Label::width).fold(0.0, f64::max) + 8.0;
    let least = least_cell(grid, width);
    let panel = panel_columns(grid.columns.len(), least, width.px() - left);
    let mut drawing = Drawing {
        frame: Frame::new("grid", prefix, width, 0.0, (&grid.title, description)),
        cells: Vec::new(),
        labels: Vec::new(),
    };
    let mut y = 0.0;
    for first in (0..grid.columns.len()).step_by(panel) {
        let columns = grid.columns.get(first..(first + panel).min(grid.columns.len())).unwrap_or_default();
        let cell = cell_width(panel, least, width.px() - left);
        let mut pen = Pen { grid, width, left, cell, top: y, first, columns, drawing: &mut drawing };
        y = pen.panel(&names) + 16.0;
    }
    let text = format!("{} The longer the bar below a figure, the greater the need.", grid.says);
    let says =
        Label::fitted(&text, width.px(), 5, width.text(), Weight::Plain).below(0.0, y, Anchor::Start).ink(ink::GREY);
    drawing.frame.height = Px::new((y + says.height() + 6.0).ceil());
    drawing.labels.push(says);
    drawing
}

fn name(text: &str, width: Width) -> Label {
    Label::fitted(text, width.pick(170.0, 92.0), 2, width.text(), Weight::Plain)
}

/// A cell holds its widest value, and where it can the longest word of a heading.
fn least_cell(grid: &Grid, width: Width) -> f64 {
    let size = width.text();
    let values = grid.rows.iter().flat_map(|row| row.cells.iter().zip(&grid.columns));
    let values = values.map(|(cell, column)| value(cell, column, size).width() + 8.0);
    let words = grid.columns.iter().flat_map(|column| column.name.split_whitespace());
    let words = words.map(|word| (text_width(word, size, Weight::Bold) + 6.0).min(width.pick(110.0, 84.0)));
    values.chain(words).fold(width.pick(56.0, 44.0), f64::max).min(180.0)
}

/// How many columns stand in one panel, so that all panels are about as wide.
fn panel_columns(columns: usize, least: f64, room: f64) -> usize {
    let fit = (1..=columns).rev().find(|many| least * count(*many) <= room).unwrap_or(1);
    let panels = columns.div_ceil(fit).max(1);
    columns.div_ceil(panels).max(1)
}

fn cell_width(columns: usize, least: f64, room: f64) -> f64 {
    (room / count(columns)).clamp(least.min(room), 120.0_f64.max(least).min(room))
}

fn count(many: usize) -> f64 {
    f64::from(u16::try_from(many).unwrap_or(u16::MAX))
}

fn value(cell: &Cell, column: &Column, size: f64) -> Label {
    Label::new(&cell.value.map_or("–".into(), |value| column.numbers.short(value)), size)
}

/// Draws one panel.
struct Pen<'a> {
    grid: &'a Grid,
    width: Width,
    left: f64,
    cell: f64,
    top: f64,
    first: usize,
    columns: &'a [Column],
    drawing: &'a mut Drawing,
}

impl Pen<'_> {
    /// Gives the lower edge.
    fn panel(&mut self, names: &[Label]) -> f64 {
        let size = self.width.text();
        let heading = |column: &Column| Label::fitted(&column.name, self.cell - 4.0, 5, size, Weight::Bold);
        let headings: Vec<Label> = self.columns.iter().map(heading).collect();
        let high = headings.iter().map(Label::height).fold(0.0, f64::max);
        for (index, label) in headings.into_iter().enumerate() {
            let (x, above) = (self.x(index) + self.cell / 2.0, self.top + high - label.height());
            self.drawing.labels.push(label.below(x, above, Anchor::Middle));
        }
        let mut y = self.top + high + 6.0;
        for (row, name) in self.grid.rows.iter().zip(names) {
            let tall = ROW.max(name.height() + 6.0);
            self.drawing.labels.push(name.clone().around(0.0, y + tall / 2.0, Anchor::Start));
            for (index, column) in self.columns.iter().enumerate() {
                if let Some(cell) = row.cells.get(self.first + index) {
                    let square = self.square(cell, column, (self.x(index), y, tall));
                    self.drawing.cells.push(square);
                }
            }
            y += tall;
        }
        y
    }

    fn x(&self, index: usize) -> f64 {
        self.left + self.cell * count(index)
    }

    fn square(&self, cell: &Cell, column: &Column, (x, y, tall): (f64, f64, f64)) -> Square {
        let (fill, ink) =
            cell.heat.and_then(|heat| SHADES.get(usize::from(heat))).copied().unwrap_or((ink::WHITE, ink::BLACK));
        let bar = cell.heat.filter(|heat| *heat > 0).map(|heat| Bar {
            y: Px::new(y + tall - 5.0),
            width: Px::new((self.cell - 10.0) * f64::from(heat) / f64::from(HOTTEST)),
            ink,
        });
        let label = value(cell, column, self.width.text()).ink(ink).around(
            x + self.cell / 2.0,
            y + tall / 2.0 - 3.0,
            Anchor::Middle,
        );
        Square { x: Px::new(x), y: Px::new(y), width: Px::new(self.cell), height: Px::new(tall), fill, bar, label }
    }
}
