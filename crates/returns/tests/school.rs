//! The school census: a small one of eight rows on roll, whose findings and totals were worked out by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use bigplan_returns::Code;
use bigplan_returns::checking::{Asked, CheckReturnError, Source, check};
use bigplan_returns::report::{Kind, Report};
use bigplan_returns::school::rules::RULES;

struct Text(String, Vec<u8>);

impl Source for Text {
    fn name(&self) -> &str {
        &self.0
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        Ok(Box::new(self.1.as_slice()))
    }
}

fn text(name: &str, text: &str) -> Text {
    Text(name.to_owned(), text.into())
}

fn sample(table: &str) -> Text {
    Text(table.to_owned(), std::fs::read(format!("tests/data/school-sample/{table}.csv")).unwrap())
}

const ROLL: &str = "pupilonroll";
const SESSIONS: &str = "termlysessiondetailsonroll";
const EXCLUSIONS: &str = "termlyexclusionsonroll";

const ASKED: Asked<'static> = Asked {
    year: None,
    rules: None,
    last_year: 2025,
    council: Code::BLANK,
    holidays: &[],
    postcodes: None,
    threads: 2,
};

fn checked(files: &[Text]) -> Result<Report, CheckReturnError> {
    let sources: Vec<&dyn Source> = files.iter().map(|file| file as &dyn Source).collect();
    check(&sources, &[], &[], &ASKED).map(|(_, report, _)| report)
}

/// "school-blank pupilonroll 8 entrydate"
fn found(report: &Report) -> Vec<String> {
    let of = |rule| report.places(rule).map(move |place| (rule.code, place));
    let line = |(code, place): (&str, bigplan_returns::report::Place)| {
        format!("{code} {} {} {}", place.table, place.row, place.column)
    };
    report.rules.iter().flat_map(of).map(line).collect()
}

fn told(report: &Report) -> Vec<(&'static str, &'static str, &str)> {
    report.unread.iter().map(|one| (one.code, one.table, one.what)).collect()
}

#[test]
fn each_wrong_cell_is_found_and_no_other() {
    let report = checked(&[sample(EXCLUSIONS), sample(SESSIONS), sample(ROLL)]).unwrap();
    assert_eq!((report.of, report.rows), (Kind::SchoolCensus, 18));
    assert_eq!(report.tables, [(ROLL, 8), (SESSIONS, 7), (EXCLUSIONS, 3)]);
    let wanted = [
        "school-blank pupilonroll 8 entrydate",
        "school-blank termlyexclusionsonroll 3 startdate",
        "school-blank termlyexclusionsonroll 3 reason1",
        "school-born pupilonroll 7 entrydate",
        "school-code pupilonroll 4 sex",
        "school-code pupilonroll 7 ncyearactual",
        "school-code termlysessiondetailsonroll 6 attendancereason",
        "school-code termlyexclusionsonroll 2 reason2",
        "school-code termlyexclusionsonroll 2 category",
        "school-date pupilonroll 8 dob",
        "school-date-order pupilonroll 5 dob",
        "school-duplicate pupilonroll 6 pupilonrolltableid",
        "school-not-on-roll termlysessiondetailsonroll 5 pupilonrolltableid",
        "school-not-on-roll termlyexclusionsonroll 2 pupilonrolltableid",
        "school-number pupilonroll 7 termlysessionsauthorised",
        "school-number pupilonroll 3 hoursatsetting",
        "school-number termlysessiondetailsonroll 6 sessions",
        "school-number termlysessiondetailsonroll 7 sessions",
        "school-other-school termlysessiondetailsonroll 4 NativeId",
        "school-sessions-over pupilonroll 8 termlysessionspossible",
        "school-pupil pupilonroll 8 pupilonrolltableid",
    ];
    let mut found = found(&report);
    let mut wanted = wanted.map(str::to_owned).to_vec();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    assert_eq!(
        told(&report),
        [("school-column-unknown", ROLL, "the column mood is not known in this year and was not read")]
    );
    let other_school = report.rules.iter().find(|rule| rule.code == "school-other-school").unwrap();
    assert_eq!((other_school.weight(), other_school.children), ("query", 1));
    assert!(report.cannot.is_empty(), "{:?}", report.cannot);
}

#[test]
fn totals_are_those_worked_by_hand() {
    let report = checked(&[sample(ROLL), sample(SESSIONS), sample(EXCLUSIONS)]).unwrap();
    let attendance = report.detail.attendance.as_ref().unwrap();
    let all = attendance.totals();
    // p1 to p6 are on roll; p4 has no sessions; what p6 missed cannot be read, so nothing was missed.
    assert_eq!((all.on_roll, all.with_sessions), (6, 5));
    assert_eq!((all.possible, all.missed), (100 + 100 + 120 + 110 + 40, 10 + 9 + 60 + 10));
    // p1 missed just a tenth, p3 just half; p5 missed 10 of 110.
    assert_eq!((all.persistently_absent, all.severely_absent), (2, 1));
    // Reasons: I, U, C1 and M; "?" is none.
    assert_eq!((all.rows, all.reasons(), all.rows_not_on_roll, all.duplicates), (7, 4, 1, 1));
    let schools = attendance.by_school();
    let (north, south) = (schools["North"], schools["South"]);
    assert_eq!((north.on_roll, north.possible, north.missed, north.rows, north.duplicates), (3, 240, 19, 3, 1));
    assert_eq!((south.on_roll, south.possible, south.missed, south.rows, south.rows_not_on_roll), (3, 230, 70, 4, 1));
}

