//! Cases from files: see `cases/README.md`.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_counting::{Child, Counts, Written, tallies};
use bigplan_measure::Areas;
use bigplan_register::definition::Kind;
use bigplan_register::{Calendar, Record, RegisterCode, Registers, Value};
use jiff::civil::Date;

pub struct Built {
    pub counts: Counts,
    pub registers: Registers,
    pub calendar: Calendar,
    pub areas: Areas,
}

/// A record from its line.
pub fn record(registers: &Registers, id: &str, line: &str) -> (RegisterCode, Record) {
    let mut words = line.split_whitespace();
    let definition = registers.named(words.next().unwrap()).unwrap_or_else(|| panic!("{line}"));
    let state = words.next().unwrap();
    assert!(definition.states.iter().any(|known| known.code.as_str() == state), "no state {state}: {line}");
    let value = |word: &str| {
        let (field, text) = word.split_once('=').unwrap_or_else(|| panic!("{word}: {line}"));
        let field = definition.fields.iter().find(|known| known.code.as_str() == field);
        let field = field.unwrap_or_else(|| panic!("no field {word}: {line}"));
        let value = match field.kind {
            Kind::Day => Value::Day(text.parse().unwrap()),
            Kind::Moment => Value::Moment(text.parse().unwrap()),
            Kind::WholeNumber => Value::Whole(text.parse().unwrap()),
            Kind::Decimal => Value::Decimal(text.parse().unwrap()),
            Kind::YesNo => Value::YesNo(text == "yes"),
            Kind::Code => {
                let list = registers.list(definition, field.list.as_ref().unwrap()).unwrap();
                assert!(list.values.iter().any(|known| known.code.as_str() == text), "no code {word}: {line}");
                Value::Code(text.into())
            }
            _ => Value::Link(text.into()),
        };
        (field.code.clone(), value)
    };
    let record = Record {
        id: id.into(),
        subject: Some("child".into()),
        state: state.parse().unwrap(),
        values: words.map(value).collect(),
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    };
    (definition.code.clone(), record)
}

/// What a record counts for: year, what it adds to what is counted and to that out of which, and the groups of its own.
type Counted = BTreeSet<(String, i64, i64, Vec<String>)>;

fn expected(text: &str) -> Counted {
    let one = |word: &str| {
        let mut parts = word.split('@');
        let (year, adds) = parts.next().unwrap().rsplit_once(':').unwrap_or_else(|| panic!("{word}"));
        let (counted, of) = adds.split_once('/').unwrap_or((adds, "1"));
        (year.to_owned(), counted.parse().unwrap(), of.parse().unwrap(), parts.map(str::to_owned).collect())
    };
    text.split_whitespace().map(one).collect()
}

/// One child after the other: where in the file, the child, and what each record counts for.
fn children(built: &Built, text: &str) -> Vec<(usize, Child, BTreeMap<String, Counted>)> {
    let mut children: Vec<(usize, Child, BTreeMap<String, Counted>)> = Vec::new();
    for (number, line) in text.lines().enumerate().skip(2) {
        let line = line.split('#').next().unwrap().trim_end();
        if let Some(born) = line.strip_prefix("child ") {
            children.push((number + 1, Child::new(born.trim().parse().ok(), None, None), BTreeMap::new()));
            continue;
        }
        let (says, counts) = line.split_once("->").unwrap_or((line, ""));
        let (_, child, wanted) = children.last_mut().expect("a child comes first");
        let id = format!("line {:03}", number + 1);
        let (says, written) = written(says);
        if let Some(written) = written {
            child.was_written(&id, written);
        }
        let (register, record) = record(&built.registers, &id, &says);
        child.push(register, record);
        wanted.insert(id, expected(counts));
    }
    children
}

