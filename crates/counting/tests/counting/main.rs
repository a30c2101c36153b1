//! What records count for: rules worked by hand, case by case.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may stop where it stands")]

mod cases;
mod people;
mod shared_out;
mod worked;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use bigplan_counting::{
    Child, Counts, Frame, Gathering, LooksAt, People, Place, Slice, Tally, Total, Totals, figures, tallies,
};
use bigplan_measure::{AreaCode, Areas, Catalogue, GroupCode, Missing, Period, Standing};
use bigplan_register::{Calendar, Registers};
use cases::{Built, record};
use jiff::civil::{Date, date};

#[test]
fn every_rule_that_is_carried_can_be_read() {
    let built = Built::new();
    assert!(built.counts.iter().count() > 40, "{}", built.counts.iter().count());
}

#[test]
fn what_is_wrong_with_a_rule_is_said_with_its_file_and_key() {
    let text = include_str!("../../../../definitions/measures/ni-64.toml");
    let bad = |from: &str, to: &str| {
        let own = [("ni-64.toml".to_owned(), text.replacen(from, to, 1))];
        let catalogue = Catalogue::built_in_with(&own).unwrap();
        Counts::read(&catalogue, &Registers::built_in().unwrap()).unwrap_err()[0].to_string()
    };
    assert_eq!(
        bad("register = \"protection-plan\"", "register = \"plans\""),
        "ni-64.toml, [count] register: there is no register \"plans\""
    );
    assert!(bad("on = \"ended\"", "on = \"endet\"").starts_with("ni-64.toml, [count] on: "));
    assert!(bad("on = \"ended\"", "on = \"ended\"\nany-time = true").contains("not both"));
    assert!(bad("numerator = \"ended", "numerator = \"eended").contains("[count] numerator: "));
}

#[test]
fn what_nobody_fills_is_not_counted_as_nought() {
    let built = Built::new();
    let filled = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect();
    let counted = |codes: &[&str], measure: &str| {
        built.counts.with_filled(&filled(codes)).find(&measure.parse().unwrap()).is_some()
    };
    assert!(!counted(&[], "ni-114") && counted(&["exclusion"], "ni-114") && counted(&[], "ni-64"));
    let needed = built.counts.needed();
    for measure in ["ni-114", "looked-after-missing", "ni-62", "ni-58", "pupils-suspended"] {
        assert!(!counted(&[], measure), "{measure}");
    }
    assert_eq!(built.counts.with_filled(&needed).iter().count(), built.counts.iter().count());
}

#[test]
fn who_does_not_know_where_records_came_from_can_still_count_what_is_only_broken_down_by_it() {
    let registers = Registers::built_in().unwrap();
    let text = include_str!("../../../../definitions/measures/quality-referrals-need-known.toml");
    let looks_at = |those: &str| {
        let own = [("quality-referrals-need-known.toml".to_owned(), text.replace("received is filled", those))];
        let counts = Counts::read(&Catalogue::built_in_with(&own).unwrap(), &registers).unwrap();
        let count = counts.find(&"quality-referrals-need-known".parse().unwrap()).unwrap();
        assert_eq!(count.rule.groups.len(), 5);
        count.looks_at(&registers)
    };
    let source = LooksAt::Source("referral".parse().unwrap());
    assert!(!looks_at("received is filled").contains(&source));
    assert!(looks_at("how-written = 'file'").contains(&source), "it decides what counts");
}

