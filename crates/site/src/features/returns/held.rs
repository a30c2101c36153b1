//! Figures of a return beside those of the records and what was published, and the children that make the difference. Pure.

use std::collections::BTreeMap;

use bigplan_ledger::figures::Figure;
use bigplan_ledger::registers::PupilCounts;
use bigplan_measure::{Definition, MeasureCode, Period};

use super::found::SHOWN;
use super::in_return::{ChildCounts, InReturn};
use crate::parts::figure_words as words;
use crate::parts::plan_words::value;
use crate::shell::measures::ShownMeasures;

/// One figure on both sides.
struct Pair {
    measure: MeasureCode,
    period: Period,
    /// Counted, and out of how many; `None` where nothing was counted from records.
    records: Option<(i64, i64)>,
    in_return: (i64, i64),
    published: Option<Figure>,
}

impl Pair {
    fn differs(&self) -> bool {
        self.records.unwrap_or_default() != self.in_return
    }
}

/// All figures on both sides.
pub(super) struct Held(Vec<Pair>);

/// A figure as it is shown.
pub(super) struct Line {
    pub(super) title: String,
    pub(super) address: String,
    pub(super) period: String,
    pub(super) records: String,
    pub(super) in_return: String,
    pub(super) published: String,
    pub(super) source: String,
    pub(super) differs: bool,
    pub(super) apart: Apart,
}

/// The children that make a difference.
#[derive(Default)]
pub(super) struct Apart {
    /// Children whom the return counts and the records do not, by the return's own numbers.
    pub(super) only_return: Vec<String>,
    /// Children who count otherwise in the return, with both numbers.
    pub(super) otherwise: Vec<String>,
    /// How many children the records count and the return does not.
    pub(super) only_records: usize,
    /// How many have no pupil number, in the return and in the records: nobody can tell whether they are the same.
    pub(super) nameless: (usize, usize),
    /// How many more there are than are shown.
    pub(super) left: usize,
}

impl Held {
    /// Puts the figures of a return beside those known of the whole area.
    pub(super) fn of(found: &InReturn, figures: &[Figure]) -> Self {
        let pair = |(measure, period): &(MeasureCode, Period)| {
            let own = || figures.iter().filter(|one| one.measure == *measure && one.point.period == *period);
            let whole = |number: Option<f64>| number.unwrap_or_default().round() as i64;
            let counted = own().find(|one| one.run.is_some());
            let records = counted.map(|one| {
                let counted = whole(one.point.numerator);
                (counted, one.point.denominator.map_or(counted, |of| of.round() as i64))
            });
            let children = found.figures.get(&(measure.clone(), period.code())).map(Vec::as_slice).unwrap_or_default();
            let sum = |of: fn(&ChildCounts) -> i64| children.iter().map(of).sum();
            let in_return = (sum(|child| child.counted), sum(|child| child.of));
            let published = own().filter(|one| one.run.is_none()).max_by_key(|one| (one.known_from, one.load)).cloned();
            Pair { measure: measure.clone(), period: *period, records, in_return, published }
        };
        let pairs = found.told.iter().map(pair);
        Self(pairs.filter(|pair| pair.records.is_some() || pair.in_return != (0, 0)).collect())
    }

    /// The figures that differ.
    pub(super) fn differing(&self) -> Vec<(MeasureCode, Period)> {
        self.0.iter().filter(|pair| pair.differs()).map(|pair| (pair.measure.clone(), pair.period)).collect()
    }

    /// The figures in words; `pupils` has what the children of the records count for in each that differs.
    pub(super) fn lines(
        &self,
        found: &InReturn,
        measures: &ShownMeasures,
        address: &str,
        pupils: &[Vec<PupilCounts>],
    ) -> Vec<Line> {
        let mut pupils = pupils.iter();
        let mut lines = Vec::with_capacity(self.0.len());
        for pair in &self.0 {
            let recorded = if pair.differs() { pupils.next().map(Vec::as_slice) } else { None };
            let Some(definition) = measures.definition(&pair.measure) else { continue };
            let children = found.figures.get(&(pair.measure.clone(), pair.period.code()));
            let children = children.map(Vec::as_slice).unwrap_or_default();
            lines.push(Line {
                title: definition.title.clone(),
                address: format!("{address}/{}/records?year={}", pair.measure, pair.period.code()),
                period: pair.period.shown(),
                records: pair.records.map_or_else(|| "none".to_owned(), |sums| both(definition, sums)),
                in_return: both(definition, pair.in_return),
                published: pair.published.as_ref().map(|one| words::figure(definition, &one.point)).unwrap_or_default(),
                source: pair.published.as_ref().map(|one| one.source.clone()).unwrap_or_default(),
                differs: pair.differs(),
                apart: recorded.map(|recorded| apart(children, recorded)).unwrap_or_default(),
            });
        }
        lines.sort_by(|one, other| (&one.title, &one.period).cmp(&(&other.title, &other.period)));
        lines
    }
}

fn both(definition: &Definition, (counted, of): (i64, i64)) -> String {
    let number = |number: i64| value(number as f64, None);
    if definition.denominator.is_none() { number(counted) } else { format!("{} of {}", number(counted), number(of)) }
}

/// Which children make the difference, by their pupil numbers.
fn apart(children: &[ChildCounts], recorded: &[PupilCounts]) -> Apart {
    let mut apart = Apart::default();
    let mut by_number: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for pupil in recorded {
        match pupil.pupil_number.as_deref() {
            Some(number) => {
                let sum = by_number.entry(number).or_default();
                *sum = (sum.0 + pupil.counted, sum.1 + pupil.of);
            }
            None => apart.nameless.1 += 1,
        }
    }
    for one in children {
        let Some(number) = one.pupil_number.as_deref() else {
            apart.nameless.0 += 1;
            continue;
        };
        let (list, words) = match by_number.remove(number) {
            None => (&mut apart.only_return, one.child.clone()),
            Some((counted, of)) if (counted, of) == (one.counted, one.of) => continue,
            Some((counted, of)) => {
                let both = format!(
                    "{}: {} of {} in the return, {counted} of {of} in the records",
                    one.child, one.counted, one.of
                );
                (&mut apart.otherwise, both)
            }
        };
        if list.len() < SHOWN { list.push(words) } else { apart.left += 1 }
    }
    apart.only_records = by_number.len();
    apart
}

#[cfg(test)]
mod tests {
    use bigplan_ledger::registers::PupilCounts;

    use super::{ChildCounts, apart};

    fn child(child: &str, number: Option<&str>, counted: i64) -> ChildCounts {
        ChildCounts { child: child.into(), pupil_number: number.map(str::to_owned), counted, of: 1 }
    }

    fn pupil(number: Option<&str>, counted: i64) -> PupilCounts {
        PupilCounts { pupil_number: number.map(str::to_owned), counted, of: 1 }
    }

    #[test]
    fn children_are_told_apart_by_their_pupil_numbers() {
        let children =
            [child("1", Some("A"), 1), child("2", Some("B"), 0), child("3", Some("C"), 1), child("4", None, 1)];
        let recorded = [pupil(Some("A"), 1), pupil(Some("B"), 1), pupil(Some("D"), 1), pupil(None, 1), pupil(None, 0)];
        let found = apart(&children, &recorded);
        assert_eq!(found.only_return, ["3"]);
        assert_eq!(found.otherwise, ["2: 0 of 1 in the return, 1 of 1 in the records"]);
        assert_eq!((found.only_records, found.nameless, found.left), (1, (1, 2), 0));
    }
}
