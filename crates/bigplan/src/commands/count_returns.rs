//! `bigplan count --returns`: figures of measures counted from the returns in a folder. Nothing is stored.

use std::path::Path;

use bigplan_counting::{Counts, Frame, People, Place, Totals, figures};
use bigplan_crosswalk::{Returns, add_up, not_told};
use bigplan_measure::{AreaCode, Definitions, Period};
use bigplan_register::Registers;
use sha2::{Digest, Sha256};

use super::asked_figures::{Asked, Told, document, words};
use super::hex::short;
use super::{definitions, return_folder};
use crate::cli::Count;
use crate::outcome::{Failure, Outcome};
use crate::progress::Progress;

/// What the area of returns is called inside, where nobody names it; it is told nowhere.
const NO_AREA: &str = "E92000001";

/// Counts and prints.
///
/// # Errors
/// A folder or file that cannot be read; a measure, period, group or area that is none.
pub fn run(asked: &Count, folder: &Path) -> Result<Outcome, Failure> {
    let definitions = definitions::read()?;
    let files = definitions::registers()?;
    let registers = Registers::read(&files).map_err(|bad| refused(&bad))?;
    let calendar = files.calendar().map_err(|bad| refused(&bad))?;
    let counts = Counts::read(&definitions.catalogue, &registers).map_err(|bad| refused(&bad))?;
    let wanted = Asked::read(asked, &counts)?;
    let area = area(asked, &definitions)?;
    let counts = counts.only(&wanted.measures.iter().map(|(measure, _)| measure.clone()).collect::<Vec<_>>());
    let today = asked.as_of.unwrap_or_else(super::outgoing::today);
    let progress = Progress::new(asked.of.json);
    let (returns, digest) = return_folder::read(folder, collection_year(&wanted), &progress)?;
    progress.end();
    if let Some((measure, lacking)) = not_told(&counts, &registers, &returns).pop_first() {
        let message = format!("{measure} cannot be counted from these returns: they do not tell {lacking}.");
        return Err(Failure::new("not-told", format!("{message} Nothing was counted.")));
    }
    let frame = Frame { counts: &counts, registers: &registers, calendar: &calendar, areas: &definitions.areas, today };
    let totals = add_up(frame, &returns);
    let (mut found, none_known) = (Vec::new(), People::default());
    for (measure, period) in &wanted.measures {
        let Some(count) = counts.find(measure) else { continue };
        let none = Totals::default();
        let totals = totals.get(&(measure.clone(), period.code())).unwrap_or(&none);
        // A measure that is out of people was refused: returns do not tell how many there are.
        let place = Place { area: &area, people: &none_known };
        let all = figures(&count.measure, *period, place, totals, &[], today, "Counted from returns");
        found.extend(wanted.of(all.into_iter().map(Told::from), &area));
    }
    say(asked, &found, (&returns, &digest), &counts, today);
    Ok(Outcome::Done)
}

fn refused<T: ToString>(bad: &[T]) -> Failure {
    let lines: Vec<String> = bad.iter().map(ToString::to_string).collect();
    Failure::new("definitions-refused", format!("{}\nNothing was counted.", lines.join("\n")))
}

fn say(asked: &Count, found: &[Told], (returns, digest): (&Returns, &str), counts: &Counts, today: jiff::civil::Date) {
    if returns.unread > 0 {
        eprintln!("{} places of the returns could not be read: bigplan validate names them.", returns.unread);
    }
    if asked.of.json {
        let what = format!("{}{}{today}{}", digest, counts.words(), env!("CARGO_PKG_VERSION"));
        let run = short(&Sha256::digest(what.as_bytes()));
        println!("{}", document(&run, found, asked.area.is_some()));
    } else {
        println!("{}", words(found, asked.area.is_some()));
    }
}

fn area(asked: &Count, definitions: &Definitions) -> Result<AreaCode, Failure> {
    let code = asked.area.as_deref().unwrap_or(NO_AREA);
    let known = code.parse().ok().filter(|code| definitions.areas.find(code).is_some());
    known.ok_or_else(|| Failure::new("bad-area", format!("No area has the code {code}. Nothing was counted.")))
}

/// The collection that the asked period falls into, for files that do not say their year.
fn collection_year(wanted: &Asked) -> u16 {
    let ends = wanted.measures.iter().map(|(_, period)| Period::ends(*period)).max();
    ends.and_then(|day| u16::try_from(if day.month() > 3 { day.year() + 1 } else { day.year() }).ok())
        .unwrap_or_default()
}
