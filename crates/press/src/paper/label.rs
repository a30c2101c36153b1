//! Text in a drawing.

use askama::Template;

use super::clean::words;
use super::drawn_text::{Weight, fit, width};
use super::ink;
use super::px::Px;

/// Which end of the text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Lines of text.
#[derive(Clone, Debug, Template)]
#[template(path = "paper/label.svg")]
pub struct Label {
    pub x: Px,
    /// The baseline of the first line.
    pub y: Px,
    pub lines: Vec<String>,
    pub size: f64,
    pub anchor: Anchor,
    pub weight: Weight,
    pub ink: &'static str,
    /// Whether white surrounds the letters, where lines pass below them.
    pub halo: bool,
}

/// The template escapes the lines itself.
impl askama::filters::HtmlSafe for Label {}

/// From one baseline to the next, in font sizes.
const LINE: f64 = 1.25;
/// From the middle of a line of capitals and digits down to its baseline, in font sizes.
const BELOW_MIDDLE: f64 = 0.36;

impl Label {
    /// One line, plain and black, beginning at (0, 0).
    pub fn new(text: &str, size: f64) -> Self {
        Self::of(vec![words(text)], size, Weight::Plain)
    }

    /// Broken into at most `lines` lines no wider than `most`.
    pub fn fitted(text: &str, most: f64, lines: usize, size: f64, weight: Weight) -> Self {
        Self::of(fit(&words(text), most, lines, size, weight), size, weight)
    }

    fn of(lines: Vec<String>, size: f64, weight: Weight) -> Self {
        let origin = Px::new(0.0);
        Self { x: origin, y: origin, lines, size, anchor: Anchor::Start, weight, ink: ink::BLACK, halo: false }
    }

    /// Puts it with its first baseline at `y`.
    #[must_use]
    pub fn at(self, x: f64, y: f64, anchor: Anchor) -> Self {
        Self { x: Px::new(x), y: Px::new(y), anchor, ..self }
    }

    /// Puts the middle of all its lines at `y`.
    #[must_use]
    pub fn around(self, x: f64, y: f64, anchor: Anchor) -> Self {
        let first = y - self.height() / 2.0 + self.size * (LINE / 2.0 + BELOW_MIDDLE);
        self.at(x, first, anchor)
    }

    /// Puts the upper edge of its first line at `y`.
    #[must_use]
    pub fn below(self, x: f64, y: f64, anchor: Anchor) -> Self {
        let first = y + self.size;
        self.at(x, first, anchor)
    }

    #[must_use]
    pub fn ink(self, ink: &'static str) -> Self {
        Self { ink, ..self }
    }

    #[must_use]
    pub fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    #[must_use]
    pub fn halo(self) -> Self {
        Self { halo: true, ..self }
    }

    /// The width of its widest line.
    pub fn width(&self) -> f64 {
        self.lines.iter().map(|line| width(line, self.size, self.weight)).fold(0.0, f64::max)
    }

    /// The height of its lines.
    pub fn height(&self) -> f64 {
        self.lines.iter().map(|_| self.size * LINE).sum()
    }

    /// Its left and right edge.
    pub fn edges(&self) -> (f64, f64) {
        let (x, wide) = (self.x.value(), self.width());
        match self.anchor {
            Anchor::Start => (x, x + wide),
            Anchor::Middle => (x - wide / 2.0, x + wide / 2.0),
            Anchor::End => (x - wide, x),
        }
    }

    /// Moved sideways so that nothing is cut off at `left` or `right`.
    #[must_use]
    pub fn within(self, left: f64, right: f64) -> Self {
        let (from, to) = self.edges();
        let shift = if from < left { left - from } else { (right - to).min(0.0) };
        Self { x: Px::new(self.x.value() + shift), ..self }
    }

    fn step(&self) -> Px {
        Px::new(self.size * LINE)
    }

    fn is_bold(&self) -> bool {
        self.weight == Weight::Bold
    }

    fn anchor_word(&self) -> &'static str {
        match self.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}
