//! A cell as a figure: a number in one of the forms that people write, or the reason why there is none.

use bigplan_measure::{Missing, Standing};

use super::marks::unmarked;

/// What a cell of figures says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    /// A number.
    Number(Number),
    /// A symbol, or nothing.
    Missing(Missing),
    /// Words that are neither.
    Words,
}

/// A number and what stood with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// As written: 62 for "62%".
    pub value: f64,
    /// A sign for a unit.
    pub sign: Option<Sign>,
    /// A standing that a mark gave.
    pub standing: Option<Standing>,
    /// Whether a comma was read as the point.
    pub comma: bool,
}

/// A sign that says what the number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// "%".
    Percent,
    /// "£".
    Pounds,
}

/// Reads a cell without blanks around it.
pub(crate) fn read(cell: &str) -> Figure {
    if let Some(value) = simple(cell) {
        return Figure::Number(Number { value, sign: None, standing: None, comma: false });
    }
    if let Some(missing) = missing(cell) {
        return Figure::Missing(missing);
    }
    let bare = unmarked(cell);
    if let Some(missing) = bare.marked.then(|| missing(bare.text)).flatten() {
        return Figure::Missing(missing);
    }
    match signed(bare.text) {
        Some(number) => Figure::Number(Number { standing: bare.standing, ..number }),
        None => Figure::Words,
    }
}

/// The common case: digits, a point, a minus, an exponent.
fn simple(cell: &str) -> Option<f64> {
    cell.starts_with(|first: char| first.is_ascii_digit() || first == '-' || first == '.')
        .then(|| cell.parse::<f64>().ok())
        .flatten()
        .filter(|value| value.is_finite())
}

/// The symbols of the published files, and those of spreadsheets and databases.
fn missing(cell: &str) -> Option<Missing> {
    if let Some(missing) = Missing::read(cell) {
        return Some(missing);
    }
    let plain = cell.to_lowercase();
    match plain.as_str() {
        "null" | "nan" | "#n/a" | "n.a." | "not collected" | "no data" | "missing" | "—" | "--" | "." => {
            Some(Missing::NotAvailable)
        }
        _ if is_small(&plain) => Some(Missing::LowCount),
        _ => None,
    }
}

/// "<5", "fewer than 6", "1 to 4", "under 5".
fn is_small(plain: &str) -> bool {
    let rest = ["<", "fewer than ", "less than ", "under "].into_iter().find_map(|start| plain.strip_prefix(start));
    rest.is_some_and(|rest| rest.trim().parse::<u32>().is_ok_and(|most| most <= 20))
}

fn signed(text: &str) -> Option<Number> {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (text, accounted) = inner.map_or((text, false), |inner| (inner, true));
    let minus = text.strip_prefix(['-', '−', '–']);
    let (text, negative) = minus.map_or((text, accounted), |rest| (rest.trim_start(), true));
    let text = text.strip_prefix('+').unwrap_or(text);
    let (text, sign) = units(text);
    let (text, times) = if sign == Some(Sign::Pounds) { thousands(text) } else { (text, 1.0) };
    let (value, comma) = grouped(text.trim())?;
    let value = value * times;
    Some(Number { value: if negative { -value } else { value }, sign, standing: None, comma })
}

fn units(text: &str) -> (&str, Option<Sign>) {
    if let Some(rest) = text.strip_prefix('£') {
        return (rest.trim_start(), Some(Sign::Pounds));
    }
    let percent = ["%", "per cent", "percent", "pc"].into_iter().find_map(|end| text.strip_suffix(end));
    percent.map_or((text, None), |rest| (rest.trim_end(), Some(Sign::Percent)))
}

/// "1.2m", "950k": only behind a pound sign, as letters alone may be marks.
fn thousands(text: &str) -> (&str, f64) {
    let sizes = [("million", 1e6), ("bn", 1e9), ("m", 1e6), ("M", 1e6), ("k", 1e3), ("K", 1e3), ("000s", 1e3)];
    let size = sizes.into_iter().find_map(|(end, times)| text.strip_suffix(end).map(|rest| (rest.trim_end(), times)));
    size.unwrap_or((text, 1.0))
}

/// Digits in groups of three, or with a comma as the point; whether the latter.
fn grouped(text: &str) -> Option<(f64, bool)> {
    if !text.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let separator = whole.chars().find(|sign| !sign.is_ascii_digit());
    let Some(separator) =
        separator.filter(|sign| matches!(sign, ',' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’'))
    else {
        return text.parse().ok().filter(|value: &f64| value.is_finite()).map(|value| (value, false));
    };
    let mut groups = whole.split(separator);
    let first = groups.next()?;
    let in_threes = (1..=3).contains(&first.len()) && groups.clone().all(|group| group.len() == 3);
    if in_threes {
        let digits: String = whole.chars().filter(|sign| *sign != separator).collect();
        let joined = fraction.map_or(digits.clone(), |fraction| format!("{digits}.{fraction}"));
        return joined.parse().ok().map(|value| (value, false));
    }
    let last = groups.next().filter(|_| separator == ',' && fraction.is_none() && groups.next().is_none())?;
    (!last.is_empty()).then(|| format!("{first}.{last}").parse().ok()).flatten().map(|value| (value, true))
}

#[cfg(test)]
mod tests {
    use super::{Figure, Number, Sign, read};
    use bigplan_measure::{Missing, Standing};

    fn number(cell: &str, value: f64) -> Number {
        match read(cell) {
            Figure::Number(number) => {
                assert!((number.value - value).abs() < 1e-9, "{cell}: {}", number.value);
                number
            }
            other => panic!("{cell}: {other:?}"),
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let plain = [
            ("12.3", 12.3),
            ("-0.4", -0.4),
            ("−0.4", -0.4),
            ("+0.4", 0.4),
            ("1,234", 1234.0),
            ("25,310", 25_310.0),
            ("1,234,567.5", 1_234_567.5),
            ("1 234", 1234.0),
            ("3.62E-3", 0.00362),
            ("(12)", -12.0),
            ("12.3 (a)", 12.3),
            ("12.3*", 12.3),
            (".5", 0.5),
        ];
        for (cell, value) in plain {
            assert_eq!(number(cell, value).sign, None);
        }
        assert_eq!(number("62%", 62.0).sign, Some(Sign::Percent));
        assert_eq!(number("62.5 per cent", 62.5).sign, Some(Sign::Percent));
        assert_eq!(number("£1.2m", 1_200_000.0).sign, Some(Sign::Pounds));
        assert_eq!(number("£950k", 950_000.0).sign, Some(Sign::Pounds));
        assert_eq!(number("-£1,200", -1200.0).sign, Some(Sign::Pounds));
        assert_eq!(number("12.3p", 12.3).standing, Some(Standing::Provisional));
        assert!(number("12,3", 12.3).comma);
    }

    #[test]
    fn symbols_are_reasons_and_words_are_words() {
        let missing = [
            ("", Missing::Blank),
            ("c", Missing::Confidential),
            ("[z]", Missing::NotApplicable),
            ("NULL", Missing::NotAvailable),
            ("<5", Missing::LowCount),
            ("x [note 3]", Missing::NotAvailable),
            ("low", Missing::LowCount),
        ];
        for (cell, expected) in missing {
            assert_eq!(read(cell), Figure::Missing(expected), "{cell}");
        }
        for words in ["1 in 5", "about 12", "Jan-12", "12 34", "1.2.3", "inf", "twelve", "1,2,3", "5,"] {
            assert_eq!(read(words), Figure::Words, "{words}");
        }
    }
}
