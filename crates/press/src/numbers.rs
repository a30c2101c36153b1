//! How numbers are written.

/// How the numbers of a chart are written: `£1,250`, `8.1%`, `3 days`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberFormat {
    /// What stands before the number, such as `£`.
    pub before: String,
    /// What stands after the number, such as `%`.
    pub after: String,
    /// How many decimals, at most 6.
    pub decimals: u8,
}

const MOST_DECIMALS: u8 = 6;
/// From here on a drawing writes millions.
const SHORTENED_FROM: f64 = 1e6;

impl NumberFormat {
    /// Numbers with so many decimals and nothing around them.
    pub fn plain(decimals: u8) -> Self {
        Self { decimals, ..Self::default() }
    }

    /// Percentages, given as 8.1 for 8.1 %.
    pub fn percent(decimals: u8) -> Self {
        Self { after: "%".into(), ..Self::plain(decimals) }
    }

    /// Pounds.
    pub fn pounds() -> Self {
        Self { before: "£".into(), ..Self::default() }
    }

    /// The number in full, with commas between thousands and a true minus. A number that is
    /// not finite is "no figure".
    pub fn text(&self, value: f64) -> String {
        self.with_decimals(value, self.decimals)
    }

    /// As a drawing writes it: from a million on shortened, `£1.2m`.
    pub(crate) fn short(&self, value: f64) -> String {
        self.short_with(value, self.decimals)
    }

    /// As [`NumberFormat::short`], with the decimals that the steps of an axis need.
    pub(crate) fn short_with(&self, value: f64, decimals: u8) -> String {
        let (divisor, letter) = match value.abs() {
            size if size >= 1e12 => (1e12, "tn"),
            size if size >= 1e9 => (1e9, "bn"),
            size if size >= SHORTENED_FROM => (1e6, "m"),
            _ => return self.with_decimals(value, decimals),
        };
        let number = written(value / divisor, 2);
        let number = number.trim_end_matches('0').trim_end_matches('.');
        self.dressed(&format!("{number}{letter}"))
    }

    /// A difference with its sign: `+2.1`, `−0.4`.
    pub fn signed(&self, value: f64) -> String {
        let text = self.text(value);
        if value > 0.0 && text != self.text(0.0) { format!("+{text}") } else { text }
    }

    fn with_decimals(&self, value: f64, decimals: u8) -> String {
        if !value.is_finite() {
            return "no figure".into();
        }
        self.dressed(&written(value, decimals.min(MOST_DECIMALS)))
    }

    fn dressed(&self, number: &str) -> String {
        let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("\u{2212}", digits));
        format!("{sign}{}{digits}{}", self.before, self.after)
    }
}

/// The digits with commas; `-` before a negative number, never before nought.
fn written(value: f64, decimals: u8) -> String {
    let text = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        out.push('-');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::NumberFormat;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        assert_eq!(NumberFormat::percent(1).text(8.14), "8.1%");
        assert_eq!(NumberFormat::pounds().text(-1_234_567.4), "\u{2212}£1,234,567");
        assert_eq!(NumberFormat::pounds().short(1_234_567.4), "£1.23m");
        assert_eq!(NumberFormat::plain(0).short(-2e9), "\u{2212}2bn");
        assert_eq!(NumberFormat::plain(1).text(-0.01), "0.0");
        assert_eq!(NumberFormat::plain(1).signed(0.5), "+0.5");
        assert_eq!(NumberFormat::plain(1).signed(0.01), "0.0");
        assert_eq!(NumberFormat::plain(0).text(999.0), "999");
        assert_eq!(NumberFormat::plain(0).text(f64::NAN), "no figure");
    }
}
