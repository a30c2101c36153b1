//! Inspection lists: workbooks as authorities write them, and files that are none.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

use std::io::{self, BufRead};

use bigplan_returns::annex_a::lists;
use bigplan_returns::annex_a::rules::RULES;
use bigplan_returns::checking::{Asked, CheckReturnError, Source, check};
use bigplan_returns::report::{Kind, Report};
use bigplan_returns::{Code, Matched};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

struct File(Vec<u8>);

impl Source for File {
    fn name(&self) -> &str {
        "lists.xlsx"
    }

    fn open(&self) -> io::Result<Box<dyn BufRead + Send + '_>> {
        Ok(Box::new(self.0.as_slice()))
    }
}

#[derive(Clone, Debug)]
enum Holds {
    Text(&'static str),
    Number(f64),
    Date(u16, u8, u8),
    Truth(bool),
    Error,
    Nothing,
}

use Holds::{Date, Error, Nothing, Number, Text, Truth};

#[derive(Clone, Debug)]
struct Sheet {
    name: String,
    headings: Vec<String>,
    rows: Vec<Vec<Holds>>,
}

impl Sheet {
    fn new(name: &str, headings: &[&str], rows: Vec<Vec<Holds>>) -> Sheet {
        Sheet { name: name.to_owned(), headings: headings.iter().map(|&heading| heading.to_owned()).collect(), rows }
    }

    /// The same with its columns the other way round.
    fn turned(mut self) -> Sheet {
        let width = self.headings.len();
        self.headings.reverse();
        for row in &mut self.rows {
            row.resize(width, Nothing);
            row.reverse();
        }
        self
    }
}

fn book(sheets: &[Sheet]) -> File {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for sheet in sheets {
        let to = workbook.add_worksheet();
        to.set_name(&sheet.name).unwrap();
        for (heading, column) in sheet.headings.iter().zip(0..) {
            to.write_string(0, column, heading).unwrap();
        }
        for (row, at) in sheet.rows.iter().zip(1..) {
            for (cell, column) in row.iter().zip(0..) {
                match cell {
                    Text(text) => to.write_string(at, column, *text).unwrap(),
                    Number(number) => to.write_number(at, column, *number).unwrap(),
                    Date(year, month, date) => {
                        let moment = ExcelDateTime::from_ymd(*year, *month, *date).unwrap();
                        to.write_datetime_with_format(at, column, moment, &day).unwrap()
                    }
                    Truth(truth) => to.write_boolean(at, column, *truth).unwrap(),
                    Error => to.write_formula(at, column, Formula::new("=NA()").set_result("#N/A")).unwrap(),
                    Nothing => continue,
                };
            }
        }
    }
    File(workbook.save_to_buffer().unwrap())
}

/// All lists with their own headings and no rows.
fn empty_lists() -> Vec<Sheet> {
    let lists = &lists(2024).unwrap().0;
    let sheet = |list: &bigplan_returns::annex_a::List| Sheet {
        name: format!("List {}", list.number),
        headings: list.columns.iter().map(|column| column.name.clone()).collect(),
        rows: Vec::new(),
    };
    lists.iter().map(sheet).collect()
}

/// All lists, with these headings and rows in the first.
fn contacts(headings: &[&str], rows: Vec<Vec<Holds>>) -> Vec<Sheet> {
    let mut sheets = empty_lists();
    sheets[0] = Sheet::new("List 1", headings, rows);
    sheets
}

const CONTACTS: [&str; 7] = [
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Date of Contact",
    "Contact Source",
];

fn contact(id: Holds, born: Holds, contact: Holds) -> Vec<Holds> {
    vec![id, Text("b) Female"), Text("WBRI"), born, Number(7.5), contact, Text("Police")]
}

const ASKED: Asked<'static> = Asked {
    year: None,
    rules: None,
    last_year: 2024,
    council: Code::BLANK,
    holidays: &[],
    postcodes: None,
    threads: 2,
};

fn checked(file: &File) -> Result<Report, CheckReturnError> {
    check(&[file], &[], &[], &ASKED).map(|(_, report, _)| report)
}

fn report(sheets: &[Sheet]) -> Report {
    checked(&book(sheets)).unwrap()
}

/// "annex-a-date list_1 2 Date of Contact"
fn found(report: &Report) -> Vec<String> {
    let of = |rule| report.places(rule).map(move |place| (rule.code, place));
    let line = |(code, place): (&str, bigplan_returns::report::Place)| {
        format!("{code} {} {} {}", place.table, place.row, place.column)
    };
    report.rules.iter().flat_map(of).map(line).collect()
}

