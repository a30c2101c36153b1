//! Amounts of money.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// An amount found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundMoney {
    /// Pounds.
    pub pounds: f64,
    /// Which bytes of the text say it.
    pub span: Range<usize>,
}

static MONEY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:£|(?-u:\b)GBP ?)\s?(?<n>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s?(?<scale>k(?-u:\b)|m(?:n|illion|illions)?(?-u:\b)|thousand(?-u:\b)|bn(?-u:\b)|billion(?-u:\b))?").ok()
});

/// All amounts of a text in order: "£450K", "£6,000", "£1.2 million".
pub fn find_money(text: &str) -> Vec<FoundMoney> {
    let Some(money) = MONEY.as_ref() else { return Vec::new() };
    money
        .captures_iter(text)
        .filter_map(|c| {
            let number: f64 = c.name("n")?.as_str().replace(',', "").parse().ok()?;
            let scale = match c.name("scale").map_or(String::new(), |s| s.as_str().to_lowercase()).as_str() {
                "k" | "thousand" => 1e3,
                "bn" | "billion" => 1e9,
                "" => 1.0,
                _ => 1e6,
            };
            // Whole pence: 1.19 million must not become 1189999.9999999998.
            let pounds = (number * scale * 100.0).round() / 100.0;
            pounds.is_finite().then(|| FoundMoney { pounds, span: c.get(0).map_or(0..0, |m| m.range()) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find_money;

    #[test]
    fn amounts_are_pounds() {
        for (text, expected) in [
            ("Grant: £450K)", vec![450_000.0]),
            ("£6,000 Existing resources", vec![6000.0]),
            ("£170k – grant", vec![170_000.0]),
            ("£1.2m", vec![1_200_000.0]),
            ("£1.2 million in all, £153k £1.19m: capital", vec![1_200_000.0, 153_000.0, 1_190_000.0]),
            ("£25 mentoring", vec![25.0]),
            ("60% of 450", vec![]),
        ] {
            let pounds: Vec<f64> = find_money(text).iter().map(|m| m.pounds).collect();
            assert_eq!(pounds, expected, "{text}");
        }
    }
}
