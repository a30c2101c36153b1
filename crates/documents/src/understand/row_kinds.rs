//! Rows of a table that are no rows of its list: totals, notes, and labels of what is above.

use bigplan_plan::Kind;

use super::columns::Role;
use super::labels::meaning;
use super::words::fold;
use crate::document::{Cell, Row};

/// "Outcome: | Children are safe", or both in one cell: the upper item that the rows below
/// stand under.
pub(super) fn label(row: &Row) -> Option<(Kind, String, &Cell)> {
    let filled: Vec<&Cell> = row.cells.iter().filter(|c| !c.is_empty() && !c.continues_above).collect();
    let (name, words, cell) = match filled.as_slice() {
        [only] => {
            let text = only.text();
            let (name, words) = text.split_once(':')?;
            (name.trim().to_owned(), words.trim().to_owned(), *only)
        }
        [name, words] => (name.text().trim().strip_suffix(':')?.to_owned(), words.text(), *words),
        _ => return None,
    };
    if name.split(' ').count() > 4 || words.split(' ').count() < 2 {
        return None;
    }
    let kind = match meaning(&name)? {
        Role::Outcome => Kind::Outcome,
        Role::Priority => Kind::Priority,
        Role::Objective => Kind::Objective,
        _ => return None,
    };
    Some((kind, words.trim().to_owned(), cell))
}

/// Whether two filled cells are a label and what it labels, so that they head no columns.
pub(super) fn is_pair(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|c| !c.is_empty());
    let (first, second, third) = (filled.next(), filled.next(), filled.next());
    second.is_some() && third.is_none() && first.is_some_and(|c| c.text().trim_end().ends_with(':'))
}

/// Whether every cell of a row is filled with a few words and no figures, as headings are.
pub(super) fn is_heads(row: &Row) -> bool {
    let short = |c: &Cell| {
        let text = c.text();
        let words = text.split(' ').count();
        words <= 5 && text.starts_with(char::is_alphabetic) && !text.bytes().any(|b| b.is_ascii_digit())
    };
    row.cells.len() >= 2 && row.cells.iter().all(short)
}

/// A row that sums up the others: "Total", "Average complete" and numbers.
pub(super) fn is_sum(row: &Row) -> bool {
    let texts: Vec<String> = row.cells.iter().map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    let (words, numbers): (Vec<&String>, Vec<&String>) = texts.iter().partition(|t| !is_number(t));
    let [name] = words.as_slice() else { return false };
    let folded = fold(name);
    let sums = ["total", "totals", "subtotal", "sub", "grand", "average", "mean", "sum", "overall"];
    // "Average score of readers" names a measure.
    let measure = folded.split(' ').count() >= 3 && ["average ", "mean "].iter().any(|w| folded.starts_with(w));
    let opens = !measure && folded.split(' ').next().is_some_and(|w| sums.contains(&w));
    opens && folded.split(' ').count() <= 4 && !numbers.is_empty()
}

/// The words of a row, for a message.
pub(super) fn words(row: &Row) -> String {
    let texts: Vec<String> = row.cells.iter().map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
    texts.join(" | ")
}

fn is_number(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && text.chars().filter(|c| c.is_alphabetic()).count() <= 2
}

/// A row with nothing but a note on the table.
pub(super) fn is_note(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|c| !c.is_empty());
    let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
    let text = cell.text();
    let text = text.trim_start();
    if text.starts_with(['*', '†', '‡']) {
        return true;
    }
    let tells = [" have been ", " has been ", " are not ", " is not ", " are shown ", " is shown "];
    if text.trim_end().ends_with('.') && text.split(' ').count() >= 8 && tells.iter().any(|t| text.contains(t)) {
        return true;
    }
    let name = text.split([':', ' ', '–', '-']).next().unwrap_or_default().to_lowercase();
    let marked = text.get(name.len()..).is_some_and(|rest| rest.trim_start().starts_with([':', '–', '-']));
    match name.as_str() {
        "nb" | "n.b." | "nb." => true,
        "note" | "notes" | "key" | "source" | "sources" => marked,
        "exported" | "printed" => text.bytes().any(|b| b.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_note, is_sum, label};
    use crate::document::Block;

    fn row(line: &str) -> crate::document::Row {
        let document = crate::formats::text::read(&format!("a\tb\tc\n{line}"));
        let rows = document.blocks.into_iter().find_map(|b| match b {
            Block::Table(table) => table.rows.into_iter().nth(1),
            _ => None,
        });
        rows.unwrap()
    }

    #[test]
    fn rows_that_are_no_entries() {
        assert!(is_sum(&row("\tGrand total\t4,200")) && is_sum(&row("Mean score\t\t0.4")));
        assert!(!is_sum(&row("Average reading score\t14.1\t15")));
        assert!(!is_sum(&row("Total ban on fireworks\tHead of Parks\t2010")));
        assert!(is_note(&row("NB figures are rounded\t\t")) && is_note(&row("\tSource: the school census\t")));
        assert!(!is_note(&row("Note the children's views\t\t")));
        let named = label(&row("Priority area:\tPlay for everybody\t")).map(|(kind, words, _)| (kind, words));
        assert_eq!(named, Some((bigplan_plan::Kind::Priority, "Play for everybody".to_owned())));
        assert!(label(&row("Deadline:\tJune 2010\t")).is_none());
    }
}
