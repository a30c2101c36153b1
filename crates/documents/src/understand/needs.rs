//! Needs tables: strand, need, evidence and the reference that actions use.
//!
//! A table is one of needs when its headings say so, or when it has no headings and its
//! last column holds references and its first does not. Blank cells mean "as above", also
//! over the end of a page.

use std::sync::LazyLock;

use bigplan_plan::{At, Finding, Need, Severity};
use regex::Regex;

use super::part::{Read, row_at};
use crate::document::{Block, Document, Row, Table};

/// Which column holds what, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Columns {
    strand: Option<usize>,
    need: Option<usize>,
    evidence: Option<usize>,
    reference: usize,
}

/// What a blank cell repeats.
#[derive(Default)]
struct Above {
    columns: Option<Columns>,
    strand: String,
    need: String,
    /// Values of the strand that is still open, so that its text can still grow.
    strand_began: usize,
    /// Whether no row of the table has been read yet.
    begins: bool,
}

static REFERENCES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^\(?[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?\)?(?:[\s,;/&]+(?:and\s+)?[A-Z]{0,4}[ .-]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)*$").ok()
});
static REFERENCE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?:[A-Z]{1,4}[ .-]?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?").ok());

/// Reads all needs of a document. A row that gives no reference is a doubt and no need,
/// because no action can point to it.
pub fn read(document: &Document) -> Read<Need> {
    let mut read = Read::default();
    let mut above = Above::default();
    for (index, block) in document.blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let Some((columns, from)) = headed(table).or_else(|| headless(table, above.columns).map(|c| (c, 0))) else {
            continue;
        };
        above.columns = Some(columns);
        above.begins = true;
        for row in table.rows.iter().skip(from) {
            read_row(row, columns, &mut above, &mut read);
        }
        read.consumed.push(index);
    }
    read
}

/// The columns that a heading row names, and the first row after it.
fn headed(table: &Table) -> Option<(Columns, usize)> {
    let first = table.rows.first()?;
    let heads: Vec<String> = first.cells.iter().map(|c| c.text().to_lowercase()).collect();
    if heads.iter().any(|h| is_action_heading(h)) || first.cells.iter().any(|c| c.text().len() > 60) {
        return None;
    }
    let column = |words: &[&str]| heads.iter().position(|h| words.iter().any(|w| has_word(h, w)));
    let reference = column(&["ref", "ref.", "refs", "reference", "references", "no", "no.", "number", "id"])?;
    let not_reference = |c: Option<usize>| c.filter(|c| *c != reference);
    let evidence = not_reference(column(&["evidence", "source", "sources", "data", "indicator", "shows", "know"]));
    let need = not_reference(column(&["need", "needs", "gap", "gaps", "issue", "issues", "challenge"]))
        .filter(|n| Some(*n) != evidence);
    let strand = not_reference(column(&["strand", "theme", "area", "aspect", "outcome", "topic", "heading", "group"]));
    need?;
    (evidence.is_some() || heads.iter().any(|h| h.contains("need ref") || h.contains("need no")))
        .then_some((Columns { strand, need, evidence, reference }, 1))
}

fn is_action_heading(head: &str) -> bool {
    const ACTING: [&str; 14] = [
        "action",
        "actions",
        "lead",
        "officer",
        "who",
        "timescale",
        "timescales",
        "milestone",
        "milestones",
        "resources",
        "target",
        "targets",
        "by when",
        "kpi",
    ];
    ACTING.iter().any(|w| has_word(head, w))
}

fn has_word(text: &str, word: &str) -> bool {
    if word.contains(' ') {
        return text.contains(word);
    }
    text.split(|l: char| !l.is_alphanumeric() && l != '.').any(|w| w == word || w.trim_end_matches('.') == word)
}

/// The columns of a table without headings, told by where its references stand.
fn headless(table: &Table, known: Option<Columns>) -> Option<Columns> {
    let rows: Vec<&Row> = table.rows.iter().filter(|r| r.cells.iter().any(|c| !c.is_empty())).collect();
    let width = rows.iter().map(|r| r.cells.len()).max()?;
    let reference = width.checked_sub(1).filter(|c| (2..=5).contains(c))?;
    // Actions have a column of the needs that they answer.
    let heads = |text: String| text.len() < 40 && is_action_heading(&text.to_lowercase());
    let acts = |r: &&Row| r.cells.iter().filter(|c| heads(c.text())).count() >= 2;
    if rows.first().is_some_and(acts) {
        return None;
    }
    let at_end = rows.iter().filter(|r| r.cells.get(reference).is_some_and(|c| is_reference(&c.text()))).count();
    let at_start = rows.iter().any(|r| r.cells.first().is_some_and(|c| is_reference(&c.text())));
    let enough = at_end >= 2 || (at_end == 1 && known.is_some_and(|k| k.reference == reference));
    if at_start || !enough || at_end * 10 < rows.len() * 6 {
        return None;
    }
    // Money and counts are no evidence in words.
    let figures = |r: &&&Row| {
        let text = r.cells.get(reference - 1).map(|c| c.text()).unwrap_or_default();
        !text.is_empty() && !text.contains(char::is_alphabetic)
    };
    if rows.iter().filter(figures).count() * 2 >= rows.len() {
        return None;
    }
    Some(match reference {
        2 => Columns { strand: None, need: Some(0), evidence: Some(1), reference },
        _ => Columns { strand: Some(0), need: Some(1), evidence: Some(reference - 1), reference },
    })
}

