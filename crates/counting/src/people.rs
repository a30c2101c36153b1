//! How many people live in an area: what rates are out of that no record tells.

use std::collections::BTreeMap;

use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Period};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

/// How many people live in places, all together and by group, in the middle of each year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Row>", into = "Vec<Row>")]
pub struct People(BTreeMap<Lived, BTreeMap<GroupCode, f64>>);

/// Who lived where, and when.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lived {
    /// The measure that says which people are meant, such as those aged 10 to 17.
    pub measure: MeasureCode,
    /// In the middle of which calendar year.
    pub year: i16,
    /// Where.
    pub area: AreaCode,
}

impl People {
    /// Puts a number of people; one that is put again takes the place of the one before. What is not above nought is
    /// left out: nothing can be out of it.
    pub fn put(&mut self, who: Lived, group: GroupCode, people: f64) {
        if people > 0.0 && people.is_finite() {
            self.0.entry(who).or_default().insert(group, people);
        }
    }

    /// Each number, in the order of measures, years, places and groups.
    pub fn iter(&self) -> impl Iterator<Item = (&Lived, &GroupCode, f64)> {
        self.0.iter().flat_map(|(who, groups)| groups.iter().map(move |(group, people)| (who, group, *people)))
    }

    /// Those of one kind of group, as they stood in a year or, where nobody says so, in the last of so many years
    /// before; `None` where nobody says that either.
    pub(crate) fn of(&self, who: &Lived, kind: &str, years_before: i16) -> Option<ByGroup<'_>> {
        let in_year = |year: i16| {
            let groups = self.0.get(&Lived { year, ..who.clone() })?.iter();
            let groups: BTreeMap<&GroupCode, f64> =
                groups.filter(|(group, _)| kind_of(group) == kind).map(|(group, people)| (group, *people)).collect();
            (!groups.is_empty()).then_some(ByGroup { groups, is_of_the_year: year == who.year })
        };
        (0..=years_before).find_map(|before| in_year(who.year - before))
    }
}

/// A number of people as it is written into files.
#[derive(Serialize, Deserialize)]
struct Row {
    measure: MeasureCode,
    year: i16,
    area: AreaCode,
    group: GroupCode,
    people: f64,
}

impl From<People> for Vec<Row> {
    fn from(people: People) -> Self {
        let row = |(Lived { measure, year, area }, group, people): (&Lived, &GroupCode, f64)| Row {
            measure: measure.clone(),
            year: *year,
            area: area.clone(),
            group: group.clone(),
            people,
        };
        people.iter().map(row).collect()
    }
}

impl From<Vec<Row>> for People {
    fn from(rows: Vec<Row>) -> Self {
        let mut all = Self::default();
        rows.into_iter().for_each(|Row { measure, year, area, group, people }| {
            all.put(Lived { measure, year, area }, group, people);
        });
        all
    }
}

/// The people of a place by group.
#[derive(Clone, Debug)]
pub(crate) struct ByGroup<'a> {
    pub(crate) groups: BTreeMap<&'a GroupCode, f64>,
    /// Whether they are those of the year that was asked for, and not of one before it.
    pub(crate) is_of_the_year: bool,
}

/// What groups are told apart by: "sex" of "sex:girls", nothing of all children.
pub(crate) fn kind_of(group: &GroupCode) -> &str {
    group.parts().map_or("", |(kind, _)| kind)
}

/// The calendar year in the middle of which people are counted for a figure's year: the one in which the year began,
/// and for a figure of one day the one whose 30 June came last. So the rate of 31 March 2024 and that of 2023/24 are
/// out of the people of 2023, as the Department for Education reckons them.
pub fn people_year(period: Period) -> i16 {
    match period {
        Period::Day(day) if day < date(day.year(), 6, 30) => day.year() - 1,
        Period::SchoolYear(year) | Period::FinancialYear(year) => year,
        other => other.ends().year(),
    }
}

#[cfg(test)]
mod tests {
    use bigplan_measure::Period;
    use jiff::civil::date;

    use super::people_year;

    #[test]
    fn people_are_those_of_the_middle_of_the_year() {
        let years = [
            (Period::FinancialYear(2023), 2023),
            (Period::Year(2023), 2023),
            (Period::SchoolYear(2023), 2023),
            (Period::Day(date(2024, 3, 31)), 2023),
            (Period::Day(date(2024, 6, 29)), 2023),
            (Period::Day(date(2024, 6, 30)), 2024),
        ];
        for (period, year) in years {
            assert_eq!(people_year(period), year, "{period:?}");
        }
    }
}
