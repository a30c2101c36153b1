//! Loading figures at the command line, and definitions of one's own: good and bad input. The figures are invented.

use serde_json::Value;

use crate::place::{Place, said};

const BAD: &str = "measure,area,period,value\nNI 59,Peterborough,2009/10,71.5\nNI 61,Peterborough,2009/10,140\n";

#[test]
fn a_bad_row_keeps_a_file_out_until_good_rows_are_asked_for_and_twice_changes_nothing() {
    let place = Place::new("load");
    place.file("bad.csv", BAD);
    let load = |more: &[&str]| place.json(&[&["figures", "load", "bad.csv", "--json"], more].concat());
    let (code, refused) = load(&[]);
    assert_eq!((code, &refused["saved"], &refused["refused"]), (1, &Value::from(false), &Value::from(1)));
    assert!(refused["findings"][0]["message"].as_str().unwrap().contains("D3"));
    let (code, kept) = load(&["--good-rows"]);
    assert_eq!((code, &kept["saved"], &kept["new"]), (1, &Value::from(true), &Value::from(1)));
    let (_, again) = load(&["--good-rows"]);
    assert_eq!((&again["saved"], &again["same"]), (&Value::from(false), &Value::from(1)));
    let missing = place.run(&["figures", "load", "nowhere.csv"]);
    assert_eq!(missing.status.code(), Some(2));
    let nobody = place.run(&["figures", "load", "bad.csv", "--partnership", "nobody", "--good-rows"]);
    assert!(said(&nobody).contains("There is no partnership"));
}

#[test]
fn a_bad_definition_stops_the_start_with_file_line_and_reason() {
    let place = Place::new("definitions");
    place.file("definitions/measures/mine.toml", "code = \"mine\"\ntitle = 3\n");
    let output = place.run(&["serve", "--listen", "127.0.0.1:0"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("mine.toml, line 2:") && said.contains("nothing was started"), "{said}");
}

#[test]
fn a_bad_file_of_outlines_stops_the_start_with_its_reason() {
    let place = Place::new("outlines");
    let bad: [(&[u8], &str); 3] =
        [(b"{\n\"features\": [", "wards.geojson, line 2:"), (b"{}", "no polygon"), (b"\xff\xfe{", "wards.geojson")];
    for (text, reason) in bad {
        place.file("definitions/areas/wards.geojson", text);
        let output = place.run(&["serve", "--listen", "127.0.0.1:0"]);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("wards.geojson") && said.contains(reason), "{said}");
        assert!(said.to_lowercase().contains("nothing was started"), "{said}");
    }
}
