//! `bigplan returns check`: the samples, and bad input.

use std::fs;

use serde_json::{Value, json};

use crate::place::{Place, given, said};

/// A file of the samples that the rules are tested with.
fn sample(name: &str) -> String {
    given(&format!("../returns/tests/data/{name}"))
}

#[test]
fn a_looked_after_return_is_checked_table_by_table() {
    let place = Place::new("return-care");
    let tables = ["header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "missing"];
    let files = tables.map(|table| sample(&format!("ssda903-sample/{table}.csv")));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let out = place.path("findings.csv");
    let check = [&["returns", "check", "--year", "2018", "--out", &out, "--json"], files.as_slice()].concat();
    let (code, found) = place.json(&check);
    assert_eq!((code, &found["return"], &found["year"]), (1, &json!("ssda903"), &json!(2018)), "{found}");
    let rules = found["rules"].as_array().unwrap();
    assert!(rules.len() > 30 && !found["not-run"].as_array().unwrap().is_empty(), "{found}");
    let lines = fs::read_to_string(&out).unwrap();
    let counted = lines.lines().filter(|line| line.contains(",error,")).count();
    assert_eq!(Some(counted as u64), found["found"].as_u64());
    let reversed: Vec<&str> = files.iter().rev().copied().collect();
    let (_, again) = place.json(&[&["returns", "check", "--year", "2018", "--json"], reversed.as_slice()].concat());
    assert_eq!(found["rules"], again["rules"], "the order of files changes nothing");
    let taken = place.run(&check);
    assert_eq!(taken.status.code(), Some(2));
    assert!(said(&taken).contains("exists. Name a file that does not exist yet"), "{}", said(&taken));
}

#[test]
fn a_census_is_checked_by_the_rules_of_its_own_year() {
    let place = Place::new("return-need");
    let census = sample("cin-sample/census.xml");
    let (code, found) = place.json(&["returns", "check", &census, "--json"]);
    assert_eq!((code, &found["return"]), (1, &json!("cin")), "{found}");
    assert!(found["rules"].as_array().unwrap().iter().any(|rule| rule["weight"] == "query"), "{found}");
    let words = String::from_utf8(place.run(&["returns", "check", &census]).stdout).unwrap();
    assert!(words.contains("Nothing was stored.") && words.contains("what is wrong"), "{words}");
}

#[test]
fn a_corrected_file_says_what_changed_since_the_earlier_one() {
    let place = Place::new("return-corrected");
    let heading = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
    let earlier =
        place.file("earlier.csv", format!("{heading}\n1,9,27/03/2008,WBRI,UN1,,\n2,8,27/03/2008,WBRI,UN1,,\n"));
    let now = place.file("now.csv", format!("{heading}\n2,8,27/03/2008,WBRI,UN1,,\n1,1,27/03/2008,WBRI,UN1,,\n"));
    let out = place.path("findings.csv");
    let check = ["returns", "check", &now, "--earlier", &earlier, "--year", "2024"];
    let (code, found) = place.json(&[&check[..], &["--json", "--out", &out]].concat());
    let since = &found["since-earlier"];
    assert_eq!((code, &since["mended"], &since["new"]), (1, &json!(1), &json!(0)), "{found}");
    assert_eq!(since["tables"], json!([{"table": "Header", "same": 1, "gone": 1, "new": 1}]));
    let lines = fs::read_to_string(&out).unwrap();
    assert!(lines.contains(",since\n") && lines.contains(",mended\n") && lines.contains(",stays\n"), "{lines}");
    let words = String::from_utf8(place.run(&check).stdout).unwrap();
    assert!(words.contains("Since the earlier file: 1 mended, 0 new"), "{words}");
    let census = sample("cin-sample/census.xml");
    let other = place.run(&["returns", "check", &census, "--earlier", &earlier]);
    assert_eq!(other.status.code(), Some(2));
    assert!(said(&other).contains("they have nothing in common. Nothing was stored"), "{}", said(&other));
    let (_, alone) = place.json(&["returns", "check", &now, "--year", "2024", "--json"]);
    assert_eq!(alone["since-earlier"], Value::Null);
}

#[test]
fn bad_input_has_a_plain_sentence() {
    let place = Place::new("return-bad");
    let names = place.file("names.csv", "name,age\nx,1\n");
    let page = place.file("page.xml", "<html><body/></html>");
    let laughs = "<!DOCTYPE x [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><EXPSSDA903>&b;</EXPSSDA903>";
    let laughs = place.file("laughs.xml", laughs);
    let short = place.file("short.xml", "<Message><Header>");
    let (header, census) = (sample("ssda903-sample/header.csv"), sample("cin-sample/census.xml"));
    let nowhere = place.path("nowhere.csv");
    for (arguments, wanted) in [
        (vec![names.as_str()], "no heading of a table"),
        (vec![&page], "its outermost element is html"),
        (vec![&laughs], "declares a document type"),
        (vec![&short], "no well-formed XML"),
        (vec![&nowhere], "cannot be opened"),
        (vec![&header, &header], "was given twice"),
        (vec![&header, &census], "of one return"),
        (vec![&header, "--year", "2009"], "no layout of the return is known for 2009"),
        (vec![&header, "--postcodes", &names], "it has no column postcode or pcds"),
    ] {
        let done = place.run(&[&["returns", "check"], arguments.as_slice()].concat());
        assert_eq!(done.status.code(), Some(2), "{arguments:?}: {}", said(&done));
        assert!(said(&done).contains(wanted) && said(&done).contains("Nothing"), "{wanted}: {}", said(&done));
    }
    let dates = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,2,03/27/2008,WBRI,UN1,,\n";
    let (code, found) = place.json(&["returns", "check", "--year", "2024", &place.file("us.csv", dates), "--json"]);
    assert_eq!(code, 1);
    let unread: Vec<&Value> = found["not-read"].as_array().unwrap().iter().collect();
    assert!(
        unread.iter().any(|one| one["row"] == 1 && one["what"].as_str().unwrap().contains("DOB holds no date")),
        "{found}"
    );
}

#[test]
fn findings_are_given_one_by_one_to_other_programs() {
    let place = Place::new("return-validate");
    let census = sample("cin-sample/census.xml");
    let (code, found) = place.json(&["validate", "--return", "cin", "--year", "2025-26", &census, "--json"]);
    assert_eq!((code, &found["version"], &found["year"]), (1, &json!(1), &json!(2026)), "{found}");
    assert!(found["rows"]["ChildIdentifiers"].as_u64().unwrap() > 80, "{}", found["rows"]);
    let findings = found["findings"].as_array().unwrap();
    let keys = ["rule", "severity", "table", "row", "child", "fields", "message"];
    assert!(findings.iter().all(|one| keys.iter().all(|key| one.get(key).is_some())));
    let of = |rule: &str| findings.iter().find(|one| one["rule"] == rule).unwrap();
    assert_eq!((&of("100")["row"], &of("100")["table"]), (&json!(1), &json!("Header")));
    assert_eq!((&of("1510")["fields"], &of("1510")["severity"]), (&json!(["UPN"]), &json!("error")));
    let csv = place.run(&["validate", "--return", "cin", "--year", "2026", &census, "--format", "csv"]);
    let rows = csv::Reader::from_reader(csv.stdout.as_slice()).into_records().count();
    assert_eq!((csv.status.code(), rows), (Some(1), findings.len()), "the same as rows");
    let words = place.run(&["validate", "--return", "cin", "--year", "2026", &census]);
    assert!(String::from_utf8(words.stdout).unwrap().contains("what is wrong"));
}

#[test]
fn what_could_not_be_read_or_run_is_a_finding_too() {
    let place = Place::new("return-validate-unread");
    let heading = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,SHOE";
    let file = place.file("header.csv", format!("{heading}\n1,1,13/27/2008,WBRI,UN1,,,42\n"));
    let check = ["validate", "--return", "ssda903", "--year", "2023-24", &file, "--json"];
    let (code, found) = place.json(&check);
    let of = |rule: &str| -> Vec<&Value> {
        found["findings"].as_array().unwrap().iter().filter(|one| one["rule"] == rule).collect()
    };
    assert_eq!(code, 1);
    assert_eq!((&of("no-date")[0]["row"], &of("no-date")[0]["severity"]), (&json!(1), &json!("error")));
    assert_eq!(of("unknown")[0]["severity"], json!("note"));
    assert!(of("not-run").iter().all(|one| one["severity"] == "note") && of("not-run").len() > 10);
    let (code, other) = place.json(&["validate", "--return", "cin", &file, "--json"]);
    assert_eq!((code, &other["error"]["code"], &other["error"]["saved"]), (2, &json!("other-return"), &json!(false)));
    for year in ["2025-27", "last"] {
        let refused = place.run(&["validate", "--return", "cin", "--year", year, &file]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains("write 2024-25"), "{}", said(&refused));
    }
}

#[test]
fn an_old_return_is_checked_by_the_latest_rules_unless_others_are_named() {
    let place = Place::new("return-validate-rules");
    let file = sample("ssda903-sample/header.csv");
    let rules = |more: &[&str]| -> Vec<String> {
        let check = [&["validate", "--return", "ssda903", "--year", "2018", &file, "--json"], more].concat();
        let (_, found) = place.json(&check);
        let findings = found["findings"].as_array().unwrap().clone();
        findings.iter().map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
    };
    let (latest, old) = (rules(&[]), rules(&["--rules", "2022-23"]));
    assert!(latest.contains(&"101".to_owned()), "the sex is coded another way today");
    assert!(!old.contains(&"101".to_owned()));
}

#[test]
fn inspection_lists_are_told_with_the_headings_that_were_matched() {
    let place = Place::new("return-lists");
    let lists = sample("annex-a/Annex_A_2024_Jan.xlsx");
    let (code, found) = place.json(&["validate", "--return", "annex-a", "--year", "2024-25", &lists, "--json"]);
    assert_eq!((code, &found["return"]), (1, &json!("annex-a")), "{found}");
    let rows: u64 = found["rows"].as_object().unwrap().values().map(|rows| rows.as_u64().unwrap()).sum();
    assert_eq!((found["rows"].as_object().unwrap().len(), rows), (11, 59), "{}", found["rows"]);
    let age = found["matched"].as_array().unwrap().iter().find(|one| one["heading"] == "Age").unwrap();
    assert!(age["column"].as_str().unwrap().starts_with("Age of"), "{age}");
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.iter().all(|one| one["rule"].as_str().unwrap().starts_with("annex-a-")), "{found}");
    let words = place.run(&["returns", "check", &lists]);
    assert!(String::from_utf8(words.stdout).unwrap().contains("the heading \"Age\" was taken for"));
}

