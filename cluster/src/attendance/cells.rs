//! Pupils added up by school, year and groups, and the figures that these cells make.

use std::collections::{BTreeMap, HashMap};

use bigplan_cluster_functions::keys::{Group, code, groups_of};
use serde::Serialize;

/// Pupils of one school, year and combination of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The school, packed.
    pub school: i64,
    /// The year in which the school year ends.
    pub year: i32,
    /// The groups, packed.
    pub groups: i64,
    /// How many pupils had any session.
    pub pupils: i64,
    /// How many of them missed a tenth or more.
    pub absent: i64,
}

/// What is told of a school, or of all, in a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// The school; `None` for all.
    pub school: Option<String>,
    /// The year in which the school year ends.
    pub schoolyear: i32,
    /// All pupils, or one group.
    pub group: String,
    /// How many pupils had any session.
    pub pupils: i64,
    /// How many of them missed a tenth or more.
    #[serde(rename = "persistently-absent")]
    pub absent: i64,
    /// Out of every 100 pupils.
    pub value: f64,
}

/// The sums of one school or of all, by group: so few that they are looked through.
#[derive(Debug, Default)]
struct Sums(Vec<(Group, i64, i64)>);

impl Sums {
    fn add(&mut self, group: Group, pupils: i64, absent: i64) {
        match self.0.iter_mut().find(|(known, ..)| *known == group) {
            Some((_, all, missed)) => (*all, *missed) = (*all + pupils, *missed + absent),
            None => self.0.push((group, pupils, absent)),
        }
    }

    fn figures(mut self, school: Option<&str>, year: i32, found: &mut Vec<Figure>) {
        self.0.sort_unstable();
        found.extend(self.0.into_iter().map(|(group, pupils, absent)| Figure {
            school: school.map(str::to_owned),
            schoolyear: year,
            group: group.to_string(),
            pupils,
            absent,
            value: absent as f64 / pupils as f64 * 100.0,
        }));
    }
}

/// Cells added up: they grow with schools, years and groups, never with pupils.
#[derive(Debug, Default)]
pub struct Cells(HashMap<(i64, i32), Sums>);

impl Cells {
    /// Adds a cell to its school: to all pupils, and to each group that is known.
    pub fn add(&mut self, cell: Cell) {
        let sums = self.0.entry((cell.school, cell.year)).or_default();
        for group in std::iter::once(Group::All).chain(groups_of(cell.groups).into_iter().flatten()) {
            sums.add(group, cell.pupils, cell.absent);
        }
    }

    /// The figures, all schools first, then school by school.
    pub fn figures(self) -> Vec<Figure> {
        let mut all: BTreeMap<i32, Sums> = BTreeMap::new();
        for ((_, year), sums) in &self.0 {
            let all = all.entry(*year).or_default();
            sums.0.iter().for_each(|(group, pupils, absent)| all.add(*group, *pupils, *absent));
        }
        let mut found = Vec::new();
        all.into_iter().for_each(|(year, sums)| sums.figures(None, year, &mut found));
        let mut schools: Vec<_> = self.0.into_iter().collect();
        schools.sort_unstable_by_key(|(school, _)| *school);
        for ((school, year), sums) in schools {
            sums.figures(Some(&code(school)), year, &mut found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Cells};

    #[test]
    fn a_pupil_counts_in_their_school_in_all_and_in_each_group() {
        let mut cells = Cells::default();
        let school = |name: &[u8; 1]| i64::from(name[0]) << 56;
        // A girl of one ethnic group; whether she has free meals is not known.
        let groups = i64::from_be_bytes([0, b'F', 0, b'W', b'B', b'R', b'I', 0]);
        let cell = Cell { school: school(b"1"), year: 2024, groups, pupils: 4, absent: 1 };
        cells.add(cell);
        cells.add(Cell { school: school(b"2"), groups: 0, ..cell });
        let figures = cells.figures();
        let told: Vec<_> = figures
            .iter()
            .map(|one| (one.school.as_deref(), one.group.as_str(), one.pupils, one.absent, one.value))
            .collect();
        assert_eq!(
            told,
            [
                (None, "all", 8, 2, 25.0),
                (None, "ethnicity:WBRI", 4, 1, 25.0),
                (None, "sex:girls", 4, 1, 25.0),
                (Some("1"), "all", 4, 1, 25.0),
                (Some("1"), "ethnicity:WBRI", 4, 1, 25.0),
                (Some("1"), "sex:girls", 4, 1, 25.0),
                (Some("2"), "all", 4, 1, 25.0),
            ]
        );
    }
}
