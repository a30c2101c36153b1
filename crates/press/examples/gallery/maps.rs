//! Maps of invented districts.

use bigplan_press::map::{Place, Shapes, Tile};
use bigplan_press::{Drawn, Map, NumberFormat};

use super::Shown;

/// Every map.
pub fn all() -> Vec<Shown> {
    vec![("Map of tiles", map(tiles(), 11).for_page("tiles")), ("Map from GeoJSON", geojson().for_page("geojson"))]
}

fn tiles() -> Shapes {
    let places = [(1, 0), (2, 0), (0, 1), (1, 1), (2, 1), (3, 1), (0, 2), (1, 2), (2, 2), (1, 3), (2, 3)];
    let tile = |(number, (column, row)): (usize, &(u8, u8))| {
        let name = if number == 4 { "A borough with a very long name".into() } else { format!("District {number}") };
        Tile { code: format!("d{number}"), name, column: *column, row: *row }
    };
    Shapes::from_tiles(&places.iter().enumerate().map(tile).collect::<Vec<_>>())
}

fn map(shapes: Shapes, places: u8) -> Map {
    let place = |number: u8| Place {
        code: format!("d{number}"),
        value: (number != 3).then(|| 8.0 + f64::from(number) * 2.3),
        class: Some(number / 2 % 5),
        missing: "low count".into(),
        ..Place::default()
    };
    Map {
        title: "Child poverty".into(),
        unit: "% of children in families on low income".into(),
        numbers: NumberFormat::percent(1),
        shapes,
        places: (0..places).map(place).collect(),
        classes: ["under 10%", "10% to 15%", "15% to 20%", "20% to 25%", "25% and over"].map(str::to_owned).to_vec(),
    }
}

/// Wavy districts with a very small one in their middle.
fn geojson() -> Map {
    let ring = |x: f64, y: f64, reach: f64| {
        let corners = (0..=300).map(|step| {
            let turn = f64::from(step % 300) / 300.0 * std::f64::consts::TAU;
            let far = reach * (1.0 + 0.12 * (turn * 7.0).sin() + 0.05 * (turn * 31.0).cos());
            format!("[{},{}]", x + far * turn.cos() * 1.6, y + far * turn.sin())
        });
        corners.collect::<Vec<_>>().join(",")
    };
    let places = [
        (0.0, 52.2, 0.2),
        (0.7, 52.2, 0.2),
        (0.3, 52.65, 0.22),
        (0.34, 52.4, 0.03),
        (1.1, 52.6, 0.18),
        (-0.5, 52.6, 0.25),
    ];
    let features = places.iter().enumerate().map(|(number, (x, y, reach))| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"d{number}\",\"name\":\"District {number}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}}}",
            ring(*x, *y, *reach)
        )
    });
    let text = format!("{{\"features\":[{}]}}", features.collect::<Vec<_>>().join(","));
    map(Shapes::from_geojson(&text, "code", "name").unwrap_or_default(), 6)
}
