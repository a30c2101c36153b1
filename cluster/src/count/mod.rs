//! Counting figures from what `bigplan export parquet` wrote.

mod folder;
mod plan;

use std::collections::BTreeMap;

use bigplan_cluster_functions::{Rules, rules};
use bigplan_columnar::Manifest;
use bigplan_counting::{Counts, Place, Totals, figures};
use bigplan_measure::{Observation, Period};
use jiff::civil::Date;
use serde_json::json;

use crate::cli::Count;
use crate::output::{self, Failure};
use crate::session;

/// What figures say that they come from.
const SOURCE: &str = "Counted from records";
const HEADS: [&str; 9] =
    ["measure", "area", "group", "period", "numerator", "denominator", "value", "missing", "standing"];

/// The sums of each measure and year.
type Sums = BTreeMap<(String, String), Totals>;

/// Counts, and tells the figures.
///
/// # Errors
/// Where the folder is none of an export, is damaged or was written by other rules, or the work was not done to its
/// end.
pub async fn run(asked: &Count) -> Result<(), Failure> {
    let rules = rules().map_err(|bad| Failure::new("definitions-wrong", format!("Definitions are wrong:\n{bad}")))?;
    let wanted = wanted(asked, rules)?;
    let from = session::whole(&asked.from)?;
    let manifest = folder::read(&from, rules)?;
    let wanted = wanted.with_filled(&manifest.filled);
    let today = asked.as_of.unwrap_or(manifest.day);
    let period = asked.period.as_deref().map(period).transpose()?;
    let of = plan::Asked { wanted: &wanted, today, is_day_of_export: today == manifest.day };
    let sums = session::work(&asked.at, async |session| plan::sums(&session, &from, rules, &of).await).await?;
    let found = observed(&wanted, &sums, (&manifest, today))?;
    let found: Vec<Observation> =
        found.into_iter().filter(|one| period.is_none_or(|period| one.period == period)).collect();
    tell(asked, &found, &manifest, today)
}

/// The measures that are asked for.
fn wanted(asked: &Count, rules: &Rules) -> Result<Counts, Failure> {
    if asked.measures.is_empty() {
        return Ok(rules.counts.clone());
    }
    let mut codes = Vec::new();
    for text in &asked.measures {
        let code = text.trim().to_lowercase().replace(' ', "-");
        let known = code.parse().ok().filter(|code| rules.counts.find(code).is_some());
        codes.push(known.ok_or_else(|| {
            let message = format!("No measure \"{text}\" is counted from records. Nothing was counted.");
            Failure::new("not-counted", message)
        })?);
    }
    Ok(rules.counts.clone().among(&codes))
}

fn period(text: &str) -> Result<Period, Failure> {
    text.parse().map_err(|_| {
        let message = format!(
            "\"{text}\" is no period: write 2019/20f for a financial year, 2019/20s for a school year, 2020 or 2020-03-31. \
             Nothing was counted."
        );
        Failure::new("bad-period", message)
    })
}

/// The sums as figures, in the order of measures, years, places and groups.
fn observed(counts: &Counts, sums: &Sums, (manifest, today): (&Manifest, Date)) -> Result<Vec<Observation>, Failure> {
    let place = Place { area: &manifest.area, people: &manifest.people };
    let mut found = Vec::new();
    for ((measure, year), totals) in sums {
        let count = measure.parse().ok().and_then(|code| counts.find(&code));
        let (Some(count), Ok(year)) = (count, year.parse::<Period>()) else {
            let message =
                format!("What came back speaks of {measure} in {year}, which nobody counts. No figure was told.");
            return Err(Failure::new("not-worked-out", message));
        };
        found.extend(figures(&count.measure, year, place, totals, &[], today, SOURCE));
    }
    Ok(found)
}

fn tell(asked: &Count, found: &[Observation], manifest: &Manifest, today: Date) -> Result<(), Failure> {
    if asked.told.json {
        let one = |one: &Observation| {
            json!({"measure": one.measure, "area": one.area, "group": one.group, "period": one.period.code(),
                   "numerator": one.numerator, "denominator": one.denominator, "value": one.value,
                   "missing": one.missing, "standing": one.standing})
        };
        let results: Vec<_> = found.iter().map(one).collect();
        println!("{}", json!({"version": 1, "rules": manifest.rules, "as-of": today, "results": results}));
        return Ok(());
    }
    output::tell(&asked.told, &HEADS, found.iter().map(row))
}

fn row(one: &Observation) -> Vec<String> {
    let number = |number: Option<f64>| number.map(|number| number.to_string()).unwrap_or_default();
    let standing = format!("{:?}", one.standing).to_lowercase();
    let names = [one.measure.to_string(), one.area.to_string(), one.group.to_string(), one.period.code()];
    let missing = json!(one.missing).as_str().unwrap_or_default().to_owned();
    let numbers = [one.numerator, one.denominator, one.value].map(number);
    [names.as_slice(), &numbers, &[missing, standing]].concat()
}
