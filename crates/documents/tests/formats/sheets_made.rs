//! Workbooks made for the tests.

use rust_xlsxwriter::{Format, Workbook};

/// The invented plan as a workbook of one sheet, from its CSV telling.
pub fn plan(csv: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Fenmarsh").unwrap();
    for (row, line) in csv.trim_start_matches('\u{feff}').lines().enumerate() {
        let mut reader = csv_line(line);
        for (column, value) in reader.drain(..).enumerate() {
            sheet.write_string(row as u32, column as u16, value).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn csv_line(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
    let record = reader.records().next();
    record.map(|record| record.unwrap().iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// A workbook with every kind of value, merged cells, notes and a hidden sheet.
pub fn values() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let percent = Format::new().set_num_format("0%");
    let pounds = Format::new().set_num_format("[$£-809]#,##0");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let month = Format::new().set_num_format("mmm yy");
    let sheet = workbook.add_worksheet();
    sheet.set_name("Measures").unwrap();
    sheet.write_string(0, 0, "Measures of Fenmarsh").unwrap();
    for (column, heading) in ["Aim", "Measure", "Now", "Fund", "By", "Again"].into_iter().enumerate() {
        sheet.write_string_with_format(2, column as u16, heading, &bold).unwrap();
    }
    sheet.merge_range(3, 0, 4, 0, "A.1", &Format::new()).unwrap();
    sheet.write_string(3, 1, "• seen\n• heard").unwrap();
    sheet.write_number_with_format(3, 2, 0.62, &percent).unwrap();
    sheet.write_number_with_format(3, 3, 250_000, &pounds).unwrap();
    sheet.write_number_with_format(3, 4, 40_086, &day).unwrap();
    sheet.write_number_with_format(3, 5, 40_086, &month).unwrap();
    sheet.write_string(4, 1, "rate").unwrap();
    sheet.write_number(4, 2, 23.6).unwrap();
    sheet.write_string(6, 0, "Note: invented figures").unwrap();
    sheet.write_blank(30, 12, &bold).unwrap();
    let hidden = workbook.add_worksheet();
    hidden.set_name("Old").unwrap().set_hidden(true).write_string(0, 0, "old").unwrap();
    workbook.save_to_buffer().unwrap()
}

/// Two far corners of a sheet: a square of 17 thousand million cells between them.
pub fn far_corner(row: u32, column: u16) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "Aim").unwrap();
    sheet.write_string(row, column, "far").unwrap();
    workbook.save_to_buffer().unwrap()
}
