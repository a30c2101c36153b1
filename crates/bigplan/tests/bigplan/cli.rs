//! Plans, accounts and databases at the command line.

use serde_json::Value;

use crate::place::{Place, given, said};

fn fixture(name: &str) -> String {
    given(&format!("../documents/tests/fixtures/{name}"))
}

#[test]
fn one_plan_reads_alike_from_every_format() {
    let place = Place::new("formats");
    for (name, format) in [
        ("fenmarsh.docx", "docx"),
        ("fenmarsh.csv", "csv"),
        ("fenmarsh.html", "html"),
        ("fenmarsh.md", "markdown"),
        ("fenmarsh.pdf", "pdf"),
    ] {
        let (code, draft) = place.json(&["import", "plan", &fixture(name), "--json"]);
        assert!(code < 2, "{name} exits with {code}");
        assert_eq!(draft["version"], 1);
        assert_eq!(draft["source"]["format"], format);
        let references: Vec<&str> = draft["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| item["kind"] == "action")
            .filter_map(|item| item["ref"].as_str())
            .collect();
        assert!(references.contains(&"1.1") && references.contains(&"2.1"), "{name}: {references:?}");
    }
}

#[test]
fn a_check_counts_what_it_finds() {
    let place = Place::new("check");
    let (code, report) = place.json(&["check", "plan", &fixture("fenmarsh.docx"), "--json"]);
    assert_eq!(code, 1, "holes were found");
    let findings = report["findings"].as_array().unwrap();
    let counted: u64 = report["counts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
    assert_eq!(counted, findings.len() as u64);
    let table = place.run(&["check", "plan", &fixture("fenmarsh.docx")]);
    assert!(String::from_utf8_lossy(&table.stdout).contains("lead-vacant"));
}

#[test]
fn what_cannot_be_read_is_said_plainly_to_people_and_machines() {
    let place = Place::new("bad");
    let (empty, binary) = (place.file("empty.docx", b""), place.file("a.txt", [0, 159, 146, 150, 0, 1, 2, 3]));
    let letter = place.file("letter.txt", b"Dear all,\n\nLunch is at noon.\n");
    for file in [empty.as_str(), &binary, &letter, "/nowhere/at/all.docx"] {
        let (code, json) = place.json(&["import", "plan", file, "--json"]);
        assert_eq!(code, 2, "{file}");
        assert_eq!(json["error"]["saved"], false);
        assert!(json["error"]["message"].as_str().unwrap().contains("Nothing was saved."), "{json}");
        assert!(!json["error"]["code"].as_str().unwrap().is_empty());
    }
    let output = place.run(&["check", "plan", "no-such-partnership"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("no partnership named"), "{}", said(&output));
}

#[test]
fn a_plan_goes_only_into_a_partnership_that_is_there() {
    let place = Place::new("into");
    let output = place.run(&["import", "plan", &fixture("fenmarsh.docx"), "--into", "atlantis"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("There is no partnership \"atlantis\""), "{}", said(&output));
}

#[test]
fn an_account_is_made_once_and_the_journal_is_whole() {
    let place = Place::new("account");
    let make = ["account", "--email", "officer@county.example", "--name", "Officer", "--role", "editor"];
    let made = place.run(&make);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert!(String::from_utf8_lossy(&made.stdout).contains("Password: "));
    let again = place.run(&make);
    assert_eq!(again.status.code(), Some(2), "the address is taken");
    assert!(!said(&again).contains("UNIQUE"), "no inside knowledge: {}", said(&again));
    let wrong = place.run(&["account", "--email", "a@b.example", "--name", "A", "--role", "king"]);
    assert!(said(&wrong).contains("There is no role \"king\""), "{}", said(&wrong));
    let journal = place.run(&["journal"]);
    assert_eq!(journal.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&journal.stdout).contains("The journal is whole"));
}

#[test]
fn a_database_that_is_none_is_said_plainly() {
    let place = Place::new("database");
    let output = place.run(&["migrate", "--database", "mysql://somewhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("sqlite:PATH"), "{}", said(&output));
}
