use jiff::civil::{Date, date};

use super::{Calendar, Stretch, add_months, days_within, share_within};

fn calendar() -> Calendar {
    Calendar::built_in().expect("the calendar is whole")
}

#[track_caller]
fn after(day: Date, number: i32, expect: Date) {
    assert_eq!(calendar().add_working_days(day, number), Ok(expect), "{day} and {number} working days");
}

#[test]
fn holidays_that_were_moved_or_given_are_no_working_days() {
    let given = [
        (date(1995, 5, 8), "VE day, fifty years: the early May holiday of 1995 was moved to it"),
        (date(1999, 12, 31), "the millennium"),
        (date(2002, 6, 3), "the golden jubilee"),
        (date(2002, 6, 4), "the spring holiday of 2002, moved from 27 May"),
        (date(2011, 4, 29), "the royal wedding"),
        (date(2012, 6, 5), "the diamond jubilee"),
        (date(2020, 5, 8), "VE day: the early May holiday of 2020 was moved from the 4th"),
        (date(2022, 6, 2), "the spring holiday of 2022, moved from 30 May"),
        (date(2022, 6, 3), "the platinum jubilee"),
        (date(2022, 9, 19), "the state funeral"),
        (date(2023, 5, 8), "the coronation"),
        (date(2021, 12, 27), "Christmas Day 2021 fell on a Saturday"),
        (date(2021, 12, 28), "Boxing Day 2021 fell on a Sunday"),
    ];
    for (day, why) in given {
        assert_eq!(calendar().is_working_day(day), Ok(false), "{why}");
    }
    for day in [date(1995, 5, 1), date(2002, 5, 27), date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)] {
        assert_eq!(calendar().is_working_day(day), Ok(true), "{day} was an ordinary Monday that year");
    }
}

#[test]
fn counting_leaves_out_the_first_day_and_counts_the_last() {
    after(date(2026, 11, 16), 1, date(2026, 11, 17));
    after(date(2026, 11, 20), 1, date(2026, 11, 23));
    after(date(2026, 11, 21), 1, date(2026, 11, 23));
    after(date(2026, 11, 23), -1, date(2026, 11, 20));
    after(date(2026, 11, 21), 0, date(2026, 11, 21));
    after(date(2009, 12, 24), 1, date(2009, 12, 29));
    after(date(2024, 3, 28), 1, date(2024, 4, 2));
}

#[test]
fn counting_back_counts_the_first_and_not_the_last() {
    let between = |from, until| calendar().working_days_between(from, until);
    assert_eq!(between(date(2020, 5, 4), date(2020, 5, 11)), Ok(4), "8 May 2020 was a holiday, 4 May was none");
    assert_eq!(between(date(2020, 5, 11), date(2020, 5, 4)), Ok(-4));
    assert_eq!(between(date(2020, 5, 9), date(2020, 5, 10)), Ok(0));
}

#[test]
fn what_the_calendar_does_not_know_is_refused() {
    let first = calendar().known().0;
    assert_eq!(first, date(1995, 1, 1));
    assert!(calendar().is_working_day(date(1994, 12, 31)).is_err());
    assert!(calendar().is_working_day(date(2029, 1, 1)).is_err());
    let refused = calendar().add_working_days(date(2028, 12, 28), 10).expect_err("2029 is not known");
    assert!(refused.to_string().contains("1995-01-01 to 2028-12-31"), "{refused}");
    assert!(calendar().working_days_between(date(1990, 1, 1), date(2000, 1, 1)).is_err());
}

#[test]
fn months_end_on_the_corresponding_day_or_the_last() {
    assert_eq!(add_months(date(2011, 1, 31), 1), Some(date(2011, 2, 28)));
    assert_eq!(add_months(date(2012, 1, 31), 1), Some(date(2012, 2, 29)));
    assert_eq!(add_months(date(2011, 11, 30), 3), Some(date(2012, 2, 29)));
    assert_eq!(add_months(date(2012, 2, 29), 12), Some(date(2013, 2, 28)));
    // Dodds v Walker: four months from 30 September end on 30 January, not on the 31st.
    assert_eq!(add_months(date(1978, 9, 30), 4), Some(date(1979, 1, 30)));
}

#[test]
fn a_part_of_a_year_is_its_days() {
    let year = (date(2011, 4, 1), date(2012, 3, 31));
    let stretch = |from, until| Stretch { from, until };
    assert_eq!(days_within(stretch(date(2011, 1, 1), None), year), 366, "the financial year 2011/12 has 29 February");
    assert_eq!(days_within(stretch(date(2012, 3, 31), None), year), 1);
    assert_eq!(days_within(stretch(date(2012, 4, 1), None), year), 0);
    assert_eq!(days_within(stretch(date(2011, 4, 10), Some(date(2011, 4, 9))), year), 0);
    assert_eq!(share_within(stretch(date(2011, 10, 1), None), year), Some(183.0 / 366.0));
    assert_eq!(share_within(stretch(date(2011, 10, 1), None), (year.1, year.0)), None);
}

#[test]
fn a_file_with_a_hole_is_refused() {
    let text =
        "date,name,basis\n2027-12-25,Christmas Day,x\n2027-12-28,Boxing Day,x\n2027-12-27,Late,x\nyesterday,x,x\n";
    let bad = Calendar::read("own.csv", text).expect_err("a weekend, days out of order, no day, too few");
    let said: Vec<_> = bad.iter().map(ToString::to_string).collect();
    assert!(said[0].starts_with("own.csv, line 2: 2027-12-25 is a weekend"), "{said:?}");
    assert!(said[1].starts_with("own.csv, line 4:") && said[1].contains("in order"), "{said:?}");
    assert!(said[2].starts_with("own.csv, line 5:") && said[2].contains("yesterday"), "{said:?}");
    assert!(said[3].contains("2027 has 1 bank holidays"), "{said:?}");
    assert!(Calendar::read("own.csv", "").is_err());
}
