//! Excel workbooks.

use bigplan_documents::document::Block;

use crate::made::read;
use crate::sheets_made::{far_corner, values};
use crate::told::{cells, tables, told};

#[test]
fn values_are_read_as_they_are_shown() {
    let (document, findings) = read("plan.xlsx", &values()).unwrap();
    let table = tables(&document)[0];
    assert_eq!(
        cells(table),
        [
            vec!["Aim", "Measure", "Now", "Fund", "By", "Again"],
            vec!["A.1", "seen heard", "62%", "£250000", "2009-09-30", "2009-09"],
            vec!["^", "rate", "23.6"],
        ]
    );
    assert!(table.rows[0].cells.iter().all(|cell| cell.parts[0].text.bold));
    assert_eq!((table.rows[1].line, table.rows[1].cells[1].at.page), (4, Some(1)));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["hidden-sheet"]);
}

#[test]
fn titles_and_notes_are_paragraphs_around_the_table() {
    let (document, _) = read("plan.xlsx", &values()).unwrap();
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!((told[0].as_str(), told[1].as_str()), ("# Measures", "Measures of Fenmarsh"));
    assert!(matches!(&document.blocks[3], Block::Paragraph { text, at }
        if text.plain == "Note: invented figures" && at.line == 7));
    assert_eq!(document.blocks.len(), 4);
}

#[test]
fn empty_squares_cost_nothing_and_wide_sheets_are_refused() {
    let (document, _) = read("plan.xlsx", &far_corner(1_048_575, 2)).unwrap();
    assert_eq!(document.blocks.len(), 2 + usize::from(!tables(&document).is_empty()));
    assert_eq!(read("plan.xlsx", &far_corner(1, 16_383)).unwrap_err().code(), "too-many-columns");
}