#[test]
fn time_alone_moves_what_counts_on_days_of_a_year_on_those_days_only() {
    let built = Built::new();
    let moves = |measure: &str, before: Date, today: Date| {
        let count = built.counts.find(&measure.parse().unwrap()).unwrap();
        count.moves_between(&built.registers, &built.calendar, before, today)
    };
    let census = date(2010, 1, 21);
    assert!(moves("ni-114", census.yesterday().unwrap(), census), "the third Thursday of January");
    assert!(moves("ni-114", date(2009, 9, 1), date(2010, 6, 1)), "many days at once");
    assert!(!moves("ni-114", census, census.tomorrow().unwrap()));
    assert!(!moves("ni-114", date(2010, 1, 19), date(2010, 1, 20)));
    assert!(moves("neet-16-17", date(2022, 12, 30), date(2022, 12, 31)), "a day of the year before its own");
    assert!(!moves("neet-16-17", date(2023, 3, 1), date(2023, 11, 30)));
    assert!(moves("ni-62", date(2010, 6, 1), date(2010, 6, 2)) && moves("ni-19", date(2010, 6, 1), date(2010, 6, 2)));
    assert!(!moves("ni-64", date(2010, 6, 1), date(2010, 6, 2)), "a plan that ends is written down");
}

#[test]
fn what_does_not_go_together_is_said() {
    let files = [
        ("ni-117.toml", include_str!("../../../../definitions/measures/ni-117.toml")),
        ("ni-114.toml", include_str!("../../../../definitions/measures/ni-114.toml")),
        ("overall-absence.toml", include_str!("../../../../definitions/measures/overall-absence.toml")),
        ("ni-104.toml", include_str!("../../../../definitions/measures/ni-104.toml")),
    ];
    let cases = [
        (
            0,
            "once-a-child",
            "any-time = true\nonce-a-child",
            "days: a record counts on one day, on days of each year or",
        ),
        (0, "once-a-child", "on = \"from\"\nonce-a-child", "days: a record counts on one day, on days of each year or"),
        (0, "months - 1 day", "months - 1 dy", "days: \"dy\" is no unit"),
        (0, "once-a-child", "out-of = \"3\"\nonce-a-child", "numerator: it gives yes or no, and a number is wanted"),
        (1, "register = \"exclusion\"", "register = \"exclusions\"", "events: there is no register \"exclusions\""),
        (
            1,
            "register = \"exclusion\"",
            "register = \"school-place\"",
            "events: events are records of another register",
        ),
        (1, "on = \"began\"", "on = \"kind\"", "events: it gives a code, and a day is wanted"),
        (1, "once-a-child", "numerator = \"3\"\nonce-a-child", "events: a rate has a numerator or events, not both"),
        (1, "needs = [\"exclusion\"]", "needs = [\"exclusions\"]", "needs: there is no register \"exclusions\""),
        (1, "phase = 'primary'", "phase = 'first'", "groups: 'first' is no code of that list"),
        (1, "basis = \"rate\"", "basis = \"proportion\"", "numerator: it says nothing"),
        (1, "\"school-type:special\"", "\"score:special\"", "groups: \"score\" is what scores are kept under"),
        (2, "basis = \"proportion\"", "basis = \"mean\"", "out-of: only a proportion is out of something"),
        (2, "on = \"until\"", "days = [\"year-ended\"]", "on: records of \"attendance-term\" are no stretches of time"),
        (
            3,
            "gap = ",
            "#",
            "numerator: only counts, proportions, rates, means, ratios and gaps of two groups or of the lowest fifth",
        ),
    ];
    for (file, from, to, reason) in cases {
        let (name, text) = files[file];
        let own = [(name.to_owned(), text.replacen(from, to, 1))];
        let catalogue = Catalogue::built_in_with(&own).unwrap();
        let bad = Counts::read(&catalogue, &Registers::built_in().unwrap()).unwrap_err()[0].to_string();
        assert!(bad.starts_with(&format!("{name}, [count] {reason}")), "{bad}");
    }
}

