//! An invented county: its returns have nothing wrong in them but what no register holds, and come out again as they
//! went in.

use std::collections::BTreeMap;

use bigplan_county::{County, Settings};
use bigplan_crosswalk::care;
use bigplan_crosswalk::out::Child;
use bigplan_crosswalk::out::care::{Csv, Writer};
use bigplan_register::{Calendar, Record, RegisterCode, Registers};
use bigplan_returns::looked_after::read::{Intake, Year};
use bigplan_returns::looked_after::{Collection, check, layout, rules};
use bigplan_returns::{Code, Date};
use jiff::civil::date;

use super::tables::{Tables, rows, tables};

const SETTINGS: Settings = Settings { children: 30_000, years: 6, seed: 3, until: date(2026, 3, 31) };

/// Rules that find something in the county's returns whatever tables are made: no register holds postcodes, mothers,
/// convictions, misuse or why there is no score; invented pupil numbers are none; codes of placements changed in 2025;
/// and a move from one placement to another of the same kind looks like none. As their official cases have them, the
/// rules of social workers mark whoever ended later than another did, one after the other too (SW10), a last episode
/// since whose begin no other worker came (SW12), and who has none at the year's end, also after care (SW17).
const STANDING: [&str; 17] = [
    "146", "165", "168", "182", "186", "191", "197B", "378", "392b", "393", "435", "543", "545", "607", "SW10STG2",
    "SW12STG2", "SW17STG2",
];

/// The tables of years, made of the county's records.
fn made<const YEARS: usize>(years: [u16; YEARS]) -> [Tables; YEARS] {
    let (registers, calendar) = (Registers::built_in().unwrap(), Calendar::built_in().unwrap());
    let mut writers = years.map(|ends| {
        let layout = layout(ends).unwrap();
        let csv = Csv::begin(&layout, |_| Ok(Vec::new())).unwrap();
        Writer::new(layout, csv).unwrap()
    });
    for family in County::new(SETTINGS, &registers, &calendar).unwrap() {
        for (number, person) in family.people.iter().enumerate().filter(|(_, person)| person.child) {
            let own = family.entries.iter().filter(|entry| entry.person == number);
            let records: Vec<(RegisterCode, Record)> =
                own.map(|entry| (entry.register.clone(), entry.record.clone())).collect();
            let id = format!("{}X{number}", family.number);
            let (pupil_number, sex) = (person.pupil_number.as_deref(), Some(person.sex));
            let (born, died) = (Some(person.born), person.died);
            let child = Child { id: &id, pupil_number, born, died, sex, records: &records };
            for writer in &mut writers {
                let told = writer.child(&child).unwrap().told;
                assert!(told.iter().all(|one| one.table == "Episodes" && one.column == "PLACE"), "{told:?}");
            }
        }
    }
    writers.map(|writer| {
        let files = writer.finish().sink.end().unwrap().into_iter();
        files.map(|(table, bytes)| (table, rows(&String::from_utf8(bytes).unwrap()))).collect()
    })
}

fn text(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join(",") + "\n").collect()
}

/// How many places each rule found.
fn found(ends: u16, made: &Tables) -> BTreeMap<&'static str, usize> {
    let mut intake = Intake::new(layout(ends).unwrap());
    for rows in made.values() {
        intake.csv(Year::Now, text(rows).as_bytes()).unwrap();
    }
    let loaded = intake.finish();
    assert_eq!(loaded.faults, []);
    let collection = Collection {
        start: Date::of(i32::from(ends) - 1, 4, 1),
        end: Date::of(i32::from(ends), 3, 31),
        rules: ends,
        council: Code::new("E10000003"),
        from_xml: false,
        columns: &loaded.columns,
        postcodes: None,
        providers: None,
    };
    let mut by_rule = BTreeMap::new();
    for finding in check(&loaded.data, &collection, 1).found {
        *by_rule.entry(rules::RULES[usize::from(finding.rule)].code).or_default() += 1;
    }
    by_rule
}

#[test]
fn returns_of_a_county_have_no_other_findings_than_those_that_stand() {
    let years = [2023, 2024, 2025, 2026];
    for (ends, made) in years.into_iter().zip(made(years)) {
        for table in ["OC3", "AD1", "PlacedAdoption", "PrevPerm"] {
            assert!(made[table].len() > 2, "{table} of {ends}: {}", made[table].len());
        }
        let workers = made.get("SWEpisodes").map_or(0, Vec::len);
        assert!((ends < 2024 && workers == 0) || workers > 100, "social workers of {ends}: {workers}");
        let found = found(ends, &made);
        let others: BTreeMap<_, _> = found.iter().filter(|(rule, _)| !STANDING.contains(rule)).collect();
        assert!(others.is_empty(), "{ends}: {others:?}");
    }
}

#[test]
fn returns_of_a_county_come_out_as_they_went_in() {
    let years = [2021, 2024];
    for (ends, made) in years.into_iter().zip(made(years)) {
        let mut intake = Intake::new(layout(ends).unwrap());
        for rows in made.values() {
            intake.csv(Year::Now, text(rows).as_bytes()).unwrap();
        }
        let mut years = care::Years::default();
        years.lay_over(ends, &intake.finish());
        let (again, _) = tables(ends, &years.people().collect::<Vec<_>>());
        // What is asked of a year in care says no day, and is not read.
        for (table, rows) in made.into_iter().filter(|(table, _)| *table != "OC2") {
            let (mut given, mut again) = (rows, again[table].clone());
            given.sort();
            again.sort();
            assert_eq!(again, given, "{ends} {table}");
        }
    }
}
