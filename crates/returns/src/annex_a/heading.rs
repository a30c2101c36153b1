//! Words as they are compared: small letters, one blank between them, no marks.

/// What is left of a heading, a sheet's name or a category when capital letters, marks, brackets and doubled blanks are left
/// out. Apostrophes, straight or curly, vanish; every other mark parts words.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '`' | '\u{b4}') {
            continue;
        }
        if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
            continue;
        }
        if !key.ends_with(' ') && !key.is_empty() {
            key.push(' ');
        }
        if letter == '&' {
            key.push_str("and ");
        }
    }
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn marks_and_capital_letters_do_not_count() {
        assert_eq!(key("Child\u{2019}s  legal\u{a0}status:"), key("Child's Legal Status"));
        assert_eq!(key("UASC (Y/N))"), "uasc y n");
        assert_eq!(key("Parents & carers"), "parents and carers");
        assert_eq!(key(" \n "), "");
    }
}
