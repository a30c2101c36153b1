//! Records become columns and come back as they were, but for what stays behind.

// A test may stop where it stands; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used)]

use arrow_array::{Array, ArrayRef};
use bigplan_columnar::{ChildWriter, ColumnarError, Layout, RecordWriter, Records, child_schema};
use bigplan_counting::{Child, Counts, Frame, Written, tallies, told_apart};
use bigplan_measure::Definitions;
use bigplan_register::record::{Moved, Pause, Signed, Source};
use bigplan_register::{Calendar, Field, Kind, Record, Registers, Value};
use jiff::civil::date;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// How a record was written: from each source, and from one that nobody noted.
fn written(number: usize) -> Written {
    Written { on: date(2010, 1, 2), missing: 3, source: Source::ALL.get(number % 5).copied() }
}

/// Each register that is counted from, with the fields of its file.
fn layouts() -> Vec<(Layout, Vec<Field>)> {
    let definitions = Definitions::read(&[]).unwrap();
    let registers = Registers::built_in().unwrap();
    let layouts = Layout::all(&Counts::read(&definitions.catalogue, &registers).unwrap(), &registers);
    let with_fields = |layout: Layout| {
        let schema = layout.schema();
        let all = &registers.find(layout.register()).unwrap().fields;
        let fields = all.iter().filter(|field| schema.column_with_name(field.code.as_str()).is_some()).cloned();
        (layout, fields.collect())
    };
    layouts.into_iter().map(with_fields).collect()
}

fn value(field: &Field, number: usize) -> Value {
    let day = date(2009, 9, 30);
    match field.kind {
        Kind::WholeNumber => Value::Whole(number as i64 - 5),
        Kind::Decimal => Value::Decimal(0.1 + number as f64),
        Kind::Day => Value::Day(day),
        Kind::Moment => Value::Moment(day.at(9, 30, 1, 5_000)),
        Kind::YesNo => Value::YesNo(number.is_multiple_of(2)),
        Kind::Code if field.several => Value::Codes(vec!["one".into(), "two".into()]),
        Kind::Code => Value::Code("one".into()),
        Kind::Text => Value::Text(format!("Secretnumber {number}")),
        Kind::Note => panic!("free text leaves: {}", field.code),
        _ => Value::Link(format!("place-{number}")),
    }
}

/// A record with something in every field, or in every other one.
fn record(fields: &[Field], number: usize) -> Record {
    let day = date(2009, 9, 30);
    let filled = fields.iter().step_by(1 + number % 2);
    let reason = Some("Secretword".to_owned());
    Record {
        id: format!("record-{number}"),
        subject: Some(format!("child-{}", number / 2)),
        state: "open".parse().unwrap(),
        values: filled.map(|field| (field.code.clone(), value(field, number))).collect(),
        worker: None,
        moves: vec![Moved { step: "begin".parse().unwrap(), on: day, by: "Secretname".into(), reason }],
        signed: vec![Signed { sign_off: "manager".parse().unwrap(), on: day, after_moves: 1, by: "Secretname".into() }],
        pauses: vec![Pause { clock: "due".parse().unwrap(), reason: "holiday".into(), from: day, until: None }],
    }
}

fn file(layout: &Layout, records: &[Record]) -> Vec<u8> {
    let mut writer = RecordWriter::new(layout.clone(), Vec::new()).unwrap();
    for (number, record) in records.iter().enumerate() {
        writer.push(record.subject.as_deref().unwrap(), record, written(number)).unwrap();
    }
    let (file, rows) = writer.finish().unwrap();
    assert_eq!(rows, records.len() as u64);
    file
}

fn blocks(file: Vec<u8>) -> Vec<Vec<ArrayRef>> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(file)).unwrap().build().unwrap();
    reader.map(|block| block.unwrap().columns().to_vec()).collect()
}

fn read(layout: &Layout, file: Vec<u8>) -> Vec<(String, Record, Written)> {
    let mut found = Vec::new();
    for columns in blocks(file) {
        let records = Records::of(layout, &columns).unwrap();
        for row in 0..columns[0].len() {
            let (person, record, written) = records.row(row).unwrap();
            found.push((person.to_owned(), record, written));
        }
    }
    found
}

#[test]
fn every_register_comes_back_and_who_did_what_and_why_stays_behind() {
    let layouts = layouts();
    assert!(layouts.len() > 10, "{}", layouts.len());
    for (layout, fields) in &layouts {
        let given: Vec<Record> =
            (0..5_000).step_by(if fields.len() > 8 { 500 } else { 1 }).map(|n| record(fields, n)).collect();
        let file = file(layout, &given);
        for secret in ["Secretname", "Secretword", "Secretnumber", "secretnumber"] {
            assert!(!String::from_utf8_lossy(&file).contains(secret), "{}", layout.register());
        }
        let found = read(layout, file);
        assert_eq!(found.len(), given.len());
        for (number, ((person, found, how), mut given)) in found.into_iter().zip(given).enumerate() {
            given.moves.iter_mut().for_each(|moved| (moved.by, moved.reason) = (String::new(), None));
            for text in given.values.values_mut().filter(|value| matches!(value, Value::Text(_))) {
                *text = Value::Whole(told_apart(text).unwrap());
            }
            given.signed.iter_mut().for_each(|signed| signed.by = String::new());
            assert_eq!((Some(person), how), (given.subject.clone(), written(number)));
            assert_eq!(found, given);
        }
    }
}

