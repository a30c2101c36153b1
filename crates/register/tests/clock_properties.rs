//! What holds of all days.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod shared;

use bigplan_register::calendar::add_months;
use bigplan_register::clock::reading;
use bigplan_register::record::Pause;
use bigplan_register::{ClockState, Record};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use shared::{calendar, example, record, visit};

/// A day that leaves room on both sides of it.
fn day() -> impl Strategy<Value = Date> {
    (0_i32..11_000).prop_map(|days| date(1996, 1, 1).saturating_add(days.days()))
}

proptest! {
    #[test]
    fn adding_ends_on_a_working_day_and_counting_finds_the_number_again(from in day(), number in 1_i32..200) {
        let calendar = calendar();
        let until = calendar.add_working_days(from, number).unwrap();
        prop_assert!(calendar.is_working_day(until).unwrap());
        prop_assert_eq!(calendar.working_days_between(from, until).unwrap(), number);
        let back = calendar.add_working_days(from, -number).unwrap();
        prop_assert!(calendar.is_working_day(back).unwrap() && back < from);
    }

    #[test]
    fn counting_by_the_week_is_counting_day_by_day(from in day(), days in 0_i32..500) {
        let calendar = calendar();
        let until = from.saturating_add(days.days());
        let one_by_one = (1..=days)
            .filter(|next| calendar.is_working_day(from.saturating_add(next.days())).unwrap())
            .count();
        prop_assert_eq!(calendar.working_days_between(from, until).unwrap(), i32::try_from(one_by_one).unwrap());
        prop_assert_eq!(calendar.working_days_between(until, from).unwrap(), -i32::try_from(one_by_one).unwrap());
    }

    #[test]
    fn months_keep_the_day_or_end_with_the_month(from in day(), months in 1_u16..60) {
        let until = add_months(from, months).unwrap();
        prop_assert!(until.day() == from.day() || until == until.last_of_month());
        let passed = (i32::from(until.year()) - i32::from(from.year())) * 12 + i32::from(until.month())
            - i32::from(from.month());
        prop_assert_eq!(passed, i32::from(months));
    }

    #[test]
    fn a_clock_with_pauses_is_due_when_its_days_are_used_up(
        from in day(), first in 0_i32..20, long in 0_i32..30, gap in 0_i32..5, again in 0_i32..9,
    ) {
        let registers = example();
        let definition = visit(&registers);
        let at = |days: i32| from.saturating_add(days.days());
        let pause = |a: i32, b: i32| Pause {
            clock: "visit".parse().unwrap(), reason: "away".into(), from: at(a), until: Some(at(b)),
        };
        let pauses = vec![pause(first, first + long), pause(first + long + gap, first + long + gap + again)];
        let stands = |day: Date| pauses.iter().any(|pause| pause.from <= day && Some(day) < pause.until);
        let calendar = calendar();
        let record = Record { pauses: pauses.clone(), ..record(from) };
        let found = reading(definition, &definition.clocks[0], &record, from, &calendar).unwrap();
        let allowed = usize::from(found.rule.unwrap().limit.number());
        let due = found.due.unwrap();
        // The last day is the first day on which as many days as the rule allows have counted.
        let mut counted = 0;
        let mut day = from;
        while counted < allowed {
            day = day.tomorrow().unwrap();
            if calendar.is_working_day(day).unwrap() && !stands(day) {
                counted += 1;
            }
        }
        prop_assert_eq!(due, day);
        let later = reading(definition, &definition.clocks[0], &record, due.tomorrow().unwrap(), &calendar).unwrap();
        prop_assert_eq!(later.state, ClockState::Overdue { by: 1 });
    }

    #[test]
    fn no_text_breaks_the_readers(text in ".{0,200}") {
        let _ = bigplan_register::Calendar::read("a.csv", &text);
        let _ = bigplan_register::Registers::read(&shared::files(&text));
    }
}
