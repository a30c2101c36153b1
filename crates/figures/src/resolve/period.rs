//! Which period a text names.

use std::collections::{BTreeSet, HashMap};

use bigplan_measure::{Period, Standing, YearKind};

use crate::cells::marks::unmarked;
use crate::words::plain;

/// A period and what stood with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dated {
    /// The period.
    pub period: Period,
    /// A standing that the text gave: "2020 (Provisional)".
    pub standing: Option<Standing>,
}

/// Looks up periods, and remembers in how many ways they are written.
#[derive(Default)]
pub(crate) struct PeriodWords {
    known: HashMap<(String, YearKind), Option<Dated>>,
    last: Option<(String, String, YearKind, Option<Dated>)>,
    shapes: BTreeSet<String>,
    examples: Vec<String>,
}

impl PeriodWords {
    /// The period that a text means, with the words beside it ("Autumn term").
    pub(crate) fn read(&mut self, text: &str, beside: &str, kind: YearKind) -> Option<Dated> {
        // Rows of one period mostly stand together.
        match &self.last {
            Some((last, words, of, read)) if last == text && words == beside && *of == kind => return *read,
            _ => {}
        }
        let read = self.look_up(text, beside, kind);
        self.last = Some((text.to_owned(), beside.to_owned(), kind, read));
        read
    }

    fn look_up(&mut self, text: &str, beside: &str, kind: YearKind) -> Option<Dated> {
        let key = if beside.is_empty() { text.to_owned() } else { format!("{text}\n{beside}") };
        if let Some(known) = self.known.get(&(key.clone(), kind)) {
            return *known;
        }
        let read = read(text, beside, kind);
        if read.is_some() && self.shapes.insert(shape(text)) {
            self.examples.push(text.to_owned());
        }
        self.known.insert((key, kind), read);
        read
    }

    /// One example of each way in which periods are written.
    pub(crate) fn ways(&self) -> &[String] {
        &self.examples
    }
}

/// Reads a period with the words beside it.
pub(crate) fn read(text: &str, beside: &str, kind: YearKind) -> Option<Dated> {
    let bare = unmarked(text);
    let kind = kind_of(beside).unwrap_or(kind);
    let with = || part_of_year(beside).and_then(|part| Period::read(&format!("{part} {}", bare.text), kind));
    let period = with().or_else(|| Period::read(bare.text, kind))?;
    Some(Dated { period, standing: bare.standing })
}

/// Whether a text is a period under any kind of year.
pub(crate) fn is_period(text: &str) -> bool {
    const KINDS: [YearKind; 4] = [YearKind::Financial, YearKind::Calendar, YearKind::Pooled, YearKind::School];
    text.len() >= 4
        && text.contains(|sign: char| sign.is_ascii_digit())
        && KINDS.into_iter().any(|kind| read(text, "", kind).is_some())
}

/// The kind of year that words such as "Academic year" name; `None` where they name none.
pub(crate) fn kind_of(words: &str) -> Option<YearKind> {
    let plain = plain(words);
    let has = |word: &str| plain.split(' ').any(|one| one == word);
    if has("academic") || has("school") {
        Some(YearKind::School)
    } else if has("financial") || has("fiscal") {
        Some(YearKind::Financial)
    } else if has("calendar") {
        Some(YearKind::Calendar)
    } else {
        None
    }
}

/// A term, quarter or month that stands beside the year.
fn part_of_year(words: &str) -> Option<&str> {
    let lower = plain(words);
    let first = lower.split(' ').next().unwrap_or_default();
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let term = ["autumn", "spring", "summer", "q1", "q2", "q3", "q4", "quarter"].contains(&first);
    let month = first.len() > 2 && months.iter().any(|month| first.starts_with(month));
    (term || month).then_some(words)
}

/// The way a period is written: digits and letters without their values.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for sign in text.chars() {
        let kind = if sign.is_ascii_digit() {
            '9'
        } else if sign.is_alphabetic() {
            'a'
        } else {
            sign
        };
        // A month's name is one way of writing, however long.
        if kind != 'a' || !shape.ends_with('a') {
            shape.push(kind);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::{read, shape};
    use bigplan_measure::YearKind;

    fn check(text: &str, beside: &str, kind: YearKind, expected: Option<&str>) {
        assert_eq!(read(text, beside, kind).map(|dated| dated.period.code()).as_deref(), expected, "{text} {beside}");
    }

    #[test]
    fn periods_are_read_with_the_words_beside_them() {
        check("2016-17 (OT)", "", YearKind::Financial, Some("2016/17f"));
        check("201516", "Academic year", YearKind::Financial, Some("2015/16s"));
        check("2021", "Calendar year", YearKind::School, Some("2021"));
        check("2025", "Reporting year", YearKind::School, Some("2024/25s"));
        check("201516", "Autumn term", YearKind::School, Some("2015/16t1"));
        check("England", "", YearKind::School, None);
    }

    #[test]
    fn ways_of_writing_are_told_apart() {
        assert_eq!(shape("31 March 2025"), shape("30 June 2024"));
        assert_ne!(shape("2015/16"), shape("2015-16"));
    }
}
