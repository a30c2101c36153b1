//! Columns of amounts: a bare number under "Budget (£)" is pounds, not the name of a fund.

use super::words::fold;

/// The words of a cell with its numbers as pounds, where the heading makes them pounds.
///
/// A number of nothing ("0") is no fund and gives an empty text.
pub(super) fn pounds(heading: &str, text: &str) -> String {
    let bare = text.trim().trim_start_matches('£').trim();
    let number = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    if !number {
        return text.to_owned();
    }
    if bare.chars().all(|c| matches!(c, '0' | '.' | ',')) {
        return String::new();
    }
    let folded = fold(heading);
    let thousands = heading.contains("£000") || heading.contains("£k") || heading.contains("£K");
    let money = ["budget", "cost", "costs", "amount", "funding", "investment", "spend"];
    if thousands {
        format!("£{bare}k")
    } else if heading.contains('£') || folded.split(' ').any(|w| money.contains(&w)) {
        format!("£{bare}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::pounds;

    #[test]
    fn numbers_under_a_heading_of_money() {
        for (heading, text, expected) in [
            ("Cost £", "2,400", "£2,400"),
            ("Funding (£000s)", "12.5", "£12.5k"),
            ("Budget", "0", ""),
            ("Resources", "Lottery grant £400", "Lottery grant £400"),
            ("Resources", "3", "3"),
        ] {
            assert_eq!(pounds(heading, text), expected, "{heading}: {text}");
        }
    }
}
