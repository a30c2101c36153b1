//! Comma-separated values that spreadsheets open as text.

/// One row. Cells are quoted where they must be (RFC 4180). A cell that a spreadsheet
/// would run as a formula gets an apostrophe in front, so that it stays text.
pub fn row<I>(cells: I) -> String
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    let cells: Vec<String> = cells.into_iter().map(|cell| quoted(cell.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn cells_are_quoted_and_formulas_are_text() {
        assert_eq!(row(["1.1", "Play, outside", "a \"den\""]), "1.1,\"Play, outside\",\"a \"\"den\"\"\"\r\n");
        assert_eq!(row(["=1+1", "", "two\nlines"]), "'=1+1,,\"two\nlines\"\r\n");
    }
}
