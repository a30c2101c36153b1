//! Writing many rows of a table: SQLite takes many rows a statement, each value bound; PostgreSQL copies them in.

use std::fmt::Write as _;

use bigplan_register::Definition;

use super::super::cells::Cell;
use super::super::{names, table};
use crate::LedgerError;
use crate::store::Link;

/// The columns of a person that are prepared; who made it and when come last.
pub(super) const PERSON: [&str; 11] = [
    "id",
    "partnership_id",
    "kind",
    "family_name",
    "given_names",
    "match_key",
    "born_on",
    "sex",
    "died_on",
    "pupil_number",
    "version",
];

/// The columns of a record's head that are prepared; who made it, when, when it was changed and where it came from come
/// last.
pub(super) const HEAD: [&str; 16] = [
    "id",
    "partnership_id",
    "register",
    "person_id",
    "state",
    "is_open",
    "version",
    "worker_id",
    "worker_qualified",
    "team_id",
    "course",
    "due_on",
    "due_clock",
    "closed_on",
    "unsigned",
    "missing",
];

/// About how many values a statement of SQLite binds: more make it no faster.
const BOUND: usize = 1_000;
/// About how many bytes are sent to PostgreSQL at a time.
const SENT: usize = 1 << 20;

/// Rows of one table. The names are the program's own, or made of checked codes in [`names`].
pub(in crate::registers) struct Rows {
    table: String,
    columns: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Rows {
    pub(in crate::registers) fn of(table: &'static str, columns: &[&'static str]) -> Self {
        Self {
            table: table.to_owned(),
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    pub(in crate::registers) fn of_register(definition: &Definition) -> Self {
        Self { table: names::table(&definition.code), columns: table::columns(definition), rows: Vec::new() }
    }

    pub(in crate::registers) fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    pub(in crate::registers) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Writes all rows, each with the same last cells.
    pub(in crate::registers) async fn write(
        mut self,
        link: &mut Link<'_>,
        last: &[(&'static str, Cell)],
    ) -> Result<(), LedgerError> {
        // In the order of their ids, so that one page of an index after the other is filled.
        self.rows.sort_by(|one, other| key(one).cmp(&key(other)));
        self.columns.extend(last.iter().map(|(name, _)| (*name).to_owned()));
        for row in &mut self.rows {
            row.extend(last.iter().map(|(_, cell)| cell.clone()));
        }
        match link {
            Link::Sqlite(c) => {
                let many = (BOUND / self.columns.len()).max(1);
                for rows in self.rows.chunks(many) {
                    // Two texts of SQL a table, so that each is read once: full ones, and one row at a time.
                    let at_once = if rows.len() == many { many } else { 1 };
                    for rows in rows.chunks(at_once) {
                        let query = sqlx::query(sqlx::AssertSqlSafe(self.insert(at_once)));
                        let query = rows.iter().flatten().fold(query, |query, cell| bind_cell!(query, cell));
                        query.execute(&mut **c).await?;
                    }
                }
            }
            Link::Postgres(c) if !self.rows.is_empty() => {
                let sql = format!("COPY {} ({}) FROM STDIN", self.table, self.columns.join(", "));
                let mut copy = c.copy_in_raw(&sql).await?;
                let mut lines = String::with_capacity(SENT + 4_096);
                for row in &self.rows {
                    line(&mut lines, row);
                    if lines.len() >= SENT {
                        copy.send(std::mem::take(&mut lines).into_bytes()).await?;
                    }
                }
                copy.send(lines.into_bytes()).await?;
                copy.finish().await?;
            }
            Link::Postgres(_) => {}
        }
        Ok(())
    }

    fn insert(&self, rows: usize) -> String {
        let row = format!("({})", vec!["?"; self.columns.len()].join(", "));
        format!("INSERT INTO {} ({}) VALUES {}", self.table, self.columns.join(", "), vec![row; rows].join(", "))
    }
}

/// The id of a row.
fn key(row: &[Cell]) -> Option<&str> {
    match row.first() {
        Some(Cell::Text(Some(id))) => Some(id),
        _ => None,
    }
}

/// A row as PostgreSQL copies it in.
fn line(lines: &mut String, row: &[Cell]) {
    for (place, cell) in row.iter().enumerate() {
        if place > 0 {
            lines.push('\t');
        }
        // Writing to a text cannot fail.
        let _ = match cell {
            Cell::Text(Some(text)) => {
                escaped(lines, text);
                Ok(())
            }
            Cell::Whole(Some(number)) => write!(lines, "{number}"),
            Cell::Decimal(Some(number)) => write!(lines, "{number}"),
            Cell::YesNo(Some(answer)) => write!(lines, "{answer}"),
            _ => lines.write_str("\\N"),
        };
    }
    lines.push('\n');
}

fn escaped(lines: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '\\' => lines.push_str("\\\\"),
            '\t' => lines.push_str("\\t"),
            '\n' => lines.push_str("\\n"),
            '\r' => lines.push_str("\\r"),
            letter => lines.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_line_is_written_so_that_it_does_not() {
        let mut lines = String::new();
        let row = [
            Cell::Text(Some("a\tb\\c\r\nd".into())),
            Cell::Text(None),
            Cell::Text(Some("\\N".into())),
            Cell::YesNo(Some(true)),
            Cell::Decimal(Some(0.1)),
            Cell::Whole(Some(-7)),
        ];
        line(&mut lines, &row);
        assert_eq!(lines, "a\\tb\\\\c\\r\\nd\t\\N\t\\\\N\ttrue\t0.1\t-7\n");
    }
}