fn told(report: &Report) -> Vec<(&'static str, &'static str)> {
    report.unread.iter().map(|one| (one.code, one.table)).collect()
}

fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    report.lines(None, |cells| lines.push(cells.join("|")));
    lines
}

fn sample(name: &str) -> File {
    File(std::fs::read(format!("tests/data/annex-a/{name}.xlsx")).unwrap())
}

#[test]
fn the_samples_give_what_is_known_of_them() {
    for (name, blank, missing) in [("Annex_A_2024_Jan", 19, 0), ("Annex_A_older", 7, 4)] {
        let report = checked(&sample(name)).unwrap();
        assert_eq!((report.of, report.rows, report.children()), (Kind::AnnexA, 59, 53), "{name}");
        let counts: Vec<(&str, usize)> = report.rules.iter().map(|rule| (rule.code, rule.found())).collect();
        let wanted =
            [("annex-a-blank", blank), ("annex-a-category", 6), ("annex-a-formula", 10), ("annex-a-postcode", 1)];
        assert_eq!(counts, wanted, "{name}");
        assert_eq!(told(&report), vec![("annex-a-column-missing", "list_9"); missing], "{name}");
        let rows: Vec<usize> = report.tables.iter().map(|(_, rows)| *rows).collect();
        assert_eq!(rows, [5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5], "{name}");
        let matched = |table: &str, column: &str| {
            let is = |one: &&Matched| one.table == table && one.column.starts_with(column);
            report.detail.matched.iter().find(is).unwrap().heading.clone()
        };
        assert_eq!(matched("list_1", "Age of Child"), "Age");
        assert!(matched("list_8", "Unaccompanied").ends_with("(Y/N))"));
        assert!(matched("list_8", "Number of Episodes the Child has been 'Missing'").contains('\u{2018}'));
        assert_eq!(report.detail.matched.len() + missing, 169);
    }
}

#[test]
fn lists_that_are_right_give_nothing() {
    let rows = vec![
        contact(Number(12.0), Date(2017, 5, 1), Date(2024, 1, 31)),
        contact(Text("AB-7"), Nothing, Number(45_322.0)),
        contact(Text("12"), Text("01/05/2017"), Text("2024-01-31 10:00:00")),
    ];
    let report = report(&contacts(&CONTACTS, rows));
    assert!(report.is_clean(), "{:?} {:?}", found(&report), report.unread);
    assert_eq!((report.rows, report.children()), (3, 2));
    assert_eq!(report.tables.len(), 11);
}

#[test]
fn each_wrong_cell_is_found_with_its_row_and_child() {
    let good = || Date(2024, 1, 31);
    let mut rows = vec![
        contact(Text("1"), Text("03/27/2017"), Text("12/31/2023")),
        contact(Text("2"), Text("soon"), Text("31/12/23")),
        contact(Text("3"), Truth(true), Number(-4.0)),
        contact(Nothing, Number(4e9), good()),
        contact(Text("5"), Error, Nothing),
        contact(Text("6"), Nothing, good()),
        contact(Text("7"), Nothing, good()),
        contact(Error, Nothing, good()),
    ];
    (rows[5][1], rows[5][2], rows[5][4]) = (Text("blue"), Nothing, Text("seven"));
    (rows[6][4], rows[6][6]) = (Number(-1.0), Date(2024, 1, 1));
    let report = report(&contacts(&CONTACTS, rows));
    let wanted = [
        "annex-a-blank list_1 6 Ethnicity",
        "annex-a-blank list_1 5 Date of Contact",
        "annex-a-category list_1 6 Gender",
        "annex-a-category list_1 7 Contact Source",
        "annex-a-child list_1 4 Child Unique ID",
        "annex-a-child list_1 8 Child Unique ID",
        "annex-a-date list_1 2 Date of Birth",
        "annex-a-date list_1 3 Date of Birth",
        "annex-a-date list_1 4 Date of Birth",
        "annex-a-date list_1 2 Date of Contact",
        "annex-a-date list_1 3 Date of Contact",
        "annex-a-date-order list_1 1 Date of Birth",
        "annex-a-date-order list_1 1 Date of Contact",
        "annex-a-formula list_1 5 Date of Birth",
        "annex-a-number list_1 6 Age of Child (Years)",
        "annex-a-number list_1 7 Age of Child (Years)",
    ];
    assert_eq!(found(&report), wanted);
    let order = report.rules.iter().find(|rule| rule.code == "annex-a-date-order").unwrap();
    let children: Vec<String> =
        report.places(order).filter_map(|place| place.child).map(|child| report.child(child)).collect();
    assert_eq!(children, ["1", "1"]);
    assert!(!lines(&report).iter().any(|line| line.contains("blue")), "no cell but the child's number is told");
}

