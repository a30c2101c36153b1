//! The names of months, in full or cut short.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a folded word is a month: "march", "sept", "dec".
pub(super) fn is_month(word: &str) -> bool {
    word.len() >= 3 && MONTHS.iter().any(|month| month.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_month;

    #[test]
    fn months_in_full_or_cut_short() {
        assert!(["mar", "march", "sept", "september", "may"].iter().all(|w| is_month(w)));
        assert!(!["mark", "marketing", "decision", "ma", "sum"].iter().any(|w| is_month(w)));
    }
}
