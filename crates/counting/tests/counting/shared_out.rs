//! Ratios: records shared out among those whom a field of theirs names.

use std::collections::BTreeMap;

use bigplan_counting::{Child, Counts, Gathering, PARTS, Total, Totals, figures, tallies};
use bigplan_measure::{Catalogue, Missing, Period, Standing};
use bigplan_register::Registers;
use jiff::civil::date;

use crate::cases::{Built, record};

/// Numerator, denominator, value and what is missing, by place and group.
type Said = BTreeMap<(String, String), (Option<f64>, Option<f64>, Option<f64>, Option<Missing>)>;

/// Children by sex and district, each with the numbers of the workers who have them on the day.
const CHILDREN: &[(&str, &str, &[&str])] = &[
    ("F", "E07000008", &["SW1"]),
    ("F", "E07000008", &["SW1"]),
    ("M", "E07000008", &["sw 1"]),
    ("M", "E07000008", &["SW2"]),
    ("F", "E07000008", &["SW2", "SW3"]),
    ("F", "E07000008", &["SW4"]),
    ("F", "E07000008", &["XX000001"]),
    ("M", "E07000010", &["XX000002"]),
    ("M", "E07000010", &["SW1"]),
    ("F", "E07000010", &["SW5"]),
    ("F", "E07000010", &["SW5"]),
    ("F", "E07000010", &["SW5"]),
    ("F", "E07000010", &[]),
];

fn sums(built: &Built) -> Totals {
    let mut sums = Totals::default();
    for (sex, district, workers) in CHILDREN {
        let mut child = Child::new(Some(date(2012, 1, 1)), None, Some((*sex).to_owned()));
        let home = format!("address stored from=2012-01-01 place={district}");
        let (register, home) = record(&built.registers, "home", &home);
        child.push(register, home);
        for (at, number) in workers.iter().enumerate() {
            let number = number.replace(' ', "_");
            let line = format!("social-worker-time open number={number} began=2023-01-0{} why=FCONTA", at + 1);
            let (register, time) = record(&built.registers, &format!("time {at}"), &line);
            child.push(register, time);
        }
        for tally in tallies(built.frame(date(2023, 12, 31)), &child) {
            if tally.measure.as_str() == "social-worker-caseload" {
                assert_eq!(tally.period, Period::Year(2023));
                sums.add(&tally.slice, Total { counted: tally.counted, of: tally.of });
            }
        }
    }
    sums
}

fn said(built: &Built, sums: &Totals) -> Said {
    let measure = &built.counts.find(&"social-worker-caseload".parse().unwrap()).unwrap().measure;
    let county = "E10000003".parse().unwrap();
    let all = figures(measure, Period::Year(2023), crate::place(&county), sums, &[], date(2023, 12, 31), "Counted");
    assert!(all.iter().all(|one| one.comparable && one.standing == Standing::Final));
    let says = |one: bigplan_measure::Observation| {
        ((one.area.to_string(), one.group.to_string()), (one.numerator, one.denominator, one.value, one.missing))
    };
    all.into_iter().map(says).collect()
}

#[test]
fn children_are_shared_out_among_the_workers_who_have_them() {
    let built = Built::new();
    let sums = sums(&built);
    let found = said(&built, &sums);
    let of = |place: &str, group: &str| found[&(place.to_owned(), group.to_owned())];
    // SW1 four, SW2 two, SW3 one, SW4 one, SW5 three, and one with each of the two who are not registered.
    assert_eq!(of("E10000003", "all"), (Some(13.0), Some(7.0), Some(13.0 / 7.0), None));
    // There SW1 has three, SW2 two, SW3 and SW4 and XX000001 one each.
    assert_eq!(of("E07000008", "all"), (Some(8.0), Some(5.0), Some(1.6), None));
    let few = (None, None, None, Some(Missing::LowCount));
    assert_eq!(of("E07000010", "all"), few, "of three workers it would say what each has to do");
    assert_eq!(of("E10000003", "sex:boys"), few, "boys are with three: SW1, SW2 and XX000002");
    // Girls: SW1 two, SW2 one, SW3 one, SW4 one, SW5 three, XX000001 one.
    assert_eq!(of("E10000003", "sex:girls"), (Some(9.0), Some(6.0), Some(1.5), None));
}

