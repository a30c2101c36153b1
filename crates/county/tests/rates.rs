//! The county's figures beside the published ones that it was drawn from.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeMap;

use bigplan_county::{County, Entry, Family, Outcome, Settings, rates};
use bigplan_register::{Calendar, FieldCode, Registers, Value};
use jiff::civil::{Date, date};

/// The last year of the county is one of which all figures are published.
const LAST: Date = date(2025, 3, 31);
const CHILDREN: u32 = 24_000;
const YEARS: u16 = 1;

#[derive(Default)]
struct Counted(BTreeMap<&'static str, f64>);

impl Counted {
    fn add(&mut self, what: &'static str, so: bool) {
        *self.0.entry(what).or_default() += f64::from(u8::from(so));
    }

    fn of(&self, what: &str) -> f64 {
        self.0.get(what).copied().unwrap_or_default()
    }

    /// To ten thousand children.
    fn rate(&self, what: &str) -> f64 {
        self.of(what) / f64::from(CHILDREN) * 1e4
    }

    fn share(&self, part: &str, whole: &str) -> f64 {
        self.of(part) / self.of(whole) * 100.0
    }
}

fn day(entry: &Entry, field: &str) -> Option<Date> {
    entry.record.day(&field.parse::<FieldCode>().unwrap())
}

fn code<'e>(entry: &'e Entry, field: &str) -> &'e str {
    match entry.record.values.get(&field.parse::<FieldCode>().unwrap()) {
        Some(Value::Code(code)) => code,
        _ => "",
    }
}

/// Whether a day lies in the last year.
fn in_year(day: Option<Date>) -> bool {
    day.is_some_and(|day| date(2024, 3, 31) < day && day <= LAST)
}

fn on_last_day(entry: &Entry) -> bool {
    day(entry, "began").is_some_and(|began| began <= LAST) && day(entry, "ended").is_none_or(|ended| ended > LAST)
}

fn count(family: &Family, calendar: &Calendar, counted: &mut Counted) {
    for case in &family.cases {
        let year = in_year(Some(case.received));
        counted.add("referrals", year);
        counted.add("again", year && case.again);
        counted.add("no action", year && case.outcome == Outcome::NoAction);
        counted.add("not in need", year && case.outcome == Outcome::NotInNeed);
        let open = case.received <= LAST && case.ended.is_none_or(|ended| ended > LAST);
        counted.add("in need", open && case.outcome != Outcome::NoAction);
    }
    for entry in &family.entries {
        match entry.register.as_str() {
            "child-in-need-case" => {
                let open = day(entry, "opened").is_some_and(|opened| opened <= LAST)
                    && day(entry, "closed").is_none_or(|closed| closed > LAST);
                counted.add("cases", open);
                counted.add("cases begun", in_year(day(entry, "opened")));
                counted.add("cases ended", in_year(day(entry, "closed")));
                counted.add(
                    "closed after assessment",
                    in_year(day(entry, "closed")) && code(entry, "close-reason") == "RC8",
                );
            }
            "child-in-need-plan" => counted.add("need plans", on_last_day(entry)),
            "enquiry" => {
                counted.add("enquiries", in_year(day(entry, "discussed")) && code(entry, "decision") == "enquiry")
            }
            "protection-plan" => {
                counted.add("plans", on_last_day(entry));
                counted.add("plans begun", in_year(day(entry, "began")));
                let again = entry.record.values.get("again") == Some(&Value::YesNo(true));
                counted.add("second plans", in_year(day(entry, "began")) && again);
                let short = day(entry, "began").is_some_and(|began| began > date(2024, 12, 31));
                counted.add("plans of three months", on_last_day(entry) && short);
            }
            "placement" => counted.add("looked after", on_last_day(entry)),
            "conference" if code(entry, "kind") == "initial" && in_year(day(entry, "held")) => {
                let days =
                    calendar.working_days_between(day(entry, "counted-from").unwrap(), day(entry, "held").unwrap());
                counted.add("conferences", true);
                counted.add("conferences in time", days.unwrap() <= 15);
            }
            "single-assessment" if in_year(day(entry, "finished")) => {
                let days =
                    calendar.working_days_between(day(entry, "referred").unwrap(), day(entry, "finished").unwrap());
                counted.add("assessments", true);
                counted.add("assessments in time", days.unwrap() <= 45);
            }
            "looked-after-episode" if code(entry, "reason") == "S" => {
                counted.add("care begun", in_year(day(entry, "began")))
            }
            _ => {}
        }
    }
    moved(family, counted);
}

