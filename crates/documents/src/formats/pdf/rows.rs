//! The lines of a table become rows: a row ends where all columns leave a wider gap.

use super::lines::{Line, is_bullet};
use super::page::Word;
use crate::document::Text;
use crate::formats::blocks::{Blocks, Span};
use crate::formats::words::one_line;

/// How much wider than between the lines of a cell, in line heights, the gap between rows is.
const WIDER: f64 = 0.12;

/// Lines of one row, each as words by column.
type RowLines = Vec<Vec<Vec<Word>>>;

/// Puts a table.
pub(super) fn put_table(blocks: &mut Blocks, lines: &[Line], gutters: &[f64]) {
    blocks.open_table();
    for row in rows(lines, gutters) {
        blocks.open_row();
        for column in 0..=gutters.len() {
            blocks.open_cell(Span::default());
            let cell: Vec<&[Word]> = row.iter().filter_map(|line| line.get(column)).map(Vec::as_slice).collect();
            for (bullet, lines) in parts(&cell) {
                if bullet { blocks.list_item(0, "", lines) } else { blocks.paragraph(vec![one_line(lines)]) }
            }
        }
        blocks.close_row(false);
    }
    blocks.close_table();
}

/// Lines grouped into rows.
fn rows(lines: &[Line], gutters: &[f64]) -> Vec<RowLines> {
    let gaps = gaps(lines);
    let breaks = breaks(lines, &gaps, gutters);
    let mut rows: Vec<RowLines> = Vec::new();
    for (line, breaks) in lines.iter().zip(breaks) {
        let cells = by_column(line, gutters);
        let filled: Vec<usize> = (0..cells.len()).filter(|at| cells.get(*at).is_some_and(|c| !c.is_empty())).collect();
        // One cell alone goes on with the row above, but never with the heading row.
        let goes_on = rows.len() > 1 && matches!(filled.as_slice(), [only] if *only > 0);
        match rows.last_mut() {
            Some(row) if !breaks || goes_on => row.push(cells),
            _ => rows.push(vec![cells]),
        }
    }
    rows
}

/// The white above each line, measured from the lowest word before it.
fn gaps(lines: &[Line]) -> Vec<f64> {
    let mut bottom = f64::NEG_INFINITY;
    let gap = |line: &Line| {
        let gap = line.top - bottom;
        bottom = bottom.max(line.bottom);
        gap
    };
    lines.iter().map(gap).collect()
}

/// Before which lines a row begins. Where all gaps are alike, a row begins with each text
/// in the first column that does not go on with the one above.
fn breaks(lines: &[Line], gaps: &[f64], gutters: &[f64]) -> Vec<bool> {
    let height = lines.first().map_or(0.0, Line::height);
    let mut sorted: Vec<f64> = gaps.iter().copied().filter(|gap| gap.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let within = sorted.get(sorted.len() / 10).copied().unwrap_or(0.0);
    let limit = within + WIDER * height;
    if gaps.iter().skip(1).any(|gap| *gap > limit) {
        return gaps.iter().map(|gap| *gap > limit).collect();
    }
    let first = gutters.first().copied().unwrap_or(f64::INFINITY);
    // What stands right below the headings may go on with a row of the page before.
    let begins = |(at, line): (usize, &Line)| line.left() < first && !(at > 1 && goes_on(line, first));
    lines.iter().enumerate().map(begins).collect()
}

/// Whether a line has nothing but words in the first column that open small: the rest of a cell.
fn goes_on(line: &Line, first: f64) -> bool {
    let mut words = line.words();
    let small = words.next().is_some_and(|word| !word.text.starts_with(|c: char| c.is_uppercase()));
    small && words.all(|word| word.left < first)
}

fn by_column(line: &Line, gutters: &[f64]) -> Vec<Vec<Word>> {
    let mut cells = vec![Vec::new(); gutters.len() + 1];
    for word in line.words() {
        let middle = (word.left + word.right) / 2.0;
        let column = gutters.partition_point(|gutter| *gutter < middle);
        if let Some(cell) = cells.get_mut(column) {
            cell.push(word.clone());
        }
    }
    cells
}

/// Lines of a cell as paragraphs and list items: a bullet begins one, a wide gap ends one.
fn parts(lines: &[&[Word]]) -> Vec<(bool, Vec<Text>)> {
    let mut parts: Vec<(bool, String)> = Vec::new();
    let mut bottom = f64::INFINITY;
    for line in lines {
        let [first, rest @ ..] = line else { continue };
        let apart = first.top - bottom > 0.5 * first.height();
        bottom = first.bottom;
        if is_bullet(&first.text) && !rest.is_empty() {
            parts.push((true, joined(rest)));
            continue;
        }
        match parts.last_mut() {
            Some((_, text)) if !apart => append(text, &joined(line)),
            _ => parts.push((false, joined(line))),
        }
    }
    parts.into_iter().map(|(bullet, text)| (bullet, vec![Text::plain(text)])).collect()
}

fn joined(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    words.join(" ")
}

/// Adds a line to a text; a line that ends in a hyphen or dash after a letter or digit goes on without space.
pub(super) fn append(text: &mut String, line: &str) {
    let mut end = text.chars().rev();
    let dash = end.next().is_some_and(|last| matches!(last, '-' | '–' | '/'));
    let joins = dash && end.next().is_some_and(char::is_alphanumeric);
    if !joins && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line);
}
