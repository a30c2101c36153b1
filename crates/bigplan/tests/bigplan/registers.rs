//! Registers out and in at the command line: the built program, good and bad input.

use std::fs;

use bigplan_ledger::{Actor, Ledger, NewPartnership};
use serde_json::{Value, json};

use crate::place::{Place, said};

const REFERRALS: &str = "pupil number,family name,given names,day of birth,received,source,reason,decision,decided,reasons\n\
    A123456789012,Secretname,Ada,4/3/2010,6/1/2020,2A,\"=1+1, she said\",no-further-action,2020-01-07,Nothing found\n\
    B123456789012,Othername,Bob,2011-05-06,2020-02-03,6,Heard shouting,,,\n";

/// A place whose database has one partnership.
fn nodland(name: &str) -> Place {
    let place = Place::new(name);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let ledger = Ledger::open(&place.database()).await.unwrap();
        let new = NewPartnership { slug: "nodland".into(), name: "Nodland".into(), about: String::new() };
        ledger.make_partnership(&Actor::System("test"), new).await.unwrap();
        ledger.close().await;
    });
    place
}

#[test]
fn a_register_goes_out_and_comes_back_as_csv_and_as_a_workbook() {
    let place = nodland("back");
    let file = place.file("in.csv", REFERRALS);
    let (code, done) = place.json(&["registers", "import", "referral", &file, "--json"]);
    assert_eq!(
        (code, &done["added"], &done["persons"], &done["saved"]),
        (0, &json!(2), &json!(2), &json!(true)),
        "{done}"
    );
    let (_, again) = place.json(&["registers", "import", "referral", &file, "--json"]);
    assert_eq!((&again["same"], &again["saved"]), (&json!(2), &json!(false)), "{again}");
    for name in ["out.csv", "out.xlsx"] {
        let out = place.path(name);
        let (code, written) = place.json(&["registers", "export", "referral", "--out", &out, "--json"]);
        assert_eq!((code, &written["rows"]), (0, &json!(2)), "{written}");
        let (code, back) = place.json(&["registers", "import", "referral", &out, "--json"]);
        assert_eq!((code, &back["same"], &back["saved"]), (0, &json!(2), &json!(false)), "{name}: {back}");
    }
    let csv = fs::read_to_string(place.path("out.csv")).unwrap();
    assert!(csv.contains("\"'=1+1, she said\""), "{csv}");
}

