//! What a heading says about the figures under it.

use bigplan_measure::{AreaCode, GroupCode, MeasureCode};
use jiff::civil::Date;

use super::roles::part;
use crate::mapping::{FigureColumn, Part};
use crate::resolve::{is_period, named_measure};
use crate::vocabulary::Vocabulary;
use crate::words::plain;

/// A heading's own words about its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meaning {
    pub measure: Option<MeasureCode>,
    pub area: Option<AreaCode>,
    pub group: Option<GroupCode>,
    pub period: Option<String>,
    pub part: Option<Part>,
    pub published_on: Option<Date>,
    /// Figures that are wished for, not counted.
    pub wished: bool,
}

impl Meaning {
    /// Whether it says which figures, not only which part of them.
    pub(super) fn is_telling(&self) -> bool {
        self.measure.is_some() || self.area.is_some() || self.group.is_some() || self.period.is_some()
    }

    /// Both headings of a column together.
    pub(super) fn and(self, lower: Self) -> Self {
        Self {
            measure: self.measure.or(lower.measure),
            area: self.area.or(lower.area),
            group: self.group.or(lower.group),
            period: self.period.or(lower.period),
            part: lower.part.or(self.part),
            published_on: self.published_on.or(lower.published_on),
            wished: self.wished || lower.wished,
        }
    }

    /// As a column.
    pub(super) fn column(self) -> FigureColumn {
        FigureColumn {
            part: self.part.unwrap_or_default(),
            measure: self.measure,
            area: self.area,
            group: self.group,
            period: self.period,
            published_on: self.published_on,
            times: None,
        }
    }
}

/// Reads a heading.
pub(super) fn meaning(text: &str, vocabulary: Vocabulary<'_>) -> Meaning {
    let words = plain(text);
    let wished =
        words.split(' ').any(|word| ["target", "targets", "trajectory", "forecast", "ambition"].contains(&word));
    let mut meaning = Meaning { part: part(&words), wished, ..Meaning::default() };
    // "rate per 1000" may be what a publisher calls one measure; "rate" alone never is.
    if words.contains(' ') && !wished {
        meaning.measure = named_measure(vocabulary.catalogue, text).map(|found| found.code.clone());
    }
    if words.is_empty() || meaning.part.is_some() || meaning.measure.is_some() {
        return meaning;
    }
    meaning.published_on = edition(&words);
    if meaning.published_on.is_some() {
        return meaning;
    }
    if let Some((period, part)) = period(text) {
        (meaning.period, meaning.part) = (Some(period), part);
        return meaning;
    }
    meaning.measure = named_measure(vocabulary.catalogue, text).map(|found| found.code.clone());
    if meaning.measure.is_none() {
        meaning.area = vocabulary.areas.find_by_name(text).map(|area| area.code.clone());
    }
    if meaning.measure.is_none() && meaning.area.is_none() {
        meaning.group = vocabulary.groups.find_by_name(text).filter(|group| !group.is_all());
    }
    meaning
}

/// A period, also with a word for a part before or behind it: "2009/10 %", "Number 2009/10".
fn period(text: &str) -> Option<(String, Option<Part>)> {
    let text = text.trim();
    if is_period(text) {
        return Some((text.to_owned(), None));
    }
    let ends = [text.rsplit_once(char::is_whitespace), text.split_once(char::is_whitespace).map(|(a, b)| (b, a))];
    ends.into_iter().flatten().find_map(|(rest, word)| {
        let (rest, word) = (rest.trim(), plain(word));
        let known = part(&word).or_else(|| ["target", "targets"].contains(&word.as_str()).then_some(Part::Value))?;
        is_period(rest).then(|| (rest.to_owned(), Some(known)))
    })
}

/// "value 2024 11": figures as an edition of that month gave them.
fn edition(words: &str) -> Option<Date> {
    let mut rest = words.strip_prefix("value ")?.split(' ');
    let (year, month) = (rest.next()?.parse().ok()?, rest.next()?.parse().ok()?);
    Date::new(year, month, 1).ok().filter(|date| rest.next().is_none() && date.year() > 1900)
}
