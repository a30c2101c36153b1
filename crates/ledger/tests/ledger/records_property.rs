//! Whatever a record is given comes back as it was given, and what is kept of its clocks is what its clocks say.

use bigplan_ledger::registers::Given as Fields;
use bigplan_register::{FieldCode, Value};
use bigplan_testbed::both;
use jiff::civil::{Date, DateTime, date};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::registers_given::{House, TODAY};
use crate::support::{Given, SETUP, run};

const CASES: usize = 40;

fn days() -> impl Strategy<Value = Date> {
    (0..500_i64).prop_map(|back| TODAY.saturating_sub(jiff::Span::new().days(back)))
}

fn moments() -> impl Strategy<Value = DateTime> {
    (days(), 0..24_i8, 0..60_i8, 0..60_i8, 0..1_000_000_000_i32)
        .prop_map(|(day, h, m, s, n)| day.at(h, m, s, n))
        .prop_filter("not ahead", |moment| moment.date() < TODAY)
}

fn maybe(
    field: &'static str,
    value: impl Strategy<Value = Value>,
) -> impl Strategy<Value = (FieldCode, Option<Value>)> {
    proptest::option::of(value).prop_map(move |value| (field.parse().unwrap(), value))
}

/// Values of every kind of field.
fn values() -> impl Strategy<Value = Fields> {
    let numbers = (
        maybe("nights", any::<i64>().prop_map(Value::Whole)),
        maybe("rent", any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::Decimal)),
        maybe("warm", any::<bool>().prop_map(Value::YesNo)),
    );
    let times = (maybe("moved-in", moments().prop_map(Value::Moment)), maybe("looked-at", days().prop_map(Value::Day)));
    (numbers, times).prop_map(|((a, b, c), (d, e))| [a, b, c, d, e].into())
}

fn next<S: Strategy>(runner: &mut TestRunner, strategy: &S) -> S::Value {
    strategy.new_tree(runner).unwrap_or_else(|why| panic!("{why}")).current()
}

both! {
    async fn values_come_back_as_they_were_given(given: Given) {
        let house = House::of(given).await;
        let stay = house.work.add_record(&SETUP, house.stay(date(2009, 9, 1))).await.unwrap();
        let (mut runner, strategy) = (TestRunner::deterministic(), values());
        let mut version = 1;
        for _ in 0..CASES {
            let given = next(&mut runner, &strategy);
            version = house.work.change_record(&SETUP, stay.id, version, given.clone()).await.unwrap().version;
            let stored = house.work.case_page(&SETUP, stay.id).await.unwrap().values;
            for (field, value) in given {
                assert_eq!(stored.get(&field), value.as_ref(), "{field}");
            }
        }
    }

    async fn texts_come_back_letter_by_letter(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let (mut runner, strategy) = (TestRunner::deterministic(), "[^\\x00]{1,40}");
        let mut version = 1;
        for _ in 0..CASES {
            let text = Value::Text(next(&mut runner, &strategy));
            let given = [("what-was-said".parse().unwrap(), Some(text.clone()))].into();
            version = house.work.change_record(&SETUP, visit.id, version, given).await.unwrap().version;
            let stored = house.work.case_page(&SETUP, visit.id).await.unwrap().values;
            let expected = Some(&text).filter(|text| !text.is_blank());
            assert_eq!(stored.get("what-was-said"), expected);
        }
    }

    async fn what_is_kept_of_a_clock_is_what_it_says(given: Given) {
        let house = House::of(given).await;
        let (mut runner, strategy) = (TestRunner::deterministic(), days());
        for _ in 0..CASES {
            let promised = next(&mut runner, &strategy);
            let values = [("promised".parse().unwrap(), Some(Value::Day(promised)))].into();
            let new = bigplan_ledger::registers::NewRecord { values, ..house.visit(None) };
            let saved = house.work.add_record(&SETUP, new).await.unwrap();
            let due = house.work.case_page(&SETUP, saved.id).await.unwrap().clocks[0].due;
            let page = bigplan_ledger::registers::WorkPage::first(200);
            let list = bigplan_ledger::registers::WorkList::Team(house.team);
            let listed = house.work.work_list(&SETUP, house.of, &list, &page).await.unwrap();
            assert!(listed.is_sorted_by_key(|item| (item.due, item.id)));
            assert_eq!(listed.iter().find(|item| item.id == saved.id).and_then(|item| item.due), due);
        }
    }
}