#[test]
fn records_leave_as_the_dataset_and_as_messages() {
    let place = nodland("leave");
    let file = place.file("in.csv", REFERRALS);
    place.json(&["registers", "import", "referral", &file, "--json"]);
    let out = place.path("dataset");
    let (code, made) = place.json(&["export", "safeguarding-dataset", "--out", &out, "--json"]);
    assert_eq!(
        (code, &made["tables"]["ssd_cin_episodes"], &made["tables"]["ssd_person"]),
        (0, &json!(2), &json!(2)),
        "{made}"
    );
    assert_eq!(fs::read_dir(&out).unwrap().count(), 50);
    assert!(fs::read_to_string(format!("{out}/not-held.csv")).unwrap().contains("ssd_person,pers_ethnicity,,"));
    let taken = place.run(&["export", "safeguarding-dataset", "--out", &out]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(said(&taken).contains("exists and is not empty"));
    let (first, second) = (place.path("first"), place.path("second"));
    let (code, made) = place.json(&["export", "dfe-daily", "--la", "823", "--out", &first, "--json"]);
    assert_eq!((code, &made["messages"], &made["told"]), (0, &json!(1), &json!(2)), "{made}");
    let message: Value = serde_json::from_slice(&fs::read(format!("{first}/823-0001.json")).unwrap()).unwrap();
    assert_eq!(message.as_array().unwrap().len(), 2);
    let (_, made) = place.json(&["export", "dfe-daily", "--la", "823", "--out", &second, "--after", &first, "--json"]);
    assert_eq!((&made["messages"], &made["told"], &made["children"]), (&json!(0), &json!(0), &json!(2)), "{made}");
}

#[test]
fn bad_input_has_a_plain_sentence_and_saves_nothing() {
    let place = nodland("bad-registers");
    let bad = REFERRALS.replace("6/1/2020", "1/13/2020").replace(",6,Heard", ",99,Heard");
    let file = place.file("bad.csv", &bad);
    let (code, done) = place.json(&["registers", "import", "referral", &file, "--json"]);
    let found: Vec<(i64, &str)> = done["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| (found["row"].as_i64().unwrap(), found["code"].as_str().unwrap()))
        .collect();
    assert_eq!((code, found), (1, vec![(2, "month-first"), (3, "unknown-code")]), "{done}");
    assert_eq!(done["saved"], json!(false));
    let file = place.file("column.csv", REFERRALS.replace("reason,", "shoe size,"));
    let (code, done) = place.json(&["registers", "import", "referral", &file, "--accept", "good", "--json"]);
    assert_eq!((code, &done["findings"][0]["code"]), (1, &json!("unknown-column")), "{done}");
    let picture = place.file("picture.csv", "%PDF-1.4");
    let (plan, nowhere, csv) = (place.path("x.pdf"), place.path("no.csv"), place.path("x.csv"));
    let good = place.file("good.csv", REFERRALS);
    for (arguments, wanted) in [
        (vec!["registers", "import", "referal", &good], "There is no register \"referal\". There is referral."),
        (vec!["registers", "import", "referral", &nowhere], "cannot be opened"),
        (vec!["registers", "import", "referral", &picture], "not a spreadsheet"),
        (vec!["registers", "import", "referral", &good, "--partnership", "x"], "There is no partnership \"x\""),
        (vec!["registers", "export", "referral", "--out", &plan], "neither a .csv nor a .xlsx file"),
        (vec!["registers", "export", "referral", "--out", &good], "exists. Name a file that does not exist yet"),
        (vec!["registers", "export", "walks", "--out", &csv], "There is no register \"walks\""),
        (vec!["export", "dfe-daily", "--la", "23", "--out", &csv], "23 is not the three-digit number"),
        (
            vec!["export", "dfe-daily", "--la", "823", "--out", &csv, "--after", &csv],
            "Name the folder of an earlier export",
        ),
        (vec!["export", "safeguarding-dataset", "--out", &good], "is a file"),
    ] {
        let output = place.run(&arguments);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(wanted), "{arguments:?}: {told}");
    }
    let (_, written) = place.json(&["registers", "export", "referral", "--out", &csv, "--json"]);
    assert_eq!(written["rows"], json!(0));
}

#[test]
fn files_past_their_time_are_named_and_destroyed_once() {
    let place = Place::new("expired");
    let county = ["demo", "county", "--children", "120", "--years", "4", "--until", "2012-03-31"];
    let made = place.run(&[&county[..], &["--json"]].concat());
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let (code, due) = place.json(&["registers", "expired", "--json"]);
    let files = due["files"].as_array().unwrap();
    assert!(code == 1 && files.len() > 3 && due["destroyed"] == Value::Null, "{due}");
    assert!(files.iter().all(|file| file["file"] == "person" && file["free-from"].is_string()), "{due}");
    let words = String::from_utf8(place.run(&["registers", "expired"]).stdout).unwrap();
    assert!(words.contains("files are past their time. Nothing was changed."), "{words}");
    let unsaid = place.run(&["registers", "expired", "--destroy"]);
    assert_eq!(unsaid.status.code(), Some(2), "{}", said(&unsaid));
    let destroy = ["registers", "expired", "--destroy", "--because", "Agreed, invented", "--json"];
    let (code, done) = place.json(&destroy);
    assert_eq!((code, done["destroyed"]["files"].as_u64()), (0, Some(files.len() as u64)), "{done}");
    let (code, none) = place.json(&["registers", "expired", "--json"]);
    assert_eq!((code, &none["files"]), (0, &json!([])));
    assert_eq!(place.run(&["journal"]).status.code(), Some(0), "the journal is whole");
}
