//! Years of a measure: what was counted beside what others give. Pure.

use bigplan_ledger::figures::Figure;
use bigplan_measure::{Definition, Period};

use crate::parts::figure_words as words;

/// One year.
pub struct Year {
    /// In words.
    pub shown: String,
    /// Its code, for addresses.
    pub code: String,
    /// What was counted.
    pub counted: String,
    /// Out of how many; empty where it is a count.
    pub of: String,
    /// The figure.
    pub value: String,
    /// Whether the year has not ended.
    pub running: bool,
    /// What others give for it.
    pub others: Vec<Other>,
}

/// A figure that was loaded, beside the counted one.
pub struct Other {
    pub value: String,
    pub source: String,
    /// How far the counted one lies from it, in words; empty where that cannot be said.
    pub apart: String,
}

/// The years that were counted, the newest first. `figures` are those of one place, all children together, counted or not,
/// as they hold good now.
pub fn years(definition: &Definition, figures: &[Figure]) -> Vec<Year> {
    let mut counted: Vec<&Figure> = figures.iter().filter(|figure| figure.run.is_some()).collect();
    counted.sort_by_key(|figure| std::cmp::Reverse(figure.point.period.ends()));
    let others = |period: Period| figures.iter().filter(move |one| one.run.is_none() && same(one.point.period, period));
    let year = |figure: &&Figure| Year {
        shown: figure.point.period.shown(),
        code: figure.point.period.code(),
        counted: whole(figure.point.numerator),
        of: whole(figure.point.denominator),
        value: words::figure(definition, &figure.point),
        running: figure.point.standing == bigplan_measure::Standing::Provisional,
        others: others(figure.point.period).map(|other| beside(definition, figure, other)).collect(),
    };
    counted.iter().map(year).collect()
}

/// One year may be written as its last day, where a measure speaks of that day.
fn same(one: Period, other: Period) -> bool {
    one == other || (one.ends() == other.ends() && matches!((one, other), (Period::Day(_), _) | (_, Period::Day(_))))
}

fn beside(definition: &Definition, counted: &Figure, other: &Figure) -> Other {
    let apart = counted.point.value.zip(other.point.value).map(|(ours, theirs)| ours - theirs);
    let apart = apart.map(|by| match definition.rounded(by) {
        0.0 => "the same".to_owned(),
        by if by > 0.0 => format!("{} more", words::apart(definition, by)),
        by => format!("{} less", words::apart(definition, -by)),
    });
    Other {
        value: words::figure(definition, &other.point),
        source: if other.source.is_empty() { "typed in".to_owned() } else { other.source.clone() },
        apart: apart.unwrap_or_default(),
    }
}

/// A number of records; a mean of several days to one place.
pub fn whole(number: Option<f64>) -> String {
    number.map(|number| crate::parts::plan_words::value((number * 10.0).round() / 10.0, None)).unwrap_or_default()
}