#[test]
fn neither_the_order_of_files_nor_that_of_columns_changes_anything() {
    let turned = |file: Text| {
        let text = String::from_utf8(file.1).unwrap();
        let turn = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",") + "\r\n";
        Text(file.0, text.lines().map(turn).collect::<String>().to_uppercase().into_bytes())
    };
    let lines = |files: &[Text]| {
        let report = checked(files).unwrap();
        let mut lines = Vec::new();
        report.lines(None, |cells| lines.push(cells.join("|").to_uppercase()));
        (lines, report.detail.attendance.map(|attendance| attendance.totals()))
    };
    let straight = lines(&[sample(ROLL), sample(SESSIONS), sample(EXCLUSIONS)]);
    assert_eq!(straight, lines(&[sample(SESSIONS), sample(EXCLUSIONS), sample(ROLL)]));
    assert_eq!(straight, lines(&[sample(EXCLUSIONS), sample(ROLL), sample(SESSIONS)].map(turned)));
}

#[test]
fn without_a_roll_rules_that_need_it_say_so() {
    let report = checked(&[sample(SESSIONS)]).unwrap();
    assert!(report.cannot.contains(&("school-not-on-roll", "the table pupilonroll".to_owned())), "{:?}", report.cannot);
    assert!(!found(&report).iter().any(|line| line.starts_with("school-not-on-roll")));
    let totals = report.detail.attendance.unwrap().totals();
    assert_eq!((totals.on_roll, totals.rows, totals.rows_not_on_roll), (0, 7, 7));
}

#[test]
fn headings_that_do_not_fit_are_told() {
    let file = text("roll", "\u{feff}pupilonrolltableid,DOB,sex,sex,mood\np1,2014-03-05,F,M,low,more\n");
    let report = checked(&[file]).unwrap();
    let codes: Vec<(&str, &str)> = report.unread.iter().map(|one| (one.code, one.what)).collect();
    let wanted = [
        ("school-column-twice", "the column sex stands twice; the first was read"),
        ("school-column-unknown", "the column mood is not known in this year and was not read"),
        ("school-column-missing", "the column NativeId is missing"),
        ("school-column-missing", "the column entrydate is missing"),
        ("school-cells", "the row has 6 cells, which is not the number of headings"),
    ];
    assert_eq!(codes, wanted);
    assert!(report.cannot.contains(&("school-born", "the column entrydate".to_owned())));
    assert!(report.cannot.contains(&("school-sessions-over", "the column termlysessionspossible".to_owned())));
    assert!(report.rules.is_empty(), "a column that is missing is told once: {:?}", found(&report));
    let nobody = text("roll", "NativeId,dob,sex,entrydate,upn\nNorth,2014-03-05,F,2018-09-03,x\n");
    let report = checked(&[nobody, sample(SESSIONS)]).unwrap();
    assert!(
        !found(&report).iter().any(|line| line.contains(ROLL) || line.contains("not-on-roll")),
        "{:?}",
        found(&report)
    );
    assert!(report.cannot.contains(&("school-duplicate", "the column pupilonrolltableid".to_owned())));
}

#[test]
fn a_corrected_table_says_what_is_mended() {
    let now = Text(ROLL.to_owned(), String::from_utf8(sample(ROLL).1).unwrap().replace(",X,", ",F,").into_bytes());
    let (_, _, change) = check(&[&now], &[&sample(ROLL)], &[], &ASKED).unwrap();
    let change = change.unwrap();
    let code = change.rules.iter().find(|rule| rule.rule.code == "school-code").unwrap();
    assert_eq!((code.mended.len(), code.new.len(), code.stay), (1, 0, 1));
    let table = change.tables.first().unwrap();
    assert_eq!((table.table, table.same, table.gone, table.new), (ROLL, 7, 1, 1));
}

#[test]
fn what_is_no_census_is_refused_in_plain_words() {
    let refused = |files: &[Text]| match checked(files) {
        Err(why) => why.to_string(),
        Ok(report) => panic!("{report:?}"),
    };
    assert!(refused(&[sample(ROLL), sample(ROLL)]).contains("given twice"));
    assert!(
        refused(&[sample(ROLL), text("header", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n")]).contains("one return")
    );
    assert!(refused(&[text("empty", "")]).contains("no heading"));
    assert!(refused(&[Text("wide".to_owned(), b"\xff\xfep\0u\0p\0".to_vec())]).contains("UTF-8"));
    let endless = format!("pupilonrolltableid,dob,sex\np1,\"{}", "x".repeat(3 << 20));
    assert!(refused(&[text("endless", &endless)]).contains("longer than a megabyte"));
    let early = Asked { year: Some(2023), ..ASKED };
    assert!(check(&[&sample(ROLL)], &[], &[], &early).unwrap_err().to_string().contains("oldest is of 2024"));
    let with_last = check(&[&sample(ROLL)], &[], &[&sample(ROLL)], &ASKED);
    assert!(matches!(with_last, Err(CheckReturnError::Several)));
}

#[test]
fn every_rule_has_a_code_and_a_sentence() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.said.code).collect();
    assert!(codes.len() == RULES.len() && codes.iter().all(|code| code.starts_with("school-")), "{codes:?}");
    assert!(RULES.iter().all(|rule| rule.said.text.ends_with('.')));
}