#[test]
fn a_school_census_tells_what_children_missed() {
    let place = Place::new("return-school");
    let tables = ["pupilonroll", "termlysessiondetailsonroll", "termlyexclusionsonroll"];
    let files = tables.map(|table| sample(&format!("school-sample/{table}.csv")));
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let check = [&["returns", "check", "--json", "--year", "2025"], files.as_slice()].concat();
    let (code, found) = place.json(&check);
    let all = &found["attendance"]["all"];
    assert_eq!((code, &all["on-roll"], &all["persistently-absent"]), (1, &json!(6), &json!(2)), "{found}");
    assert_eq!(found["attendance"]["schools"]["North"]["sessions-possible"], json!(240));
    let words = place.run(&[&["returns", "check", "--year", "2025"], files.as_slice()].concat());
    let words = String::from_utf8(words.stdout).unwrap();
    assert!(words.contains("school  on roll") && words.contains("North"), "{words}");
}

#[test]
fn a_table_that_the_year_did_not_have_is_read_and_said_to_be_of_another() {
    let place = Place::new("return-other-year");
    let header = sample("ssda903-sample/header.csv");
    let workers =
        place.file("workers.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n1,27/03/2008,AB1,01/04/2017,,NOPE\n");
    let check = ["validate", "--return", "ssda903", "--year", "2018", &header, &workers, "--json"];
    let (code, found) = place.json(&check);
    assert_eq!((code, &found["rows"]["SWEpisodes"]), (1, &json!(1)), "{}", found["rows"]);
    let findings = found["findings"].as_array().unwrap();
    let other = findings.iter().find(|one| one["rule"] == "other-year").unwrap();
    assert_eq!((&other["table"], &other["severity"]), (&json!("SWEpisodes"), &json!("note")));
    let by_rule = findings.iter().any(|one| one["rule"].as_str().unwrap().starts_with("SW") && one["row"] == json!(1));
    assert!(by_rule, "the rules look at it");
}