/// Takes out how a record was written: `written=DAY lacks=FIELDS how=SOURCE`.
fn written(says: &str) -> (String, Option<Written>) {
    let of_writing = |word: &&str| ["written=", "lacks=", "how="].iter().any(|key| word.starts_with(key));
    let (how, fields): (Vec<&str>, Vec<&str>) = says.split_whitespace().partition(of_writing);
    let of = |key: &str| how.iter().find_map(|word| word.strip_prefix(key));
    let written = of("written=").map(|day| Written {
        on: day.parse().unwrap(),
        missing: of("lacks=").map_or(0, |fields| fields.parse().unwrap()),
        source: of("how=").map(|source| source.parse().unwrap()),
    });
    (fields.join(" "), written)
}

fn check(name: &str, text: &str) {
    let built = Built::new();
    let mut lines = text.lines();
    let measure = lines.next().and_then(|line| line.strip_prefix("measure ")).expect(name);
    let today: Date = lines.next().and_then(|line| line.strip_prefix("today ")).expect(name).parse().unwrap();
    let mut records = 0;
    for (line, child, wanted) in children(&built, text) {
        let mut found: BTreeMap<String, Counted> = wanted.keys().map(|id| (id.clone(), Counted::new())).collect();
        for tally in tallies(built.frame(today), &child) {
            if tally.measure.as_str() == measure {
                let own = tally.slice.own.iter().map(ToString::to_string).collect();
                let says = (tally.period.code(), tally.counted, tally.of, own);
                found.get_mut(&tally.record).unwrap().insert(says);
            }
        }
        records += wanted.len();
        assert_eq!(found, wanted, "{name}, the child of line {line}");
    }
    assert!(records >= 10, "{name}: a rule is tried with ten records or more");
}

macro_rules! cases {
    ($($test:ident $file:literal)*) => {$(
        #[test]
        fn $test() {
            check($file, include_str!(concat!("cases/", $file)));
        }
    )*};
}

cases! {
    adopted_in_a_year "adopted-in-a-year.txt"
    care_leavers "care-leavers.txt"
    ceased "ceased.txt"
    conferences "conferences.txt"
    custody "custody.txt"
    exclusions "exclusions.txt"
    expected_at_eleven "expected-at-eleven.txt"
    first_decisions "first-decisions.txt"
    gcses_in_care "gcses-in-care.txt"
    grades_at_sixteen "grades-at-sixteen.txt"
    half_days_missed "half-days-missed.txt"
    health_checks "health-checks.txt"
    leavers_activity "leavers-activity.txt"
    leavers_today "leavers-today.txt"
    levels "levels.txt"
    levels_in_care "levels-in-care.txt"
    long_term_stability "long-term-stability.txt"
    minority_levels "minority-levels.txt"
    missed_a_tenth "missed-a-tenth.txt"
    missed_much "missed-much.txt"
    missing "missing.txt"
    need_ended "need-ended.txt"
    need_open "need-open.txt"
    need_started "need-started.txt"
    no_further_action "no-further-action.txt"
    missing_again "missing-again.txt"
    neet_16_17 "neet-16-17.txt"
    neet_16_18 "neet-16-18.txt"
    offences_again "offences-again.txt"
    offending_again "offending-again.txt"
    orders_ended "orders-ended.txt"
    plans_again "plans-again.txt"
    plans_ended "plans-ended.txt"
    plans_for_needs "plans-for-needs.txt"
    plans_open "plans-open.txt"
    plans_reviewed "plans-reviewed.txt"
    profile_new "profile-new.txt"
    profile_old "profile-old.txt"
    quality_ethnic_group "quality-ethnic-group.txt"
    quality_in_order "quality-in-order.txt"
    quality_prompt "quality-prompt.txt"
    quality_whole "quality-whole.txt"
    re_referrals "re-referrals.txt"
    return_interviews "return-interviews.txt"
    reviews_in_care "reviews-in-care.txt"
    science_gcses "science-gcses.txt"
    single_assessments "single-assessments.txt"
    statements "statements.txt"
    three_placements "three-placements.txt"
    two_levels "two-levels.txt"
    two_levels_at_fourteen "two-levels-at-fourteen.txt"
}
