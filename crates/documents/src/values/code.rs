//! Codes of measures: the national set and the schemes before it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// A measure's code found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundCode {
    /// Normalised: "NI 72", "PAF A70", "BVPI 163", "LPI 4".
    pub code: String,
    /// Which bytes of the text say it.
    pub span: Range<usize>,
}

static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u:\b)(?<scheme>N\.? ?I\.?s?|BVPI|BV|LPI|LI|PI|KPI|PAF(?: ?CF)?|VSB|VSC|VSMR|PSA|CF)(?:\s*[-:/]\s*|\s*)(?<n>[A-Z]?0*[0-9]{1,3}[a-z]?(?-u:\b)(?:(?:\s*,\s*|\s*&\s*|\s+and\s+|\s*/\s*|\s*,\s*and\s+)0*[0-9]{1,3}[a-z]?(?-u:\b))*)",
    )
    .ok()
});

static ONE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?<letter>[A-Z]?)0*(?<n>[0-9]{1,3})(?<part>[a-z]?)").ok());

/// All codes of a text in order; "NI 79, 80 and 81" gives three.
pub fn find_codes(text: &str) -> Vec<FoundCode> {
    let (Some(codes), Some(one)) = (CODE.as_ref(), ONE.as_ref()) else { return Vec::new() };
    let mut found = Vec::new();
    for c in codes.captures_iter(text) {
        let (Some(scheme), Some(numbers)) = (c.name("scheme"), c.name("n")) else { continue };
        let Some(scheme_name) = scheme_name(scheme.as_str(), numbers.as_str()) else { continue };
        for (i, n) in one.captures_iter(numbers.as_str()).enumerate() {
            let Some(whole) = n.get(0) else { continue };
            let [letter, digits, part] = ["letter", "n", "part"].map(|g| n.name(g).map_or("", |m| m.as_str()));
            let start = if i == 0 { scheme.start() } else { numbers.start() + whole.start() };
            let code = format!("{scheme_name} {letter}{digits}{part}");
            found.push(FoundCode { code, span: start..numbers.start() + whole.end() });
        }
    }
    found
}

/// The code that a title opens with, and the title without it.
pub fn split_code(text: &str) -> (Option<String>, &str) {
    let trimmed = text.trim_start_matches(|l: char| l.is_whitespace() || matches!(l, '-' | '–' | '•' | '*' | '('));
    let codes = find_codes(trimmed);
    let Some(first) = codes.first().filter(|c| c.span.start == 0) else { return (None, text.trim()) };
    let rest = trimmed.get(first.span.end..).unwrap_or_default();
    let rest = rest.trim_start_matches(|l: char| l.is_whitespace() || matches!(l, '-' | '–' | '—' | ':' | '.' | ')'));
    (Some(first.code.clone()), rest.trim())
}

/// The scheme as it is usually written; `None` where the letters with this number mean
/// something else ("SEN 2", "PI 3" are no codes of a scheme).
fn scheme_name(scheme: &str, numbers: &str) -> Option<String> {
    let letters: String = scheme.chars().filter(|l| l.is_ascii_alphanumeric()).collect();
    let lettered = numbers.starts_with(|l: char| l.is_ascii_uppercase());
    match letters.as_str() {
        "NI" | "NIs" if !lettered => Some("NI".to_owned()),
        "BVPI" | "BV" if !lettered => Some("BVPI".to_owned()),
        "PAF" | "PAFCF" => Some("PAF".to_owned()),
        "CF" if lettered => Some("PAF".to_owned()),
        "LPI" | "LI" | "KPI" if !lettered => Some(letters),
        "VSB" | "VSC" | "VSMR" | "PSA" if !lettered => Some(letters),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{find_codes, split_code};

    #[test]
    fn codes_are_written_one_way() {
        for (text, expected) in [
            ("NI72", "NI 72"),
            ("NI 072 Early years", "NI 72"),
            ("NI 75 and 78", "NI 75|NI 78"),
            ("NI 79, 80, 81 and 82", "NI 79|NI 80|NI 81|NI 82"),
            ("NIs 55, 56", "NI 55|NI 56"),
            ("N.I. 112", "NI 112"),
            ("PAF A70", "PAF A70"),
            ("BVPI 163", "BVPI 163"),
            ("BV163", "BVPI 163"),
            ("LPI 4", "LPI 4"),
            ("NI-87, NI 102", "NI 87|NI 102"),
            ("KS2, Key Stage 4, 5 A*-C, SEN 2, UNITED 4", ""),
        ] {
            let codes: Vec<String> = find_codes(text).into_iter().map(|c| c.code).collect();
            assert_eq!(codes.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn a_title_stands_without_its_code() {
        assert_eq!(split_code("NI 72 - Good level at five"), (Some("NI 72".into()), "Good level at five"));
        assert_eq!(
            split_code("- NI111 First time entrants aged 10-17"),
            (Some("NI 111".into()), "First time entrants aged 10-17")
        );
        assert_eq!(split_code("NI 101 5 A*-C"), (Some("NI 101".into()), "5 A*-C"));
        assert_eq!(split_code("Bangladeshi"), (None, "Bangladeshi"));
    }
}
