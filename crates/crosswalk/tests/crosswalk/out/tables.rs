//! Tables of the looked-after return as text: laid in, made again, held against each other.

use std::collections::BTreeMap;

use bigplan_crosswalk::out::care::{Csv, IN_PART, Made, NOT_HELD, TABLES, Writer, Xml};
use bigplan_crosswalk::out::{Child, Given, Told};
use bigplan_crosswalk::{Person, care};
use bigplan_register::{Record, RegisterCode};
use bigplan_returns::looked_after::layout;
use bigplan_returns::looked_after::read::{Intake, Loaded, Year};

/// Rows of a table: heading line first.
pub type Tables = BTreeMap<&'static str, Vec<Vec<String>>>;

/// A child as a caller has it.
pub fn with_child<T>(person: &Person, take: impl FnOnce(&Child<'_>) -> T) -> T {
    let records: Vec<(RegisterCode, Record)> = person.clone().records().collect();
    let (pupil_number, sex) = (person.pupil_number.as_deref(), person.sex.as_deref());
    let (born, died) = (person.born, person.died);
    take(&Child { id: &person.id, pupil_number, born, died, sex, records: &records })
}

/// Reads tables of a year.
pub fn load(ends: u16, files: &[String]) -> Loaded {
    let mut intake = Intake::new(layout(ends).unwrap());
    for file in files {
        intake.csv(Year::Now, file.as_bytes()).unwrap();
    }
    intake.finish()
}

/// The tables of a year, made of people.
pub fn tables(ends: u16, people: &[Person]) -> (Tables, Vec<Told>) {
    let layout = layout(ends).unwrap();
    let csv = Csv::begin(&layout, |_| Ok(Vec::new())).unwrap();
    let mut writer = Writer::new(layout, csv).unwrap();
    let mut told = Vec::new();
    for person in people {
        let given: Given = with_child(person, |child| writer.child(child)).unwrap();
        told.extend(given.told);
    }
    let Made { sink, .. } = writer.finish();
    let files = sink.end().unwrap().into_iter();
    (files.map(|(table, bytes)| (table, rows(&String::from_utf8(bytes).unwrap()))).collect(), told)
}

/// The XML of a year.
pub fn xml(ends: u16, people: &[Person]) -> Vec<u8> {
    let mut writer = Writer::new(layout(ends).unwrap(), Xml::begin(Vec::new()).unwrap()).unwrap();
    for person in people {
        with_child(person, |child| writer.child(child)).unwrap();
    }
    writer.finish().sink.end().unwrap()
}

/// The cells of a file.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// The rows with only those columns that registers hold, in an order of their own.
pub fn held(table: &str, rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let heads = rows.first().unwrap();
    let is_held = |column: &String| {
        !NOT_HELD.iter().any(|one| one.table == table && one.column.is_none_or(|not_held| not_held == column))
    };
    let cells = |row: &Vec<String>| -> Vec<String> {
        let kept = heads.iter().zip(row).filter(|(head, _)| is_held(head));
        kept.map(|(_, cell)| cell.clone()).collect()
    };
    let mut kept: Vec<Vec<String>> = rows.iter().skip(1).map(cells).collect();
    kept.sort();
    kept
}

/// In and out again: the same rows.
pub fn same(ends: u16, files: &[String]) {
    let mut years = care::Years::default();
    let loaded = load(ends, files);
    years.lay_over(ends, &loaded);
    let people: Vec<Person> = years.people().collect();
    let (made, _) = tables(ends, &people);
    for file in files {
        let given = rows(file);
        let (table, made) = made.iter().find(|(_, made)| made.first() == given.first()).unwrap();
        assert_eq!(held(table, made), held(table, &given), "{table}");
    }
}

#[test]
fn every_column_of_every_year_is_made_or_said_not_to_be() {
    for ends in 2017..=2027 {
        for (table, shape) in layout(ends).unwrap().tables {
            let is_made = TABLES.iter().any(|made| made.name() == table);
            let whole = NOT_HELD.iter().any(|one| one.table == table && one.column.is_none());
            assert!(is_made != whole, "{table}");
            for one in NOT_HELD.iter().chain(IN_PART).filter(|one| one.table == table) {
                assert!(one.column.is_none_or(|column| shape.column(column).is_some()), "{table} {:?}", one.column);
            }
        }
    }
}
