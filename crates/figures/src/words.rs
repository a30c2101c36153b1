//! Headings compared as people write them.

/// Small letters and digits in words with single blanks; "%" is a word of its own.
/// "Rate_per_1,000 (%)" becomes "rate per 1000 %".
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut digits = text.chars().peekable();
    while let Some(sign) = digits.next() {
        let between = sign == ',' && plain.ends_with(|last: char| last.is_ascii_digit());
        if between && digits.peek().is_some_and(char::is_ascii_digit) {
            continue;
        }
        match sign {
            '%' => plain.push_str(" % "),
            '\'' | '’' => {}
            _ if sign.is_alphanumeric() => plain.extend(sign.to_lowercase()),
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of a file, short enough for a sentence.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((cut, _)) => format!("“{}…”", line.get(..cut).unwrap_or_default()),
        None => format!("“{line}”"),
    }
}

/// "1 row", "12 rows".
pub(crate) fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

#[cfg(test)]
mod tests {
    use super::{plain, quoted};

    #[test]
    fn headings_are_compared_by_their_words() {
        assert_eq!(plain("Rate_per_1,000 (%)"), "rate per 1000 %");
        assert_eq!(plain("  LA-name "), "la name");
        assert_eq!(quoted(&"ab ".repeat(50)), format!("“{}…”", "ab ".repeat(50).get(..80).unwrap()));
    }
}
