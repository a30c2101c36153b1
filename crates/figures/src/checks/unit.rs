//! The unit in the file is the unit of the measure.

use bigplan_measure::Unit;

use super::Given;
use crate::cells::figure::Sign;
use crate::codes::UNIT_CONTRADICTS;
use crate::findings::Findings;
use crate::words::{plain, quoted};

/// False where a sign or a word for a unit contradicts the measure's.
pub(crate) fn check(given: &Given<'_>, findings: &mut Findings) -> bool {
    let measured = given.definition.unit;
    let said = match given.parts.sign {
        Some(Sign::Percent) => Some(Unit::Percent),
        Some(Sign::Pounds) => Some(Unit::Gbp),
        None => named(given.unit),
    };
    if said.is_none_or(|said| same(said, measured)) {
        return true;
    }
    findings.add(UNIT_CONTRADICTS, given.place, || {
        let file = match given.parts.sign {
            Some(Sign::Percent) => "“%”".to_owned(),
            Some(Sign::Pounds) => "“£”".to_owned(),
            None => quoted(given.unit),
        };
        format!("the file says {file}, but {} is given in “{}”.", given.definition.title, in_words(measured))
    });
    false
}

fn same(said: Unit, measured: Unit) -> bool {
    said == measured || said == Unit::Percent && measured == Unit::PercentagePoints
}

/// A unit in a column of units. Words such as "Persons" or "Rate" say nothing.
fn named(words: &str) -> Option<Unit> {
    let plain = plain(words);
    if plain.contains("per 100000") || plain.contains("per 100 000") {
        Some(Unit::Per100000)
    } else if plain.contains("per 10000") || plain.contains("per 10 000") {
        Some(Unit::Per10000)
    } else if plain.contains("per 1000") || plain.contains("per 1 000") || plain.contains("per thousand") {
        Some(Unit::Per1000)
    } else if plain.starts_with('%') || plain.starts_with("percent") || plain.starts_with("per cent") {
        Some(Unit::Percent)
    } else {
        None
    }
}

fn in_words(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "numbers",
        Unit::Score => "scores",
        Unit::Ratio => "ratios",
        other => other.shown().trim_start(),
    }
}
