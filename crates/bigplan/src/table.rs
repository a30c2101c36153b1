//! Plain tables for people at a terminal.

/// Lines up rows in columns; numbers stand to the right.
pub fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(heads.get(column).map(|head| head.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let lines = [&heads, &rule].into_iter().chain(rows).map(|row| line(row, &widths));
    lines.collect::<Vec<_>>().join("\n")
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).map(|(cell, width)| {
        if cell.parse::<f64>().is_ok() { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
    });
    cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn words_stand_left_and_numbers_right() {
        let rows = vec![vec!["no-lead".to_owned(), "12".to_owned()], vec!["no-date".to_owned(), "3".to_owned()]];
        assert_eq!(table(&["what", "count"], &rows), "what     count\n-------  -----\nno-lead     12\nno-date      3");
    }
}
