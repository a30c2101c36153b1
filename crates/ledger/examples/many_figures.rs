//! Loads many invented figures, loads them again, and reads what a scorecard needs. Prints seconds.
//!
//! `many_figures ADDRESS THOUSANDS`: a database of its own, and how many thousand figures.

use std::time::Instant;

use bigplan_ledger::figures::{NewLoad, Seen, Which};
use bigplan_ledger::{Actor, Ledger, NewPartnership};
use bigplan_measure::{AreaCode, GroupCode, MeasureCode, Observation, Period, Standing};

const BENCH: Actor = Actor::System("measuring");
const AREAS: usize = 150;
const GROUPS: usize = 40;
const PERIODS: usize = 40;

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(thousands)) = (arguments.next(), arguments.next()) else {
        return Err("usage: many_figures ADDRESS THOUSANDS".into());
    };
    let ledger = Ledger::open(&address).await?;
    let new = NewPartnership { slug: "bench".into(), name: "Invented".into(), about: String::new() };
    let place = ledger.make_partnership(&BENCH, new).await?;
    let count = thousands.parse::<usize>()? * 1000;
    for round in ["first", "again"] {
        let begun = Instant::now();
        let new = NewLoad {
            partnership: Some(place),
            seen: Seen::Public,
            file: "invented".into(),
            sha256: String::new(),
            choices: String::new(),
            source: "Invented".into(),
            refused: 0,
            held: None,
        };
        let done = ledger.load_figures(&BENCH, new, (0..count).filter_map(figure), &|_| ()).await?.compared;
        let (added, changed, same) = (done.added, done.changed, done.same);
        println!("{round}: {added} new, {changed} changed, {same} the same in {:.1} s", begun.elapsed().as_secs_f64());
    }
    let measures = (0..30).filter_map(measure).collect();
    let areas = (0..14).filter_map(area).collect();
    let which = Which { measures, areas, every_group: false, known_on: None };
    let begun = Instant::now();
    let read = ledger.figures(&Actor::Visitor, place, &which).await?;
    println!("a scorecard's {} figures in {:.1} ms", read.len(), begun.elapsed().as_secs_f64() * 1e3);
    ledger.close().await;
    Ok(())
}

fn measure(number: usize) -> Option<MeasureCode> {
    format!("invented-{number}").parse().ok()
}

fn area(number: usize) -> Option<AreaCode> {
    format!("E{:08}", number + 1).parse().ok()
}

fn figure(number: usize) -> Option<Observation> {
    let (year, rest) = (number % PERIODS, number / PERIODS);
    let (place, rest) = (rest % AREAS, rest / AREAS);
    let group = match rest % GROUPS {
        0 => GroupCode::all(),
        other => format!("invented:{other}").parse().ok()?,
    };
    let counted = (number * 7919 % 1000) as f64;
    Some(Observation {
        measure: measure(rest / GROUPS)?,
        area: area(place)?,
        group,
        period: Period::Year(1980 + i16::try_from(year).ok()?),
        numerator: Some(counted),
        denominator: Some(1000.0),
        value: Some(counted / 10.0),
        missing: None,
        standing: Standing::Final,
        comparable: true,
        source: String::new(),
        published_on: None,
    })
}
