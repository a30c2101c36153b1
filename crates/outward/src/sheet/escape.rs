//! Texts that a spreadsheet program would take for a formula: they stand behind an apostrophe, and come back without.

const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// The text as it stands in a cell.
pub(super) fn escape(text: &str) -> String {
    let first = text.chars().next();
    let risky = first.is_some_and(|first| first == '\'' || FORMULA.contains(&first));
    if risky { format!("'{text}") } else { text.to_owned() }
}

/// What a cell means.
pub(super) fn unescape(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'');
    rest.filter(|rest| rest.starts_with('\'') || rest.starts_with(FORMULA)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn every_text_comes_back_and_none_is_a_formula() {
        for text in ["", "=1+1", "'=1", "''", "'tis", "-", "a=b", "@x"] {
            assert_eq!(unescape(&escape(text)), text);
            assert!(!escape(text).starts_with(['=', '+', '-', '@']), "{text}");
        }
        assert_eq!(unescape("'tis"), "'tis");
    }
}