#[test]
fn who_has_no_child_left_is_nobody() {
    let built = Built::new();
    let mut sums = sums(&built);
    let gone: Vec<_> = sums.iter().map(|(of, total)| (of.clone(), total)).collect();
    let all = |group: &str, apart: Option<i64>| {
        gone.iter().find(|(of, _)| of.district.is_none() && of.group.as_str() == group && of.apart == apart).unwrap()
    };
    // SW2 hands their two children on to SW1.
    let of = |number: &str| bigplan_counting::told_apart(&bigplan_register::Value::Text(number.into()));
    let (lost, before) = (all("all", of("SW2")), all("all", of("SW1")));
    assert_eq!((lost.1.of, before.1.of), (2, 4));
    sums.put(lost.0.clone(), Total::default());
    sums.put(before.0.clone(), Total { counted: 6, of: 6 });
    let found = said(&built, &sums);
    assert_eq!(found[&("E10000003".into(), "all".into())].1, Some(6.0));
    let nobody = said(&built, &Totals::default());
    let none = (Some(0.0), Some(0.0), None, Some(Missing::NotApplicable));
    assert_eq!(nobody[&("E10000003".into(), "all".into())], none, "nobody is no caseload of nought");
}

#[test]
fn workers_gathered_are_those_that_were_added_one_by_one() {
    let mut gathering = Gathering::default();
    for number in ["7", "7", "9223372036854775807"] {
        let mut parts = [""; PARTS];
        let own = format!("each:{number}");
        (parts[1], parts[PARTS - 1]) = ("girls", &own);
        gathering.add(parts, Total { counted: 1, of: 1 });
    }
    let found = gathering.totals().unwrap();
    let of = |apart: Option<i64>| {
        found.iter().filter(|(of, _)| of.apart == apart).map(|(of, total)| (of.group.to_string(), total.of)).collect()
    };
    let both = |number: i64| -> Vec<(String, i64)> { vec![("all".into(), number), ("sex:girls".into(), number)] };
    assert_eq!((of(None), of(Some(7)), of(Some(i64::MAX))), (both(3), both(2), both(1)));
}

#[test]
fn what_does_not_go_together_with_a_ratio_is_said() {
    let text = include_str!("../../../../definitions/measures/social-worker-caseload.toml");
    let registers = Registers::built_in().unwrap();
    let bad = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        let own = [("social-worker-caseload.toml".to_owned(), text.replacen(from, to, 1))];
        let catalogue = Catalogue::built_in_with(&own).unwrap_or_else(|bad| panic!("{to}: {bad:?}"));
        Counts::read(&catalogue, &registers).unwrap_err()[0].to_string()
    };
    let says = |from: &str, to: &str, reason: &str| {
        let said = bad(from, to);
        assert!(said.starts_with(&format!("social-worker-caseload.toml, [count] {reason}")), "{to}: {said}");
    };
    says("per = \"number\"\n", "", "per: a ratio says by which field");
    says("basis = \"ratio\"", "basis = \"count\"", "per: only of a ratio are records shared out");
    says("per = \"number\"", "per = \"numbers\"", "per: the register \"social-worker-time\" has no field \"numbers\"");
    says("per = \"number\"", "per = \"began\"", "per: \"began\" names nobody: choose a short text");
    says("per =", "numerator = \"number is filled\"\nper =", "numerator: a ratio counts all that \"where\" means");
    says("per =", "out-of = \"3\"\nper =", "out-of: only a proportion is out of");
    says("days = [", "days = [\"year-ended\", ", "per: on several days they may be others");
    says("per =", "groups = { \"each:one\" = \"ended is empty\" }\nper =", "groups: \"each\" is what those whom");
}
