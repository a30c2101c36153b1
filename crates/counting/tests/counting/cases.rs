//! Cases from files: see `cases/README.md`.

use std::collections::{BTreeMap, BTreeSet};

use bigplan_counting::{Child, Count, Counts, DIMENSIONS, Slice, Written, tallies, told_apart};
use bigplan_measure::{Areas, GapRule};
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
            Kind::Text => Value::Text(text.replace('_', " ")),
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

/// What a record counts for: year, what it adds to what is counted and to that out of which, and where and what it is
/// of: the groups of its own, those that a gap is between, and the district where the child has addresses.
type Counted = BTreeSet<(String, i64, i64, Vec<String>)>;

/// What a record counts for in each measure of its file.
type Columns = Vec<Counted>;

fn expected(text: &str) -> Counted {
    let one = |word: &str| {
        let mut parts = word.split('@');
        let (year, adds) = parts.next().unwrap().rsplit_once(':').unwrap_or_else(|| panic!("{word}"));
        let (counted, of) = adds.split_once('/').unwrap_or((adds, "1"));
        (year.to_owned(), counted.parse().unwrap(), of.parse().unwrap(), parts.map(named).collect())
    };
    text.split_whitespace().map(one).collect()
}

/// A group as it is said in a file: of whom a record is with, by the text that names them.
fn named(said: &str) -> String {
    let Some(whom) = said.strip_prefix("each:") else { return said.to_owned() };
    format!("each:{}", told_apart(&Value::Text(whom.to_owned())).unwrap())
}

/// What is said behind the arrow: one column for each measure, or one for all of them.
fn columns(text: &str, measures: usize) -> Columns {
    let said: Columns = text.split('|').map(expected).collect();
    if said.len() == 1 {
        return vec![said[0].clone(); measures];
    }
    assert_eq!(said.len(), measures, "a column for each measure, or one for all: {text}");
    said
}

