//! The county: what it holds passes the registers' own checks, follows in time, and is the same every time.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::{BTreeMap, BTreeSet};

use bigplan_county::{BadSettings, County, Entry, Family, Settings};
use bigplan_plan::Severity;
use bigplan_register::record::{Around, FindingCode, check};
use bigplan_register::{Calendar, FieldCode, Record, RecordFinding, Registers, Value};
use jiff::civil::{Date, date};

const SMALL: Settings = Settings { children: 1_500, years: 10, seed: 1, until: date(2026, 3, 31) };

/// What the program carries.
struct Carried {
    registers: Registers,
    calendar: Calendar,
}

impl Carried {
    fn new() -> Self {
        Self { registers: Registers::built_in().unwrap(), calendar: Calendar::built_in().unwrap() }
    }

    fn county(&self, settings: Settings) -> County<'_> {
        County::new(settings, &self.registers, &self.calendar).unwrap()
    }
}

/// The other records of the same register about the same child.
fn others(family: &Family, entry: &Entry) -> Vec<Record> {
    let same = |other: &&Entry| other.register == entry.register && other.person == entry.person;
    family.entries.iter().filter(same).map(|other| other.record.clone()).collect()
}

/// Checks every record of a county; gives how many of each register there are.
fn checked(carried: &Carried, settings: Settings) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for family in carried.county(settings) {
        for entry in &family.entries {
            *counts.entry(entry.register.to_string()).or_default() += 1;
            let definition = carried.registers.find(&entry.register).unwrap();
            let others = others(&family, entry);
            let death = family.people[entry.person].died;
            let (registers, calendar) = (&carried.registers, &carried.calendar);
            let around = Around { registers, calendar, today: settings.until, death, others: &others };
            let found = check(definition, &entry.record, around);
            // Registers without moves have one state, which ends; what lasts there has no last day all the same.
            let lasts =
                |finding: &RecordFinding| finding.code == FindingCode::StateAndDays && definition.moves.is_empty();
            let wrong = found.iter().filter(|finding| finding.severity != Severity::Note && !lasts(finding));
            let wrong: Vec<_> = wrong.collect();
            assert!(wrong.is_empty(), "family {}: {} {:#?}\n{wrong:#?}", family.number, entry.register, entry.record);
        }
    }
    counts
}

#[test]
fn every_record_passes_the_check_of_its_register_and_nothing_is_missing() {
    let carried = Carried::new();
    let today = checked(&carried, SMALL);
    let before = checked(&carried, Settings { children: 1_200, years: 9, until: date(2012, 9, 30), ..SMALL });
    let found: BTreeSet<&String> = today.keys().chain(before.keys()).collect();
    assert_eq!(found.len(), 21, "{found:?}");
    assert!(!before.contains_key("single-assessment"), "its law came later");
}

#[test]
fn a_life_has_one_order() {
    let carried = Carried::new();
    let mut families = 0;
    for family in carried.county(SMALL) {
        families += 1;
        for (place, entry) in family.entries.iter().enumerate() {
            let born = family.people[entry.person].born;
            let days = entry.record.values.iter().filter_map(|(field, value)| Some((field, value.day()?)));
            for (field, day) in days.filter(|(field, _)| !matches!(field.as_str(), "counted-from" | "planned")) {
                assert!(day >= born, "{} {field} before birth", entry.register);
            }
            for value in entry.record.values.values() {
                if let Value::Link(other) = value
                    && let Ok(other) = other.parse::<usize>()
                    && !matches!(entry.register.as_str(), "school-place" | "family-tie")
                {
                    assert!(other < place, "{} points at what comes later", entry.register);
                }
            }
        }
        in_order(&family);
    }
    assert!(families > 800, "{families}");
}

/// No assessment before its referral, school by age, no look at a child who is grown up.
fn in_order(family: &Family) {
    for entry in &family.entries {
        let person = &family.people[entry.person];
        let linked = |field: &str| match entry.record.values.get(&field.parse::<FieldCode>().unwrap()) {
            Some(Value::Link(place)) => family.entries.get(place.parse::<usize>().unwrap()),
            _ => None,
        };
        match entry.register.as_str() {
            "single-assessment" => {
                let received = linked("referral").unwrap().record.day("received");
                assert_eq!(entry.record.day("referred"), received);
            }
            "protection-plan" => {
                assert_eq!(entry.record.day("began"), linked("conference").unwrap().record.day("held"));
            }
            "school-place" => {
                let age = entry.record.day("from").unwrap().year() - person.born.year();
                assert!((4..=12).contains(&age), "{age}");
            }
            "referral" => assert!(entry.record.day("received").unwrap().year() - person.born.year() <= 18),
            _ => {}
        }
    }
    cases_in_order(family);
    let mut last: BTreeMap<usize, Date> = BTreeMap::new();
    for case in &family.cases {
        assert!(last.get(&case.child).is_none_or(|before| *before < case.received), "two cases at once");
        last.insert(case.child, case.ended.unwrap_or(Date::MAX));
    }
}

