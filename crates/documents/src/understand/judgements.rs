//! Grades that inspectors gave: tables of grades, and where there is none, sentences that
//! give one.

use std::sync::LazyLock;

use bigplan_plan::{At, Judgement};
use regex::Regex;

use super::part::{Read, row_at, words_of};
use crate::document::{Block, Document, Row, Table};

/// Whose grade a column or a sentence gives.
type Whose = Option<&'static str>;

static SENTENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:^|[.;]\s+)(?:Overall,? )?(?<aspect>[A-Z][^.;:]{2,140}?)\s+(?:is|are|was|were|has been|have been)\s+",
        r"(?:(?:judged|graded|rated|assessed|found|considered)\s+(?:to be\s+|as\s+)?)?['‘“]?(?<grade>outstanding|very good|good|adequate|satisfactory|requires improvement|inadequate|[1-4])['’”]?",
        r"\s*(?:[.;,]|$| with | overall)",
    ))
    .ok()
});
static SCORED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?:scored|graded|rated|judged|assessed)\s+(?:our |the )?(?<aspect>[A-Z][A-Za-z' -]{2,60}?)\s+(?:as|at|to be)\s+(?:an? )?['‘“]?(?<grade>outstanding|good|adequate|satisfactory|requires improvement|inadequate|[1-4])(?-u:\b)").ok()
});
static CONTRIBUTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(?:The )?(?:contribution|impact) of (?<whose>.{3,60}?) (?:to|in|on) (?:improving |securing )?(?:the )?outcomes for (?<aspect>.+)$").ok()
});

/// Reads grades from tables; only a document without a table of grades is searched for
/// sentences, because a report repeats its grades in many sentences.
pub fn read(document: &Document) -> Read<Judgement> {
    let mut read = Read::default();
    for (index, block) in document.blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let values = read_table(table);
        if !values.is_empty() {
            read.values.extend(values);
            read.consumed.push(index);
        }
    }
    if read.values.is_empty() {
        read_sentences(document, &mut read.values);
    }
    read
}

/// A grade on the scale of four, as a figure or as Ofsted's word.
fn grade(text: &str) -> Option<u8> {
    let folded = text.trim().trim_matches(|l: char| !l.is_alphanumeric()).to_lowercase();
    let word = folded.strip_prefix("grade ").unwrap_or(&folded);
    match word.split(['(', ':', '-', '–']).next().unwrap_or_default().trim() {
        "4" | "outstanding" | "very good" | "excellent" => Some(4),
        "3" | "good" => Some(3),
        "2" | "adequate" | "satisfactory" | "requires improvement" | "requires improvement to be good" => Some(2),
        "1" | "inadequate" | "poor" => Some(1),
        _ => None,
    }
}

/// A table of grades: every cell beside the aspects is a grade or empty, or one column
/// is headed as grade or judgement.
fn read_table(table: &Table) -> Vec<Judgement> {
    let Some(first) = table.rows.first() else { return Vec::new() };
    let heads: Vec<String> = first.cells.iter().map(|c| c.text().to_lowercase()).collect();
    let body: Vec<&Row> = table.rows.iter().skip(1).filter(|r| r.cells.iter().any(|c| !c.is_empty())).collect();
    let bodies: Vec<Whose> = heads.iter().map(|h| whose(h)).collect();
    // "Judgement | Grade": the first column says what was judged, whatever its heading.
    let grading = |h: &String| ["grade", "judgement", "judgment", "rating"].iter().any(|w| h.contains(w));
    let named = heads.iter().skip(1).position(grading).map(|c| c + 1);
    let columns: Vec<usize> = if bodies.iter().skip(1).any(Option::is_some) {
        (1..heads.len()).collect()
    } else {
        named.into_iter().collect()
    };
    let graded =
        |row: &Row| columns.iter().filter(|c| row.cells.get(**c).is_some_and(|c| grade(&c.text()).is_some())).count();
    let filled = |row: &Row| columns.iter().filter(|c| row.cells.get(**c).is_some_and(|c| !c.is_empty())).count();
    let (grades, cells) = body.iter().fold((0, 0), |(g, f), row| (g + graded(row), f + filled(row)));
    if grades < 2 || grades * 10 < cells * 8 {
        return Vec::new();
    }
    body.iter().flat_map(|row| row_grades(row, &columns, &bodies)).collect()
}