#[test]
fn headings_are_matched_however_they_are_written() {
    let headings = [
        "Child\u{2019}s  ID (unique))",
        "SEX",
        "ethnic origin",
        "D.O.B.",
        " age\n",
        "Date of the contact",
        "Source of contact:",
    ];
    let report = report(&contacts(&headings, vec![contact(Text("1"), Nothing, Date(2024, 1, 31))]));
    assert!(report.is_clean(), "{:?} {:?}", found(&report), report.unread);
    let first: Vec<(&str, &str)> =
        report.detail.matched.iter().take(7).map(|one| (one.column, one.heading.as_str())).collect();
    let wanted = [
        "Child\u{2019}s ID (unique))",
        "SEX",
        "ethnic origin",
        "D.O.B.",
        "age",
        "Date of the contact",
        "Source of contact:",
    ];
    assert_eq!(first, CONTACTS.into_iter().zip(wanted).collect::<Vec<_>>());
}

#[test]
fn neither_the_order_of_sheets_nor_that_of_columns_changes_anything() {
    let rows = vec![
        contact(Text("1"), Text("03/27/2017"), Nothing),
        contact(Nothing, Nothing, Text("soon")),
        contact(Text("1"), Nothing, Date(2024, 1, 1)),
    ];
    let sheets = contacts(&CONTACTS, rows);
    let straight = lines(&report(&sheets));
    assert!(straight.len() > 3);
    let mut turned: Vec<Sheet> = sheets.into_iter().map(Sheet::turned).collect();
    turned.reverse();
    assert_eq!(straight, lines(&report(&turned)));
}

#[test]
fn sheets_that_are_missing_unknown_or_there_twice_are_told() {
    let mut sheets = empty_lists();
    sheets[2].name = "Referrals in the year".to_owned();
    sheets[3] = Sheet::new("Guidance", &["How to fill this in"], vec![vec![Text("With care.")]]);
    sheets[4] = Sheet::new("List 5", &["Nothing", "to", "see"], Vec::new());
    sheets.push(Sheet { name: "Copy of List 1".to_owned(), ..sheets[0].clone() });
    let report = report(&sheets);
    let wanted = [
        ("annex-a-list-unknown", ""),
        ("annex-a-list-twice", "list_1"),
        ("annex-a-list-missing", "list_4"),
        ("annex-a-headings-missing", "list_5"),
    ];
    assert_eq!(told(&report), wanted);
    let of_third = report.detail.matched.iter().find(|matched| matched.table == "list_3").unwrap();
    assert_eq!(of_third.sheet, "Referrals in the year");
}

#[test]
fn columns_that_are_missing_unknown_or_matched_twice_are_told() {
    let headings = [
        "Child Unique ID",
        "Gender",
        "Ethnicity",
        "Date of first contact or birth",
        "Age",
        "Contact Source",
        "Mood",
        "Sex",
        "GENDER",
    ];
    let mut row =
        vec![Text("1"), Text("male"), Text("WBRI"), Nothing, Nothing, Text("Police"), Text("low"), Nothing, Nothing];
    row.push(Text("no heading"));
    let report = report(&contacts(&headings, vec![row]));
    let told: Vec<(&str, &str)> = report.unread.iter().map(|one| (one.code, one.what)).collect();
    let wanted = [
        ("annex-a-column-missing", "the column \"Date of Birth\" is missing"),
        ("annex-a-column-missing", "the column \"Date of Contact\" is missing"),
        (
            "annex-a-column-several",
            "the heading \"Date of first contact or birth\" may be of the columns \"Date of Birth\" and \"Date of Contact\" and was not read",
        ),
        (
            "annex-a-column-twice",
            "the heading \"GENDER\" is a second one for the column \"Gender\"; the first was read",
        ),
        ("annex-a-column-twice", "the heading \"Sex\" is a second one for the column \"Gender\"; the first was read"),
        ("annex-a-column-unknown", "cells stand in column J, which has no heading, and were not read"),
        ("annex-a-column-unknown", "the heading \"Mood\" is of no column of this list and was not read"),
    ];
    assert_eq!(told, wanted);
    assert!(report.rules.is_empty(), "a column that is missing is told once: {:?}", found(&report));
}

