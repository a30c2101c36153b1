//! Grades over time: a table, and a small picture for each aspect.

use bigplan_ledger::inspection::Report;
use jiff::civil::Date;

use crate::parts::{dates, plan_words};

/// What was judged, with its grades from report to report.
pub struct Aspect {
    /// What was judged, and whose it is.
    pub name: String,
    /// A grade for each report of [`Grades::reports`], where it gave one.
    pub grades: Vec<Option<u8>>,
    /// The same as a picture.
    pub picture: Picture,
    /// What the picture shows, in words.
    pub told: String,
}

/// A report as a column.
pub struct Column {
    /// Its title.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its day; empty where it is not known.
    pub day: String,
}

/// The grades of all reports that gave any.
pub struct Grades {
    /// The reports, the oldest first.
    pub reports: Vec<Column>,
    /// The aspects, in the order of the newest report.
    pub aspects: Vec<Aspect>,
}

/// A line over four steps.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// The points of the line, as SVG has them; empty where there are fewer than two.
    pub line: String,
    /// The points: across, down, and the grade there.
    pub points: Vec<(usize, usize, u8)>,
}

/// The size of a picture in units: its ground, and the distance between two grades.
pub const WIDE: usize = 180;
/// See [`WIDE`].
pub const HIGH: usize = 92;
const STEP: usize = 22;
const EDGE: usize = 14;

impl Grades {
    /// The grades of reports, which come the newest first.
    pub fn of(reports: &[Report], address: impl Fn(&Report) -> String) -> Self {
        let graded: Vec<&Report> = reports.iter().rev().filter(|report| !report.says.grades.is_empty()).collect();
        let column = |report: &&Report| Column {
            title: report.says.title.clone(),
            address: address(report),
            day: report.says.dated.map(dates::day).unwrap_or_default(),
        };
        let days: Vec<Option<Date>> = graded.iter().map(|report| report.says.dated).collect();
        let mut names: Vec<(String, String)> = Vec::new();
        for report in graded.iter().rev() {
            for judged in &report.says.grades {
                let key = (judged.aspect.to_lowercase(), judged.of.clone().unwrap_or_default().to_lowercase());
                if !names.contains(&key) {
                    names.push(key);
                }
            }
        }
        let aspects = names.iter().map(|key| aspect(key, &graded, &days)).collect();
        Self { reports: graded.iter().map(column).collect(), aspects }
    }
}

fn aspect(key: &(String, String), graded: &[&Report], days: &[Option<Date>]) -> Aspect {
    let same = |one: &&bigplan_plan::Judgement| {
        one.aspect.to_lowercase() == key.0 && one.of.clone().unwrap_or_default().to_lowercase() == key.1
    };
    let found: Vec<_> = graded.iter().map(|report| report.says.grades.iter().find(same)).collect();
    let named = found.iter().flatten().next_back();
    let name = named.map(|one| match &one.of {
        Some(of) => format!("{} ({of})", one.aspect),
        None => one.aspect.clone(),
    });
    let grades: Vec<Option<u8>> = found.iter().map(|one| one.map(|one| one.grade)).collect();
    let told = days.iter().zip(&grades).filter_map(|(day, grade)| Some(told(*day, (*grade)?)));
    Aspect {
        name: name.unwrap_or_default(),
        picture: picture(&grades),
        told: told.collect::<Vec<_>>().join(", then "),
        grades,
    }
}

fn told(day: Option<Date>, grade: u8) -> String {
    let word = plan_words::grade(grade).unwrap_or_default().to_lowercase();
    let year = day.map(|day| format!(" in {}", day.year())).unwrap_or_default();
    format!("{grade} {word}{year}")
}

/// Reports stand at even distances: their days may not be known.
fn picture(grades: &[Option<u8>]) -> Picture {
    let gaps = grades.len().saturating_sub(1).max(1);
    let across = |place: usize| if grades.len() == 1 { WIDE / 2 } else { EDGE + place * (WIDE - 2 * EDGE) / gaps };
    let down = |grade: u8| EDGE + usize::from(4_u8.saturating_sub(grade)) * STEP;
    let points: Vec<(usize, usize, u8)> = grades
        .iter()
        .enumerate()
        .filter_map(|(place, grade)| grade.map(|grade| (across(place), down(grade), grade)))
        .collect();
    let line = if points.len() < 2 { Vec::new() } else { points.iter().map(|(x, y, _)| format!("{x},{y}")).collect() };
    Picture { line: line.join(" "), points }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn better_grades_stand_higher_and_a_gap_is_bridged() {
        let drawn = picture(&[Some(2), None, Some(4)]);
        assert_eq!(drawn.points, [(EDGE, EDGE + 2 * STEP, 2), (WIDE - EDGE, EDGE, 4)]);
        assert_eq!(drawn.line, format!("{EDGE},{} {},{EDGE}", EDGE + 2 * STEP, WIDE - EDGE));
    }

    #[test]
    fn one_grade_is_a_point_without_a_line() {
        assert_eq!(picture(&[Some(1)]), Picture { line: String::new(), points: vec![(WIDE / 2, EDGE + 3 * STEP, 1)] });
        assert_eq!(told(Some(jiff::civil::date(2007, 8, 1)), 3), "3 good in 2007");
    }
}
