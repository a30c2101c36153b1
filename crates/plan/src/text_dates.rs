//! Dates that stand in running text: "by April 2007", "Sept 07", "30 September 2009", "2009/10".
//!
//! Two digits after a month are a year of this century ("April 07" is April 2007). A year
//! that stands alone counts only after a word such as "by" or "in", because plans are full
//! of other numbers. A month without a year is no date, unless a range gives it one.

use jiff::civil::Date;

use crate::When;
use crate::fold::{Word, words};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_ENDS: [&str; 12] = ["uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember"];
const DEADLINE_WORDS: [&str; 4] = ["by", "before", "until", "than"];
const BETWEEN_WORDS: [&str; 8] = ["the", "end", "of", "early", "late", "mid", "start", "beginning"];
const YEAR_WORDS: [&str; 8] = ["by", "in", "until", "before", "during", "of", "end", "than"];

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextDate {
    /// The date, as exact as the words.
    pub when: When,
    /// First byte of the words.
    pub start: usize,
    /// First byte after them.
    pub end: usize,
    /// True after "by", "before", "until" or "no later than".
    pub deadline: bool,
}

/// All dates in a text, in order.
pub fn dates_in(text: &str) -> Vec<TextDate> {
    // Every date has a digit, and most texts have none.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begins = words.get(at).is_some_and(|word| may_begin_date(&word.folded));
        let read = if begins { date_at(text, &words, at) } else { None };
        let Some((when, length)) = read else {
            at += 1;
            continue;
        };
        if let (Some(first), Some(last)) = (words.get(at), words.get(at + length - 1)) {
            found.push(TextDate { when, start: first.start, end: last.end, deadline: is_deadline(&words, at) });
        }
        at += length;
    }
    found
}

fn may_begin_date(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || month_number(word).is_some()
}

/// The date that begins at a word, and how many words it takes.
fn date_at(text: &str, words: &[Word], at: usize) -> Option<(When, usize)> {
    day_month(words, at)
        .or_else(|| month(words, at))
        .or_else(|| numeric_day(text, words, at))
        .or_else(|| year(text, words, at))
}

fn folded(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.folded.as_str())
}

/// The month, 1 to 12.
fn month_number(word: &str) -> Option<i8> {
    let (short, rest) = word.split_at_checked(3)?;
    let index = MONTHS.iter().position(|month| *month == short)?;
    let whole = rest.is_empty() || MONTH_ENDS.get(index) == Some(&rest) || word == "sept";
    if whole { i8::try_from(index + 1).ok() } else { None }
}

fn year_number(word: &str, two_digits: bool) -> Option<i16> {
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    match (digits, word.len()) {
        (true, 4) => word.parse().ok().filter(|year| (1900..2100).contains(year)),
        (true, 2) if two_digits => word.parse::<i16>().ok().map(|year| 2000 + year),
        _ => None,
    }
}

fn day_number(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    if digits.len() > 2 { None } else { digits.parse().ok().filter(|day| (1..=31).contains(day)) }
}

fn day(year: i16, month: i8, day: i8) -> Option<When> {
    Date::new(year, month, day).ok().map(When::Day)
}

/// "30 September 2009", "31st of March 06", "March 31st 2006".
fn day_month(words: &[Word], at: usize) -> Option<(When, usize)> {
    if let Some(month) = month_number(folded(words, at)) {
        let (d, y) = (day_number(folded(words, at + 1))?, year_number(folded(words, at + 2), false)?);
        return Some((day(y, month, d)?, 3));
    }
    let d = day_number(folded(words, at))?;
    let skip = usize::from(folded(words, at + 1) == "of");
    let month = month_number(folded(words, at + 1 + skip))?;
    let y = year_number(folded(words, at + 2 + skip), true)?;
    Some((day(y, month, d)?, 3 + skip))
}

/// "April 2007", "Sept 07", and the first month of "February - May 2009".
fn month(words: &[Word], at: usize) -> Option<(When, usize)> {
    let month = month_number(folded(words, at))?;
    if let Some(year) = year_number(folded(words, at + 1), true) {
        return Some((When::Month(year, month), 2));
    }
    let skip = usize::from(matches!(folded(words, at + 1), "to" | "and"));
    let last = month_number(folded(words, at + 1 + skip))?;
    let year = year_number(folded(words, at + 2 + skip), true)?;
    (month <= last).then_some((When::Month(year, month), 1))
}

/// "30/09/2009" and "30.9.2009".
fn numeric_day(text: &str, words: &[Word], at: usize) -> Option<(When, usize)> {
    let word = folded(words, at);
    let mut dotted = word.split('.');
    if let (Some(d), Some(m), Some(y), None) = (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
        return Some((day(year_number(y, true)?, m.parse().ok()?, day_number(d)?)?, 1));
    }
    if between(text, words, at)? != "/" || between(text, words, at + 1)? != "/" {
        return None;
    }
    let y = year_number(folded(words, at + 2), true)?;
    Some((day(y, folded(words, at + 1).parse().ok()?, day_number(word)?)?, 3))
}

/// "2009/10", and a year alone after "by", "in" and the like.
fn year(text: &str, words: &[Word], at: usize) -> Option<(When, usize)> {
    let first = year_number(folded(words, at), false)?;
    let next = folded(words, at + 1);
    let end = next.strip_prefix("20").filter(|end| end.len() == 2).unwrap_or(next);
    let joined = matches!(between(text, words, at), Some("/" | "-" | "–"));
    if joined && end.parse() == Ok((first + 1).rem_euclid(100)) {
        return Some((When::SplitYear(first), 2));
    }
    let before = at.checked_sub(1).map_or("", |before| folded(words, before));
    YEAR_WORDS.contains(&before).then_some((When::Year(first), 1))
}

fn between<'t>(text: &'t str, words: &[Word], at: usize) -> Option<&'t str> {
    text.get(words.get(at)?.end..words.get(at + 1)?.start)
}

fn is_deadline(words: &[Word], at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().iter().rev().map(|word| word.folded.as_str());
    before.take(5).find(|word| !BETWEEN_WORDS.contains(word)).is_some_and(|word| DEADLINE_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::dates_in;

    fn check(text: &str, expected: &str) {
        let found: Vec<String> = dates_in(text)
            .iter()
            .map(|date| format!("{}{}", if date.deadline { "by " } else { "" }, date.when))
            .collect();
        assert_eq!(found.join(", "), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_exactly_as_they_are_written() {
        for (text, expected) in [
            ("ready by April 2007", "by 2007-04"),
            ("from April 07 – Sept 07", "2007-04, 2007-09"),
            ("by the end of March 08, later", "by 2008-03"),
            ("30 September 2009 and 31st of March 06", "2009-09-30, 2006-03-31"),
            ("By March 31st 2006", "by 2006-03-31"),
            ("no later than 30/09/2009", "by 2009-09-30"),
            ("on 30.9.2009", "2009-09-30"),
            ("in 2009/10 or 2010-2011", "2009/10, 2010/11"),
            ("February - May 2009", "2009-02, 2009-05"),
            ("all schools by 2010", "by 2010"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn other_numbers_and_words_are_no_dates() {
        for text in ["Schools may act", "St Ives, March and Ely", "2000 places", "16-18 year olds", "Year 6", "62%", ""]
        {
            check(text, "");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "(by |April |[0-9]{1,4}|/|-|\\.| |th|of |\\PC){0,20}") {
            for date in dates_in(&text) {
                prop_assert!(text.get(date.start..date.end).is_some());
            }
        }
    }
}