/// One child after the other: where in the file, the child, and what each record counts for.
fn children(built: &Built, text: &str) -> Vec<(usize, Child, BTreeMap<String, Columns>)> {
    let measures = measures(text).count();
    let mut children: Vec<(usize, Child, BTreeMap<String, Columns>)> = Vec::new();
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
        wanted.insert(id, columns(counts, measures));
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

/// The measures that a file works by hand.
pub fn measures(text: &str) -> impl Iterator<Item = &str> {
    let first =
        text.lines().next().and_then(|line| line.strip_prefix("measure ")).expect("a file begins with its measures");
    first.split_whitespace()
}

/// The groups that count here: those of the measure's own, and of all children's those that its gap is between.
fn groups(count: &Count, slice: &Slice) -> Vec<String> {
    let mut groups: Vec<String> = slice.own.iter().map(ToString::to_string).collect();
    if let Some(GapRule::TwoGroups { of, against }) = &count.measure.gap {
        let all = DIMENSIONS.iter().zip(&slice.groups);
        let all = all.filter_map(|(dimension, value)| Some(format!("{dimension}:{}", value.as_deref()?)));
        groups.extend(all.filter(|group| [of, against].iter().any(|side| side.as_str() == group)));
    }
    groups.extend(slice.district.iter().map(|district| format!("in:{district}")));
    groups
}

fn check(name: &str, text: &str) {
    let built = Built::new();
    let today = text.lines().nth(1).and_then(|line| line.strip_prefix("today ")).expect(name);
    let today: Date = today.parse().unwrap();
    let counts: Vec<&Count> = measures(text)
        .map(|code| built.counts.find(&code.parse().unwrap()).unwrap_or_else(|| panic!("{code} is not counted")))
        .collect();
    for (line, child, wanted) in children(&built, text) {
        let nothing = vec![Counted::new(); counts.len()];
        let mut found: BTreeMap<String, Columns> = wanted.keys().map(|id| (id.clone(), nothing.clone())).collect();
        for tally in tallies(built.frame(today), &child) {
            let Some(at) = counts.iter().position(|count| count.measure.code == tally.measure) else { continue };
            let says = (tally.period.code(), tally.counted, tally.of, groups(counts[at], &tally.slice));
            found.get_mut(&tally.record).unwrap()[at].insert(says);
        }
        assert_eq!(found, wanted, "{name}, the child of line {line}");
    }
}

macro_rules! cases {
    ($($test:ident $file:literal)*) => {
        /// Each file with its text.
        pub const FILES: &[(&str, &str)] = &[$(($file, include_str!(concat!("cases/", $file)))),*];

        $(
            #[test]
            fn $test() {
                check($file, include_str!(concat!("cases/", $file)));
            }
        )*
    };
}

cases! {
    adopted_in_a_year "adopted-in-a-year.txt"
    assessed "assessed.txt"
    came_into_care "came-into-care.txt"
    care_leavers "care-leavers.txt"
    ceased "ceased.txt"
    checks_in_care "checks-in-care.txt"
    conferences "conferences.txt"
    core_assessments "core-assessments.txt"
    custody_sentences "custody-sentences.txt"
    custody "custody.txt"
    enquiries "enquiries.txt"
    exclusions "exclusions.txt"
    expected_at_eleven "expected-at-eleven.txt"
    expected_in_care "expected-in-care.txt"
    first_decisions_by_calendar "first-decisions-by-calendar.txt"
    first_decisions "first-decisions.txt"
    gcses_in_care "gcses-in-care.txt"
    good_gcses "good-gcses.txt"
    grades_at_sixteen "grades-at-sixteen.txt"
    grades_in_care "grades-in-care.txt"
    half_days_missed "half-days-missed.txt"
    health_checks "health-checks.txt"
    homes_at_the_end "homes-at-the-end.txt"
    in_care "in-care.txt"
    initial_assessments "initial-assessments.txt"
    learning_16_17 "learning-16-17.txt"
    leavers_activity "leavers-activity.txt"
    leavers_home "leavers-home.txt"
    leavers_today "leavers-today.txt"
    levels_at_fourteen "levels-at-fourteen.txt"
    levels_in_care "levels-in-care.txt"
    levels "levels.txt"
    long_term_stability "long-term-stability.txt"
    lowest_fifth_new "lowest-fifth-new.txt"
    lowest_fifth_old "lowest-fifth-old.txt"
    minority_levels "minority-levels.txt"
    missed_a_tenth_by_phase "missed-a-tenth-by-phase.txt"
    missed_a_tenth "missed-a-tenth.txt"
    missed_half "missed-half.txt"
    missed_much "missed-much.txt"
    missing_again "missing-again.txt"
    missing "missing.txt"
    need_ended "need-ended.txt"
    need_open "need-open.txt"
    need_started "need-started.txt"
    neet_16_17 "neet-16-17.txt"
    neet_16_18 "neet-16-18.txt"
    neglect "neglect.txt"
    no_further_action "no-further-action.txt"
    offences_again "offences-again.txt"
    offending_again "offending-again.txt"
    orders_ended "orders-ended.txt"
    plans_again "plans-again.txt"
    plans_ended "plans-ended.txt"
    plans_for_needs "plans-for-needs.txt"
    plans_open "plans-open.txt"
    plans_reviewed "plans-reviewed.txt"
    poorer_at_eleven "poorer-at-eleven.txt"
    poorer_pupils_levels "poorer-pupils-levels.txt"
    profile_new "profile-new.txt"
    profile_old "profile-old.txt"
    quality_assessments "quality-assessments.txt"
    quality_episodes "quality-episodes.txt"
    quality_ethnic_group "quality-ethnic-group.txt"
    quality_in_order "quality-in-order.txt"
    quality_need "quality-need.txt"
    quality_plans "quality-plans.txt"
    quality_prompt "quality-prompt.txt"
    quality_whole "quality-whole.txt"
    re_referrals "re-referrals.txt"
    return_interviews_offered "return-interviews-offered.txt"
    return_interviews "return-interviews.txt"
    reviews_in_care "reviews-in-care.txt"
    science_gcses "science-gcses.txt"
    single_assessments "single-assessments.txt"
    statements "statements.txt"
    social_workers "social-workers.txt"
    strengths "strengths.txt"
    suspended "suspended.txt"
    three_placements_in_two_years "three-placements-in-two-years.txt"
    three_placements "three-placements.txt"
    two_levels_at_fourteen "two-levels-at-fourteen.txt"
    two_levels_in_english_at_fourteen "two-levels-in-english-at-fourteen.txt"
    two_levels_in_maths "two-levels-in-maths.txt"
    two_levels "two-levels.txt"
}
