//! How many children live in an invented county: what its rates are out of.

use std::collections::BTreeMap;

use bigplan_county::{AREA, County, Inhabitant, Settings};
use bigplan_ledger::figures::{NewLoad, Seen};
use bigplan_ledger::registers::Casework;
use bigplan_ledger::{LedgerError, PartnershipId};
use bigplan_measure::{GroupCode, Observation, Period, Standing};
use jiff::civil::{Date, date};

use super::{COUNTY, LoadCountyError, said};

/// The measures that rates are out of, with the first of their ages; all go on to the last before the eighteenth
/// birthday.
const MEASURES: [(&str, i16); 2] = [("population-0-17", 0), ("population-10-17", 10)];
/// The bands of age that records are counted by, each with its first age.
const BANDS: [(&str, i16); 5] = [("under-1", 0), ("1-4", 1), ("5-9", 5), ("10-15", 10), ("16-17", 16)];

/// A measure, a place, a group and a year.
type Of = (&'static str, String, String, i16);
/// How many there are of each.
type People = BTreeMap<Of, u32>;

/// Loads how many children lived in the county in the middle of each of its years, all together and by district, sex,
/// band of age and ethnic group. The same county brings the same numbers: loading again changes nothing.
pub(super) async fn load(casework: &Casework, settings: Settings, of: PartnershipId) -> Result<(), LoadCountyError> {
    let work = casework.clone();
    let counted = tokio::task::spawn_blocking(move || count(&work, settings)).await;
    let people = counted.map_err(|_| LoadCountyError::Stopped)??;
    let figures = people.iter().map(figure).collect::<Option<Vec<Observation>>>();
    let figures = figures.ok_or(LedgerError::NotFound("measures of people, or groups of an invented county"))?;
    let new = NewLoad {
        partnership: Some(of),
        seen: Seen::Public,
        file: "people of the invented county".to_owned(),
        sha256: String::new(),
        choices: said(&settings),
        source: "Invented: counted from the invented county".to_owned(),
        refused: 0,
        held: None,
    };
    casework.ledger().load_figures(&COUNTY, new, figures, &|_| ()).await?;
    Ok(())
}

fn count(casework: &Casework, settings: Settings) -> Result<People, LoadCountyError> {
    let county = County::new(settings, casework.registers(), casework.calendar())?;
    let (from, until) = (settings.from(), settings.until);
    let middles: Vec<Date> =
        (from.year()..=until.year()).map(|year| date(year, 6, 30)).filter(|day| (from..=until).contains(day)).collect();
    let mut people = People::new();
    for one in county.inhabitants() {
        for middle in &middles {
            let Some(age) = one.age(*middle).filter(|age| *age < 18) else { continue };
            for (measure, _) in MEASURES.iter().filter(|(_, first)| age >= *first) {
                for (place, group) in counted_in(&one, age) {
                    *people.entry((measure, place, group, middle.year())).or_default() += 1;
                }
            }
        }
    }
    Ok(people)
}

/// The places and groups that a child is counted in, as records are.
fn counted_in(one: &Inhabitant, age: i16) -> Vec<(String, String)> {
    let sex = if one.sex == "F" { "girls" } else { "boys" };
    let band = BANDS.iter().rev().find(|(_, first)| age >= *first).map_or("", |(band, _)| band);
    let mut groups = vec!["all".to_owned(), format!("sex:{sex}"), format!("age:{band}")];
    if one.ethnic_group != "not-known" {
        groups.push(format!("ethnicity:{}", one.ethnic_group));
    }
    let whole = format!("{AREA}:all");
    let district = (format!("{AREA}:{}", one.district + 1), "all".to_owned());
    groups.into_iter().map(|group| (whole.clone(), group)).chain([district]).collect()
}

fn figure(((measure, place, group, year), people): (&Of, &u32)) -> Option<Observation> {
    let group: GroupCode = group.parse().ok()?;
    Some(Observation {
        measure: measure.parse().ok()?,
        area: place.parse().ok()?,
        group,
        period: Period::Year(*year),
        numerator: None,
        denominator: None,
        value: Some(f64::from(*people)),
        missing: None,
        standing: Standing::Final,
        comparable: true,
        source: String::new(),
        published_on: None,
    })
}