/// Measures that say one thing for different times, or with other words.
#[test]
fn old_and_new_measures_of_one_rule_count_alike() {
    let built = Built::new();
    let rule = |code: &str| built.counts.find(&code.parse().unwrap()).unwrap().rule.clone();
    for (one, other) in [
        ("ni-62", "looked-after-three-placements"),
        ("ni-63", "looked-after-long-term-stability"),
        ("ni-64", "protection-plans-ended-2-years"),
        ("ni-65", "protection-plans-repeat"),
        ("local-reregistration", "protection-plans-repeat"),
        ("ni-67", "protection-plans-reviewed"),
        ("ni-114", "permanent-exclusions"),
        ("ni-45", "youth-justice-eet"),
        ("ni-46", "youth-justice-accommodation"),
        ("ni-73", "ni-104"),
        ("ni-75", "ni-105"),
        ("ks2-expected-standard", "ks2-special-needs-gap"),
    ] {
        assert_eq!(rule(one), rule(other), "{one} and {other}");
    }
}

#[test]
fn a_plan_that_is_open_has_lasted_one_of_five_times() {
    let built = Built::new();
    let long = ["3-months", "6-months", "1-year", "1-to-2-years", "2-years"];
    let mut day = date(2017, 1, 1);
    while day <= date(2021, 3, 31) {
        let mut child = Child::new(None, None, None);
        let began = format!("protection-plan open began={day}");
        let (register, record) = record(&built.registers, "a", &began);
        child.push(register, record);
        let all = tallies(built.frame(date(2021, 3, 31)), &child);
        let of = |code: &str| -> i64 {
            let last =
                |tally: &&Tally| tally.measure.as_str() == code && tally.period == Period::Day(date(2021, 3, 31));
            all.iter().filter(last).map(|tally| tally.counted).sum()
        };
        let one: i64 = long.iter().map(|long| of(&format!("protection-plans-open-{long}"))).sum();
        assert_eq!((one, of("protection-plans")), (1, 1), "{day}");
        day = day.tomorrow().unwrap();
    }
}

#[test]
fn a_child_belongs_to_a_district_and_groups_on_the_day_that_counts() {
    let built = Built::new();
    let mut child = Child::new(Some(date(2010, 6, 1)), None, Some("F".into()));
    for (id, text) in [
        ("1", "address stored from=2010-06-01 until=2018-05-31 place=E07000008"),
        ("2", "address stored from=2018-06-01 place=E07000010"),
        ("3", "looked-after-episode closed began=2018-07-01 ended=2018-09-01 care-began=2018-07-01 legal-status=C2"),
        ("4", "referral closed received=2018-05-31"),
        ("5", "referral closed received=2018-07-01"),
        ("6", "referral closed received=2020-06-01"),
    ] {
        let (register, record) = record(&built.registers, id, text);
        child.push(register, record);
    }
    let all = tallies(built.frame(date(2020, 12, 31)), &child);
    let slices: BTreeMap<String, Slice> =
        all.into_iter().filter(|tally| tally.measure.as_str() == "referrals").map(|t| (t.record, t.slice)).collect();
    let says = |id: &str| {
        let Slice { district, groups, .. } = &slices[id];
        let text = |at: usize| groups[at].clone().unwrap_or_default();
        (district.as_ref().unwrap().to_string(), text(0), text(1), text(4))
    };
    let words = |a: &str, b: &str, c: &str, d: &str| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned());
    assert_eq!(says("4"), words("E07000008", "girls", "5-9", "no"));
    assert_eq!(says("5"), words("E07000010", "girls", "5-9", "yes"), "moved, and in care since that day");
    assert_eq!(says("6"), words("E07000010", "girls", "10-15", "no"), "ten on that day");
}

