//! The outlines of places: from GeoJSON, or as tiles of a schematic map.

use std::fmt;

use serde_json::Value;

use crate::paper::clean::{finite, words};

/// The outline of one place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// The place's code.
    pub code: String,
    /// The place's name.
    pub name: String,
    /// Closed lines of (east, north), in degrees or metres.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A place on a schematic map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// The place's code.
    pub code: String,
    /// The place's name.
    pub name: String,
    /// From the left, beginning with 0.
    pub column: u8,
    /// From the top, beginning with 0.
    pub row: u8,
}

/// The outlines of all places of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shapes {
    /// In the order given.
    pub places: Vec<Shape>,
}

/// Texts above this many bytes are refused.
pub const MOST_BYTES: usize = 8_000_000;
/// More places are refused.
pub const MOST_PLACES: usize = 400;
/// More corners are refused.
pub const MOST_CORNERS: usize = 300_000;

/// Why outlines could not be read. Nothing was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadShapesError {
    /// It is too large: what, and the most there may be.
    TooLarge(&'static str, usize),
    /// It is not JSON: the line and the letter of it where reading stopped, both from 1.
    NotJson(usize, usize),
    /// No feature has an outline.
    NoPlaces,
    /// The feature of this number, from 1, has no such property.
    WithoutCode(usize, String),
}

impl fmt::Display for ReadShapesError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(what, most) => write!(to, "The map has too many {what}: at most {most}. Simplify it first."),
            Self::NotJson(line, letter) => {
                write!(to, "The map is not GeoJSON: it cannot be read from line {line}, letter {letter} on.")
            }
            Self::NoPlaces => write!(to, "The map has no polygon: it needs a FeatureCollection of polygons."),
            Self::WithoutCode(number, property) => {
                write!(to, "Feature {number} of the map has no property {property}, which names its place.")
            }
        }
    }
}

impl std::error::Error for ReadShapesError {}

impl Shapes {
    /// Reads a FeatureCollection of polygons. `code` and `name` are the properties that hold a
    /// place's code and name; without a name the code is shown.
    ///
    /// # Errors
    /// When the text is no GeoJSON, too large, or a feature does not say which place it is.
    pub fn from_geojson(text: &str, code: &str, name: &str) -> Result<Self, ReadShapesError> {
        if text.len() > MOST_BYTES {
            return Err(ReadShapesError::TooLarge("bytes", MOST_BYTES));
        }
        let root: Value = serde_json::from_str(text.trim_start_matches('\u{FEFF}'))
            .map_err(|wrong| ReadShapesError::NotJson(wrong.line(), wrong.column()))?;
        let features = list(&root["features"]);
        let mut places = Vec::new();
        for (index, feature) in features.iter().enumerate() {
            let rings = outlines(&feature["geometry"]);
            if rings.is_empty() {
                continue;
            }
            let property = |wanted: &str| said(&feature["properties"][wanted]);
            let code = property(code).ok_or_else(|| ReadShapesError::WithoutCode(index + 1, code.to_owned()))?;
            let name = property(name).unwrap_or_else(|| code.clone());
            places.push(Shape { code, name: words(&name), rings });
        }
        Self { places }.checked()
    }

    /// Squares in columns and rows.
    pub fn from_tiles(tiles: &[Tile]) -> Self {
        let place = |tile: &Tile| {
            let (x, y) = (f64::from(tile.column), -f64::from(tile.row));
            // Metres, not degrees: beyond 180.
            let corner = |across: f64, down: f64| (1000.0 + (x + across) * 1000.0, (y - down) * 1000.0);
            let ring = vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)];
            Shape { code: tile.code.clone(), name: words(&tile.name), rings: vec![ring] }
        };
        Self { places: tiles.iter().take(MOST_PLACES).map(place).collect() }
    }

    /// Without corners that are nowhere.
    pub(super) fn tidy(&self) -> Self {
        let corner = |(x, y): &(f64, f64)| Some((finite(*x)?, finite(*y)?));
        let ring = |ring: &Vec<(f64, f64)>| ring.iter().filter_map(corner).collect();
        let place = |place: &Shape| Shape { rings: place.rings.iter().map(ring).collect(), ..place.clone() };
        Self { places: self.places.iter().map(place).collect() }
    }

    fn checked(self) -> Result<Self, ReadShapesError> {
        let corners: usize = self.places.iter().flat_map(|place| &place.rings).map(Vec::len).sum();
        if self.places.is_empty() {
            Err(ReadShapesError::NoPlaces)
        } else if self.places.len() > MOST_PLACES {
            Err(ReadShapesError::TooLarge("places", MOST_PLACES))
        } else if corners > MOST_CORNERS {
            Err(ReadShapesError::TooLarge("corners", MOST_CORNERS))
        } else {
            Ok(self)
        }
    }
}

/// The rings of a polygon or of several, without what has too few corners.
fn outlines(geometry: &Value) -> Vec<Vec<(f64, f64)>> {
    let coordinates = list(&geometry["coordinates"]);
    let rings: Vec<&Value> = match geometry["type"].as_str() {
        Some("Polygon") => coordinates.iter().collect(),
        Some("MultiPolygon") => coordinates.iter().flat_map(list).collect(),
        _ => Vec::new(),
    };
    let rings = rings.into_iter().map(|ring| list(ring).iter().filter_map(corner).collect::<Vec<_>>());
    rings.filter(|ring| ring.len() >= 3).collect()
}

fn corner(position: &Value) -> Option<(f64, f64)> {
    Some((finite(position[0].as_f64()?)?, finite(position[1].as_f64()?)?))
}

/// The values of a list; of anything else none.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The words; a number as it is written.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{ReadShapesError, Shapes};

    const SQUARE: &str = r#"{"type":"Feature","properties":{"c":"E1","n":"Seaford"},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,52],[1,52],[1,53],[0,53],[0,52]]],[[[2,52],[3,52]]]]}}"#;

    fn collection(features: &str) -> String {
        format!("{{\"type\":\"FeatureCollection\",\"features\":[{features}]}}")
    }

    #[test]
    fn polygons_are_read_with_their_places() {
        let shapes = Shapes::from_geojson(&collection(SQUARE), "c", "n").unwrap();
        let place = &shapes.places[0];
        assert_eq!((place.code.as_str(), place.name.as_str(), place.rings.len()), ("E1", "Seaford", 1));
        assert_eq!(place.rings[0][2], (1.0, 53.0));
    }

    #[test]
    fn what_is_no_map_is_refused_with_the_reason() {
        let refused = |text: &str| Shapes::from_geojson(text, "x", "n").unwrap_err();
        assert_eq!(refused("{\"features\": [1"), ReadShapesError::NotJson(1, 15));
        assert!(matches!(refused(&"[".repeat(100_000)), ReadShapesError::NotJson(1, _)));
        assert_eq!(refused("{}"), ReadShapesError::NoPlaces);
        assert_eq!(refused(&collection(SQUARE)), ReadShapesError::WithoutCode(1, "x".into()));
        assert!(refused(&collection(SQUARE)).to_string().contains("Feature 1"));
        assert_eq!(refused(&" ".repeat(8_000_001)), ReadShapesError::TooLarge("bytes", 8_000_000));
    }
}