/// Who had three placements or more in the last year.
fn moved(family: &Family, counted: &mut Counted) {
    let mut placements: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for entry in family.entries.iter().filter(|entry| entry.register.as_str() == "placement") {
        let begun = day(entry, "began").is_some_and(|began| began <= LAST);
        let lasted = day(entry, "ended").is_none_or(|ended| ended > date(2024, 3, 31));
        let found = placements.entry(entry.person).or_default();
        found.0 += usize::from(begun && lasted);
        found.1 |= on_last_day(entry);
    }
    for (many, _) in placements.values().filter(|(_, still)| *still) {
        counted.add("three placements", *many >= 3);
    }
}

fn count_schools(county: &County<'_>, family: &Family, counted: &mut Counted) {
    let mut pupils: BTreeMap<(usize, bool), (i32, i32)> = BTreeMap::new();
    for term in county.attendance(family).filter(|term| term.year == 2025) {
        let secondary = county.place().schools[term.school].kind == bigplan_county::SchoolKind::Secondary;
        let sums = pupils.entry((term.child, secondary)).or_default();
        sums.0 += term.possible;
        sums.1 += term.authorised + term.unauthorised;
    }
    for ((_, secondary), (possible, missed)) in pupils {
        let (all, often) = if secondary { ("secondary", "secondary often") } else { ("primary", "primary often") };
        counted.add(all, true);
        counted.add(often, missed * 10 >= possible);
        *counted.0.entry("sessions").or_default() += f64::from(possible);
        *counted.0.entry("missed").or_default() += f64::from(missed);
    }
}

#[test]
fn figures_of_the_county_are_near_those_published_for_england() {
    let (registers, calendar) = (Registers::built_in().unwrap(), Calendar::built_in().unwrap());
    // The terms of the school year 2025 end in July; the county's last day is in March.
    let settings = Settings { children: CHILDREN, years: YEARS, seed: 1, until: LAST };
    let mut county = County::new(settings, &registers, &calendar).unwrap();
    let mut counted = Counted::default();
    while let Some(family) = county.next() {
        count(&family, &calendar, &mut counted);
        count_schools(&county, &family, &mut counted);
    }
    let year = rates::of(LAST);
    let published = |rate: u64| f64::from(u32::try_from(rate).unwrap()) / 10.0;
    // What, the county's, the published, and by how much of it they may differ.
    let figures = [
        ("referrals", counted.rate("referrals"), published(year.referrals), 0.08),
        ("enquiries", counted.rate("enquiries"), published(year.enquiries), 0.10),
        ("in need", counted.rate("in need"), published(year.in_need), 0.10),
        ("cases", counted.rate("cases"), published(year.in_need), 0.10),
        ("plans", counted.rate("plans"), published(year.plans), 0.20),
        ("looked after", counted.rate("looked after"), published(year.looked_after), 0.15),
        ("% again", counted.share("again", "referrals"), 22.6, 0.12),
        ("% no action", counted.share("no action", "referrals"), 6.5, 0.30),
        ("% not in need", counted.share("not in need", "referrals"), 30.8, 0.10),
        ("% second plans", counted.share("second plans", "plans begun"), 24.5, 0.25),
        ("% plans of three months", counted.share("plans of three months", "plans"), 31.5, 0.25),
        ("% conferences in time", counted.share("conferences in time", "conferences"), 81.4, 0.10),
        ("% assessments in time", counted.share("assessments in time", "assessments"), 85.7, 0.05),
        ("% three placements", counted.share("three placements", "looked after"), 10.0, 0.35),
        ("% primary often away", counted.share("primary often", "primary"), 12.99, 0.10),
        ("% secondary often away", counted.share("secondary often", "secondary"), 23.37, 0.10),
        ("% missed", counted.share("missed", "sessions"), 6.78, 0.08),
    ];
    for (what, ours, theirs, _) in figures {
        println!("{what}: {ours:.1} beside {theirs}");
    }
    println!("cases begun {:.1}, ended {:.1}", counted.rate("cases begun"), counted.rate("cases ended"));
    println!("need plans {:.1}", counted.rate("need plans"));
    println!("closed after assessment {:.1} %", counted.share("closed after assessment", "cases ended"));
    println!("care begun {:.1}, plans begun {:.1}", counted.rate("care begun"), counted.rate("plans begun"));
    for (what, ours, theirs, may) in figures {
        assert!((ours / theirs - 1.0).abs() <= may, "{what}: {ours:.1} beside {theirs}");
    }
}
