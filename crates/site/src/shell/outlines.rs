//! The outlines of places, for maps: files of GeoJSON among the definitions.
//!
//! Each feature is a place, by a property that holds its code: `code`, or the one that the file's publisher uses
//! (`LAD21CD`). Beside `features` the file may say `"schematic": true`, where shapes and sizes are not true, and
//! `"credit"`, whom to name below a map.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_measure::{Area, AreaCode, Areas, BadDefinition, Definitions};
use bigplan_press::map::{MOST_BYTES, ReadShapesError, Shape, Shapes};
use serde_json::Value;

/// The outlines of one file.
#[derive(Debug)]
pub struct Sheet {
    /// Whether shapes and sizes are not true.
    pub schematic: bool,
    /// Whom to name below a map; may be empty.
    pub credit: String,
    places: BTreeMap<AreaCode, Shape>,
}

/// All outlines that are known.
#[derive(Debug, Default)]
pub struct Outlines(Vec<Sheet>);

impl Outlines {
    /// Reads the files of outlines among the definitions.
    ///
    /// # Errors
    /// Each bad file with the reason; none is taken then.
    pub fn read(definitions: &Definitions) -> Result<Self, Vec<BadDefinition>> {
        let read = |(file, text): &(String, String)| {
            sheet(text, &definitions.areas).map_err(|(line, reason)| BadDefinition { file: file.clone(), line, reason })
        };
        let (sheets, faults): (Vec<_>, Vec<_>) = definitions.outlines.iter().map(read).partition(Result::is_ok);
        let faults: Vec<BadDefinition> = faults.into_iter().filter_map(Result::err).collect();
        if faults.is_empty() { Ok(Self(sheets.into_iter().flatten().collect())) } else { Err(faults) }
    }

    /// The sheet that shows the most of some places, two at least: of equal ones the last, so that one's own comes
    /// before what the program carries.
    pub fn of<'a>(&self, places: impl Iterator<Item = &'a Area> + Clone) -> Option<&Sheet> {
        let count = |sheet: &&Sheet| places.clone().filter(|area| sheet.shows(area)).count();
        self.0.iter().max_by_key(count).filter(|sheet| count(sheet) > 1)
    }
}

impl Sheet {
    /// Whether it has the outline of a place.
    pub fn shows(&self, area: &Area) -> bool {
        self.places.contains_key(&area.code)
    }

    /// The outlines of some places.
    pub fn shapes<'a>(&self, places: impl Iterator<Item = &'a Area>) -> Shapes {
        Shapes { places: places.filter_map(|area| self.places.get(&area.code)).cloned().collect() }
    }
}

/// Reads a file. A refusal has the line, 0 for the whole file, and the reason.
fn sheet(text: &str, areas: &Areas) -> Result<Sheet, (usize, String)> {
    let text = text.trim_start_matches('\u{feff}');
    // Too large a text is refused before it is read.
    let root: Value =
        if text.len() <= MOST_BYTES { serde_json::from_str(text).unwrap_or_default() } else { Value::Null };
    let property = naming(&root, areas);
    let shapes = Shapes::from_geojson(text, property.as_deref().unwrap_or("code"), "").map_err(|why| match why {
        ReadShapesError::NotJson(line, _) => (line, why.to_string()),
        _ => (0, why.to_string()),
    })?;
    let named = shapes.places.into_iter().filter_map(|shape| {
        let area = known(areas, &shape.code)?;
        Some((area.code.clone(), Shape { code: area.code.to_string(), name: area.name.clone(), ..shape }))
    });
    let places: BTreeMap<AreaCode, Shape> = named.collect();
    if places.is_empty() {
        let reason = "no feature says which known place it is. Give each a property \"code\", such as E07000010, or \
                      add the places to a file of areas";
        return Err((0, reason.to_owned()));
    }
    let credit = root.get("credit").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Sheet { schematic: root.get("schematic") == Some(&Value::Bool(true)), credit, places })
}

/// The property that names the most places.
fn naming(root: &Value, areas: &Areas) -> Option<String> {
    let mut found: BTreeMap<&str, BTreeSet<&AreaCode>> = BTreeMap::new();
    let features = root.get("features").and_then(Value::as_array).into_iter().flatten();
    for (key, value) in features.filter_map(|feature| feature.get("properties")?.as_object()).flatten() {
        if let Some(area) = value.as_str().and_then(|code| known(areas, code)) {
            found.entry(key).or_default().insert(&area.code);
        }
    }
    let most = found.into_iter().max_by_key(|(key, places)| (places.len(), *key == "code"));
    most.map(|(key, _)| key.to_owned())
}

/// The place of a code of today or of before; a name alone is none, as several places may share it.
fn known<'a>(areas: &'a Areas, code: &str) -> Option<&'a Area> {
    let code: AreaCode = code.parse().ok()?;
    areas.find(&code).or_else(|| areas.find_by_name(code.as_str()))
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{Area, Definitions};

    use super::Outlines;

    /// Squares that are nobody's outline.
    fn file(features: &[&str]) -> String {
        let feature = |properties: &&str| {
            format!(
                r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon","coordinates":[[[0,52],[1,52],[1,53],[0,52]]]}}}}"#
            )
        };
        let features: Vec<String> = features.iter().map(feature).collect();
        format!(r#"{{"type":"FeatureCollection","credit":"Invented","features":[{}]}}"#, features.join(","))
    }

    fn read(text: String) -> (Definitions, Result<Outlines, String>) {
        let definitions = Definitions::read(&[("areas/tried.geojson".to_owned(), text)]).unwrap();
        let read = Outlines::read(&definitions).map_err(|faults| faults[0].to_string());
        (definitions, read)
    }

    fn districts(definitions: &Definitions) -> Vec<Area> {
        let county = definitions.areas.find_by_name("Cambridgeshire").unwrap();
        definitions.areas.children_of(&county.code).into_iter().cloned().collect()
    }

    #[test]
    fn what_the_program_carries_is_good_and_says_that_it_is_schematic() {
        let definitions = Definitions::read(&[]).unwrap();
        let outlines = Outlines::read(&definitions).unwrap();
        let districts = districts(&definitions);
        let sheet = outlines.of(districts.iter()).unwrap();
        assert!(sheet.schematic && districts.iter().all(|area| sheet.shows(area)));
    }

    #[test]
    fn ones_own_outlines_come_first_and_any_property_may_hold_the_code() {
        let places = ["8", "9", "10", "11", "12"]
            .map(|end| format!(r#""FID":1,"CTYUA21CD":"E10000003","LAD21CD":"E070000{end:0>2}","LAD21NM":"A name""#));
        let (definitions, read) = read(file(&places.each_ref().map(String::as_str)));
        let outlines = read.unwrap();
        let sheet = outlines.of(districts(&definitions).iter()).unwrap();
        assert_eq!((sheet.schematic, sheet.credit.as_str()), (false, "Invented"));
    }

    #[test]
    fn a_bad_file_is_named_with_its_reason() {
        for (text, reason) in [
            ("{\"features\":\n[1".to_owned(), "areas/tried.geojson, line 2: The map is not GeoJSON"),
            (file(&[r#""name":"Fenland""#]), "no property code"),
            (file(&[r#""code":"E99999999""#]), "no feature says which known place"),
            ("{}".to_owned(), "no polygon"),
            (" ".repeat(8_000_001), "too many bytes"),
        ] {
            let said = read(text).1.err().unwrap_or_default();
            assert!(said.starts_with("areas/tried.geojson") && said.contains(reason), "{said}");
        }
    }
}
