use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::Period;
use crate::YearKind::{self, Calendar, Financial, Pooled, School, Snapshot};

fn any_period() -> impl Strategy<Value = Period> {
    let year = 1901..2099_i16;
    prop_oneof![
        year.clone().prop_map(Period::Year),
        year.clone().prop_map(Period::SchoolYear),
        year.clone().prop_map(Period::FinancialYear),
        (year.clone(), 1..=4_u8).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        (year.clone(), 1..=12_u8).prop_map(|(year, month)| Period::Month { year, month }),
        (year.clone(), 1..=3_u8).prop_map(|(year, term)| Period::Term { year, term }),
        (year.clone(), 1..=12_i8, 1..=28_i8).prop_map(|(y, m, d)| Period::Day(date(y, m, d))),
        (1901..2040_i16, 1..20_i16).prop_map(|(from, more)| Period::Years { from, to: from + more }),
        (1901..2040_i16, 1..20_i16).prop_map(|(from, more)| Period::SplitYears { from, to: from + more }),
    ]
}

proptest! {
    #[test]
    fn a_code_reads_back_to_its_period(period in any_period()) {
        prop_assert_eq!(period.code().parse::<Period>(), Ok(period));
    }

    #[test]
    fn the_period_after_ends_later_and_steps_back(period in any_period()) {
        let next = period.next();
        prop_assert!(next.is_some_and(|next| next.ends() > period.ends()));
        prop_assert_eq!(next.and_then(Period::previous), Some(period));
    }

    #[test]
    fn any_text_is_answered(text in ".{0,24}") {
        for kind in [Calendar, School, Financial, Snapshot, Pooled] {
            let _ = Period::read(&text, kind);
        }
        let _ = text.parse::<Period>();
    }

    #[test]
    fn texts_of_digits_and_signs_are_answered_and_mean_periods_with_codes(text in "[0-9]{1,8}[-/ .]{0,2}[0-9]{0,4}[-/ Qq]{0,2}[0-9]{0,4}") {
        for kind in [Calendar, School, Financial, Snapshot, Pooled] {
            if let Some(period) = Period::read(&text, kind) {
                prop_assert_eq!(period.code().parse::<Period>(), Ok(period));
                prop_assert!(period.ends() < Date::MAX);
            }
        }
    }

    #[test]
    fn what_is_shown_reads_back_where_it_names_its_kind(period in any_period()) {
        let words = !matches!(period, Period::Year(_) | Period::Years { .. } | Period::SplitYears { .. });
        if words {
            prop_assert_eq!(Period::read(&period.shown(), Calendar), Some(period), "{}", period.shown());
        }
    }
}

fn read(text: &str, kind: YearKind) -> String {
    Period::read(text, kind).map_or_else(|| "nothing".to_owned(), Period::code)
}

#[test]
fn years_written_in_many_ways_are_read() {
    let cases = [
        ("2016", Calendar, "2016"),
        ("2016.0", Calendar, "2016"),
        ("2016", School, "2015/16s"),
        ("2016", Financial, "2015/16f"),
        ("2015/16", School, "2015/16s"),
        ("2015/16", Financial, "2015/16f"),
        ("2015/2016", Financial, "2015/16f"),
        ("201516", School, "2015/16s"),
        ("200910", School, "2009/10s"),
        ("2022-23", Financial, "2022/23f"),
        ("2009-10", School, "2009/10s"),
        ("2009–10", Financial, "2009/10f"),
        ("1999/00", School, "1999/00s"),
        ("Academic year 2015/16", Calendar, "2015/16s"),
        ("FY 2015/16", School, "2015/16f"),
        ("2015/16 school year", Financial, "2015/16s"),
        ("2018 - 20", Pooled, "2018-2020"),
        ("2018-20", Calendar, "2018-2020"),
        ("2014-16", Financial, "2014-2016"),
        ("2018 to 2020", Pooled, "2018-2020"),
        ("2015-16", Pooled, "2015-2016"),
        ("2010-12", Pooled, "2010-2012"),
        ("2015/16", Pooled, "2015/16f"),
        ("2013/14-15/16", Financial, "2013/14-2015/16"),
        ("2020/21 - 24/25", Pooled, "2020/21-2024/25"),
        ("2020/21-2024/25", School, "2020/21-2024/25"),
    ];
    for (text, kind, code) in cases {
        assert_eq!(read(text, kind), code, "{text} as {kind:?}");
    }
}