#[test]
fn sums_become_figures_of_the_whole_each_district_and_each_group() {
    let built = Built::new();
    let measure = &built.counts.find(&"protection-plans-repeat".parse().unwrap()).unwrap().measure;
    let groups = |sex: Option<&str>| [sex.map(str::to_owned), None, None, None, Some("no".into()), None];
    let sum = |district: Option<&str>, sex, counted, of| {
        let slice =
            Slice { district: district.map(|code: &str| code.parse().unwrap()), groups: groups(sex), own: Vec::new() };
        (slice, Total { counted, of })
    };
    let mut sums = Totals::default();
    for (slice, total) in
        [sum(Some("E07000008"), Some("girls"), 1, 4), sum(Some("E07000010"), Some("boys"), 2, 3), sum(None, None, 0, 1)]
    {
        sums.add(&slice, total);
    }
    let area = "E10000003".parse().unwrap();
    let gone = ("E07000012".parse().unwrap(), GroupCode::all());
    let year = Period::FinancialYear(2018);
    let found = figures(measure, year, place(&area), &sums, std::slice::from_ref(&gone), date(2019, 4, 1), "Counted");
    let of = |place: &str, group: &str| {
        let one = found.iter().find(|one| one.area.as_str() == place && one.group.as_str() == group).unwrap();
        (one.numerator, one.denominator, one.value)
    };
    assert_eq!(of("E10000003", "all"), (Some(3.0), Some(8.0), Some(37.5)));
    assert_eq!(of("E07000008", "all"), (Some(1.0), Some(4.0), Some(25.0)));
    assert_eq!(of("E10000003", "sex:boys"), (Some(2.0), Some(3.0), Some(2.0 / 3.0 * 100.0)));
    assert_eq!(of("E10000003", "looked-after:no"), (Some(3.0), Some(8.0), Some(37.5)));
    assert_eq!(of("E07000012", "all"), (Some(0.0), Some(0.0), None), "nothing is left to count there");
    assert_eq!(found.iter().find(|one| one.area == gone.0).unwrap().missing, Some(Missing::NotApplicable));
    assert_eq!((found.len(), found[0].standing), (7, Standing::Final));
    let running = figures(measure, year, place(&area), &sums, &[], date(2019, 3, 30), "Counted");
    assert_eq!((running[0].standing, running[0].comparable), (Standing::Provisional, true));
}

/// What a list of records comes to: each with what it adds, out of how many, and its groups.
fn added(all: &[(i64, i64, &[&str])]) -> Totals {
    let mut sums = Totals::default();
    for (counted, of, own) in all {
        let own = own.iter().map(|group| group.parse().unwrap()).collect();
        sums.add(&Slice { own, ..Slice::default() }, Total { counted: *counted, of: *of });
    }
    sums
}

#[test]
fn several_days_are_a_mean_and_events_a_rate() {
    let built = Built::new();
    let county = "E10000003".parse().unwrap();
    let found = |measure: &str, sums: &Totals, year, today| {
        let measure = &built.counts.find(&measure.parse().unwrap()).unwrap().measure;
        let all = figures(measure, year, place(&county), sums, &[], today, "Counted");
        let says = |one: &bigplan_measure::Observation| (one.numerator, one.denominator, one.value, one.comparable);
        all.iter().map(|one| (one.group.to_string(), says(one))).collect::<BTreeMap<_, _>>()
    };
    let year = Period::FinancialYear(2009);
    let three = found("ni-117", &added(&[(3, 3, &[]), (1, 3, &[]), (0, 2, &[])]), year, date(2010, 4, 1));
    assert_eq!(three["all"], (Some(4.0 / 3.0), Some(8.0 / 3.0), Some(50.0), true));
    let sums = added(&[(1, 0, &["school-type:special"]), (0, 1, &["school-type:primary"]), (0, 1, &[]), (2, 0, &[])]);
    let year = Period::SchoolYear(2009);
    let rate = found("ni-114", &sums, year, date(2010, 9, 1));
    assert_eq!(rate["all"], (Some(3.0), Some(2.0), Some(150.0), true));
    assert_eq!(rate["school-type:primary"], (Some(0.0), Some(1.0), Some(0.0), true));
    assert_eq!(rate["school-type:special"], (Some(1.0), Some(0.0), None, true), "nobody to count them out of");
    let running = found("ni-114", &sums, year, date(2010, 8, 30));
    assert!(!running["all"].3, "so many since the year began");
}

