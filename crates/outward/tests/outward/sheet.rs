//! A register as a spreadsheet: what is written comes back, and what cannot be understood is said by row and column.

use bigplan_outward::RecordOut;
use bigplan_outward::sheet::{Column, Layout, SheetFinding, cells, columns};
use bigplan_register::{Definition, Record, Value};

use crate::given::{REGISTERS, child, code, day, id, record, register};

fn headings(definition: &Definition) -> Vec<String> {
    columns(definition).iter().map(|column| column.heading().to_owned()).collect()
}

fn said(found: &[SheetFinding]) -> Vec<(u32, Option<&str>, &str)> {
    found.iter().map(|found| (found.row, found.column.as_deref(), found.code.as_str())).collect()
}

fn referral() -> Record {
    let values = [
        ("received", day(2019, 5, 1)),
        ("source", code("2A")),
        ("reason", Value::Text("=1+1 of \"things\",\nand more".into())),
        ("consent", Value::YesNo(false)),
    ];
    record("r1", "received", values)
}

#[test]
fn no_field_of_any_register_is_called_as_a_column_of_the_program() {
    for definition in REGISTERS.iter() {
        let headings = headings(definition);
        let mut alone: Vec<&String> = headings.iter().collect();
        alone.sort();
        alone.dedup();
        assert_eq!(alone.len(), headings.len(), "{}", definition.code);
    }
}

#[test]
fn what_is_written_comes_back_as_it_was() {
    let (definition, person, record) = (register("referral"), child("c1"), referral());
    let out = RecordOut { definition, record: &record, person: Some(&person), team: None };
    let cells = cells(&columns(definition), &out, None);
    assert!(cells.iter().all(|cell| !cell.starts_with('=')));
    let headings = headings(definition);
    let layout = Layout::read(&REGISTERS, definition, 1, headings.iter().map(String::as_str)).unwrap();
    let row = layout.row(2, cells.iter().map(String::as_str)).unwrap();
    let values = row.values.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
    assert_eq!((record.values, row.record, row.person.id), (values, Some(id("r1")), Some(person.id)));
    assert_eq!((row.person.born, row.person.pupil_number), (person.born, person.pupil_number));
}

#[test]
fn headings_may_be_labels_and_unknown_or_doubled_ones_stop_the_file() {
    let definition = register("referral");
    let read = |headings: &[&str]| Layout::read(&REGISTERS, definition, 1, headings.iter().copied());
    assert!(read(&["Pupil number", "RECEIVED ON", "source", ""]).is_ok());
    let wrong = read(&["pupil number", "shoe size", "received", "Received on"]).unwrap_err();
    assert_eq!(said(&wrong), [(1, Some("shoe size"), "unknown-column"), (1, Some("Received on"), "column-twice")]);
    let nobody = read(&["family name", "received"]).unwrap_err();
    assert_eq!(said(&nobody), [(1, None, "nothing-named")]);
}

#[test]
fn cells_that_cannot_be_understood_are_said_without_their_words() {
    let definition = register("referral");
    let headings = ["pupil number", "received", "source", "consent", "day of birth"];
    let layout = Layout::read(&REGISTERS, definition, 1, headings.into_iter()).unwrap();
    let wrong = layout.row(7, ["A1", "4/13/2019", "Secretcode", "perhaps", "2/30/2010"].into_iter()).unwrap_err();
    assert_eq!(
        said(&wrong),
        [
            (7, Some("received"), "month-first"),
            (7, Some("source"), "unknown-code"),
            (7, Some("consent"), "not-read"),
            (7, Some("day of birth"), "month-first"),
        ]
    );
    assert!(wrong.iter().all(|found| !found.message.contains("Secret") && found.message.ends_with('.')), "{wrong:?}");
    let short = layout.row(8, ["A1", "13/4/2019"].into_iter()).unwrap();
    assert_eq!(short.values["received"], Some(day(2019, 4, 13)));
    assert_eq!(Column::Born.heading(), "day of birth");
}

#[test]
fn the_page_of_reference_names_every_code() {
    let page = include_str!("../../../../docs/reference/registers-in-and-out.md");
    let sheet = bigplan_outward::sheet::SheetFindingCode::ALL.iter().map(|code| code.as_str());
    let dataset = bigplan_outward::dataset::FindingCode::ALL.iter().map(|code| code.as_str());
    for code in sheet.chain(dataset) {
        assert!(page.contains(&format!("| `{code}` |")), "{code}");
    }
}