/// A case begins with its referral, and nothing of it is later than its end; plans are within it and beside no other.
fn cases_in_order(family: &Family) {
    let linked = |entry: &Entry, field: &str| match entry.record.value(field) {
        Some(Value::Link(place)) => Some(place.parse::<usize>().unwrap()),
        _ => None,
    };
    let of = |register: &'static str| family.entries.iter().filter(move |entry| entry.register.as_str() == register);
    for case in of("child-in-need-case") {
        let referral = &family.entries[linked(case, "referral").unwrap()].record;
        let (opened, closed) = (case.record.day("opened").unwrap(), case.record.day("closed"));
        assert_eq!(Some(opened), referral.day("received"));
        assert!(["assess", "enquiry"].contains(&referral.code("decision").unwrap()));
        let known = family.cases.iter().find(|known| (known.child, known.received) == (case.person, opened)).unwrap();
        assert_eq!((known.ended, case.record.code("close-reason").is_some()), (closed, closed.is_some()));
        let Some(closed) = closed else { continue };
        let next = family.cases.iter().filter(|other| other.child == case.person && other.received > opened);
        let next = next.map(|other| other.received).min().unwrap_or(Date::MAX);
        for entry in family.entries.iter().filter(|entry| entry.person == case.person) {
            // A core group meets once more after a plan, and the next check of health is counted from the last.
            let fields = match entry.register.as_str() {
                "enquiry" => ["began", "discussed", "ended", "conference-held"],
                "protection-plan" | "looked-after-episode" | "child-in-need-plan" => ["began", "ended", "", ""],
                "single-assessment" | "initial-assessment" | "core-assessment" => ["referred", "began", "finished", ""],
                "conference" => ["held", "", "", ""],
                _ => continue,
            };
            let days = fields.into_iter().filter_map(|field| entry.record.day(field));
            for day in days.filter(|day| opened <= *day && *day < next) {
                assert!(day <= closed, "{} of {day}, closed on {closed}", entry.register);
            }
        }
    }
    for plan in of("child-in-need-plan") {
        let stretch = |entry: &Entry| {
            (entry.record.day("began").unwrap(), entry.record.day("ended").unwrap_or(Date::MAX), entry.person)
        };
        let (began, ended, person) = stretch(plan);
        let case = &family.entries[linked(plan, "case").unwrap()].record;
        assert!(case.day("opened").unwrap() <= began && ended <= case.day("closed").unwrap_or(Date::MAX));
        let beside = of("protection-plan").chain(of("looked-after-episode"));
        let others = beside.chain(of("child-in-need-plan").filter(|other| other.record.id != plan.record.id));
        for (other, until, whose) in others.map(stretch) {
            assert!(whose != person || until < began || ended < other, "{began} to {ended}, {other} to {until}");
        }
    }
}

#[test]
fn the_same_settings_give_the_same_county_from_wherever_it_is_begun() {
    let carried = Carried::new();
    let settings = Settings { children: 200, ..SMALL };
    let all: Vec<Family> = carried.county(settings).collect();
    let now = |family: &Family| {
        let grown = date(2008, 3, 31);
        family.people.iter().filter(|one| one.child && one.died.is_none() && one.born > grown).count()
    };
    assert_eq!(all.iter().map(now).sum::<usize>(), 200);
    let middle = all[all.len() / 2].number;
    let mut rest = carried.county(settings);
    rest.skip_to(middle);
    assert!(rest.eq(all.iter().filter(|family| family.number >= middle).cloned()));
    assert_eq!(fingerprint(&carried, settings), GOLDEN, "the county is another than it was: is that meant?");
    assert_ne!(fingerprint(&carried, Settings { seed: 2, ..settings }), GOLDEN);
}

/// What the county of the test is on every machine.
const GOLDEN: u64 = 7_442_781_641_308_602_479;

