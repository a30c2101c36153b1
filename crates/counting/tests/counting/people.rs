//! Figures out of the people who live in an area, worked by hand.

use std::collections::BTreeMap;

use bigplan_counting::{Counts, Lived, People, Place, Slice, Total, Totals, figures};
use bigplan_measure::{Catalogue, Missing, Observation, Period, Standing};
use bigplan_register::Registers;
use jiff::civil::{Date, date};

use crate::cases::Built;

const COUNTY: &str = "E10000003";

fn people(all: &[(&str, i16, &str, &str, f64)]) -> People {
    let mut people = People::default();
    for (measure, year, area, group, number) in all {
        let who = Lived { measure: measure.parse().unwrap(), year: *year, area: area.parse().unwrap() };
        people.put(who, group.parse().unwrap(), *number);
    }
    people
}

/// Sums of children who each count once, by district, sex and ethnic group.
fn sums(all: &[(&str, &str, &str, i64)]) -> Totals {
    let mut sums = Totals::default();
    for (district, sex, ethnicity, children) in all {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let groups = [known(sex), None, known(ethnicity), None, None, None];
        let slice = Slice { district: known(district).map(|code| code.parse().unwrap()), groups, own: Vec::new() };
        sums.add(&slice, Total { counted: *children, of: *children });
    }
    sums
}

fn found(
    measure: &str,
    period: Period,
    (sums, people): (&Totals, &People),
    today: Date,
) -> BTreeMap<(String, String), Observation> {
    let built = Built::new();
    let measure = &built.counts.find(&measure.parse().unwrap()).unwrap().measure;
    let area = COUNTY.parse().unwrap();
    let gone = [("E07000012".parse().unwrap(), "all".parse().unwrap())];
    let all = figures(measure, period, Place { area: &area, people }, sums, &gone, today, "Counted");
    all.into_iter().map(|one| ((one.area.to_string(), one.group.to_string()), one)).collect()
}

fn of<'a>(found: &'a BTreeMap<(String, String), Observation>, area: &str, group: &str) -> Option<&'a Observation> {
    found.get(&(area.to_owned(), group.to_owned()))
}

#[test]
fn a_rate_is_out_of_the_people_of_the_middle_of_its_year() {
    let people = people(&[
        ("population-10-17", 2023, COUNTY, "all", 50_000.0),
        ("population-10-17", 2022, COUNTY, "all", 40_000.0),
        ("population-10-17", 2023, COUNTY, "sex:girls", 24_000.0),
        ("population-10-17", 2023, COUNTY, "sex:boys", 26_000.0),
        ("population-10-17", 2023, "E07000008", "all", 8_000.0),
        ("population-0-17", 2023, COUNTY, "all", 1.0),
    ]);
    let sums = sums(&[("E07000008", "girls", "indian", 6), ("E07000010", "boys", "", 13), ("", "", "", 1)]);
    let found = found("ni-111", Period::FinancialYear(2023), (&sums, &people), date(2024, 4, 1));
    let value = |area: &str, group: &str| of(&found, area, group).and_then(|one| one.value);
    // 20 of 50,000; 6 of 24,000; 13 of 26,000; 6 of 8,000.
    assert_eq!((value(COUNTY, "all"), value(COUNTY, "sex:girls")), (Some(40.0), Some(25.0)));
    assert_eq!((value(COUNTY, "sex:boys"), value("E07000008", "all")), (Some(50.0), Some(75.0)));
    let all = of(&found, COUNTY, "all").unwrap();
    assert_eq!((all.numerator, all.denominator, all.standing), (Some(20.0), Some(50_000.0), Standing::Final));
    assert_eq!(of(&found, "E07000010", "all"), None, "nobody says how many live there");
    assert_eq!(of(&found, COUNTY, "ethnicity:indian"), None, "nor how many of that group");
    assert_eq!(of(&found, "E07000012", "all").unwrap().missing, Some(Missing::NotAvailable), "it had a figure before");
}