#[test]
fn a_gap_is_worked_out_of_the_shares_of_two_groups() {
    let built = Built::new();
    let measure = &built.counts.find(&"ni-104".parse().unwrap()).unwrap().measure;
    let county = "E10000003".parse().unwrap();
    let (any, none): (&[&str], &[&str]) = (&["special-needs:any"], &["special-needs:none"]);
    let gap = |all: &[(i64, i64, &[&str])]| {
        let gone = ("E07000012".parse().unwrap(), GroupCode::all());
        let year = Period::SchoolYear(2009);
        let found = figures(measure, year, place(&county), &added(all), &[gone], date(2010, 9, 1), "Counted");
        assert_eq!((found.len(), &found[0].area, found[1].value), (2, &county, None), "of the whole area alone");
        (found[0].value, found[0].numerator, found[0].missing)
    };
    let all = [(1, 1, any), (0, 3, any), (3, 3, none), (0, 1, none), (1, 1, &[])];
    assert_eq!(
        gap(&all),
        (Some(50.0), None, None),
        "three quarters less a quarter; who is of neither side is left out"
    );
    assert_eq!(gap(&[(0, 1, none), (1, 1, any)]), (Some(-100.0), None, None));
    assert_eq!(gap(&[(1, 1, none)]), (None, None, Some(Missing::NotApplicable)), "one side has nobody");
}

#[test]
fn the_lowest_fifth_is_held_against_the_child_in_the_middle() {
    let built = Built::new();
    let measure = &built.counts.find(&"ni-92".parse().unwrap()).unwrap().measure;
    let county = "E10000003".parse().unwrap();
    let scored = |all: &[(i64, i64, Option<&str>)]| {
        let mut sums = Totals::default();
        for (score, children, district) in all {
            let own = vec![format!("score:{score}").parse().unwrap()];
            let slice = Slice { own, district: district.map(|code| code.parse().unwrap()), ..Slice::default() };
            sums.add(&slice, Total { counted: score * children, of: *children });
        }
        sums
    };
    let found = |sums: &Totals| {
        figures(measure, Period::SchoolYear(2008), place(&county), sums, &[], date(2009, 9, 1), "Counted")
    };
    let gap = |all: &[(i64, i64, Option<&str>)]| {
        let one = found(&scored(all)).remove(0);
        (one.numerator, one.denominator, one.value.map(|value| (value * 1000.0).round() / 1000.0))
    };
    // Forty children: the middle two have 80 and 90; the lowest eight have 30 or 60.
    let forty = [(30, 4, None), (60, 4, None), (70, 8, None), (80, 4, None), (90, 16, None), (110, 4, None)];
    assert_eq!(gap(&forty), (Some(40.0), Some(85.0), Some(47.059)));
    // Thirty-two: a fifth of them is 6.4, which is six; thirty-four: 6.8, which is seven.
    assert_eq!(gap(&[(40, 6, None), (80, 26, None)]), (Some(40.0), Some(80.0), Some(50.0)));
    assert_eq!(gap(&[(40, 6, None), (54, 1, None), (80, 27, None)]), (Some(38.0), Some(80.0), Some(47.5)));
    assert_eq!(gap(&[(77, 40, None)]), (Some(0.0), Some(77.0), Some(0.0)));
    assert_eq!(gap(&[(0, 40, None), (117, 9, None)]), (None, None, None), "nothing can be a part of nought");
    let thirty =
        found(&scored(&[(40, 14, Some("E07000008")), (80, 14, Some("E07000009")), (90, 2, Some("E07000009"))]));
    let says: Vec<_> = thirty.iter().map(|one| (one.value.map(f64::round), one.missing)).collect();
    let few = (None, Some(Missing::LowCount));
    assert_eq!(says, [few, few, (Some(50.0), None)], "of thirty a fifth is six, of fewer it may point at a child");
    let gone = scored(&[(40, 50, None), (80, 30, None), (40, -50, None)]);
    assert_eq!(found(&gone)[0].value, Some(0.0), "who was taken away again is of no account");
    assert_eq!(found(&Totals::default())[0].missing, Some(Missing::NotApplicable));
}

