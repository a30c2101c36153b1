//! The years that figures speak of.

use bigplan_measure::{Period, YearKind};
use jiff::civil::Date;

/// The year of a measure's kind that a day lies in; `None` for kinds that no single day lies in. For a measure of one day a
/// year, that is the 31 March that comes next.
pub fn year_of(kind: YearKind, day: Date) -> Option<Period> {
    let split = |month: i8| if day.month() >= month { day.year() } else { day.year() - 1 };
    match kind {
        YearKind::Calendar => Some(Period::Year(day.year())),
        YearKind::School => Some(Period::SchoolYear(split(9))),
        YearKind::Financial => Some(Period::FinancialYear(split(4))),
        YearKind::Snapshot => Date::new(split(4) + 1, 3, 31).ok().map(Period::Day),
        YearKind::Pooled => None,
    }
}

/// The years from the one that a day lies in to the one that another lies in.
pub fn years(kind: YearKind, from: Date, to: Date) -> impl Iterator<Item = Period> {
    let next = move |period: &Period| year_of(kind, period.ends().tomorrow().ok()?);
    let last = year_of(kind, to).map(Period::ends);
    std::iter::successors(year_of(kind, from), next).take_while(move |period| Some(period.ends()) <= last)
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{Period, YearKind};
    use jiff::civil::date;

    #[test]
    fn a_year_goes_on_to_its_last_day() {
        let year = |kind, day| super::year_of(kind, day).unwrap();
        assert_eq!(year(YearKind::Financial, date(2010, 3, 31)), Period::FinancialYear(2009));
        assert_eq!(year(YearKind::Financial, date(2010, 4, 1)), Period::FinancialYear(2010));
        assert_eq!(year(YearKind::School, date(2010, 8, 31)), Period::SchoolYear(2009));
        assert_eq!(year(YearKind::Snapshot, date(2010, 3, 31)), Period::Day(date(2010, 3, 31)));
        assert_eq!(year(YearKind::Snapshot, date(2010, 4, 1)), Period::Day(date(2011, 3, 31)));
        assert_eq!(super::year_of(YearKind::Pooled, date(2010, 4, 1)), None);
    }

    #[test]
    fn years_follow_each_other() {
        let all: Vec<Period> = super::years(YearKind::Financial, date(2008, 5, 1), date(2010, 3, 31)).collect();
        assert_eq!(all, [Period::FinancialYear(2008), Period::FinancialYear(2009)]);
        assert_eq!(super::years(YearKind::Snapshot, date(2010, 1, 1), date(2009, 1, 1)).count(), 0);
    }
}
