//! A workbook of the old kind, made record by record.

use std::io::{Cursor, Write as _};

use bigplan_figures::{ReadFiguresError, propose};

use crate::shown::{line, recognised};
use crate::vocabulary::invented;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    record(0x0204, &[&place[..], &(text.len() as u16).to_le_bytes(), &[0], text.as_bytes()].concat())
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    record(0x0203, &[&[row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()[..], &value.to_le_bytes()].concat())
}

fn begins(kind: u16) -> Vec<u8> {
    let mut data = [0x0600_u16.to_le_bytes(), kind.to_le_bytes()].concat();
    data.extend([0; 12]);
    record(0x0809, &data)
}

/// A workbook with one sheet of these cells.
pub fn book(name: &str, cells: &[Vec<u8>]) -> Vec<u8> {
    let sheet_head = |offset: u32| {
        let head = [&offset.to_le_bytes()[..], &[0, 0, name.len() as u8, 0], name.as_bytes()].concat();
        record(0x0085, &head)
    };
    let globals = [begins(0x0005), sheet_head(0), record(0x000A, &[])].concat();
    let globals = [begins(0x0005), sheet_head(globals.len() as u32), record(0x000A, &[])].concat();
    let stream = [globals, begins(0x0010), cells.concat(), record(0x000A, &[])].concat();
    wrapped("/Workbook", &stream)
}

/// The wrapping of old Office files around one stream.
pub fn wrapped(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// A small table.
pub fn falls() -> Vec<u8> {
    let cells = [
        label(0, 0, "Falls from trees"),
        label(2, 0, "Area"),
        number(2, 1, 2008.0),
        number(2, 2, 2009.0),
        label(3, 0, "Ashby Fen"),
        number(3, 1, 12.5),
        label(3, 2, "c"),
    ];
    book("Sheet1", &cells)
}

#[test]
fn an_old_workbook_is_read() {
    let (_, rows, reading) = recognised(&falls(), invented());
    let rows: Vec<String> = rows.iter().map(line).collect();
    assert_eq!(rows, ["B4 m-falls X07000001 all 2008 12.5", "C4 m-falls X07000001 all 2009 [Confidential]"]);
    assert_eq!(reading.findings, []);
}

#[test]
fn an_old_workbook_that_would_fill_the_memory_is_refused() {
    let far = book("Sheet1", &[number(0, 0, 1.0), number(65_535, 255, 1.0)]);
    assert_eq!(propose(Cursor::new(far), invented()), Err(ReadFiguresError::TooManyCells));
}