#[test]
fn days_months_quarters_and_terms_are_read() {
    let cases = [
        ("31 March 2025", "2025-03-31"),
        ("at 31st March 2025", "2025-03-31"),
        ("31/03/2025", "2025-03-31"),
        ("31.3.2025", "2025-03-31"),
        ("2025-03-31", "2025-03-31"),
        ("2025-03-31T00:00:00", "2025-03-31"),
        ("20250331", "2025-03-31"),
        ("31-Mar-25", "2025-03-31"),
        ("Sep 2021", "2021-09"),
        ("Sept-21", "2021-09"),
        ("September 2021", "2021-09"),
        ("2009-10", "2009-10"),
        ("202503", "2025-03"),
        ("Q2 2009/10", "2009/10q2"),
        ("2009-10 Q4", "2009/10q4"),
        ("Quarter 3 of 2009/10", "2009/10q3"),
        ("Autumn term 2009", "2009/10t1"),
        ("spring 2010", "2009/10t2"),
        ("Summer term 2009/10", "2009/10t3"),
    ];
    for (text, code) in cases {
        assert_eq!(read(text, Calendar), code, "{text}");
    }
}

#[test]
fn what_is_no_period_is_refused() {
    for text in
        ["", "England", "12", "2015/17", "2015/16", "31 February 2025", "2025-13", "Q5 2009/10", "Q2", "1066", "48.5"]
    {
        assert_eq!(read(text, Calendar), "nothing", "{text}");
    }
    for code in ["2009/11s", "2009/10", "2009/10q5", "2020-2018", "2009-13", "99", "+209"] {
        assert!(code.parse::<Period>().is_err(), "{code}");
    }
}

#[test]
fn a_period_ends_on_its_last_day() {
    let cases = [
        ("2009", date(2009, 12, 31)),
        ("2009/10s", date(2010, 8, 31)),
        ("2009/10f", date(2010, 3, 31)),
        ("2009/10q1", date(2009, 6, 30)),
        ("2009/10q3", date(2009, 12, 31)),
        ("2009/10q4", date(2010, 3, 31)),
        ("2012-02", date(2012, 2, 29)),
        ("2009/10t2", date(2010, 4, 30)),
        ("2018-2020", date(2020, 12, 31)),
        ("2018/19-2020/21", date(2021, 8, 31)),
    ];
    for (code, day) in cases {
        assert_eq!(code.parse::<Period>().map(Period::ends), Ok(day), "{code}");
    }
    assert_eq!(Period::Month { year: 2009, month: 40 }.ends(), Date::MAX);
}

#[test]
fn quarters_and_terms_turn_with_their_year() {
    let next = |code: &str| code.parse::<Period>().ok().and_then(Period::next).map(Period::code);
    for (code, after) in
        [("2009/10q4", "2010/11q1"), ("2009/10t3", "2010/11t1"), ("2009-12", "2010-01"), ("2018-2020", "2019-2021")]
    {
        assert_eq!(next(code).as_deref(), Some(after));
    }
    assert_eq!(next("2100"), None);
}

#[test]
fn periods_are_shown_in_words() {
    assert_eq!(Period::SchoolYear(2009).shown(), "2009/10 school year");
    assert_eq!(Period::Day(date(2025, 3, 31)).shown(), "31 March 2025");
    assert_eq!(Period::Years { from: 2018, to: 2020 }.short(), "2018–20");
    assert_eq!(Period::Month { year: 2021, month: 9 }.short(), "Sep 2021");
}
