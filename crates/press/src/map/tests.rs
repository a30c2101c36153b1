use proptest::prelude::*;

use super::{Map, Place, Shape, Shapes, Tile};
use crate::proof::{number_of_any_kind, seen, words_of_any_kind};
use crate::{Drawn, NumberFormat, Width};

fn tile(code: &str, name: &str, column: u8, row: u8) -> Tile {
    Tile { code: code.into(), name: name.into(), column, row }
}

fn place(code: &str, value: Option<f64>, class: Option<u8>) -> Place {
    Place { code: code.into(), value, class, missing: "low count".into(), ..Place::default() }
}

/// Invented places and figures.
fn districts() -> Map {
    Map {
        title: "Child poverty".into(),
        unit: "% of children".into(),
        numbers: NumberFormat::percent(0),
        shapes: Shapes::from_tiles(&[
            tile("a", "Northby", 0, 0),
            tile("b", "Seaford", 1, 0),
            tile("c", "Westham", 0, 1),
        ]),
        places: vec![place("a", Some(12.0), Some(0)), place("b", Some(31.0), Some(2)), place("c", None, None)],
        classes: vec!["under 15%".into(), "15% to 30%".into(), "over 30%".into()],
    }
}

#[test]
fn places_have_their_names_figures_and_classes() {
    let chart = districts().draw("m", Width::Wide).unwrap();
    assert_eq!(chart.description, "Highest: Seaford, 31%. Lowest: Northby, 12%. One place has no figure.");
    let seen = seen(&chart);
    for words in ["Northby 12%", "Seaford 31%", "Westham", "over 30%", "White with a broken outline: no figure"] {
        assert!(seen.says(words), "{words}: {seen:?}");
    }
    assert!(chart.svg.contains("url(#m-class-2)"));
    assert_eq!(chart.table.rows[1], ["Seaford", "31%", "over 30%"]);
    assert_eq!(chart.table.rows[2], ["Westham", "no figure: low count", ""]);
}

#[test]
fn a_place_too_small_for_its_name_has_a_number_and_its_name_below() {
    let mut map = districts();
    let ring = vec![(2000.0, 0.0), (2120.0, 0.0), (2120.0, 120.0), (2000.0, 120.0)];
    map.shapes.places.push(Shape { code: "d".into(), name: "A small place".into(), rings: vec![ring] });
    map.places.push(place("d", Some(20.0), Some(1)));
    let seen = seen(&map.draw("m", Width::Narrow).unwrap());
    assert!(
        seen.texts.iter().any(|text| text.words.ends_with("A small place 20%") && text.words.len() > 17),
        "{seen:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_outlines_give_a_drawing(
        rings in proptest::collection::vec(
            proptest::collection::vec((number_of_any_kind(), number_of_any_kind()), 3..9), 0..7),
        names in proptest::collection::vec(words_of_any_kind(), 7),
        classes in proptest::collection::vec(any::<u8>(), 7),
        (narrow, value) in (any::<bool>(), number_of_any_kind()),
    ) {
        let shape = |(ring, name): (Vec<(f64, f64)>, &String)| Shape { code: name.clone(), name: name.clone(), rings: vec![ring] };
        let places = rings.into_iter().zip(&names).map(shape).collect();
        let figures = names.iter().zip(&classes).map(|(name, class)| place(name, Some(value), Some(*class % 4))).collect();
        let map = Map { shapes: Shapes { places }, places: figures, unit: names[0].clone(), ..districts() };
        seen(&map.draw("p", if narrow { Width::Narrow } else { Width::Wide }).unwrap());
    }
}
