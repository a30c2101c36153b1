//! What is printed on every page and is no part of the text: running heads, page numbers.

use std::collections::HashMap;

use bigplan_plan::{Finding, Severity};

use super::lines::{Line, LinedPage};

/// The share of a page's height, above and below, where running heads stand.
const MARGIN: f64 = 0.09;
/// On how many pages a text must stand to be a running head.
const OFTEN: usize = 3;

/// Takes running heads and page numbers away, and says so once.
pub(super) fn remove(pages: &mut [LinedPage], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        for line in page.lines.iter().filter(|line| in_margin(line, page.height)) {
            *seen.entry(shape(line)).or_default() += 1;
        }
    }
    let mut removed = 0;
    for page in pages.iter_mut() {
        let height = page.height;
        let before = page.lines.len();
        page.lines.retain(|line| !in_margin(line, height) || !is_furniture(line, &seen));
        removed += before - page.lines.len();
    }
    if removed > 0 {
        let message = format!("{removed} running heads and page numbers of the PDF were left out.");
        findings.push(Finding::new("running-heads-left-out", Severity::Note, message));
    }
}

fn in_margin(line: &Line, height: f64) -> bool {
    line.bottom < height * MARGIN || line.top > height * (1.0 - MARGIN)
}

fn is_furniture(line: &Line, seen: &HashMap<String, usize>) -> bool {
    let shape = shape(line);
    let is_page_number =
        matches!(shape.trim_matches(['-', '–', ' ']), "#" | "page #" | "page # of #" | "# of #" | "#/#");
    is_page_number || seen.get(&shape).is_some_and(|times| *times >= OFTEN)
}

/// The text with numbers alike.
fn shape(line: &Line) -> String {
    let mut shape = String::new();
    for character in line.text().to_lowercase().chars() {
        match character {
            digit if digit.is_ascii_digit() && shape.ends_with('#') => {}
            digit if digit.is_ascii_digit() => shape.push('#'),
            other => shape.push(other),
        }
    }
    shape
}
