//! The triangle of need: how many children at each level, the highest need at the top.

mod layout;
#[cfg(test)]
mod tests;

use askama::Template;

use crate::chart::{Chart, DrawError, Drawn, Table, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, sentence, words};

/// What the triangle shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Triangle {
    /// The chart's heading.
    pub title: String,
    /// How the numbers are written.
    pub numbers: NumberFormat,
    /// The levels from the top, the highest need first; from one to six are drawn.
    pub levels: Vec<Level>,
}

/// One level of need.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// Its name: "Complex and acute needs".
    pub name: String,
    /// Who is counted: "children looked after".
    pub who: String,
    /// How many; none where nobody has counted.
    pub number: Option<f64>,
}

/// No triangle has more levels.
const MOST: usize = 6;

impl Drawn for Triangle {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let triangle = self.tidy();
        let description = triangle.description();
        let svg = layout::lay(&triangle, prefix, width, &description).render()?;
        Ok(Chart { svg, table: triangle.table(), title: triangle.title, description })
    }
}

impl Triangle {
    fn tidy(&self) -> Self {
        let level = |level: &Level| Level {
            name: words(&level.name),
            who: words(&level.who),
            number: level.number.and_then(finite),
        };
        Self { title: words(&self.title), levels: self.levels.iter().take(MOST).map(level).collect(), ..self.clone() }
    }

    fn description(&self) -> String {
        let said = self.levels.iter().map(|level| {
            let counted = if level.number.is_some() {
                [self.figure(level), level.who.clone()]
            } else {
                [level.who.clone(), self.figure(level)]
            };
            sentence(&format!("{}: {}", level.name, counted.join(" ")))
        });
        let said = said.collect::<Vec<_>>().join(" ");
        if said.is_empty() { "No levels yet.".into() } else { format!("From the top. {said}") }
    }

    fn figure(&self, level: &Level) -> String {
        level.number.map_or("not counted".into(), |number| self.numbers.text(number))
    }

    fn table(&self) -> Table {
        let row = |level: &Level| vec![level.name.clone(), level.who.clone(), self.figure(level)];
        Table {
            caption: self.title.clone(),
            headings: ["Level", "Who is counted", "Number"].map(str::to_owned).to_vec(),
            rows: self.levels.iter().map(row).collect(),
        }
    }
}