/// A reference in a table without headings needs a dot or a letter: a bare number is a
/// count or a page.
fn is_reference(text: &str) -> bool {
    let text = text.trim();
    REFERENCES.as_ref().is_some_and(|r| r.is_match(text)) && text.contains(|l: char| l == '.' || l.is_ascii_uppercase())
}

fn read_row(row: &Row, columns: Columns, above: &mut Above, read: &mut Read<Need>) {
    let texts: Vec<String> = row.cells.iter().map(|c| c.text().trim().to_owned()).collect();
    if texts.iter().all(String::is_empty) || texts.iter().all(|t| !t.contains(char::is_alphanumeric)) {
        return;
    }
    let in_place = texts.get(columns.reference).filter(|t| REFERENCES.as_ref().is_some_and(|r| r.is_match(t)));
    let elsewhere = || texts.iter().enumerate().skip(1).rev().find(|(_, t)| is_reference(t));
    let cells = match in_place {
        Some(reference) => settled(&texts, columns, reference.clone()),
        None => match elsewhere() {
            Some((at, reference)) => moved(&texts, columns, at, reference.clone()),
            None => unreferenced(&texts, columns),
        },
    };
    repeat_above(&cells, above, read);
    above.begins = false;
    let at = row_at(row);
    let references = references_in(&cells.reference);
    if references.is_empty() && !cells.evidence.is_empty() {
        read.findings.push(missing_reference(&cells.evidence, at));
    }
    for reference in references {
        let evidence = cells.evidence.clone();
        read.values.push(Need {
            reference,
            strand: above.strand.clone(),
            need: above.need.clone(),
            evidence,
            at: Some(at),
        });
    }
}

#[derive(Default)]
struct Cells {
    strand: String,
    need: String,
    evidence: String,
    reference: String,
}

fn settled(texts: &[String], columns: Columns, reference: String) -> Cells {
    let cell = |column: Option<usize>| column.and_then(|c| texts.get(c)).cloned().unwrap_or_default();
    Cells { strand: cell(columns.strand), need: cell(columns.need), evidence: cell(columns.evidence), reference }
}

/// A row whose reference stands in another column: its words are shifted with it. A
/// single text is the evidence, because strand and need are what blank cells repeat.
fn moved(texts: &[String], columns: Columns, at: usize, reference: String) -> Cells {
    let words: Vec<(usize, &String)> = texts.iter().enumerate().filter(|(i, t)| *i != at && !t.is_empty()).collect();
    if let [(_, only)] = words.as_slice() {
        return Cells { evidence: (*only).clone(), reference, ..Cells::default() };
    }
    let back = |column: Option<usize>| {
        let place = column.and_then(|c| (c + at).checked_sub(columns.reference));
        place.filter(|p| *p != at).and_then(|p| texts.get(p)).cloned().unwrap_or_default()
    };
    Cells { strand: back(columns.strand), need: back(columns.need), evidence: back(columns.evidence), reference }
}

/// A row without reference. Where words stand in the reference's column, the row is
/// shifted to the right and its reference is lost.
fn unreferenced(texts: &[String], columns: Columns) -> Cells {
    let shifted = texts.get(columns.reference).is_some_and(|t| t.split_whitespace().count() > 2);
    if !shifted {
        return settled(texts, columns, String::new());
    }
    let cell = |column: Option<usize>| column.and_then(|c| texts.get(c + 1)).cloned().unwrap_or_default();
    Cells {
        strand: cell(columns.strand),
        need: cell(columns.need),
        evidence: cell(columns.evidence),
        reference: String::new(),
    }
}

fn repeat_above(cells: &Cells, above: &mut Above, read: &mut Read<Need>) {
    if !cells.strand.is_empty() {
        // Only a page break cuts a strand in two.
        let goes_on = above.begins && cells.strand.starts_with(char::is_lowercase) && !above.strand.is_empty();
        if goes_on {
            above.strand = format!("{} {}", above.strand, cells.strand);
            for need in read.values.iter_mut().skip(above.strand_began) {
                need.strand.clone_from(&above.strand);
            }
        } else {
            above.strand.clone_from(&cells.strand);
            above.strand_began = read.values.len();
            above.need.clear();
        }
    }
    if !cells.need.is_empty() {
        above.need.clone_from(&cells.need);
    }
}

fn references_in(cell: &str) -> Vec<String> {
    let found = REFERENCE.as_ref().map(|r| r.find_iter(cell).map(|m| m.as_str().trim().to_owned()).collect());
    found.unwrap_or_default()
}

fn missing_reference(evidence: &str, at: At) -> Finding {
    let message =
        format!("The need shown by \"{}\" has no reference, so no action can point to it.", first_words(evidence));
    Finding::new("need-without-reference", Severity::Doubt, message).at(at)
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(8).collect();
    words.join(" ")
}
