//! Workbooks as people have them.

use std::io::{Cursor, Write as _};

use bigplan_figures::propose;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Image, Workbook};

use crate::shown::{line, recognised};
use crate::vocabulary::invented;

/// The figures of a workbook, one line each, and its findings' codes and cells.
fn read(bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let (_, rows, reading) = recognised(bytes, invented());
    let told = reading.findings.iter().map(|finding| {
        let at = finding.at.map_or_else(String::new, |at| format!(" {}:{}", at.line, at.cell.unwrap_or_default()));
        format!("{}{at}", finding.code)
    });
    (rows.iter().map(line).collect(), told.collect())
}

/// Merged headings over two lines, per cents, notes, a formula, blank rows, and a second sheet.
pub fn merged() -> Vec<u8> {
    let mut book = Workbook::new();
    let (percent, title) = (Format::new().set_num_format("0.0%"), Format::new().set_bold());
    let front = book.add_worksheet().set_name("Contents").unwrap();
    front.write(0, 0, "This workbook is invented").unwrap();
    let sheet = book.add_worksheet().set_name("Table 1").unwrap();
    sheet.merge_range(0, 0, 0, 4, "Children with healthy teeth", &title).unwrap();
    sheet.merge_range(2, 0, 3, 0, "District", &title).unwrap();
    sheet.merge_range(2, 1, 2, 2, "2008", &title).unwrap();
    sheet.merge_range(2, 3, 2, 4, "2009", &title).unwrap();
    for (column, part) in ["Number", "%", "Number", "%"].into_iter().enumerate() {
        sheet.write(3, column as u16 + 1, part).unwrap();
    }
    for (row, (name, first, second)) in
        [("Ashby Fen", 0.5, 0.525), ("Barrow Vale", 0.612, 0.63)].into_iter().enumerate()
    {
        let row = row as u32 + 4;
        sheet.write(row, 0, name).unwrap().write(row, 1, 40).unwrap();
        sheet.write_with_format(row, 2, first, &percent).unwrap().write(row, 3, "c").unwrap();
        sheet
            .write_formula_with_format(row, 4, Formula::new("=1*0.5").set_result(second.to_string()), &percent)
            .unwrap();
    }
    sheet.merge_range(7, 0, 7, 4, "Note: every figure is invented.", &title).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn merged_headings_percents_and_formulas_are_read() {
    let (rows, told) = read(&merged());
    assert_eq!(
        rows,
        [
            "C5 m-teeth X07000001 all 2008 50 (40 of ?)",
            "E5 m-teeth X07000001 all 2009 52.5",
            "C6 m-teeth X07000002 all 2008 61.2 (40 of ?)",
            "E6 m-teeth X07000002 all 2009 63",
        ]
    );
    assert_eq!(told, ["formulas 5:5", "notes-not-read 8:0"]);
}

#[test]
fn the_sheet_with_figures_is_found_and_dates_are_dates() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Falls from trees").unwrap();
    for (column, heading) in ["As at", "Area", "Value"].into_iter().enumerate() {
        sheet.write(0, column as u16, heading).unwrap();
    }
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let date = ExcelDateTime::from_ymd(2009, 3, 31).unwrap();
    sheet.write_with_format(1, 0, &date, &day).unwrap().write(1, 1, "Corley").unwrap().write(1, 2, 3.5).unwrap();
    book.add_worksheet().set_name("Hidden").unwrap().set_hidden(true);
    book.add_worksheet().set_name("Notes").unwrap().write(0, 0, "Invented").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let proposal = propose(Cursor::new(&bytes), invented()).unwrap();
    assert_eq!(proposal.mapping.sheet, 1);
    assert_eq!(proposal.sheets.iter().map(|sheet| sheet.hidden).collect::<Vec<_>>(), [false, true, false]);
    let (rows, told) = read(&bytes);
    assert_eq!(rows, ["C2 m-falls X07000003 all 2009-03-31 3.5"]);
    assert_eq!(told, ["hidden-sheet"]);
}

#[test]
fn a_sheet_of_pictures_is_told() {
    // The smallest picture: one white dot.
    let dot = [
        0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
        0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0xF8, 0x0F, 0, 1, 1, 1, 0,
        0x1B, 0xB6, 0xEE, 0x56, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
    ];
    let mut book = Workbook::new();
    book.add_worksheet().insert_image(0, 0, &Image::new_from_buffer(&dot).unwrap()).unwrap();
    let proposal = propose(Cursor::new(book.save_to_buffer().unwrap()), invented()).unwrap();
    assert_eq!(proposal.findings.iter().map(|finding| finding.code.as_str()).collect::<Vec<_>>(), ["pictures-only"]);
}

/// An OpenDocument spreadsheet with repeated cells, a merged heading, a per cent and a remark.
pub fn open_document() -> Vec<u8> {
    let content = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
<table:table table:name="Falls from trees">
<table:table-row><table:table-cell office:value-type="string"><text:p>Area</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="2008"><text:p>2008</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="2009"><text:p>2009</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>Ashby <text:span>Fen</text:span></text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="12.5"><text:p>13</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Corley</text:p></table:table-cell>
<table:table-cell table:formula="of:=1" office:value-type="float" office:value="9"><text:p>9</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
    package(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])
}

/// A compressed file of parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_open_document_is_read_without_laying_out_its_repeats() {
    let (rows, told) = read(&open_document());
    assert_eq!(
        rows,
        [
            "B2 m-falls X07000001 all 2008 12.5",
            "C2 m-falls X07000001 all 2009 12.5",
            "B1048003 m-falls X07000003 all 2008 9",
            "C1048003 m-falls X07000003 all 2009 [Blank]",
        ]
    );
    assert_eq!(told, ["formulas 1048003:2"]);
}