#[test]
fn a_return_is_kept_and_the_next_takes_its_place() {
    let place = Place::new("return-kept");
    let made = place.run(&["demo", "county", "--children", "60", "--years", "3", "--until", "2024-03-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let census = sample("cin-sample/census.xml");
    let keep = ["returns", "keep", &census, "--json"];
    let (code, first) = place.json(&keep);
    assert_eq!(
        (code, &first["return"], &first["left_out"], &first["replaced"]),
        (1, &json!("cin"), &json!(0), &Value::Null)
    );
    let (_, second) = place.json(&[&keep[..], &["--good-rows"]].concat());
    assert_eq!(second["replaced"], first["id"], "{second}");
    assert!(second["left_out"].as_u64().unwrap() > 0, "{second}");
    let (code, all) = place.json(&["returns", "kept", "--json"]);
    let states: Vec<&Value> = all["returns"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!((code, states.len()), (0, 2), "{all}");
    assert!(states.contains(&&json!("kept")) && states.contains(&&json!("replaced")), "{all}");
    let wrong = place.file("page.html", "<html></html>");
    let refused = place.run(&["returns", "keep", &wrong]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("Nothing was stored"), "{}", said(&refused));
}

#[test]
fn a_return_is_kept_beside_the_one_of_the_year_before() {
    let place = Place::new("return-kept-years");
    let made = place.run(&["demo", "county", "--children", "20", "--years", "2", "--until", "2024-03-31", "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let heading = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
    let before = place.file("before.csv", format!("{heading}\n1,1,27/03/2008,WBRI,UN1,,\n"));
    let now = place.file("now.csv", format!("{heading}\n1,1,28/03/2008,WBRI,UN1,,\n"));
    let keep = |file: &str, year: &str| place.json(&["returns", "keep", file, "--year", year, "--json"]);
    let (_, alone) = keep(&now, "2024");
    let (_, last) = keep(&before, "2023");
    let (_, beside) = keep(&now, "2024");
    let errors = |of: &Value| of["errors"].as_u64().unwrap();
    assert_eq!(
        (errors(&beside), errors(&alone)),
        (errors(&last) + 1, errors(&last)),
        "another day of birth than last year"
    );
}
