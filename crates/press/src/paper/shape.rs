//! Marks that differ in shape, so that they differ without colour too.

use askama::Template;

use super::ink;
use super::px::Px;

/// The shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Dot,
    Ring,
    Diamond,
    Square,
    Triangle,
    Bar,
}

/// A mark with its middle at a place.
#[derive(Clone, Debug, Template)]
#[template(path = "paper/shape.svg")]
pub struct Shape {
    pub form: Form,
    pub x: Px,
    pub y: Px,
    /// Half its width.
    pub reach: f64,
    pub ink: &'static str,
    /// Whether only its outline is drawn.
    pub hollow: bool,
}

/// Numbers and inks need no escaping.
impl askama::filters::HtmlSafe for Shape {}

impl Shape {
    /// A filled mark.
    pub fn new(form: Form, x: f64, y: f64, reach: f64, ink: &'static str) -> Self {
        Self { form, x: Px::new(x), y: Px::new(y), reach, ink, hollow: form == Form::Ring }
    }

    /// Outline only, or filled.
    #[must_use]
    pub fn hollow(self, hollow: bool) -> Self {
        Self { hollow, ..self }
    }

    fn fill(&self) -> &'static str {
        if self.hollow { ink::WHITE } else { self.ink }
    }

    fn moved(&self, across: f64, down: f64) -> String {
        let (x, y) = (Px::new(self.x.value() + across * self.reach), Px::new(self.y.value() + down * self.reach));
        format!("{x} {y}")
    }

    fn corners(&self) -> String {
        let places: &[(f64, f64)] = match self.form {
            Form::Diamond => &[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)],
            Form::Triangle => &[(0.0, -1.3), (1.25, 0.95), (-1.25, 0.95)],
            Form::Bar => &[(-1.6, -0.3), (1.6, -0.3), (1.6, 0.3), (-1.6, 0.3)],
            Form::Square | Form::Dot | Form::Ring => &[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)],
        };
        let places: Vec<String> = places.iter().map(|(across, down)| self.moved(*across, *down)).collect();
        format!("M{}Z", places.join("L"))
    }
}
