//! Numbers in words, and the figures that they say. Pure.

use super::{Field, FigureKey, Tie, Words};

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number<'t> {
    /// As written, with a per cent sign behind it: "48.5", "5.2 %", "1,204".
    pub mark: &'t str,
    /// Where it begins, in bytes.
    pub at: usize,
    /// Its digits after the point.
    pub decimals: usize,
}

/// A figure that a number may say.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Which figure.
    pub figure: FigureKey,
    /// Its value.
    pub value: f64,
    /// How many digits after the point its measure is shown with.
    pub decimals: u8,
    /// Whether everybody may see it.
    pub public: bool,
}

/// The numbers of a text, in order. Years, numbers within words or codes ("2009/10", "NI 72b") and numbers in words
/// ("forty-eight") are none.
pub fn numbers(text: &str) -> Vec<Number<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|step| at + step)
    {
        let rest = text.get(start..).unwrap_or_default();
        let length = length_of_number(rest);
        at = start + length;
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        let within = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_'));
        let more = text
            .get(at..)
            .and_then(|text| text.strip_prefix('.'))
            .is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        if within(before) || before == Some('.') || within(after) || more {
            // What hangs on it belongs to the same word: none of it is a number.
            let word = text.get(at..).unwrap_or_default();
            at += word.find(char::is_whitespace).unwrap_or(word.len());
            continue;
        }
        let digits = rest.get(..length).unwrap_or_default();
        let percent = percent_sign(text.get(at..).unwrap_or_default());
        if percent == 0 && is_year(digits) {
            continue;
        }
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let mark = text.get(start..at + percent).unwrap_or_default();
        found.push(Number { mark, at: start, decimals });
        at += percent;
    }
    found
}

/// How many bytes the number takes: digits, commas before three digits, one point before digits.
fn length_of_number(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(text);
    while text.get(length..).is_some_and(|rest| rest.starts_with(',') && digits(rest.get(1..).unwrap_or_default()) == 3)
    {
        length += 4;
    }
    let rest = text.get(length..).unwrap_or_default();
    match rest.strip_prefix('.').map(digits) {
        Some(decimals) if decimals > 0 => length + 1 + decimals,
        _ => length,
    }
}

fn percent_sign(text: &str) -> usize {
    let bare = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    // At most one space stands between a number and its sign.
    let space = text.len() - bare.len();
    if bare.starts_with('%') && text.chars().take_while(|c| *c != '%').count() <= 1 { space + 1 } else { 0 }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

/// Whether a number as written says this value, at the digits that are written.
pub fn says(mark: &str, value: f64) -> bool {
    let digits: String = mark.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    // A count such as 99.99999 that was reckoned is 100.
    format!("{value:.decimals$}") == digits
}

/// Ties the numbers of an answer to figures. What the writer said of a number before stays; a new number that says one
/// of the figures is tied to the first that it says.
pub fn tie_up(words: &Words, candidates: &[Candidate], before: &[Tie]) -> Vec<Tie> {
    let mut ties = Vec::new();
    for field in Field::ALL.iter().copied() {
        for number in numbers(words.of(field)) {
            if ties.iter().any(|tie: &Tie| tie.field == field && tie.mark == number.mark) {
                continue;
            }
            let known = before.iter().find(|tie| tie.field == field && tie.mark == number.mark);
            ties.extend(known.cloned().or_else(|| first(candidates, field, &number)));
        }
    }
    ties
}

fn first(candidates: &[Candidate], field: Field, number: &Number<'_>) -> Option<Tie> {
    let said = |one: &&Candidate| number.decimals >= usize::from(one.decimals) && says(number.mark, one.value);
    let found = candidates.iter().find(said)?;
    let (mark, figure) = (number.mark.to_owned(), found.figure.clone());
    Some(Tie { field, mark, tied: true, figure, value: Some(found.value), public: found.public })
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{GroupCode, Period};

    use super::*;

    fn marks(text: &str) -> Vec<&str> {
        numbers(text).into_iter().map(|number| number.mark).collect()
    }

    #[test]
    fn numbers_are_found_and_years_codes_and_words_are_not() {
        for (text, expected) in [
            ("It was 5.2 % after 5.0%, not 7.", &["5.2 %", "5.0%", "7"][..]),
            ("1,204 of 1,234,567 children, 29 of 44.", &["1,204", "1,234,567", "29", "44"]),
            ("In 2007 and 2009/10 under NI 72b, by 16-18", &[]),
            ("Forty-eight point five", &[]),
            ("aged 16 to 18: 9.1\u{a0}%", &["16", "18", "9.1\u{a0}%"]),
            ("é3 (4) £5 6é 7.8.9", &["4", "5"]),
            ("2010 %", &["2010 %"]),
            ("", &[]),
        ] {
            assert_eq!(marks(text), expected, "{text}");
        }
    }

    fn candidate(year: i16, value: f64) -> Candidate {
        let (measure, area) = ("ni-112".parse().unwrap(), "E06000031".parse().unwrap());
        let figure = FigureKey { measure, area, group: GroupCode::all(), period: Period::Year(year) };
        Candidate { figure, value, decimals: 1, public: true }
    }

    fn words(happened: &str) -> Words {
        Words { happened: happened.into(), ..Words::default() }
    }

    #[test]
    fn a_number_says_a_figure_at_the_digits_written() {
        for (mark, value, expected) in [
            ("48.5", 48.5, true),
            ("48.5", 48.46, true),
            ("48.5", 45.9, false),
            ("48", 48.4, true),
            ("1,204", 1204.0, true),
            ("5.2 %", 5.2, true),
            ("94.81 %", 94.8, false),
        ] {
            assert_eq!(says(mark, value), expected, "{mark} {value}");
        }
    }

    #[test]
    fn numbers_are_tied_by_themselves_once_and_as_the_writer_said() {
        let candidates = [candidate(2007, 48.5), candidate(2006, 57.4), candidate(2005, 48.5)];
        let text = words("48.5 after 57.4; 48 of 60; 48.5 again");
        let ties = tie_up(&text, &candidates, &[]);
        let drawn: Vec<_> = ties.iter().map(|tie| (tie.mark.as_str(), tie.figure.period.code())).collect();
        assert_eq!(
            drawn,
            [("48.5", "2007".to_owned()), ("57.4", "2006".to_owned())],
            "48 is not how the figure is shown"
        );
        let mut said = ties[0].clone();
        said.tied = false;
        let again = tie_up(&words("48.5 after 57.4"), &candidates, &[said.clone()]);
        assert_eq!(again[0], said, "what the writer untied stays untied");
        let older = tie_up(&text, &[candidate(2007, 45.9)], &ties);
        assert_eq!(older, ties, "a figure that changed since does not untie the number");
        assert!(tie_up(&words("Forty-eight point five"), &candidates, &[]).is_empty());
    }
}
