//! A table row that a page's end cuts in two is put together again.

use crate::document::{Block, Cell, Row, Table};

use super::rows::append;

/// Joins rows over page ends, where a table goes on at the top of the next page in the
/// middle of a sentence. A heading row that is said again stays where it is.
pub(super) fn join(blocks: &mut [Block]) {
    for at in 2..blocks.len() {
        let (before, after) = blocks.split_at_mut(at);
        if let ([.., Block::Table(above), Block::PageBreak], [Block::Table(below), ..]) = (before, after) {
            join_tables(above, below);
        }
    }
}

fn join_tables(above: &mut Table, below: &mut Table) {
    let heading_again = usize::from(same_row(above.rows.first(), below.rows.first()));
    let Some(rest) = below.rows.get(heading_again) else { return };
    let Some(last) = above.rows.last_mut().filter(|last| goes_on(last, rest)) else { return };
    let rest = below.rows.remove(heading_again);
    for (cell, more) in last.cells.iter_mut().zip(rest.cells) {
        join_cells(cell, more);
    }
}

fn same_row(a: Option<&Row>, b: Option<&Row>) -> bool {
    let texts = |row: &Row| -> Vec<String> { row.cells.iter().map(Cell::text).collect() };
    a.zip(b).is_some_and(|(a, b)| texts(a) == texts(b))
}

/// Whether a row starts in the middle of a sentence, below cells that hold its beginning.
fn goes_on(last: &Row, rest: &Row) -> bool {
    let same_width = last.cells.len() == rest.cells.len();
    let begun = last.cells.iter().zip(&rest.cells).all(|(above, below)| below.is_empty() || !above.is_empty());
    let first = rest.cells.iter().find(|cell| !cell.is_empty()).map(Cell::text).unwrap_or_default();
    same_width && begun && first.starts_with(char::is_lowercase)
}

fn join_cells(cell: &mut Cell, more: Cell) {
    let mut parts = more.parts.into_iter();
    match (cell.parts.last_mut(), parts.next()) {
        (Some(end), Some(next)) if !next.bullet => append(&mut end.text.plain, &next.text.plain),
        (_, next) => cell.parts.extend(next),
    }
    cell.parts.extend(parts);
}
