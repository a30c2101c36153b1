//! Layouts of text files, each with what must come out. All texts are invented.

use super::read;
use crate::document::{Block, Document};

fn shape(document: &Document) -> Vec<String> {
    document.blocks.iter().map(line).collect()
}

fn line(block: &Block) -> String {
    let bold = |b: bool| if b { "*" } else { "" };
    match block {
        Block::Heading { level, text, at } => format!("{} h{level} {}", at.line, text.plain),
        Block::Paragraph { text, at } => format!("{} p{} {}", at.line, bold(text.bold), text.plain),
        Block::ListItem { depth, marker, text, at } => {
            format!("{} l{depth}[{marker}]{} {}", at.line, bold(text.bold), text.plain)
        }
        Block::PageBreak => "page".to_owned(),
        Block::Table(table) => {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|r| {
                    let cells: Vec<String> = r
                        .cells
                        .iter()
                        .map(|c| {
                            let parts: Vec<String> = c
                                .parts
                                .iter()
                                .map(|p| {
                                    format!("{}{}{}", if p.bullet { "•" } else { "" }, bold(p.text.bold), p.text.plain)
                                })
                                .collect();
                            parts.join("/")
                        })
                        .collect();
                    format!("{}:{}", r.line, cells.join("|"))
                })
                .collect();
            format!("t {}", rows.join(" ; "))
        }
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(shape(&read(text)), expected, "{text}");
}

#[test]
fn blocks_of_every_kind_keep_their_line() {
    check(
        "# Aims\n\n\nWe want.\n- One\n  - Inner\n1. First\na) Letter",
        &["1 h1 Aims", "4 p We want.", "5 l0[] One", "6 l1[] Inner", "7 l0[1.] First", "8 l0[a)] Letter"],
    );
    check("\u{feff}Plan\r\n\r\n\u{c}Next", &["1 p Plan", "page", "3 p Next"]);
    check("- **6.** Being heard\n- o Be safe\n(ii) Two", &["1 l0[6.] Being heard", "2 l1[] Be safe", "3 l0[(ii)] Two"]);
}

#[test]
fn wrapped_lines_join_and_short_lines_stay_apart() {
    check(
        "Our plan is for every child who lives in the county and for those\nwho are placed elsewhere.",
        &["1 p Our plan is for every child who lives in the county and for those who are placed elsewhere."],
    );
    check("Stay safe\nEvery child is safe.", &["1 p Stay safe", "2 p Every child is safe."]);
    check("Lead: Head of Access\nBy when: June 2010", &["1 p Lead: Head of Access", "2 p By when: June 2010"]);
    check("**A plan for\nchildren**\nText", &["1 p* A plan for children", "3 p Text"]);
}

#[test]
fn numbers_that_open_a_sentence_are_not_marks() {
    check("2.5 million pounds were spent", &["1 p 2.5 million pounds were spent"]);
    check("2009 was a good year", &["1 p 2009 was a good year"]);
    check("A.1 Better play", &["1 l0[A.1] Better play"]);
    check("1.1.2 Better play", &["1 l0[1.1.2] Better play"]);
}

#[test]
fn tab_lines_make_tables_and_rules_are_dropped() {
    check("No\tAction\n---\t---\n1\tPlay\n\tSport\n\n2\tSwim", &["t 1:No|Action ; 3:1|Play ; 4:|Sport", "t 6:2|Swim"]);
    check("1.\tPlay more", &["1 l0[1.] Play more"]);
    check("\tIndented only", &["1 p Indented only"]);
}

#[test]
fn cells_keep_their_paragraphs_and_bullets_apart() {
    check("<p>By:</p> <ul style=\"x\"> <li>one</li> <li>two</li> </ul> after\tx", &["t 1:By:/•one/•two/after|x"]);
    check("By: • one ➢ two\t<b>All</b> bold\t<b>All</b>", &["t 1:By:/•one/•two|All bold|*All"]);
    check("Done by May  Next by June\t<30% & 5 &amp; 6", &["t 1:Done by May/Next by June|<30% & 5 & 6"]);
    check("<ul none\"> run on\t<p>open", &["t 1:•run on|open"]);
}

#[test]
fn nothing_makes_it_stop() {
    for text in ["", "\t", "\t\t\n\t", "**", "<", "<p", "&", "\\", "- ", "1. ", "#", "****\n****", "é\té", "(((("] {
        let _ = read(text);
    }
}
