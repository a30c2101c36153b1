//! HTML, Markdown and CSV.

use crate::made::read;
use crate::told::{cells, tables, told};

fn check(name: &str, text: &str, expected: &[&str]) {
    let (document, _) = read(name, text.as_bytes()).unwrap();
    let told: Vec<String> = document.blocks.iter().map(told).collect();
    assert_eq!(told, expected, "{name}");
}

#[test]
fn html_headings_lists_and_entities() {
    check(
        "plan.html",
        "<title>no</title><style>p{}</style><script>if (a < b) { '<p>no</p>' }</script><h2>Aims &amp; needs</h2>\
         <p>One<br>paragraph &pound;5 <b>here</b></p><ol start=3><li>three<ul><li>deep</li></ul></li><li>four</ol><p>end",
        &["## Aims & needs", "One paragraph £5 here", "* 3.three", " * deep", "* 4.four", "end"],
    );
}

#[test]
fn html_tables_with_spans_left_open() {
    let text = "<table><thead><tr><th>Aim<th colspan=2>Who<tbody><tr><td rowspan=2>A.1<td>Visit<ul><li>one<li>two</ul>\
        <td><table><tr><td>in<td>side</table><tr><td>Call<td>Head of Fen</table>after";
    let (document, _) = read("plan.html", text.as_bytes()).unwrap();
    let table = tables(&document)[0];
    assert_eq!(cells(table), [["Aim", "Who", ""], ["A.1", "Visit one two", "in side"], ["^", "Call", "Head of Fen"]]);
    assert_eq!(table.rows.iter().map(|row| row.header).collect::<Vec<_>>(), [true, false, false]);
    let bullets: Vec<bool> = table.rows[1].cells[1].parts.iter().map(|part| part.bullet).collect();
    assert_eq!(bullets, [false, true, true]);
    assert_eq!(told(&document.blocks[1]), "after");
}

#[test]
fn a_row_heading_makes_no_heading_row() {
    let (document, _) = read("p.html", b"<table><tr><th>1.1</th><td>Visit</td></tr></table>").unwrap();
    assert!(!tables(&document)[0].rows[0].header);
}

#[test]
fn markdown_with_lists_breaks_and_html_inside() {
    check(
        "plan.md",
        "# Plan\n\nWords that\ngo on.\n\n1. one\n   - deep\n2. two\n\n<div><p>In <b>HTML</b></p></div>\n\n**All bold**\n",
        &["# Plan", "Words that go on.", "* 1.one", " * deep", "* 2.two", "In HTML", "All bold"],
    );
}

#[test]
fn markdown_tables_break_lines_in_cells() {
    let (document, _) = read("p.md", "|Aim|Who|\n|--|--|\n|• a<br>• b|**Head of Fen**|\n".as_bytes()).unwrap();
    let table = tables(&document)[0];
    assert!(table.rows[0].header && !table.rows[1].header);
    assert_eq!(cells(table)[1], ["a b", "Head of Fen"]);
    assert!(table.rows[1].cells[0].parts.iter().all(|part| part.bullet));
    assert!(table.rows[1].cells[1].parts[0].text.bold);
}

#[test]
fn csv_in_its_dialects() {
    for text in ["Aim,Who\nVisit,\"Head, Fen\"\n", "Aim;Who\r\nVisit;\"Head, Fen\"\r\n", "Aim\tWho\nVisit\tHead, Fen\n"]
    {
        let (document, _) = read("plan.csv", text.as_bytes()).unwrap();
        assert_eq!(cells(tables(&document)[0]), [["Aim", "Who"], ["Visit", "Head, Fen"]], "{text}");
    }
}

#[test]
fn csv_lines_are_those_of_the_file() {
    let (document, _) = read("plan.csv", b"Title\n\n\nAim,Who\n\"a\nb\",c\nd,e\n").unwrap();
    let lines: Vec<u32> = tables(&document)[0].rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [4, 5, 7]);
}
