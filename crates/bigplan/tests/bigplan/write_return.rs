//! `bigplan returns write`: a return made from an invented county reads back, and counts as the registers do; and bad
//! input.

use serde_json::{Value, json};

use crate::place::{Place, said};

fn county(name: &str) -> Place {
    let place = Place::new(name);
    let made = place.run(&["demo", "county", "--children", "4000", "--years", "4", "--until", "2024-12-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    place
}

/// What is counted, and out of how many, by measure.
fn figures(place: &Place, measures: &[&str], from: &[&str]) -> Vec<(String, Value, Value)> {
    let ask = ["count", "--json", "--period", "2023/24", "--measure"];
    let (code, found) = place.json(&[&ask, measures, from].concat());
    assert_eq!(code, 0, "{found}");
    let one = |one: &Value| {
        (one["measure"].as_str().unwrap().to_owned(), one["numerator"].clone(), one["denominator"].clone())
    };
    let mut figures: Vec<_> = found["results"].as_array().unwrap().iter().map(one).collect();
    figures.sort_by(|one, other| one.0.cmp(&other.0));
    figures
}

#[test]
fn a_looked_after_return_counts_as_the_registers_do() {
    let place = county("write-care");
    let out = place.path("care");
    let (code, made) =
        place.json(&["returns", "write", "--return", "ssda903", "--year", "2023-24", "--out", &out, "--json"]);
    assert_eq!((code, &made["return"], &made["year"]), (0, &json!("ssda903"), &json!(2024)), "{made}");
    assert!(made["children"].as_u64().unwrap() > 5, "{made}");
    assert!(made["not-held"].as_array().unwrap().iter().any(|one| one["table"] == "DoLo"), "{made}");
    assert!(made["rows"]["PrevPerm"].as_u64().unwrap() > 2, "{made}");
    let workers = std::fs::read_to_string(std::path::Path::new(&out).join("swepisodes.csv")).unwrap();
    assert_eq!(made["rows"]["SWEpisodes"].as_u64(), Some(workers.lines().skip(1).count() as u64), "{made}");
    assert!(workers.lines().count() > 5 && workers.lines().skip(1).all(|row| row.contains(",SWINV")), "{workers}");
    let caseload = ["count", "--json", "--period", "2023", "--measure", "social-worker-caseload", "--returns", &out];
    let refused = said(&place.run(&caseload));
    assert!(refused.contains("for children in no return. Nothing was counted."), "{refused}");
    let measures = [
        "looked-after-children",
        "looked-after-started",
        "looked-after-ceased",
        "looked-after-three-placements",
        "looked-after-foster-care",
    ];
    assert_eq!(figures(&place, &measures, &["--returns", &out]), figures(&place, &measures, &[]));
    let xml = place.path("care-xml");
    let write = ["returns", "write", "--return", "ssda903", "--year", "2024", "--xml", "--out", &xml];
    assert_eq!(place.run(&write).status.code(), Some(0));
    assert_eq!(figures(&place, &measures, &["--returns", &xml]), figures(&place, &measures, &[]), "as XML too");
}

#[test]
fn a_census_counts_as_the_registers_do() {
    let place = county("write-need");
    let out = place.path("census");
    let write = ["returns", "write", "--return", "cin", "--year", "2024", "--la", "330", "--out", &out];
    let (code, made) = place.json(&[&write[..], &["--json"]].concat());
    // Invented pupil numbers are none: they are left out, and told.
    assert_eq!((code, &made["told"][0]["code"]), (1, &json!("left-out")), "{made}");
    assert!(made["rows"]["CINplanDates"].as_u64().unwrap() > 20, "{made}");
    let measures = [
        "referrals",
        "children-in-need",
        "children-in-need-started",
        "children-in-need-ended",
        "protection-plans",
        "conferences-15-days",
        "assessments-45-days",
    ];
    assert_eq!(figures(&place, &measures, &["--returns", &out]), figures(&place, &measures, &[]));
    let taken = place.run(&write);
    assert!(said(&taken).contains("exists and is not empty"), "{}", said(&taken));
    let census = place.path("census/cin-2024.xml");
    let (_, checked) = place.json(&["validate", "--return", "cin", &census, "--json"]);
    assert_eq!(checked["year"], json!(2024), "{checked}");
}

#[test]
fn what_cannot_be_made_is_said_and_nothing_is() {
    let place = Place::new("write-bad");
    let out = place.path("out");
    let refused = |more: &[&str]| {
        let run = place.run(&[&["returns", "write", "--out", &out], more].concat());
        assert_eq!(run.status.code(), Some(2), "{more:?}");
        assert!(!std::path::Path::new(&out).exists(), "{more:?}");
        said(&run)
    };
    assert!(refused(&["--return", "annex-a", "--year", "2024"]).contains("Only the children-in-need census"));
    assert!(refused(&["--return", "cin", "--year", "soon"]).contains("write 2024-25"));
    refused(&["--return", "cin", "--year", "2024", "--la", "330"]);
    let made = place.run(&["demo", "county", "--children", "60", "--years", "2", "--until", "2024-03-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert!(refused(&["--return", "cin", "--year", "2024", "--la", "33"]).contains("three digits"));
    assert!(refused(&["--return", "cin", "--year", "2015", "--la", "330"]).contains("2015 is no year"));
}
