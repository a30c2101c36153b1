//! The columns of a table.

use super::contents::Contents;
use super::headings::Heading;
use super::meaning::{Meaning, meaning};
use super::pairs::{number_beside_rate, tidy};
use super::roles::role;
use crate::mapping::{Column, FigureColumn, Holds};
use crate::source::Record;
use crate::vocabulary::Vocabulary;
use crate::words::plain;

/// How a column's use was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// By its heading.
    Heading,
    /// By its cells.
    Cells,
}

/// Tells what every column holds.
pub(super) fn columns(heading: &Heading, data: &[Record], vocabulary: Vocabulary<'_>) -> Vec<Column> {
    let width = heading.lower.len();
    let meanings: Vec<Meaning> = (0..width).map(|index| both(heading, index, vocabulary)).collect();
    let across = Across::of(&meanings);
    let mut told: Vec<(Column, By)> = Vec::with_capacity(width);
    for (index, meaning) in meanings.into_iter().enumerate() {
        let contents = Contents::of(data, index);
        let (holds, by) = holds(heading, index, meaning, &across, &contents, &told, vocabulary);
        told.push((Column { heading: shown(heading, index), holds }, by));
    }
    tidy(&mut told, data, vocabulary);
    number_beside_rate(&mut told);
    told.into_iter().map(|(column, _)| column).collect()
}

/// Columns told apart by something that only counts when there are several.
struct Across {
    areas: bool,
    groups: bool,
}

impl Across {
    fn of(meanings: &[Meaning]) -> Self {
        let several = |is: fn(&Meaning) -> bool| meanings.iter().filter(|meaning| is(meaning)).count() > 1;
        Self { areas: several(|m| m.area.is_some()), groups: several(|m| m.group.is_some()) }
    }

    fn counts(&self, meaning: &Meaning) -> bool {
        meaning.period.is_some()
            || meaning.measure.is_some()
            || meaning.published_on.is_some()
            || meaning.area.is_some() && self.areas
            || meaning.group.is_some() && self.groups
    }
}

fn text(list: &[String], index: usize) -> &str {
    list.get(index).map_or("", String::as_str)
}

fn both(heading: &Heading, index: usize, vocabulary: Vocabulary<'_>) -> Meaning {
    let lower = meaning(text(&heading.lower, index), vocabulary);
    match text(&heading.upper, index) {
        "" => lower,
        upper if upper == text(&heading.lower, index) => lower,
        upper => meaning(upper, vocabulary).and(lower),
    }
}

fn shown(heading: &Heading, index: usize) -> String {
    match (text(&heading.upper, index), text(&heading.lower, index)) {
        ("", lower) => lower.to_owned(),
        (upper, "") => upper.to_owned(),
        (upper, lower) if upper == lower => lower.to_owned(),
        (upper, lower) => format!("{upper} / {lower}"),
    }
}

fn holds(
    heading: &Heading,
    index: usize,
    meaning: Meaning,
    across: &Across,
    contents: &Contents,
    told: &[(Column, By)],
    vocabulary: Vocabulary<'_>,
) -> (Holds, By) {
    let lower = plain(text(&heading.lower, index));
    let words = if lower.is_empty() { plain(text(&heading.upper, index)) } else { lower };
    let known = role(&words);
    if meaning.wished {
        return (Holds::Nothing, By::Heading);
    }
    let named = known.is_none() || matches!(known, Some(Holds::Figure(_)));
    if named && across.counts(&meaning) {
        return (Holds::Figure(meaning.column()), By::Heading);
    }
    let taken = |holds: &Holds| told.iter().any(|(column, _)| column.holds == *holds);
    match known {
        Some(Holds::Nothing) => (Holds::Nothing, By::Heading),
        Some(holds @ (Holds::Measure | Holds::Group { .. } | Holds::Figure(_))) => (holds, By::Heading),
        Some(holds) if !taken(&holds) => (holds, By::Heading),
        // A second column of the same words says nothing that the first does not.
        Some(_) => (Holds::Nothing, By::Heading),
        None => (by_cells(&words, contents, &taken, told, vocabulary), By::Cells),
    }
}

fn by_cells(
    words: &str,
    contents: &Contents,
    taken: &dyn Fn(&Holds) -> bool,
    told: &[(Column, By)],
    vocabulary: Vocabulary<'_>,
) -> Holds {
    let no_area = !taken(&Holds::AreaName) && !taken(&Holds::AreaCode);
    if contents.filled == 0 {
        Holds::Nothing
    } else if contents.is_areas(vocabulary) && (no_area || words == "code" && !taken(&Holds::AreaCode)) {
        if words == "code" { Holds::AreaCode } else { Holds::AreaName }
    } else if contents.is_periods() && !taken(&Holds::Period) && words.is_empty() {
        Holds::Period
    } else if contents.is_figures() {
        Holds::Figure(FigureColumn::default())
    } else if let Some(only) = contents.only().filter(|_| told.len() > 2 && taken(&Holds::Level)) {
        Holds::Only { value: Some(only.to_owned()) }
    } else if !taken(&Holds::Measure) && contents.is_measures(vocabulary) {
        Holds::Measure
    } else if contents.is_groups(None, vocabulary) {
        Holds::Group { dimension: None }
    } else if taken(&Holds::Level) && contents.texts.len() <= 12 {
        Holds::Only { value: contents.total().map(str::to_owned) }
    } else {
        Holds::Nothing
    }
}
