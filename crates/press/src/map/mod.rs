//! A map by district: darker and by pattern where the class is higher. Outlines come from
//! GeoJSON or as tiles of a schematic map.

mod layout;
mod shapes;
mod simplify;
mod spots;
#[cfg(test)]
mod tests;

use askama::Template;

pub use shapes::{MOST_BYTES, MOST_CORNERS, MOST_PLACES, ReadShapesError, Shape, Shapes, Tile};

use crate::chart::{Chart, DrawError, Drawn, Table, Width};
use crate::numbers::NumberFormat;
use crate::paper::clean::{finite, words};

/// What a map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// The chart's heading.
    pub title: String,
    /// What the numbers are.
    pub unit: String,
    /// How they are written.
    pub numbers: NumberFormat,
    /// The outlines.
    pub shapes: Shapes,
    /// The figures; what has no outline is only in the table.
    pub places: Vec<Place>,
    /// What each class is, the lowest first: "under 8%". At most five.
    pub classes: Vec<String>,
}

/// The figure of one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Its code, as in the outlines.
    pub code: String,
    /// Its name; without one that of the outline.
    pub name: String,
    /// The figure.
    pub value: Option<f64>,
    /// Its class, from 0; none is drawn white.
    pub class: Option<u8>,
    /// Why there is no figure.
    pub missing: String,
}

/// No map has more classes.
const MOST_CLASSES: usize = 5;

impl Drawn for Map {
    fn draw(&self, prefix: &str, width: Width) -> Result<Chart, DrawError> {
        let map = self.tidy();
        let description = map.description();
        let svg = layout::lay(&map, prefix, width, &description).render()?;
        Ok(Chart { svg, table: map.table(), title: map.title, description })
    }
}

impl Map {
    fn tidy(&self) -> Self {
        let classes: Vec<String> = self.classes.iter().take(MOST_CLASSES).map(|class| words(class)).collect();
        let place = |place: &Place| {
            let outline = self.shapes.places.iter().find(|shape| shape.code == place.code);
            let name = words(&place.name);
            let name =
                if name.is_empty() { outline.map_or(place.code.clone(), |shape| shape.name.clone()) } else { name };
            let value = place.value.and_then(finite);
            let class = value.and(place.class).filter(|class| usize::from(*class) < classes.len());
            Place { code: place.code.clone(), name: words(&name), value, class, missing: words(&place.missing) }
        };
        Self {
            title: words(&self.title),
            unit: words(&self.unit),
            places: self.places.iter().map(place).collect(),
            shapes: self.shapes.tidy(),
            classes,
            ..self.clone()
        }
    }

    fn class_words(&self, place: &Place) -> String {
        let class = place.class.and_then(|class| self.classes.get(usize::from(class)));
        class.cloned().unwrap_or_default()
    }

    fn figure(&self, place: &Place) -> String {
        let why = if place.missing.is_empty() { String::new() } else { format!(": {}", place.missing) };
        place.value.map_or(format!("no figure{why}"), |value| self.numbers.text(value))
    }

    fn description(&self) -> String {
        let known: Vec<(&Place, f64)> = self.places.iter().filter_map(|place| Some((place, place.value?))).collect();
        let highest = known.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let lowest = known.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let (Some((highest, _)), Some((lowest, _))) = (highest, lowest) else { return "No figures yet.".into() };
        let without = self.places.len() - known.len();
        let without = match without {
            0 => String::new(),
            1 => " One place has no figure.".into(),
            many => format!(" {many} places have no figure."),
        };
        format!(
            "Highest: {}, {}. Lowest: {}, {}.{without}",
            highest.name,
            self.figure(highest),
            lowest.name,
            self.figure(lowest)
        )
    }

    fn table(&self) -> Table {
        let row = |place: &Place| vec![place.name.clone(), self.figure(place), self.class_words(place)];
        Table {
            caption: if self.unit.is_empty() { self.title.clone() } else { format!("{}: {}", self.title, self.unit) },
            headings: ["Place", "Figure", "Class"].map(str::to_owned).to_vec(),
            rows: self.places.iter().map(row).collect(),
        }
    }
}