/// All that a county says, as one number (FNV-1a).
fn fingerprint(carried: &Carried, settings: Settings) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut county = carried.county(settings);
    while let Some(family) = county.next() {
        let terms: Vec<_> = county.attendance(&family).collect();
        for byte in format!("{family:?}{terms:?}").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[test]
fn whoever_is_a_child_of_a_family_lives_in_the_county() {
    let carried = Carried::new();
    let county = || carried.county(SMALL);
    let of_families: Vec<_> = county()
        .flat_map(|family| family.people)
        .filter(|one| one.child)
        .map(|one| (one.born, one.died, one.sex))
        .collect();
    let lives: Vec<_> = county().inhabitants().map(|one| (one.born, one.died, one.sex)).collect();
    assert!(lives.len() > 100 && lives == of_families);
    let one = bigplan_county::Inhabitant {
        born: date(2008, 2, 29),
        died: Some(date(2020, 6, 30)),
        sex: "F",
        district: 0,
        ethnic_group: "indian",
    };
    let ages = [date(2008, 2, 28), date(2019, 2, 28), date(2019, 3, 1), date(2020, 6, 30)].map(|day| one.age(day));
    assert_eq!(ages, [None, Some(10), Some(11), None]);
}

#[test]
fn what_no_county_can_be_made_of_is_refused_in_a_sentence() {
    let carried = Carried::new();
    let refused = |settings| County::new(settings, &carried.registers, &carried.calendar).err().unwrap();
    assert_eq!(refused(Settings { children: 0, ..SMALL }), BadSettings::Children(0));
    assert_eq!(refused(Settings { years: 26, ..SMALL }), BadSettings::Years(26));
    let early = refused(Settings { years: 25, until: date(2010, 3, 31), ..SMALL });
    assert!(early.to_string().contains("ask for fewer years"), "{early}");
    let late = refused(Settings { until: date(2031, 3, 31), ..SMALL });
    assert!(late.to_string().contains("2028-12-31"), "{late}");
}

/// Each child's time with each worker is within a case, and one follows the other without a gap.
#[test]
fn every_case_has_a_social_worker_and_nobody_has_too_many() {
    let carried = Carried::new();
    let on = date(2024, 9, 30);
    let (mut cases, mut times, mut care) = (0, 0, 0);
    let mut held: BTreeMap<String, i64> = BTreeMap::new();
    for family in carried.county(Settings { children: 12_000, ..SMALL }) {
        let of =
            |register: &'static str| family.entries.iter().filter(move |entry| entry.register.as_str() == register);
        for case in of("child-in-need-case") {
            cases += 1;
            let (opened, closed) = (case.record.day("opened").unwrap(), case.record.day("closed"));
            let own = of("social-worker-time").filter(|time| time.person == case.person);
            let own = own.map(|time| (time.record.day("began").unwrap(), time.record.day("ended"), &time.record));
            let within = |began: Date| began >= opened && closed.is_none_or(|closed| began < closed || began == opened);
            let mut own: Vec<_> = own.filter(|(began, ..)| within(*began)).collect();
            own.sort_by_key(|(began, ..)| *began);
            times += own.len();
            assert_eq!((own[0].0, own[own.len() - 1].1), (opened, closed));
            assert!(own.windows(2).all(|two| two[0].1 == Some(two[1].0) && two[0].0 < two[1].0));
            for episode in of("looked-after-episode").filter(|episode| episode.person == case.person) {
                let began = episode.record.day("began").unwrap();
                let comes = episode.record.code("reason") == Some("S") && within(began);
                care += usize::from(comes);
                assert!(!comes || own.iter().any(|(from, ..)| *from == began), "who has children in care takes over");
            }
            for (began, ended, record) in own {
                let number = record.value("number");
                let Some(Value::Text(number)) = number else { panic!("no number") };
                assert!(number.starts_with("SWINV") && number.len() == 9, "{number}");
                if began <= on && ended.is_none_or(|ended| ended > on) {
                    *held.entry(number.clone()).or_default() += 1;
                }
            }
        }
    }
    assert!(times * 4 <= cases * 6 && times > cases && care > 100, "{times} of {cases}, {care}");
    assert_eq!(held.len(), 25, "workers");
    let mean = held.values().sum::<i64>() as f64 / held.len() as f64;
    assert!((14.0..19.0).contains(&mean), "{mean}: {held:?}");
    let usual = held.values().filter(|children| (8..=25).contains(*children)).count();
    assert!(usual >= 24, "{held:?}");
}
