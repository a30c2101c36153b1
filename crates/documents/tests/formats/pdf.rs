//! PDF layouts, written by hand: words in boxes, 10 points high, 5 points a letter.

use std::fmt::Write;

use bigplan_documents::document::Document;
use bigplan_documents::formats::read_document;

use crate::made::FixedLayout;
use crate::told::{cells, tables, told};

/// A page of texts, each with its left and top edge.
fn page(texts: &[(f64, f64, &str)]) -> String {
    let mut page = String::from("<page width=\"600\" height=\"800\">");
    for (left, top, text) in texts {
        let mut x = *left;
        for word in text.split(' ') {
            let right = x + 5.0 * word.chars().count() as f64;
            write!(page, "<word xMin=\"{x}\" yMin=\"{top}\" xMax=\"{right}\" yMax=\"{}\">{word}</word>", top + 10.0)
                .unwrap();
            x = right + 3.0;
        }
    }
    page + "</page>"
}

fn read(pages: &[String]) -> (Document, Vec<String>) {
    let layout = format!("<html><body><doc>{}</doc></body></html>", pages.concat());
    let (document, findings) = read_document("plan.pdf", b"%PDF-1.4", &FixedLayout(&layout)).unwrap();
    (document, findings.into_iter().map(|finding| finding.code).collect())
}

#[test]
fn rows_part_at_wider_gaps_and_cells_keep_their_lines() {
    let (document, _) = read(&[page(&[
        (50.0, 100.0, "Aim"),
        (200.0, 100.0, "Lead"),
        (350.0, 100.0, "By when"),
        (50.0, 116.0, "Visit every"),
        (50.0, 127.0, "school"),
        (200.0, 116.0, "• Head of Fen"),
        (200.0, 127.0, "• Deputy"),
        (350.0, 116.0, "2010"),
        (200.0, 143.0, "Adviser"),
        (350.0, 143.0, "Termly"),
    ])]);
    assert_eq!(
        cells(tables(&document)[0]),
        [["Aim", "Lead", "By when"], ["Visit every school", "Head of Fen Deputy", "2010"], ["", "Adviser", "Termly"]]
    );
    assert!(tables(&document)[0].rows[1].cells[1].parts.iter().all(|part| part.bullet));
}

#[test]
fn prose_in_front_and_behind_stays_outside_the_table() {
    let long = "These words run over the whole width of the page and belong to no table";
    let (document, _) = read(&[page(&[
        (50.0, 80.0, long),
        (50.0, 100.0, "Aim"),
        (250.0, 100.0, "Lead"),
        (50.0, 116.0, "Visit"),
        (250.0, 116.0, "Adviser"),
        (50.0, 136.0, long),
    ])]);
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, [long, "[[\"Aim\", \"Lead\"], [\"Visit\", \"Adviser\"]]", long]);
}

#[test]
fn bullets_of_every_kind_are_list_items() {
    let (document, _) = read(&[page(&[
        (50.0, 100.0, "Aims of the plan"),
        (68.0, 112.0, "➢ be healthy"),
        (80.0, 123.0, "and happy"),
        (86.0, 134.0, "o stay safe"),
        (68.0, 145.0, "– enjoy"),
    ])]);
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, ["Aims of the plan", "* be healthy and happy", " * stay safe", "* enjoy"]);
}

#[test]
fn running_heads_and_page_numbers_are_left_out_with_a_note() {
    let sheet = |number: &str, text: &'static str| {
        let foot = format!("Page {number} of 3");
        page(&[(50.0, 20.0, "Fenmarsh plan"), (50.0, 200.0, text), (300.0, 780.0, &foot)])
    };
    let (document, codes) = read(&[sheet("1", "one"), sheet("2", "two"), sheet("3", "three")]);
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, ["one", "---", "two", "---", "three"]);
    assert_eq!(codes, ["running-heads-left-out"]);
}

#[test]
fn a_row_cut_by_the_end_of_a_page_is_put_together() {
    let head = [(50.0, 100.0, "Aim"), (250.0, 100.0, "Lead")];
    let first = page(&[&head[..], &[(50.0, 116.0, "Visit every school in"), (250.0, 116.0, "Head of Fen")]].concat());
    let rest = [(50.0, 116.0, "the marsh"), (50.0, 132.0, "Call"), (250.0, 132.0, "Adviser")];
    let (document, _) = read(&[first, page(&[&head[..], &rest].concat())]);
    let tables: Vec<_> = tables(&document).into_iter().map(cells).collect();
    assert_eq!(tables[0], [["Aim", "Lead"], ["Visit every school in the marsh", "Head of Fen"]]);
    assert_eq!(tables[1], [["Aim", "Lead"], ["Call", "Adviser"]]);
}

#[test]
fn columns_as_close_as_words_stay_apart_and_a_line_with_white_around_it_ends_a_table() {
    let (document, _) = read(&[page(&[
        (50.0, 100.0, "Aim"),
        (105.0, 100.0, "When"),
        (200.0, 100.0, "Lead"),
        // Five points before the next column, where words stand three apart.
        (50.0, 116.0, "Visit them"),
        (105.0, 116.0, "2010"),
        (200.0, 116.0, "Adviser"),
        (50.0, 132.0, "Write"),
        (105.0, 132.0, "2011"),
        (200.0, 132.0, "Deputy"),
        (50.0, 156.0, "How we measure it"),
        (50.0, 180.0, "What is measured"),
        (250.0, 180.0, "2010"),
        (50.0, 196.0, "Visits to schools"),
        (250.0, 196.0, "40%"),
        (50.0, 212.0, "Letters that came in"),
        (250.0, 212.0, "50%"),
    ])]);
    let found = tables(&document);
    assert_eq!(found.len(), 2);
    assert_eq!(cells(found[0])[1], ["Visit them", "2010", "Adviser"]);
    assert_eq!(cells(found[1])[1], ["Visits to schools", "40%"]);
}

#[test]
fn a_cell_of_several_lines_stays_one_where_rows_stand_close() {
    let (document, _) = read(&[page(&[
        (50.0, 100.0, "Measure"),
        (200.0, 100.0, "2010"),
        (50.0, 112.0, "Visits to"),
        (200.0, 112.0, "40%"),
        (50.0, 124.0, "schools that"),
        (50.0, 136.0, "are far away"),
        (50.0, 148.0, "Letters"),
        (200.0, 148.0, "50%"),
    ])]);
    assert_eq!(
        cells(tables(&document)[0]),
        [["Measure", "2010"], ["Visits to schools that are far away", "40%"], ["Letters", "50%"]]
    );
}
