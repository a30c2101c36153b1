//! How a text stands in a cell so that it comes back as it was and no program takes it for a formula.
//!
//! An absent text is an empty cell. A leading apostrophe escapes: alone it is the empty text, before
//! one of `= + - @ '` and blank control characters the rest is meant as it stands, before a quotation
//! mark the rest is a JSON string, and before `>` it points to the sheet of long texts.

/// What the file is opened with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carrier {
    /// Programs guess what each cell is.
    Csv,
    /// Cells are texts or numbers by themselves.
    Workbook,
}

const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The text as it stands in the cell.
pub(super) fn escape(text: &str, carrier: Carrier) -> String {
    let awkward = |sign: char| match carrier {
        Carrier::Csv => sign == '\0',
        Carrier::Workbook => (sign.is_control() && sign != '\n') || matches!(sign, '\u{FFFE}' | '\u{FFFF}'),
    };
    if text.contains(awkward) {
        return format!("'{}", serde_json::Value::from(text));
    }
    let escaped = match text.chars().next() {
        None | Some('\'') => true,
        Some(first) => carrier == Carrier::Csv && FORMULA.contains(&first),
    };
    if escaped { format!("'{text}") } else { text.to_owned() }
}

/// What a cell means; `None` where it is absent.
pub(super) fn unescape(cell: &str) -> Option<String> {
    let Some(rest) = cell.strip_prefix('\'') else { return (!cell.is_empty()).then(|| cell.to_owned()) };
    let meant = match rest.chars().next() {
        Some('"') => serde_json::from_str(rest).unwrap_or_else(|_| cell.to_owned()),
        None | Some('\'') => rest.to_owned(),
        Some(first) if FORMULA.contains(&first) => rest.to_owned(),
        Some(_) => cell.to_owned(),
    };
    Some(meant)
}

/// The cell that points to a text on the sheet of long texts.
pub(super) fn pointer(number: usize) -> String {
    format!("'>{number}")
}

/// The number of the long text that a cell points to.
pub(super) fn pointed(cell: &str) -> Option<usize> {
    cell.strip_prefix("'>")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_a_formula_is_escaped_and_a_word_with_an_apostrophe_is_let_be() {
        assert_eq!(escape("=1+1", Carrier::Csv), "'=1+1");
        assert_eq!(escape("-45% (2010)", Carrier::Workbook), "-45% (2010)");
        assert_eq!(escape("007", Carrier::Csv), "007");
        assert_eq!(unescape("'tis"), Some("'tis".into()));
        assert_eq!((unescape(""), unescape("'")), (None, Some(String::new())));
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            for carrier in [Carrier::Csv, Carrier::Workbook] {
                let cell = escape(&text, carrier);
                prop_assert_eq!(unescape(&cell), Some(text.clone()));
                prop_assert_eq!(pointed(&cell), None);
                prop_assert!(carrier == Carrier::Workbook || !cell.starts_with(FORMULA));
            }
        }
    }
}