#[test]
fn what_says_where_a_child_belongs_and_what_clocks_run_by_is_among_the_fields() {
    let layouts = layouts();
    let has = |register: &str, field: &str| {
        let (_, fields) = layouts.iter().find(|(layout, _)| layout.register().as_str() == register).unwrap();
        fields.iter().any(|one| one.code.as_str() == field)
    };
    assert!(has("address", "place") && has("child-details", "ethnic-group") && has("looked-after-episode", "ended"));
    assert!(!has("address", "lines") && has("referral", "received"));
}

#[test]
fn whom_records_are_told_apart_by_leaves_as_a_number_and_nothing_else_of_them() {
    let layouts = layouts();
    let texts: Vec<_> = layouts
        .iter()
        .flat_map(|(layout, fields)| fields.iter().map(move |field| (layout.register().as_str(), field)))
        .filter(|(_, field)| field.kind == Kind::Text)
        .map(|(register, field)| (register, field.code.as_str()))
        .collect();
    assert_eq!(texts, [("social-worker-time", "number")]);
    let (layout, fields) =
        layouts.iter().find(|(layout, _)| layout.register().as_str() == "social-worker-time").unwrap();
    let codes: Vec<_> = fields.iter().map(|field| field.code.as_str()).collect();
    assert_eq!(codes, ["number", "began", "ended"], "not who it is");
    let number = |text: &str| {
        let mut record = record_of(fields);
        record.values.insert("number".parse().unwrap(), Value::Text(text.into()));
        read(layout, file(layout, &[record])).remove(0).1.values.remove("number")
    };
    assert_eq!(number("SW 12"), told_apart(&Value::Text("sw12".into())).map(Value::Whole));
    assert_eq!(number(" "), None, "nobody is written down");
}

#[test]
fn a_value_of_another_kind_is_refused_and_said_where() {
    let (layout, fields) = layouts().into_iter().find(|(layout, _)| layout.register().as_str() == "address").unwrap();
    let mut wrong = record(&fields, 0);
    wrong.values.insert("from".parse().unwrap(), Value::YesNo(true));
    let refused = RecordWriter::new(layout.clone(), Vec::new()).unwrap().push("child", &wrong, written(0)).unwrap_err();
    let ColumnarError::Misfit { register, record, field } = &refused else { panic!("{refused}") };
    assert_eq!((register.as_str(), record.as_str(), field.as_str()), ("address", "record-0", "from"));
    let other = blocks(file(&layout, &[record_of(&fields)]));
    let columns = other[0].split_last().unwrap().1;
    assert!(matches!(Records::of(&layout, columns), Err(ColumnarError::Damaged { .. })));
}

fn record_of(fields: &[Field]) -> Record {
    record(fields, 2)
}

#[test]
fn children_are_written_without_a_name() {
    let mut writer = ChildWriter::new(Vec::new()).unwrap();
    let child = Child::new(Some(date(2004, 2, 29)), None, Some("F".into()));
    (0..4_100).for_each(|number| writer.push(&format!("child-{number}"), &child).unwrap());
    let (file, rows) = writer.finish().unwrap();
    assert_eq!((rows, blocks(file).iter().map(|block| block[0].len()).sum::<usize>()), (4_100, 4_100));
    let names: Vec<_> = child_schema().fields().iter().map(|field| field.name().clone()).collect();
    assert_eq!(names, ["person__id", "born", "died", "sex"]);
}

#[test]
fn who_reads_the_files_counts_workers_as_the_ledger_does() {
    let (definitions, registers) = (Definitions::read(&[]).unwrap(), Registers::built_in().unwrap());
    let (counts, calendar) = (Counts::read(&definitions.catalogue, &registers).unwrap(), Calendar::built_in().unwrap());
    let frame = Frame {
        counts: &counts,
        registers: &registers,
        calendar: &calendar,
        areas: &definitions.areas,
        today: date(2023, 12, 31),
    };
    let counted = |record: Record| {
        let mut child = Child::new(None, None, None);
        child.push("social-worker-time".parse().unwrap(), record);
        tallies(frame, &child)
    };
    let (layout, _) =
        layouts().into_iter().find(|(layout, _)| layout.register().as_str() == "social-worker-time").unwrap();
    for number in ["SW12", " sw 12", "XX000001", ""] {
        let values = [("number", Value::Text(number.into())), ("began", Value::Day(date(2022, 3, 1)))];
        let values = values.map(|(field, value)| (field.parse().unwrap(), value)).into();
        let given = Record { values, ..record(&[], 0) };
        let again = read(&layout, file(&layout, std::slice::from_ref(&given))).remove(0).1;
        let found = counted(given);
        assert_eq!(found.len(), if number.is_empty() { 0 } else { 2 }, "{number}: of 2022 and 2023");
        assert_eq!(counted(again), found, "{number}");
    }
}