#[test]
fn until_people_are_known_those_of_two_years_before_stand_in_and_nothing_older() {
    let of_year = |year| people(&[("population-0-17", year, COUNTY, "all", 1_000.0)]);
    let sums = sums(&[("", "", "", 5)]);
    let rate = |year, today| {
        let found = found("looked-after-rate", Period::Day(date(2024, 3, 31)), (&sums, &of_year(year)), today);
        let all = of(&found, COUNTY, "all").unwrap();
        (all.value, all.missing, all.standing)
    };
    let after = date(2024, 4, 1);
    assert_eq!(
        rate(2023, after),
        (Some(50.0), None, Standing::Final),
        "31 March is out of the people of the June before"
    );
    assert_eq!(rate(2022, after), (Some(50.0), None, Standing::Estimated));
    assert_eq!(rate(2021, after), (Some(50.0), None, Standing::Estimated));
    assert_eq!(rate(2020, after), (None, Some(Missing::NotAvailable), Standing::Final), "too old");
    assert_eq!(rate(2024, after), (None, Some(Missing::NotAvailable), Standing::Final), "not those of a later year");
    assert_eq!(rate(2022, date(2024, 3, 1)), (Some(50.0), None, Standing::Provisional), "the year is not over");
}

#[test]
fn the_part_of_a_group_is_held_against_its_part_of_the_people() {
    let census = |white, indian, other: f64| {
        people(&[
            ("population-10-17", 2021, COUNTY, "ethnicity:white-british", white),
            ("population-10-17", 2021, COUNTY, "ethnicity:indian", indian),
            ("population-10-17", 2021, COUNTY, "ethnicity:other", other),
            ("population-10-17", 2023, COUNTY, "all", 9_999.0),
        ])
    };
    let counted = sums(&[
        ("", "", "white-british", 30),
        ("E07000008", "", "indian", 10),
        ("", "", "not-known", 7),
        ("", "", "", 5),
    ]);
    let gap = |people: &People| found("ni-44", Period::FinancialYear(2023), (&counted, people), date(2024, 4, 1));
    let all = gap(&census(8_000.0, 1_000.0, 1_000.0));
    let of_group = |group: &str| {
        let one = of(&all, COUNTY, &format!("ethnicity:{group}")).unwrap();
        (one.value.map(|points| (points * 10.0).round() / 10.0), one.numerator, one.denominator)
    };
    // 30 of 40 are 75 % and 80 % of the people; 10 of 40 are 25 % and 10 %; nobody is of the last.
    assert_eq!(of_group("white-british"), (Some(-5.0), Some(30.0), Some(40.0)));
    assert_eq!(of_group("indian"), (Some(15.0), Some(10.0), Some(40.0)));
    assert_eq!(of_group("other"), (Some(-10.0), Some(0.0), Some(40.0)));
    assert_eq!(of(&all, COUNTY, "ethnicity:indian").unwrap().standing, Standing::Estimated, "of the last census");
    assert_eq!(of(&all, COUNTY, "all").unwrap().missing, Some(Missing::NotApplicable), "all is all");
    assert_eq!(of(&all, COUNTY, "ethnicity:not-known"), None);
    let broad = people(&[
        ("population-10-17", 2021, COUNTY, "ethnicity:white-british", 8_000.0),
        ("population-10-17", 2021, COUNTY, "ethnicity:asian", 2_000.0),
    ]);
    assert_eq!(
        of(&gap(&broad), COUNTY, "ethnicity:white-british"),
        None,
        "Indian children are no part of a group there"
    );
}

#[test]
fn what_is_wrong_with_people_is_said() {
    let bad = |from: &str, to: &str| {
        let text = include_str!("../../../../definitions/measures/ni-111.toml");
        let own = [("ni-111.toml".to_owned(), text.replacen(from, to, 1))];
        let catalogue = Catalogue::built_in_with(&own).unwrap();
        Counts::read(&catalogue, &Registers::built_in().unwrap()).unwrap_err()[0].to_string()
    };
    let people = "people = \"population-10-17\"";
    assert_eq!(bad(people, "people = \"people\""), "ni-111.toml, [count] people: there is no measure \"people\"");
    assert!(bad(people, "people = \"ni-112\"").ends_with("is no number of people"));
    assert!(bad(people, "people = \"looked-after-children\"").contains("is counted from records"));
    assert!(bad(people, &format!("{people}\nnumerator = \"1\"")).contains("no numerator, out-of or events"));
    assert!(bad("basis = \"rate\"", "basis = \"count\"").contains("only a rate, or a score without a gap"));
}