#[test]
fn slices_gathered_come_to_the_same_as_slices_added_one_by_one() {
    let values = |from: &'static [&'static str], at: usize| from[at % from.len()];
    let (mut gathered, mut sums) = (Gathering::default(), Totals::default());
    for at in 0..500 {
        let slice = [
            values(&["", "E07000008", "E07000009", "E06000031"], at),
            values(&["girls", "boys", ""], at / 2),
            values(&["1-4", "5-9", "18", ""], at / 3),
            values(&["wbri", "mixd"], at / 5),
            values(&["yes", "no", ""], at / 7),
            values(&["yes", "no"], at / 11),
            values(&["", "yes", "no"], at / 13),
            values(&["", "a:b", "a:b c:d", "score:7", "score:12 c:d", "c:scored", "each:8"], at / 17),
        ];
        let total = Total { counted: at as i64 % 5, of: 1 + at as i64 % 3 };
        gathered.add(slice, total);
        let [district, groups @ .., own] = slice;
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let own = own.split_whitespace().map(|group| group.parse().unwrap()).collect();
        let district = known(district).map(|code| code.parse().unwrap());
        sums.add(&Slice { district, groups: groups.map(known), own }, total);
    }
    let gathered = gathered.totals().unwrap();
    let all = |totals: &Totals| totals.iter().map(|(of, total)| (of.clone(), total)).collect::<Vec<_>>();
    assert_eq!(all(&gathered), all(&sums));
    assert!(all(&sums).iter().any(|(of, _)| of.apart == Some(12) && of.group.as_str() == "c:d"));
    let mut bad = Gathering::default();
    bad.add(["", "no value", "", "", "", "", "", ""], Total::default());
    assert!(bad.totals().is_err());
}

/// Counting is the same whatever the order of records.
#[test]
fn the_order_of_records_does_not_matter() {
    let built = Built::new();
    let records = [
        "looked-after-episode closed began=2016-01-05 ended=2017-02-01 care-began=2016-01-05 legal-status=V2 end-reason=X1",
        "looked-after-episode open began=2017-02-01 care-began=2016-01-05 legal-status=C2 reason=L",
        "placement closed began=2016-01-05 ended=2018-10-01 type=U6",
        "placement open began=2018-10-01 type=A4",
        "referral closed received=2016-01-01",
        "referral closed received=2016-06-01",
    ];
    let counted = |order: &mut dyn Iterator<Item = usize>, today: Date| {
        let mut child = Child::new(Some(date(2012, 1, 1)), None, None);
        for at in order {
            let (register, record) = record(&built.registers, &at.to_string(), records[at]);
            child.push(register, record);
        }
        let mut all = tallies(built.frame(today), &child);
        all.sort_by_key(|tally| (tally.measure.clone(), tally.period.code(), tally.record.clone()));
        all
    };
    let forth = counted(&mut (0..6), date(2019, 3, 31));
    assert_eq!(forth, counted(&mut (0..6).rev(), date(2019, 3, 31)));
    assert!(forth.len() > 30, "{}", forth.len());
}

impl Built {
    fn frame(&self, today: Date) -> Frame<'_> {
        let Self { counts, registers, calendar, areas } = self;
        Frame { counts, registers, calendar, areas, today }
    }

    fn new() -> Self {
        let catalogue = Catalogue::built_in().unwrap();
        let registers = Registers::built_in().unwrap();
        let counts = Counts::read(&catalogue, &registers).unwrap_or_else(|bad| panic!("{bad:#?}"));
        Self { counts, registers, calendar: Calendar::built_in().unwrap(), areas: Areas::built_in().unwrap() }
    }
}

/// A place where nobody says how many people live.
fn place(area: &AreaCode) -> Place<'_> {
    static NOBODY: LazyLock<People> = LazyLock::new(People::default);
    Place { area, people: &NOBODY }
}
