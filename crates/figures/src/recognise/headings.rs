//! Which row, or which two rows, are the headings.

use super::meaning::{Meaning, meaning};
use super::roles::role;
use crate::cells::figure::{Figure, read};
use crate::resolve::is_period;
use crate::source::Record;
use crate::vocabulary::Vocabulary;
use crate::words::plain;

/// Rows among which the headings are looked for.
const AMONG: usize = 40;

/// The headings of a table.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// Index of the first row of the headings.
    pub first: usize,
    /// Index of the first row of figures.
    pub data: usize,
    /// The number of the last row of headings.
    pub row: u32,
    /// The lower heading of each column.
    pub lower: Vec<String>,
    /// The upper heading of each column, where there are two; carried on to the right.
    pub upper: Vec<String>,
}

/// The headings and how sure they are; `None` where no row looks like headings.
pub(super) fn find(records: &[Record], vocabulary: Vocabulary<'_>) -> Option<(Heading, usize)> {
    let scores = records.iter().take(AMONG).map(|record| score(record, vocabulary));
    let (best, score) = scores.enumerate().max_by_key(|(index, score)| (*score, std::cmp::Reverse(*index)))?;
    if score < 3 {
        return None;
    }
    let (first, last) = pair(records, best, vocabulary);
    let lower = records.get(last)?;
    let upper = (first < last).then(|| records.get(first)).flatten();
    let width = lower.width().max(upper.map_or(0, Record::width));
    let heading = Heading {
        first,
        data: last + 1,
        row: lower.row(),
        lower: (0..width).map(|column| lower.cell(column).to_owned()).collect(),
        upper: upper.map(|upper| carried(upper, width, vocabulary)).unwrap_or_default(),
    };
    Some((trimmed(heading), usize::try_from(score).unwrap_or_default()))
}

/// How much a row looks like headings: known words and periods for it, plain numbers against it.
fn score(record: &Record, vocabulary: Vocabulary<'_>) -> i32 {
    let (mut score, mut roles, mut telling) = (0, Vec::new(), 0);
    for (_, text) in record.filled() {
        let holds = role(&plain(text));
        if let Some(holds) = holds.filter(|holds| !roles.contains(holds)) {
            roles.push(holds);
            score += 3;
        } else if is_period(text) || meaning(text, vocabulary).is_telling() {
            telling += 1;
        } else if matches!(read(text), Figure::Number(_)) {
            score -= 2;
        }
    }
    if telling > 1 || !roles.is_empty() { score + telling } else { score }
}

/// First and last index of the headings around the best row.
fn pair(records: &[Record], best: usize, vocabulary: Vocabulary<'_>) -> (usize, usize) {
    let fits = |upper: usize, lower: usize| match (records.get(upper), records.get(lower)) {
        (Some(upper), Some(lower)) => stacked(upper, lower, vocabulary),
        _ => false,
    };
    match best.checked_sub(1) {
        Some(above) if fits(above, best) => (above, best),
        _ if fits(best, best + 1) => (best, best + 1),
        _ => (best, best),
    }
}

/// Whether the upper row says which figures, and the lower one which part, period or group of them.
fn stacked(upper: &Record, lower: &Record, vocabulary: Vocabulary<'_>) -> bool {
    if lower.row() != upper.row() + 1 {
        return false;
    }
    let kind = |meaning: &Meaning| (meaning.measure.is_some(), meaning.area.is_some(), meaning.period.is_some());
    let says = |record: &Record, column| meaning(record.cell(column), vocabulary);
    let above: Vec<usize> = upper.filled().map(|(column, _)| column).filter(|c| says(upper, *c).is_telling()).collect();
    let Some(first) = above.first() else { return false };
    let below: Vec<Meaning> =
        lower.filled().filter(|(column, _)| column >= first).map(|(column, _)| says(lower, column)).collect();
    let known = below.iter().filter(|meaning| meaning.part.is_some() || meaning.is_telling()).count();
    let numbers =
        lower.filled().filter(|(_, text)| !is_period(text) && matches!(read(text), Figure::Number(_))).count();
    let merged_title = above.len() > 1
        && above.iter().all(|column| upper.cell(*column) == upper.cell(*first))
        && above.len() == upper.filled().count();
    let differs = below.iter().any(|meaning| kind(meaning) != kind(&says(upper, *first)));
    known >= 2 && numbers == 0 && differs && !merged_title && known * 2 > below.len()
}

/// The upper headings, each carried on over the blank cells to its right.
fn carried(upper: &Record, width: usize, vocabulary: Vocabulary<'_>) -> Vec<String> {
    let mut last = String::new();
    let mut carried = Vec::with_capacity(width);
    for column in 0..width {
        let text = upper.cell(column);
        if !text.is_empty() {
            last = if meaning(text, vocabulary).is_telling() { text.to_owned() } else { String::new() };
        }
        carried.push(if text.is_empty() { last.clone() } else { text.to_owned() });
    }
    carried
}

/// Without the blank columns at the right.
fn trimmed(mut heading: Heading) -> Heading {
    let blank = |list: &[String], index: usize| list.get(index).is_none_or(String::is_empty);
    let last = (0..heading.lower.len()).rev().find(|index| !blank(&heading.lower, *index));
    let width = last.map_or(0, |last| last + 1);
    heading.lower.truncate(width);
    heading.upper.truncate(width);
    heading
}
