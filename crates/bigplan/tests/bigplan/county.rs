//! `bigplan demo county` at the command line: a small one, again, and bad input.

use serde_json::Value;

use crate::place::{Place, said};

#[test]
fn a_county_is_made_once_and_bad_input_has_its_sentence() {
    let place = Place::new("county");
    let run = |arguments: &[&str]| place.run(&[&["demo", "county"], arguments].concat());
    let small = ["--children", "60", "--years", "3", "--until", "2024-03-31", "--attendance", "terms.csv", "--json"];
    let made = run(&small);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let first: Value = serde_json::from_slice(&made.stdout).expect("one JSON document and nothing else");
    assert_eq!((&first["complete"], &first["people_before"]), (&Value::from(true), &Value::from(0)));
    assert!(first["records"]["school-place"].as_u64() > Some(30), "{first}");
    let terms = std::fs::read_to_string(place.path("terms.csv")).unwrap();
    assert_eq!(terms.lines().count() as u64, first["attendance_rows"].as_u64().unwrap() + 1);
    assert!(terms.starts_with("upn,school,") && terms.contains("INV0"), "{terms}");
    let again: Value = serde_json::from_slice(&run(&small).stdout).unwrap();
    assert_eq!((&again["people"], &again["people_before"]), (&first["people"], &first["people"]));
    let ends = |arguments: &[&str], wanted: &str| {
        let output = run(arguments);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(wanted) && said.contains("Nothing was saved."), "{said}");
    };
    ends(&["--children", "0"], "from 1 to 2000000 children");
    ends(&["--years", "26"], "from 1 to 25 years");
    ends(&["--until", "2028-01-01"], "lies ahead");
    ends(&["--children", "60", "--until", "2024-03-31"], "another invented county");
    ends(&["--database", "postgres://nobody@127.0.0.1:9/none"], "did not answer");
}

#[test]
fn its_figures_are_counted_and_told_to_other_programs() {
    let place = Place::new("county-counted");
    let made = place.run(&["demo", "county", "--children", "400", "--years", "3", "--until", "2024-03-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let ask = ["count", "--json", "--period", "2023/24", "--measure", "referrals", "NI 62"];
    let (code, found) = place.json(&[&["count", "--by", "sex"], &ask[1..]].concat());
    assert!(code == 0 && found["run"].as_str().unwrap().parse::<u32>().unwrap() > 0, "{found}");
    let results = found["results"].as_array().unwrap();
    let of = |group: &str| results.iter().find(|one| one["group"] == group).unwrap()["numerator"].as_f64().unwrap();
    assert!(of("all") > 0.0 && of("sex:girls") + of("sex:boys") <= of("all"), "{found}");
    assert!(results.iter().all(|one| one["period"] == "2023/24" && one["standing"] == "final"), "{found}");
    let output = place.run(&ask);
    assert!(said(&output).contains("ni-62 has no figure for 2023/24"), "{}", said(&output));
    let (_, before) = place.json(&[&ask[..], &["--as-of", "2020-01-01"]].concat());
    assert_eq!(before["results"], Value::Array(Vec::new()), "nothing was counted then");
    let caseload = ["count", "--json", "--period", "2023", "--measure", "social-worker-caseload", "--by", "district"];
    let (code, found) = place.json(&caseload);
    let of = |area: &str| found["results"].as_array().unwrap().iter().find(|one| one["area"] == area).unwrap();
    let (all, north) = (of("invented-county:all"), of("invented-county:1"));
    let [children, workers, each] = ["numerator", "denominator", "value"].map(|name| all[name].as_f64());
    assert_eq!((code, workers), (0, Some(5.0)), "one in each district: {found}");
    assert_eq!(each, children.map(|children| children / 5.0), "{found}");
    assert!(children > Some(5.0) && north["value"].is_null(), "of one worker it is withheld: {found}");
    let quality = ["count", "--json", "--period", "2023/24", "--measure", "quality-referrals-whole", "--by", "source"];
    let (code, found) = place.json(&quality);
    let told: Vec<_> = found["results"].as_array().unwrap().iter().map(|one| one["group"].as_str().unwrap()).collect();
    assert_eq!((code, told), (0, vec!["all", "source:program"]), "{found}");
    let [all, made] = [0, 1].map(|at| &found["results"][at]["denominator"]);
    assert!(all.as_f64() > Some(0.0) && all == made, "the program made all of them: {found}");
}
