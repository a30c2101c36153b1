//! Words that people give: trimmed, there where they must be, and not too long.

use crate::LedgerError;

/// More than this many characters is a document, not an answer in a form.
const LONGEST: usize = 10_000;

/// The words of a field that must be filled in; `missing` is the sentence where it is not.
pub(crate) fn words(field: &'static str, given: &str, missing: &'static str) -> Result<String, LedgerError> {
    let words = any_words(field, given)?;
    if words.is_empty() { Err(LedgerError::Field { field, message: missing }) } else { Ok(words) }
}

/// The words of a field that may stay empty.
pub(crate) fn any_words(field: &'static str, given: &str) -> Result<String, LedgerError> {
    let words = given.trim();
    if words.chars().count() > LONGEST {
        let message = "This is too long. Keep to 10,000 characters, and give the rest as a file or an address.";
        return Err(LedgerError::Field { field, message });
    }
    Ok(words.to_owned())
}

/// The address of a page, where one is given.
pub(crate) fn address(field: &'static str, given: &str) -> Result<Option<String>, LedgerError> {
    let address = any_words(field, given)?;
    if address.is_empty() {
        return Ok(None);
    }
    let page = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    if page.is_none_or(str::is_empty) || address.contains(char::is_whitespace) {
        let message = "Enter a whole address that begins with https://, or leave it empty.";
        return Err(LedgerError::Field { field, message });
    }
    Ok(Some(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_there_and_no_book() {
        assert_eq!(words("a", "  so ", "Enter it.").unwrap(), "so");
        assert!(matches!(words("a", " \n", "Enter it."), Err(LedgerError::Field { message: "Enter it.", .. })));
        assert!(any_words("a", &"é".repeat(LONGEST)).is_ok());
        assert!(any_words("a", &"é".repeat(LONGEST + 1)).is_err());
    }

    #[test]
    fn an_address_is_one_that_a_browser_opens() {
        for (given, taken) in [
            ("", Some(None)),
            ("https://example.org/minutes", Some(Some("https://example.org/minutes".to_owned()))),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https://a b", None),
        ] {
            assert_eq!(address("a", given).ok(), taken, "{given}");
        }
    }
}
