//! Which cell of a row is of which column: headings matched by name, then by pattern.

use super::column::Fit;
use super::heading::key;
use super::layout::List;

/// Where the cells of a sheet go.
#[derive(Debug)]
pub(crate) struct Plan {
    /// For each column of the list: the cell that fills it.
    pub cells: Vec<Option<usize>>,
    /// What does not fit.
    pub told: Vec<Told>,
}

/// A heading or column that does not fit.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A column without a heading.
    Missing(&'static str),
    /// A heading without a column.
    Unknown(String),
    /// A second heading of a column; the first was read.
    Twice(String, &'static str),
    /// A heading that fits several columns.
    Several(String, Vec<&'static str>),
}

impl Told {
    /// Its code and what it is, as the second half of a sentence.
    pub fn words(&self) -> (&'static str, String) {
        match self {
            Self::Missing(column) => ("annex-a-column-missing", format!("the column \"{column}\" is missing")),
            Self::Unknown(heading) => (
                "annex-a-column-unknown",
                format!("the heading \"{heading}\" is of no column of this list and was not read"),
            ),
            Self::Twice(heading, column) => {
                let what = format!(
                    "the heading \"{heading}\" is a second one for the column \"{column}\"; the first was read"
                );
                ("annex-a-column-twice", what)
            }
            Self::Several(heading, columns) => {
                let columns = columns.join("\" and \"");
                let what = format!("the heading \"{heading}\" may be of the columns \"{columns}\" and was not read");
                ("annex-a-column-several", what)
            }
        }
    }
}

/// How many columns of a list these headings fit.
pub(crate) fn fitting(list: &List, headings: &[(usize, String)]) -> usize {
    let keys: Vec<String> = headings.iter().map(|(_, heading)| key(heading)).collect();
    list.columns.iter().filter(|column| keys.iter().any(|key| column.fit(key).is_some())).count()
}

impl Plan {
    /// Lays headings, each with the number of its cell, on the columns of a list. A heading that is a column's own name goes
    /// before one that only fits its pattern, wherever they stand.
    pub fn new(list: &'static List, headings: &[(usize, String)]) -> Plan {
        let mut plan = Plan { cells: vec![None; list.columns.len()], told: Vec::new() };
        let mut by_pattern = Vec::new();
        for (cell, heading) in headings {
            let key = key(heading);
            match list.columns.iter().position(|column| column.fit(&key) == Some(Fit::Name)) {
                Some(column) => plan.take(list, column, *cell, heading),
                None => by_pattern.push((*cell, heading, key)),
            }
        }
        let named = plan.cells.clone();
        for (cell, heading, key) in by_pattern {
            let all = list.columns.iter().enumerate();
            let fitting: Vec<usize> = all.filter(|(_, column)| column.fit(&key).is_some()).map(|(at, _)| at).collect();
            let free: Vec<usize> =
                fitting.iter().copied().filter(|at| named.get(*at).is_some_and(Option::is_none)).collect();
            match (free.as_slice(), fitting.as_slice()) {
                ([column], _) | ([], [column, ..]) => plan.take(list, *column, cell, heading),
                ([], []) => plan.told.push(Told::Unknown(shortened(heading))),
                (several, _) => {
                    let names =
                        several.iter().filter_map(|at| list.columns.get(*at)).map(|column| column.name.as_str());
                    plan.told.push(Told::Several(shortened(heading), names.collect()));
                }
            }
        }
        let lacking = list.columns.iter().zip(&plan.cells).filter(|(_, cell)| cell.is_none());
        plan.told.extend(lacking.map(|(column, _)| Told::Missing(&column.name)));
        plan
    }

    fn take(&mut self, list: &'static List, column: usize, cell: usize, heading: &str) {
        match self.cells.get_mut(column) {
            Some(place) if place.is_none() => *place = Some(cell),
            _ => {
                let name = list.columns.get(column).map_or("", |column| column.name.as_str());
                self.told.push(Told::Twice(shortened(heading), name));
            }
        }
    }
}

/// A heading as it is told: whoever puts a letter into a heading need not read it again.
pub(crate) fn shortened(heading: &str) -> String {
    heading.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(150).collect()
}