fn row_grades(row: &Row, columns: &[usize], bodies: &[Whose]) -> Vec<Judgement> {
    let aspect = row.cells.first().map(|c| join_broken(&c.text())).unwrap_or_default();
    if aspect.is_empty() {
        return Vec::new();
    }
    let given = columns.iter().filter_map(|column| Some((*column, grade(&row.cells.get(*column)?.text())?)));
    given
        .map(|(column, grade)| Judgement {
            aspect: aspect.clone(),
            of: bodies.get(column).copied().flatten().map(str::to_owned),
            grade,
            at: Some(row_at(row)),
        })
        .collect()
}

/// "well- being" was broken at the end of a line.
fn join_broken(text: &str) -> String {
    text.trim().replace("- ", "-")
}

fn whose(text: &str) -> Whose {
    let text = text.to_lowercase();
    let has = |word: &str| text.contains(word);
    if has("health") && !has("healthy") {
        Some("health")
    } else if has("local services") || has("partnership") || has("partners") || (has("overall") && has("service")) {
        Some("local services")
    } else if has("council") || has("authority") {
        Some("council")
    } else {
        None
    }
}

/// Grades in sentences, in a section whose heading or lead-in speaks of findings, and
/// only at the head of a paragraph or list item, where a report puts its judgement.
fn read_sentences(document: &Document, found: &mut Vec<Judgement>) {
    let mut in_findings = false;
    for block in &document.blocks {
        let Some((text, at)) = words_of(block) else { continue };
        let list_item = matches!(block, Block::ListItem { .. });
        if !list_item && text.len() < 90 {
            let folded = text.to_lowercase();
            in_findings =
                ["finding", "judgement", "judgment", "inspectors said", "graded"].iter().any(|w| folded.contains(w));
        }
        if in_findings && list_item {
            found.extend(leading_grades(text, at));
        }
        found.extend(scored(text, at));
    }
}

/// The judgements that open a text, as long as sentence after sentence gives one.
fn leading_grades(text: &str, at: At) -> Vec<Judgement> {
    let mut found = Vec::new();
    for sentence in text.split_inclusive(". ") {
        let Some(c) =
            SENTENCE.as_ref().and_then(|r| r.captures(sentence)).filter(|c| c.get(0).is_some_and(|m| m.start() == 0))
        else {
            break;
        };
        let (Some(aspect), Some(value)) = (c.name("aspect"), c.name("grade").and_then(|g| grade(g.as_str()))) else {
            break;
        };
        found.push(judgement(aspect.as_str(), value, at));
    }
    found
}

fn judgement(aspect: &str, grade: u8, at: At) -> Judgement {
    let contribution = CONTRIBUTION.as_ref().and_then(|r| r.captures(aspect));
    let (aspect, of) = match contribution.as_ref().and_then(|c| Some((c.name("aspect")?, c.name("whose")?))) {
        Some((aspect, body)) => (capital(aspect.as_str()), whose(body.as_str())),
        None => (aspect.trim().to_owned(), None),
    };
    Judgement { aspect, of: of.map(str::to_owned), grade, at: Some(at) }
}

fn scored(text: &str, at: At) -> Vec<Judgement> {
    let Some(scored) = SCORED.as_ref() else { return Vec::new() };
    let given = scored
        .captures_iter(text)
        .filter_map(|c| Some((c.name("aspect")?.as_str(), grade(c.name("grade")?.as_str())?)));
    given.map(|(aspect, value)| judgement(aspect, value, at)).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.trim().chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