#[test]
fn rows_before_the_headings_are_told_and_rows_are_counted_from_below_them() {
    let mut sheets = contacts(
        &["Contacts of the last six months"],
        vec![
            vec![],
            CONTACTS.map(Text).to_vec(),
            contact(Text("1"), Nothing, Date(2024, 1, 31)),
            vec![],
            contact(Text("2"), Nothing, Text("soon")),
        ],
    );
    sheets.truncate(11);
    let report = report(&sheets);
    assert_eq!(told(&report), [("annex-a-before-headings", "list_1")]);
    assert_eq!(found(&report), ["annex-a-date list_1 3 Date of Contact"]);
    assert_eq!(report.tables[0], ("list_1", 2));
}

#[test]
fn a_corrected_workbook_says_what_is_mended() {
    let earlier = contacts(
        &CONTACTS,
        vec![
            contact(Text("1"), Nothing, Text("soon")),
            contact(Text("2"), Nothing, Text("soon")),
            contact(Text("3"), Nothing, Date(2024, 1, 31)),
        ],
    );
    let now = contacts(
        &CONTACTS,
        vec![
            contact(Text("3"), Nothing, Date(2024, 1, 31)),
            contact(Text("2"), Nothing, Text("soon")),
            contact(Text("1"), Nothing, Date(2024, 1, 30)),
        ],
    );
    let (_, _, change) = check(&[&book(&now)], &[&book(&earlier)], &[], &ASKED).unwrap();
    let change = change.unwrap();
    assert_eq!(change.counts(), (1, 0, 1));
    let table = change.tables.first().unwrap();
    assert_eq!((table.table, table.same, table.gone, table.new), ("list_1", 2, 1, 1));
}

#[test]
fn what_is_no_list_is_refused_in_plain_words() {
    let refused = |bytes: &[u8]| match checked(&File(bytes.to_vec())) {
        Err(why) => why.to_string(),
        Ok(report) => panic!("{report:?}"),
    };
    let whole = sample("Annex_A_2024_Jan").0;
    // The shortest compressed file: the record at the end of one that has no parts.
    let no_parts = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    assert!(refused(&no_parts).contains("no workbook"), "{}", refused(&no_parts));
    assert!(refused(b"PK\x03\x04 and nothing else").contains("damaged"));
    assert!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]).contains("old form"));
    assert!(refused(b"").contains("Nothing was stored"));
    let other = book(&[Sheet::new("Budget", &["Item", "Cost"], vec![vec![Text("Paper"), Number(3.0)]])]);
    assert!(
        refused(&other.0)
            .contains("none of its sheets has the headings of an inspection list (Annex A): Budget. Choose")
    );
    for cut in (4..whole.len() - 1).step_by(997) {
        assert!(refused(&whole[..cut]).contains("damaged"), "cut at {cut}");
    }
    let large = vec![0; 64_000_001];
    assert!(refused(&[b"PK\x03\x04", large.as_slice()].concat()).contains("larger than 64 MB"));
}

#[test]
fn a_workbook_that_unpacks_too_far_is_refused() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..400 {
        sheet.write_string(row, 0, format!("{row}{}", "a".repeat(30_000))).unwrap();
    }
    let bomb = File(workbook.save_to_buffer().unwrap());
    assert!(bomb.0.len() < 1_000_000);
    let why = checked(&bomb).unwrap_err().to_string();
    assert!(why.contains("unpacks to far more"), "{why}");
}

#[test]
fn a_mangled_workbook_is_refused_or_read_and_never_stops_the_program() {
    let whole = sample("Annex_A_older").0;
    for at in (0..whole.len()).step_by(211) {
        let mut mangled = whole.clone();
        mangled[at] ^= 0x5a;
        let _ = checked(&File(mangled));
    }
}

#[test]
fn other_returns_and_years_do_not_mix_with_it() {
    let (lists, header) = (sample("Annex_A_older"), File(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n".to_vec()));
    for files in [[&lists as &dyn Source, &lists], [&lists, &header]] {
        assert!(matches!(check(&files, &[], &[], &ASKED), Err(CheckReturnError::Several)));
    }
    let early = Asked { year: Some(2023), ..ASKED };
    let why = check(&[&lists], &[], &[], &early).unwrap_err().to_string();
    assert!(why.contains("the oldest is of 2024"), "{why}");
}

#[test]
fn every_rule_has_a_code_and_a_sentence() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.said.code).collect();
    assert!(codes.is_sorted() && codes.iter().all(|code| code.starts_with("annex-a-")), "{codes:?}");
    assert!(RULES.iter().all(|rule| rule.said.text.ends_with('.')));
}
